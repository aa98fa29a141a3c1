"""Fields of several rows: fees with their amounts, papers taken in, papers with the article that demands them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui.copy_kinds import kind_words
from counter_app.ui.marked import Choice, LinkButton, Words, count_box, line
from counter_app.ui.steps.sheet import Field, Kind, Rows
from counter_app.ui.theme import GRID, HALF

translate = QCoreApplication.translate


class PaperRow(QWidget):
    """Not of the published list: with the article that demands it, under its name."""

    changed = Signal()

    def __init__(self, cells: list[str]) -> None:
        super().__init__()
        self.paper = line(self.tr("Giấy tờ khác"), longest=300, hint=self.tr("tên giấy tờ"))
        self.article = line(self.tr("Điều luật yêu cầu"), longest=300, hint=self.tr("điều luật yêu cầu giấy này"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(HALF)
        for edit, text in zip((self.paper, self.article), (*cells, "", ""), strict=False):
            edit.setText(text)
            edit.textChanged.connect(self.changed)
            column.addWidget(edit)

    def cells(self) -> list[str]:
        return [self.paper.text(), self.article.text()]


class MoneyRow(QWidget):
    """A fee, ticked where it is meant, its amount open; phí and lệ phí stay apart. The kind and name of a fee of the
    receipt stand; one that is added has none yet."""

    changed = Signal()

    def __init__(self, cells: list[str]) -> None:
        super().__init__()
        kind, called, amount = (*cells, "", "", "")[:3]
        kinds = {"phi": self.tr("Phí"), "le_phi": self.tr("Lệ phí")}
        words = " · ".join(dict.fromkeys(part for part in (kinds.get(kind, ""), called) if part))
        self.wanted = QCheckBox()
        self.wanted.setChecked(True)
        self.wanted.setAccessibleName(words or self.tr("Khoản thu thêm"))
        self.kind = Choice(self.tr("Loại khoản thu"), kinds.items())
        self.kind.choose(kind or "phi")
        self.called = line(self.tr("Tên khoản thu"), longest=200, hint=self.tr("tên khoản thu"))
        self.called.setText(called)
        self.amount = line(self.tr("Số tiền"), longest=20)
        self.amount.setAccessibleName(f"{words or self.called.accessibleName()}: {self.amount.accessibleName()}")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setText(amount)
        self._lay_out(words, fixed=bool(cells))
        for edit in (self.called, self.amount):
            edit.textChanged.connect(self.changed)
        self.wanted.toggled.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)

    def _lay_out(self, words: str, *, fixed: bool) -> None:
        grid = _ticked_line(self, self.wanted, words, self.called, fixed=fixed)
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(self.amount, 1, 1 if fixed else 2)
        grid.addWidget(Words("đ"), 1, 3)
        self.kind.setVisible(not fixed)

    def cells(self) -> list[str]:
        return [self.kind.value(), self.called.text(), self.amount.text()] if self.wanted.isChecked() else []


class ComponentRow(QWidget):
    """What was taken in: ticked where it is there, with its kind and how many of it. The name of one of the published
    list, or taken in before, stands."""

    changed = Signal()

    def __init__(self, cells: list[str]) -> None:
        super().__init__()
        self._name, kind, count = (*cells, "", "", "")[:3]
        many = int(count) if count.isdigit() else 1
        self.there = QCheckBox()
        self.there.setChecked(many > 0)
        self.there.setAccessibleName(self._name or self.tr("Giấy tờ thêm"))
        self.called = line(self.tr("Tên giấy tờ"), longest=300, hint=self.tr("tên giấy tờ"))
        self.kind = Choice(
            self.tr("Loại bản: {0}").format(self._name), ((one.value, words) for one, words in kind_words().items())
        )
        self.kind.choose(kind)
        self.count = count_box(self.tr("Số bản: {0}").format(self._name))
        self.count.setValue(max(1, many))
        grid = _ticked_line(self, self.there, self._name, self.called, fixed=bool(cells))
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(self.count, 1, 2)
        for box in (self.kind, self.count):
            self.there.toggled.connect(box.setEnabled)
            box.setEnabled(many > 0)
        for signal in (
            self.there.toggled,
            self.kind.currentIndexChanged,
            self.count.valueChanged,
            self.called.textChanged,
        ):
            signal.connect(self.changed)

    def cells(self) -> list[str]:
        count = self.count.value() if self.there.isChecked() else 0
        return [self._name or self.called.text().strip(), self.kind.value(), str(count)]


def _ticked_line(row: QWidget, box: QCheckBox, words: str, called: QLineEdit, *, fixed: bool) -> QGridLayout:
    """The upper line: a box, and beside it words that stand, or the edit that takes them."""
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, HALF)
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(HALF)
    grid.setColumnStretch(1, 1)
    grid.addWidget(box, 0, 0)
    told = Words(words, wraps=True)
    for widget, shown in ((told, fixed), (called, not fixed)):
        widget.setParent(row)
        widget.setVisible(shown)
    grid.addWidget(told if fixed else called, 0, 1, 1, 2)
    return grid


FieldRow = PaperRow | MoneyRow | ComponentRow


class RowsField(QWidget):
    """`new_row` makes one of the cells it is given; `[]` for one that is added. A row without cells is not meant.
    `add` brings one row more, where the field grows."""

    changed = Signal()

    def __init__(self, field: Field, new_row: Callable[[list[str]], FieldRow], add_words: str) -> None:
        super().__init__()
        self._new_row = new_row
        self._rows: list[FieldRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self.add = LinkButton(add_words)
        self.add.clicked.connect(self._add_one)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(field.grows)
        self.fill(field.value)

    def fill(self, value: object) -> None:
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for cells in value if isinstance(value, list) else []:
            if isinstance(cells, list):
                self._put([str(cell) for cell in cells])

    def value(self) -> Rows:
        return [cells for row in self._rows if (cells := row.cells())]

    def first(self) -> QWidget:
        """Where the focus goes."""
        edits = self._rows[0].findChildren(QLineEdit) if self._rows else []
        return next((edit for edit in edits if not edit.isHidden()), self.add)

    def _put(self, cells: list[str]) -> FieldRow:
        row = self._new_row(cells)
        row.changed.connect(self.changed)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        return row

    def _add_one(self) -> None:
        row = self._put([])
        edits = row.findChildren(QLineEdit)
        if edits:
            edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


def rows_field(field: Field) -> RowsField:
    match field.kind:
        case Kind.MONEY:
            return RowsField(field, MoneyRow, translate("RowsField", "+ Thêm khoản thu"))
        case Kind.COMPONENTS:
            return RowsField(field, ComponentRow, translate("RowsField", "+ Thêm giấy tờ"))
        case _:
            return RowsField(field, PaperRow, translate("RowsField", "+ Thêm giấy tờ ngoài danh mục"))
