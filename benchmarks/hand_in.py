"""Handing in an outage's 10,000 entries: one desk, a real HTTP server, a PostgreSQL centre, durable on both sides.

Ours runs from the engine's first question to the last signed acknowledgement on the desk's disk. The centre judges
meanwhile, as it always does; what it has still to judge then is waited for before the reference begins. That one writes
the same rows through the centre's own kind of connection by plain batched INSERT, 500 rows a statement and a commit
each.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bare_rows import BareRow, empty_table, insert_batches, make_table
from benchmarks.measuring import BUILD, Figure, arguments, at_least, duration, medians, report, seconds
from benchmarks.slower_commits import ADDED_DELAY, slow_down, slow_server
from central.sample import OFFICE
from central.store import queues
from central.store.database import Database as CentreDatabase
from counter_app.desk import Desk, Surroundings
from counter_app.domain.times import parse_iso
from counter_app.rehearsal.rehearsed_desk import DeskFolder, enrol
from counter_app.rehearsal.sample_office import AGENCY
from counter_app.store.code_wish import CodeWish
from counter_app.store.journal import OPENED_HERE, EntryDraft, Saved
from tests.central.served import Served, central, serving
from tests.postgres import PostgresServer, running_postgres
from tests.store.desks import receipt

ENTRIES, BATCH = 10_000, 500
LEAST = 0.5
LONGEST = 600.0
LOOK_SECONDS = 0.02


class Bench:
    """A centre that runs, and a desk that has written everything while the line was down."""

    def __init__(self, server: PostgresServer, folder: Path, entries: int, pause: float) -> None:
        self.server = server
        self.name = f"centre_{folder.name}"
        self.url = server.create(self.name)
        self.keys = folder / "keys.json"
        self.folder, self.entries, self.pause = folder, entries, pause
        made = central("init", "--database", self.url, "--keys", str(self.keys), "--sample")
        if made.returncode:
            raise SystemExit(made.stderr)

    def measure(self) -> dict[str, float]:
        database = CentreDatabase(self.url)
        with serving(self.url, self.keys, self.folder) as served:
            desk = self._desk(served)
            rows = _rows(desk)
            self._settle()
            began = time.perf_counter()
            ours = seconds(lambda: _hand_in(desk))
            desk.close()
            _wait_until_judged(database)
            judged = time.perf_counter() - began
        make_table(database)
        insert_batches(database, rows[:1])
        empty_table(database)
        self._settle()
        theirs = seconds(lambda: insert_batches(database, rows))
        database.close()
        return {"ours": ours, "judged": judged, "theirs": theirs}

    def _settle(self) -> None:
        """What was written before goes to the disk now, and not while one side is measured."""
        os.sync()
        self.server.run("CHECKPOINT")

    def _desk(self, served: Served) -> Desk:
        place = DeskFolder(self.folder / "desk", "Quầy 1")
        code = central("enrol-code", OFFICE, "--database", self.url, "--keys", str(self.keys)).stdout.split()[0]
        enrol(place, served.url, code)
        desk = Desk(place.files(), served.url, Surroundings())
        slow_down(desk.database, self.pause)
        _write(desk, self.entries)
        return desk


def _write(desk: Desk, entries: int) -> None:
    """Receipts, and what happens to every second one, in a few large transactions."""
    stamp = desk.clock.stamp()
    wish = CodeWish(AGENCY, stamp.entered.date())
    done = 1
    while done < entries:
        with desk.database.write() as connection:
            for _ in range(min(500, (entries - done) // 2 + 1)):
                drafts = [receipt(wish=wish, received=stamp.entered, due=parse_iso("2030-01-07T08:00:00"))]
                drafts += [EntryDraft("HandedOver", dossier=OPENED_HERE, facts={"holder": "Tư pháp"})]
                saved: Saved = desk.opened.journal.append_in(connection, drafts[: entries - done], "lan", stamp)
                done += len(saved.entries)


def _rows(desk: Desk) -> list[list[BareRow]]:
    with desk.database.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT hash, journal, number, previous, 0, 1, header, body FROM entries ORDER BY sequence"
        ).all()
    rows = [tuple(row) for row in found]
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]


def _hand_in(desk: Desk) -> None:
    done = threading.Event()

    def look() -> None:
        status = desk.runner.status()
        if status.last_ack is not None and not status.waiting_entries:
            done.set()

    desk.runner.subscribe(look)
    desk.start()
    if not done.wait(LONGEST):
        raise SystemExit(f"not handed in: {desk.runner.status()}")


def _wait_until_judged(database: CentreDatabase) -> None:
    until = time.monotonic() + LONGEST
    while _waits(database):
        if time.monotonic() > until:
            raise SystemExit("handed in, and not judged")
        time.sleep(LOOK_SECONDS)


def _waits(database: CentreDatabase) -> bool:
    with database.reading() as connection:
        return bool(queues.offices_with_work(connection))


def measure(server: PostgresServer, entries: int, rounds: int, pause: float) -> tuple[Figure, str]:
    slow_server(server, slow=bool(pause))
    taken: dict[str, list[float]] = {"ours": [], "judged": [], "theirs": []}
    for _ in range(rounds):
        with TemporaryDirectory(dir=BUILD) as folder:
            bench = Bench(server, Path(folder), entries, pause)
            for name, value in bench.measure().items():
                taken[name].append(value)
            server.drop(bench.name)
    middle = medians(taken)
    added = f", {pause * 1000:g} ms added to each commit" if pause else ""
    rates = [entries / middle[name] for name in ("ours", "theirs")]
    what = f"hand in {entries:,} entries, one desk{added}"
    figure = at_least(what, "plain batched INSERT", *rates, LEAST, "entries")
    handed_in, judged, plain = (duration(middle[name]) for name in ("ours", "judged", "theirs"))
    return figure, f"{what}: {handed_in}, everything judged after {judged}, plain INSERT {plain}"


def main() -> int:
    given = arguments(__doc__)
    BUILD.mkdir(parents=True, exist_ok=True)
    with running_postgres(durable=True) as server:
        measured = [measure(server, given.size or ENTRIES, given.rounds or 3, pause) for pause in (0.0, ADDED_DELAY)]
    return report("hand_in", [figure for figure, _note in measured], [note for _figure, note in measured])


if __name__ == "__main__":
    raise SystemExit(main())
