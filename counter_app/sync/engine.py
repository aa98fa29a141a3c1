"""The engine: a state machine that hands in and fetches. `step(event, now)` returns what to do; nothing else happens.

It reads no clock, chance, thread or socket: `now` is monotonic seconds, chance comes in, questions go out as
values. One question is under way at a time. Push comes before pull: what waits here is worth more than news.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from counter_app.domain.errors import Problem
from counter_app.domain.notice import Notice
from counter_app.store.desk_store import DeskStore
from counter_app.sync.backoff import next_delay, retry_after
from counter_app.sync.connectivity import Connectivity, Line
from counter_app.sync.exchange import LARGE, Answer, Failure, FailureKind, Outcome, Question, Unreadable
from counter_app.sync.outage_entries import OutageEntries
from counter_app.sync.pace import Pace

if TYPE_CHECKING:
    from counter_app.sync.conversation import Conversation

CANNOT_WRITE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class JournalGrew:
    """A person saved something."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A person says that the system is down, or works again."""

    outage: bool


@dataclass(frozen=True, slots=True)
class Answered:
    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    failure: Failure


Event = Tick | JournalGrew | Declared | Answered | Failed


@dataclass(frozen=True, slots=True)
class Send:
    question: Question


@dataclass(frozen=True, slots=True)
class Tell:
    """The status changed; the screen may read it again."""


Action = Send | Tell


class Engine:
    """One desk's. `chance` gives numbers between 0 and 1."""

    def __init__(self, store: DeskStore, chance: Callable[[], float], pace: Pace | None = None) -> None:
        self._store = store
        self._chance = chance
        self._pace = pace or Pace()
        self._under_way: Question | None = None
        self._not_before = 0.0
        self.line = _line_at_the_start(store)
        self._problem: Notice | None = None
        self._outages = OutageEntries(store)

    @cached_property
    def _talk(self) -> Conversation:
        """With the first step, on the thread that takes it: a window that opens need not wait for all that reads and
        writes messages."""
        from counter_app.sync.conversation import Conversation

        return Conversation(self._store, self._pace, self._chance)

    @property
    def problem(self) -> Notice | None:
        """What a person should know."""
        return self._problem or self._outages.problem

    def step(self, event: Event, now: float) -> list[Action]:
        """Take in what happened; return the questions to send and whether anybody should look."""
        match event:
            case JournalGrew():
                self._journal_grew(now)
            case Declared(outage):
                self._declared(outage, now)
            case Answered(answer):
                self._answered(answer, now)
            case Failed(failure):
                self._failed(failure, now)
        written = self._outages.write_down(now)
        if written:
            self._talk.look_again()
        actions: list[Action] = [] if isinstance(event, Tick) and not written else [Tell()]
        question = self._next_question(now)
        return [*actions, Send(question)] if question else actions

    def prepare(self) -> None:
        """While a question is under way: what may be asked after it. Changes nothing but how soon that is sent."""
        if self._under_way is not None:
            self._talk.prepare(self._under_way)

    def could_not_write(self, problem: Problem, now: float) -> None:
        """The desk's own disk failed under an answer: it is asked for again later, nothing is lost."""
        self._under_way = None
        self._talk.line_broke()
        self._problem = Notice(problem.vi, problem.en)
        self._not_before = now + CANNOT_WRITE_SECONDS

    def wake_at(self, now: float) -> float | None:
        """When the next Tick is worth while; None while a question is under way."""
        if self._under_way is not None:
            return None
        asking, writing = max(self._not_before, self._talk.next_at(now)), self._outages.next_at()
        return asking if writing is None else min(asking, writing)

    def _next_question(self, now: float) -> Question | None:
        if self._under_way is not None or now < self._not_before:
            return None
        self._under_way = self._talk.next_question(now)
        return self._under_way

    def _journal_grew(self, now: float) -> None:
        self._talk.look_again()
        self._outages.try_now()
        self._store.desk.keep_high_water()
        if self.line.failures == 0:
            self._not_before = min(self._not_before, now)

    def _answered(self, answer: Answer, now: float) -> None:
        question = self._take_under_way()
        if question is None:
            return
        asked = retry_after(answer.headers.get("retry-after"))
        is_down = answer.status >= 500 or (answer.status == 429 and asked is None)
        if is_down and question.purpose in LARGE:
            self._talk.part_failed(question.purpose, now)
            return
        if is_down:
            self._failed_with(Failure(FailureKind.UNREACHABLE), now)
            self._not_before = max(self._not_before, now + (asked or 0.0))
            return
        if answer.status == 429 and asked is not None:
            # The centre is well and asks for patience: no sign of an outage.
            self._not_before = now + asked
            self._talk.look_again()
            return
        try:
            outcome = self._talk.answered(question, answer, now)
        except Unreadable as reason:
            if question.purpose in LARGE:
                self._talk.part_failed(question.purpose, now)
                return
            # A captive portal or a proxy answered in the centre's place.
            self._failed_with(Failure(FailureKind.BROKEN_ANSWER, reason.reason), now)
            return
        self._heard(outcome, now)

    def _heard(self, outcome: Outcome, now: float) -> None:
        was_outage = self.line.is_outage
        self._turn(self.line.answered(now, waiting=self._talk.has_work()))
        self._problem = outcome.problem or self._talk.refusal
        if outcome.wait:
            self._not_before = now + outcome.wait
        if was_outage and not self.line.is_outage:
            self._talk.back_again(now)

    def _failed(self, failure: Failure, now: float) -> None:
        question = self._take_under_way()
        if question is None:
            return
        if question.purpose in LARGE:
            # A proxy that cuts large requests is no outage; where the line is dead the next small question says so.
            self._talk.part_failed(question.purpose, now)
            return
        self._failed_with(failure, now)

    def _failed_with(self, failure: Failure, now: float) -> None:
        self._turn(self.line.failed(now))
        self._talk.line_broke()
        self._problem = _NOTICES.get(failure.kind)
        self._not_before = now + next_delay(self.line.failures, self._chance())

    def _declared(self, outage: bool, now: float) -> None:
        self._turn(self.line.declare(now, outage=outage), declared=True)
        self._talk.look_again()  # the person's own entry may say so already
        self._not_before = now

    def _turn(self, line: Connectivity, *, declared: bool = False) -> None:
        """Its new state, and what of that is to become an entry: both or neither."""
        if line.is_outage != self.line.is_outage:
            self._outages.note(began=line.is_outage, declared=declared)
        self.line = line

    def _take_under_way(self) -> Question | None:
        question, self._under_way = self._under_way, None
        return question


def _line_at_the_start(store: DeskStore) -> Connectivity:
    """An outage that had begun when the PC was switched off goes on: it is not begun twice, and it ends."""
    outage = store.outages.open_now()
    if outage is None:
        return Connectivity()
    return Connectivity(line=Line.OUTAGE, declared=outage.declared)


_NOTICES = {
    FailureKind.CERTIFICATE_DATE: Notice(
        "Chứng thư của hệ thống không khớp với ngày giờ của máy này. Hãy kiểm tra ngày giờ của máy.",
        "The centre's certificate does not fit this PC's date. Please check the PC's date and time.",
    ),
    FailureKind.TLS: Notice(
        "Không xác minh được hệ thống trung tâm (lỗi TLS). Vẫn tiếp nhận bình thường; hãy báo bộ phận kỹ thuật.",
        "The centre could not be verified (TLS error). Work goes on; please tell your technicians.",
    ),
    FailureKind.BROKEN_ANSWER: Notice(
        "Đường truyền trả lời không phải là hệ thống trung tâm (có thể cần đăng nhập mạng). Vẫn tiếp nhận bình thường.",
        "Something else than the centre answers on this line (perhaps a network log-in). Work goes on.",
    ),
}
