"""What citizens said of the service, of the whole office: what waits for an answer at the top."""

from __future__ import annotations

from counter_app.services.steps.feedback import Feedback, FeedbackList
from counter_app.ui.feedback.feedback_form import FEEDBACK_RULES
from counter_app.ui.feedback.feedback_table import FeedbackTable
from counter_app.ui.flow import FlowRow
from counter_app.ui.list_screen import ListScreen
from counter_app.ui.marked import KeyButton
from counter_app.ui.place import FEEDBACK, place_title
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table


class FeedbackScreen(ListScreen[Feedback]):
    def __init__(self) -> None:
        model = FeedbackTable()
        table = Table(model, place_title(FEEDBACK), lines=2, copy_words="")
        super().__init__(model, table, lambda one: one.is_open)
        self.model = model
        self.heading.setText(self.tr("Phản ánh, kiến nghị"))
        self.new = KeyButton(self.tr("Phản ánh mới"), "Ctrl+N", kind="main")
        self.stand_above(FlowRow(self.new))
        rule_behind_is(self, FEEDBACK_RULES)
        self.show_list(FeedbackList((), 0, 0))

    def show_list(self, listed: FeedbackList) -> None:
        figures = (
            self.tr("Chờ trả lời: {0}").format(listed.waiting),
            self.tr("quá hạn: {0}").format(listed.late) if listed.late else "",
        )
        nothing = self.tr(
            "Chưa có phản ánh, kiến nghị nào.\n"
            "Điều người dân nói tại quầy, qua điện thoại, thư hay tổng đài được ghi ở đây kèm hạn trả lời theo quy "
            "định; cái sắp hết hạn đứng đầu."
        )
        self.show_rows(listed.rows, figures, nothing, late=bool(listed.late))
