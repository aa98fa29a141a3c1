"""A contingency sheet whose dossier was received anew leads to the dossier that stands now, and is entered no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.domain.contingency_sheet import Mark, SheetNumber
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ReceiptRefused
from counter_app.services.contingency_sheets import ContingencySheets, SheetState
from counter_app.services.printing import Printing
from counter_app.services.sheet_checking import SheetVerdict
from counter_app.services.slips import Slips
from counter_app.services.steps.corrections import Proposal
from tests.services.desk import CLERK_LAN, DESK_KEY, MORNING, SUPERVISOR_HOA, receipt_of
from tests.services.steps.anew import PARENTS, received_anew
from tests.services.steps.counter import Counter

NUMBER = "DP001-00001"
ON_SHEET = receipt_of(sheet=NUMBER, received=MORNING + timedelta(hours=1))
BACK_AGAIN = Proposal(CorrectionKind.PROCEDURE, "Lại chọn nhầm", procedure_code=PARENTS)


@pytest.fixture
def sheets(counter: Counter) -> ContingencySheets:
    found = ContingencySheets(counter.place.desk, counter.place.clock, counter.place.reference, DESK_KEY)
    found.record(found.plan(1, CLERK_LAN), CLERK_LAN)
    counter.place.hands.pass_time(hours=9)
    return found


def test_it_leads_to_the_last_of_them(counter: Counter, sheets: ContingencySheets) -> None:
    first = counter.receive(ON_SHEET)
    second = received_anew(counter, first)
    assert sheets.check(NUMBER).identity == second
    third = received_anew(counter, second, BACK_AGAIN)
    answer = sheets.check(NUMBER)
    assert (answer.verdict, answer.identity) == (SheetVerdict.ENTERED, third)
    assert answer.code == counter.cases.open(third).row.code


def test_so_does_the_slip_of_the_first(counter: Counter) -> None:
    printing = Printing(lambda _name, _size: counter.printer, lambda _seconds: None)
    slips = Slips(counter.place.desk, counter.place.clock, counter.place.reference, DESK_KEY, printing)
    first = counter.receive()
    text = slips.prepare(first).qr_text
    third = received_anew(counter, received_anew(counter, first), BACK_AGAIN)
    assert slips.check(text).replaced_by == third


def test_it_is_accounted_for_with_the_dossier_that_stands(counter: Counter, sheets: ContingencySheets) -> None:
    anew = received_anew(counter, counter.receive(ON_SHEET))
    (row,) = sheets.account()
    assert (row.state, row.identity) == (SheetState.ENTERED, anew)
    with pytest.raises(RuleViolation, match=str(row.code)):
        sheets.mark(SheetNumber(1, 1), Mark.MISSING, "Không thấy", CLERK_LAN)


def test_it_is_refused_with_the_code_that_holds(counter: Counter, sheets: ContingencySheets) -> None:
    anew = received_anew(counter, counter.receive(ON_SHEET))
    with pytest.raises(ReceiptRefused) as refusal:
        counter.receive(ON_SHEET)
    assert str(counter.cases.open(anew).row.code) in refusal.value.problems[0].vi


def test_one_that_was_voided_for_good_is_free_again(counter: Counter, sheets: ContingencySheets) -> None:
    first = counter.receive(ON_SHEET)
    counter.corrections.ask_and_decide(first, Proposal(CorrectionKind.VOID, "Nhập nhầm"), CLERK_LAN, SUPERVISOR_HOA)
    assert sheets.check(NUMBER).verdict is SheetVerdict.TO_ENTER
    assert sheets.account()[0].state is SheetState.OUTSTANDING
    assert counter.receive(ON_SHEET) != first
