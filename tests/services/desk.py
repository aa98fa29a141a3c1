"""A desk with everything that services need: a real encrypted database, and clocks that the test moves."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.domain.intake import Applicant, CopyKind, ReceiveDossier, TakenComponent, TakenPaper
from counter_app.domain.permissions import CLERK, SUPERVISOR
from counter_app.domain.times import iso, parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.store.acknowledgements import journals_with_work, record_acknowledgement
from counter_app.store.database import Database
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.known_keys import remember_key
from counter_app.store.opening import OpenDesk
from counter_app.wire.header import read_header
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Acknowledgement, KeyNotice, sign_paper
from tests.store.desks import CENTRE, KEY, LAN, open_test_desk

MORNING = parse_iso("2026-11-23T08:00:00")  # a Monday
DESK_KEY = SigningKey(hashlib.sha256(b"this desk").digest())
CLERK_LAN = Session("lan", "Nguyễn Thị Lan", CLERK, must_change=False)
SUPERVISOR_HOA = Session("hoa", "Lê Thị Hoa", SUPERVISOR, must_change=False)

BIRTH = "1.001193"  # immediate, the cut-off at 15:00
STATUS = "1.004873"  # three working days
UNSTATED = "1.004884"  # no term in the sample catalogue


@dataclass
class Hands:
    """The PC's clock and the monotonic one; `jump` moves the first alone."""

    wall: datetime = MORNING
    ticks: float = 1_000.0

    def pass_time(self, **by: int) -> None:
        step = timedelta(**by)
        self.wall += step
        self.ticks += step.total_seconds()

    def jump(self, **by: int) -> None:
        self.wall += timedelta(**by)


@dataclass
class Workplace:
    desk: OpenDesk
    hands: Hands
    clock: DeskClock
    reference: Reference
    intake: Intake

    def acknowledge_all(self) -> None:
        """The centre's signature over everything that was written so far."""
        with self.desk.database.write() as connection:
            for journal, _number, head in journals_with_work(connection):
                ack = Acknowledgement(journal.hex(), head.number, head.hash.hex(), iso(self.clock.now()))
                record_acknowledgement(connection, ack, sign_paper(ack, CENTRE), forked=False)

    def entry_types(self) -> list[str]:
        with self.desk.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT header FROM entries ORDER BY sequence").all()
        return [read_header(row[0]).type for row in rows]


def workplace(folder: Path, ranges: tuple[tuple[int, int], ...] = ((1, 200),), of: DeskIdentity = LAN) -> Workplace:
    hands = Hands()
    path = folder / "desk.db"
    clock = DeskClock(lambda: hands.wall, lambda: hands.ticks, Database(path, KEY, durable=False))
    desk = open_test_desk(path, desk=of, durable=False, seed="services", ranges=ranges)
    with desk.database.write() as connection:
        remember_key(connection, KeyNotice(LAN.desk, DESK_KEY.public.hex(), "desk", ""))
    reference = Reference(desk, clock)
    return Workplace(desk, hands, clock, reference, Intake(desk, clock, reference))


def person(**changes: object) -> Applicant:
    values: dict[str, object] = {
        "name": "Nguyễn Thị Đẹp",
        "id_number": "075190012345",
        "phone": "0912 345 678",
        "address": "Số 1, phố Thử Nghiệm",
    }
    return Applicant(**(values | changes))  # type: ignore[arg-type]


def receipt_of(procedure: str = STATUS, **changes: object) -> ReceiveDossier:
    values: dict[str, object] = {
        "procedure_code": procedure,
        "applicant": person(),
        "components": (
            TakenComponent("Căn cước", (TakenPaper(CopyKind.SHOWN),)),
            TakenComponent("Giấy tờ chứng minh điều kiện", (TakenPaper(CopyKind.PHOTOCOPY),)),
        ),
    }
    return ReceiveDossier(**(values | changes))  # type: ignore[arg-type]
