"""A contingency sheet and the desks of one office: any of them enters it, and one that could not know is told apart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.contingency_sheet import SheetNumber
from counter_app.domain.intake import ReceiptRefused
from counter_app.domain.life_cycle import RECEIVED, UNKNOWN
from counter_app.services.contingency_sheets import ContingencySheets, SheetState
from counter_app.services.reference import Reference
from counter_app.services.sheet_checking import SheetVerdict
from counter_app.services.steps.conflict import Choice
from counter_app.services.steps.conflicts import Settlement
from counter_app.wire.keys import SigningKey
from tests.services.desk import CLERK_LAN, receipt_of
from tests.sync.meeting_desks import QUANG, Desk, meet, two_desks_of_one_office


def sheets_of(desk: Desk) -> ContingencySheets:
    reference = Reference(desk.bench.desk, desk.clock)
    return ContingencySheets(desk.bench.desk, desk.clock, reference, SigningKey(desk.bench.file.seed))


def enter(desk: Desk, number: str) -> str:
    return desk.intake.receive(receipt_of(sheet=number, received=desk.clock.now()), CLERK_LAN).identity


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    return two_desks_of_one_office(tmp_path)


def printed(desk: Desk) -> tuple[str, str]:
    """A sheet's number and its QR text."""
    content = sheets_of(desk).plan(2, CLERK_LAN)
    sheets_of(desk).record(content, CLERK_LAN)
    return content.slips[0].number, content.slips[0].qr_text


def test_another_desk_enters_it_before_it_heard_of_the_pad_and_the_first_learns_of_it(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    number, qr_text = printed(first)
    assert sheets_of(second).check(qr_text).verdict is SheetVerdict.TO_ENTER
    assert sheets_of(second).check(number).verdict is SheetVerdict.DESK_UNKNOWN
    identity = enter(second, number)
    meet(first, second)
    answer = sheets_of(first).check(qr_text)
    assert (answer.verdict, answer.identity) == (SheetVerdict.ENTERED, identity)
    with pytest.raises(ReceiptRefused):
        enter(first, number)
    assert [(row.state, row.identity) for row in sheets_of(first).account()] == [
        (SheetState.OUTSTANDING, ""),
        (SheetState.ENTERED, identity),
    ]
    assert sheets_of(second).check(number).verdict is SheetVerdict.ENTERED
    assert sheets_of(second).account() == (), "the sheets of another desk are that desk's to account for"


def test_numbers_go_on_above_what_the_feed_tells(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    printed(first)
    meet(first, second)
    desk = first.bench.desk.desk
    plan = sheets_of(first).plan(1, CLERK_LAN)
    assert plan.slips[0].number == str(SheetNumber(desk.number, 3))
    assert sheets_of(second).plan(1, CLERK_LAN).pad.desk != desk.number


def test_entered_at_two_desks_without_a_line_the_second_is_kept_and_settled(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    number, _qr_text = printed(first)
    meet(first, second)
    for desk in desks:
        desk.line(up=False)
    one, two = enter(first, number), enter(second, number)
    first.line(up=True)
    meet(first)
    second.line(up=True)
    meet(first, second)
    assert [first.steps.cases.open(each).state.status for each in (one, two)] == [RECEIVED, UNKNOWN]
    assert second.dossiers.open(two).timeline, "nothing that was written is lost"
    for desk in desks:
        assert sheets_of(desk).check(number).identity == one
    (trouble,) = second.steps.conflicts.troubled()
    assert (trouble.dossier.identity, trouble.verdict, trouble.conflict) == (two, "conflicting", True)
    second.steps.conflicts.settle(two, Settlement(trouble.entry, Choice.LEAVE, "Nhập trùng phiếu"), QUANG)
    meet(first, second)
    assert second.steps.conflicts.troubled() == ()


def test_a_second_entry_that_was_of_another_sheet_after_all_can_be_let_count(desks: tuple[Desk, Desk]) -> None:
    """The number was misread: both dossiers are real."""
    first, second = desks
    number, _qr_text = printed(first)
    meet(first, second)
    for desk in desks:
        desk.line(up=False)
    one, two = enter(first, number), enter(second, number)
    for desk in desks:
        desk.line(up=True)
    meet(first, second)
    (trouble,) = second.steps.conflicts.troubled()
    assert trouble.dossier.identity in (one, two)
    left_out = trouble.dossier.identity
    second.steps.conflicts.settle(left_out, Settlement(trouble.entry, Choice.COUNT, "Gõ nhầm số phiếu"), QUANG)
    meet(first, second)
    assert {desk.steps.cases.open(left_out).state.status for desk in desks} == {RECEIVED}


def test_a_time_before_the_print_is_refused_at_any_desk(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    number, _qr_text = printed(first)
    meet(first, second)
    early = second.clock.now() - timedelta(days=3)
    with pytest.raises(ReceiptRefused):
        second.intake.receive(receipt_of(sheet=number, received=early), CLERK_LAN)
