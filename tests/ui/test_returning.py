"""Returning results through the real window: who collects, what is owed, what came back from the units."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.intake import ChargedFee, CopyKind, TakenComponent, TakenPaper
from counter_app.domain.life_cycle import RECEIVED, RESULT_READY, RETURNED
from counter_app.services.scans import ScannedCode
from counter_app.services.steps.results import ArrivedResult, Collector, ReturnedBy
from counter_app.ui.place import INTAKE, RETURN
from counter_app.ui.returning.return_screen import Side
from tests.services.chosen_regulation import choose
from tests.services.desk import BIRTH, CLERK_LAN, person, receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.return_hands import FEE, Returning
from tests.ui.till_hands import focused

Open = Callable[..., DeskWindow]
BANK = {"bin": "970403", "account": "0000000000000", "holder": "UBND"}  # nobody's account
COPY = ChargedFee("phi", "Phí chứng thực", 8_000)


@pytest.fixture
def returning(qtbot: QtBot, open_window: Open) -> Returning:
    return Returning(qtbot, open_window())


def test_a_slip_is_scanned_and_one_key_hands_out(returning: Returning) -> None:
    identity = returning.ready()
    returning.scan(identity)
    assert returning.desk.window.current_place == RETURN
    assert "Nguyễn Thị Đẹp" in returning.card.title.text()
    assert "12/XN" in returning.card.facts.text()
    assert "báo trước" in returning.card.cautions.text()  # a result before its day
    assert "điều" in returning.card.cautions.text()
    returning.press(Qt.Key.Key_F9)
    assert returning.status(identity) == RETURNED
    assert returning.facts(identity)["collected_by"] == "Nguyễn Thị Đẹp"
    assert "Đã trả kết quả" in returning.screen.answer.text()
    assert returning.card.empty.isVisible()
    assert returning.screen.box.hasFocus()


def test_what_lies_ready_is_listed_and_a_name_finds_it(returning: Returning) -> None:
    first, second = returning.ready(), returning.ready(applicant=person(name="Trần Văn Bình", id_number=""))
    returning.desk.window.go_to("find")
    returning.desk.window.go_to(RETURN)
    returning.settle()
    assert [row.identity for row in returning.screen.ready.rows()] == [first, second]
    returning.screen.box.setText("binh")
    returning.screen.named.emit("binh")
    returning.settle()
    assert returning.card.view is not None
    assert returning.card.view.identity == second
    returning.screen.named.emit("khong co ai")
    returning.settle()
    assert "khong co ai" in returning.screen.ready_list.empty.text()


def test_down_leads_from_the_box_to_what_lies_ready(returning: Returning) -> None:
    returning.ready()
    returning.desk.window.go_to(INTAKE)
    returning.desk.window.go_to(RETURN)
    returning.settle()
    QTest.keyClick(returning.screen.box, Qt.Key.Key_Down)
    returning.settle()
    assert "Nguyễn Thị Đẹp" in returning.card.title.text()
    assert returning.screen.table.selectionModel().hasSelection()


def test_the_fee_is_taken_line_by_line_before_the_result_leaves(returning: Returning) -> None:
    identity = returning.ready(fees=(FEE, COPY))
    returning.scan(identity)
    assert "23.000 đ" in returning.card.money.owed.text()
    assert not returning.card.hand_out.isEnabled()
    returning.card.money._boxes[1][0].setChecked(False)
    returning.card.money.cash.click()
    returning.settle()
    assert returning.steps.fees.account(identity).total_owed == 8_000
    assert "Đã thu 15.000" in returning.screen.answer.text()
    returning.card.money.card.click()
    returning.settle()
    assert returning.steps.fees.account(identity).total_owed == 0
    returning.press(Qt.Key.Key_F9)
    assert returning.status(identity) == RETURNED


def test_a_transfer_is_claimed_beside_its_code_and_never_paid_by_a_click(returning: Returning) -> None:
    identity = returning.ready(fees=(FEE,))
    returning.scan(identity)
    returning.card.money.transfer.click()
    returning.settle()
    assert returning.card.money.code.isVisible()
    assert not returning.card.money.code.pixmap().isNull()
    assert "15.000 đ" in returning.card.money.code_words.text()
    returning.card.money.claimed.click()
    returning.settle()
    account = returning.steps.fees.account(identity)
    assert (account.total_owed, account.total_claimed) == (15_000, 15_000)
    assert "chờ xác nhận" in returning.card.money.owed.text()
    assert not returning.card.hand_out.isEnabled()


def test_after_a_transfer_was_claimed_nothing_says_beside_what_is_owed_that_nothing_is(returning: Returning) -> None:
    """The symbol was drawn again for what had just been claimed, and the refusal stood where it had been."""
    returning.scan(returning.ready(fees=(FEE, COPY)))
    returning.card.money.transfer.click()
    returning.settle()
    returning.card.money.claimed.click()
    returning.settle()
    assert returning.card.money.owed.isVisible()
    assert "chờ xác nhận" in returning.card.money.owed.text()
    assert not returning.card.money.code_words.isVisible()
    assert not returning.card.money.code.isVisible()


def test_after_one_of_two_fees_was_claimed_the_other_alone_is_ticked(returning: Returning) -> None:
    """Both stayed ticked: the next key took in cash what had just been transferred."""
    identity = returning.ready(fees=(FEE, COPY))
    returning.scan(identity)
    money = returning.card.money
    money._boxes[1][0].setChecked(False)
    money.transfer.click()
    returning.settle()
    money.claimed.click()
    returning.settle()
    assert [box.isChecked() for box, _money in money._boxes] == [False, True]
    assert "đã báo chuyển" in money._boxes[0][0].text()
    money.cash.click()
    returning.settle()
    account = returning.steps.fees.account(identity)
    assert (account.total_owed, account.total_claimed) == (15_000, 15_000)
    assert not money.cash.isEnabled()  # nothing is ticked any more
    assert focused() is money._boxes[0][0]
    money._boxes[0][0].setChecked(True)  # the transfer never came: it is paid now
    money.cash.click()
    returning.settle()
    assert returning.steps.fees.account(identity).total_owed == 0


def test_the_symbol_is_for_exactly_the_ticked_fees(returning: Returning) -> None:
    returning.scan(returning.ready(fees=(FEE, COPY)))
    card = returning.card
    card.money.transfer.click()
    returning.settle()
    assert "23.000 đ" in card.money.code_words.text()
    card.money._boxes[0][0].setChecked(False)
    returning.settle()
    assert "8.000 đ" in card.money.code_words.text()
    card.money._boxes[1][0].setChecked(False)
    returning.settle()
    assert "ít nhất một khoản" in card.money.code_words.text()
    assert not card.money.code.isVisible()


def test_the_receipt_of_what_was_taken_is_printed_from_here_unless_it_is_unticked(returning: Returning) -> None:
    identity = returning.ready(fees=(FEE, COPY))
    returning.scan(identity)
    returning.card.money._boxes[1][0].setChecked(False)
    returning.card.money.cash.click()
    returning.settle()
    assert len(returning.desk.tray.sheets) == 1
    sent = returning.steps.cases.open(identity).headers("PaperSent")
    assert [header.facts["form"] for header in sent] == ["Phiếu thu"]
    returning.card.money.prints.setChecked(False)
    returning.card.money._boxes[0][0].setChecked(True)
    returning.card.money.cash.click()
    returning.settle()
    assert returning.steps.fees.account(identity).total_owed == 0
    assert len(returning.desk.tray.sheets) == 1


def test_somebody_else_shows_on_what_authority_and_what_instead_of_the_slip(returning: Returning) -> None:
    identity = returning.ready()
    returning.scan(identity)
    card = returning.card
    assert not card.name.isVisible()
    card.collector.choose(Collector.AUTHORISED.value)
    card.no_slip.setChecked(True)
    returning.press(Qt.Key.Key_F9)
    assert returning.status(identity) == RESULT_READY
    assert returning.screen.answer.text()
    for field, text in ((card.name, "Trần Văn Bình"), (card.authority, "Giấy ủy quyền số 3"), (card.proof, "CCCD")):
        assert field.isVisible()
        field.setText(text)
    returning.press(Qt.Key.Key_F9)
    facts = returning.facts(identity)
    assert returning.status(identity) == RETURNED
    assert (facts["collector"], facts["collected_by"]) == ("authorised", "Trần Văn Bình")
    assert (facts["authority"], facts["proof"], facts["without_slip"]) == ("Giấy ủy quyền số 3", "CCCD", True)


def test_a_letter_has_its_number_and_originals_go_back_unless_kept(returning: Returning) -> None:
    paper = TakenComponent("Giấy tờ chứng minh điều kiện", (TakenPaper(CopyKind.ORIGINAL, 2),))
    shown = TakenComponent("Căn cước", (TakenPaper(CopyKind.SHOWN),))
    identity = returning.ready(components=(shown, paper))
    returning.scan(identity)
    assert "Giấy tờ chứng minh điều kiện (2)" in returning.card.originals.accessibleName()
    returning.card.by.choose(ReturnedBy.POST.value)
    returning.card.mail.setText("RR123VN")
    returning.card.originals.setChecked(False)
    returning.press(Qt.Key.Key_F9)
    facts = returning.facts(identity)
    assert (facts["way"], facts["mail"], facts["papers_kept"]) == ("post", "RR123VN", True)


def test_a_dossier_that_was_returned_says_why_it_cannot_be_again(returning: Returning) -> None:
    identity = returning.ready()
    returning.scan(identity)
    returning.press(Qt.Key.Key_F9)
    returning.scan(identity)
    assert "nên không thể" in returning.card.problem.text()
    assert not returning.card.hand_out.isVisible()


def test_what_was_returned_at_once_is_not_said_to_wait_for_its_result(returning: Returning) -> None:
    at_once = returning.desk.work.intake.receive(receipt_of(procedure=BIRTH, returned_at_once=True), CLERK_LAN)
    returning.scan(at_once.identity)
    assert "Đã trả kết quả" in returning.card.facts.text()
    assert "Chưa ghi nhận kết quả" not in returning.card.facts.text()


def test_the_side_of_results_that_come_back_is_called_by_name_from_anywhere(returning: Returning) -> None:
    window = returning.desk.window
    window.go_to(INTAKE)
    (deed,) = (one for one in window.deeds.found("nhan ket qua ve", INTAKE) if one.name == "return.back")
    assert deed.act is not None
    deed.act()
    assert window.current_place == RETURN
    assert returning.screen.arrival_box.hasFocus()


def test_the_key_of_returning_leads_to_the_citizen_unless_a_batch_is_in_the_making(returning: Returning) -> None:
    """After a batch of results the first slip of a citizen was refused: the other side was still in front."""
    window, arriving = returning.desk.window, returning.received()
    returning.screen.show_side(Side.BACK)
    returning.scan(arriving)
    window.go_to(INTAKE)
    window.go_to(RETURN)
    assert returning.screen.side is Side.BACK
    returning.record()
    window.go_to(RETURN)
    assert returning.screen.side is Side.OUT
    assert returning.screen.box.hasFocus()


def test_results_come_back_in_a_batch_each_with_its_number(returning: Returning) -> None:
    first, second, gone = returning.received(), returning.received(), returning.ready()
    returning.screen.show_side(Side.BACK)
    returning.screen.document.setText("7/QĐ")
    returning.scan(first)
    assert returning.screen.document.text() == ""
    returning.screen.outcome.choose("refused")
    returning.scan(second)
    assert "phải nêu lý do (NĐ 118/2025/NĐ-CP, điều 19.3" in returning.screen.back_answer.text()
    returning.screen.document.setText("8/QĐ")
    returning.screen.refused_why.setText("Không đủ điều kiện")
    code = returning.steps.cases.open(second).row.code
    assert code is not None
    returning.desk.traffic.features.scans.code_scanned.emit(ScannedCode(code))
    returning.settle()
    returning.scan(gone)
    assert "nên không thể" in returning.screen.back_answer.text()
    assert returning.screen.arrivals.rowCount() == 2
    assert returning.status(first) == RECEIVED
    returning.record()
    assert [returning.status(one) for one in (first, second)] == [RESULT_READY] * 2
    assert "Đã ghi nhận 2 kết quả" in returning.screen.back_answer.text()
    assert returning.screen.arrivals.rowCount() == 0
    arrived = [returning.steps.cases.open(one).last("ResultArrived") for one in (first, second)]
    assert [one.header.facts["outcome"] for one in arrived if one and one.header] == ["granted", "refused"]
    assert arrived[0] is not None
    assert arrived[0].details["document"] == "7/QĐ"


def test_a_batch_says_whom_to_call_about_an_early_result_and_names_them_once_it_is_recorded(
    returning: Returning,
) -> None:
    """The form of one result warned of it; in a batch of twenty nobody was told, and the citizen came on the date."""
    unasked, by_message, refused = returning.received(), returning.received(notify=("sms",)), returning.received()
    returning.screen.show_side(Side.BACK)
    returning.scan(unasked)
    assert "điều 22.5" in returning.screen.back_answer.text()
    returning.scan(by_message)
    assert "điều 22.5" not in returning.screen.back_answer.text()
    returning.screen.outcome.choose("refused")
    for field in (returning.screen.document, returning.screen.refused_why, returning.screen.refused_by):
        field.setText("8/QĐ")
    returning.scan(refused)
    cells = [returning.screen.arrivals.index(row, 2).data() for row in range(3)]
    assert ["gọi báo trước" in cell for cell in cells] == [True, False, False]
    returning.record()
    told = returning.screen.back_answer.text()
    codes = [returning.steps.cases.open(one).row.code or "" for one in (unasked, by_message, refused)]
    assert told.startswith("Đã ghi nhận 3 kết quả.\n1 kết quả sớm, người nộp không nhận tin")
    assert [code in told for code in codes] == [True, False, False]
    assert returning.screen.back_answer.property("kind") == "warning"


def test_no_dossier_stays_open_beside_the_batch_so_that_nothing_is_handed_out_by_mistake(returning: Returning) -> None:
    open_one, arriving = returning.ready(), returning.received()
    returning.scan(open_one)
    returning.screen.show_side(Side.BACK)
    assert not returning.card.hand_out.isVisible()
    returning.scan(arriving)
    returning.record()
    assert (returning.status(open_one), returning.status(arriving)) == (RESULT_READY, RESULT_READY)


def test_a_row_that_cannot_be_recorded_holds_no_other_up(returning: Returning) -> None:
    first, second = returning.received(), returning.received()
    returning.screen.show_side(Side.BACK)
    for identity in (first, second):
        returning.scan(identity)
    returning.steps.results.arrive(first, ArrivedResult(), CLERK_LAN)
    returning.record()
    assert returning.status(second) == RESULT_READY
    assert [row.identity for row in returning.screen.arriving()] == [first]
    assert "Chưa ghi được" in returning.screen.arrivals.index(0, 2).data()


@pytest.mark.rule(
    "fee.ways.level_3", profile="binh_dinh_2019", bank={"bin": "970403", "account": "0000000000000", "holder": "UBND"}
)
def test_a_transfer_that_the_regulation_does_not_name_is_told_beside_its_code(returning: Returning) -> None:
    choose(returning.desk.work, "binh_dinh_2019", bank=BANK)
    returning.scan(returning.ready(channel="online", service_level="3", fees=(FEE,)))
    returning.card.money.transfer.click()
    returning.settle()
    assert "QĐ 44/2019/QĐ-UBND, điều 7.1.b" in returning.card.money.code_words.text()
    assert returning.card.money.claimed.isEnabled()
