"""Asks beside the work whether date and time are right, where nobody else can vouch for them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDateTime, QObject, QTimer, Slot
from PySide6.QtWidgets import QDateTimeEdit

from counter_app.domain.errors import Problem
from counter_app.domain.times import OFFICE_ZONE, time_vi
from counter_app.services.clock_check import ClockCheck, ClockQuestion
from counter_app.ui.background import Lane
from counter_app.ui.language import either
from counter_app.ui.marked import roomy
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench

ASK_AGAIN_MS = 60_000
NOTICE = "clock"


class ClockController(QObject):
    def __init__(self, check: ClockCheck, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._check, self._seat, self._background, self._notices = check, seat, background, notices
        self._changes = changes
        self._asked: ClockQuestion | None = None
        self._edit: QDateTimeEdit | None = None
        self._settling = SingleAct(background, self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(ASK_AGAIN_MS)
        seat.changed.connect(self.look)
        changes.connection_changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        if self._seat.session is not None:
            self._background.run(Lane.READING, self._check.question, self._show, self._failed)

    def _show(self, question: ClockQuestion | None) -> None:
        if question is None:
            self._put_away()
        elif self._asked is None or self._asked.doubt is not question.doubt:
            self._ask(question)

    def _ask(self, question: ClockQuestion) -> None:
        self._asked = question
        panel = self._notices.tell(NOTICE, "question", either(question.vi, question.en))
        self._edit = QDateTimeEdit()
        self._edit.setAccessibleName(self.tr("Ngày giờ đúng"))
        roomy(self._edit)
        self._edit.setDisplayFormat("dd/MM/yyyy HH:mm")
        local = (question.other or question.shown).astimezone(OFFICE_ZONE).replace(tzinfo=None)
        self._edit.setDateTime(QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0))
        panel.add_widget(self._edit)
        correct = panel.add_act(self.tr("Sửa theo giờ trên"), self._correct)
        # Beside the other time that stands in the field, the one that is confirmed is named.
        right = self.tr("{0} là đúng").format(time_vi(question.shown)) if question.other else self.tr("Giờ đúng")
        self._settling.stands_on(panel.add_act(right, self._confirm, main=True), correct)

    @Slot()
    def _confirm(self) -> None:
        session = self._seat.session
        if session is not None:
            self._settling.run(Lane.JOURNAL, partial(self._check.confirm, session), self._settled, self._failed)

    @Slot()
    def _correct(self) -> None:
        session = self._seat.session
        if session is None or self._edit is None:
            return
        said = self._edit.dateTime()
        moment = said.toPython().replace(tzinfo=OFFICE_ZONE)  # type: ignore[attr-defined]
        self._settling.run(Lane.JOURNAL, partial(self._check.correct, session, moment), self._settled, self._failed)

    def _settled(self, _nothing: None) -> None:
        self._put_away()
        self._changes.journal_grew.emit()
        self.look()

    def _put_away(self) -> None:
        self._asked, self._edit = None, None
        self._notices.remove(NOTICE)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("clock problem", problem)
