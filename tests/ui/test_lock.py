"""The door of the desk: people, passwords, a locked screen, and who sits down next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import SLIP_OUTCOME
from counter_app.domain.people import Person
from counter_app.settings.local_settings import LocalSettings
from counter_app.store import accounts
from counter_app.sync.connectivity import Line
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.place import FIND, INTAKE, TODAY
from counter_app.ui.sign_in.lock_screen import LockScreen
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from tests.services.desk import CLERK_LAN, MORNING, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import CARD, fill, received
from tests.ui.lock_hands import PASSWORD, lock_screen, unlock
from tests.ui.typing_hands import press, scan

Open = Callable[..., DeskWindow]


@pytest.fixture
def desk(open_window: Open) -> DeskWindow:
    made = open_window()
    people = [Person("lan", "Nguyễn Thị Lan", "clerk", f"={PASSWORD}"), Person("hung", "Trần Văn Hùng", "clerk", "=x")]
    with made.work.desk.database.write() as connection:
        accounts.replace_people(connection, people, MORNING)
    return made


def locked(desk: DeskWindow) -> LockScreen:
    desk.traffic.features.lock.lock()
    screen = lock_screen(desk)
    assert screen.isVisible()
    return screen


def everything_shown(desk: DeskWindow) -> str:
    """Every word that an eye or a screen reader meets in any window of the program."""
    words = []
    for window in QApplication.topLevelWidgets():
        for kind in (QLabel, QLineEdit, QPlainTextEdit):
            for one in window.findChildren(kind):
                if one.isVisible():
                    words.append(one.toPlainText() if isinstance(one, QPlainTextEdit) else one.text())
                    words += [one.accessibleName(), one.toolTip()]
        words.append(window.windowTitle())
    return "\n".join(words)


def test_the_locked_screen_shows_nothing_of_a_citizen_and_gives_back_everything(qtbot: QtBot, desk: DeskWindow) -> None:
    fill(qtbot, desk)
    qtbot.waitUntil(desk.window.is_idle)
    phone = desk.intake.form.person.phone
    phone.setText("0912 345 678")
    phone.setFocus()
    phone.setSelection(2, 3)
    locked(desk)
    shown = everything_shown(desk)
    for private in ("Đẹp", "075190012345", "0912", "Thử Nghiệm"):
        assert private not in shown
    assert "Nguyễn Thị Lan" in shown
    unlock(qtbot, desk)
    qtbot.waitUntil(desk.intake.isVisible)
    assert desk.window.current_place == INTAKE
    assert phone.hasFocus()
    assert phone.selectedText() == "12 "
    assert desk.intake.form.person.name.text() == "Nguyễn Thị Đẹp"


def test_keys_of_the_work_do_nothing_while_it_is_locked(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.intake.form.person.name.setText("Trần Văn Ánh")
    locked(desk)
    before = desk.window.current_place
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F9, Qt.Key.Key_Escape):
        qtbot.keyClick(desk.window, key)
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current_place == before
    assert lock_screen(desk).isVisible()
    assert received(desk) == 0
    unlock(qtbot, desk)
    assert desk.intake.form.person.name.text() == "Trần Văn Ánh"


def test_it_locks_by_its_key_and_by_itself_when_no_hand_is_there(qtbot: QtBot, desk: DeskWindow) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert lock_screen(desk).isVisible()
    unlock(qtbot, desk)
    desk.traffic.features.lock.lock_after(60)
    qtbot.waitUntil(lock_screen(desk).isVisible)


def test_minutes_come_from_the_settings_of_this_pc(desk: DeskWindow) -> None:
    lock = desk.traffic.features.lock
    assert lock._idle.interval() == 5 * 60_000
    desk.traffic.features.settings.machine_changed.emit(LocalSettings(lock_minutes=12))
    press(desk.intake.form.person.name, "a")
    assert lock._idle.interval() == 12 * 60_000
    desk.traffic.features.settings.machine_changed.emit(LocalSettings(lock_minutes=0))
    assert not lock._idle.isActive()


def test_a_scan_lands_nowhere_while_it_is_locked_and_says_so(qtbot: QtBot, desk: DeskWindow) -> None:
    screen = locked(desk)
    scan(screen.password, CARD)
    assert "Màn hình đang khóa" in screen.problem.text()
    assert screen.password.text() == ""
    unlock(qtbot, desk)
    assert desk.intake.form.person.name.text() == ""


def test_a_password_typed_in_haste_is_no_scan(qtbot: QtBot, desk: DeskWindow) -> None:
    screen = locked(desk)
    screen.password.setFocus()
    for letter in PASSWORD:
        press(screen.password, letter)
    press(screen.password, "\r", Qt.Key.Key_Return)
    qtbot.waitUntil(desk.intake.isVisible)


def test_printing_and_handing_in_go_on_while_it_is_locked(qtbot: QtBot, desk: DeskWindow) -> None:
    fill(qtbot, desk)
    desk.intake.save.click()
    locked(desk)
    desk.line.say(state=Line.HANDING_IN, waiting_entries=37)
    qtbot.waitUntil(lambda: desk.work.entry_types()[-1:] == [SLIP_OUTCOME])
    assert len(desk.tray.sheets) == 1
    assert "37" in desk.window.band.state.whole()
    assert lock_screen(desk).isVisible()


def test_a_wrong_password_is_told_in_place_and_slowed_tries_count_down(qtbot: QtBot, desk: DeskWindow) -> None:
    screen = locked(desk)
    for _ in range(4):
        unlock(qtbot, desk, "sai")
        assert "chưa đúng" in screen.problem.text()
    unlock(qtbot, desk, "sai")
    assert "thử lại được sau 2 giây" in screen.wait.text()
    assert not screen.enter.isEnabled()
    desk.work.hands.pass_time(seconds=5)
    qtbot.waitUntil(screen.enter.isEnabled, timeout=5_000)
    unlock(qtbot, desk)
    qtbot.waitUntil(desk.intake.isVisible)


def test_somebody_else_sits_down_and_the_draft_stays_at_the_desk(qtbot: QtBot, desk: DeskWindow) -> None:
    """Saved by whoever signs in; what was typed is never put into another person's form unasked."""
    desk.intake.form.person.name.setText("Trần Văn Ánh")
    desk.window.show_place(FIND)
    desk.window.show_place(INTAKE)
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    door = found(desk.window, SignInScreen)
    qtbot.waitUntil(lambda: door.person.findData("hung") >= 0)
    sit_down(qtbot, desk, "hung", "x")
    assert desk.window.band.person.whole() == "Trần Văn Hùng"
    assert desk.intake.form.entered().is_blank
    assert [draft.person for draft in desk.parts.drafts.others("hung", "intake")] in (["lan"], [])
    desk.window.rail.leave.click()
    sit_down(qtbot, desk, "lan", PASSWORD)
    qtbot.waitUntil(lambda: desk.intake.form.person.name.text() == "Trần Văn Ánh")


def sit_down(qtbot: QtBot, desk: DeskWindow, account: str, password: str) -> None:
    door = found(desk.window, SignInScreen)
    qtbot.waitUntil(lambda: door.person.findData(account) >= 0 and desk.window.is_idle())
    door.person.choose(account)
    door.password.setText(password)
    door.enter.click()
    qtbot.waitUntil(lambda: not door.isVisible() and desk.window.is_idle())


def test_the_next_person_begins_at_their_day_and_finds_no_dossier_of_the_last_one(
    qtbot: QtBot, desk: DeskWindow
) -> None:
    identity = desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    screen = found(desk.window, FindScreen)
    desk.traffic.features.dossiers.look_for("dep")
    desk.traffic.features.dossiers.open(identity)
    qtbot.waitUntil(lambda: desk.pane.identity == identity and desk.window.is_idle())
    desk.window.rail.leave.click()
    sit_down(qtbot, desk, "lan", PASSWORD)
    assert (desk.window.current_place, desk.pane.identity, screen.box.text()) == (FIND, identity, "dep")
    desk.window.rail.leave.click()
    sit_down(qtbot, desk, "hung", "x")
    assert desk.window.current_place == TODAY
    desk.window.show_place(FIND)
    qtbot.waitUntil(desk.window.is_idle)
    assert (desk.pane.identity, desk.pane.shown, screen.box.text(), screen.model.rowCount()) == ("", "", "", 0)
    assert "Đẹp" not in everything_shown(desk)
    assert desk.pane.state.text() == "Chọn một hồ sơ để xem diễn biến."
    desk.traffic.features.dossiers.open(identity)
    qtbot.waitUntil(lambda: desk.pane.identity == identity and desk.pane.facts_title.isVisible())


def test_who_was_here_lately_is_one_press_away(qtbot: QtBot, desk: DeskWindow) -> None:
    for account, password in (("lan", PASSWORD), ("hung", "x")):
        desk.window.rail.leave.click()
        sit_down(qtbot, desk, account, password)
    desk.window.rail.leave.click()
    door = found(desk.window, SignInScreen)
    qtbot.waitUntil(door.recent.isVisible)
    assert desk.parts.sign_in.recent() == ("hung", "lan")
    door.recent.chosen.emit("lan")
    assert door.person.value() == "lan"
    assert door.password.hasFocus()


def test_caps_lock_is_told_beside_the_password(desk: DeskWindow) -> None:
    screen = locked(desk)
    screen.password.setFocus()
    QApplication.sendEvent(screen.password, key("A"))
    desk.traffic.features.listener._give_back()
    assert screen.caps.isVisible()
    QApplication.sendEvent(screen.password, key("a"))
    desk.traffic.features.listener._give_back()
    assert not screen.caps.isVisible()


def key(letter: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)


def test_nothing_of_a_password_is_left_in_a_field(qtbot: QtBot, desk: DeskWindow) -> None:
    locked(desk)
    unlock(qtbot, desk)
    secrets = [edit for edit in desk.window.findChildren(QLineEdit) if edit.echoMode() == QLineEdit.EchoMode.Password]
    assert [edit.text() for edit in secrets] == [""] * len(secrets)
