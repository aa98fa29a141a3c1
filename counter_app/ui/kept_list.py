"""A list in the making, kept in the drafts of whoever makes it: back after a crash, a closed window, another person.

It belongs to a person as every draft does (decision 022) and is written shortly after each scan (decision 034).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.drafts import Drafts
from counter_app.ui.background import Lane, Task
from counter_app.ui.single_shot import single_shot
from counter_app.ui.workbench import Workbench

KEEP_AFTER_MS = 300
Content = dict[str, object]
Rows = TypeVar("Rows")


@dataclass(frozen=True)
class ListMaking(Generic[Rows]):
    """What a place does with its list: `content` as it stands now, empty where there is none; `read` makes rows of a
    content on the reading lane; `put_back` shows them, with when they were last changed."""

    content: Callable[[], Content]
    read: Callable[[Content], Rows]
    put_back: Callable[[Rows, datetime], None]


@dataclass(frozen=True)
class _Found(Generic[Rows]):
    content: Content
    rows: Rows
    changed: datetime


class KeptList(QObject, Generic[Rows]):
    """Until the kept list was read nothing is written down: it would take its place. Where it could not be read it is
    looked for again with the next change."""

    def __init__(self, kind: str, drafts: Drafts, making: ListMaking[Rows], bench: Workbench, place: QObject) -> None:
        super().__init__(place)
        self._kind, self._drafts, self._making, self._bench = kind, drafts, making, bench
        self._account = ""
        self._looking: Task[_Found[Rows] | None] | None = None
        self._is_unread = False
        self._kept: Content | None = {}  # None: nobody knows what is on disk
        self._soon = single_shot(self, KEEP_AFTER_MS, self.keep)
        bench.seat.keep_asked.connect(self.keep)

    def begin(self) -> None:
        """Somebody sits down, or nobody: what was kept of another person is left to them."""
        session = self._bench.seat.session
        self._soon.stop()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self._account, self._kept = session.account if session is not None else "", {}
        self._look()

    def _look(self) -> None:
        self._is_unread = False
        if self._account:
            call = partial(_find, self._drafts, self._account, self._kind, self._making)
            self._looking = self._bench.background.run(Lane.READING, call, self._found, self._not_found)

    @Slot()
    def changed(self) -> None:
        if self._account:
            self._soon.start()

    @Slot()
    def keep(self) -> None:
        """On the journal's lane, so that closing the window waits for it."""
        session = self._bench.seat.session
        if session is None or session.account != self._account or self._looking is not None:
            return
        self._soon.stop()
        if self._is_unread:
            self._look()
            return
        content = self._making.content()
        if content == self._kept:
            return
        self._kept = content
        if content:
            call = partial(self._drafts.keep, session.account, self._kind, content)
        else:
            call = partial(self._drafts.forget, session.account, self._kind)
        self._bench.background.run(Lane.JOURNAL, call, self._written, self._not_written)

    def _found(self, found: _Found[Rows] | None) -> None:
        self._looking = None
        self._bench.notices.remove(self._kind)
        if found is not None:
            self._kept = found.content
            self._making.put_back(found.rows, found.changed)
        self.changed()

    def _not_found(self, problem: Problem) -> None:
        self._looking, self._is_unread = None, True
        self._bench.notices.tell_problem(self._kind, problem)

    def _written(self, _nothing: None) -> None:
        self._bench.notices.remove(self._kind)

    def _not_written(self, problem: Problem) -> None:
        """A full disk, or a list too long: with the next change it is tried again."""
        self._kept = None
        self._bench.notices.tell_problem(self._kind, problem)


def _find(drafts: Drafts, account: str, kind: str, making: ListMaking[Rows]) -> _Found[Rows] | None:
    draft = drafts.find(account, kind)
    return None if draft is None else _Found(draft.content, making.read(draft.content), draft.changed)
