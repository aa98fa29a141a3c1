"""Dossiers that exist: found, opened with their timeline, and taken one step on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.due_date import is_late
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.life_cycle import ACTIVE, DossierState, is_possible
from counter_app.domain.masking import mask_id
from counter_app.domain.permissions import may
from counter_app.domain.slip import RegisterLine, SlipComponent, SlipFee
from counter_app.domain.times import OFFICE_ZONE, iso, parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import register_line
from counter_app.services.reference import Reference
from counter_app.services.roles import require
from counter_app.services.sign_in import Session
from counter_app.services.slip_content import return_way_vi, slip_components, slip_fees
from counter_app.services.timeline import TimelineLine, timeline_line
from counter_app.services.wording import STATUS_VI, type_en, type_vi
from counter_app.store import dossier_search
from counter_app.store.dossier_reading import DossierRowRead, Happening, dossier_row, happenings_of, state_of
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk
from counter_app.wire.header import Fee

__all__ = ["DossierLine", "DossierView", "Dossiers", "NextStep", "StatusFields", "StepDetails", "TimelineLine"]


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
    """One dossier, whole. `due_explanation` are the sentences that answer "why this date?"."""

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
    """Something that can be done with a dossier now, and that this role may do."""

    type: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What goes with a step: `details` is personal (body), `facts` is not (header)."""

    details: dict[str, Any] | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    due: datetime | None = None
    fees: tuple[Fee, ...] = ()


# What a person does to a dossier, in the order of a dossier's life. Papers, codes and receipts have services of
# their own; voiding needs a second person.
STEPS = (
    types.FEE_COLLECTED,
    types.SUPPLEMENT_ASKED,
    types.SUPPLEMENT_RECEIVED,
    types.HANDED_OVER,
    types.RESULT_ARRIVED,
    types.RESULT_RETURNED,
    types.DOSSIER_WITHDRAWN,
    types.START_FIXED,
)
LONGEST_REQUEST = 500


class Dossiers:
    """Everything that is known here: what this desk wrote, and what the feed brought."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference

    def find(self, query: str, limit: int = 50) -> tuple[DossierLine, ...]:
        """One box for name without accents, number, code, phone, identity, procedure; the last word may be begun."""
        with self._desk.database.read() as connection:
            rows = dossier_search.search(connection, self._desk.projections, query, min(limit, LONGEST_REQUEST))
        return self._lines(rows)

    def by_code(self, code: str) -> tuple[DossierLine, ...]:
        """More than one only where two desks gave the same code."""
        with self._desk.database.read() as connection:
            rows = dossier_search.by_code(connection, self._desk.projections, code)
        return self._lines(rows)

    def open(self, identity: str) -> DossierView:
        """Raises BadInput when no such dossier is known here."""
        with self._desk.database.read() as connection:
            row = dossier_row(connection, self._desk.projections, identity)
            happenings = happenings_of(connection, self._desk.projections, identity)
            state = state_of(connection, self._desk.projections, identity)
        if row is None:
            raise _unknown(identity)
        return self._view(row, happenings, state)

    def due_between(self, first: date, last: date, limit: int = 500) -> tuple[DossierLine, ...]:
        """Active dossiers due on these days, the last one included; the earliest first."""
        start = datetime.combine(first, time(), OFFICE_ZONE)
        end = datetime.combine(last, time(), OFFICE_ZONE) + timedelta(days=1)
        with self._desk.database.read() as connection:
            rows = dossier_search.due_between(connection, self._desk.projections, iso(start), iso(end), limit)
        return self._lines(rows)

    def results_to_hand_out(self, limit: int = 500) -> tuple[DossierLine, ...]:
        with self._desk.database.read() as connection:
            rows = dossier_search.with_result(connection, self._desk.projections, limit)
        return self._lines(rows)

    def next_steps(self, identity: str, role: str) -> tuple[NextStep, ...]:
        """What the life cycle allows now and this role may do."""
        with self._desk.database.read() as connection:
            state = state_of(connection, self._desk.projections, identity)
        if state is None:
            return ()
        return tuple(
            NextStep(step, type_vi(step), type_en(step))
            for step in STEPS
            if may(role, step) and is_possible(state, step) and not _pointless(state, step)
        )

    def record(self, step_type: str, identity: str, step: StepDetails, session: Session) -> None:
        """One entry more. Raises RuleViolation for a step that is impossible now or not this person's to take."""
        if step_type not in STEPS:
            raise ValueError(f"{step_type} is not a step of a dossier")
        require(session, step_type)
        stamp = self._clock.stamp()
        with self._desk.database.write() as connection:
            state = state_of(connection, self._desk.projections, identity)
            row = dossier_row(connection, self._desk.projections, identity)
            if state is None or row is None:
                raise _unknown(identity)
            if not is_possible(state, step_type):
                raise _impossible(state, step_type)
            draft = EntryDraft(
                step_type,
                dossier=identity,
                code=row.code,
                details=step.details,
                facts=step.facts,
                due=step.due,
                fees=step.fees,
            )
            self._desk.journal.append_in(connection, [draft], session.account, stamp)

    # -----------------------------------------------------------------------------------------------------

    def _lines(self, rows: Iterable[DossierRowRead]) -> tuple[DossierLine, ...]:
        now = self._clock.now()
        return tuple(_line(row, now) for row in rows)

    def _view(self, row: DossierRowRead, happenings: tuple[Happening, ...], state: DossierState | None) -> DossierView:
        opening = _opening(happenings)
        details = opening.details if opening else {}
        header = opening.header if opening else None
        line, names = _line(row, self._clock.now()), self._reference.names()
        return DossierView(
            line=line,
            id_number=row.id_number,
            phone=row.phone,
            address=_text(details.get("applicant"), "address"),
            request=_text(details, "request"),
            components=slip_components(details),
            fees=slip_fees(header.fees if header else ()),
            register=register_line(header) if header else None,
            due_explanation=_explanation(details),
            due_set_by_clerk=header is not None and header.facts.get("due_set_by") == "clerk",
            return_vi="; ".join(filter(None, (_text(details, "return_place"), return_way_vi(details)))),
            note=_text(details, "note"),
            holder=(state.holder if state else None) or "",
            replaced_by=state.replaced_by if state else None,
            status_fields=_status_fields(line, details, state, header.office if header else ""),
            timeline=tuple(timeline_line(one, names) for one in happenings),
        )


def _line(row: DossierRowRead, now: datetime) -> DossierLine:
    due = parse_iso(row.due) if row.due else None
    return DossierLine(
        row.identity,
        row.code,
        row.applicant,
        mask_id(row.id_number),
        row.procedure_name,
        parse_iso(row.received),
        due,
        row.status,
        STATUS_VI.get(row.status, row.status),
        row.verdict,
        row.slip,
        row.proved,
        late=due is not None and row.status in ACTIVE and is_late(due, now),
    )


def _opening(happenings: tuple[Happening, ...]) -> Happening | None:
    """The receipt where there is one, else whatever opened the dossier."""
    opening = [one for one in happenings if one.header is not None and one.header.type in types.OPENING]
    receipts = [one for one in opening if one.header and one.header.type == types.DOSSIER_RECEIVED]
    return next(iter(receipts or opening), None)


def _status_fields(line: DossierLine, details: dict[str, Any], state: DossierState | None, office: str) -> StatusFields:
    applicant, submitter = details.get("applicant"), details.get("submitter")
    is_organisation = _text(applicant, "kind") == "organisation"
    return StatusFields(
        line.code,
        office,
        (state.holder if state else None) or "",
        line.applicant if is_organisation else "",
        _text(submitter, "name") or _text(applicant, "representative") or line.applicant,
        line.received,
        line.due,
        line.status_vi,
    )


def _explanation(details: dict[str, Any]) -> tuple[str, ...]:
    steps = details.get("explanation")
    told = [_with_citation(step) for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    return tuple(filter(None, told))


def _with_citation(step: dict[str, Any]) -> str:
    citation = _text(step, "citation")
    return _text(step, "text") + (f" ({citation})" if citation else "")


def _text(values: object, name: str) -> str:
    value = values.get(name) if isinstance(values, dict) else None
    return value if isinstance(value, str) else ""


def _pointless(state: DossierState, step: str) -> bool:
    """Notes are possible for ever; nobody is offered them once the dossier is closed."""
    return state.status not in ACTIVE and step in (types.FEE_COLLECTED, types.START_FIXED)


def _unknown(identity: str) -> BadInput:
    return BadInput(
        f"Không có hồ sơ {identity[:20]} ở đây; hãy tìm lại bằng mã hồ sơ hoặc tên.",
        f"No dossier {identity[:20]} is known here; search by code or name.",
    )


def _impossible(state: DossierState, step: str) -> RuleViolation:
    return RuleViolation(
        f"Hồ sơ {STATUS_VI.get(state.status, state.status)} nên không thể: {type_vi(step).lower()}.",
        f"The dossier is {state.status.replace('_', ' ')}; this is not possible now: {type_en(step).lower()}.",
    )
