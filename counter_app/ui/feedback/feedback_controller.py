"""Keeps the list of what citizens said true, takes the next one down, writes what was answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import Problem
from counter_app.services.sign_in import Session
from counter_app.services.steps.feedback import Feedback, FeedbackList, Feedbacks, FeedbackTerms, TakenFeedback
from counter_app.ui.background import Lane
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.feedback.feedback_card import AnswerWish, FeedbackCard, MoveWish
from counter_app.ui.feedback.feedback_form import FeedbackForm
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.language import told
from counter_app.ui.list_reading import Listing, ListReading
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.place import FEEDBACK
from counter_app.ui.single_act import SingleAct
from counter_app.ui.steps.sheet import typed_moment
from counter_app.ui.theme import GRID
from counter_app.ui.workbench import Workbench


class FeedbackColumn(QWidget):
    """Beside the list: the matter that is chosen, or a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.card, self.form = FeedbackCard(), FeedbackForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.card)
        column.addWidget(self.form)
        column.addStretch(1)
        self.form.hide()

    def turn(self, *, new: bool) -> None:
        self.card.setVisible(not new)
        self.form.setVisible(new)


class FeedbackController(QObject):
    def __init__(self, screen: FeedbackScreen, column: FeedbackColumn, feedback: Feedbacks, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._column, self._feedback = screen, column, feedback
        self._seat, self._background = seat, background
        self._changes, self._notices = changes, notices
        card, form = column.card, column.form
        listing = Listing[Feedback, FeedbackList](FEEDBACK, feedback.listed, screen.show_list, card.show_row)
        self.reading = ListReading(screen, listing, bench)
        self.reading.nothing_waits.connect(self.begin)
        self._looking = Overtaking(background)
        self._taking = SingleAct(background, self, form.save)
        self._answering = SingleAct(background, self, card.save, card.put_off)
        screen.new.clicked.connect(self.begin)
        screen.table.chosen.connect(self._turn_to_card)
        form.terms_wanted.connect(self._look_up_terms)
        form.edited.connect(self._look_at_problem)
        form.save.clicked.connect(self._take)
        form.leave.clicked.connect(self._leave_form)
        leaves_by_esc(form, form.leave.click)
        card.answered.connect(self._answer)
        card.moved.connect(self._move)
        seat.changed.connect(self._another_person)

    @Slot()
    def begin(self) -> None:
        """What was typed before stands there still: it goes only when it was saved, or somebody else sits down."""
        if self._seat.session is not None:
            self._column.turn(new=True)
            self._column.form.person.setFocus()
            self._look_up_terms()

    @Slot(object)
    def _turn_to_card(self, _index: QModelIndex) -> None:
        self._column.turn(new=False)

    @Slot()
    def _look_up_terms(self) -> None:
        form = self._column.form
        try:
            call = partial(self._feedback.terms, form.chosen_kind, form.when(), form.way.value())
        except Problem as problem:
            form.show_problem(problem)
            return
        self._background.run(Lane.READING, call, self._show_terms, self._not_taken)

    def _show_terms(self, terms: FeedbackTerms) -> None:
        self._column.form.show_terms(terms)

    @Slot()
    def _look_at_problem(self) -> None:
        """It stays until what it speaks of is changed: asked again, of what is typed now."""
        form = self._column.form
        if form.problem.isHidden():
            return
        try:
            taken = form.taken()
        except Problem as problem:
            self._found_wrong(problem)
            return
        self._looking.ask(partial(_what_is_wrong, self._feedback, taken), self._found_wrong, self._not_taken)

    def _found_wrong(self, problem: Problem | None) -> None:
        """Another one waits until it is saved: nobody is told off while typing."""
        form = self._column.form
        if problem is None or told(problem) != form.problem.text():
            form.hide_problem()

    # ------------------------------------------------------------------------------------------------ writing

    @Slot()
    def _take(self) -> None:
        session, form = self._seat.session, self._column.form
        self._looking.forget()
        if session is None:
            return
        try:
            taken = form.taken()
        except Problem as problem:
            form.show_problem(problem)
            return
        self._taking.run(Lane.JOURNAL, partial(self._feedback.take, taken, session), self._taken, self._not_taken)

    def _taken(self, _key: str) -> None:
        has_limit = self._column.form.has_limit
        self._column.form.empty()
        self._leave_form()
        self._told(
            self.tr("Đã ghi nhận phản ánh; hạn trả lời đứng trong danh sách.")
            if has_limit
            else self.tr("Đã ghi nhận phản ánh.")
        )

    def _not_taken(self, problem: Problem) -> None:
        self._column.form.show_problem(problem)

    @Slot()
    def _leave_form(self) -> None:
        self._column.turn(new=False)
        self._screen.focus_list()

    @Slot(object)
    def _answer(self, wish: AnswerWish) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_answer, self._feedback, wish, session)
            self._answering.run(Lane.JOURNAL, call, self._answered, self._not_answered)

    @Slot(object)
    def _move(self, wish: MoveWish) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_move, self._feedback, wish, session)
            self._answering.run(Lane.JOURNAL, call, self._answered, self._not_answered)

    def _answered(self, key: str) -> None:
        """The field that was written in goes, and with it the keyboard would go to whatever is asked above it."""
        self._column.card.done(key)
        if self._column.card.isVisible():
            self._screen.focus_list()
        self._told(self.tr("Đã ghi vào phản ánh."))

    def _not_answered(self, problem: Problem) -> None:
        self._column.card.say(told(problem))

    def _told(self, words: str) -> None:
        self._notices.tell(FEEDBACK, "told-good", words)
        self._changes.journal_grew.emit()
        self.reading.load()

    @Slot()
    def _another_person(self) -> None:
        self._column.form.empty()
        self._column.card.forget()
        self._column.turn(new=False)


def _what_is_wrong(feedback: Feedbacks, taken: TakenFeedback) -> Problem | None:
    try:
        feedback.check(taken)
    except Problem as problem:
        return problem
    return None


def _answer(feedback: Feedbacks, wish: AnswerWish, session: Session) -> str:
    feedback.answer(wish.key, wish.answer, session)
    return wish.key


def _move(feedback: Feedbacks, wish: MoveWish, session: Session) -> str:
    feedback.move(wish.key, typed_moment(wish.due), wish.reason, session)
    return wish.key
