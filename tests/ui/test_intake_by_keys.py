"""The common path and ten certified copies by the keyboard alone, with the keys counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import (
    DOSSIER_RECEIVED,
    FEE_COLLECTED,
    JOURNAL_OPENED,
    RESULT_RETURNED,
    SLIP_OUTCOME,
    SLIP_SENT,
)
from counter_app.ui.intake.entered import EnteredCopies
from tests.services.desk import STATUS
from tests.ui.counted_keys import CountedKeys, focused
from tests.ui.desk_window import DeskWindow

CARD = "0751900{number:05}||Nguyễn Thị Đẹp|01021990|Nữ|Số 1, phố Thử Nghiệm|21112021"
CERTIFIED = "2.000815"
Open = Callable[..., DeskWindow]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def begin(qtbot: QtBot, desk: DeskWindow) -> None:
    """The desk as it stands in the morning: whatever place is shown, F2 leads to the form."""
    desk.window.setFocus()
    qtbot.waitUntil(desk.window.is_idle)


def choose(qtbot: QtBot, desk: DeskWindow, hands: CountedKeys, letters: str, code: str) -> None:
    picker = desk.intake.form.procedure
    hands.type(letters)
    qtbot.waitUntil(lambda: picker.list.isVisible() and picker.list.count() > 0)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picker.code == code)


def test_scan_procedure_papers_save_and_print_take_few_keys_and_no_mouse(qtbot: QtBot, open_window: Open) -> None:
    desk, hands = open_window(), CountedKeys()
    begin(qtbot, desk)
    hands.press(Qt.Key.Key_F2)
    hands.scan(CARD.format(number=12345))
    qtbot.waitUntil(lambda: focused() is desk.intake.form.procedure.edit)
    choose(qtbot, desk, hands, "tinh tr", STATUS)
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1)
    qtbot.waitUntil(lambda: desk.work.entry_types()[-2:] == [SLIP_SENT, SLIP_OUTCOME])
    (received,) = desk.parts.dossiers.find("nguyen thi dep")
    view = desk.parts.dossiers.open(received.identity)
    assert len(view.components) == 2, "every paper is in the receipt"
    assert (hands.pressed, hands.mouse_events) == (4, 0)


def test_a_longer_path_with_telephone_papers_one_by_one_and_a_fee_stays_under_twenty(
    qtbot: QtBot, open_window: Open
) -> None:
    desk, hands = open_window(), CountedKeys()
    begin(qtbot, desk)
    hands.press(Qt.Key.Key_F2)
    hands.scan(CARD.format(number=12345))
    form = desk.intake.form
    qtbot.waitUntil(lambda: focused() is form.procedure.edit)
    hands.press(Qt.Key.Key_Backtab, SHIFT)  # e-mail
    hands.press(Qt.Key.Key_Backtab, SHIFT)
    assert focused() is form.person.phone
    hands.type("0912345678")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    choose(qtbot, desk, hands, "tinh tr", STATUS)
    hands.press(Qt.Key.Key_Tab)
    for _paper in range(2):
        hands.press(Qt.Key.Key_Space)
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1)
    (received,) = desk.parts.dossiers.find("0912345678")
    assert len(desk.parts.dossiers.open(received.identity).components) == 2
    assert hands.mouse_events == 0
    assert hands.pressed < 20, hands.pressed


def test_ten_certified_copies_are_received_paid_and_returned_quickly(qtbot: QtBot, open_window: Open) -> None:
    """Each citizen brings one original of three pages and wants two copies: (2,000 + 2,000 + 1,000) × 2."""
    desk, hands, watch = open_window(), CountedKeys(), QElapsedTimer()
    begin(qtbot, desk)
    watch.start()
    hands.press(Qt.Key.Key_F2)
    form = desk.intake.form
    for number in range(10):
        hands.scan(CARD.format(number=number))
        qtbot.waitUntil(lambda: focused() is form.procedure.edit)
        choose(qtbot, desk, hands, "chung thuc ban sao", CERTIFIED)
        hands.press(Qt.Key.Key_F8)  # and on to the figures
        hands.press(Qt.Key.Key_Tab)
        hands.type("2")
        hands.press(Qt.Key.Key_Tab)
        hands.type("3")
        qtbot.waitUntil(lambda: form.copies.entered() == (EnteredCopies(1, 2, 3),))
        hands.press(Qt.Key.Key_F9, SHIFT)
        qtbot.waitUntil(lambda: not desk.intake.is_saving and form.entered().is_blank)
    qtbot.waitUntil(desk.window.is_idle)
    entries = [entry for entry in desk.work.entry_types() if entry != JOURNAL_OPENED]
    assert entries.count(DOSSIER_RECEIVED) == entries.count(FEE_COLLECTED) == entries.count(RESULT_RETURNED) == 10
    assert SLIP_SENT not in entries, "an immediate result is not printed unless asked for"
    assert desk.tray.sheets == []
    line = desk.parts.dossiers.find("nguyen thi dep")[0]
    view = desk.parts.dossiers.open(line.identity)
    assert [(fee.amount, fee.paid) for fee in view.fees] == [(10_000, True)]
    assert "1 bản chính × 2 bản sao × 3 trang" in " ".join(view.timeline[0].details_vi)
    assert (hands.pressed, hands.mouse_events) == (1 + 10 * 5, 0)
    assert watch.elapsed() < 300_000


def test_asked_for_the_slip_of_an_immediate_result_is_printed(qtbot: QtBot, open_window: Open) -> None:
    desk, hands = open_window(), CountedKeys()
    begin(qtbot, desk)
    hands.press(Qt.Key.Key_F2)
    hands.scan(CARD.format(number=1))
    choose(qtbot, desk, hands, "chung thuc ban sao", CERTIFIED)
    hands.press(Qt.Key.Key_F8)
    desk.intake.form.slip_wanted.click()
    qtbot.waitUntil(lambda: "in" in desk.intake.save.words.text().split(" ")[-1:])
    hands.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1)
    assert QApplication.focusWidget() is not None
