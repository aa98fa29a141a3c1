"""The day's till: counted by name, and offered once to whoever leaves with cash that nobody counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.times import date_vi
from counter_app.services.desk_clock import DeskClock
from counter_app.services.sign_in import Session
from counter_app.services.steps.till import Count, Till, Tills
from counter_app.services.wording import amount_vi
from counter_app.ui.actions import Action
from counter_app.ui.background import Lane
from counter_app.ui.single_act import SingleAct
from counter_app.ui.single_shot import single_shot
from counter_app.ui.till.till_form import TillForm
from counter_app.ui.till.till_words import told_difference, told_of, uncounted
from counter_app.ui.typed_before import TypedBefore
from counter_app.ui.workbench import Workbench

PANEL = "till"
LOOK_AFTER_MS = 500


class TillController(QObject):
    """Beside the work, called by name: nobody counts the drawer in the middle of a dossier by mistake."""

    leave_wanted = Signal()  # the offer was put off: whoever wanted to leave does

    def __init__(self, tills: Tills, clock: DeskClock, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._tills, self._clock, self._seat = tills, clock, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._today: Till | None = None
        self._offered: set[tuple[date, str]] = set()
        self._day: date | None = None
        self.form: TillForm | None = None
        self._typed = TypedBefore()
        self._saving = SingleAct(background, self)
        self._look_soon = single_shot(self, LOOK_AFTER_MS, self._look)
        changes.journal_grew.connect(self._look_soon.start)
        seat.changed.connect(self._person_changed)

    def action(self) -> Action:
        words = self.tr("Kiểm đếm tiền cuối ngày")
        return Action("till", words, self.open, also=self.tr("két quỹ tiền mặt phí lệ phí"))

    # ---------------------------------------------------------------------------------------------- offering

    def offer(self) -> str:
        """What is left uncounted, once a day and person; '' where nothing is, or it was said already."""
        session, till = self._seat.session, self._today
        if session is None or self._seat.is_locked or till is None or not till.is_open:
            return ""
        if till.day != self._clock.now().date() or (till.day, session.account) in self._offered:
            return ""
        self._offered.add((till.day, session.account))
        return uncounted(till)

    def holds_up(self) -> bool:
        """Asked once whether to count before leaving; whoever leaves all the same is not asked again."""
        sentence = self.offer()
        if sentence:
            self._put_down()
            panel = self._notices.tell(PANEL, "question", f"{sentence}.")
            panel.add_act(self.tr("Để sau, đổi người"), self._leave)
            panel.add_act(self.tr("Kiểm đếm"), self.open, main=True).setFocus()
        return bool(sentence)

    @Slot()
    def _leave(self) -> None:
        self._notices.remove(PANEL)
        self.leave_wanted.emit()

    @Slot()
    def _person_changed(self) -> None:
        self.put_away()
        self._typed.forget_all()
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._seat.session is not None:
            self._background.run(Lane.READING, self._of_today, self._looked, self._failed)

    def _of_today(self) -> Till:
        return self._tills.till(self._clock.now().date())

    def _looked(self, till: Till) -> None:
        """Cash that moves while the drawer is being counted is in the count's sum as well."""
        self._today = till
        panel = self._notices.panel(PANEL)
        if self.form is not None and self._day == till.day and panel is not None:
            panel.detail.setText(told_of(till))
            self.form.show_till(till)

    # ---------------------------------------------------------------------------------------------- counting

    @Slot()
    def open(self) -> None:
        """Of a day that was forgotten first."""
        if self._seat.session is not None:
            self._background.run(Lane.READING, self._tills.to_count, self._show, self._failed)

    @Slot()
    def put_away(self) -> None:
        """What was counted so far is there again when it is called the next time."""
        self._put_down()
        self._notices.remove(PANEL)

    def _put_down(self) -> None:
        if self.form is not None and self._day is not None:
            self._typed.put_down(self._day.isoformat(), self.form.fields())
        self._day = self.form = None

    def _show(self, till: Till) -> None:
        self._put_down()
        panel = self._notices.tell(
            PANEL, "question", self.tr("Kiểm đếm tiền ngày {0}").format(date_vi(till.day)), told_of(till)
        )
        self._day, self.form = till.day, TillForm(till)
        self.form.save_wanted.connect(self._save)
        panel.add_widget(self.form)
        panel.add_act(self.tr("Thôi"), self.put_away, leaves=True)
        self._saving.stands_on(panel.add_act(self.tr("Ghi nhận"), self._save, main=True))
        self._typed.give_back(till.day.isoformat(), self.form.fields())
        self.form.begin()

    @Slot()
    def _save(self) -> None:
        session, form, day = self._seat.session, self.form, self._day
        if session is None or form is None or day is None:
            return
        try:
            counted = form.count()
        except Problem as problem:
            self._not_counted(problem)
            return
        call = partial(_count, self._tills, day, counted, form.note.text(), session)
        self._saving.run(Lane.JOURNAL, call, self._counted, self._not_counted)

    def _counted(self, done: _Counted) -> None:
        difference = done.difference
        detail = told_difference(difference) if difference else ""
        self.put_away()
        self._typed.forget(done.day.isoformat())
        words = (
            self.tr("Đã ghi kiểm đếm: khớp.")
            if not difference
            else self.tr("Đã ghi kiểm đếm: chênh lệch {0}.").format(amount_vi(abs(difference)))
        )
        self._notices.tell("till told", "told-good", words, detail)
        self._changes.journal_grew.emit()

    def _not_counted(self, problem: Problem) -> None:
        """What was counted stays where it was typed; the sentence stands under it."""
        if self.form is not None:
            self.form.show_problem(problem)
            self.form.wrong_field().setFocus()

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("till told", problem)


@dataclass(frozen=True)
class _Counted:
    """In đồng: too much, or (negative) missing."""

    day: date
    difference: int


def _count(tills: Tills, day: date, counted: Count, note: str, session: Session) -> _Counted:
    return _Counted(day, tills.count(day, counted, note, session))
