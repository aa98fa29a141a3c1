"""Finding one of 1,000,000 dossiers by name or code, diacritics folded, against a LIKE scan of the same folded text.

The database is made once and kept in `build/benchmarks`: real headers, bodies left out (search reads none), every
row in the tables that the screens read. The scan runs in the same encrypted file over a plain table of the folded
text, in the same run; it must look at every row, as LIKE with a leading % does.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measuring import BUILD, Figure, arguments, at_most, duration, percentile, remove, report, seconds
from counter_app.domain.folding import fold
from counter_app.domain.life_cycle import DossierState
from counter_app.rehearsal.sample_office import FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES
from counter_app.store.database import Connection, Database
from counter_app.store.dossier_fold import DossierRow
from counter_app.store.dossier_search import search
from counter_app.store.projection_tables import VERSION
from counter_app.store.projections import Projections, projections_in_use
from counter_app.wire import strict_json
from counter_app.wire.entry import genesis, identity_of, seal
from counter_app.wire.header import Header
from tests.store.desks import AGENCY, KEY, LAN, open_test_desk

DOSSIERS = 1_000_000
MOST, P95 = 0.01, 0.030
ROWS = 20  # what the search box shows
CHUNK = 5_000
STEPS = {
    "1.001193": "Đăng ký khai sinh",
    "1.004873": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "2.000884": "Chứng thực chữ ký",
}


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    code: str
    id_number: str
    phone: str


def person(number: int) -> Person:
    """The same for the same number. 22,100 names with a second given name, so that many share one."""
    chance = random.Random(number)
    parts = [chance.choice(FAMILY_NAMES), chance.choice(MIDDLE_NAMES), chance.choice(GIVEN_NAMES)]
    name = " ".join([*parts, chance.choice(GIVEN_NAMES)])
    day, at = divmod(number, 4_000)
    code = f"{AGENCY}-{20 + day // 336:02d}{1 + day // 28 % 12:02d}{1 + day % 28:02d}-{at + 1:04d}"
    return Person(name, code, f"0681{chance.randrange(10**8):08d}", f"09{chance.randrange(10**8):08d}")


def make(path: Path, size: int) -> None:
    """Entries chained and sealed as they are; rows as folding gives them; no waiting for the disk."""
    desk = open_test_desk(path, durable=False)
    with desk.database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE plain (id INTEGER PRIMARY KEY, folded TEXT NOT NULL)")
    writer = _Writer(desk.projections)
    for start in range(1, size + 1, CHUNK):
        with desk.database.write() as connection:
            writer.write(connection, range(start, min(start + CHUNK, size + 1)))
    with desk.database.write() as connection:
        name = desk.projections.tables.search_name
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")
        connection.exec_driver_sql("ANALYZE")
    desk.database.fold_log()
    desk.database.close()


class _Writer:
    def __init__(self, projections: Projections) -> None:
        tables = projections.tables
        columns = list(DossierRow.__slots__)
        self._journal = hashlib.sha256(b"search").digest()[:16]
        self._previous = genesis(self._journal)
        self._entry = "INSERT INTO entries (journal, number, hash, previous, header, issues_code) VALUES (?,?,?,?,?,?)"
        self._happen = f"INSERT INTO {tables.happenings.name} (dossier, entry_hash, type) VALUES (?,?,?)"
        marks = ",".join("?" * (len(columns) + 1))
        self._dossier = f"INSERT INTO {tables.dossiers.name} (id, {', '.join(columns)}) VALUES ({marks})"
        self._search = f"INSERT INTO {tables.search_name} (rowid, folded) VALUES (?,?)"

    def write(self, connection: Connection, numbers: range) -> None:
        rows = [self._one(number) for number in numbers]
        connection.exec_driver_sql(self._entry, [row[0] for row in rows])
        connection.exec_driver_sql(self._happen, [row[1] for row in rows])
        connection.exec_driver_sql(self._dossier, [row[2] for row in rows])
        connection.exec_driver_sql(self._search, [row[3] for row in rows])
        connection.exec_driver_sql("INSERT INTO plain (id, folded) VALUES (?,?)", [row[3] for row in rows])

    def _one(self, number: int) -> tuple[tuple[object, ...], ...]:
        who = person(number)
        received = f"20{who.code[10:12]}-{who.code[12:14]}-{who.code[14:16]}T08:00:00+07:00"
        header = Header(
            "DossierReceived", 1, self._journal.hex(), number, "lan", LAN.desk, LAN.office, received, received,
            code=who.code, issues=who.code, received=received, due=received, procedure="0" * 64,
        )  # fmt: skip
        entry = seal(header, None, self._previous)
        self._previous = entry.hash
        identity = identity_of(entry.hash)
        procedure, name = list(STEPS.items())[number % len(STEPS)]
        state = DossierState("received" if number % 50 == 0 else "returned", received)
        row = DossierRow(
            identity, who.code, state.status, strict_json.write(state.as_object()), received, received, received,
            LAN.office, LAN.desk, "lan", procedure, name, who.name, who.id_number, who.phone, "printed", "in_order", "",
        )  # fmt: skip
        return (
            (self._journal, number, entry.hash, entry.previous, entry.header, who.code),
            (identity, entry.hash, header.type),
            (number, *row.values()),
            (number, row.folded()),
        )


def queries(size: int, count: int) -> Iterator[str]:
    """As clerks type: a whole name with or without marks, a name just begun, a code, an identity number, a phone."""
    chance = random.Random(11)
    for turn in range(count):
        who = person(1 + chance.randrange(size))
        yield (
            who.name,
            fold(who.name),
            who.name[:-1],
            who.code,
            who.code[-11:],
            who.id_number,
            who.phone,
            " ".join(who.name.split()[:2]),
        )[turn % 8]


class Bench:
    def __init__(self, path: Path) -> None:
        self.database = Database(path, KEY)
        with self.database.read() as connection:
            self.projections = projections_in_use(connection)

    def find(self, query: str) -> int:
        with self.database.read() as connection:
            return len(search(connection, self.projections, query, ROWS))

    def scan(self, query: str) -> int:
        words = fold(query).replace(".", " ").replace("-", " ").split()
        where = " AND ".join(["folded LIKE ?"] * len(words))
        with self.database.read() as connection:
            statement = f"SELECT count(*) FROM plain WHERE {where}"
            found = connection.exec_driver_sql(statement, tuple(f"%{word}%" for word in words)).scalar_one()
        return min(int(found), ROWS)


def measure(bench: Bench, size: int, rounds: int) -> tuple[list[Figure], list[str]]:
    ours: list[float] = []
    theirs: list[float] = []
    for number, query in enumerate(queries(size, rounds * 20)):
        found: list[int] = []
        ours.append(seconds(lambda q=query, f=found: f.append(bench.find(q))))  # type: ignore[misc]
        if number % 20 == number // 20 % 20:
            theirs.append(seconds(lambda q=query, f=found: f.append(bench.scan(q))))  # type: ignore[misc]
        if not found[0] or found[0] > found[-1]:  # a scan also meets the letters in the middle of a word
            raise SystemExit(f"search and scan differ for {query!r}: {found}")
    slowest = percentile(ours, 0.95)
    figures = [
        at_most(f"search among {size:,}, median", "LIKE scan", median(ours), median(theirs), MOST),
        Figure("search, p95", "30 ms", slowest / P95, "< 30 ms", slowest < P95, duration(slowest), duration(P95)),
    ]
    return figures, [f"slowest search {duration(max(ours))}, {len(ours)} searches, {len(theirs)} scans"]


def main() -> int:
    given = arguments(__doc__)
    size = given.size or DOSSIERS
    path = BUILD / f"search-v{VERSION}-{size}.db"
    if not path.exists():
        print(f"making {size:,} dossiers (once; some minutes) …", flush=True)
        BUILD.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".making")
        remove(fresh)
        make(fresh, size)
        fresh.rename(path)
    bench = Bench(path)
    for query in queries(size, 16):
        bench.find(query)
    figures, notes = measure(bench, size, given.rounds or 20)
    bench.database.close()
    return report("search", figures, notes)


if __name__ == "__main__":
    raise SystemExit(main())
