"""`journal verify` and rebuilding the projections over 400,000 entries (100,000 dossiers of four entries each).

Verification is set against one bare pass that reads the same headers and bodies from the same encrypted file and
hashes them with SHA-256, nothing else. A rebuild is set against the bare inserts of the very rows that it makes,
prepared beforehand, in the same order, into the same tables with the same indexes, in transactions of the same size.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from benchmarks.measuring import (
    ADDED_DELAY,
    BUILD,
    Act,
    Figure,
    arguments,
    at_most,
    interleaved,
    medians,
    remove,
    report,
)
from benchmarks.search import STEPS, person
from benchmarks.slower_commits import slow_down
from counter_app.domain.entry_types import HANDED_OVER, SLIP_OUTCOME, SLIP_SENT
from counter_app.store.database import Connection, Database
from counter_app.store.dossier_fold import DossierRow
from counter_app.store.journal import current_head
from counter_app.store.projections import CHUNK, Projections, projections_in_use
from counter_app.store.rebuilding import rebuild
from counter_app.store.verification import verify
from counter_app.wire.entry import Entry, identity_of, seal, write_body
from counter_app.wire.header import Fee, Header
from tests.store.desks import KEY, LAN, open_test_desk

ENTRIES = 400_000
MOST = 3.0
READ = 2_000


def make(path: Path, entries: int) -> None:
    """Sealed one after the other as a desk does; the projections come from a first rebuild."""
    desk = open_test_desk(path, durable=False)
    with desk.database.read() as connection:
        head = current_head(connection)
    assert head is not None
    source = _entries(head.journal, head.number, head.hash, (entries - head.number) // 4)
    rows = [
        (head.journal, header.number, one.hash, one.previous, one.header, one.body, header.issues)
        for one, header in source
    ]
    for start in range(0, len(rows), 10 * CHUNK):
        with desk.database.write() as connection:
            connection.exec_driver_sql(
                "INSERT INTO entries (journal, number, hash, previous, header, body, issues_code) "
                "VALUES (?,?,?,?,?,?,?)",
                rows[start : start + 10 * CHUNK],
            )
    rebuild(desk.database, desk.projections)
    desk.database.fold_log()
    desk.database.close()


def _entries(journal: bytes, number: int, previous: bytes, dossiers: int) -> Iterator[tuple[Entry, Header]]:
    chance = random.Random(4)
    for dossier in range(1, dossiers + 1):
        identity: str | None = None
        for part in _parts(dossier):
            number += 1
            details = part.pop("details")
            header = Header(
                journal=journal.hex(), number=number, dossier=identity, v=1, who="lan", desk=LAN.desk,
                office=LAN.office, entered="2026-11-23T08:00:00+07:00", raw="2026-11-23T08:00:01+07:00", **part,
            )  # fmt: skip
            entry = seal(header, write_body(details, chance.randbytes(32)) if details else None, previous)
            previous, identity = entry.hash, identity or identity_of(entry.hash)
            yield entry, header


def _parts(number: int) -> list[dict[str, object]]:
    who = person(number)
    procedure, name = list(STEPS.items())[number % len(STEPS)]
    details = {
        "applicant": {"name": who.name, "id_number": who.id_number, "phone": who.phone, "address": "Tổ 5, phường Mẫu"},
        "procedure_code": procedure,
        "procedure_name": name,
        "components": [{"name": "Tờ khai", "originals": 1}, {"name": "Giấy chứng sinh", "photocopies": 1}],
        "clerk": "Nguyễn Thị Lan",
    }
    receipt = {
        "type": "DossierReceived", "details": details, "code": who.code, "issues": who.code, "procedure": "a" * 64,
        "profile": "b" * 64, "received": "2026-11-23T08:00:00+07:00", "runs_from": "2026-11-24", "facts":
        {"channel": "direct", "slip": True, "register": {"year": 2026, "volume": 1, "number": number}},
        "due": "2026-11-26T08:00:00+07:00", "fees": (Fee("le_phi", 15_000, "Lệ phí hộ tịch", paid=True),),
    }  # fmt: skip
    qr = f"HTTPS://MOTCUA.EXAMPLE.VN/S1/{who.code}/" + "A" * 16 + "/2611230800/2611260800/ABCDEFGH/" + "B" * 103
    return [
        receipt,
        {"type": SLIP_SENT, "details": {"qr": qr}, "code": who.code, "facts": {"print": 1, "size": "a4x2"}},
        {"type": SLIP_OUTCOME, "details": None, "facts": {"outcome": "printed"}},
        {"type": HANDED_OVER, "details": {"receiver": "Trần Thị Bình"}, "facts": {"holder": "Tư pháp - Hộ tịch"}},
    ]


class Bench:
    def __init__(self, path: Path, pause: float = 0.0) -> None:
        self.database = slow_down(Database(path, KEY), pause)
        with self.database.read() as connection:
            self.projections = projections_in_use(connection)

    def verify(self) -> None:
        result = verify(self.database)
        if not result.ok:
            raise SystemExit(f"the journal does not verify: {result.first_wrong}")

    def hash_all(self) -> None:
        digest = hashlib.sha256
        with self.database.read() as connection:
            after, rows = 0, [None]
            while rows:
                rows = connection.exec_driver_sql(
                    "SELECT sequence, header, body FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ?",
                    (after, READ),
                ).all()  # type: ignore[assignment]
                for after, header, body in rows:  # type: ignore[misc]  # noqa: B007
                    digest(header).digest()
                    if body is not None:
                        digest(body).digest()

    def rebuild(self) -> None:
        rebuild(self.database, self.projections)

    def prepare_inserts(self) -> None:
        """The rows in the order in which a rebuild writes them, and the folded text of each."""
        columns = ", ".join(DossierRow.__slots__)
        tables = self.projections.tables
        with self.database.read() as connection:
            self.dossiers = _all(connection, f"SELECT {columns} FROM {tables.dossiers.name} ORDER BY id")
            self.happenings = _all(
                connection,
                f"SELECT h.dossier, h.entry_hash, h.type FROM {tables.happenings.name} h "
                "JOIN entries e ON e.hash = h.entry_hash ORDER BY e.sequence",
            )
            self.registers = _all(connection, f"SELECT year, volume, highest FROM {tables.registers.name}")
        self.folded = [(number, DossierRow(*row).folded()) for number, row in enumerate(self.dossiers, start=1)]

    def insert_bare(self) -> None:
        bare = Projections("_bare")
        tables = bare.tables
        with self.database.write() as connection:
            bare.drop(connection)
            bare.create(connection)
        self._fill(tables.happenings.name, ("dossier", "entry_hash", "type"), self.happenings)
        self._fill(tables.registers.name, ("year", "volume", "highest"), self.registers)
        for start in range(0, len(self.dossiers), CHUNK):
            with self.database.write() as connection:
                _insert(connection, tables.dossiers.name, DossierRow.__slots__, self.dossiers[start : start + CHUNK])
                _insert(connection, tables.search_name, ("rowid", "folded"), self.folded[start : start + CHUNK])
        with self.database.write() as connection:
            bare.drop(connection)

    def _fill(self, table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
        for start in range(0, len(rows), CHUNK):
            with self.database.write() as connection:
                _insert(connection, table, columns, rows[start : start + CHUNK])


def _all(connection: Connection, statement: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(statement)]


def _insert(connection: Connection, table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    marks = ",".join("?" * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def measure_verify(path: Path, entries: int, rounds: int) -> list[Figure]:
    bench = Bench(path)
    acts: dict[str, Act] = {"ours": bench.verify, "theirs": bench.hash_all}
    middle = medians(interleaved(acts, rounds))
    bench.database.close()
    what = f"journal verify, {entries:,} entries"
    return [at_most(what, "bare SHA-256 pass over the same file", middle["ours"], middle["theirs"], MOST)]


def measure_rebuild(path: Path, entries: int, rounds: int, pause: float) -> list[Figure]:
    with TemporaryDirectory(dir=BUILD) as folder:
        copy = Path(folder) / "desk.db"
        copyfile(path, copy)
        bench = Bench(copy, pause)
        bench.prepare_inserts()
        acts: dict[str, Act] = {"ours": bench.rebuild, "theirs": bench.insert_bare}
        middle = medians(interleaved(acts, rounds, warm=0))
        bench.database.close()
    added = f", {pause * 1000:g} ms added to each commit" if pause else ""
    what = f"rebuild, {entries:,} entries{added}"
    return [at_most(what, "bare inserts of the same rows", middle["ours"], middle["theirs"], MOST)]


def main() -> int:
    given = arguments(__doc__)
    entries, rounds = given.size or ENTRIES, given.rounds or 3
    path = BUILD / f"journal-{entries}.db"
    if not path.exists():
        print(f"making {entries:,} entries (once) …", flush=True)
        BUILD.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".making")
        remove(fresh)
        make(fresh, entries)
        fresh.rename(path)
    figures = measure_verify(path, entries, rounds)
    for pause in (0.0, ADDED_DELAY):
        figures += measure_rebuild(path, entries, rounds, pause)
    return report("verify_and_rebuild", figures)


if __name__ == "__main__":
    raise SystemExit(main())
