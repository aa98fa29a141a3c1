"""Contingency sheets at a desk: printed, entered with the penned time, accounted for; nothing is entered twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.domain.blank_slip import PadContent
from counter_app.domain.contingency_sheet import Mark, SheetNumber
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.intake import ReceiptRefused
from counter_app.domain.permissions import POSTAL
from counter_app.services.contingency_sheets import ContingencySheets, SheetState
from counter_app.services.dossiers import Dossiers
from counter_app.services.intake import Receipt
from counter_app.services.postal_intake import PostalIntake
from counter_app.services.printing import Printing
from counter_app.services.sheet_checking import SheetVerdict
from counter_app.services.sign_in import Session
from counter_app.services.slips import Slips
from counter_app.store.known_keys import remember_key
from counter_app.store.opening import reopen_after_rollback
from counter_app.store.rebuilding import rebuild
from counter_app.store.verification import verify
from counter_app.wire.header import read_header
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import KeyNotice
from counter_app.wire.sheet_text import make_sheet_text
from tests.services.desk import CLERK_LAN, DESK_KEY, MORNING, SUPERVISOR_HOA, Workplace, receipt_of, workplace
from tests.services.slip_tray import TestPrinter

PENNED = MORNING + timedelta(hours=1)
EVENING = timedelta(hours=9)


class Counter:
    def __init__(self, place: Workplace) -> None:
        self.place = place
        self.sheets = ContingencySheets(place.desk, place.clock, place.reference, DESK_KEY)
        self.dossiers = Dossiers(place.desk, place.clock, place.reference)

    def print_pad(self, count: int = 3) -> PadContent:
        content = self.sheets.plan(count, CLERK_LAN)
        self.sheets.record(content, CLERK_LAN)
        return content

    def enter(self, number: str, received: datetime = PENNED, **changes: object) -> Receipt:
        return self.place.intake.receive(receipt_of(sheet=number, received=received, **changes), CLERK_LAN)

    def refused(self, number: str, **changes: object) -> list[str]:
        with pytest.raises(ReceiptRefused) as refusal:
            self.enter(number, **changes)  # type: ignore[arg-type]
        return [problem.field for problem in refusal.value.problems]


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(workplace(tmp_path))


def test_what_was_printed_is_one_entry_without_a_name_and_the_count_goes_on(counter: Counter) -> None:
    first, second = counter.print_pad(2), counter.print_pad(3)
    assert [slip.number for slip in (*first.slips, *second.slips)] == [f"DP001-{n:05d}" for n in range(1, 6)]
    with counter.place.desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT header, body FROM entries ORDER BY sequence DESC LIMIT 1").all()
    header = read_header(rows[0][0])
    assert (header.type, header.facts) == ("PadPrinted", {"desk_number": 1, "first": 3, "count": 3})
    assert rows[0][1] is None


def test_a_pad_that_was_only_planned_uses_no_number(counter: Counter) -> None:
    before = counter.place.entry_types()
    assert counter.sheets.plan(50, CLERK_LAN).slips == counter.sheets.plan(50, CLERK_LAN).slips
    assert counter.place.entry_types() == before


def test_two_plans_of_the_same_numbers_become_one_pad(counter: Counter) -> None:
    first, second = counter.sheets.plan(2, CLERK_LAN), counter.sheets.plan(2, CLERK_LAN)
    counter.sheets.record(first, CLERK_LAN)
    with pytest.raises(RuleViolation):
        counter.sheets.record(second, CLERK_LAN)
    assert len(counter.sheets.account()) == 2


@pytest.mark.parametrize("count", [0, -1, 201])
def test_a_pad_has_a_bounded_number_of_sheets(counter: Counter, count: int) -> None:
    with pytest.raises(BadInput):
        counter.sheets.plan(count, CLERK_LAN)


def test_the_post_prints_no_pads(counter: Counter) -> None:
    with pytest.raises(RuleViolation):
        counter.sheets.plan(1, Session("phuc", "Phúc", POSTAL, must_change=False))


def test_a_journal_that_followed_another_prints_under_the_spare_number(counter: Counter) -> None:
    counter.print_pad(2)
    with counter.place.desk.database.write() as connection:
        assert reopen_after_rollback(connection, counter.place.desk, MORNING, counter.place.clock.stamp())
    assert [slip.number for slip in counter.print_pad(2).slips] == ["DP002-00001", "DP002-00002"]
    counter.place.hands.pass_time(days=3)
    assert counter.print_pad(1).slips[0].number == "DP002-00003", "no date tells its sheets from lost ones"
    assert [row.number for row in counter.sheets.account()][:2] == ["DP001-00001", "DP001-00002"]


def test_a_sheet_is_entered_with_the_penned_time_and_bears_its_code(counter: Counter) -> None:
    number = counter.print_pad().slips[0].number
    counter.place.hands.pass_time(days=1)
    receipt = counter.enter(number)
    opened = counter.dossiers.open(receipt.identity)
    assert receipt.code == "H36.37.05-261123-0001", "of the day on which the pen wrote"
    told = opened.timeline[0]
    assert any("Phiếu dự phòng số: DP001-00001" in line for line in told.details_vi)
    assert any("23/11/2026 09:00" in line and "24/11/2026 08:00" in line for line in told.details_vi)


@pytest.mark.parametrize("text", ["DP001-00001", "dp00100001", "dp001 00001", "dp001"])
def test_the_box_for_everything_finds_it_by_the_sheets_number(counter: Counter, text: str) -> None:
    counter.print_pad()
    counter.place.hands.pass_time(hours=9)
    receipt = counter.enter("DP001-00001")
    found = counter.dossiers.find(text)
    assert [line.identity for line in found] == [receipt.identity]


def test_scanned_before_and_after_it_was_entered(counter: Counter) -> None:
    slip = counter.print_pad().slips[0]
    counter.place.hands.pass_time(hours=9)
    for text in (slip.qr_text, slip.qr_text.lower(), slip.number):
        answer = counter.sheets.check(text)
        assert (answer.verdict, answer.number, answer.printed) == (SheetVerdict.TO_ENTER, slip.number, MORNING)
    receipt = counter.enter(slip.number)
    for text in (slip.qr_text, slip.number):
        answer = counter.sheets.check(text)
        assert (answer.verdict, answer.identity, answer.code) == (SheetVerdict.ENTERED, receipt.identity, receipt.code)


def test_it_is_entered_once(counter: Counter) -> None:
    number = counter.print_pad().slips[0].number
    counter.place.hands.pass_time(hours=9)
    counter.enter(number)
    before = counter.place.entry_types()
    assert counter.refused(number) == ["sheet"]
    assert counter.refused(number.lower().replace("-", "")) == ["sheet"], "however it is written"
    assert counter.place.entry_types() == before


def test_the_form_is_told_the_same_while_it_is_filled(counter: Counter) -> None:
    number = counter.print_pad().slips[0].number
    counter.place.hands.pass_time(hours=9)
    counter.enter(number)
    with pytest.raises(ReceiptRefused) as refusal:
        counter.place.intake.decide(receipt_of(sheet=number, received=PENNED))
    assert [problem.field for problem in refusal.value.problems] == ["sheet"]


def test_the_penned_time_is_needed_lies_not_ahead_and_not_before_the_print(counter: Counter) -> None:
    number = counter.print_pad().slips[0].number
    counter.place.hands.pass_time(hours=9)
    with pytest.raises(ReceiptRefused) as refusal:
        counter.place.intake.receive(receipt_of(sheet=number), CLERK_LAN)
    assert [problem.field for problem in refusal.value.problems] == ["received"]
    assert counter.refused(number, received=MORNING + timedelta(hours=10)) == ["received"]
    assert counter.refused(number, received=MORNING - timedelta(minutes=1)) == ["received"]
    assert counter.enter(number, received=MORNING).code is not None


def test_a_sheet_of_a_desk_that_nobody_told_of_is_known_by_its_signature_alone(counter: Counter) -> None:
    other = SigningKey(bytes(32))
    text = make_sheet_text("t.vn", SheetNumber(9, 4), MORNING, other)
    assert counter.sheets.check(text).verdict is SheetVerdict.DESK_UNKNOWN
    with counter.place.desk.database.write() as connection:
        remember_key(connection, KeyNotice("desk-9", other.public.hex(), "desk", ""))
    assert (counter.sheets.check(text).verdict, counter.sheets.check(text).printed) == (SheetVerdict.TO_ENTER, MORNING)
    assert counter.sheets.check("DP009-00004").verdict is SheetVerdict.DESK_UNKNOWN, "its number alone proves nothing"
    counter.place.hands.pass_time(hours=9)
    early = receipt_of(sheet="DP009-00004", sheet_printed=MORNING, received=MORNING - timedelta(hours=1))
    with pytest.raises(ReceiptRefused):
        counter.place.intake.receive(early, CLERK_LAN)


def test_a_forged_one_and_one_of_a_withdrawn_key_are_not_entered(counter: Counter) -> None:
    slip = counter.print_pad().slips[0]
    forged = slip.qr_text.replace("DP001-00001", "DP001-00002")
    assert counter.sheets.check(forged).verdict is SheetVerdict.FORGED
    lost = SigningKey(bytes(range(1, 33)))
    with counter.place.desk.database.write() as connection:
        remember_key(connection, KeyNotice("desk-9", lost.public.hex(), "desk", "2026-11-22T08:00:00+07:00"))
    text = make_sheet_text("t.vn", SheetNumber(9, 4), MORNING, lost)
    assert counter.sheets.check(text).verdict is SheetVerdict.KEY_WITHDRAWN


@pytest.mark.parametrize("text", ["HTTPS://T.VN/T1/DP001-00001/26112", "0912345678", ""])
def test_what_is_no_sheet_is_refused_in_one_sentence(counter: Counter, text: str) -> None:
    with pytest.raises(BadInput):
        counter.sheets.check(text)


def test_every_sheet_is_accounted_for(counter: Counter) -> None:
    assert counter.sheets.account() == ()
    counter.print_pad(4)
    counter.place.hands.pass_time(hours=9)
    receipt = counter.enter("DP001-00002")
    counter.sheets.mark(SheetNumber(1, 3), Mark.SPOILED, "Viết nhầm tên, đã gạch chéo", CLERK_LAN)
    counter.sheets.mark(SheetNumber(1, 4), Mark.MISSING, "Không còn trong tập", CLERK_LAN)
    told = [(row.number[-1], row.state, row.code, row.reason) for row in counter.sheets.account()]
    assert told == [
        ("1", SheetState.OUTSTANDING, None, ""),
        ("2", SheetState.ENTERED, receipt.code, ""),
        ("3", SheetState.SPOILED, None, "Viết nhầm tên, đã gạch chéo"),
        ("4", SheetState.MISSING, None, "Không còn trong tập"),
    ]


def test_what_was_entered_or_is_not_known_is_not_marked_and_a_reason_is_needed(counter: Counter) -> None:
    counter.print_pad(2)
    counter.place.hands.pass_time(hours=9)
    counter.enter("DP001-00001")
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation):
        counter.sheets.mark(SheetNumber(1, 1), Mark.SPOILED, "nhầm", CLERK_LAN)
    with pytest.raises(BadInput):
        counter.sheets.mark(SheetNumber(1, 9), Mark.SPOILED, "nhầm", CLERK_LAN)
    with pytest.raises(BadInput):
        counter.sheets.mark(SheetNumber(1, 2), Mark.SPOILED, "  ", CLERK_LAN)
    assert counter.place.entry_types() == before


def test_one_that_was_found_again_is_entered_all_the_same(counter: Counter) -> None:
    counter.print_pad(1)
    counter.place.hands.pass_time(hours=9)
    counter.sheets.mark(SheetNumber(1, 1), Mark.MISSING, "Không thấy", CLERK_LAN)
    answer = counter.sheets.check("DP001-00001")
    assert (answer.verdict, answer.marked) == (SheetVerdict.TO_ENTER, True)
    assert "thất lạc" in answer.vi
    counter.enter("DP001-00001")
    assert [row.state for row in counter.sheets.account()] == [SheetState.ENTERED]


def test_projections_that_are_built_anew_say_the_same(counter: Counter) -> None:
    counter.print_pad(3)
    counter.place.hands.pass_time(hours=9)
    counter.enter("DP001-00002")
    counter.sheets.mark(SheetNumber(1, 3), Mark.SPOILED, "Rách", SUPERVISOR_HOA)
    before = counter.sheets.account()
    rebuild(counter.place.desk.database, counter.place.desk.projections)
    assert counter.sheets.account() == before
    assert counter.print_pad(1).slips[0].number == "DP001-00004"
    assert verify(counter.place.desk.database).first_wrong is None


def test_a_sheet_of_ours_that_nothing_here_tells_of_opens_a_new_journal_once(counter: Counter) -> None:
    """The file was put back: its next pad would bear numbers that are out already."""
    lost = make_sheet_text("t.vn", SheetNumber(1, 7), MORNING, DESK_KEY)
    counter.place.hands.pass_time(hours=9)
    for _time in range(2):
        assert counter.sheets.check(lost).verdict is SheetVerdict.TO_ENTER, "it is genuine, and to be entered"
    assert counter.place.entry_types().count("JournalOpened") == 2
    assert counter.print_pad(1).slips[0].number == "DP002-00001"


def test_the_full_slip_names_the_sheet_that_it_takes_the_place_of(counter: Counter) -> None:
    number = counter.print_pad().slips[0].number
    counter.place.hands.pass_time(hours=9)
    receipt = counter.enter(number)
    printing = Printing(lambda _name, _size: TestPrinter(), lambda _seconds: None)
    slips = Slips(counter.place.desk, counter.place.clock, counter.place.reference, DESK_KEY, printing)
    assert slips.prepare(receipt.identity).outage_sheet == number


def test_the_post_enters_no_sheet(counter: Counter) -> None:
    """Its dossiers are received by the one-stop: a sheet that the post entered would be found nowhere."""
    number = counter.print_pad().slips[0].number
    counter.place.hands.pass_time(hours=9)
    command = receipt_of(sheet=number, received=PENNED)
    posting = PostalIntake(counter.place.desk, counter.place.clock, counter.place.reference)
    with pytest.raises(ReceiptRefused) as refusal:
        posting.decide(command)
    assert "sheet" in [problem.field for problem in refusal.value.problems]
