"""A desk's store for tests: a real encrypted file, a clock that stands where the test puts it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from counter_app.domain.times import parse_iso
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Database
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.journal import EntryDraft, Saved, Stamp
from counter_app.store.number_grants import record_grant
from counter_app.store.opening import HighWaterMark, OpenDesk, open_desk
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Grant, sign_paper

KEY = hashlib.sha256(b"database key").digest()
CENTRE = SigningKey(hashlib.sha256(b"centre").digest())
AGENCY = "H36.37.05"
MORNING = parse_iso("2026-11-23T08:00:00")
LAN = DeskIdentity("desk-1", "office-1", "Quầy 1", 1, 2, "H36")


@dataclass
class SetClock:
    """Stands still until the test moves it."""

    now: datetime = MORNING

    def stamp(self) -> Stamp:
        return Stamp(self.now, self.now)


def seeded_bytes(seed: object) -> Callable[[int], bytes]:
    return random.Random(str(seed)).randbytes


def open_test_desk(
    path: Path,
    *,
    clock: SetClock | None = None,
    mark: str = "this machine",
    desk: DeskIdentity = LAN,
    seed: object = None,
    ranges: tuple[tuple[int, int], ...] = ((1, 200),),
    high_water: HighWaterMark | None = None,
    durable: bool = True,
) -> OpenDesk:
    clock = clock or SetClock()
    opened = open_desk(
        Database(path, KEY, durable=durable),
        desk,
        mark=mark,
        stamp=clock.stamp,
        random_bytes=seeded_bytes((seed, mark, path.exists())),
        high_water=high_water,
    )
    with opened.database.write() as connection:
        for n, (first, last) in enumerate(ranges, start=1):
            grant = Grant(desk.desk, n, AGENCY, first, last)
            record_grant(connection, grant, sign_paper(grant, CENTRE))
    return opened


def receipt(name: str = "Nguyễn Thị Đẹp", day: date | None = None, **changes: Any) -> EntryDraft:
    """A receipt as intake writes it, with a wish for a code of the day."""
    draft = EntryDraft(
        "DossierReceived",
        details={
            "applicant": {"name": name, "id_number": "075190012345", "phone": "0912 345 678"},
            "procedure_code": "1.001193",
            "procedure_name": "Đăng ký khai sinh",
        },
        wish=CodeWish(AGENCY, day or MORNING.date()),
        received=MORNING,
        due=parse_iso("2026-11-26T08:00:00"),
        takes_register_number=True,
    )
    return replace(draft, **changes)


def save(desk: OpenDesk, *drafts: EntryDraft, clock: SetClock | None = None) -> Saved:
    return desk.journal.append(drafts or (receipt(),), "lan", (clock or SetClock()).stamp())


def rows(desk: OpenDesk, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with desk.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement, values)]


def dossiers(desk: OpenDesk) -> dict[str, dict[str, Any]]:
    """The projection in use, by identity, without its row numbers."""
    with desk.database.read() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {desk.projections.tables.dossiers.name}").mappings()
        return {row["identity"]: {name: row[name] for name in row if name != "id"} for row in found}
