"""Keeps the day's lists true: read again when something changed and at midnight, never by looking over and over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.today import DayView, Today
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.today.today_context import TodayContext
from counter_app.ui.today.today_screen import PrintAllWish, TodayScreen
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench


class TodayController(QObject):
    came = Signal()  # the place is in front now
    dossier_wanted = Signal(object)  # DossierWish
    answer_wanted = Signal(object)  # DossierWish
    print_wanted = Signal(object)  # PrintWish
    queue_wanted = Signal()
    draft_wanted = Signal(object)  # OtherDraft
    step_wanted = Signal(object)  # StepWish
    troubled_asked = Signal()

    def __init__(self, screen: TodayScreen, context: TodayContext, today: Today, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._context, self._today, self._seat = screen, context, today, seat
        self._background, self._notices = background, notices
        self._loading = Overtaking(self._background)
        self._refresh = Refreshing(screen, self._load)
        screen.opened.connect(self._open)
        screen.answer_wanted.connect(self.answer_wanted)
        screen.print_wanted.connect(self._print)
        context.queue_asked.connect(self.queue_wanted)
        context.draft_asked.connect(self.draft_wanted)
        for change in (
            changes.dossiers_changed,
            changes.waiting_changed,
            changes.reference_changed,
            changes.day_changed,
        ):
            change.connect(self._refresh.soon)
        seat.changed.connect(self._another_person)

    @Slot()
    def entered(self) -> None:
        self._screen.focus_list()
        self._load()
        self.came.emit()

    def show_troubled(self) -> None:
        """What whoever answers for the office has to see."""
        self.troubled_asked.emit()

    def _load(self) -> None:
        session = self._seat.session
        if session is None:
            return
        call = partial(self._today.day, session.account)
        self._loading.ask(call, self._show, self._failed)

    def _show(self, view: DayView) -> None:
        self._screen.show_day(view)
        self._context.show_day(view)

    @Slot()
    def _another_person(self) -> None:
        self._loading.forget()
        self._screen.forget()
        self._context.forget()
        self._refresh.now()

    @Slot(object)
    def _open(self, wish: DossierWish) -> None:
        self.dossier_wanted.emit(wish)

    @Slot(object)
    def _print(self, wish: PrintAllWish) -> None:
        if not wish.wishes:
            self._notices.tell(
                "print",
                "question",
                self.tr("Hãy trả lời trước: giấy của hồ sơ này đã ra khỏi máy in chưa?"),
                self.tr("Câu hỏi nằm ở cột bên phải."),
            )
        for one in wish.wishes:
            self.print_wanted.emit(one)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("today", problem)
