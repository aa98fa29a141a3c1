"""*Bổ sung* and *Từ chối* of the form: opened, checked as one types, written down, printed; then the next dossier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.intake import ReceiptRefused
from counter_app.services.drafts import Drafts
from counter_app.ui.background import Lane
from counter_app.ui.intake import answers
from counter_app.ui.intake.answers import ASK, REFUSE, Answer
from counter_app.ui.intake.intake_calls import DRAFT
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.language import either
from counter_app.ui.place import INTAKE
from counter_app.ui.printing.form_printing import FormPrinting, PaperWishes
from counter_app.ui.single_act import SingleAct
from counter_app.ui.single_shot import single_shot, start_once
from counter_app.ui.steps.plan import Counter
from counter_app.ui.steps.step_calls import Beside
from counter_app.ui.steps.step_form import SaveWish, StepForm
from counter_app.ui.workbench import Workbench

CHECK_AFTER_MS = 200
KEEP_AFTER_MS = 1_500


@dataclass(frozen=True)
class Answered:
    """`arrived`: it was of what came online, so the hand goes back to the inbox."""

    identity: str
    arrived: bool


class Answering(QObject):
    answered = Signal(object)  # Answered

    def __init__(
        self, screen: IntakeScreen, counter: Counter, drafts: Drafts, printing: FormPrinting, bench: Workbench
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._counter, self._drafts, self._printing = screen, counter, drafts, printing
        self._seat, self._background, self._changes, self._notices = seat, background, changes, notices
        self._made: StepForm | None = None
        self._open_now: answers.Opened | None = None
        self._touched = self._prints = self._arrived = False
        self._saving = SingleAct(background, self)
        self._check_soon = single_shot(self, CHECK_AFTER_MS, self._check)
        self._keep_soon = single_shot(self, KEEP_AFTER_MS, self._keep)
        seat.keep_asked.connect(self._keep)
        seat.changed.connect(self._forget)
        screen.supplement_asked.connect(self._ask)
        screen.refusal_asked.connect(self._refuse)

    @property
    def _form(self) -> StepForm:
        if self._made is None:
            form = self._made = StepForm()
            form.changed.connect(self._changed)
            form.save_wanted.connect(self._save)
            form.left.connect(self.leave)
            self._saving.stands_on(form.save_and_print, form.save)
            self._screen.answer.take_form(form)
        return self._made

    @Slot()
    def leave(self) -> None:
        """Back to the form as it was; what was typed here comes back with the same key."""
        if self._saving.is_under_way:
            return
        self._keep()
        self._forget()
        self._screen.show_form_again()

    @property
    def _answer(self) -> Answer | None:
        return self._open_now.answer if self._open_now is not None else None

    @Slot()
    def _forget(self) -> None:
        for timer in (self._check_soon, self._keep_soon):
            timer.stop()
        self._open_now, self._touched = None, False

    @Slot()
    def _keep(self) -> None:
        opened, session = self._open_now, self._seat.session
        self._keep_soon.stop()
        if opened is not None and session is not None and self._touched and not self._saving.is_under_way:
            call = partial(answers.keep, self._drafts, session.account, opened, self._form.draft())
            self._background.run(Lane.JOURNAL, call, self._kept, self._failed)

    def _kept(self, _nothing: None) -> None:
        """Nothing to say of it."""

    @Slot()
    def _ask(self) -> None:
        self._open(ASK)

    @Slot()
    def _refuse(self) -> None:
        self._open(REFUSE)

    def _open(self, name: str) -> None:
        session = self._seat.session
        if session is None or self._saving.is_under_way:
            return
        self._keep()
        entered = self._screen.form.entered()
        call = partial(answers.open_answer, name, self._counter, entered, self._drafts, session.account)
        # On the lane of what is kept: the same answer, left a moment ago, comes back with what was typed.
        self._background.run(Lane.JOURNAL, call, self._opened, self._not_opened, is_look=True)

    def _opened(self, opened: answers.Opened) -> None:
        self._open_now = None  # what the form is filled with is no typing
        self._form.open(opened.answer.title, opened.sheet, prints=opened.answer.prints)
        self._form.fill(opened.draft)
        self._open_now, self._touched = opened, bool(opened.draft)
        self._screen.show_answer()
        self._form.focus_first()
        self._check()

    def _not_opened(self, problem: Problem) -> None:
        """Nobody is named yet, or no procedure: told beside the fields, like a save that cannot be."""
        if isinstance(problem, ReceiptRefused):
            self._screen.show_refused(problem.problems)
        else:
            self._failed(problem)

    @Slot()
    def _changed(self) -> None:
        if self._open_now is not None:
            self._touched = True
            self._check_soon.start()
            start_once(self._keep_soon)

    @Slot()
    def _check(self) -> None:
        if self._answer is not None:
            call = partial(answers.check, self._answer, self._form.values())
            self._background.run(Lane.READING, call, self._checked, self._failed)

    def _checked(self, beside: Beside) -> None:
        """Before anything was typed only what the law says, and not that the form is empty."""
        if self._answer is None:
            return
        shown = (
            beside if self._touched else {name: tuple(o for o in said if o.citation) for name, said in beside.items()}
        )
        self._form.show_objections(shown)

    @Slot(object)
    def _save(self, wish: SaveWish) -> None:
        session = self._seat.session
        if self._answer is None or session is None:
            return
        call = partial(answers.save, self._answer, self._form.values(), session, self._drafts, DRAFT)
        if self._saving.run(Lane.JOURNAL, call, self._saved, self._failed):
            self._prints = wish.prints and self._answer.prints
            self._arrived = bool(self._screen.form.entered().arrived)
            self._check_soon.stop()
            self._keep_soon.stop()

    def _saved(self, done: answers.Done) -> None:
        if done.stopped is not None:
            self._touched = True
            self._form.show_objections(done.stopped)
            field = next((self._form.fields[name] for name in done.stopped if name in self._form.fields), None)
            if field is not None:
                field.focus()
            return
        self._forget()
        title = either(done.answer.title.vi, done.answer.title.en)
        self._notices.tell("step", "told-good", self.tr("Đã ghi nhận: {0}").format(title), place=INTAKE)
        self._changes.journal_grew.emit()
        if self._prints and self._seat.session is not None:
            make = partial(done.answer.paper, done.identity)
            self._printing.print_papers(PaperWishes.of_dossier(done.identity, title, make), self._seat.session)
        self.answered.emit(Answered(done.identity, self._arrived))

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("step", problem)
