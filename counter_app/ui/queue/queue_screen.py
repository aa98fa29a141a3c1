"""What waits: how many, since when, a bar while handing in, and every row with what is proved of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.times import time_vi
from counter_app.services.handing_in import QueueRow
from counter_app.ui.language import either
from counter_app.ui.marked import LinkButton, Words
from counter_app.ui.queue.queue_model import QueueModel
from counter_app.ui.theme import GRID
from counter_app.ui.wishes import DossierWish

AGE = 1  # the column


class QueueView(Enum):
    WAITING = "waiting"
    RECENT = "recent"
    TROUBLED = "troubled"


@dataclass(frozen=True)
class OutageWord:
    """A person says: the system is down (`begins`), or works again."""

    begins: bool


class QueueScreen(QWidget):
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
        self.changed = LinkButton(self.tr("Danh sách đã thay đổi — tải lại (F5)"))
        self.changed.setShortcut("F5")
        self.changed.hide()
        self.changed.clicked.connect(self.reload_asked)
        self.empty = Words(kind="faint", wraps=True)
        self.table = self._build_table()
        self._list = self._build_list()
        self._views = self._build_views()
        self._lay_out()

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Danh sách việc chờ chuyển"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(self._choose)
        return table

    def _build_list(self) -> QStackedWidget:
        """The table, or the sentence that stands in its place; either takes all the height that is left."""
        sentence = QWidget()
        column = QVBoxLayout(sentence)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.empty)
        column.addStretch(1)
        pages = QStackedWidget()
        pages.addWidget(self.table)
        pages.addWidget(sentence)
        return pages

    def _build_views(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for view, text in (
            (QueueView.WAITING, self.tr("Chờ chuyển")),
            (QueueView.RECENT, self.tr("Mới ghi tại quầy")),
            (QueueView.TROUBLED, self.tr("Cần xem lại")),
        ):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAccessibleName(text)
            button.setProperty("view", view.value)
            button.setProperty("kind", "choice")
            group.addButton(button)
        group.buttons()[0].setChecked(True)
        group.buttonClicked.connect(self._choose_view)
        return group

    def _lay_out(self) -> None:
        views = QHBoxLayout()
        views.setSpacing(0)
        for button in self._views.buttons():
            views.addWidget(button)
        views.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.progress)
        column.addLayout(views)
        column.addWidget(self.changed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list, 1)

    def title(self) -> str:
        """What the rail calls this place."""
        return self.tr("Chờ chuyển")

    @property
    def view(self) -> QueueView:
        button = self._views.checkedButton()
        return QueueView.WAITING if button is None else QueueView(button.property("view"))

    def is_at_top(self) -> bool:
        return self.table.verticalScrollBar().value() == 0 and not self.table.currentIndex().isValid()

    def fit_columns(self) -> None:
        """Once there are rows to measure; what the person dragged stays."""
        metrics, header = self.table.fontMetrics(), self.table.horizontalHeader()
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * GRID - 4)
        for column, sample in enumerate(("21/11/2026 09:15", "23 giờ 59 phút", "Quầy số 12", "H19.32.10-261121-0001")):
            header.resizeSection(column, metrics.horizontalAdvance(sample) + 3 * GRID)
        header.resizeSection(4, metrics.horizontalAdvance("Gửi giấy tiếp nhận đến máy in") + 3 * GRID)

    def show_summary(self, sentence: str) -> None:
        self.summary.setText(sentence)

    def show_progress(self, done: int, of: int) -> None:
        """`of` 0: nothing is being handed in."""
        self.progress.setVisible(of > 0)
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.progress.setFormat(self.tr("Đã chuyển {0} / {1}").format(done, of))

    def show_empty(self, sentence: str) -> None:
        """What would stand here, instead of an empty table."""
        self.empty.setText(sentence)
        self._list.setCurrentIndex(1 if sentence else 0)

    def show_changed(self, changed: bool) -> None:
        self.changed.setVisible(changed)

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row_at(current)
        if row is not None:
            self.row_chosen.emit(row)

    def _choose_view(self) -> None:
        # How long something waited says nothing of what does not wait any more.
        self.table.setColumnHidden(AGE, self.view is not QueueView.WAITING)
        self.view_chosen.emit(self.view)


class QueueDetail(QWidget):
    """The chosen row in words, and what a person can do about the line."""

    dossier_wanted = Signal(object)  # DossierWish
    outage_told = Signal(object)  # OutageWord

    def __init__(self) -> None:
        super().__init__()
        self.title = Words(self.tr("Chọn một dòng để xem chi tiết."), "strong", wraps=True)
        self.facts = Words(wraps=True)
        self.proof = Words(wraps=True)
        for unsaid in (self.facts, self.proof):
            unsaid.hide()
        self.open = QPushButton(self.tr("Mở hồ sơ"))
        self.open.setAccessibleName(self.open.text())
        self.open.hide()
        self.open.clicked.connect(self._open)
        self.outage_words = Words(wraps=True)
        self.outage = QPushButton()
        self.outage.clicked.connect(self._tell_outage)
        self._identity = ""
        self._is_outage = False
        self._lay_out()
        self.show_outage(outage=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.facts, self.proof):
            column.addWidget(widget)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID * 3)
        column.addWidget(Words(self.tr("Đường truyền"), "strong"))
        column.addWidget(self.outage_words)
        column.addWidget(self.outage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_row(self, row: QueueRow) -> None:
        self._identity = row.dossier or ""
        self.title.setText(either(row.vi, row.en))
        written = time_vi(row.entered) if row.entered else "—"
        lines = [
            row.code or self._identity,
            self.tr("Ghi lúc {0} tại {1}").format(written, either(row.desk_vi, row.desk_en)),
        ]
        self.facts.setText("\n".join(line for line in lines if line))
        self.proof.setText(self._proof(row))
        self.proof.set_kind("good" if row.proved and not row.reason_vi else "warning")
        for widget in (self.facts, self.proof):
            widget.show()
        self.open.setVisible(bool(self._identity))

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
        self.outage.setText(text)
        self.outage.setAccessibleName(text)

    def _proof(self, row: QueueRow) -> str:
        if row.reason_vi:
            return either(row.reason_vi, row.reason_en)
        if row.proved:
            return self.tr("Trung tâm đã ký xác nhận là đã lưu.")
        return self.tr("Chưa có chữ ký xác nhận của trung tâm. Dữ liệu đã lưu chắc chắn tại quầy và sẽ tự chuyển.")

    def _open(self) -> None:
        self.dossier_wanted.emit(DossierWish(self._identity))

    def _tell_outage(self) -> None:
        self.outage_told.emit(OutageWord(begins=not self._is_outage))
