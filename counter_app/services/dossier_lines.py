"""A dossier as one row of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.due_date import is_late
from counter_app.domain.due_days import AWAITED
from counter_app.domain.masking import mask_id
from counter_app.domain.times import parse_iso
from counter_app.services.wording import STATUS_EN, STATUS_VI
from counter_app.store.dossier_reading import DossierRowRead


@dataclass(frozen=True, slots=True)
class DossierLine:
    """`id_number` is masked. `proved`: the centre's signature covers every entry of it. `late`: its date has passed
    and the office still owes the result. `slip` is unneeded, none, ask, printed or not_printed."""

    identity: str
    code: str | None
    applicant: str
    id_number: str
    procedure: str
    received: datetime
    due: datetime | None
    status: str
    status_vi: str
    status_en: str
    verdict: str
    slip: str
    proved: bool
    late: bool

    @property
    def shown_code(self) -> str:
        """What people call it by: the code, or the identity while it has none."""
        return self.code or self.identity


def dossier_line(row: DossierRowRead, now: datetime) -> DossierLine:
    due = parse_iso(row.due) if row.due else None
    return DossierLine(
        identity=row.identity,
        code=row.code,
        applicant=row.applicant,
        id_number=mask_id(row.id_number),
        procedure=row.procedure_name,
        received=parse_iso(row.received),
        due=due,
        status=row.status,
        status_vi=STATUS_VI.get(row.status, row.status),
        status_en=STATUS_EN.get(row.status, row.status),
        verdict=row.verdict,
        slip=row.slip,
        proved=row.proved,
        late=due is not None and row.status in AWAITED and is_late(due, now),
    )


def dossier_lines(rows: Iterable[DossierRowRead], now: datetime) -> tuple[DossierLine, ...]:
    return tuple(dossier_line(row, now) for row in rows)
