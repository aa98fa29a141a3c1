"""What waits for an answer, beside the lists of the day: how many, how many late, the most urgent. Else nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import Problem
from counter_app.domain.times import time_vi
from counter_app.ui.background import Lane
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.theme import GRID
from counter_app.ui.workbench import Workbench

if TYPE_CHECKING:  # a start reads nothing that it may not need
    from counter_app.services.steps.feedback import FeedbackList


class FeedbackWaiting(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words = Words(wraps=True)
        self.go = KeyButton(self.tr("Xem phản ánh"))
        self.go.show_key("Shift+F5")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID * 2, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Words(self.tr("Phản ánh, kiến nghị"), "strong", wraps=True))
        column.addWidget(self.words)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_list(self, listed: FeedbackList) -> None:
        by = listed.rows[0].by if listed.waiting else None
        told = [
            self.tr("Chờ trả lời: {0}").format(listed.waiting),
            self.tr("quá hạn: {0}").format(listed.late) if listed.late else "",
            self.tr("gấp nhất: {0}").format(time_vi(by)) if by is not None else "",
        ]
        self.words.setText(" · ".join(filter(None, told)))
        self.words.set_kind("problem" if listed.late else "")
        self.setVisible(bool(listed.waiting))


class FeedbackWatch(QObject):
    """`listed` reads, in a lane; `seen` is a widget that is in front together with this one, though this one is hidden
    while nothing waits."""

    def __init__(
        self, waiting: FeedbackWaiting, seen: QWidget, listed: Callable[[], FeedbackList], bench: Workbench
    ) -> None:
        super().__init__(waiting)
        self._waiting, self._listed = waiting, listed
        self._seat, self._background = bench.seat, bench.background
        self._refresh = Refreshing(seen, self.look)
        for change in (bench.changes.dossiers_changed, bench.changes.reference_changed, bench.changes.day_changed):
            change.connect(self._refresh.soon)

    @Slot()
    def look(self) -> None:
        if self._seat.session is not None:
            self._background.run(Lane.READING, self._listed, self._show, self._failed)

    def _show(self, listed: FeedbackList) -> None:
        self._waiting.show_list(listed)

    def _failed(self, _problem: Problem) -> None:
        """The place itself says why it cannot be read."""
        self._waiting.hide()
