"""Dossiers that came online and wait for an answer: what was filed, how long there is, what was asked for.

Everything here is read from what had arrived, so it works without a line. Receiving one is `Intake.receive`;
sending back and refusing are the steps of any dossier (`Supplements.ask`, `Endings.refuse`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import NOT_RECEIVED, AskKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.fee_account import Money
from counter_app.domain.life_cycle import ARRIVED_ONLINE, AWAITING_SUPPLEMENT, SENT_BACK
from counter_app.domain.masking import mask_id
from counter_app.domain.online_filing import Unsigned, alert_by, answer_by, not_filed_online, without_signature
from counter_app.domain.regulations import Rule
from counter_app.domain.step_deadlines import StepDeadline
from counter_app.domain.times import iso, parse_iso
from counter_app.services.steps.case import Case, Cases, impossible
from counter_app.services.steps.citizen_asks import CitizenAsk, open_ask, open_asks
from counter_app.services.steps.filed_copies import FiledCopy, filed_of
from counter_app.services.steps.registered_accounts import rule_against, rule_wanting_account
from counter_app.services.steps.supplements import last_day
from counter_app.services.wording import STATUS_EN, STATUS_VI
from counter_app.store.database import Connection
from counter_app.store.filed_files import file_states
from counter_app.store.inbox_reading import count_standing_at, standing_at
from counter_app.store.portal_asks import with_asks

MOST_LISTED = 200
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class ArrivedDossier:
    """`filed` is when it was first sent, `whole` when it last came: from then on we owe an answer.
    `answer` None where no rule sets an hour; `left` as `StepDeadline.left` counts it, `answer_is_past` once that hour
    is over. `asked` is what the citizen was told to add, `closes` the last day for it with its article; `ask` what the
    citizen asks for by the portal since, where nobody has answered; `alert` by when staff are to hear of it,
    `alert_is_past` once that hour is over. `number` is masked. `signed` None:
    the portal did not say. `may_be_closed`: the citizen's days are over. `unregistered`: the rule under which it
    cannot be received, since it was sent without a registered account; `advised` are rules that speak against how it
    was filed and leave it to the clerk: an account is demanded, or its level is not filed online."""

    identity: str
    code: str | None
    person: str
    number: str
    procedure: str
    procedure_code: str
    status: str
    status_vi: str
    status_en: str
    filed: datetime
    whole: datetime
    answer: StepDeadline | None
    left: timedelta | None
    level: str | None
    signed: bool | None
    unsigned: Unsigned | None
    asked: tuple[str, ...]
    asked_on: datetime | None
    closes: tuple[date, str] | None
    files: tuple[FiledCopy, ...]
    paid: tuple[Money, ...]
    details: Mapping[str, Any]
    verdict: str
    may_be_closed: bool = False
    ask: CitizenAsk | None = None
    alert: StepDeadline | None = None
    unregistered: Rule | None = None
    advised: tuple[Rule, ...] = ()
    alert_is_past: bool = False
    answer_is_past: bool = False

    @property
    def shown_code(self) -> str:
        """What people call it by: the code, or the identity while it has none."""
        return self.code or self.identity

    @property
    def waits_for_us(self) -> bool:
        return self.in_the_form or self.ask is not None

    @property
    def in_the_form(self) -> bool:
        """Answered in the intake form; what was received long ago is answered at the dossier itself."""
        return self.status == ARRIVED_ONLINE

    @property
    def is_late(self) -> bool:
        """The hour for the answer has passed, or the days for completing it."""
        if self.in_the_form:
            return self.answer_is_past
        return self.may_be_closed


@dataclass(frozen=True, slots=True)
class Inbox:
    """`rows`: what we owe an answer, the most urgent first, then what waits for its citizen. Lists are bounded, the
    figures count further (`counted_whole` False: more than that)."""

    rows: tuple[ArrivedDossier, ...]
    to_answer: int
    sent_back: int
    counted_whole: bool = True
    asks: int = 0


@dataclass(frozen=True, slots=True)
class UnclosedDossier:
    """Asked to be completed, and the citizen's days are over: it is closed now (decree 118/2025, article 19.5)."""

    identity: str
    code: str | None
    person: str
    number: str
    procedure: str
    asked_on: datetime
    last_day: date
    citation: str

    @property
    def shown_code(self) -> str:
        return self.code or self.identity


class OnlineInbox:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def inbox(self) -> Inbox:
        with self._cases.reading() as connection:
            projections = self._cases.projections
            standing = {
                status: self._arrived(connection, standing_at(connection, projections, status, MOST_LISTED))
                for status in (ARRIVED_ONLINE, SENT_BACK)
            }
            asks = self._asks(connection)
            rows = [*sorted(standing[ARRIVED_ONLINE], key=_urgency), *asks, *sorted(standing[SENT_BACK], key=_urgency)]
            counts = [
                count_standing_at(connection, projections, status, MOST_COUNTED + 1)
                for status in (ARRIVED_ONLINE, SENT_BACK)
            ]
        whole = all(count <= MOST_COUNTED for count in counts)
        to_answer, sent_back = (min(count, MOST_COUNTED) for count in counts)
        return Inbox(tuple(rows), to_answer, sent_back, whole, len(asks))

    def to_answer(self, most: int) -> Inbox:
        """Only what waits for us, the longest here first counted in."""
        with self._cases.reading() as connection:
            projections = self._cases.projections
            found = standing_at(connection, projections, ARRIVED_ONLINE, most)
            rows = sorted(self._arrived(connection, found), key=_urgency)
            rows += self._asks(connection)
            count = (
                count_standing_at(connection, projections, ARRIVED_ONLINE, MOST_COUNTED + 1) + len(rows) - len(found)
            )
        return Inbox(tuple(rows), min(count, MOST_COUNTED), 0, count <= MOST_COUNTED)

    def _asks(self, connection: Connection) -> list[ArrivedDossier]:
        """Received dossiers whose citizens ask for something, the longest waiting first."""
        found = self._arrived(connection, with_asks(connection, self._cases.projections, MOST_LISTED))
        asking = [(one.ask.when, one) for one in found if one.ask is not None and one.status not in NOT_RECEIVED]
        return [one for _when, one in sorted(asking, key=lambda pair: pair[0])]

    def open(self, identity: str) -> ArrivedDossier:
        """Raises BadInput where no such dossier is known here, RuleViolation where it is answered already."""
        with self._cases.reading() as connection:
            case = self._cases.read_in(connection, identity)
            if case.state.status not in (ARRIVED_ONLINE, SENT_BACK):
                raise impossible(case.state, types.DOSSIER_RECEIVED)
            return arrived(case, file_states(connection, identity))

    def _arrived(self, connection: Connection, identities: Iterable[str]) -> list[ArrivedDossier]:
        cases = self._cases.readable(connection, identities)
        return [arrived(case, file_states(connection, case.identity)) for case in cases]

    def to_close(self) -> tuple[UnclosedDossier, ...]:
        """Whose supplement did not come in the time that the profile gives; the longest overdue first. What came
        today cannot be among them and is not read."""
        yesterday = iso(self._cases.now() - timedelta(days=1))
        with self._cases.reading() as connection:
            projections = self._cases.projections
            found = (
                one
                for status in (SENT_BACK, AWAITING_SUPPLEMENT)
                for one in standing_at(connection, projections, status, MOST_LISTED, before=yesterday)
            )
            rows = map(_unclosed, self._cases.readable(connection, found))
            return tuple(sorted(filter(None, rows), key=lambda row: (row.last_day, row.asked_on)))


def arrived(case: Case, files: Mapping[bytes, str] | None = None) -> ArrivedDossier:
    """As the desk reads what the centre brought; `files` how far each file of it has come, by content."""
    details, filed = case.details, case.received
    later = case.last(types.SUPPLEMENT_RECEIVED)
    whole = filed
    if later is not None and later.header is not None:
        whole = parse_iso(later.header.received or later.header.entered)
    signed = _signed(case)
    waits = case.state.status == ARRIVED_ONLINE
    answer = answer_by(case.profile, whole, case.calendar, level=case.level) if waits else None
    closes = last_day(case) if case.state.status == SENT_BACK else None
    alert = alert_by(case.profile, whole, case.calendar, level=case.level) if waits else None
    return ArrivedDossier(
        identity=case.identity,
        code=case.row.code,
        person=case.row.applicant,
        number=mask_id(case.row.id_number),
        procedure=case.row.procedure_name or case.row.procedure_code,
        procedure_code=case.row.procedure_code,
        status=case.state.status,
        status_vi=STATUS_VI.get(case.state.status, case.state.status),
        status_en=STATUS_EN.get(case.state.status, case.state.status),
        filed=filed,
        whole=whole,
        answer=answer,
        left=answer.left(case.now) if answer else None,
        level=case.level,
        signed=signed,
        unsigned=without_signature(case.profile, case.level, signed=signed),
        asked=_asked(case),
        asked_on=case.past().last_asked,
        closes=closes,
        files=filed_of(case, files or {}),
        paid=_paid(details),
        details=details,
        verdict=case.row.verdict,
        may_be_closed=closes is not None and case.now.date() > closes[0],
        ask=next(iter(open_asks(case)), None),
        alert=alert,
        unregistered=rule_against(case) if waits else None,
        advised=_advised(case) if waits else (),
        alert_is_past=alert is not None and alert.passed(case.now),
        answer_is_past=answer is not None and answer.passed(case.now),
    )


def _advised(case: Case) -> tuple[Rule, ...]:
    rules = (rule_wanting_account(case), not_filed_online(case.profile, case.level))
    return tuple(rule for rule in rules if rule is not None)


def refuse_unarrived(case: Case) -> None:
    """Raises RuleViolation for what is not waiting to be answered."""
    if case.state.status != ARRIVED_ONLINE:
        raise impossible(case.state, types.DOSSIER_RECEIVED)
    if not case.headers(types.ONLINE_ARRIVED):
        raise RuleViolation(
            "Hồ sơ này không phải hồ sơ nộp trực tuyến đang chờ trả lời.",
            "This is no dossier that was filed online and waits for an answer.",
        )


def _urgency(row: ArrivedDossier) -> tuple[bool, datetime, datetime]:
    """The earliest hour first; without one by when it was filed, behind those that have one."""
    if row.answer is not None:
        return (False, row.answer.by, row.filed)
    return (True, row.asked_on or row.filed, row.filed)


def _signed(case: Case) -> bool | None:
    found = case.details.get("signed")
    return found if isinstance(found, bool) else None


def _unclosed(case: Case) -> UnclosedDossier | None:
    closes, asked = last_day(case), case.past().last_asked
    if closes is None or asked is None or case.now.date() <= closes[0] or open_ask(case, AskKind.SUPPLEMENT):
        return None
    day, citation = closes
    return UnclosedDossier(
        identity=case.identity,
        code=case.row.code,
        person=case.row.applicant,
        number=mask_id(case.row.id_number),
        procedure=case.row.procedure_name,
        asked_on=asked,
        last_day=day,
        citation=citation,
    )


def _asked(case: Case) -> tuple[str, ...]:
    last = case.last(types.SUPPLEMENT_ASKED)
    if last is None:
        return ()
    listed = (last.details.get(name) for name in ("missing", "corrections"))
    return tuple(text for texts in listed if isinstance(texts, list) for text in texts if isinstance(text, str))


def _paid(details: Mapping[str, Any]) -> tuple[Money, ...]:
    listed = details.get("paid_online")
    rows: Iterable[object] = listed if isinstance(listed, list) else ()
    return tuple(
        Money(_text(row, "kind"), _text(row, "name"), row["amount"])
        for row in rows
        if isinstance(row, dict) and type(row.get("amount")) is int
    )


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""
