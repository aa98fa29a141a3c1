"""Says that dossiers came online, whatever place is in front: staff are to hear of them in the regulation's hours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.errors import Problem
from counter_app.domain.permissions import may
from counter_app.services.steps.online_inbox import ArrivedDossier, Inbox, OnlineInbox
from counter_app.ui.background import Lane
from counter_app.ui.language import either
from counter_app.ui.online.arrival_words import alert_words, left_sentence
from counter_app.ui.place import ONLINE
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.workbench import Workbench

LOOK_MS = 30_000
MOST_LOOKED_AT = 50
PANEL = "online arrivals"


class ArrivalWatch(QObject):
    """One panel, whose words change: it asks for nothing, and goes once the inbox was looked at. `show` brings that to
    the front."""

    def __init__(self, inbox: OnlineInbox, show: Callable[[], object], bench: Workbench) -> None:
        seat, background, _changes, notices = bench
        super().__init__(notices)
        self._inbox, self._show, self._is_open = inbox, show, False
        self._seat, self._background, self._notices = seat, background, notices
        self._known: frozenset[tuple[str, object]] = frozenset()
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        seat.changed.connect(self._another_person)

    @Slot()
    def look(self) -> None:
        session = self._seat.session
        if session is not None and may(session.role, DOSSIER_RECEIVED) and not self._looking:
            self._looking = True
            call = partial(self._inbox.to_answer, MOST_LOOKED_AT)
            self._background.run(Lane.READING, call, self._found, self._failed, is_look=True)

    @Slot(str)
    def entered(self, place: str) -> None:
        """With the inbox in front whoever sits here knows."""
        self._is_open = place == ONLINE
        if self._is_open:
            self._clear()

    @Slot()
    def _clear(self) -> None:
        self._notices.remove(PANEL)

    @Slot()
    def _open(self) -> None:
        self._show()

    @Slot()
    def _another_person(self) -> None:
        """Has heard of nothing yet."""
        self._known = frozenset()
        self._notices.remove(PANEL)
        self.look()

    def _found(self, inbox: Inbox) -> None:
        self._looking = False
        here = frozenset(map(_named, inbox.rows))
        fresh = [row for row in inbox.rows if _named(row) not in self._known]
        self._known = here
        if not inbox.rows or self._is_open:
            self._clear()
        elif fresh:
            self._tell(fresh[0], len(fresh), inbox)

    def _tell(self, first: ArrivedDossier, new: int, inbox: Inbox) -> None:
        """The most urgent of the new ones by name."""
        more = "" if inbox.counted_whole else "+"
        late = any(row.is_late for row in inbox.rows)
        panel = self._notices.tell(
            PANEL,
            "told-problem" if late else "told-warning",
            self.tr("Hồ sơ trực tuyến mới: {0}; chờ trả lời: {1}{2}.").format(new, inbox.to_answer, more),
            "\n".join(
                filter(
                    None,
                    (
                        f"{first.shown_code} · {first.person}",
                        either(*left_sentence(first)),
                        either(*alert_words(first)),
                    ),
                )
            ),
        )
        rule_behind_is(panel, "online.alert_staff online.answer")
        panel.add_act(self.tr("Để sau"), self._clear, leaves=True)
        panel.add_act(self.tr("Mở hồ sơ trực tuyến"), self._open, main=True)

    def _failed(self, _problem: Problem) -> None:
        """Looked at again soon; the inbox itself says what is wrong."""
        self._looking = False


def _named(row: ArrivedDossier) -> tuple[str, object]:
    """One that came back, or whose citizen asks for something more, is new again."""
    return row.identity, row.ask.asked if row.ask is not None else row.whole
