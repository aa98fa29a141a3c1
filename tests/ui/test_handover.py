"""Handing over through the real window: the list in the making, one act, its papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import PAPER_OUTCOME
from counter_app.domain.life_cycle import RECEIVED, WITH_SPECIALIST
from counter_app.print.printers import PrintState
from counter_app.services.scans import ScannedCode
from counter_app.ui.handover.handover_controller import ASKING
from counter_app.ui.handover.handover_table import DEADLINE
from counter_app.ui.handover.handover_table import UNIT as UNIT_COLUMN
from counter_app.ui.marked import Panel
from counter_app.ui.place import FIND, HANDOVER
from counter_app.ui.wishes import DossierWish
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.handover_hands import UNIT, Handing

Open = Callable[..., DeskWindow]


@pytest.fixture
def handing(qtbot: QtBot, open_window: Open) -> Handing:
    return Handing(qtbot, open_window())


def test_the_empty_list_says_how_to_fill_it(handing: Handing) -> None:
    assert handing.screen.box.hasFocus()
    assert "Ctrl+T" in handing.screen.empty.text()
    assert not handing.card.hand_over.isEnabled()


def test_without_a_unit_the_key_leads_to_its_field(handing: Handing) -> None:
    handing.take_all()
    QTest.keyClick(handing.desk.window, Qt.Key.Key_F9)
    assert handing.desk.window.notices.panel(ASKING) is None
    assert handing.card.unit.hasFocus()
    assert handing.card.unit.property("wrong")
    assert handing.card.no_unit.isVisible(), "a red edge says that something is wrong, not what"
    handing.card.unit.setText(UNIT)
    assert not handing.card.unit.property("wrong")
    assert not handing.card.no_unit.isVisible()
    handing.hand_over()
    assert [handing.status(identity) for identity in handing.identities] == [WITH_SPECIALIST] * 3
    assert not handing.card.title.isVisibleTo(handing.card), "nothing of a dossier that is gone"


def test_the_row_that_the_keys_mean_is_marked_as_soon_as_they_are_there(handing: Handing) -> None:
    handing.take_all()
    QTest.keyClick(handing.screen.box, Qt.Key.Key_Down)
    assert [index.row() for index in handing.screen.table.selectionModel().selectedRows()] == [0]
    handing.screen.table.clearSelection()
    handing.screen.box.setFocus()
    handing.screen.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in handing.screen.table.selectionModel().selectedRows()] == [0]
    QTest.keyClick(handing.screen.table, Qt.Key.Key_Delete)
    assert handing.people() == ["Trần Văn Bình", "Lê Thị Hương"]


def test_where_no_unit_is_known_its_empty_column_gives_its_room_to_what_is_read(handing: Handing) -> None:
    """The names of the procedures were cut beside it."""
    handing.take_all()
    table, named = handing.screen.table, handing.screen.model.index(0, 2)
    assert table.isColumnHidden(UNIT_COLUMN)
    widest = max(table.fontMetrics().horizontalAdvance(line) for line in str(named.data()).split("\n"))
    assert table.columnWidth(2) > widest
    row = handing.screen.going()[0]
    handing.screen.take_away(handing.screen.identities())
    handing.screen.put((replace(row, unit=UNIT),))
    assert not table.isColumnHidden(UNIT_COLUMN)


def test_everything_that_waits_comes_with_its_countdown_and_the_article(handing: Handing) -> None:
    handing.take_all()
    assert handing.people() == ["Nguyễn Thị Đẹp", "Trần Văn Bình", "Lê Thị Hương"]
    shown = handing.screen.model.index(0, DEADLINE).data()
    assert shown == "17:00 hôm nay\ncòn 4 giờ 30 phút làm việc"
    handing.screen.table.selectRow(1)
    assert "điều 18.2" in handing.card.facts.text()


def test_what_is_late_stands_first_and_says_so(handing: Handing) -> None:
    late = handing.identities[0]
    handing.desk.work.hands.pass_time(days=2)
    newer = handing.desk.work.intake.receive(receipt_of(applicant=person(name="Vũ Mới")), CLERK_LAN).identity
    handing.desk.traffic.features.handover.take(newer)
    handing.desk.traffic.features.handover.take(late)
    handing.settle()
    assert handing.people() == ["Nguyễn Thị Đẹp", "Vũ Mới"]
    assert "quá hạn 3 giờ 30 phút làm việc" in handing.screen.model.index(0, DEADLINE).data()
    assert handing.screen.model.index(0, DEADLINE).data(Qt.ItemDataRole.DecorationRole) is not None
    assert "đã quá giờ phải chuyển: 1" in handing.screen.figures.text()


def test_scans_land_in_the_list_while_it_is_in_front(handing: Handing) -> None:
    first, second, _third = handing.identities
    scans = handing.desk.traffic.features.scans
    scans.dossier_scanned.emit(DossierWish(first))
    handing.settle()
    code = handing.desk.parts.steps.cases.open(second).row.code
    assert code is not None
    scans.code_scanned.emit(ScannedCode(code))
    handing.settle()
    assert handing.desk.window.current_place == HANDOVER
    assert handing.people() == ["Nguyễn Thị Đẹp", "Trần Văn Bình"]
    assert "Đã thêm" in handing.screen.answer.text()
    scans.dossier_scanned.emit(DossierWish(first))
    handing.settle()
    assert "đã có trong danh sách" in handing.screen.answer.text()
    handing.desk.window.go_to(FIND)
    scans.dossier_scanned.emit(DossierWish(first))
    handing.settle()
    assert handing.desk.window.current_place == FIND


def test_a_dossier_that_may_not_go_along_says_why_and_stays_out(handing: Handing) -> None:
    gone = handing.identities[0]
    handing.desk.parts.steps.handovers.hand_over(gone, UNIT, CLERK_LAN)
    handing.type(gone)
    assert handing.people() == []
    assert "nên không thể" in handing.screen.answer.text()
    handing.type("khong ai")
    assert "Không có hồ sơ nào" in handing.screen.answer.text()
    handing.type("binh")
    assert handing.people() == ["Trần Văn Bình"]


def test_one_key_hands_over_the_whole_list_after_one_question_and_prints(handing: Handing) -> None:
    handing.take_all()
    handing.card.unit.setText(UNIT)
    handing.card.receiver.setText("Phạm Văn Dũng")
    handing.card.slips_wanted.setChecked(True)
    handing.hand_over()
    assert [handing.status(one) for one in handing.identities] == [WITH_SPECIALIST] * 3
    handing.qtbot.waitUntil(lambda: len(handing.desk.tray.sheets) == 4 and handing.desk.window.is_idle())
    text = extracted(handing.desk.tray.sheets[0])
    for words in ("GIẤY BÀN GIAO", UNIT, "Phạm Văn Dũng", "Nguyễn Thị Lan", "bên nhận giữ"):
        assert words in text
    assert "PHIẾU KIỂM SOÁT" in extracted(handing.desk.tray.sheets[1])
    assert handing.people() == []
    assert "Đã bàn giao 3 hồ sơ" in handing.screen.answer.text()
    assert UNIT in handing.card.known.text()


def test_nothing_is_written_before_the_question_is_answered(handing: Handing) -> None:
    handing.take_all()
    handing.card.unit.setText(UNIT)
    handing.card.hand_over.click()
    panel = handing.desk.window.notices.panel(ASKING)
    assert panel is not None
    assert "không rút lại" in panel.detail.text()
    panel.findChildren(QPushButton)[0].click()
    handing.settle()
    assert handing.desk.window.notices.panel(ASKING) is None
    assert [handing.status(one) for one in handing.identities] == [RECEIVED] * 3
    assert len(handing.people()) == 3


def test_one_that_was_handed_over_meanwhile_keeps_all_back_and_is_named(handing: Handing) -> None:
    handing.take_all()
    handing.card.unit.setText(UNIT)
    handing.desk.parts.steps.handovers.hand_over(handing.identities[1], UNIT, CLERK_LAN)
    handing.hand_over()
    assert handing.status(handing.identities[0]) == RECEIVED
    assert handing.people()[0] == "Trần Văn Bình"
    assert "Không bàn giao được" in handing.screen.model.index(0, DEADLINE).data()
    handing.hand_over()
    assert handing.status(handing.identities[0]) == WITH_SPECIALIST


def test_the_list_is_parted_by_unit_and_the_unit_filled_in(handing: Handing) -> None:
    first = handing.identities[0]
    other = receipt_of("1.001193", applicant=person(name="Bùi Khai Sinh"), slip_wanted=True)
    birth = handing.desk.work.intake.receive(other, CLERK_LAN).identity
    handing.desk.parts.steps.handovers.hand_over(first, UNIT, CLERK_LAN)
    handing.take_all()
    handing.screen.unit.choose(UNIT)
    assert sorted(handing.people()) == ["Lê Thị Hương", "Trần Văn Bình"]
    assert handing.card.unit.text() == UNIT
    handing.hand_over()
    assert handing.people() == ["Bùi Khai Sinh"]
    assert handing.status(birth) == RECEIVED


def test_rows_leave_by_key(handing: Handing) -> None:
    handing.take_all()
    handing.screen.table.selectRow(0)
    QTest.keyClick(handing.screen.table, Qt.Key.Key_Delete)
    assert handing.people() == ["Trần Văn Bình", "Lê Thị Hương"]


def test_a_printer_that_fails_leaves_the_hand_over_standing_and_prints_again(handing: Handing) -> None:
    handing.desk.tray.jams = True
    handing.take_all()
    handing.card.unit.setText(UNIT)
    handing.hand_over()
    assert handing.status(handing.identities[0]) == WITH_SPECIALIST
    name = next(name for name in handing.desk.window.notices._panels if name.startswith("handover list"))
    panel = handing.desk.window.notices.panel(name)
    assert panel is not None
    assert "hết giấy" in panel.detail.text()
    handing.desk.tray.jams = False
    next(button for button in panel.findChildren(QPushButton) if button.text() == "In lại").click()
    handing.qtbot.waitUntil(lambda: len(handing.desk.tray.sheets) == 1 and handing.desk.window.is_idle())


@pytest.mark.parametrize(("word", "outcome"), [("Đã ra", "printed"), ("Chưa ra, in lại", "not_printed")])
def test_where_the_printer_cannot_say_the_clerk_s_word_on_each_control_slip_is_kept(
    handing: Handing, word: str, outcome: str
) -> None:
    """Before, the panel was put away and nobody ever knew of the papers."""
    handing.desk.tray.says = PrintState.CANNOT_SAY
    handing.take_all()
    handing.card.unit.setText(UNIT)
    handing.card.slips_wanted.setChecked(True)
    handing.hand_over()
    handing.qtbot.waitUntil(lambda: bool(asked_about_slips(handing)))
    buttons = {button.text(): button for button in asked_about_slips(handing)[0].findChildren(QPushButton)}
    buttons[word].click()
    handing.settle()
    for identity in handing.identities:
        found_outcome = handing.desk.parts.steps.cases.open(identity).last(PAPER_OUTCOME)
        assert found_outcome is not None
        assert found_outcome.header is not None
        assert found_outcome.header.facts["outcome"] == outcome


def test_control_slips_that_did_not_come_out_are_taken_back_before_they_are_printed_again(handing: Handing) -> None:
    tray = handing.desk.tray
    tray.says = PrintState.CANNOT_SAY
    handing.take_all()
    handing.card.unit.setText(UNIT)
    handing.card.slips_wanted.setChecked(True)
    handing.hand_over()
    handing.qtbot.waitUntil(lambda: bool(asked_about_slips(handing)))
    handing.settle()
    marks, sheets = list(tray.marks), len(tray.sheets)
    tray.keeps_jobs = True
    press(asked_about_slips(handing)[0], "Chưa ra, in lại")
    handing.qtbot.waitUntil(lambda: handing.desk.window.is_idle() and bool(asked_about_slips(handing)))
    assert len(tray.sheets) == sheets
    tray.keeps_jobs = False
    press(asked_about_slips(handing)[0], "Chưa ra, in lại")
    handing.qtbot.waitUntil(lambda: len(tray.sheets) == sheets + len(handing.identities))
    assert set(tray.taken_back) < set(marks)
    assert len(tray.taken_back) == len(handing.identities)


def press(panel: Panel, word: str) -> None:
    next(button for button in panel.findChildren(QPushButton) if button.text() == word).click()


def asked_about_slips(handing: Handing) -> list[Panel]:
    panels = handing.desk.window.notices.findChildren(Panel)
    return [one for one in panels if "ra khỏi" in one.sentence.text() and "kiểm soát" in one.sentence.text().lower()]


def test_what_was_removed_is_taken_back_even_where_the_list_is_empty_now(handing: Handing) -> None:
    handing.take_all()
    screen = handing.screen
    screen.table.selectRow(0)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    assert len(handing.people()) == 2
    assert screen.table.hasFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(handing.people()) == 3
    screen.table.selectAll()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    assert handing.people() == []
    assert screen.take_back.hasFocus()
    screen.take_back.click()
    assert len(handing.people()) == 3
    assert screen.take_back.isHidden()
