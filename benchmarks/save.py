"""Saving a receipt: durable, encrypted, with projections and search, against a bare one-row commit.

Both sides use the same library, the same pragmas and the same number of bytes; each operation is its own
transaction with `synchronous=FULL`. The journal's `append` and the whole service, decision included.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import (
    ADDED_DELAY,
    BUILD,
    Act,
    Figure,
    arguments,
    at_most,
    duration,
    interleaved,
    medians,
    percentile,
    report,
)
from benchmarks.slower_commits import slow_down
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Database
from counter_app.store.number_grants import record_grant
from counter_app.store.opening import OpenDesk, open_desk
from counter_app.store.prepared import Prepared
from counter_app.wire.papers import Grant, sign_paper
from tests.services.desk import CLERK_LAN, STATUS, Hands, receipt_of
from tests.store.desks import AGENCY, CENTRE, KEY, LAN, MORNING, SetClock, receipt, save, seeded_bytes

MOST = 3.0
_BARE = Prepared("INSERT INTO bare (header, body) VALUES (?, ?)")
BARE, APPEND, SERVICE = "bare one-row commit", "journal append", "service receive"


class Bench:
    """One desk with a range that does not run out, and beside it a bare table in a file of its own."""

    def __init__(self, folder: Path, pause: float) -> None:
        self.hands = Hands()
        clock = SetClock()
        self.desk_file = slow_down(Database(folder / "desk.db", KEY), pause)
        random = seeded_bytes("save")
        self.desk: OpenDesk = open_desk(
            self.desk_file, LAN, mark="this machine", stamp=clock.stamp, random_bytes=random, high_water=None
        )
        with self.desk_file.write() as connection:
            grant = Grant(LAN.desk, 1, AGENCY, 1, 4999)
            record_grant(connection, grant, sign_paper(grant, CENTRE))
        service_clock = DeskClock(lambda: self.hands.wall, lambda: self.hands.ticks, self.desk_file)
        self.intake = Intake(self.desk, service_clock, Reference(self.desk, service_clock))
        self.bare_file = slow_down(Database(folder / "bare.db", KEY), pause)
        with self.bare_file.write() as connection:
            connection.exec_driver_sql("CREATE TABLE bare (id INTEGER PRIMARY KEY, header BLOB, body BLOB)")
        entry = save(self.desk).entries[0]
        self.row = (entry.header, entry.body)

    def acts(self) -> dict[str, Act]:
        return {BARE: self.bare, APPEND: self.append, SERVICE: self.receive}

    def bare(self) -> None:
        with self.bare_file.write() as connection:
            _BARE.run(connection, *self.row)  # as the journal does: without SQLAlchemy's wrapping

    def append(self) -> None:
        save(self.desk, receipt(wish=CodeWish(AGENCY, MORNING.date())))

    def receive(self) -> None:
        self.hands.pass_time(seconds=1)
        self.intake.receive(receipt_of(STATUS), CLERK_LAN)

    def close(self) -> None:
        self.desk_file.close()
        self.bare_file.close()


def measure(pause: float, rounds: int) -> tuple[list[Figure], list[str]]:
    BUILD.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=BUILD) as folder:
        bench = Bench(Path(folder), pause)
        taken = interleaved(bench.acts(), rounds, each=10, warm=20)
        bench.close()
    middle = medians(taken)
    added = f", {pause * 1000:g} ms added to each commit" if pause else ""
    figures = [at_most(f"save, {name}{added}", BARE, middle[name], middle[BARE], MOST) for name in (APPEND, SERVICE)]
    notes = [
        # The fastest tenth says what the work itself takes when nobody else wants the machine.
        f"{name}{added}: fastest tenth {duration(percentile(values, 0.1))}, p95 {duration(percentile(values, 0.95))}"
        for name, values in taken.items()
    ]
    return figures, notes


def main() -> int:
    rounds = arguments(__doc__).rounds or 60
    fast, fast_notes = measure(0.0, rounds)
    slow, slow_notes = measure(ADDED_DELAY, max(5, rounds // 3))
    return report("save", [*fast, *slow], [*fast_notes, *slow_notes])


if __name__ == "__main__":
    raise SystemExit(main())
