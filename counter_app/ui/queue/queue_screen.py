"""What waits: how many, since when, a bar while handing in, and every row with what is proved of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.settling import SETTLED_AT_A_DESK
from counter_app.domain.times import OFFICE_ZONE, time_vi
from counter_app.services.handing_in import QueueRow, QueueView
from counter_app.services.outage import LONGEST_REASON
from counter_app.ui.act_button import ActButton, EnterButton
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, LinkButton, Words, line
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.queue.queue_model import AGE, QueueModel
from counter_app.ui.queue.troubled_words import what_to_do
from counter_app.ui.table import Table
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.theme import GRID
from counter_app.ui.wishes import SETTLE, DossierWish, StepWish

__all__ = ["AGE", "OutageWord", "QueueDetail", "QueueScreen", "QueueView"]


@dataclass(frozen=True)
class OutageWord:
    """A person says: the system is down (`begins`) and why, as far as anybody knows, or works again."""

    begins: bool
    reason: str = ""


class QueueScreen(PaperPage):
    view_chosen = Signal(object)  # QueueView
    row_chosen = Signal(object)  # QueueRow
    reload_asked = Signal()

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self.model = model
        self.heading = Words(self.tr("Việc chờ chuyển về hệ thống"), "heading")
        self.summary = Words(wraps=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Tiến độ chuyển"))
        self.progress.hide()
        self.changed = LinkButton(self.tr("Danh sách đã thay đổi — tải lại (Ctrl+F5)"))
        self.changed.setShortcut("Ctrl+F5")
        self.changed.hide()
        self.changed.clicked.connect(self.reload_asked)
        self.cut = Words(kind="faint", wraps=True)
        self.cut.hide()
        self.table = Table(model, self.tr("Danh sách việc chờ chuyển"), rows_at_once=True)
        self.table.chosen.connect(self._choose)
        model.dataChanged.connect(self._arrived)
        self._list = TableOrWords(self.table)
        self.empty = self._list.empty
        self._views = self._build_views()
        self._lay_out()

    def _build_views(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for view, text in (
            (QueueView.WAITING, self.tr("Chờ chuyển")),
            (QueueView.RECENT, self.tr("Mới ghi tại quầy")),
            (QueueView.TROUBLED, self.tr("Cần xem lại")),
        ):
            button = EnterButton(text)
            button.setCheckable(True)
            button.setAccessibleName(text)
            button.setProperty("view", view.value)
            button.setProperty("kind", "choice")
            group.addButton(button)
            self.table.stands_below(button)
        group.buttons()[0].setChecked(True)
        group.buttonClicked.connect(self._choose_view)
        return group

    def _lay_out(self) -> None:
        views = QHBoxLayout()
        views.setSpacing(0)
        for button in self._views.buttons():
            views.addWidget(button)
        views.addStretch(1)
        column = self.column
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.progress)
        column.addLayout(views)
        column.addWidget(self.changed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list, 1)
        column.addWidget(self.cut)

    @property
    def view(self) -> QueueView:
        button = self._views.checkedButton()
        return QueueView.WAITING if button is None else QueueView(button.property("view"))

    def is_at_top(self) -> bool:
        return self.table.verticalScrollBar().value() == 0 and not self.table.currentIndex().isValid()

    def show_summary(self, sentence: str) -> None:
        self.summary.setText(sentence)

    def show_progress(self, done: int, of: int, expected: datetime | None = None) -> None:
        """`of` 0: nothing is being handed in. `expected` is when it will be done at this desk's own rate."""
        self.progress.setVisible(of > 0)
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        told = self.tr("Đã chuyển {0} / {1}").format(done, of)
        if expected is not None and of > 0:
            at = f"{expected.astimezone(OFFICE_ZONE):%H:%M}"
            told = self.tr("{0} · xong khoảng {1}").format(told, at)
        self.progress.setFormat(told)
        self.progress.setAccessibleDescription(told)

    def show_empty(self, sentence: str) -> None:
        """What would stand here, instead of an empty table."""
        self._list.say(sentence)

    def show_cut(self, rows: int) -> None:
        """Only the newest are listed; 0: all of them."""
        self.cut.setText(self.tr("Chỉ liệt kê %n việc mới nhất.", "", rows) if rows else "")
        self.cut.setVisible(bool(rows))

    def show_changed(self, changed: bool) -> None:
        self.changed.setVisible(changed)

    def _choose(self, current: QModelIndex) -> None:
        row = self.model.row_at(current)
        if row is not None:
            self.row_chosen.emit(row)

    def _arrived(self, first: QModelIndex, last: QModelIndex) -> None:
        """The row under the hand had not been read when it was chosen."""
        current = self.table.currentIndex()
        if current.isValid() and first.row() <= current.row() <= last.row():
            self._choose(current)

    def _choose_view(self) -> None:
        # How long something waited says nothing of what does not wait any more.
        self.table.columns.leave_out(() if self.view is QueueView.WAITING else (AGE,))
        self.view_chosen.emit(self.view)


class QueueDetail(QWidget):
    """The chosen row in words, and what a person can do about the line."""

    dossier_wanted = Signal(object)  # DossierWish
    outage_told = Signal(object)  # OutageWord
    settle_wanted = Signal(object)  # StepWish

    def __init__(self) -> None:
        super().__init__()
        self.title, self.facts = Words(wraps=True), Words(wraps=True)
        self.proof, self.to_do = Words(wraps=True), Words(wraps=True)
        self.open = EnterButton(self.tr("Mở hồ sơ"))
        self.open.setAccessibleName(self.open.text())
        self.open.clicked.connect(self._open)
        self.settle = KeyButton(self.tr("Giải quyết"), "F9", kind="main")
        self.settle.clicked.connect(self._settle)
        self.may_settle = False
        self.outage_words = Words(wraps=True)
        hint = self.tr("Lý do, nếu biết (không bắt buộc)")
        self.reason = line(self.tr("Lý do hệ thống ngừng"), longest=LONGEST_REASON, hint=hint)
        self.outage = ActButton()
        self.outage.clicked.connect(self._tell_outage)
        self._identity = ""
        self._is_outage = False
        self._lay_out()
        self.show_nothing()
        self.show_outage(outage=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.facts, self.proof, self.to_do):
            column.addWidget(widget)
        column.addWidget(FlowRow(self.settle, self.open))
        column.addSpacing(GRID * 3)
        column.addWidget(Words(self.tr("Đường truyền"), "strong"))
        column.addWidget(self.outage_words)
        column.addWidget(self.reason)
        column.addWidget(self.outage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._identity = ""
        self.title.setText(self.tr("Chọn một dòng để xem chi tiết."))
        self.title.set_kind("faint")
        for unsaid in (self.facts, self.proof, self.to_do, self.open, self.settle):
            unsaid.hide()

    def forget(self) -> None:
        """Nothing stays for the next person."""
        self.show_nothing()
        self.reason.clear()

    def show_row(self, row: QueueRow) -> None:
        self._identity = row.dossier or ""
        self.title.setText(either(row.vi, row.en))
        self.title.set_kind("strong")
        written = time_vi(row.entered) if row.entered else "—"
        lines = [
            row.code or self._identity,
            self.tr("Ghi lúc {0} tại {1}").format(written, either(row.desk_vi, row.desk_en)),
        ]
        self.facts.setText("\n".join(line for line in lines if line))
        self.proof.setText(self._proof(row))
        self.proof.set_kind("problem" if row.is_troubled else "good" if row.proved else "faint")
        self.to_do.setText(either(*what_to_do(row)))
        for widget in (self.facts, self.proof):
            widget.show()
        self.to_do.setVisible(bool(self.to_do.text()))
        self.open.setVisible(bool(self._identity))
        waits = row.verdict in SETTLED_AT_A_DESK and row.is_troubled and bool(self._identity)
        self.settle.setVisible(waits and self.may_settle)

    def show_outage(self, *, outage: bool) -> None:
        self._is_outage = outage
        self.outage_words.setText(
            self.tr("Hệ thống đang được ghi nhận là ngừng. Việc tiếp nhận vẫn như thường.")
            if outage
            else self.tr(
                "Phần mềm tự nhận biết mất kết nối. Nếu hệ thống trung tâm ngừng vì sự cố, có thể báo tại đây."
            )
        )
        text = self.tr("Hệ thống đã hoạt động lại") if outage else self.tr("Báo hệ thống ngừng")
        self.outage.say(text)
        self.reason.setHidden(outage)

    def _proof(self, row: QueueRow) -> str:
        """What is wrong first, then which signature covers it or that none does yet."""
        told = [either(row.reason_vi, row.reason_en)] if row.reason_vi else []
        told.append(either(row.proof_vi, row.proof_en))
        if not row.proved:
            told.append(self.tr("Dữ liệu đã lưu chắc chắn tại quầy và sẽ tự chuyển."))
        return "\n".join(f"{line}." if not line.endswith(".") else line for line in told if line)

    def _open(self) -> None:
        self.dossier_wanted.emit(DossierWish(self._identity))

    def _settle(self) -> None:
        self.settle_wanted.emit(StepWish(self._identity, SETTLE))

    def _tell_outage(self) -> None:
        self.outage_told.emit(OutageWord(begins=not self._is_outage, reason=self.reason.text()))
