"""Several dossiers of one person on one slip: each keeps its own code, entries and count of copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.slip import MOST_ON_ONE_SLIP, CopyReason
from counter_app.print.printers import PrintState
from counter_app.print.slip_size import SlipSize
from counter_app.services.dossiers import Dossiers
from counter_app.services.known_slip import known_slip
from counter_app.services.printing import Printing
from counter_app.services.slips import PrintOutcome, Slips, SlipVerdict
from counter_app.wire.entry import Entry, genesis, seal, write_body
from counter_app.wire.slip_text import parse_slip_text
from tests.print.paper_reading import decoded
from tests.services.desk import BIRTH, CLERK_LAN, DESK_KEY, MORNING, Workplace, person, receipt_of, workplace
from tests.services.slip_tray import TestPrinter
from tests.services.taken_steps import fix_start
from tests.store.feed_arrivals import arrive, judged
from tests.wire.entries import make_header


@dataclass
class Shared:
    place: Workplace
    printer: TestPrinter
    slips: Slips

    def receive(self, count: int = 3, **changes: object) -> list[str]:
        return [self.place.intake.receive(receipt_of(**changes), CLERK_LAN).identity for _ in range(count)]

    def timeline(self, identity: str) -> list[str]:
        view = Dossiers(self.place.desk, self.place.clock, self.place.reference).open(identity)
        return [line for event in view.timeline for line in (event.vi, *event.details_vi)]

    def texts(self, pdf: bytes) -> set[str]:
        return {text for page in (0, 1) for text in decoded(pdf, page, 300).get("QR Code", [])}

    def next_copies(self, identities: list[str]) -> list[int]:
        marks = [self.slips.prepare(one, reason=CopyReason.LOST).copy for one in identities]
        return [mark.number if mark else 0 for mark in marks]


@pytest.fixture
def shared(tmp_path: Path) -> Shared:
    place, printer = workplace(tmp_path), TestPrinter()
    pauses: list[float] = []
    slips = Slips(
        place.desk, place.clock, place.reference, DESK_KEY, Printing(lambda _name, _size: printer, pauses.append)
    )
    return Shared(place, printer, slips)


def test_one_sheet_carries_a_code_of_each_and_each_is_known_when_scanned(shared: Shared) -> None:
    dossiers = shared.receive()
    job = shared.slips.print_together(dossiers, CLERK_LAN)
    assert (job.outcome, job.copy, list(job.together)) == (PrintOutcome.PRINTED, 0, dossiers)
    assert len(shared.printer.sent) == 1
    read = shared.texts(shared.printer.sent[0])
    assert {parse_slip_text(text).identity for text in read} == set(dossiers)
    assert {shared.slips.check(text).verdict for text in read} == {SlipVerdict.KNOWN}


def test_every_dossier_has_its_own_entries_before_anything_reaches_the_printer(shared: Shared) -> None:
    dossiers, seen = shared.receive(2), []
    shared.printer.before_sending = lambda: seen.append(shared.place.entry_types()[-2:])
    shared.slips.print_together(dossiers, CLERK_LAN)
    assert seen == [["SlipSent", "SlipSent"]]
    assert shared.place.entry_types()[-2:] == ["SlipOutcome", "SlipOutcome"]


def test_each_timeline_names_the_others_on_the_slip(shared: Shared) -> None:
    first, second = shared.receive(2)
    shared.slips.print_together([first, second], CLERK_LAN)
    assert "Chung một giấy với hồ sơ: H36.37.05-261123-0002" in shared.timeline(first)
    assert "Chung một giấy với hồ sơ: H36.37.05-261123-0001" in shared.timeline(second)


def test_one_alone_names_nobody(shared: Shared) -> None:
    alone = shared.receive(1)[0]
    shared.slips.print_together([alone, alone], CLERK_LAN)
    assert not any("Chung một giấy" in line for line in shared.timeline(alone))


def test_a_reprint_of_one_brings_the_whole_sheet_and_counts_copies_of_each(shared: Shared) -> None:
    dossiers = shared.receive()
    shared.slips.print_together(dossiers, CLERK_LAN)
    with pytest.raises(RuleViolation, match="reason"):
        shared.slips.print_slip(dossiers[1], CLERK_LAN)
    job = shared.slips.print_slip(dossiers[1], CLERK_LAN, reason=CopyReason.LOST)
    assert (list(job.together), job.copy) == (dossiers, 1)
    assert shared.texts(shared.printer.sent[0]) == shared.texts(shared.printer.sent[1])  # letter for letter
    assert shared.next_copies(dossiers) == [2, 2, 2]


def test_copies_are_counted_for_each_dossier_also_where_one_had_a_slip_of_its_own(shared: Shared) -> None:
    early = shared.receive(1)
    shared.slips.print_slip(early[0], CLERK_LAN)
    later = shared.receive(2)
    shared.slips.print_together([*early, *later], CLERK_LAN, reason=CopyReason.DAMAGED)
    assert shared.next_copies([*early, *later]) == [2, 1, 1]


def test_whether_paper_came_out_is_asked_once_for_the_sheet(shared: Shared) -> None:
    dossiers = shared.receive()
    shared.printer.states = [PrintState.CANNOT_SAY]
    assert shared.slips.print_together(dossiers, CLERK_LAN).outcome is PrintOutcome.ASK
    assert {slip.together for slip in shared.slips.unprinted()} == {tuple(dossiers)}
    shared.slips.answer_question(dossiers[2], True, CLERK_LAN)
    assert shared.slips.unprinted() == ()
    with pytest.raises(RuleViolation):
        shared.slips.answer_question(dossiers[0], True, CLERK_LAN)


def test_where_nothing_came_out_the_next_print_is_the_original_sheet_of_all(shared: Shared) -> None:
    dossiers = shared.receive()
    shared.printer.states = [PrintState.CANNOT_SAY]
    shared.slips.print_together(dossiers, CLERK_LAN)
    shared.slips.answer_question(dossiers[0], False, CLERK_LAN)
    shared.printer.states = [PrintState.PRINTED]
    job = shared.slips.print_slip(dossiers[2], CLERK_LAN)
    assert (list(job.together), job.copy) == (dossiers, 0)
    assert shared.slips.unprinted() == ()


@pytest.mark.parametrize("place", [0, 1], ids=["the sheet's first", "another of the sheet"])
def test_a_sheet_is_taken_back_though_another_desk_printed_one_of_its_dossiers_alone_since(
    shared: Shared, place: int
) -> None:
    """Before, where it was the first of the sheet nothing was taken back: the sheet came out beside the next one."""
    dossiers = shared.receive()
    shared.printer.states = [PrintState.CANNOT_SAY]
    shared.slips.print_together(dossiers, CLERK_LAN)
    printed_elsewhere(shared, dossiers[place])
    shared.slips.answer_question(dossiers[2], False, CLERK_LAN)
    assert shared.printer.taken_back == shared.printer.marks
    assert shared.slips.prepare(dossiers[2]).copy is None
    with pytest.raises(RuleViolation):  # the other desk's print is asked about by itself
        shared.slips.prepare(dossiers[place])


def printed_elsewhere(shared: Shared, identity: str) -> None:
    """Everything of this desk was handed in; then another one sent this dossier's slip to its printer."""
    with shared.place.desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT previous, header, body, hash FROM entries ORDER BY sequence").all()
    own = [Entry(*map(bytes, row[:2]), row[2] and bytes(row[2]), bytes(row[3])) for row in rows]
    journal = b"\x09" * 16
    header = make_header(journal, 1, type="SlipSent", dossier=identity, facts={"copy": 0, "size": "a4"})
    text = known_slip(shared.place.desk, identity).history.qr_text
    body = write_body({"qr_text": text, "printer": "elsewhere"}, b"\x01" * 32)
    arrived = (*own, seal(header, body, genesis(journal)))
    arrive(shared.place.desk, *(judged(number, one) for number, one in enumerate(arrived, 1)))


def test_a_broken_printer_leaves_every_dossier_without_paper(shared: Shared) -> None:
    dossiers = shared.receive(2)
    shared.printer.broken = True
    assert shared.slips.print_together(dossiers, CLERK_LAN).outcome is PrintOutcome.NOT_PRINTED
    assert {slip.identity for slip in shared.slips.unprinted()} == set(dossiers)


def test_one_that_has_a_new_date_gets_a_slip_of_its_own_and_the_others_keep_theirs(shared: Shared) -> None:
    first, second, third = shared.receive()
    shared.slips.print_together([first, second, third], CLERK_LAN)
    old = shared.slips.prepare(second, reason=CopyReason.LOST).qr_text
    fix_start(shared.place, second, MORNING + timedelta(days=9))
    assert shared.slips.on_one_sheet(first) == (first, third)
    job = shared.slips.print_slip(second, CLERK_LAN)
    assert (job.together, job.copy) == ((second,), 0)
    assert shared.slips.check(old).verdict is SlipVerdict.REPLACED
    kept = shared.slips.prepare(first, reason=CopyReason.LOST).qr_text
    assert shared.slips.check(kept).verdict is SlipVerdict.KNOWN
    assert shared.slips.print_slip(first, CLERK_LAN, reason=CopyReason.LOST).together == (first, third)


def test_dossiers_of_two_people_never_stand_on_one_slip(shared: Shared) -> None:
    mine = shared.receive(1)
    other = shared.receive(1, applicant=person(name="Trần Văn Khác", id_number="001099000001"))
    entries = shared.place.entry_types()
    with pytest.raises(RuleViolation, match="one person"):
        shared.slips.print_together([*mine, *other], CLERK_LAN)
    assert shared.place.entry_types() == entries


def test_more_than_people_keep_together_is_refused_and_nothing_is_written(shared: Shared) -> None:
    many = shared.receive(MOST_ON_ONE_SLIP + 1)
    entries = shared.place.entry_types()
    with pytest.raises(RuleViolation, match=str(MOST_ON_ONE_SLIP)):
        shared.slips.print_together(many, CLERK_LAN)
    assert shared.place.entry_types() == entries


def test_an_unknown_dossier_among_them_stops_the_whole_sheet(shared: Shared) -> None:
    entries = shared.receive(1), shared.place.entry_types()
    with pytest.raises(BadInput):
        shared.slips.print_together([*entries[0], "A" * 16], CLERK_LAN)
    assert shared.place.entry_types() == entries[1]


def test_the_preview_shows_what_waits_for_the_same_sheet_and_writes_nothing(shared: Shared) -> None:
    waiting, entries = shared.receive(2), shared.place.entry_types()
    alone = shared.slips.preview(receipt_of(), CLERK_LAN, size=SlipSize.A5, dpi=60)
    beside = shared.slips.preview(receipt_of(BIRTH), CLERK_LAN, size=SlipSize.A5, dpi=60, beside=waiting)
    assert beside.startswith(b"\x89PNG")
    assert len(beside) > len(alone)
    assert shared.place.entry_types() == entries


@pytest.mark.parametrize("size", [SlipSize.A5, SlipSize.ROLL], ids=lambda size: size.value)
def test_every_paper_takes_several(shared: Shared, size: SlipSize) -> None:
    dossiers = shared.receive(2)
    assert shared.slips.print_together(dossiers, CLERK_LAN, size=size).outcome is PrintOutcome.PRINTED
    assert {parse_slip_text(text).identity for text in shared.texts(shared.slips.pdf(dossiers[0]))} == set(dossiers)
