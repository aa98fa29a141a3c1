"""One dossier as a step needs it: where it stands, what happened, the law that it was received under."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_notice import StatusTimes
from counter_app.domain.errors import (
    SET_BY_THE_PROGRAM_EN,
    SET_BY_THE_PROGRAM_VI,
    BadInput,
    RuleViolation,
    in_one_line,
)
from counter_app.domain.fee_account import total
from counter_app.domain.intake_decision import RUNS_FROM_COMPETENT_AGENCY
from counter_app.domain.life_cycle import ACTIVE, REFUSED, UNKNOWN, DossierState, is_possible
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.procedures import Procedure
from counter_app.domain.regulations import Profile
from counter_app.domain.step_deadlines import closing_day
from counter_app.domain.step_rules import Objection, Past, firm
from counter_app.domain.times import parse_iso
from counter_app.services.citizen_notices import (
    Told,
    concerns_the_citizen,
    letter_notice,
    notice_of_opening,
    says_status,
    with_notices,
)
from counter_app.services.desk_clock import DeskClock
from counter_app.services.lost_notices import lost_notices
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.reference import Reference
from counter_app.services.roles import require
from counter_app.services.scans import ScannedCode, ScannedIdentity, recognise
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now, counted, details_now, last_counted, opening_of
from counter_app.services.wording import STATUS_EN, STATUS_VI, type_en, type_vi
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import DossierRowRead, Happening, dossier_row, happenings_of, state_of
from counter_app.store.dossier_search import by_code, search
from counter_app.store.journal import EntryDraft, Saved, Stamp
from counter_app.store.opening import OpenDesk
from counter_app.store.projections import Projections
from counter_app.store.twins import twin_of
from counter_app.wire.header import Header

# A refusal that came early is announced by its own notice.
ANNOUNCES = frozenset({NoticeKind.EARLY_RESULT.value, NoticeKind.REFUSED_RESULT.value})
TOLD_BY, PHONE = "told_by", "phone"  # the fact of a note that the citizen was called
LONGEST_NAMED = 100


@dataclass(frozen=True, slots=True)
class Case:
    """`details` are those of the opening entry (the receipt where there is one) as corrected since. `now` is what the
    desk believes. `doubled`: the dossier that was received anew in the same place and stands. `here` is the office of
    this desk."""

    row: DossierRowRead
    state: DossierState
    happenings: tuple[Happening, ...]
    opening: Header
    details: Mapping[str, Any]
    profile: Profile
    procedure: Procedure | None
    calendar: OfficeCalendar
    now: datetime
    doubled: str | None = None
    here: str = ""

    @property
    def identity(self) -> str:
        return self.row.identity

    @property
    def channel(self) -> str:
        return str(self.opening.facts.get("channel") or "direct")

    @property
    def level(self) -> str | None:
        level = self.details.get("service_level")
        return level if isinstance(level, str) else None

    @property
    def received(self) -> datetime:
        return parse_iso(self.row.received)

    @property
    def due(self) -> datetime | None:
        return parse_iso(self.state.due) if self.state.due else None

    @property
    def no_boundary(self) -> bool:
        """Received here for an office that is competent elsewhere."""
        return self.opening.runs_from == RUNS_FROM_COMPETENT_AGENCY

    @property
    def was_received(self) -> bool:
        return any(header.type == types.DOSSIER_RECEIVED for header in self.headers())

    @property
    def was_not_accepted(self) -> bool:
        """Refused before it was received: its one paper is the refusal."""
        return self.state.status == REFUSED

    @property
    def letter(self) -> NoticeKind | None:
        """What the notice is called that carries its signed letter: refused before the receipt (Mẫu 03), or what
        arrived last is a refusal that nobody sent back since."""
        if self.was_not_accepted:
            return NoticeKind.NON_RECEIPT_LETTER
        last = self.last(types.RESULT_ARRIVED, types.RESULT_SENT_BACK)
        refused = last is not None and last.header is not None and last.header.facts.get("outcome") == "refused"
        return NoticeKind.REFUSAL_LETTER if refused else None

    def headers(self, *entry_types: str) -> tuple[Header, ...]:
        """Of the entries that count, in order; all kinds where none is named."""
        return counted(self.happenings, *entry_types)

    def last(self, *entry_types: str) -> Happening | None:
        """The newest entry of these kinds that counts."""
        return last_counted(self.happenings, *entry_types)

    def past(self) -> Past:
        asked = self.headers(types.SUPPLEMENT_ASKED, types.GUIDANCE_GIVEN)
        return Past(
            channel=self.channel,
            received=self.received,
            due=self.due,
            level=self.level,
            asked_before=_asked_in_this_stage(self.headers()),
            asked_ever=len(asked),
            last_asked=parse_iso(asked[-1].entered) if asked else None,
            moved=len(self.headers(types.APPOINTMENT_MOVED)),
            told_of_early_result=_told_of_early_result(self.happenings),
        )

    def need_procedure(self) -> Procedure:
        if self.procedure is None:
            raise BadInput(
                "Danh mục ở máy này không có thủ tục của hồ sơ; hãy cập nhật danh mục rồi làm tiếp.",
                "The catalogue here does not have the dossier's procedure; update it, then go on.",
            )
        return self.procedure


def _told_of_early_result(happenings: Sequence[Happening]) -> bool:
    """Of the result that is there now: by a notice that says so and was not lost, or on the telephone."""
    turns, lost = (types.RESULT_ARRIVED, types.RESULT_SENT_BACK), lost_notices(happenings)
    headers = [(one.hash, header) for one in happenings for header in counted((one,))]
    came = [place for place, (_hash, header) in enumerate(headers) if header.type in turns]
    since = headers[came[-1] :] if came else []
    return any(
        header.facts.get("kind") in ANNOUNCES and entry not in lost
        if header.type == types.NOTICE_MADE
        else header.type == types.NOTE_ADDED and header.facts.get(TOLD_BY) == PHONE
        for entry, header in since
    )


def _asked_in_this_stage(headers: Iterable[Header]) -> int:
    """The law's *once* speaks of each stage: guidance before the receipt, and completion after it."""
    asked = 0
    for header in headers:
        if header.type == types.DOSSIER_RECEIVED:
            asked = 0
        elif header.type in (types.SUPPLEMENT_ASKED, types.GUIDANCE_GIVEN):
            asked += 1
    return asked


class Cases:
    """Opens dossiers for a step and writes what was decided, in one transaction: nothing changes in between."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference

    def now(self) -> datetime:
        return self._clock.now()

    def today(self) -> date:
        return self._clock.now().date()

    def open(self, identity: str) -> Case:
        """Raises BadInput when no such dossier is known here."""
        with self.reading() as connection:
            return self._read(connection, identity)

    @property
    def office(self) -> str:
        """The office of this desk."""
        return self._desk.desk.office

    def names(self) -> OfficeNames:
        """What desks and people of the office are called."""
        return self._reference.names()

    def identity_of(self, text: str) -> str:
        """Of what was typed: a whole code, an identity, or words and ends of numbers that only one dossier has.
        Raises BadInput where it is none, or more than one."""
        named = recognise(text)
        if isinstance(named, ScannedIdentity):
            return named.identity
        with self._desk.database.read() as connection:
            if isinstance(named, ScannedCode):
                found = by_code(connection, self._desk.projections, named.code)
            else:
                found = search(connection, self._desk.projections, text[:LONGEST_NAMED], 2) if text.strip() else ()
        if len(found) == 1:
            return found[0].identity
        raise not_one(text, len(found))

    def require(self, session: Session, step: str) -> None:
        """As `roles.require`, by the regulation in force today; it is read only where its article may be named."""
        require(session, step, self._reference.profile(self.today()) if session.must_change else None)

    def take(self, identity: str, step: str, session: Session, decide: Callable[[Case], Sequence[EntryDraft]]) -> Saved:
        """`decide` gives the entries of this step, or raises. Raises RuleViolation when the step is not possible now or
        not this person's to take, BadInput for an unknown dossier, EnvironmentProblem for the disk."""
        self.require(session, step)
        stamp = self._clock.stamp()
        with self.writing() as connection:
            case = self._read(connection, identity)
            if not is_possible(case.state, step):
                raise impossible(case.state, step)
            drafts = self._with_notices(case, [of_dossier(draft, case) for draft in decide(case)])
            return self._desk.journal.append_in(connection, drafts, session.account, stamp)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction in which everything that is asked of the reference data belongs together."""
        with self._desk.database.write() as connection, self._reference.at_one_moment(connection):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the database and of the reference data."""
        with self._desk.database.read() as connection, self._reference.at_one_moment(connection):
            yield connection

    @property
    def projections(self) -> Projections:
        return self._desk.projections

    def read_in(self, connection: Connection, identity: str) -> Case:
        """Inside a transaction that the caller holds."""
        return self._read(connection, identity)

    def readable(self, connection: Connection, identities: Iterable[str]) -> list[Case]:
        """For a list. Of some dossiers what opened them is not here: another office's, passed on later, or one that
        never was and that only a step names. They hide no other."""
        cases = (self._find(connection, identity) for identity in identities)
        return [case for case in cases if case is not None]

    def append(self, connection: Connection, drafts: Sequence[EntryDraft], session: Session) -> Saved:
        """Inside a transaction that the caller holds; the citizen is told here too."""
        stamp, told = self._clock.stamp(), [draft for draft in drafts if concerns_the_citizen(draft)]
        if not told:
            return self._desk.journal.append_in(connection, drafts, session.account, stamp)
        if told[0].dossier is None:
            return self._append_opening(connection, drafts, session, stamp)
        case = self._read(connection, told[0].dossier)
        return self._desk.journal.append_in(connection, self._with_notices(case, drafts), session.account, stamp)

    def _append_opening(
        self, connection: Connection, drafts: Sequence[EntryDraft], session: Session, stamp: Stamp
    ) -> Saved:
        """Guidance, refusals and what is received anew open a dossier: its name is known only when it was written."""
        saved = self._desk.journal.append_in(connection, drafts, session.account, stamp)
        details = drafts[0].details or {}
        told = Told(details, "", str(details.get("procedure_name", "")), None)
        if drafts[0].type == types.DOSSIER_RECEIVED and saved.identity is not None:
            told = _told(self._read(connection, saved.identity), self._reference.office())
        when = drafts[0].received or stamp.entered
        notices = notice_of_opening(drafts, saved, told, when, self._reference.office())
        if not notices:
            return saved
        more = self._desk.journal.append_in(connection, notices, session.account, stamp)
        return replace(saved, entries=saved.entries + more.entries, headers=saved.headers + more.headers)

    def letter_notice(self, case: Case, attached: EntryDraft) -> EntryDraft | None:
        """As `citizen_notices.letter_notice`, for the entry that attaches a copy to this dossier."""
        office = self._reference.office()
        return letter_notice(attached, _told(case, office), case.now, office)

    def _with_notices(self, case: Case, drafts: Sequence[EntryDraft]) -> list[EntryDraft]:
        office = self._reference.office()
        return with_notices(drafts, _told(case, office), case.now, office)

    def _read(self, connection: Connection, identity: str) -> Case:
        case = self._find(connection, identity)
        if case is None:
            raise unknown(identity)
        return case

    def _find(self, connection: Connection, identity: str) -> Case | None:
        row = dossier_row(connection, self._desk.projections, identity)
        happenings = happenings_of(connection, self._desk.projections, identity)
        state = state_of(connection, self._desk.projections, identity) or DossierState(UNKNOWN)
        opening = opening_of(happenings)
        if row is None or opening is None or opening.header is None:
            return None
        received = parse_iso(row.received).date()
        return Case(
            row=row,
            state=state,
            happenings=happenings,
            opening=opening.header,
            details=details_now(happenings),
            profile=self._reference.profile_named(opening.header.profile, received),
            procedure=self._reference.procedure_named(opening.header.procedure, row.procedure_code, received),
            calendar=self._reference.calendar(),
            now=self._clock.now(),
            doubled=twin_of(connection, self._desk.projections, identity, opening.header),
            here=self._desk.desk.office,
        )


def _told(case: Case, office: OfficeSettings) -> Told:
    named = case.row.code or case.identity
    goes_on = case.state.status in ACTIVE
    told = Told(
        case.details,
        named,
        case.row.procedure_name,
        case.due,
        letter=case.letter,
        goes_on=goes_on,
        until=_until(case),
        owed=total(account_now(case.happenings).to_claim(case.state.status)),
    )
    if not says_status(case.profile, case.channel, case.level):
        return told
    handed = case.headers(types.HANDED_OVER)
    processed = parse_iso(handed[-1].entered) if handed else None
    received = case.received if case.was_received else None
    return replace(told, times=StatusTimes("", received, processed, case.due))


def _until(case: Case) -> date | None:
    """The last day for what would be asked for now."""
    found = closing_day(case.profile, case.now, case.calendar, channel=case.channel)
    return found[0] if found else None


def of_dossier(draft: EntryDraft, case: Case) -> EntryDraft:
    """Every entry of a step names its dossier and bears its code as label."""
    if draft.dossier is not None:
        return draft
    return replace(draft, dossier=case.identity, code=case.row.code)


def refuse_firm(objections: Iterable[Objection]) -> None:
    """The first firm objection as RuleViolation, with its article."""
    for objection in firm(objections):
        raise RuleViolation(objection.vi, objection.en, objection.citation, rule=objection.rule)


def impossible(state: DossierState, step: str) -> RuleViolation:
    """The life cycle is the program's own: it says so rather than lean on an article."""
    return RuleViolation(
        f"Hồ sơ {STATUS_VI.get(state.status, state.status)} nên không thể: {type_vi(step).lower()} "
        f"({SET_BY_THE_PROGRAM_VI}).",
        f"The dossier is {STATUS_EN.get(state.status, state.status)}; not possible now: {type_en(step).lower()} "
        f"({SET_BY_THE_PROGRAM_EN}).",
    )


def not_one(text: str, found: int) -> BadInput:
    shown = in_one_line(text)[:40]
    if found:
        return BadInput(
            f"Có nhiều hồ sơ khớp với “{shown}”; hãy gõ đủ mã hồ sơ hoặc quét mã QR.",
            f"Several dossiers match “{shown}”; type the whole code or scan the QR code.",
        )
    return BadInput(
        f"Không có hồ sơ nào khớp với “{shown}” ở đây; hãy quét giấy tiếp nhận hoặc gõ mã hồ sơ.",
        f"No dossier here matches “{shown}”; scan the slip or type the code.",
    )


def unknown(identity: str) -> BadInput:
    return BadInput(
        f"Không có hồ sơ {identity[:20]} ở đây; hãy tìm lại bằng mã hồ sơ hoặc tên.",
        f"No dossier {identity[:20]} is known here; search by code or name.",
    )
