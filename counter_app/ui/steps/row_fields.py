"""Fields of several rows: fees with their amounts, papers taken in, papers with the article that demands them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui.copy_kinds import kind_words
from counter_app.ui.language import either
from counter_app.ui.marked import Choice, LinkButton, Words, count_box, line
from counter_app.ui.steps.sheet import Field, Kind, Rows
from counter_app.ui.theme import GRID


class RowsField(QWidget):
    """`add` brings one row more, where the field grows."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._named = either(field.label.vi, field.label.en)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = LinkButton(self._add_words())
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

    def first(self) -> QWidget:
        """Where the focus goes."""
        edits = self._rows[0].findChildren(QLineEdit) if self._rows else []
        return next((edit for edit in edits if not edit.isHidden()), self.add)

    def _put(self, cells: list[str]) -> QWidget:
        row = self._row(cells)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        return row

    def _add_one(self) -> None:
        row = self._put([])
        edits = row.findChildren(QLineEdit)
        if edits:
            edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add_words(self) -> str:
        raise NotImplementedError

    def _row(self, cells: list[str]) -> QWidget:
        raise NotImplementedError

    def value(self) -> Rows:
        raise NotImplementedError


class PapersField(RowsField):
    """Not of the published list: each with the article that demands it, under its name."""

    def _add_words(self) -> str:
        return self.tr("+ Thêm giấy tờ ngoài danh mục")

    def _row(self, cells: list[str]) -> QWidget:
        name, article = (*cells, "", "")[:2]
        row = _PaperRow(name, article)
        row.paper.textChanged.connect(self.changed)
        row.article.textChanged.connect(self.changed)
        return row

    def value(self) -> Rows:
        return [[row.paper.text(), row.article.text()] for row in self._rows if isinstance(row, _PaperRow)]


class _PaperRow(QWidget):
    def __init__(self, name: str, article: str) -> None:
        super().__init__()
        self.paper = line(self.tr("Giấy tờ khác"), longest=300, hint=self.tr("tên giấy tờ"))
        self.article = line(self.tr("Điều luật yêu cầu"), longest=300, hint=self.tr("điều luật yêu cầu giấy này"))
        self.paper.setText(name)
        self.article.setText(article)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(4)
        column.addWidget(self.paper)
        column.addWidget(self.article)


class MoneyField(RowsField):
    """A fee a row, ticked where it is meant, its amount open; phí and lệ phí stay apart."""

    def _add_words(self) -> str:
        return self.tr("+ Thêm khoản thu")

    def _row(self, cells: list[str]) -> QWidget:
        row = _MoneyRow(*(*cells, "", "", "")[:3], fixed=bool(cells))
        for edit in (row.called, row.amount):
            edit.textChanged.connect(self.changed)
        row.wanted.toggled.connect(self.changed)
        row.kind.currentIndexChanged.connect(self.changed)
        return row

    def value(self) -> Rows:
        rows = [row for row in self._rows if isinstance(row, _MoneyRow)]
        return [row.cells() for row in rows if row.wanted.isChecked()]


class _MoneyRow(QWidget):
    """`fixed`: a fee of the receipt, whose kind and name stand."""

    def __init__(self, kind: str, called: str, amount: str, *, fixed: bool) -> None:
        super().__init__()
        kinds = {"phi": self.tr("Phí"), "le_phi": self.tr("Lệ phí")}
        words = " · ".join(dict.fromkeys(part for part in (kinds.get(kind, ""), called) if part))
        self.wanted = QCheckBox()
        self.wanted.setChecked(True)
        self.wanted.setAccessibleName(words or self.tr("Khoản thu thêm"))
        self.told = Words(words, wraps=True)
        self.told.setBuddy(self.wanted)
        self.kind = Choice(self.tr("Loại khoản thu"), kinds.items())
        self.kind.choose(kind or "phi")
        self.called = line(self.tr("Tên khoản thu"), longest=200, hint=self.tr("tên khoản thu"))
        self.called.setText(called)
        self.amount = line(self.tr("Số tiền"), longest=20)
        self.amount.setAccessibleName(f"{words or self.called.accessibleName()}: {self.amount.accessibleName()}")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setText(amount)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.wanted, 0, 0)
        grid.addWidget(self.told if fixed else self.called, 0, 1, 1, 2)
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(self.amount, 1, 1 if fixed else 2)
        grid.addWidget(Words("đ"), 1, 3)
        for widget, shown in ((self.kind, not fixed), (self.called, not fixed), (self.told, fixed)):
            widget.setParent(self)
            widget.setVisible(shown)

    def cells(self) -> list[str]:
        return [self.kind.value(), self.called.text(), self.amount.text()]


class ComponentsField(RowsField):
    """What was taken in: each paper ticked where it is there, with its kind and how many of it."""

    def _add_words(self) -> str:
        return self.tr("+ Thêm giấy tờ")

    def _row(self, cells: list[str]) -> QWidget:
        row = _ComponentRow(*(*cells, "", "", "")[:3], fixed=bool(cells))
        for signal in (row.there.toggled, row.kind.currentIndexChanged, row.count.valueChanged, row.called.textChanged):
            signal.connect(self.changed)
        return row

    def value(self) -> Rows:
        return [row.cells() for row in self._rows if isinstance(row, _ComponentRow)]


class _ComponentRow(QWidget):
    """`fixed`: of the published list, or taken in before; its name stands."""

    def __init__(self, name: str, kind: str, count: str, *, fixed: bool) -> None:
        super().__init__()
        self._name, many = name, int(count) if count.isdigit() else 1
        self.there = QCheckBox()
        self.there.setChecked(many > 0)
        self.there.setAccessibleName(name or self.tr("Giấy tờ thêm"))
        self.told = Words(name, wraps=True)
        self.called = line(self.tr("Tên giấy tờ"), longest=300, hint=self.tr("tên giấy tờ"))
        self.kind = Choice(
            self.tr("Loại bản: {0}").format(name), ((one.value, words) for one, words in kind_words().items())
        )
        self.kind.choose(kind)
        self.count = count_box(self.tr("Số bản: {0}").format(name))
        self.count.setValue(max(1, many))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.there, 0, 0)
        grid.addWidget(self.told if fixed else self.called, 0, 1, 1, 2)
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(self.count, 1, 2)
        for widget, shown in ((self.told, fixed), (self.called, not fixed)):
            widget.setParent(self)
            widget.setVisible(shown)
        self.there.toggled.connect(self.kind.setEnabled)
        self.there.toggled.connect(self.count.setEnabled)
        for box in (self.kind, self.count):
            box.setEnabled(many > 0)

    def cells(self) -> list[str]:
        count = self.count.value() if self.there.isChecked() else 0
        return [self._name or self.called.text().strip(), self.kind.value(), str(count)]


def rows_field(field: Field) -> RowsField:
    kinds: dict[Kind, type[RowsField]] = {Kind.MONEY: MoneyField, Kind.COMPONENTS: ComponentsField}
    return kinds.get(field.kind, PapersField)(field)
