from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.app import grab_pictures, new_application
from counter_app.domain.people import Person
from counter_app.print.printers import PrintState
from counter_app.services.clock_check import ClockCheck
from counter_app.services.known_slip import known_slip
from counter_app.services.sign_in import Session
from counter_app.store import accounts
from counter_app.sync.connectivity import Line
from counter_app.ui.background import Lane
from counter_app.ui.icons import program_icon
from counter_app.ui.pictures import settle
from counter_app.ui.place import FIND, INTAKE, QUEUE
from counter_app.ui.queue.queue_screen import AGE
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from tests.services.desk import CLERK_LAN, MORNING, receipt_of, workplace
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import answer, fill, question, received
from tests.ui.typing_hands import scan

Open = Callable[..., DeskWindow]


def test_tab_goes_down_the_paper_form(open_window: Open) -> None:
    form = open_window().intake.form
    widget: QWidget = form.person.identity
    order = [widget]
    while widget is not form.note:
        widget = widget.nextInFocusChain()
        order.append(widget)
    person = form.person
    wanted = [
        *(person.identity, person.name, person.born, person.address, person.phone, form.procedure.edit),
        *(form.request, form.filing.sets, form.filing.channel, form.filing.return_way, form.due, form.note),
    ]
    assert [order.index(field) for field in wanted] == sorted(order.index(field) for field in wanted)


def test_keys_lead_to_places_and_back_and_nothing_typed_is_lost(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.intake.form.person.name.setText("Trần Văn Ánh")
    desk.traffic.features.dossiers.find()
    assert desk.window.current_place == FIND
    assert desk.find.box.hasFocus()
    desk.traffic.features.intake.new_or_back()
    assert desk.window.current_place == INTAKE
    assert desk.intake.form.person.identity.hasFocus()
    assert desk.intake.form.person.name.text() == "Trần Văn Ánh"


def test_the_band_hears_the_engine_from_its_own_thread(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    engine = threading.Thread(target=lambda: desk.line.say(state=Line.OUTAGE, waiting_entries=9, waiting_dossiers=4))
    engine.start()
    engine.join()
    qtbot.waitUntil(lambda: "Mất kết nối" in desk.window.band.state.whole())
    assert "4 hồ sơ chờ chuyển" in desk.window.band.state.whole()
    height = desk.window.band.height()
    desk.line.say(state=Line.HANDING_IN, conflicts=2)
    qtbot.waitUntil(desk.window.band.supervisor.isVisible)
    QApplication.processEvents()
    assert desk.window.band.height() == height


def test_a_slip_scanned_anywhere_opens_its_dossier(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    last = desk.traffic.features.intake._last
    assert last is not None
    desk.intake.saved.next.click()
    scan(desk.intake.form.person.address, known_slip(desk.work.desk, last.identity).history.qr_text or "")
    qtbot.waitUntil(lambda: desk.pane.identity == last.identity)
    assert desk.window.current_place == FIND
    assert desk.intake.form.person.address.text() == ""


def test_the_queue_shows_what_waits_and_lets_a_person_declare_an_outage(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    for _ in range(3):
        desk.work.intake.receive(receipt_of(), CLERK_LAN)
    desk.window.show_place(QUEUE)
    qtbot.waitUntil(lambda: desk.queue.model.rowCount() == 4)
    desk.work.acknowledge_all()
    desk.line.say(waiting_entries=1)
    qtbot.waitUntil(lambda: desk.queue.model.rowCount() == 0)
    assert "Không có gì chờ chuyển" in desk.queue.empty.text()
    desk.detail.reason.setText("mất điện cả phường")
    desk.detail.outage.click()
    qtbot.waitUntil(lambda: desk.line.declared == [True])
    recorded = desk.parts.outages.current()
    assert recorded is not None
    assert (recorded.declared, recorded.reason) == (True, "mất điện cả phường")
    assert desk.detail.reason.text() == ""
    desk.line.say(state=Line.OUTAGE)
    qtbot.waitUntil(lambda: desk.detail.reason.isHidden())
    desk.detail.outage.click()
    qtbot.waitUntil(lambda: desk.line.declared == [True, False])
    assert desk.parts.outages.current() is None


def test_an_outage_that_is_recorded_already_is_told_and_the_line_hears_nothing(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.parts.outages.declare(CLERK_LAN, "")
    desk.window.show_place(QUEUE)
    desk.detail.outage.click()
    qtbot.waitUntil(lambda: question(desk, "outage") is not None)
    assert desk.line.declared == []


def test_with_nothing_waiting_everything_stands_at_the_top(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.work.acknowledge_all()
    desk.window.show_place(QUEUE)
    qtbot.waitUntil(lambda: desk.queue.empty.isVisible() and desk.window.is_idle())
    settle(desk.window)
    queue, detail = desk.queue, desk.detail
    line = queue.fontMetrics().height()
    assert queue.empty.mapTo(queue, queue.empty.rect().bottomLeft()).y() < 14 * line
    assert not queue.table.isVisible()
    assert detail.outage.geometry().bottom() < 12 * line
    assert [label.height() < 3 * line for label in (queue.heading, queue.summary, queue.empty, detail.title)] == [
        True
    ] * 4
    desk.work.intake.receive(receipt_of(), CLERK_LAN)
    desk.line.say(waiting_entries=1)
    qtbot.waitUntil(lambda: desk.queue.table.isVisible() and desk.queue.model.rowCount() == 1)
    assert not queue.empty.isVisible()


def test_how_long_it_waited_is_shown_of_what_waits_only(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.window.show_place(QUEUE)
    waiting, recent, _troubled = desk.queue._views.buttons()
    recent.click()
    assert desk.queue.table.isColumnHidden(AGE)
    waiting.click()
    assert not desk.queue.table.isColumnHidden(AGE)
    qtbot.waitUntil(desk.window.is_idle)


def test_a_list_that_is_being_read_stays_under_the_eye(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.work.intake.receive(receipt_of(), CLERK_LAN)
    desk.window.show_place(QUEUE)
    qtbot.waitUntil(lambda: desk.queue.model.rowCount() == 2)
    desk.queue.table.selectRow(0)
    desk.work.acknowledge_all()
    desk.line.say(waiting_entries=1)
    qtbot.waitUntil(desk.queue.changed.isVisible)
    assert desk.queue.model.rowCount() == 2


def test_the_clock_is_asked_about_beside_the_work(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    qtbot.waitUntil(lambda: question(desk, "clock") is not None)
    desk.intake.form.person.name.setText("vẫn gõ được")
    answer(question(desk, "clock"), "Giờ đúng")
    qtbot.waitUntil(lambda: question(desk, "clock") is None)
    assert desk.work.entry_types() == ["JournalOpened", "ClockConfirmed"]


def test_a_clock_that_was_perhaps_set_right_meanwhile_is_asked_about_with_both_times(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    before = workplace(tmp_path)
    before.hands.jump(hours=-6)
    ClockCheck(before.clock, before.desk).correct(CLERK_LAN, MORNING - timedelta(hours=1))
    before.desk.database.close()
    desk = open_window()
    qtbot.waitUntil(lambda: question(desk, "clock") is not None)
    panel = question(desk, "clock")
    assert panel is not None
    assert [button.text() for button in panel.findChildren(QPushButton)] == [
        "Sửa theo giờ trên",
        "23/11/2026 13:00 là đúng",
    ]
    answer(panel, "Sửa theo giờ trên")
    qtbot.waitUntil(lambda: question(desk, "clock") is None)
    assert desk.work.clock.now() == MORNING


def test_closing_with_slips_not_printed_says_so_once(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.tray.jams = True
    fill(qtbot, desk)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and desk.window.is_idle())
    qtbot.waitUntil(lambda: len(desk.traffic.features.printing.unprinted()) == 1)
    assert not desk.window.close()
    assert question(desk, "closing") is not None
    assert desk.window.close()


def test_closing_does_not_call_a_slip_unprinted_of_which_nobody_knows(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.tray.says = PrintState.CANNOT_SAY
    fill(qtbot, desk)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: len(desk.traffic.features.printing.unprinted()) == 1 and desk.window.is_idle())
    assert not desk.window.close()
    told = question(desk, "closing")
    assert told is not None
    assert "1 giấy tiếp nhận chưa rõ đã ra khỏi máy in chưa" in told.sentence.text()
    assert "Còn 1 giấy" not in told.sentence.text() + told.detail.text()


def test_somebody_signs_in_and_the_next_person_finds_an_empty_form(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(session=None)
    with desk.work.desk.database.write() as connection:
        accounts.replace_people(connection, [Person("lan", "Nguyễn Thị Lan", "clerk", "=mật khẩu")], MORNING)
    door = found(desk.window, SignInScreen)
    desk.traffic.features.sign_in.show_people()
    qtbot.waitUntil(lambda: door.person.count() == 1)
    door.password.setText("sai")
    door.enter.click()
    qtbot.waitUntil(lambda: "chưa đúng" in door.problem.text())
    door.password.setText("mật khẩu")
    door.enter.click()
    qtbot.waitUntil(desk.today.isVisible)
    assert desk.window.band.person.whole() == "Nguyễn Thị Lan"
    assert door.password.text() == ""
    qtbot.waitUntil(desk.window.is_idle)
    hand = QApplication.focusWidget()
    assert hand is not None
    assert hand.isVisible(), "what she types goes into what she sees, not into the form behind it"
    QTest.keyClick(desk.window, Qt.Key.Key_F2)
    assert desk.intake.form.person.identity.hasFocus()
    desk.traffic.features.intake.new_or_back()
    desk.intake.form.person.name.setText("Trần Văn Ánh")
    desk.window.rail.leave.click()
    assert not desk.intake.isVisible()
    assert desk.intake.form.entered().is_blank


def test_who_works_here_appears_at_the_door_as_soon_as_the_centre_has_told(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(session=None)
    door = found(desk.window, SignInScreen)
    qtbot.waitUntil(door.nobody.isVisible)
    with desk.work.desk.database.write() as connection:
        accounts.replace_people(connection, [Person("lan", "Nguyễn Thị Lan", "clerk", "=mật khẩu")], MORNING)
    qtbot.waitUntil(lambda: door.person.count() == 1)
    assert not door.nobody.isVisible()
    assert not door.hint.isVisible()  # a password is never said in an office that is one


def test_the_task_bar_shows_the_desk_and_a_picture(open_window: Open, tmp_path: Path) -> None:
    desk = open_window()
    assert desk.window.windowTitle() == "Một cửa — Quầy 1"
    assert not program_icon().pixmap(16, 16).isNull()
    assert not new_application(tmp_path / "window.ini").windowIcon().isNull()


def test_closing_while_a_slip_is_printing_and_a_receipt_is_being_saved_loses_neither(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    desk.tray.waits_for = threading.Event()
    fill(qtbot, desk)
    desk.intake.save.click()
    qtbot.waitUntil(desk.tray.has_begun.is_set)
    assert not desk.window.close()
    told = question(desk, "closing")
    assert told is not None
    assert "tự đóng khi xong" in told.sentence.text()
    desk.tray.waits_for.set()
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert desk.work.entry_types()[-3:] == ["DossierReceived", "SlipSent", "SlipOutcome"]
    assert len(desk.tray.sheets) == 1


def test_closing_while_much_waits_for_the_centre_says_that_it_is_safe(open_window: Open) -> None:
    desk = open_window()
    desk.line.say(state=Line.HANDING_IN, waiting_entries=37)
    assert not desk.window.close()
    told = question(desk, "closing")
    assert told is not None
    assert "37 việc" in told.sentence.text()
    assert "đã lưu chắc chắn" in told.detail.text()
    answer(told, "Ở lại")
    assert question(desk, "closing") is None
    assert not desk.window.close()
    assert desk.window.close()


def test_a_role_that_may_not_receive_is_told_so_and_nothing_is_lost(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(session=Session("quan", "Quản trị", "administrator", must_change=False))
    fill(qtbot, desk)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: question(desk, "save") is not None)
    assert desk.intake.form.person.name.text() == "Nguyễn Thị Đẹp"
    assert received(desk) == 0


def test_pictures_are_taken_of_every_screen(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    desk = open_window()
    desk.work.intake.receive(receipt_of(), CLERK_LAN)
    pictures = grab_pictures(desk.window, tmp_path / "pictures", desk.parts)
    assert {"intake-empty.png", "intake.png", "dossier.png", "band-outage.png"} <= {
        picture.name for picture in pictures
    }
    assert all(picture.stat().st_size > 1_000 for picture in pictures)
    assert received(desk) == 1


class Ear(QObject):
    def hear(self, value: object) -> None:
        assert value is True


def test_a_busy_lane_never_holds_the_window(qtbot: QtBot, open_window: Open) -> None:
    desk, gate = open_window(), threading.Event()
    lanes = desk.traffic._background
    ear = Ear(desk.window)
    lanes.run(Lane.JOURNAL, gate.wait, ear.hear, ear.hear)
    desk.intake.form.person.name.setText("gõ trong lúc chờ")
    QApplication.processEvents()
    assert not desk.window.is_idle()
    gate.set()
    qtbot.waitUntil(desk.window.is_idle)
