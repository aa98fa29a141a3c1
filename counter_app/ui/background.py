"""The only threading code of the window: one single-thread executor a lane, results back on the window's thread.

A screen never waits: a controller hands a call to a lane and names two of its own methods, one for the value and one
for the problem. Both are called on the window's thread, and not at all once their object is gone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.fault_places import fault_places

T = TypeVar("T")
THREAD_PREFIX = "counter-lane-"
_log = logging.getLogger(__name__)


class Lane(Enum):
    """What must not happen at the same time shares a lane. Reading has its own, so that no search delays a save."""

    JOURNAL = "journal"
    READING = "reading"
    PREVIEW = "preview"
    PRINTER = "printer"
    SCANNER = "scanner"
    FILES = "files"  # digitised papers being read: one may take as long as its reader is patient
    COPIES = "copies"  # and being kept
    MODULES = "modules"  # read for places that nobody has wanted yet


# One call that lasts as long as the window: whoever made it ends it before the lanes are joined.
ENDLESS = frozenset({Lane.SCANNER})
# Nobody waits for what comes back from these.
NOT_ASKED_FOR = ENDLESS | {Lane.MODULES}
# What has been asked of these is done before the window closes; a list or a preview may be dropped.
FINISHED_BEFORE_CLOSING = frozenset({Lane.JOURNAL, Lane.PRINTER, Lane.COPIES})


class UnexpectedFault(Problem):
    """A bug, told calmly: the log has its place, without anything about a citizen."""

    def __init__(self) -> None:
        super().__init__(
            "Phần mềm gặp lỗi ngoài dự kiến; việc đã lưu vẫn còn nguyên. Hãy thử lại; nếu còn lỗi, báo quản trị.",
            "The program met an unexpected fault; what was saved is untouched. Try again; if it recurs, report it.",
        )


@dataclass(frozen=True)
class _Outcome:
    """A bound method of a QObject and what to call it with."""

    receiver: Callable[[object], None]
    value: object
    task: Task[object] | None = None


class Task(Generic[T]):
    """One asked-for call. Cancelled, it delivers nothing; if it has not begun, it is not begun at all. `is_look`: it
    is asked again anyway, so no closing waits for it, whatever its lane."""

    def __init__(self, *, is_look: bool = False) -> None:
        self._future: Future[None] | None = None
        self.cancelled, self.is_look = False, is_look

    def cancel(self) -> None:
        self.cancelled = True
        if self._future is not None:
            self._future.cancel()


class Background(QObject):
    """Lanes of work. Threads start with a lane's first call; `close` joins them."""

    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors = {lane: ThreadPoolExecutor(1, THREAD_PREFIX + lane.value) for lane in Lane}
        self._waiting: dict[Lane, set[Task[object]]] = {lane: set() for lane in Lane}
        self._closed = False
        self._came_back.connect(self._deliver)

    def run(
        self,
        lane: Lane,
        call: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Problem], None],
        *,
        is_look: bool = False,
    ) -> Task[T]:
        """Call in the lane; `on_done(value)` or `on_failed(problem)` follow on this object's thread."""
        _require_bound(on_done)
        _require_bound(on_failed)
        task: Task[T] = Task(is_look=is_look)
        if self._closed:
            task.cancelled = True
            return task
        plain = cast("Task[object]", task)
        self._waiting[lane] = {other for other in self._waiting[lane] if not other.cancelled} | {plain}
        task._future = self._executors[lane].submit(self._work, plain, call, on_done, on_failed)
        return task

    def mouth(self, slot: Callable[[T], None]) -> Callable[[T], None]:
        """A function that any thread may call: `slot` then hears the value on this object's thread."""
        _require_bound(slot)

        def speak(value: T) -> None:
            if not self._closed:
                self._came_back.emit(_Outcome(cast("Callable[[object], None]", slot), value))

        return speak

    def is_idle(self) -> bool:
        """Whether everything asked for has been delivered (or dropped)."""
        ending = (tasks for lane, tasks in self._waiting.items() if lane not in NOT_ASKED_FOR)
        return all(task.cancelled for tasks in ending for task in tasks)

    def is_acting(self) -> bool:
        """Whether something is being saved or printed, or waits to be."""
        acts = (task for lane in FINISHED_BEFORE_CLOSING for task in self._waiting[lane] if not task.is_look)
        return any(not task.cancelled for task in acts)

    def close(self) -> None:
        """Drop lists and previews not begun, finish acts and prints, join all threads. Nothing is delivered later."""
        self._closed = True
        for lane, tasks in self._waiting.items():
            for task in tasks:
                if task.is_look or lane not in FINISHED_BEFORE_CLOSING:
                    task.cancel()
        for executor in self._executors.values():
            executor.shutdown(wait=True)
        for tasks in self._waiting.values():
            tasks.clear()

    def _work(
        self,
        task: Task[object],
        call: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Problem], None],
    ) -> None:
        outcome = _Outcome(_ignore, None, task) if task.cancelled else _outcome(task, call, on_done, on_failed)
        self._came_back.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        assert QThread.currentThread() is self.thread()
        for tasks in self._waiting.values():
            if outcome.task is not None:
                tasks.discard(outcome.task)
        cancelled = outcome.task is not None and outcome.task.cancelled
        if not self._closed and not cancelled and _is_alive(outcome.receiver):
            outcome.receiver(outcome.value)


def _outcome(
    task: Task[object], call: Callable[[], T], on_done: Callable[[T], None], on_failed: Callable[[Problem], None]
) -> _Outcome:
    try:
        return _Outcome(cast("Callable[[object], None]", on_done), call(), task)
    except Problem as problem:
        return _Outcome(cast("Callable[[object], None]", on_failed), problem, task)
    except Exception as fault:
        _log.error("unexpected %s", fault_places(fault))
        return _Outcome(cast("Callable[[object], None]", on_failed), UnexpectedFault(), task)


def _require_bound(receiver: Callable[..., None]) -> None:
    """A lambda would run on the worker's thread or outlive its screen."""
    if not isinstance(getattr(receiver, "__self__", None), QObject):
        raise TypeError("results go to a method of a QObject")


def _is_alive(receiver: Callable[..., None]) -> bool:
    owner = getattr(receiver, "__self__", None)
    return owner is None or shiboken6.isValid(owner)


def _ignore(value: object) -> None:
    """Where nobody waits for the value any more."""
