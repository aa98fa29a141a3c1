"""The sections of the help place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from counter_app.services.self_check import CheckResult
from counter_app.services.software import Licence, Version
from counter_app.ui.actions import EVERYWHERE, Action
from counter_app.ui.columns import DRAGGED
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import Words
from counter_app.ui.sections import Section
from counter_app.ui.theme import GRID, current_look


class FactTable(QTableView):
    """Rows of plain texts; columns share the width."""

    def __init__(self, name: str, heads: tuple[str, ...], shares: tuple[int, ...]) -> None:
        super().__init__()
        self.rows = QStandardItemModel(self)
        self._heads, self._shares = heads, shares
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        self.rows.clear()
        self.rows.setHorizontalHeaderLabels(list(self._heads))
        for row in rows:
            items = [QStandardItem(text) for text in row]
            for item, text in zip(items, row, strict=True):
                item.setToolTip(text)
            self.rows.appendRow(items)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + GRID)
        if self.property(DRAGGED):
            return
        width, whole = self.viewport().width(), sum(self._shares)
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, width * share // whole)


class KeysSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "keys",
            self.tr("Phím tắt"),
            self.tr("Mọi phím của chương trình. Không nhớ phím: bấm Ctrl+K rồi gõ vài chữ tên việc, không cần dấu."),
        )
        self.table = FactTable(
            self.tr("Danh sách phím"), (self.tr("Phím"), self.tr("Việc"), self.tr("Ở đâu")), (22, 50, 28)
        )
        self.body.addWidget(self.table, 1)

    def show_keys(self, actions: tuple[Action, ...], place_titles: dict[str, str]) -> None:
        """Keys that work everywhere first."""
        keyed = sorted((one for one in actions if one.key), key=lambda one: (one.place != EVERYWHERE, one.place))
        self.table.show_rows(
            [(one.shown_key, one.title, place_titles.get(one.place, self.tr("Mọi nơi"))) for one in keyed]
        )


class AboutSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "about",
            self.tr("Giới thiệu"),
            self.tr("Khi báo lỗi, hãy đọc cho người hỗ trợ các dòng này và mở mục Tự kiểm tra."),
        )
        self.hotline = Words(kind="strong", wraps=True)
        self.versions, self.places = Words(wraps=True), Words(wraps=True)
        for words in (self.versions, self.places):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(Words(self.tr("Phần mềm tiếp nhận hồ sơ tại Bộ phận Một cửa"), "strong", wraps=True))
        self.body.addWidget(self.hotline)
        self.body.addWidget(Words(self.tr("Phiên bản"), "faint"))
        self.body.addWidget(self.versions)
        self.body.addWidget(Words(self.tr("Dữ liệu nằm ở"), "faint"))
        self.body.addWidget(self.places)
        self.body.addWidget(
            Words(
                self.tr(
                    "Dữ liệu được mã hóa và gắn với máy này; chép tệp sang máy khác không mở được. Mở lại bằng mã khôi "
                    "phục đã in khi ghi danh."
                ),
                "faint",
                wraps=True,
            )
        )
        self.body.addStretch(1)

    def show_facts(self, versions: tuple[Version, ...], places: tuple[str, ...], hotline: str) -> None:
        self.versions.setText("\n".join(f"{one.name} {one.number}" for one in versions))
        self.places.setText("\n".join(places))
        named = self.tr("Đường dây nóng của cơ quan: {0}").format(hotline)
        self.hotline.setText(named if hotline else self.tr("Cơ quan chưa khai số đường dây nóng."))


class LicencesSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "licences",
            self.tr("Giấy phép"),
            self.tr("Phần mềm tự do đi kèm chương trình. Chọn một dòng để đọc nguyên văn giấy phép."),
        )
        self._shown: tuple[Licence, ...] = ()
        self.table = FactTable(
            self.tr("Giấy phép đi kèm"),
            (self.tr("Thành phần"), self.tr("Phiên bản"), self.tr("Giấy phép")),
            (40, 18, 42),
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Nguyên văn giấy phép"))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.text, 1)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def show_licences(self, licences: tuple[Licence, ...]) -> None:
        self._shown = licences
        self.table.show_rows([(one.name, one.version, one.licence) for one in licences])

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._shown):
            one = self._shown[index.row()]
            self.text.setPlainText(
                one.text or self.tr("Gói này không kèm nguyên văn; giấy phép: {0}").format(one.licence)
            )


class CheckSection(Section):
    asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            "check",
            self.tr("Tự kiểm tra"),
            self.tr(
                "Xem máy này có dùng được cho quầy không. Không thay đổi gì; mất vài giây, vẫn làm việc bình thường."
            ),
        )
        self.run = QPushButton(self.tr("Kiểm tra máy này"))
        self.run.setProperty("kind", "main")
        self.run.setAccessibleName(self.run.text())
        self.run.clicked.connect(self.asked)
        self.state = Words(kind="faint", wraps=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(GRID)
        self.body.addWidget(FlowRow(self.run))
        self.body.addWidget(self.state)
        self.body.addLayout(self.list)
        self.body.addStretch(1)

    def show_running(self) -> None:
        self.run.setEnabled(False)
        self.state.setText(self.tr("Đang kiểm tra …"))

    def show_results(self, results: tuple[CheckResult, ...]) -> None:
        self._done()
        wrong = sum(one.ok is False for one in results)
        self.state.setText(
            self.tr("{0} mục cần xem lại.").format(wrong) if wrong else self.tr("Không thấy gì sai trên máy này.")
        )
        for result in results:
            self.list.addWidget(_ResultLine(result))

    def show_problem(self, sentence: str) -> None:
        self._done()
        self.state.setText(sentence)

    def _done(self) -> None:
        self.run.setEnabled(True)
        while (item := self.list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _ResultLine(QWidget):
    """Sign, name, sentence. The sign is told in words as well."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__()
        look, side = current_look(), self.fontMetrics().height()
        meaning, color, said = {
            True: (Icon.DONE, look.good, self.tr("Được")),
            False: (Icon.WARNING, look.problem, self.tr("Cần xem")),
            None: (Icon.QUESTION, look.faint, self.tr("Chưa rõ")),
        }[result.ok]
        sign = QLabel()
        sign.setPixmap(icon(meaning, color).pixmap(side, side))
        name = either(result.name_vi, result.name_en)
        words = Words(f"{said} · {name}: {result.text}", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
