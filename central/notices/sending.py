"""Which notice goes out next over a channel, and what its answer leads to. No clock, no network, no chance in here.

A try is written down before it begins and its end after: whatever dies in between leaves a row that says so, and
such a notice is not sent again (`Pace.repeats` is the exception). The outcome is the centre's own entry, written in
the transaction that ends the row: it reaches the timeline once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from central.administration import Act, Administration
from central.notices.attached import NotHereYet, letter_carried
from central.notices.channel import Answer, Attachment, Message, Verdict
from central.notices.finding import Finding, kind_of, kinds_that_count, seconds
from central.notices.letters import Unsendable, letter_of
from central.notices.pacing import (
    LEASE_SECONDS,
    Pace,
    Patience,
    Uniform,
    pause_of_channel,
    wait_of_message,
)
from central.store import judged, sendings
from central.store.database import Connection, Database
from central.store.sendings import Sending
from counter_app.domain.entry_types import NOTICE_OUTCOME
from counter_app.domain.errors import BadInput
from counter_app.domain.judging import COUNTS, IN_ORDER
from counter_app.domain.notice_kinds import is_overtaken
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.times import OFFICE_ZONE, parse_iso
from counter_app.wire.header import Header, readable_header

DELIVERED, FAILED, OVERTAKEN, UNKNOWN = "delivered", "failed", "overtaken", "unknown"
LOOK_AGAIN = timedelta(minutes=5)
LONGEST_REFERENCE = 200
MAIL = "email"
LETTER_AT_MOST = timedelta(hours=24)  # files come after the facts; a desk may lose its line in between


@dataclass(frozen=True, slots=True)
class Try:
    """A message that is to be sent now; the claim on it is this process's."""

    claim: Sending
    message: Message


@dataclass(frozen=True, slots=True)
class _End:
    outcome: str
    reason: str = ""


class Notices:
    """`paces`: the channels that this centre has, each with the seconds that a try may take."""

    def __init__(
        self,
        database: Database,
        administration: Administration,
        paces: Mapping[str, tuple[Pace, float]],
        patience: Patience,
        uniform: Uniform,
    ) -> None:
        self._database = database
        self._administration = administration
        self._paces = paces
        self._patience = patience
        self._uniform = uniform
        self._finding = Finding(database, patience)
        self._failures: dict[str, int] = {}
        self._pauses: dict[str, datetime] = {}

    def begin(self, now: datetime) -> None:
        """Before anything else; again changes nothing. Raises EnvironmentProblem."""
        self._finding.begin(now)

    def find(self, now: datetime) -> int:
        """Look up what the feeds tell since the last time. Raises EnvironmentProblem."""
        return self._finding.look(now)

    def next_try(self, channel: str, now: datetime) -> Try | None:
        """Claimed before it is returned; None when nothing may go out now. Raises EnvironmentProblem."""
        with self._database.reading() as connection:
            if not sendings.anything_to_do(connection, channel, seconds(now)):
                return None
        while self._end_one_left_behind(channel, now):
            pass
        pace, longest = self._paces[channel]
        if now < self._pauses.get(channel, now) or (pace.quiet and pace.quiet.hold(now)):
            return None
        while True:
            with self._database.writing() as connection:
                if sendings.begun_since(connection, channel, seconds(now) - 60) >= pace.per_minute:
                    return None
                one = sendings.next_waiting(connection, channel, seconds(now))
                if one is None:
                    return None
                found = self._looked_at(connection, one, now)
                if isinstance(found, Message):
                    until = seconds(now) + int(longest) + LEASE_SECONDS
                    sendings.claim(connection, one, seconds(now), until)
                    return Try(replace(one, tries=one.tries + 1, claimed_until=until), found)
                if isinstance(found, _End):
                    self._end(connection, one, found, now)  # one a transaction: each locks an office's journal
                else:
                    sendings.postpone(connection, one, seconds(found))

    def finish(self, tried: Try, answer: Answer, now: datetime) -> None:
        """What became of it. Raises EnvironmentProblem; then the claim runs out by itself."""
        one = tried.claim
        self._note_channel(one.channel, answer, now)
        with self._database.writing() as connection:
            if not sendings.still_claimed(connection, one):
                return  # given up meanwhile: the outcome stands in the feed already
            ends = self._ends(one, answer, now)
            if ends is None:
                again = now + wait_of_message(one.tries, self._uniform)
                sendings.postpone(connection, one, seconds(again))
            else:
                self._end(connection, one, ends, now, answer.reference)

    # ---------------------------------------------------------------------------------------------- one notice

    def _looked_at(self, connection: Connection, one: Sending, now: datetime) -> Message | _End | datetime:
        """The message, its end without being sent, or when to look again."""
        later = sendings.later_notices(connection, one.office, one.dossier, one.position)
        data, body = sendings.header_and_body(connection, one.notice)
        header = readable_header(data)
        kind = kind_of(header) if header is not None else None
        if kind is not None and is_overtaken(kind, kinds_that_count(connection, one.office, later)):
            return _End(OVERTAKEN)
        if now - _moment(one.arrived) > self._patience.give_up:
            return _End(FAILED, "gave_up")
        verdict = judged.last_verdicts(connection, one.office, [one.about]).get(one.about, (0, IN_ORDER))[1]
        if verdict not in COUNTS:
            return now + LOOK_AGAIN  # a supervisor may still let the step count
        if (settled := self._settled(connection, one)) > now:
            return settled
        if body is None:
            return _End(FAILED, "erased")
        try:
            to, subject, text = letter_of(body, one.channel)
            carried = self._carried(connection, one, header)
        except Unsendable as why:
            return _End(FAILED, str(why).replace(" ", "_"))
        except NotHereYet:
            # The words go out once, with the letter that they speak of.
            late = now - _moment(one.arrived) > LETTER_AT_MOST
            return _End(FAILED, "no_letter") if late else now + LOOK_AGAIN
        return Message(f"{one.notice.hex()}-{one.channel}", to, subject, text, now, carried)

    def _carried(self, connection: Connection, one: Sending, header: Header | None) -> Attachment | None:
        if header is None or one.channel != MAIL:
            return None
        return letter_carried(connection, one.office, one.dossier, header)

    def _settled(self, connection: Connection, one: Sending) -> datetime:
        """From when on it may go out: at once, unless its desk hands in what it did without a line."""
        came = _moment(one.arrived)
        if not one.late:
            return came
        try:
            last = parse_iso(sendings.last_arrival(connection, one.notice) or "")
        except BadInput:
            last = came
        return min(last + self._patience.settle, came + self._patience.settle_at_most)

    def _ends(self, one: Sending, answer: Answer, now: datetime) -> _End | None:
        """None: it is tried again."""
        if answer.verdict is Verdict.TAKEN:
            return _End(DELIVERED)
        if answer.verdict is Verdict.REFUSED:
            return _End(FAILED, "refused")
        if answer.verdict is Verdict.UNKNOWN and not self._paces[one.channel][0].repeats:
            return _End(UNKNOWN)
        return _End(FAILED, "gave_up") if now - _moment(one.arrived) > self._patience.give_up else None

    def _end(self, connection: Connection, one: Sending, ends: _End, now: datetime, reference: str = "") -> None:
        kept = "".join(char for char in reference if char.isprintable())[:LONGEST_REFERENCE]
        sendings.end(connection, one, ends.outcome, kept)
        facts = {"notice": one.notice.hex(), "channel": one.channel, "outcome": ends.outcome}
        if ends.reason:
            facts["reason"] = ends.reason
        act = Act(NOTICE_OUTCOME, PROGRAM, dossier=one.dossier, facts=facts)
        self._administration.record_in(connection, one.office, act, now)

    def _end_one_left_behind(self, channel: str, now: datetime) -> bool:
        """A process died, or lost the database, while it was sending."""
        with self._database.writing() as connection:
            one = sendings.next_expired(connection, channel, seconds(now))
            if one is None:
                return False
            if self._paces[channel][0].repeats:
                sendings.postpone(connection, one, seconds(now))
            else:
                self._end(connection, one, _End(UNKNOWN), now)
            return True

    # ------------------------------------------------------------------------------------------- a channel

    def _note_channel(self, channel: str, answer: Answer, now: datetime) -> None:
        """While a server is away, one message at a time finds out, not every one that waits."""
        if answer.verdict in (Verdict.UNREACHABLE, Verdict.UNKNOWN):
            failures = self._failures.get(channel, 0) + 1
            self._failures[channel] = failures
            self._pauses[channel] = now + pause_of_channel(failures, self._uniform)
        else:
            self._failures.pop(channel, None)
            self._pauses.pop(channel, None)


def _moment(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, OFFICE_ZONE)
