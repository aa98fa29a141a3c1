"""The inbox: everything that came online and is not answered, and beside it what was filed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.details import objects_of, text_of
from counter_app.services.steps.online_inbox import ArrivedDossier, Inbox
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.language import either
from counter_app.ui.list_screen import ListScreen
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.online.arrival_words import filed_words, left_sentence, note_words
from counter_app.ui.online.filed_panel import FiledPanel
from counter_app.ui.online.inbox_table import InboxTable
from counter_app.ui.place import ONLINE, place_title
from counter_app.ui.plain_text import in_tip
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.theme import GRID

RULES = (
    "online.answer online.alert_staff supplement.closing accounts.registered_only accounts.required filing.level_2.ways"
)


class InboxScreen(ListScreen[ArrivedDossier]):
    opened = Signal(str)  # an identity: Enter, double click, or the button
    looked_at = Signal(str)

    def __init__(self) -> None:
        model = InboxTable()
        table = Table(model, place_title(ONLINE), lines=2, rows_at_once=True)
        super().__init__(model, table, lambda one: one.waits_for_us)
        self.model = model
        self.heading.setText(self.tr("Hồ sơ nộp trực tuyến"))
        rule_behind_is(self, RULES)
        table.opened.connect(self._open)
        self.show_inbox(Inbox((), 0, 0))

    def show_inbox(self, inbox: Inbox) -> None:
        late = sum(one.is_late and one.waits_for_us for one in inbox.rows)
        more = "" if inbox.counted_whole else "+"
        figures = (
            self.tr("Chờ trả lời: {0}").format(f"{inbox.to_answer}{more}"),
            self.tr("quá giờ: {0}").format(late) if late else "",
            self.tr("đề nghị qua cổng: {0}").format(inbox.asks) if inbox.asks else "",
            self.tr("chờ người nộp bổ sung: {0}").format(f"{inbox.sent_back}{more}"),
        )
        nothing = self.tr(
            "Không có hồ sơ trực tuyến nào chờ trả lời.\n"
            "Hồ sơ người dân nộp qua Cổng dịch vụ công sẽ tự hiện ở đây, kèm số giờ làm việc còn lại để trả lời; "
            "hồ sơ sắp hết giờ đứng đầu. Hồ sơ đã đến vẫn xử lý được khi mất kết nối."
        )
        self.show_rows(inbox.rows, figures, nothing, late=bool(late))

    def _open(self, _index: QModelIndex) -> None:
        row = self.chosen()
        if row is not None:
            (self.opened if row.in_the_form else self.looked_at).emit(row.identity)


class InboxCard(QWidget):
    """What was filed, whole; and what can be done with it."""

    answer_wanted = Signal()
    look_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answer = KeyButton(self.tr("Mở để trả lời"), "F9", kind="main")
        self.look = KeyButton(self.tr("Xem hồ sơ"), "Ctrl+O", sign=Icon.FIND)
        self.title, self.left = Words(kind="strong", wraps=True), Words(wraps=True)
        self.facts, self.papers, self.files = Words(wraps=True), Words(wraps=True), FiledPanel()
        self.hint = Words(self.tr("Chọn một hồ sơ để xem người dân đã nộp những gì."), "faint", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        top: tuple[QWidget, ...] = (self.title, self.left, FlowRow(self.answer, self.look))
        for widget in (*top, self.files, self.facts, self.papers, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        rule_behind_is(self, RULES)
        self.answer.clicked.connect(self.answer_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.show_row(None)

    def show_row(self, one: ArrivedDossier | None) -> None:
        for widget in (self.title, self.left, self.facts, self.papers, self.files, self.look):
            widget.setVisible(one is not None)
        self.hint.setVisible(one is None)
        self.answer.setEnabled(one is not None and one.in_the_form)
        self.answer.setToolTip(in_tip("" if one is None or one.in_the_form else self._elsewhere(one)))
        self.files.show_files(one.files if one is not None else ())
        if one is None:
            return
        self.title.setText(f"{one.shown_code}\n{one.person}")
        self.left.setText(either(*left_sentence(one)))
        self.left.set_kind("problem" if one.is_late else "")
        facts = [one.procedure, either(*filed_words(one)), *(either(*told) for told in note_words(one))]
        request = one.details.get("request")
        facts.append(self.tr("Nội dung: {0}").format(request) if isinstance(request, str) and request else "")
        self.facts.setText("\n".join(filter(None, facts)))
        self.papers.setText("\n".join(self._papers(one)))

    def _elsewhere(self, one: ArrivedDossier) -> str:
        if one.ask is not None:
            return self.tr("Mở hồ sơ (Ctrl+O) để trả lời đề nghị của người nộp.")
        return self.tr("Đang chờ người nộp bổ sung.")

    def _papers(self, one: ArrivedDossier) -> list[str]:
        named = [text_of(part, "name") for part in objects_of(one.details.get("components"))]
        return [self.tr("Giấy tờ đã nộp: {0}").format(len(named)), *(f"• {name}" for name in named)]
