"""What was said as rows: by when, what, whose, how it stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.domain.masking import mask_phone
from counter_app.domain.times import iso
from counter_app.services.steps.feedback import Feedback
from counter_app.ui.feedback.feedback_words import kind_words, state_words
from counter_app.ui.icons import Icon, icon
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look

NEVER = "~"  # sorts behind every time


class FeedbackTable(RowsModel[Feedback]):
    """As it comes: what waits, the most urgent first, then what was answered last. Numbers are masked."""

    def __init__(self) -> None:
        by = Shape(self.tr("Trả lời trước"), "        25/11/2026")
        content = Shape(self.tr("Nội dung"), "Hẹn trả ngày 20/11 mà chưa có", stretches=True, firm=True)
        person = Shape(self.tr("Người phản ánh"), "Nguyễn Thị Hương", fold=1)
        received = Shape(self.tr("Nhận lúc"), "21/11/2026", fold=3)
        state = Shape(self.tr("Tình trạng"), "trễ hạn (đang chờ xử lý)", fold=2)
        columns: tuple[Column[Feedback], ...] = (
            Column(by, _by, lambda one: iso(one.by) if one.by else NEVER, _sign),
            Column(content, _content, lambda one: fold(one.text("content"))),
            Column(person, _person, lambda one: fold(one.text("person"))),
            Column(
                received, lambda one: f"{one.received:%d/%m/%Y}\n{one.received:%H:%M}", lambda one: iso(one.received)
            ),
            Column(state, lambda one: state_words(one).replace(", ", "\n", 1), state_words),
        )
        super().__init__(columns, lambda one: one.key, lambda one: one.text("about"))


def _by(one: Feedback) -> str:
    """A clock alone would say that there is a limit."""
    if not one.is_open:
        return ""
    if one.by is None:
        return QCoreApplication.translate("FeedbackTable", "không nêu hạn")
    return f"{one.by:%d/%m/%Y}\n{one.by:%H:%M}"


def _content(one: Feedback) -> str:
    about = one.text("about")
    return f"{one.text('content')}\n{' · '.join(filter(None, (kind_words(one.kind), about)))}"


def _person(one: Feedback) -> str:
    return f"{one.text('person')}\n{mask_phone(one.text('phone')) if one.text('phone') else ''}"


def _sign(one: Feedback) -> QIcon | None:
    look = current_look()
    if one.is_open and one.late is not None:
        return icon(Icon.WARNING, look.problem)
    return icon(Icon.CLOCK, look.faint) if one.is_open else None
