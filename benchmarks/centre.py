"""The centre storing and judging for eight offices at once, against one unchecked multi-row statement a batch.

With PostgreSQL (`fsync` on): eight pushing threads and the projectors in their own processes, as `counter-central
serve` has them. Ours unpacks each batch, checks certificate, signature and chain, stores, signs
the acknowledgement, judges every entry and writes the feeds; it is over when nothing waits. The reference writes
the same rows, already unpacked, from eight threads: one statement and one commit a batch.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.bare_rows import BareRow, empty_table, insert_batches, make_table
from benchmarks.measuring import Figure, arguments, at_least, duration, medians, report, seconds
from benchmarks.slower_commits import ADDED_DELAY, slow_server
from central.cli import SWITCH_SECONDS
from central.core import Centre
from central.keys import KeyFile
from central.projecting_process import ProjectingProcesses
from central.store import queues
from central.store.database import Database
from counter_app.domain.permissions import CLERK
from counter_app.wire.entry import identity_of
from tests.central.writers import AGENCY, NOON, Writer, fee, seeded_bytes
from tests.postgres import PostgresServer, running_postgres

OFFICES, BATCH, LEAST = 8, 500, 0.5
ENTRIES = 40_000
LOOK_SECONDS = 0.005


@dataclass
class Desk:
    """One office's desk with its batches packed and signed, and the same rows as plain tuples."""

    writer: Writer
    batches: list[bytes]
    rows: list[list[BareRow]]


def prepare(centre: Centre, number: int, entries: int) -> Desk:
    """Dossiers of four entries: receipt with a code and a fee, slip, its outcome, handing over."""
    office, account = f"office-{number}", f"lan-{number}"
    centre.administration.add_office(office, f"Bộ phận Một cửa {number}", [AGENCY])
    centre.administration.add_account(account, office, "Lan", CLERK, NOON - timedelta(days=30))
    writer = Writer(centre, office, seed=number)
    writer.tell("JournalOpened", who="program", facts={"reason": "first"})
    while len(writer.entries) < entries:
        _dossier(writer, account, f"{AGENCY}-{number:02d}1123-{len(writer.entries):06d}")
    del writer.entries[entries:]
    starts = range(0, entries, BATCH)
    batches = [writer.batch(start + 1, min(start + BATCH, entries)) for start in starts]
    return Desk(writer, batches, [_rows(writer, start) for start in starts])


def _dossier(writer: Writer, who: str, code: str) -> None:
    details = {
        "procedure_code": "1.004873",
        "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "components": [{"name": "Tờ khai", "originals": 1}, {"name": "Giấy tờ cư trú", "photocopies": 1}],
        "id_number": "075190012345",
        "phone": "0912 345 678",
        "address": "Số 1, phố Thử Nghiệm, phường Mẫu",
    }
    opening = writer.tell(
        "DossierReceived",
        {"applicant": {"name": "Nguyễn Thị Đẹp"}} | details,
        who=who,
        issues=code,
        code=code,
        fees=(fee(15_000),),
        received=NOON.isoformat(),
        due=(NOON + timedelta(days=3)).isoformat(),
        procedure="a" * 64,
        profile="b" * 64,
        facts={"channel": "direct", "slip": True},
    )
    identity = identity_of(opening.hash)
    writer.slip(identity, code, NOON + timedelta(days=3))
    writer.tell("SlipOutcome", who=who, dossier=identity, facts={"outcome": "printed"})
    writer.tell("HandedOver", {"receiver": "Trần Thị Bình"}, who=who, dossier=identity, facts={"holder": "Tư pháp"})


def _rows(writer: Writer, start: int) -> list[BareRow]:
    part = writer.entries[start : start + BATCH]
    numbered = enumerate(part, start=start + 1)
    return [(one.hash, writer.journal, at, one.previous, 0, 1, one.header, one.body) for at, one in numbered]


@contextmanager
def a_projector(database: Database) -> Iterator[ProjectingProcesses]:
    """Running, and connected: a centre that serves has them at hand."""
    assert database.shared_address is not None
    before = _connections(database)
    projecting = ProjectingProcesses(database.shared_address)
    projecting.start()
    while _connections(database) < before + projecting.number:
        time.sleep(LOOK_SECONDS)
    yield projecting
    projecting.stop()


def _connections(database: Database) -> int:
    with database.reading() as connection:
        count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        return int(connection.exec_driver_sql(count).scalar_one())


def _waits(database: Database) -> bool:
    with database.reading() as connection:
        return bool(queues.offices_with_work(connection))


def store_and_judge(database: Database, desks: Sequence[Desk], projecting: ProjectingProcesses) -> None:
    def push(desk: Desk) -> None:
        for batch in desk.batches:
            answer = desk.writer.post(batch)
            if answer.status != 200:
                raise SystemExit(f"not stored: {answer.body!r}")
            projecting.wake()

    _at_once([_bound(push, desk) for desk in desks])
    while _waits(database):
        time.sleep(LOOK_SECONDS)


def _at_once(acts: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _bound(act: Callable[[Desk], None], desk: Desk) -> Callable[[], None]:
    return lambda: act(desk)


def one_round(server: PostgresServer, name: str, entries: int) -> tuple[float, float]:
    database = Database(server.create(name))
    database.create()
    centre = Centre(database, KeyFile.fresh(seeded_bytes(5)), seeded_bytes(6))
    desks = [prepare(centre, number, entries // OFFICES) for number in range(1, OFFICES + 1)]
    make_table(database)
    _at_once([_bound(lambda desk: insert_batches(database, desk.rows[:1]), desk) for desk in desks])
    empty_table(database)
    theirs = seconds(lambda: _at_once([_bound(lambda desk: insert_batches(database, desk.rows), d) for d in desks]))
    with a_projector(database) as projecting:
        ours = seconds(lambda: store_and_judge(database, desks, projecting))
    _check(database, entries)
    database.close()
    server.drop(name)
    return ours, theirs


def _check(database: Database, entries: int) -> None:
    """A figure counts only when every entry has its place and is in order."""
    with database.reading() as connection:
        found = connection.exec_driver_sql("SELECT verdict, count(*) FROM feed_rows GROUP BY verdict").all()
    if [tuple(row) for row in found] != [("in_order", entries)]:
        raise SystemExit(f"not judged as meant: {found}")


def measure(server: PostgresServer, entries: int, rounds: int, *, slow: bool) -> tuple[Figure, str]:
    slow_server(server, slow=slow)
    taken: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(rounds):
        ours, theirs = one_round(server, f"eight_{slow}_{number}".lower(), entries)
        taken["ours"].append(ours)
        taken["theirs"].append(theirs)
    middle = medians(taken)
    added = f", {ADDED_DELAY * 1000:g} ms added to each commit" if slow else ""
    what = f"centre stores and judges {entries:,} entries of eight offices{added}"
    rates = [entries / middle[name] for name in ("ours", "theirs")]
    figure = at_least(what, "one unchecked multi-row statement a batch", *rates, LEAST, "entries")
    return figure, f"{what}: {duration(middle['ours'])}, unchecked {duration(middle['theirs'])}"


def main() -> int:
    given = arguments(__doc__)
    sys.setswitchinterval(SWITCH_SECONDS)
    with running_postgres(durable=True) as server:
        measured = [measure(server, given.size or ENTRIES, given.rounds or 3, slow=slow) for slow in (False, True)]
    return report("centre", [figure for figure, _note in measured], [note for _figure, note in measured])


if __name__ == "__main__":
    raise SystemExit(main())
