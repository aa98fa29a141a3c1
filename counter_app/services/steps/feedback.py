"""Taking what citizens say of the service, putting them off, answering: each an entry, listed for the whole office.

It belongs to no dossier; one that it is about gets a note in its timeline. By when it is answered is counted by the
regulation in force on the day it was taken, and stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.feedback import (
    FeedbackKind,
    FeedbackLimit,
    FeedbackOutcome,
    against_moving,
    answer_limits,
    late_words,
    other_limits,
    promptly,
    published_contacts,
    told_of_way,
    ways_to_give_it,
)
from counter_app.domain.notice import Notice
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.domain.step_deadlines import StepDeadline
from counter_app.domain.step_details import filled, line, reason
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import LONGEST_BACK, iso, parse_iso
from counter_app.domain.working_clock import in_office_time
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases, refuse_firm
from counter_app.store.database import Connection
from counter_app.store.feedback_reading import FeedbackEntry, feedback_entries
from counter_app.store.journal import EntryDraft

LONGEST_CONTENT = 4_000
MOST_LISTED = 500
KEY_LETTERS = 64  # of a hash as hex
_CLOSING = (FeedbackOutcome.ANSWERED, FeedbackOutcome.REFUSED)


@dataclass(frozen=True, slots=True)
class TakenFeedback:
    """As it is typed. `received` None: now; for what the operator passed on, or a letter, when that came. `about`: code
    or slip of the dossier that it is about, ''."""

    content: str
    person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    kind: FeedbackKind = FeedbackKind.FEEDBACK
    way: str = ""
    about: str = ""
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedbackAnswer:
    """`text` is what the citizen was told, or asked; `document` the letter's number, ''."""

    outcome: FeedbackOutcome
    text: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackTerms:
    """What is told while it is taken: ways as the regulation names them, and by when somebody answers."""

    ways: tuple[str, ...]
    limits: tuple[FeedbackLimit, ...]
    promptly: str = ""
    """The article that wants it settled promptly and gives no figure."""
    contacts: tuple[str, ...] = ()
    """Where it can be sent, as the regulation has it published."""
    of_the_way: Objection | None = None
    """What the regulation says of the way that was chosen."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One matter as it stands. `key` names it. `limits` by law; `promised`: put off to then, or None. `by`: what it
    is looked at next, that day or the first limit that has not passed. `late` in the regulation's words. `since`: of
    the last answer, or when it was taken."""

    key: str
    received: datetime
    kind: FeedbackKind
    details: Mapping[str, Any]
    clerk: str
    limits: tuple[FeedbackLimit, ...]
    others: Mapping[FeedbackOutcome, StepDeadline]
    promptly: str
    moved: int
    promised: datetime | None
    outcome: FeedbackOutcome | None
    answer: str
    document: str
    since: datetime
    by: datetime | None
    late: Notice | None

    @property
    def is_open(self) -> bool:
        return self.outcome not in _CLOSING

    def text(self, name: str) -> str:
        value = self.details.get(name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class FeedbackList:
    """Open ones first, the most urgent at the top, then those answered last. The figures count every open one."""

    rows: tuple[Feedback, ...]
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class _Matter:
    """The entries of one matter, in order, before anything is counted: what was answered years ago costs no more."""

    taken: FeedbackEntry
    moves: tuple[FeedbackEntry, ...]
    said: tuple[FeedbackEntry, ...]

    @classmethod
    def of(cls, entries: Iterable[FeedbackEntry]) -> _Matter | None:
        """None where what was taken is not here."""
        kinds: dict[str, list[FeedbackEntry]] = {}
        for entry in entries:
            kinds.setdefault(entry.header.type, []).append(entry)
        taken = kinds.get(types.FEEDBACK_TAKEN)
        moves = (one for one in kinds.get(types.FEEDBACK_MOVED, ()) if one.header.due)
        said = (one for one in kinds.get(types.FEEDBACK_ANSWERED, ()) if _outcome(one) is not None)
        return cls(taken[0], tuple(moves), tuple(said)) if taken else None

    @property
    def last(self) -> FeedbackEntry | None:
        """What closed it; else what was said last."""
        closing = (one for one in self.said if _outcome(one) in _CLOSING)
        return next(closing, self.said[-1] if self.said else None)

    @property
    def is_open(self) -> bool:
        return self.last is None or _outcome(self.last) not in _CLOSING

    @property
    def since(self) -> datetime:
        return parse_iso((self.last or self.taken).header.entered)

    @property
    def promised(self) -> datetime | None:
        return parse_iso(str(self.moves[-1].header.due)) if self.moves else None


class Feedbacks:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases, self._reference = cases, reference

    def terms(self, kind: FeedbackKind, received: datetime | None = None, way: str = "") -> FeedbackTerms:
        """`way` '' while it is not chosen."""
        moment = received or self._cases.now()
        profile = self._reference.profile(self._cases.today())
        rule = promptly(profile, kind)
        limits = answer_limits(profile, moment, self._reference.calendar(), kind=kind, way=way)
        heading = self._reference.office().heading
        contacts = published_contacts(profile, heading.unit, heading.hotline)
        told = told_of_way(profile, way) if kind is FeedbackKind.FEEDBACK else None
        return FeedbackTerms(ways_to_give_it(profile), limits, citation_with_doubt(rule), contacts, told)

    def take(self, taken: TakenFeedback, session: Session) -> str:
        """The key of what was taken. Raises BadInput without content, for who cannot be answered, for a time to come
        or more than a year ago and for a dossier that is not known here; RuleViolation for who may not."""
        self._cases.require(session, types.FEEDBACK_TAKEN)
        details = _details(taken) | {"clerk": session.name}
        about = self._cases.identity_of(taken.about) if taken.about.strip() else None
        with self._cases.writing() as connection:
            today = self._cases.today()
            received = _received(taken.received, self._cases.now())
            details |= {"about": self._named(connection, about)} if about else {}
            opening = EntryDraft(
                types.FEEDBACK_TAKEN,
                details=details,
                facts={"kind": taken.kind.value},
                received=received,
                profile=self._reference.profile_version(today).parts[0].hash,
            )
            saved = self._cases.append(connection, [opening, *_note(about, taken, session)], session)
            return saved.entries[0].hash.hex()

    def check(self, taken: TakenFeedback) -> None:
        """Raises as `take` would for what was typed, and writes nothing."""
        _details(taken)
        if taken.about.strip():
            self._cases.identity_of(taken.about)
        _received(taken.received, self._cases.now())

    def move(self, key: str, due: datetime, why: str, session: Session) -> None:
        """At most as often as the regulation allows (Đồng Nai 2020, article 8.3: once)."""
        self._cases.require(session, types.FEEDBACK_MOVED)
        said, new = reason(why), in_office_time(due)
        with self._cases.writing() as connection:
            one, profile = self._open(connection, key)
            promised = one.promised or _last_of(one.limits)
            now = self._cases.now()
            refuse_firm(against_moving(profile, moved=one.moved, promised=promised, new=new, now=now, kind=one.kind))
            details = {"reason": said, "clerk": session.name}
            draft = EntryDraft(types.FEEDBACK_MOVED, details=details, facts={"feedback": key}, due=new)
            self._cases.append(connection, [draft], session)

    def answer(self, key: str, answer: FeedbackAnswer, session: Session) -> None:
        """What was answered, why it is not dealt with, or what was asked back. Raises BadInput without words."""
        self._cases.require(session, types.FEEDBACK_ANSWERED)
        said = line(answer.text, "Nội dung trả lời", "Answer", needed=True, longest=LONGEST_CONTENT)
        document = line(answer.document, "Số văn bản trả lời", "Number of the letter")
        with self._cases.writing() as connection:
            self._open(connection, key)
            details = filled({"answer": said, "document": document, "clerk": session.name})
            facts = {"feedback": key, "outcome": answer.outcome.value}
            self._cases.append(connection, [EntryDraft(types.FEEDBACK_ANSWERED, details=details, facts=facts)], session)

    def listed(self, most: int = MOST_LISTED) -> FeedbackList:
        """Of the whole office, as far as known here; at most so many rows."""
        with self._cases.reading() as connection:
            matters = _matters(feedback_entries(connection, self._cases.projections))
        waiting = sorted((self._stands(one) for one in matters if one.is_open), key=_urgency)
        done = sorted((one for one in matters if not one.is_open), key=lambda one: one.since, reverse=True)
        shown = map(self._stands, done[: max(most - len(waiting), 0)])
        late = sum(one.late is not None for one in waiting)
        return FeedbackList((*waiting[:most], *shown), len(waiting), late)

    # -----------------------------------------------------------------------------------------------------

    def _open(self, connection: Connection, key: str) -> tuple[Feedback, Profile]:
        entries = feedback_entries(connection, self._cases.projections, key) if _is_key(key) else ()
        found = next(map(self._stands, _matters(entries)), None)
        if found is None:
            raise BadInput(
                "Không có phản ánh này ở đây; hãy chọn lại.", "This feedback is not known here; choose again."
            )
        if not found.is_open:
            raise RuleViolation("Phản ánh này đã được trả lời.", "This feedback was answered already.")
        return found, self._reference.profile(self._cases.today())

    def _stands(self, matter: _Matter) -> Feedback:
        taken, last, promised = matter.taken, matter.last, matter.promised
        received = parse_iso(taken.header.received or taken.header.entered)
        profile = self._reference.profile_named(taken.header.profile, received.date())
        kind, calendar = _kind(taken.header.facts.get("kind")), self._reference.calendar()
        limits = answer_limits(profile, received, calendar, kind=kind, way=str(taken.details.get("way", "")))
        ended = self._cases.now() if matter.is_open else matter.since
        by = promised or next((one.deadline.by for one in limits if ended <= one.deadline.by), _last_of(limits))
        return Feedback(
            key=taken.subject,
            received=received,
            kind=kind,
            details=taken.details,
            clerk=str(taken.details.get("clerk", "")),
            limits=limits,
            others=other_limits(profile, received, calendar, kind=kind),
            promptly=citation_with_doubt(promptly(profile, kind)),
            moved=len(matter.moves),
            promised=promised,
            outcome=_outcome(last) if last is not None else None,
            answer=str(last.details.get("answer", "")) if last is not None else "",
            document=str(last.details.get("document", "")) if last is not None else "",
            since=matter.since,
            by=by,
            late=late_words(profile, promised or _last_of(limits), ended, kind=kind),
        )

    def _named(self, connection: Connection, identity: str) -> str:
        case = self._cases.read_in(connection, identity)
        return case.row.code or case.identity


def _details(taken: TakenFeedback) -> dict[str, object]:
    """Whoever is to be answered has said how; a name alone reaches nobody. Raises BadInput."""
    content = line(taken.content, "Nội dung phản ánh", "What was said", needed=True, longest=LONGEST_CONTENT)
    person = line(taken.person, "Người phản ánh", "Who said it", needed=True)
    reached = {
        "phone": line(taken.phone, "Số điện thoại", "Telephone", longest=40),
        "email": line(taken.email, "Thư điện tử", "E-mail", longest=120),
        "address": line(taken.address, "Địa chỉ", "Address"),
    }
    if not any(reached.values()):
        raise BadInput(
            "Hãy ghi số điện thoại, thư điện tử hoặc địa chỉ để trả lời người phản ánh.",
            "Write a telephone number, an e-mail or an address, so that the answer reaches them.",
        )
    way = line(taken.way, "Hình thức phản ánh", "How it was given")
    return filled({"content": content, "person": person, **reached, "way": way})


def _received(received: datetime | None, now: datetime) -> datetime:
    """Raises BadInput for a time to come, and for one so long ago that the year must be wrong."""
    moment = in_office_time(received or now)
    if moment > now:
        raise BadInput(
            "Giờ nhận phản ánh chưa đến; hãy xem lại.", "It cannot have come later than now; check the time."
        )
    if moment < now - LONGEST_BACK:
        raise BadInput("Giờ nhận phản ánh đã quá một năm; hãy xem lại năm.", "It came over a year ago; check the year.")
    return moment


def _matters(entries: Iterable[FeedbackEntry]) -> list[_Matter]:
    """As the store groups them."""
    found = (_Matter.of(group) for _subject, group in groupby(entries, key=lambda one: one.subject))
    return [matter for matter in found if matter is not None]


def _note(about: str | None, taken: TakenFeedback, session: Session) -> list[EntryDraft]:
    """In the timeline of the dossier that it is about; the words themselves stay where they were taken."""
    if about is None:
        return []
    named = "Có khiếu nại" if taken.kind is FeedbackKind.COMPLAINT else "Có phản ánh, kiến nghị"
    note = {"note": f"{named} về hồ sơ này", "clerk": session.name}
    return [EntryDraft(types.NOTE_ADDED, dossier=about, details=note)]


def _kind(named: object) -> FeedbackKind:
    return FeedbackKind(str(named)) if named in list(FeedbackKind) else FeedbackKind.FEEDBACK


def _outcome(entry: FeedbackEntry) -> FeedbackOutcome | None:
    named = entry.header.facts.get("outcome")
    return FeedbackOutcome(str(named)) if named in list(FeedbackOutcome) else None


def _urgency(one: Feedback) -> tuple[bool, str, str]:
    """What has no date comes behind what has one, the oldest first."""
    return one.by is None, iso(one.by) if one.by else "", iso(one.received)


def _last_of(limits: Sequence[FeedbackLimit]) -> datetime | None:
    return limits[-1].deadline.by if limits else None


def _is_key(key: str) -> bool:
    return len(key) == KEY_LETTERS and all(letter in "0123456789abcdef" for letter in key)
