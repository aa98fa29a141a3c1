"""Hand-over to the specialist unit, singly or as a list, by the hour that the profile sets; results that come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.details import count_of, objects_of
from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.life_cycle import is_possible
from counter_app.domain.stage_deadlines import counter_stage_deadline
from counter_app.domain.step_deadlines import StepDeadline, handover_deadline, handover_not_before
from counter_app.domain.step_details import line
from counter_app.domain.times import parse_iso
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases, impossible, of_dossier
from counter_app.services.steps.known_units import KnownUnits
from counter_app.store.database import Connection
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.handover_reading import count_held_at, held_at, recently_handed
from counter_app.store.journal import EntryDraft, Saved

LONGEST_LIST = 500
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class ListedDossier:
    """One row of a hand-over list in the making. `deadline` None where no rule sets an hour; `problem` says why
    this dossier cannot be handed over now. `unit` is where it probably goes, '' where nothing tells. `not_before`: the
    office reads its regulation so that the hours have to pass first (Đồng Nai 2015, article 4.3.a)."""

    identity: str
    code: str | None
    person: str
    procedure: str
    received: datetime
    due: datetime | None
    deadline: StepDeadline | None
    papers: int
    problem: Problem | None = None
    unit: str = ""
    not_before: StepDeadline | None = None


@dataclass(frozen=True, slots=True)
class HeldDossiers:
    """What lies at this desk and waits, at most `LONGEST_LIST`, the longest waiting first; `count` of all of them."""

    rows: tuple[ListedDossier, ...]
    count: int


@dataclass(frozen=True, slots=True)
class HandedList:
    """What was handed over in one act: the list's number and what stands on it."""

    number: str
    unit: str
    handed: datetime
    dossiers: tuple[ListedDossier, ...]


class Handovers:
    def __init__(self, cases: Cases, desk: DeskIdentity) -> None:
        self._cases = cases
        self._desk = desk

    # --------------------------------------------------------------------------------------- the list in the making

    def look(self, identity: str) -> ListedDossier:
        """For a scan into the list: answers at once, with the reason where it may not go along."""
        return self.look_all((identity,))[0]

    def look_up(self, text: str) -> ListedDossier:
        """For what was typed into the list. Raises BadInput where it is no dossier, or more than one."""
        return self.look(self._cases.identity_of(text))

    def look_all(self, identities: Iterable[str]) -> tuple[ListedDossier, ...]:
        """How they stand now. Raises BadInput for an unknown one."""
        with self._cases.reading() as connection:
            units = self._units(connection)
            return tuple(_with_unit(self._cases.read_in(connection, identity), units) for identity in identities)

    def held(self) -> HeldDossiers:
        """Everything that was received at this desk and not handed over yet."""
        with self._cases.reading() as connection:
            units, projections = self._units(connection), self._cases.projections
            waiting = held_at(connection, projections, self._desk.desk, LONGEST_LIST)
            rows = tuple(_with_unit(case, units) for case in self._cases.readable(connection, waiting))
            return HeldDossiers(rows, count_held_at(connection, projections, self._desk.desk, MOST_COUNTED))

    def units(self) -> tuple[str, ...]:
        """Where the office's dossiers went lately, the most used first."""
        with self._cases.reading() as connection:
            return self._units(connection).by_use

    def _units(self, connection: Connection) -> KnownUnits:
        return KnownUnits.of(recently_handed(connection, self._cases.projections))

    # --------------------------------------------------------------------------------------------- handing over

    def hand_over(self, identity: str, unit: str, session: Session) -> Saved:
        """One dossier alone, with its control slip."""
        holder = _unit(unit)

        def decide(case: Case) -> list[EntryDraft]:
            return [_handed(case, holder, "", "", session)]

        return self._cases.take(identity, types.HANDED_OVER, session, decide)

    def hand_over_list(
        self, identities: Iterable[str], unit: str, session: Session, *, receiver: str = ""
    ) -> HandedList:
        """Everything or nothing, in one transaction: a list that was signed is never half true.

        Raises RuleViolation naming the first dossier that cannot go along, BadInput for an empty or too long list.
        """
        self._cases.require(session, types.HANDED_OVER)
        wanted, holder = tuple(dict.fromkeys(identities)), _unit(unit)
        if not 0 < len(wanted) <= LONGEST_LIST:
            raise BadInput(
                f"Danh sách bàn giao có từ 1 đến {LONGEST_LIST} hồ sơ.",
                f"A hand-over list has 1 to {LONGEST_LIST} dossiers.",
            )
        who = line(receiver, "Người nhận", "Receiver")
        with self._cases.writing() as connection:
            cases = [self._cases.read_in(connection, identity) for identity in wanted]
            for case in cases:
                if not is_possible(case.state, types.HANDED_OVER):
                    raise impossible(case.state, types.HANDED_OVER)
            # Without a counter of its own: a desk makes no two lists in one second.
            name = f"{self._desk.number:03d}-{self._cases.now():%y%m%d-%H%M%S}"
            head = EntryDraft(
                types.HANDOVER_LISTED,
                details={"receiver": who, "clerk": session.name} if who else {"clerk": session.name},
                facts={"list": name, "holder": holder, "count": len(cases)},
            )
            drafts = [head, *(of_dossier(_handed(case, holder, name, who, session), case) for case in cases)]
            self._cases.append(connection, drafts, session)
            return HandedList(name, holder, self._cases.now(), tuple(map(listed, cases)))


def _with_unit(case: Case, units: KnownUnits) -> ListedDossier:
    return replace(listed(case), unit=units.likely(case.row.procedure_code, case.procedure))


def listed(case: Case) -> ListedDossier:
    possible = is_possible(case.state, types.HANDED_OVER)
    return ListedDossier(
        identity=case.identity,
        code=case.row.code,
        person=case.row.applicant,
        procedure=case.row.procedure_name,
        received=case.received,
        due=case.due,
        deadline=_limit(case),
        papers=_papers(case),
        problem=None if possible else impossible(case.state, types.HANDED_OVER),
        not_before=handover_not_before(
            case.profile, _whole_since(case), case.calendar, channel=case.channel, level=case.level
        ),
    )


def _limit(case: Case) -> StepDeadline | None:
    whole = _whole_since(case)
    by_rule = handover_deadline(
        *(case.profile, whole, case.calendar),
        channel=case.channel,
        level=case.level,
        no_boundary=case.no_boundary,
    )
    return by_rule or counter_stage_deadline(
        *(case.profile, case.procedure, whole, case.calendar), channel=case.channel, level=case.level
    )


def _whole_since(case: Case) -> datetime:
    """Nobody hands over what the citizen still completes: the hours run from the complete dossier (in so many words:
    Đồng Nai 2015, article 4.3.a)."""
    came = case.last(types.SUPPLEMENT_RECEIVED)
    if came is None or came.header is None:
        return case.received
    return max(case.received, parse_iso(came.header.received or came.header.entered))


def _papers(case: Case) -> int:
    components = objects_of(case.details.get("components"))
    return sum(count_of(paper, "count") for part in components for paper in objects_of(part.get("papers")))


def _handed(case: Case, unit: str, number: str, receiver: str, session: Session) -> EntryDraft:
    facts: dict[str, object] = {"holder": unit}
    if number:
        facts["list"] = number
    limit = _limit(case)
    if limit is not None and limit.passed(case.now):
        facts["late"] = True
    details = {"clerk": session.name} | ({"receiver": receiver} if receiver else {})
    return EntryDraft(types.HANDED_OVER, details=details, facts=facts)


def _unit(unit: str) -> str:
    """`holder` stands in the header of every feed row: short, and a unit, never a person."""
    return line(unit, "Bộ phận nhận", "Receiving unit", needed=True, longest=120)
