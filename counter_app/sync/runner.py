"""The engine on a thread of its own: events come in through a queue, questions go out through the shell."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from counter_app.domain.errors import EnvironmentProblem, Problem
from counter_app.domain.fault_places import fault_places
from counter_app.domain.times import parse_iso
from counter_app.store.acknowledgements import Waiting
from counter_app.store.desk_store import DeskStore
from counter_app.sync.connectivity import Connectivity
from counter_app.sync.engine import Action, Answered, Declared, Engine, Event, Failed, JournalGrew, Send, Tell, Tick
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.sync.status import SyncStatus

COUNTED_AT_ONCE, COUNT_SECONDS = 500, 1.0  # more waiting entries than these are counted once in so many seconds
GRACE_SECONDS = 5.0  # for the answer under way when the program ends; whoever opens it again must find it ended
LONGEST_SLEEP = 1.0  # also how soon a stop is noticed by a rehearsal's faster clock


_log = logging.getLogger(__name__)
_FAULT = Problem(
    "Việc chuyển hồ sơ gặp lỗi ngoài dự kiến; dữ liệu vẫn còn nguyên và sẽ được chuyển lại. Nếu còn lỗi, báo quản trị.",
    "Handing in met an unexpected fault; nothing is lost and it is tried again. If it recurs, report it.",
)


class Shell(Protocol):
    """What asks the centre: HTTP in earnest, a function call in simulation."""

    def ask(self, question: Question) -> Answer | Failure: ...

    def close(self) -> None: ...


class Runner:
    """Start, nudge, stop. Subscribers are called on the engine's thread and must hop to their own."""

    def __init__(
        self, store: DeskStore, engine: Engine, shell: Shell, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._engine = engine
        self._monotonic = monotonic
        self._events: queue.Queue[Event | _Reply | None] = queue.Queue()
        self._asking = _Asking(shell, self._events.put)
        self._stopping = False
        self._subscribers: list[Callable[[], None]] = []
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._rate = _Rate()
        self._counted: Waiting | None = None
        self._counted_at = 0.0
        self._status = self._read_status()

    def start(self) -> None:
        """Again it does nothing."""
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """Ends after the question that is under way, or without its answer where a slow centre keeps that back longer
        than GRACE_SECONDS; nothing is lost, it is asked again at the next start."""
        self._stopping = True
        self._events.put(None)
        if self._thread.ident is not None:
            self._thread.join(GRACE_SECONDS)
            if self._thread.is_alive():
                self._asking.give_up()
            self._thread.join()
        self._asking.close()

    def nudge(self) -> None:
        """The journal grew."""
        self._events.put(JournalGrew())

    def declare_outage(self, outage: bool) -> None:
        self._events.put(Declared(outage))

    def subscribe(self, callback: Callable[[], None]) -> None:
        self._subscribers.append(callback)

    def status(self) -> SyncStatus:
        """The last one that was computed; never waits."""
        return self._status

    def _run(self) -> None:
        self._work_through(Tick())
        while not self._stopping or self._asking.is_busy:
            event = self._next_event()
            if event is not None:
                self._work_through(event)

    def _work_through(self, event: Event) -> None:
        """A full disk is told and tried again later: the engine's thread outlives what it cannot write."""
        try:
            actions = self._engine.step(event, self._monotonic())
            if not self._stopping:
                self._carry_out(actions)
        except EnvironmentProblem as problem:
            self._pause(problem)
        except Exception as fault:
            # A bug must not end handing in for good: it is logged, told, and tried again.
            _log.error("engine: %s", fault_places(fault))
            self._pause(_FAULT)

    def _pause(self, problem: Problem) -> None:
        """Whatever was asked is asked again: an answer that still comes is nobody's."""
        self._asking.forget()
        self._engine.could_not_write(problem, self._monotonic())
        try:
            self._status = self._read_status()
        except Exception as fault:
            # A disk that cannot be read either: what was last known stays shown, with what is wrong beside it.
            _log.error("status: %s", fault_places(fault))
            self._status = replace(self._status, problem=self._engine.problem)
        self._call_subscribers()

    def _carry_out(self, actions: list[Action]) -> None:
        """The question goes out first: status and the next batch are made while the centre works on this one."""
        question = next((action.question for action in actions if isinstance(action, Send)), None)
        if question is not None:
            self._asking.begin(question)
        if any(isinstance(action, Tell) for action in actions):
            self._tell()
        if question is not None:
            self._engine.prepare()

    def _next_event(self) -> Event | None:
        """None where there is nothing to take in. While the centre is silent the desk's own events go on: what is saved
        is counted, and a person who says that the centre is down is heard."""
        try:
            event = self._events.get(timeout=min(max(self._seconds_to_sleep(), 0.001), LONGEST_SLEEP))
        except queue.Empty:
            return Tick()
        return self._asking.taken(event) if isinstance(event, _Reply) else event

    def _seconds_to_sleep(self) -> float:
        """Asking looks into the database; where that fails, the next step meets the fault and tells it."""
        try:
            wake = self._engine.wake_at(self._monotonic())
        except Exception:
            return LONGEST_SLEEP
        return LONGEST_SLEEP if wake is None else wake - self._monotonic()

    def _tell(self) -> None:
        self._status = self._read_status()
        self._call_subscribers()

    def _call_subscribers(self) -> None:
        for subscriber in self._subscribers:
            subscriber()

    def _waiting(self) -> Waiting:
        """Counting dossiers looks at every entry that waits: after a long outage not again with each batch."""
        now, entries = self._monotonic(), self._store.waiting_entries()
        if self._counted is None or entries <= COUNTED_AT_ONCE or now - self._counted_at >= COUNT_SECONDS:
            self._counted, self._counted_at = self._store.waiting(), now
            return self._counted
        return replace(self._counted, entries=entries, dossiers=min(entries, self._counted.dossiers))

    def _read_status(self) -> SyncStatus:
        line = self._engine.line
        waiting = self._waiting()
        now = self._store.now()
        self._rate.note(waiting.entries, self._monotonic())
        return SyncStatus(
            state=line.line,
            since=self._since(line, now),
            waiting_entries=waiting.entries,
            waiting_dossiers=waiting.dossiers,
            oldest=parse_iso(waiting.since) if waiting.since else None,
            expected_done=self._rate.expected(waiting.entries, now),
            conflicts=self._store.conflicts(),
            last_ack=self._store.last_acknowledged(),
            problem=self._engine.problem,
            reference_arrivals=self._store.reference.arrivals,
        )

    def _since(self, line: Connectivity, now: datetime) -> datetime | None:
        """Of an outage its recorded beginning, which no restart of the PC moves; None where nobody knows."""
        if line.is_outage and (outage := self._store.outages.open_now()) is not None:
            return outage.since
        return now - timedelta(seconds=max(0.0, self._monotonic() - line.since)) if line.since else None


@dataclass(frozen=True, slots=True)
class _Reply:
    """To the question of that number."""

    number: int
    reply: Answer | Failure


class _Asking:
    """One question at a time, on a thread of its own. Its reply goes to `heard`, whoever waits for it or not."""

    def __init__(self, shell: Shell, heard: Callable[[_Reply], None]) -> None:
        self._shell, self._heard = shell, heard
        self._questions: queue.SimpleQueue[tuple[int, Question] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sync-line", daemon=True)
        self._number = 0  # of the last question
        self._waits_for = 0  # the number of the question whose answer is wanted, 0 for none
        self._unanswered = 0
        self._given_up = False

    @property
    def is_busy(self) -> bool:
        """A question is under way, wanted or not."""
        return self._unanswered > 0 and not self._given_up

    def begin(self, question: Question) -> None:
        if self._thread.ident is None:
            self._thread.start()
        self._number += 1
        self._waits_for = self._number
        self._unanswered += 1
        self._questions.put((self._number, question))

    def taken(self, reply: _Reply) -> Event | None:
        """None where nobody wants it any more."""
        self._unanswered -= 1
        if reply.number != self._waits_for:
            return None
        self._waits_for = 0
        return Failed(reply.reply) if isinstance(reply.reply, Failure) else Answered(reply.reply)

    def forget(self) -> None:
        """The answer to what is under way is wanted no more."""
        self._waits_for = 0

    def give_up(self) -> None:
        """As if the line had been silent; what really comes is not heard any more."""
        self._given_up = True
        self._heard(_Reply(self._waits_for, Failure(FailureKind.TIMED_OUT)))

    def close(self) -> None:
        self._questions.put(None)
        if self._thread.ident is None:
            self._shell.close()
        elif not self._given_up:
            self._thread.join()

    def _run(self) -> None:
        """The line belongs to this thread to its end: one that was given up touches nothing else."""
        while (asked := self._questions.get()) is not None:
            number, question = asked
            self._heard(_Reply(number, self._ask(question)))
        self._shell.close()

    def _ask(self, question: Question) -> Answer | Failure:
        try:
            return self._shell.ask(question)
        except Exception as error:
            # The engine waits for an answer: whatever a shell raises is one.
            return Failure(FailureKind.UNREACHABLE, type(error).__name__)


class _Rate:
    """Entries a second that this desk really hands in, for an honest expected time."""

    def __init__(self) -> None:
        self._last: tuple[int, float] | None = None
        self._a_second: float | None = None

    def note(self, waiting: int, now: float) -> None:
        if self._last is not None and waiting < self._last[0] and now > self._last[1]:
            measured = (self._last[0] - waiting) / (now - self._last[1])
            self._a_second = measured if self._a_second is None else 0.7 * self._a_second + 0.3 * measured
        self._last = (waiting, now)

    def expected(self, waiting: int, now: datetime) -> datetime | None:
        if not waiting or not self._a_second:
            return None
        return now + timedelta(seconds=min(waiting / self._a_second, 30 * 86_400))
