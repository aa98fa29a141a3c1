"""What citizens said of the service, of the whole office: what waits for an answer at the top."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.steps.feedback import Feedback, FeedbackList
from counter_app.ui.feedback.feedback_form import FEEDBACK_RULES
from counter_app.ui.feedback.feedback_table import FeedbackTable
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.place import FEEDBACK, place_title
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.theme import GRID


class FeedbackScreen(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.figures = Words(wraps=True)
        self.new = KeyButton(self.tr("Phản ánh mới"), "Ctrl+N", kind="main")
        self.model = FeedbackTable()
        self.table = Table(self.model, place_title(FEEDBACK), lines=2, copy_words="")
        self._list = TableOrWords(self.table)
        self.empty = self._list.empty
        self.table.fit_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(Words(self.tr("Phản ánh, kiến nghị"), "heading", wraps=True))
        column.addWidget(self.figures)
        column.addWidget(FlowRow(self.new))
        column.addWidget(self._list, 1)
        rule_behind_is(self, FEEDBACK_RULES)
        self.show_list(FeedbackList((), 0, 0))

    def focus_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
        else:
            self.new.setFocus()

    def show_list(self, listed: FeedbackList) -> None:
        if listed.rows != self.model.came():
            self.table.renew(partial(self.model.show, listed.rows))
        told = [
            self.tr("Chờ trả lời: {0}").format(listed.waiting),
            self.tr("quá hạn: {0}").format(listed.late) if listed.late else "",
        ]
        self.figures.setText(" · ".join(filter(None, told)))
        self.figures.set_kind("problem" if listed.late else "")
        self._list.say(
            ""
            if listed.rows
            else self.tr(
                "Chưa có phản ánh, kiến nghị nào.\n"
                "Điều người dân nói tại quầy, qua điện thoại, thư hay tổng đài được ghi ở đây kèm hạn trả lời theo quy "
                "định; cái sắp hết hạn đứng đầu."
            )
        )

    def chosen(self) -> Feedback | None:
        return self.model.row_at(self.table.currentIndex().row())
