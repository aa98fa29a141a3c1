"""Digitised papers go to the real centre's core in the background, part by part, and never before an entry."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.store.schema import blob_parts, blobs
from counter_app.store.journal import EntryDraft
from counter_app.store.kept_scans import KeptScan, note_scan, scan_states
from counter_app.sync.connectivity import Line
from counter_app.sync.engine import Send, Tick
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.wire.messages import BLOB_PART
from tests.store.desks import receipt
from tests.store.held_files import held
from tests.sync.bench import PORTAL, Bench, Reply, make_bench

PAPER = random.Random(5).randbytes(2 * BLOB_PART + 100)
CUT = Failure(FailureKind.UNREACHABLE)


def attach(bench: Bench, paper: bytes = PAPER, dossier: str | None = None) -> KeptScan:
    """As services do it: the file first, then its entry and its row together."""
    if dossier is None:
        dossier = bench.desk.journal.append((receipt(),), "lan", bench.stamp()).identity
    assert dossier is not None
    content = bench.scans.keep(paper)
    scan = KeptScan(content, dossier, len(paper))
    facts = {"sha256": content.hex(), "size": len(paper), "media": "application/pdf", "of": "component"}
    draft = EntryDraft("ScanAttached", dossier=dossier, details={"title": "Giấy khai sinh"}, facts=facts)
    with bench.database.write() as connection:
        bench.desk.journal.append_in(connection, [draft], "lan", bench.stamp())
        note_scan(connection, scan)
    return scan


def state(bench: Bench, scan: KeptScan) -> str:
    with bench.database.read() as connection:
        return scan_states(connection, scan.dossier)[scan.content]


def at_the_centre(bench: Bench, scan: KeptScan) -> bytes:
    with bench.centre._database.reading() as connection:
        rows = connection.execute(
            blob_parts.select().where(blob_parts.c.content == scan.content).order_by(blob_parts.c.part)
        ).all()
        assert len(connection.execute(blobs.select().where(blobs.c.content == scan.content)).all()) <= 1
    return b"".join(row.data for row in rows)


def parts_asked(bench: Bench) -> int:
    return bench.asked.count("scan")


def test_a_paper_reaches_the_centre_whole_after_its_entry(bench: Bench) -> None:
    scan = attach(bench)
    bench.pass_time(60)
    assert state(bench, scan) == "sent"
    assert hashlib.sha256(at_the_centre(bench, scan)).digest() == scan.content
    assert bench.asked.index("push") < bench.asked.index("scan")
    assert parts_asked(bench) == 4  # which parts are there, and three parts
    bench.pass_time(600)
    assert parts_asked(bench) == 4


def test_an_entry_that_is_saved_while_a_paper_is_sent_goes_before_the_next_part(bench: Bench) -> None:
    attach(bench, random.Random(6).randbytes(10 * BLOB_PART))
    saved_at: list[int] = []

    def line(question: Question) -> None:
        if question.purpose == "scan" and parts_asked(bench) in (3, 6):
            bench.desk.journal.append((receipt(),), "lan", bench.stamp())
            bench.engine._talk.look_again()  # what JournalGrew does, which waits behind this answer
            saved_at.append(len(bench.asked))

    bench.line = line  # type: ignore[assignment]
    bench.pass_time(60)
    assert len(saved_at) == 2
    assert [bench.asked[place] for place in saved_at] == ["push", "push"]
    assert bench.waiting() == 0


def test_a_proxy_that_cuts_large_requests_makes_no_outage_and_holds_up_no_entry(bench: Bench) -> None:
    scan = attach(bench)
    bench.line = lambda question: CUT if question.purpose == "scan" and len(question.body) > 60_000 else None
    for _ in range(40):
        bench.pass_time(60)
        bench.save()
        assert bench.waiting() == 0
    assert bench.engine.line.line is Line.ONLINE
    assert bench.engine.problem is None
    assert bench.entries("OutageBegan") == []
    assert parts_asked(bench) < 60, "later and later, not at every look"
    assert state(bench, scan) == "waiting"
    bench.line = lambda _question: None
    bench.pass_time(1_000)
    assert state(bench, scan) == "sent"


@pytest.mark.parametrize("reply", [Answer(413, b"too large"), Answer(502, b"bad gateway"), PORTAL, Answer(200, b"{}")])
def test_whatever_a_proxy_says_to_a_part_the_desk_stays_online(bench: Bench, reply: Reply) -> None:
    scan = attach(bench)
    bench.line = lambda question: reply if question.body and question.purpose == "scan" else None
    bench.pass_time(300)
    assert bench.engine.line.line is Line.ONLINE
    bench.line = lambda _question: None
    bench.pass_time(1_000)
    assert state(bench, scan) == "sent"


def test_after_a_restart_only_the_missing_parts_are_sent(bench: Bench) -> None:
    scan = attach(bench)
    bench.line = lambda question: CUT if question.path.endswith("part=1") else None
    bench.pass_time(60)
    assert len(at_the_centre(bench, scan)) == BLOB_PART
    bench.restart()
    bench.line = lambda _question: None
    before = len(bench.asked)
    bench.pass_time(60)
    assert bench.asked[before:].count("scan") == 3
    assert state(bench, scan) == "sent"


def test_a_lost_answer_costs_one_part_and_nothing_else(bench: Bench) -> None:
    scan = attach(bench)
    lost = [True]

    def line(question: Question) -> Reply | None:
        if question.path.endswith("part=1") and lost:
            lost.clear()
            bench.centre.answer(question, bench.file.mark)
            return CUT
        return None

    bench.line = line
    bench.pass_time(120)
    assert state(bench, scan) == "sent"
    assert at_the_centre(bench, scan) == PAPER


def test_a_file_that_was_taken_away_is_written_down_once_and_holds_up_no_other(bench: Bench) -> None:
    gone, there = attach(bench), attach(bench, b"%PDF-" + bytes(50))
    bench.scans.drop(gone.content)
    bench.pass_time(120)
    assert state(bench, gone) == "lost"
    assert state(bench, there) == "sent"
    assert bench.entries("ScanLost") == [{"sha256": gone.content.hex(), "why": "gone"}]
    assert bench.waiting() == 0, "the entry that says so is handed in too"
    again = attach(bench, dossier=gone.dossier)
    bench.pass_time(120)
    assert state(bench, again) == "sent"


def test_a_file_that_another_program_holds_is_sent_later_and_holds_up_no_other(bench: Bench) -> None:
    scan = attach(bench)
    (file,) = bench.scans.folder.iterdir()
    other = attach(bench, b"%PDF-" + bytes(50))
    with held(file):
        bench.pass_time(120)
        assert (state(bench, scan), state(bench, other)) == ("waiting", "sent")
    bench.pass_time(1_800)
    assert state(bench, scan) == "sent"
    assert bench.entries("ScanLost") == []


def test_what_the_centre_does_not_take_is_asked_ever_more_rarely_and_others_go_on(bench: Bench) -> None:
    stranger = KeptScan(bench.scans.keep(b"%PDF-none"), "A" * 16, 9)
    with bench.database.write() as connection:
        note_scan(connection, stranger)
    scan = attach(bench, b"%PDF-" + bytes(50))
    bench.pass_time(3_600)
    assert state(bench, scan) == "sent"
    assert state(bench, stranger) == "waiting"
    assert parts_asked(bench) < 25


def test_nothing_is_asked_while_the_line_is_down_and_the_paper_follows_the_entries(bench: Bench) -> None:
    bench.line = lambda _question: CUT
    scan = attach(bench)
    bench.pass_time(600)
    assert parts_asked(bench) == 0
    bench.line = lambda _question: None
    bench.pass_time(120)
    assert state(bench, scan) == "sent"


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_cut_anywhere_any_number_of_times_it_arrives_whole(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    bench = make_bench(tmp_path_factory.mktemp("bench"))
    scan = attach(bench)

    def line(question: Question) -> Reply | None:
        if question.purpose != "scan" or chance.random() < 0.6:
            return None
        if chance.random() < 0.5:
            bench.centre.answer(question, bench.file.mark)  # it arrived, the answer did not
        return chance.choice([CUT, PORTAL, Answer(502, b""), Answer(413, b"")])

    bench.line = line
    bench.pass_time(200)
    if chance.random() < 0.5:
        bench.restart()
    bench.line = lambda _question: None
    bench.pass_time(1_000)
    assert state(bench, scan) == "sent"
    assert at_the_centre(bench, scan) == PAPER
    bench.switch_off()
    bench.centre.close()


def test_a_question_under_way_is_the_only_one(bench: Bench) -> None:
    attach(bench)
    bench.pass_time(10)
    sends = [action for action in bench.engine.step(Tick(), bench.now) if isinstance(action, Send)]
    assert len(sends) <= 1
