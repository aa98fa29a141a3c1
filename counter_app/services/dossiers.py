"""Dossiers that exist: found, opened with their timeline, and taken one step on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from counter_app.domain.slip import RegisterLine, SlipComponent, SlipFee
from counter_app.services.sign_in import Session
from counter_app.services.desk_clock import DeskClock
from counter_app.store.opening import OpenDesk
from counter_app.wire.header import Fee


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One row of a list; `id_number` is masked. `proved`: the centre's signature covers every entry of it."""

    identity: str
    code: str | None
    applicant: str
    id_number: str
    procedure: str
    received: datetime
    due: datetime | None
    status: str
    status_vi: str
    verdict: str
    slip: str
    proved: bool
    late: bool


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One entry in plain words. `handed_in` is when the centre's acknowledgement was received, None while waiting;
    `verdict_vi` is empty where everything is in order."""

    type: str
    vi: str
    en: str
    who: str
    desk: str
    received: datetime | None
    entered: datetime
    handed_in: bool
    verdict: str
    verdict_vi: str
    details_vi: tuple[str, ...] = ()
    understood: bool = True


@dataclass(frozen=True, slots=True)
class StatusFields:
    """What a visitor who may see it is told: Đăk Nông 2019, article 16.1."""

    code: str | None
    office: str
    unit: str
    organisation: str
    submitter: str
    received: datetime
    due: datetime | None
    status_vi: str


@dataclass(frozen=True, slots=True)
class DossierView:
    line: DossierLine
    id_number: str
    phone: str
    address: str
    request: str
    components: tuple[SlipComponent, ...]
    fees: tuple[SlipFee, ...]
    register: RegisterLine | None
    due_explanation: tuple[str, ...]
    due_set_by_clerk: bool
    return_vi: str
    note: str
    holder: str
    replaced_by: str | None
    status_fields: StatusFields
    timeline: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that can be done with a dossier now. `slip` steps are not entries of `record`."""

    type: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What goes with a step: `details` is personal (body), `facts` is not (header)."""

    details: dict[str, object] | None = None
    facts: dict[str, object] = field(default_factory=dict)
    due: datetime | None = None
    fees: tuple[Fee, ...] = ()


class Dossiers:
    def __init__(self, desk: OpenDesk, clock: DeskClock) -> None:
        raise NotImplementedError

    def find(self, query: str, limit: int = 50) -> tuple[DossierLine, ...]:
        """One box for name without accents, number, code, phone, identity, procedure; the last word may be begun."""
        raise NotImplementedError

    def open(self, identity: str) -> DossierView:
        """Raises BadInput when no such dossier is known here."""
        raise NotImplementedError

    def due_between(self, first: date, last: date, limit: int = 500) -> tuple[DossierLine, ...]:
        """Active dossiers due on these days, the earliest first."""
        raise NotImplementedError

    def results_to_hand_out(self, limit: int = 500) -> tuple[DossierLine, ...]:
        raise NotImplementedError

    def next_steps(self, identity: str, role: str) -> tuple[NextStep, ...]:
        raise NotImplementedError

    def record(self, step_type: str, identity: str, step: StepDetails, session: Session) -> None:
        """One entry more. Raises RuleViolation for a step that is impossible now or not this person's to take."""
        raise NotImplementedError
