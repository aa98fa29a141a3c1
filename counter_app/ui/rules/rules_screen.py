"""All rules that are in force here, as a table that a few letters narrow; the chosen one whole at the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from counter_app.services.rule_book import Regulation, RuleLine, matching
from counter_app.ui.columns import DRAGGED
from counter_app.ui.language import either
from counter_app.ui.marked import Words, line
from counter_app.ui.rules.rule_help import rule_text
from counter_app.ui.theme import GRID, current_look

Index = QModelIndex | QPersistentModelIndex
RULE, VALUE, SOURCE, CHANNELS, STATUS = range(5)
SHARES = (34, 18, 20, 12, 16)  # of the table's width until a person drags a column


class RulesModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[RuleLine, ...] = ()
        self.shown: tuple[RuleLine, ...] = ()
        self._heads = (
            *(self.tr("Quy định"), self.tr("Giá trị"), self.tr("Căn cứ"), self.tr("Kênh"), self.tr("Tình trạng")),
        )

    def show_rules(self, rules: tuple[RuleLine, ...], letters: str) -> None:
        self.beginResetModel()
        self._all, self.shown = rules, matching(rules, letters)
        self.endResetModel()

    def narrow(self, letters: str) -> None:
        self.show_rules(self._all, letters)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        rule = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(rule, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STATUS and rule.unverified:
            return QColor(current_look().warning)
        return None

    def _words(self, rule: RuleLine, column: int) -> str:
        return (
            either(rule.vi, rule.en),
            either(rule.value_vi, rule.value_en),
            rule.citation,
            either(rule.channels_vi, rule.channels_en),
            _short_status(rule),
        )[column]


class RulesScreen(QWidget):
    chosen = Signal(object)  # RuleLine

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = RulesModel()
        self.heading = Words(self.title(), "heading")
        self.regulation = Words(kind="faint", wraps=True)
        self.box = line(self.tr("Lọc quy định"), longest=200, hint=self.tr("Lọc theo chữ, điều, kênh; không cần dấu"))
        self.count = Words(kind="faint")
        self.table = self._build_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        column.setSpacing(GRID)
        for widget in (self.heading, self.regulation, self.box, self.count, self.table):
            column.addWidget(widget)
        self.box.textChanged.connect(self._narrow)

    def title(self) -> str:
        """What the rail calls this place."""
        return self.tr("Quy định")

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("rules")
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Các quy định đang áp dụng"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(self._choose)
        return table

    def show_regulation(self, regulation: Regulation) -> None:
        title = either(regulation.title_vi, regulation.title_en)
        unsure = len(regulation.unverified)
        sentences = [f"{title} — {regulation.document}"]
        if not regulation.in_force:
            sentences.append(self.tr("Quy chế này không có hiệu lực trong ngày hôm nay; vẫn dùng vì đơn vị đã chọn."))
        if unsure:
            sentences.append(self.tr("{0} quy tắc chưa kiểm chứng: chỉ áp dụng khi đơn vị đã bật.").format(unsure))
        self.regulation.setText("\n".join(sentences))
        self.model.show_rules(regulation.rules, self.box.text())
        self._tell_count()

    def focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "table"):
            self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_columns(self.table, SHARES)

    def _narrow(self, letters: str) -> None:
        self.model.narrow(letters)
        self._tell_count()

    def _tell_count(self) -> None:
        rows = self.model.rowCount()
        if rows:
            self.count.setText(self.tr("{0} quy tắc").format(rows))
        else:
            self.count.setText(self.tr("Không có quy tắc nào như vậy; hãy bớt chữ."))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.shown[index.row()])


class RulePane(QWidget):
    """One rule, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Words(self.tr("Chọn một quy định để đọc cả câu, giá trị và căn cứ."), "heading", wraps=True)
        self.status = Words(kind="warning", wraps=True)
        self.details = Words(wraps=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.sentence, self.status, self.details):
            column.addWidget(widget)
        column.addStretch(1)
        self.status.hide()

    def show_rule(self, rule: RuleLine) -> None:
        self.sentence.setText(either(rule.vi, rule.en))
        self.status.setText(either(rule.status_vi, rule.status_en))
        self.status.setVisible(rule.unverified)
        self.details.setText(rule_text(rule, whole=False))


def share_columns(table: QTableView, shares: tuple[int, ...]) -> None:
    """The width of the table in these shares, unless a person has dragged a column (counter_app/ui/columns.py)."""
    if table.property(DRAGGED):
        return
    width, whole = table.viewport().width(), sum(shares)
    for column, share in enumerate(shares[:-1]):
        table.setColumnWidth(column, width * share // whole)


def _short_status(rule: RuleLine) -> str:
    """As much as a column holds; the whole sentence stands beside the table."""
    if rule.unverified:
        return (
            either("chưa kiểm chứng, đã bật", "unverified, on") if rule.on else either("chưa kiểm chứng", "unverified")
        )
    if rule.amended:
        return either("chưa đọc bản sửa đổi", "amendment not read")
    return either(rule.status_vi, rule.status_en)
