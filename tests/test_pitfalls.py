"""Ten ways in which other offline systems lost people's work, each tried here. One of these red: we do the same.

The docstrings say what happened elsewhere, in general words; where a longer scenario exists, it is named.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.entry_types import DOSSIER_RECEIVED, SLIP_SENT
from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import PrintOutcome, PrintState
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips
from counter_app.store.database import Database
from counter_app.store.feed_store import ArrivedRow, FeedRefused
from counter_app.store.opening import OpenDesk
from counter_app.store.verification import verify
from counter_app.sync.backoff import CAP_SECONDS, next_delay
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.batch import make_batch, pack, unpack
from counter_app.wire.entry import Entry, entry_hash
from counter_app.wire.feed import Row, write_row
from counter_app.wire.head import Head
from counter_app.wire.header import read_header
from counter_app.wire.messages import PushAnswer, Refusal, message_of_paper, write_message
from counter_app.wire.papers import Acknowledgement, sign_paper
from tests.services.desk import CLERK_LAN, DESK_KEY, Workplace, receipt_of, workplace
from tests.store.desks import CENTRE, KEY, MORNING, SetClock, dossiers, open_test_desk, receipt, rows, save
from tests.sync.bench import DOWN, Bench, Reply, make_bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = make_bench(tmp_path)
    yield made
    made.switch_off()
    made.centre.close()


class Witness:
    """A printer that looks, through a connection of its own, at what is on disk when paper comes out."""

    name = "witness"

    def __init__(self, database: Path) -> None:
        self.database = database
        self.types: list[list[str]] = []

    def send(self, _document: bytes, _title: str, _mark: str = "") -> str:
        elsewhere = Database(self.database, KEY)
        with elsewhere.read() as connection:
            headers = connection.exec_driver_sql("SELECT header FROM entries ORDER BY sequence").scalars().all()
        elsewhere.close()
        self.types.append([read_header(header).type for header in headers])
        return "1"

    def outcome(self, _job: str) -> PrintOutcome:
        return PrintOutcome(PrintState.PRINTED, "", "")


def test_1_nothing_is_printed_before_it_is_durable(tmp_path: Path) -> None:
    """Tills elsewhere printed the receipt first and kept the sale in a browser's cache: paper without a record.

    Also tests/faults/test_kill.py (SIGKILL, strace) and the mutation *print before commit*.
    """
    place = workplace(tmp_path)
    printer = Witness(tmp_path / "desk.db")
    slips = Slips(place.desk, place.clock, place.reference, DESK_KEY, Printing(lambda _n, _s: printer, lambda _s: None))
    received = place.intake.receive(receipt_of(), CLERK_LAN)
    slips.print_slip(received.identity, CLERK_LAN)
    assert len(printer.types) == 1
    assert {DOSSIER_RECEIVED, SLIP_SENT} <= set(printer.types[0])
    with place.desk.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # at least what the file has now
    with pytest.raises(EnvironmentProblem):
        _receive_and_print_for_ever(place, slips)
    assert all({DOSSIER_RECEIVED, SLIP_SENT} <= set(types) for types in printer.types)
    assert all(types.count(SLIP_SENT) == number for number, types in enumerate(printer.types, start=1))
    place.desk.database.close()


def test_2_a_number_belongs_to_its_record_whatever_fails_and_whoever_saves_at_once(tmp_path: Path) -> None:
    """Elsewhere numbers were counted in one transaction and used in another: two people got one, or one vanished."""
    desk = open_test_desk(tmp_path / "desk.db")
    first = save(desk).code
    with pytest.raises(RuntimeError):
        _save_and_fail(desk)
    codes: list[str | None] = []
    counters = [threading.Thread(target=lambda: codes.extend(save(desk).code for _ in range(10))) for _ in range(4)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    numbers = sorted(int(str(code).rsplit("-", 1)[1]) for code in [first, *codes])
    assert numbers == list(range(1, 42)), "none twice, none left out"
    desk.database.close()


@pytest.mark.parametrize("days", [1, 400, 4_000, -400])
def test_3_ranges_do_not_expire(days: int, tmp_path: Path) -> None:
    """Reserved values elsewhere ran out with the month in their pattern, or by the local clock, and intake stopped."""
    desk = open_test_desk(tmp_path / "desk.db")
    save(desk)
    day = MORNING + timedelta(days=days)
    saved = save(desk, receipt(day=day.date(), received=day), clock=SetClock(day))
    assert saved.code == f"H36.37.05-{day:%y%m%d}-0001"
    desk.database.close()


def test_4_the_same_again_years_later_is_the_same_and_other_bytes_in_its_place_are_refused(bench: Bench) -> None:
    """Elsewhere the memory of what was seen lasted a day, or the server made the ids: a late repeat counted twice."""
    batches: list[bytes] = []

    def keep(question: Question) -> None:
        if question.purpose == "push":
            batches.append(question.body)

    bench.line = keep  # type: ignore[assignment]
    saved = bench.save()
    bench.pass_time(30)
    stored = bench.stored()
    bench.world.now += 3 * 365 * 86_400.0
    bench.centre.kill_and_restart()
    path = f"/v1/journals/{saved.headers[0].journal}"
    for body in batches:
        again = bench.centre.answer(Question("push", "POST", path, body), "late")
        assert isinstance(again, Answer)
        assert again.status == 200
    assert bench.stored() == stored
    # The same place with other bytes: the old ones stay, and the two stand side by side as a fork.
    whole = unpack(next(body for body in batches if unpack(body).items))
    last = whole.items[-1]
    assert isinstance(last, Entry)
    other = last.header.replace(b'"who":"lan"', b'"who":"hoa"')
    changed = Entry(last.previous, other, last.body, entry_hash(last.previous, other))
    items = (*whole.items[:-1], changed)
    head = Head(whole.head.journal, whole.head.number, changed.hash)
    forged = pack(make_batch(whole.certificate, whole.first, whole.previous, items, head, bench.store.key))
    bench.centre.answer(Question("push", "POST", path, forged), "fork")
    assert set(stored) < set(bench.stored())
    assert len(bench.stored()) == len(stored) + 1


def test_5_what_waits_belongs_to_the_desk_and_not_to_a_login_an_account_or_a_version(bench: Bench) -> None:
    """Elsewhere signing out, a disabled account or a new cache version threw unsent work away for good.

    The projections' version: tests/store/test_opening.py; migrations with a full outbox: tests/store.
    """
    bench.line = lambda _q: DOWN
    saved = [bench.save() for _ in range(3)]
    with bench.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM accounts")
        connection.exec_driver_sql("UPDATE desk_values SET value = ? WHERE name = 'projections'", (b"_v0a",))
    bench.restart()
    assert bench.waiting() >= 3
    bench.line = lambda _q: None
    bench.now += 100
    bench.pass_time(60)
    assert bench.waiting() == 0
    assert {one.entries[0].hash.hex() for one in saved} <= set(bench.stored())


def test_6_nothing_that_arrives_deletes_or_changes_an_own_entry(bench: Bench) -> None:
    """Elsewhere a row deleted by the server took the unsent answers that pointed to it along."""
    bench.line = lambda _q: DOWN
    for _ in range(3):
        bench.save()
    own = rows(bench.desk, "SELECT sequence, hash, header, body FROM entries ORDER BY sequence")
    for table in ("entries", "journals"):
        assert rows(bench.desk, f"PRAGMA foreign_key_list({table})") == []
    bench.store.feed.forget_after(0)
    with pytest.raises((FeedRefused, ValueError, KeyError)):
        bench.store.feed.apply([ArrivedRow(b'{"office":"x","position":1}', None, None, None)])
    with pytest.raises(FeedRefused):
        bench.store.feed.apply([_row_of_another_office()])
    bench.store.set_back(rows(bench.desk, "SELECT id FROM journals")[0][0], [])
    assert rows(bench.desk, "SELECT sequence, hash, header, body FROM entries ORDER BY sequence") == own
    assert len(dossiers(bench.desk)) == 3


def test_7_green_needs_the_centres_signature_and_what_waits_has_an_age(bench: Bench) -> None:
    """Elsewhere *synced* was shown on any 200, or when a queue had silently stopped.

    Also the mutation *ack signature not verified* and tests/faults/test_proxy.py.
    """
    bench.step()

    def all_fine(question: Question) -> Reply | None:
        if question.purpose != "push":
            return None
        head = unpack(question.body).head
        unsigned = Acknowledgement(head.journal.hex(), head.number, head.hash.hex(), "2026-11-23T09:00:00+07:00")
        return Answer(200, write_message(PushAnswer(ack=message_of_paper(sign_paper(unsigned, CENTRE)))))

    for pretended in (lambda q: Answer(200, b"{}") if q.purpose == "push" else None, all_fine):
        bench.line = pretended
        bench.save()
        bench.pass_time(100)
        assert bench.waiting() >= 1
    since = bench.store.waiting().since
    assert since is not None
    assert since.startswith("2026-11-23T07:30")
    assert bench.engine.problem is not None


def test_8_one_bad_entry_is_kept_and_shown_and_holds_up_nobody_else(bench: Bench) -> None:
    """Elsewhere one bad record blocked the queue, or was thrown away after five tries.

    Halving and the way past it: tests/sync/test_refusals.py.
    """
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    bench.line = lambda _q: DOWN
    bad = bench.save().entries[0].hash

    def never(question: Question) -> Reply | None:
        if question.purpose == "push" and any(item.hash == bad for item in unpack(question.body).items):
            return Answer(422, write_message(Refusal(vi="Không hiểu.", en="Not understood.")))
        return None

    bench.now += 100
    bench.line = never
    for _ in range(100):
        bench.pass_time(60, look_every=30)
    assert bench.waiting() >= 1, "never thrown away, however often it was refused"
    assert bench.engine.problem is not None
    theirs = other.save()
    other.pass_time(30)
    bench.pass_time(120)
    assert theirs.identity in dossiers(bench.desk)
    other.switch_off()


@pytest.mark.parametrize("days", [-4_000, -1, 1, 400, 4_000])
def test_9_no_clock_and_no_absence_of_the_centre_stops_a_receipt(days: int, tmp_path: Path) -> None:
    """Elsewhere a few seconds of drift, four hours without a time service or thirty days alone ended all work."""
    place = workplace(tmp_path)
    place.intake.receive(receipt_of(), CLERK_LAN)
    place.hands.jump(days=days)
    receipts = [place.intake.receive(receipt_of(), CLERK_LAN) for _ in range(3)]
    assert len({one.code for one in receipts}) == 3
    assert verify(place.desk.database).ok
    place.desk.database.close()


def test_10_a_centre_that_comes_back_older_gets_everything_again_and_not_from_everybody_at_once(bench: Bench) -> None:
    """Elsewhere clients kept a cursor beyond the restored end and missed rows for ever, or all came back together."""
    bench.save()
    bench.pass_time(30)
    bench.centre.back_up()
    lost = [bench.save().entries[0].hash.hex() for _ in range(4)]
    bench.pass_time(30)
    bench.centre.put_back(announced=False)
    bench.pass_time(60)
    assert set(lost) <= set(bench.stored())
    assert len(bench.feed()) == len(bench.stored())
    assert bench.waiting() == 0
    province = [next_delay(30, number / 2_000) for number in range(2_000)]
    busiest = max(sum(1 for delay in province if second <= delay < second + 1) for second in range(int(CAP_SECONDS)))
    assert busiest <= 2 * 2_000 / CAP_SECONDS


def _receive_and_print_for_ever(place: Workplace, slips: Slips) -> None:
    for _ in range(1_000):
        slips.print_slip(place.intake.receive(receipt_of(), CLERK_LAN).identity, CLERK_LAN)


def _save_and_fail(desk: OpenDesk) -> None:
    with desk.database.write() as connection:
        desk.journal.append_in(connection, [receipt()], "lan", SetClock().stamp())
        raise RuntimeError("the power goes after the number was chosen")


def _row_of_another_office() -> ArrivedRow:
    row = Row("another office", 1, "00" * 32, "in_order", "00" * 16, 1)
    return ArrivedRow(write_row(row), None, None, None)
