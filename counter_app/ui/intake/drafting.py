"""Drafts of the intake: kept while one types, back at sign-in, and those of others for whoever takes over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import Problem
from counter_app.services.drafts import OtherDraft
from counter_app.ui.background import Lane, Task
from counter_app.ui.intake import intake_calls as calls
from counter_app.ui.intake.entered import to_content
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.intake.intake_services import IntakeServices
from counter_app.ui.marked import Panel
from counter_app.ui.place import INTAKE
from counter_app.ui.single_shot import start_once
from counter_app.ui.workbench import Workbench

DRAFT_AFTER_MS = 1_500
MOST_OFFERED = 6
UNKEPT = "draft not kept"


class Drafting(QObject):
    restored = Signal()  # something else stands in the form now

    def __init__(self, screen: IntakeScreen, services: IntakeServices, bench: Workbench) -> None:
        super().__init__(screen)
        self._screen, self._drafts, self._reference = screen, services.drafts, services.reference
        self._now = services.now
        self._seat, self._background, self._notices = bench.seat, bench.background, bench.notices
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._looking: Task[calls.Restored | None] | None = None
        self._after: list[Callable[[], None]] = []
        screen.others_asked.connect(self._ask_others)

    def keep_soon(self) -> None:
        start_once(self._timer)

    def not_yet(self) -> None:
        """A save is under way: what it writes and the draft must not cross."""
        self._timer.stop()

    @Slot()
    def keep(self) -> None:
        """Written down on the journal's lane, so that closing the window waits for it. While the last one is still
        being looked for nothing is: an empty form would have it forgotten."""
        session = self._seat.session
        self._timer.stop()
        if session is None or not self._screen.shows_form or self._screen.is_saving or self._looking is not None:
            return
        entered = self._screen.form.entered()
        if entered.is_blank:
            write = partial(self._drafts.forget, session.account, calls.DRAFT)
        else:
            write = partial(self._drafts.keep, session.account, calls.DRAFT, to_content(entered))
        call = partial(calls.then_time, write, self._now)
        self._background.run(Lane.JOURNAL, call, self._kept, self._failed)

    def restore(self) -> None:
        """Whoever sits down finds their own unsaved work again."""
        self._notices.remove("drafts")
        self._screen.show_others(0)
        self._after.clear()
        if self._looking is not None:
            self._looking.cancel()  # of who sat here before
            self._looking = None
        session = self._seat.session
        if session is not None:
            call = partial(calls.find_draft, self._drafts, self._reference, session.account, self._now)
            self._looking = self._background.run(Lane.READING, call, self._restored, self._not_restored)
            self.count_others()

    def once_restored(self, act: Callable[[], None]) -> None:
        """Now; while the draft is still being looked for, when it stands in the form: else what is put there first
        would take its place."""
        if self._looking is None:
            act()
        else:
            self._after.append(act)

    def count_others(self) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(calls.other_drafts, self._drafts, self._reference, session.account)
            self._background.run(Lane.READING, call, self._counted, self._failed)

    # -------------------------------------------------------------------------- answers

    def _kept(self, moment: datetime) -> None:
        blank = self._screen.form.entered().is_blank
        self._notices.remove(UNKEPT)
        self._screen.show_draft_kept("" if blank else self.tr("Đã tự lưu nháp {0}").format(f"{moment:%H:%M}"))

    def _restored(self, restored: calls.Restored | None) -> None:
        if restored is not None and self._screen.form.entered().is_blank:
            self._show(restored)
        self._go_on()

    def _not_restored(self, problem: Problem) -> None:
        self._failed(problem)
        self._go_on()

    def _go_on(self) -> None:
        after, self._after, self._looking = self._after, [], None
        for act in after:
            act()

    def _show(self, restored: calls.Restored) -> None:
        self._screen.show_entered(restored.entered, restored.procedure)
        self._screen.show_draft_kept(self.tr("Bản nháp từ {0}").format(f"{restored.changed:%H:%M %d/%m}"))
        self.restored.emit()

    def _counted(self, others: tuple[calls.NamedDraft, ...]) -> None:
        self._screen.show_others(len(others))

    # -------------------------------------------------------------------------- others

    @Slot()
    def _ask_others(self) -> None:
        session = self._seat.session
        if session is not None:
            self.keep()
            call = partial(calls.other_drafts, self._drafts, self._reference, session.account)
            self._background.run(Lane.READING, call, self._offer, self._failed)

    def _offer(self, others: tuple[calls.NamedDraft, ...]) -> None:
        self._screen.show_others(len(others))
        if not others:
            self._notices.remove("drafts")
            return
        detail = self.tr("Nhận làm tiếp thì bản nháp đang nhập của anh/chị được cất lại, không mất.")
        panel = self._notices.tell("drafts", "question", self.tr("Bản nháp khác tại quầy này"), detail, place=INTAKE)
        for one in others[:MOST_OFFERED]:
            panel.add_act(one.words, _Taking(self, one.draft, panel).take)
        panel.add_act(self.tr("Đóng"), self._close, leaves=True)

    @Slot()
    def _close(self) -> None:
        self._notices.remove("drafts")

    def take_over(self, other: OtherDraft) -> None:
        """After one's own was written down: both go through the journal's lane, in this order."""
        session = self._seat.session
        self._notices.remove("drafts")
        if session is None:
            return
        self.keep()
        call = partial(calls.take_over, self._drafts, self._reference, session.account, other, self._now)
        self._background.run(Lane.JOURNAL, call, self._taken_over, self._failed)

    def _taken_over(self, restored: calls.Restored | None) -> None:
        if restored is not None:
            self._show(restored)
        self.count_others()

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(UNKEPT, problem)


class _Taking(QWidget):
    """Takes one draft over; lives and dies with its panel."""

    def __init__(self, drafting: Drafting, draft: OtherDraft, panel: Panel) -> None:
        super().__init__(panel)
        self.hide()
        self._drafting, self._draft = drafting, draft

    def take(self) -> None:
        self._drafting.take_over(self._draft)
