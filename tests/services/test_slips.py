"""Slips: nothing spooled before it is on disk, originals told from copies, and every answer to a scan."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, EnvironmentProblem, RuleViolation
from counter_app.domain.slip import CopyReason
from counter_app.print.printers import CupsPrinter, PrintState
from counter_app.print.slip_size import SlipSize
from counter_app.services.printing import Printing
from counter_app.services.slips import PrintOutcome, Slips, SlipVerdict
from counter_app.store.known_keys import remember_key
from counter_app.store.opening import OpenDesk
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import KeyNotice
from counter_app.wire.slip_text import make_slip_text, parse_slip_text
from tests.print.cups_server import cups_server, free_port
from tests.services.desk import CLERK_LAN, DESK_KEY, MORNING, Workplace, receipt_of, workplace
from tests.services.slip_tray import TestPrinter
from tests.services.taken_steps import fix_start

OTHER_KEY = SigningKey(hashlib.sha256(b"another desk of the office").digest())
STRANGE_KEY = SigningKey(hashlib.sha256(b"a desk that nobody announced").digest())


@dataclass
class Bench:
    place: Workplace
    printer: TestPrinter
    pauses: list[float]
    slips: Slips

    def receipt(self) -> str:
        return self.place.intake.receive(receipt_of(), CLERK_LAN).identity

    def text_of(self, identity: str) -> str:
        return self.slips.prepare(identity, reason=CopyReason.LOST).qr_text


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    place, printer, pauses = workplace(tmp_path), TestPrinter(), []
    slips = Slips(
        place.desk, place.clock, place.reference, DESK_KEY, Printing(lambda _name, _size: printer, pauses.append)
    )
    return Bench(place, printer, pauses, slips)


def test_the_entry_is_on_disk_before_anything_reaches_the_printer(bench: Bench) -> None:
    identity, seen = bench.receipt(), []
    bench.printer.before_sending = lambda: seen.append(bench.place.entry_types()[-1])
    job = bench.slips.print_slip(identity, CLERK_LAN)
    assert seen == ["SlipSent"]
    assert (job.outcome, job.copy) == (PrintOutcome.PRINTED, 0)
    assert bench.place.entry_types()[-1] == "SlipOutcome"
    assert bench.printer.sent[0].startswith(b"%PDF")


def test_a_broken_printer_leaves_the_receipt_and_the_next_print_is_the_original(bench: Bench) -> None:
    identity = bench.receipt()
    bench.printer.broken = True
    job = bench.slips.print_slip(identity, CLERK_LAN)
    assert job.outcome is PrintOutcome.NOT_PRINTED
    assert job.problem is not None
    assert "hết giấy" in job.problem.vi
    assert [slip.outcome for slip in bench.slips.unprinted()] == ["not_printed"]
    bench.printer.broken = False
    assert bench.slips.print_slip(identity, CLERK_LAN).copy == 0
    assert bench.slips.unprinted() == ()


def test_a_second_print_needs_a_reason_and_is_a_numbered_copy(bench: Bench) -> None:
    identity = bench.receipt()
    bench.slips.print_slip(identity, CLERK_LAN)
    with pytest.raises(RuleViolation, match="reason"):
        bench.slips.print_slip(identity, CLERK_LAN)
    assert bench.slips.print_slip(identity, CLERK_LAN, reason=CopyReason.LOST).copy == 1
    assert bench.slips.print_slip(identity, CLERK_LAN, reason=CopyReason.DAMAGED).copy == 2
    assert bench.slips.prepare(identity, reason=CopyReason.LOST).copy is not None


def test_where_the_printer_cannot_say_the_clerk_is_asked_once(bench: Bench) -> None:
    identity = bench.receipt()
    bench.printer.states = [PrintState.CANNOT_SAY]
    assert bench.slips.print_slip(identity, CLERK_LAN).outcome is PrintOutcome.ASK
    assert [slip.outcome for slip in bench.slips.unprinted()] == ["ask"]
    with pytest.raises(RuleViolation, match="answer"):
        bench.slips.print_slip(identity, CLERK_LAN, reason=CopyReason.LOST)
    bench.slips.answer_question(identity, False, CLERK_LAN)
    assert bench.slips.print_slip(identity, CLERK_LAN).copy == 0
    bench.slips.answer_question(identity, True, CLERK_LAN)
    with pytest.raises(RuleViolation):
        bench.slips.answer_question(identity, True, CLERK_LAN)
    assert bench.slips.prepare(identity, reason=CopyReason.LOST).copy is not None


def test_after_a_crash_between_spooling_and_outcome_the_question_stands(bench: Bench) -> None:
    """What is in the database is all that a restarted program knows."""
    identity = bench.receipt()

    def power_cut() -> None:
        raise KeyboardInterrupt

    bench.printer.before_sending = power_cut
    with pytest.raises(KeyboardInterrupt):
        bench.slips.print_slip(identity, CLERK_LAN)
    again = Slips(
        bench.place.desk,
        bench.place.clock,
        bench.place.reference,
        DESK_KEY,
        Printing(lambda _name, _size: TestPrinter(), bench.pauses.append),
    )
    assert [slip.outcome for slip in again.unprinted()] == ["ask"]
    again.answer_question(identity, True, CLERK_LAN)
    assert again.print_slip(identity, CLERK_LAN, reason=CopyReason.DAMAGED).copy == 1


def test_what_did_not_come_out_is_taken_back_before_it_is_printed_again(bench: Bench) -> None:
    identity = bench.receipt()
    bench.printer.states = [PrintState.CANNOT_SAY]
    bench.slips.print_slip(identity, CLERK_LAN)
    bench.slips.answer_question(identity, False, CLERK_LAN)
    bench.slips.print_slip(identity, CLERK_LAN)
    bench.slips.answer_question(identity, True, CLERK_LAN)
    assert bench.printer.taken_back == bench.printer.marks[:1]
    assert bench.printer.marks[0] != bench.printer.marks[1]


def test_while_the_earlier_job_may_still_come_out_the_question_stands(bench: Bench) -> None:
    identity = bench.receipt()
    bench.printer.states = [PrintState.CANNOT_SAY]
    bench.slips.print_slip(identity, CLERK_LAN)
    bench.printer.keeps_jobs = True
    before = bench.place.entry_types()
    with pytest.raises(EnvironmentProblem, match="cancelled"):
        bench.slips.answer_question(identity, False, CLERK_LAN)
    assert bench.place.entry_types() == before
    assert [slip.outcome for slip in bench.slips.unprinted()] == ["ask"]
    bench.slips.answer_question(identity, True, CLERK_LAN)
    assert bench.slips.unprinted() == ()


def test_a_program_that_started_anew_takes_back_what_the_one_before_it_sent(tmp_path: Path) -> None:
    """With a real print service: one job waits at a printer that is switched off, and never two."""
    with cups_server() as cups:
        cups.add_raw_queue("May-in-quay", free_port())
        cups.run("lpadmin", "-d", "May-in-quay")

        def program() -> Slips:
            return Slips(
                place.desk,
                place.clock,
                place.reference,
                DESK_KEY,
                Printing(
                    lambda name, _size: CupsPrinter(name or "May-in-quay", service=cups.service), lambda _seconds: None
                ),
            )

        place = workplace(tmp_path)
        identity = place.intake.receive(receipt_of(), CLERK_LAN).identity
        assert program().print_slip(identity, CLERK_LAN, printer_name="May-in-quay").outcome is PrintOutcome.ASK
        again = program()
        assert [slip.outcome for slip in again.unprinted()] == ["ask"]
        again.answer_question(identity, False, CLERK_LAN)
        assert cups.waiting_jobs() == []
        again.print_slip(identity, CLERK_LAN, printer_name="May-in-quay")
        assert len(cups.waiting_jobs()) == 1


def test_a_waiting_job_is_looked_at_again_before_anybody_is_asked(bench: Bench) -> None:
    bench.printer.states = [PrintState.WAITING, PrintState.WAITING, PrintState.PRINTED]
    assert bench.slips.print_slip(bench.receipt(), CLERK_LAN).outcome is PrintOutcome.PRINTED
    assert len(bench.pauses) == 2


def test_a_job_that_goes_on_waiting_is_asked_about_with_where_to_look(bench: Bench) -> None:
    """A printer that is switched off gives the print service no reason."""
    bench.printer.states, bench.printer.silent = [PrintState.WAITING], True
    job = bench.slips.print_slip(bench.receipt(), CLERK_LAN)
    assert job.outcome is PrintOutcome.ASK
    assert job.problem is not None
    assert "switched on" in job.problem.en


def test_the_text_is_made_once_and_reprinted_letter_for_letter_by_any_desk(bench: Bench) -> None:
    identity = bench.receipt()
    bench.slips.print_slip(identity, CLERK_LAN)
    elsewhere = Slips(
        bench.place.desk,
        bench.place.clock,
        bench.place.reference,
        OTHER_KEY,
        Printing(lambda _name, _size: bench.printer, bench.pauses.append),
    )
    assert elsewhere.prepare(identity, reason=CopyReason.LOST).qr_text == bench.text_of(identity)


def test_a_new_date_makes_a_new_slip_that_names_the_one_it_replaces(bench: Bench) -> None:
    identity = bench.receipt()
    bench.slips.print_slip(identity, CLERK_LAN)
    old = bench.text_of(identity)
    fix_start(bench.place, identity, MORNING + timedelta(days=9))
    content = bench.slips.prepare(identity)
    assert content.copy is None
    assert "H36.37.05-261123-0001 (hẹn trả 27/11/2026 08:00)" in content.replaces
    bench.slips.print_slip(identity, CLERK_LAN)
    assert bench.slips.check(old).verdict is SlipVerdict.REPLACED
    assert bench.slips.check(content.qr_text).verdict is SlipVerdict.KNOWN


def test_the_preview_saves_nothing_and_shows_no_genuine_code(bench: Bench) -> None:
    before = bench.place.entry_types()
    picture = bench.slips.preview(receipt_of(), CLERK_LAN, size=SlipSize.A5, dpi=60)
    assert picture.startswith(b"\x89PNG")
    assert bench.place.entry_types() == before
    assert bench.place.intake.receive(receipt_of(), CLERK_LAN).code == "H36.37.05-261123-0001"


def test_the_roll_is_sent_as_the_printers_commands(bench: Bench) -> None:
    bench.slips.print_slip(bench.receipt(), CLERK_LAN, size=SlipSize.ROLL)
    assert bench.printer.sent[0].startswith(b"\x1b@")


def test_an_unknown_dossier_has_no_slip(bench: Bench) -> None:
    with pytest.raises(BadInput):
        bench.slips.print_slip("A" * 16, CLERK_LAN)
    with pytest.raises(RuleViolation):
        bench.slips.pdf(bench.receipt())


# -- answers to a scan -------------------------------------------------------------------------------------


def announce(desk: OpenDesk, key: SigningKey, withdrawn: str = "", owner: str = "desk-2") -> None:
    with desk.database.write() as connection:
        remember_key(connection, KeyNotice(owner, key.public.hex(), "desk", withdrawn))


def text_signed_by(key: SigningKey, identity: str = "MFRGGZDFMZTWQ2LK") -> str:
    return make_slip_text("tracuu.example.vn", "H36.37.05-261123-0201", identity, MORNING, None, key)


def test_own_slips_are_known(bench: Bench) -> None:
    identity = bench.receipt()
    bench.slips.print_slip(identity, CLERK_LAN)
    answer = bench.slips.check(bench.text_of(identity).lower())
    assert (answer.verdict, answer.identity) == (SlipVerdict.KNOWN, identity)


def test_a_slip_of_another_desk_is_genuine_and_not_handed_in_yet(bench: Bench) -> None:
    announce(bench.place.desk, OTHER_KEY)
    assert bench.slips.check(text_signed_by(OTHER_KEY)).verdict is SlipVerdict.NOT_HANDED_IN


def test_a_desk_that_is_not_known_yet_is_unknown_and_not_a_forger(bench: Bench) -> None:
    assert bench.slips.check(text_signed_by(STRANGE_KEY)).verdict is SlipVerdict.DESK_UNKNOWN


def test_a_withdrawn_key_means_ask_and_an_entry_vouches_for_older_slips(bench: Bench) -> None:
    announce(bench.place.desk, OTHER_KEY, withdrawn="2026-11-22T08:00:00+07:00")
    assert bench.slips.check(text_signed_by(OTHER_KEY)).verdict is SlipVerdict.KEY_WITHDRAWN
    identity = bench.receipt()
    bench.slips.print_slip(identity, CLERK_LAN)
    announce(bench.place.desk, DESK_KEY, withdrawn="2026-11-24T08:00:00+07:00", owner="desk-1")
    assert bench.slips.check(bench.text_of(identity)).verdict is SlipVerdict.KNOWN
    assert bench.slips.check(text_signed_by(DESK_KEY, identity)).verdict is SlipVerdict.KEY_WITHDRAWN


def test_our_own_signature_without_the_dossier_means_that_the_data_were_rolled_back(bench: Bench) -> None:
    before = bench.place.entry_types().count("JournalOpened")
    assert bench.slips.check(text_signed_by(DESK_KEY)).verdict is SlipVerdict.OURS_UNKNOWN
    assert bench.place.entry_types().count("JournalOpened") == before + 1


def test_a_lost_slip_from_before_the_reopening_opens_no_journal_again(bench: Bench) -> None:
    bench.slips.check(text_signed_by(DESK_KEY))
    opened = bench.place.entry_types().count("JournalOpened")
    earlier = make_slip_text("h.vn", None, "A" * 16, MORNING - timedelta(hours=2), None, DESK_KEY)
    assert bench.slips.check(earlier).verdict is SlipVerdict.OURS_UNKNOWN
    assert bench.place.entry_types().count("JournalOpened") == opened


def test_a_single_changed_digit_is_forged(bench: Bench) -> None:
    identity = bench.receipt()
    bench.slips.print_slip(identity, CLERK_LAN)
    text = bench.text_of(identity)
    changed = text.replace("/2611270800/", "/2611250800/")
    assert changed != text
    assert parse_slip_text(changed).identity == identity
    assert bench.slips.check(changed).verdict is SlipVerdict.FORGED


def test_another_kind_of_text_gets_one_sentence(bench: Bench) -> None:
    with pytest.raises(BadInput):
        bench.slips.check("https://example.vn")
