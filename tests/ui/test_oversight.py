"""What waits for a second person, what was corrected alone, what was transferred: looked through in Today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.vietqr import purpose_of
from counter_app.ui.choice_row import ChoiceRow
from counter_app.ui.pictures import settle
from counter_app.ui.place import FIND
from counter_app.ui.today.day_lists import DayList
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.oversight_hands import LATER_DUE, LE_PHI, VOID, Day
from tests.ui.step_hands import arrived_online

Open = Callable[..., DeskWindow]


@pytest.fixture
def day(qtbot: QtBot, open_window: Open) -> Day:
    return Day(qtbot, open_window())


@pytest.fixture
def morning(qtbot: QtBot, open_window: Open) -> Day:
    """The supervisor's."""
    return Day(qtbot, open_window(session=SUPERVISOR_HOA))


def test_a_supervisor_sees_what_needs_her_and_a_clerk_only_what_there_is(qtbot: QtBot, day: Day) -> None:
    identity = day.receive()
    day.steps.corrections.ask(identity, VOID, CLERK_LAN)
    day.show(DayList.ASKED, 1)
    assert day.labels()[4:] == ["Đề nghị sửa · 1"]
    day.desk.seat.take(SUPERVISOR_HOA)
    qtbot.waitUntil(lambda: day.labels()[4:] == ["Đề nghị sửa · 1", "Đã sửa · 0", "Chuyển khoản · 0"])


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_however_many_lists_there_are_they_stand_in_one_row_and_the_empty_ones_give_way(
    qtbot: QtBot, open_window: Open, scale: float
) -> None:
    """Eight of them took a second row from the list that was read, and three at large text."""
    try:
        day = Day(qtbot, open_window(session=SUPERVISOR_HOA, scale=scale))
        arrived_online(day.desk)
        day.steps.corrections.ask(day.receive(), LATER_DUE, CLERK_LAN)
        day.steps.fees.claim(day.receive(), (LE_PHI,), CLERK_LAN)
        day.show(DayList.CLAIMED, 1)
        row = found(day.desk.window, ChoiceRow)
        day.desk.today._choices.checkedButton().setFocus()
        day.desk.today.show_list(DayList.TO_SIGN)
        assert not row.more.hasFocus(), "the hand stays on the lists"
        settle(day.desk.window)
        shown = [one for one in (*day.desk.today._choices.buttons(), row.more) if one.isVisible()]
        assert len({one.y() for one in shown}) == 1
        assert all(row.rect().contains(one.geometry()) for one in shown)
        assert shown[-1] is row.more
        assert "Chờ ký số · 0" in day.labels()
        row.menu.aboutToShow.emit()
        hidden = [action.text() for action in row.menu.actions()]
        assert hidden[0].endswith("· 0")
        row.menu.actions()[0].trigger()
        assert day.desk.today.shown is not DayList.TO_SIGN
        assert hidden[0] in day.labels()
    finally:
        dress_plainly()


def test_a_proposal_is_approved_where_it_is_listed_with_one_key(qtbot: QtBot, morning: Day) -> None:
    identity = morning.receive()
    morning.steps.corrections.ask(identity, LATER_DUE, CLERK_LAN)
    morning.show(DayList.ASKED, 1)
    assert "Ghi nhầm ngày hẹn" in morning.card.told.text()
    assert "01/12/2026" in morning.card.changes.texts()[0][1]
    assert morning.card.second.isHidden()
    QTest.keyClick(morning.desk.window, Qt.Key.Key_F9)
    morning.emptied(DayList.ASKED)
    assert morning.steps.cases.open(identity).due == LATER_DUE.due
    assert morning.card.empty.isVisible()


def test_the_second_person_signs_over_the_clerk_s_screen_and_the_new_slip_is_printed(qtbot: QtBot, day: Day) -> None:
    identity = day.receive()
    day.steps.corrections.ask(identity, LATER_DUE, CLERK_LAN)
    day.show(DayList.ASKED, 1)
    assert day.card.second.isVisible()
    assert day.card.prints.isChecked()
    day.card.second.password.setText("sai")
    day.card.approve.click()
    qtbot.waitUntil(lambda: "chưa đúng" in day.card.problem.text() and day.desk.window.is_idle())
    assert day.card.second.password.text() == ""
    assert day.steps.corrections.waiting(identity) is not None
    day.card.second.password.setText("mat khau")
    day.card.approve.click()
    day.emptied(DayList.ASKED)
    qtbot.waitUntil(lambda: len(day.desk.tray.sheets) == 1 and day.desk.window.is_idle())
    last = day.steps.cases.open(identity).last("CorrectionDecided")
    assert last is not None
    assert last.header is not None
    assert (last.header.who, last.header.facts["how"]) == ("hoa", "signed_in")
    assert day.desk.seat.session == CLERK_LAN


def test_a_refusal_leaves_what_was_promised(morning: Day) -> None:
    identity = morning.receive()
    promised = morning.steps.cases.open(identity).due
    morning.steps.corrections.ask(identity, LATER_DUE, CLERK_LAN)
    morning.show(DayList.ASKED, 1)
    morning.card.said.setText("Không có lý do")
    morning.card.refuse.click()
    morning.emptied(DayList.ASKED)
    assert morning.steps.cases.open(identity).due == promised


def test_what_a_clerk_corrected_alone_is_looked_at_afterwards(qtbot: QtBot, morning: Day) -> None:
    identity = morning.receive()
    morning.steps.corrections.correct(identity, {"request": "Trích lục khai sinh"}, "Ghi nhầm", CLERK_LAN)
    morning.show(DayList.MADE, 1)
    assert morning.card.changes.texts() == [("Nội dung yêu cầu", "(trống) → Trích lục khai sinh")]
    assert morning.card.refuse.isHidden()
    QTest.keyClick(morning.desk.window, Qt.Key.Key_F9)
    morning.emptied(DayList.MADE)
    assert morning.steps.oversight.made("hoa") == ()


def test_a_transfer_is_confirmed_by_hand_with_its_line(qtbot: QtBot, morning: Day) -> None:
    identity = morning.receive()
    morning.steps.fees.claim(identity, (LE_PHI,), CLERK_LAN)
    morning.show(DayList.CLAIMED, 1)
    assert "15.000 đ" in morning.card.told.text()
    morning.card.approve.click()
    qtbot.waitUntil(lambda: "Dòng sao kê" in morning.card.problem.text() and morning.desk.window.is_idle())
    morning.card.said.setText("FT26327 15.000")
    morning.card.approve.click()
    morning.emptied(DayList.CLAIMED)
    assert morning.steps.fees.account(identity).total_owed == 0


def test_a_statement_file_confirms_what_agrees_and_says_the_rest(qtbot: QtBot, morning: Day, tmp_path: Path) -> None:
    first, second = morning.receive(), morning.receive()
    for identity in (first, second):
        morning.steps.fees.claim(identity, (LE_PHI,), CLERK_LAN)
    case = morning.steps.cases.open(first)
    named = purpose_of(case.row.code, case.identity)
    morning.show(DayList.CLAIMED, 2)
    rows = (f"23/11;10.000;{named}", "24/11;7.000;khac", f"24/11;5.000;{named} not")
    morning.statement.pasted.setPlainText("\n".join(rows))
    morning.statement.match.click()
    qtbot.waitUntil(lambda: "5.000 đ, một phần của 15.000 đ" in morning.statement.answer.text())
    assert morning.statement.answer.text().startswith("3 dòng: 2 khớp")
    again = f"Ngày;Số tiền;Nội dung\n23/11;15.000;{named}\n24/11;15.000;CK {named}\n"
    (tmp_path / "sao-ke.csv").write_text(again, "utf-8")
    morning.statement.take_file(str(tmp_path / "sao-ke.csv"))
    qtbot.waitUntil(lambda: morning.statement.confirm.isVisible())
    qtbot.waitUntil(lambda: "nộp hai lần" in morning.statement.answer.text())
    assert morning.statement.answer.text().startswith("3 dòng: 1 khớp, 1 khác số tiền hoặc trùng")
    morning.statement.confirm.click()
    qtbot.waitUntil(lambda: morning.statement.answer.text() == "Đã xác nhận 1 khoản.")
    assert [one.dossier.identity for one in morning.steps.transfers.claimed()] == [second]
    morning.statement.take_file(str(tmp_path / "nowhere.csv"))
    qtbot.waitUntil(lambda: "Không mở được" in morning.statement.answer.text())


def test_a_clerk_sees_no_statement_and_the_dossier_is_one_key_away(qtbot: QtBot, day: Day) -> None:
    identity = day.receive()
    day.steps.fees.claim(identity, (LE_PHI,), CLERK_LAN)
    day.show(DayList.CLAIMED, 1)
    assert day.statement.isHidden()
    QTest.keyClick(day.desk.today.tables[DayList.CLAIMED], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: day.desk.pane.identity == identity)
    assert day.desk.window.current_place == FIND


def test_nothing_that_was_looked_at_stays_for_the_next_person(qtbot: QtBot, morning: Day) -> None:
    identity = morning.receive()
    morning.steps.fees.claim(identity, (LE_PHI,), CLERK_LAN)
    morning.show(DayList.CLAIMED, 1)
    morning.statement.pasted.setPlainText("CK 15.000 NGUYEN THI DEP")
    morning.desk.seat.leave()
    qtbot.waitUntil(morning.desk.window.is_idle)
    assert morning.statement.pasted.toPlainText() == ""
    assert morning.card.row is None
