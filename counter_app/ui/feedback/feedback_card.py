"""One matter whole: who said what, by when it is answered, what was answered; and the fields that answer or put off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.feedback import REAPPOINTMENTS, FeedbackOutcome
from counter_app.domain.times import time_vi
from counter_app.services.steps.feedback import Feedback, FeedbackAnswer
from counter_app.ui.feedback.feedback_form import FEEDBACK_RULES
from counter_app.ui.feedback.feedback_words import kind_words, limit_words, outcome_words, state_words
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import Choice, KeyButton, LinkButton, Words, line
from counter_app.ui.panel_form import PanelForm, written
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID
from counter_app.ui.typed_before import TypedBefore


@dataclass(frozen=True)
class AnswerWish:
    key: str
    answer: FeedbackAnswer


@dataclass(frozen=True)
class MoveWish:
    """`due` as typed."""

    key: str
    due: str
    reason: str


class AnswerForm(PanelForm):
    def __init__(self) -> None:
        super().__init__()
        outcomes = [(one.value, outcome_words(one)) for one in FeedbackOutcome]
        self.outcome = Choice(self.tr("Kết quả"), outcomes)
        self.outcome.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.text = written(self.tr("Nội dung trả lời"))
        self.document = line(self.tr("Số văn bản trả lời (nếu có)"), longest=120)
        self.add_field(self.outcome)
        self.add_written(self.text)
        self.add_field(self.document)


class MoveForm(PanelForm):
    def __init__(self) -> None:
        super().__init__()
        self.due = line(self.tr("Hẹn trả lời lúc"), longest=16, example="25/11/2026 15:30")
        self.reason = line(self.tr("Lý do hẹn lại"), longest=300)
        for field in (self.due, self.reason):
            self.add_field(field)
        rule_behind_is(self, REAPPOINTMENTS)


class FeedbackCard(QWidget):
    answered = Signal(object)  # AnswerWish
    moved = Signal(object)  # MoveWish

    def __init__(self) -> None:
        super().__init__()
        self.row: Feedback | None = None
        self._typed = TypedBefore()
        self.hint = Words(self.tr("Chọn một phản ánh để xem và trả lời."), "faint", wraps=True)
        self.title, self.state = Words(kind="strong", wraps=True), Words(wraps=True)
        self.facts, self.content = Words(kind="faint", wraps=True), Words(wraps=True)
        self.answer, self.later = AnswerForm(), MoveForm()
        self.save = KeyButton(self.tr("Ghi nhận"), "F9", kind="main")
        self.to_move = LinkButton(self.tr("Hẹn lại người phản ánh …"))
        self.put_off = KeyButton(self.tr("Ghi ngày hẹn lại"))
        self.problem = Words(kind="problem", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._always = (self.title, self.state, self.content, self.facts)
        self._acts = FlowRow(self.save)
        self._moving = FlowRow(self.put_off)
        for widget in (self.hint, *self._always, self.answer, self._acts, self.to_move, self.later, self._moving):
            column.addWidget(widget)
        column.addWidget(self.problem)
        rule_behind_is(self, FEEDBACK_RULES)
        self.save.clicked.connect(self._answer)
        self.put_off.clicked.connect(self._put_off)
        self.to_move.clicked.connect(self._turn_to_moving)
        self.later.reason.returnPressed.connect(self.put_off.click)
        self.show_row(None)

    def fields(self) -> dict[str, QWidget]:
        """By name, for what is typed and not saved."""
        answer, later = self.answer, self.later
        return {
            "outcome": answer.outcome,
            "text": answer.text,
            "document": answer.document,
            "due": later.due,
            "reason": later.reason,
        }

    def show_row(self, row: Feedback | None) -> None:
        """Each matter keeps what was typed beside it."""
        if _key(row) != _key(self.row):
            self._typed.put_down(_key(self.row), self.fields())
            self._clear()
            self._typed.give_back(_key(row), self.fields())
        self.row = row
        self._show_parts(row)
        if row is not None:
            self.title.setText(f"{kind_words(row.kind)}\n{row.text('person')}")
            self.state.setText("\n".join(self._said(row)))
            self.state.set_kind("problem" if row.late is not None else "")
            self.content.setText(row.text("content"))
            self.facts.setText("\n".join(self._facts(row)))

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def done(self, key: str) -> None:
        """Saved: what was typed for it goes."""
        if _key(self.row) == key:
            self._clear()
        self._typed.forget(key)

    def forget(self) -> None:
        """Nothing stays for the next person."""
        self.show_row(None)
        self._typed.forget_all()

    # -----------------------------------------------------------------------------------------------------

    def _show_parts(self, row: Feedback | None) -> None:
        is_open = row is not None and row.is_open
        moving = is_open and bool(self.later.due.text() or self.later.reason.text() or not self.later.isHidden())
        self.hint.setVisible(row is None)
        for words in self._always:
            words.setVisible(row is not None)
        for part in (self.answer, self._acts):
            part.setVisible(is_open)
        self.to_move.setVisible(is_open and not moving)
        for asked in (self.later, self._moving):
            asked.setVisible(moving)
        self.problem.setVisible(bool(self.problem.text()))

    def _said(self, row: Feedback) -> list[str]:
        told = [state_words(row)]
        if row.answer:
            told.append(f"{time_vi(row.since)}: {row.answer}")
        if row.document:
            told.append(self.tr("Văn bản số {0}").format(row.document))
        if row.promised is not None:
            told.append(self.tr("Hẹn lại đến {0} (%n lần)", "", row.moved).format(time_vi(row.promised)))
        return told

    def _facts(self, row: Feedback) -> list[str]:
        reached = " · ".join(filter(None, (row.text("phone"), row.text("email"), row.text("address"))))
        about = row.text("about")
        told = (reached, self.tr("Về hồ sơ {0}").format(about) if about else "")
        return [
            *filter(None, told),
            " · ".join(filter(None, (row.text("way"), time_vi(row.received), row.clerk))),
            *limit_words(row.limits, row.promptly),
            *(
                f"{outcome_words(one)}: {time_vi(limit.by)} ({limit.rule.citation.text})"
                for one, limit in row.others.items()
            ),
        ]

    def _turn_to_moving(self) -> None:
        for widget in (self.later, self._moving):
            widget.show()
        self.to_move.hide()
        self.later.due.setFocus()

    def _clear(self) -> None:
        for field in (self.answer.text, self.answer.document, self.later.due, self.later.reason):
            field.clear()
        self.answer.outcome.setCurrentIndex(0)
        for widget in (self.later, self._moving):
            widget.hide()
        self.say("")

    def _answer(self) -> None:
        if self.row is not None:
            outcome = FeedbackOutcome(self.answer.outcome.value())
            text = self.answer.text.toPlainText().replace("\n", " ")
            self.answered.emit(AnswerWish(self.row.key, FeedbackAnswer(outcome, text, self.answer.document.text())))

    def _put_off(self) -> None:
        if self.row is not None:
            self.moved.emit(MoveWish(self.row.key, self.later.due.text().strip(), self.later.reason.text()))


def _key(row: Feedback | None) -> str:
    return row.key if row is not None else ""
