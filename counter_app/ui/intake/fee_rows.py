"""Phí and lệ phí: a row for each fee of the catalogue, and more where the clerk adds them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.domain.procedure_parts import Fee
from counter_app.domain.written_number import grouped
from counter_app.ui.intake.entered import EnteredFee
from counter_app.ui.marked import Choice, LinkButton, Words, line
from counter_app.ui.theme import GRID, HALF


class FeeRows(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self.add = LinkButton(self.tr("+ Thêm khoản thu"))
        self.add.clicked.connect(self._add_blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_fees(self, fees: tuple[Fee, ...]) -> None:
        """A lone amount is filled in; of several the clerk says which one is due."""
        self._clear()
        for fee in fees:
            amount = grouped(fee.amount) if fee.amount is not None and len(fees) == 1 else ""
            row = self._add(EnteredFee("" if fee.kind == "not_stated" else fee.kind, _named(fee), amount))
            row.amount.setPlaceholderText(grouped(fee.amount) if fee.amount is not None else "")
            row.rule.setText(fee.rule)
            row.rule.setVisible(bool(fee.rule))

    def fill(self, entered: tuple[EnteredFee, ...]) -> None:
        self._clear()
        for fee in entered:
            self._add(fee)

    def entered(self) -> tuple[EnteredFee, ...]:
        return tuple(row.entered() for row in self._rows)

    def count(self, kind: str, amount: int) -> None:
        """What the pages come to stands in the row of its kind, as if it were typed."""
        row = next((row for row in self._rows if row.kind.value() == kind), None)
        if row is None:
            row = self._add(EnteredFee(kind, ""))
        row.amount.setText(grouped(amount))

    def suit_at_once(self, at_once: bool) -> None:
        """A result that is handed over now is paid for now; the clerk may say otherwise."""
        for row in self._rows:
            row.paid.setChecked(at_once and row.amount.text() not in ("", "0"))

    def fields(self) -> dict[str, QWidget]:
        return {f"fees[{place}]": row.amount for place, row in enumerate(self._rows)}

    def focus_chain(self) -> list[QWidget]:
        return [widget for row in self._rows for widget in (row.kind, row.name, row.amount, row.paid)] + [self.add]

    def _add_blank(self) -> None:
        self._add(EnteredFee("phi", "")).name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add(self, fee: EnteredFee) -> _Row:
        row, place = _Row(fee), len(self._rows)
        for column, widget in enumerate((row.kind, row.name, row.amount, row.currency, row.paid)):
            self._grid.addWidget(widget, 2 * place, column)
        self._grid.addWidget(row.rule, 2 * place + 1, 1, 1, 4)
        row.kind.currentIndexChanged.connect(self.changed)
        row.name.textChanged.connect(self.changed)
        row.amount.textChanged.connect(self.changed)
        row.paid.toggled.connect(self.changed)
        self._rows.append(row)
        return row

    def _clear(self) -> None:
        for row in self._rows:
            for widget in (row.kind, row.name, row.amount, row.currency, row.paid, row.rule):
                widget.hide()
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._rows = []


class _Row(QWidget):
    """Holds the widgets of one fee; never shown itself."""

    def __init__(self, fee: EnteredFee) -> None:
        super().__init__()
        self.kind = Choice(
            self.tr("Loại khoản thu"), (("", "—"), ("phi", self.tr("Phí")), ("le_phi", self.tr("Lệ phí")))
        )
        self.kind.choose(fee.kind)
        self.name = line(self.tr("Tên khoản thu"), longest=200, hint=self.tr("tên khoản thu"))
        self.name.setText(fee.name)
        self.name.setCursorPosition(0)
        self.amount = line(self.tr("Số tiền"), longest=20)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setText(fee.amount)
        _as_wide_as(self.amount, "9.999.999.999")
        self.currency = Words("đ")
        self.rule = Words(kind="faint", wraps=True)
        self.rule.hide()
        self.paid = QCheckBox(self.tr("Đã thu"))
        self.paid.setChecked(fee.paid)

    def entered(self) -> EnteredFee:
        return EnteredFee(self.kind.value(), self.name.text(), self.amount.text(), self.paid.isChecked())


def _named(fee: Fee) -> str:
    """As the slip prints it, which speaks Vietnamese whatever the screen does: Lệ phí theo lần, Phí."""
    kind = "Phí" if fee.kind == "phi" else "Lệ phí"
    return f"{kind} theo {fee.per}" if fee.per else kind


def _as_wide_as(edit: QLineEdit, text: str) -> None:
    edit.setMaximumWidth(edit.fontMetrics().horizontalAdvance(text) + 4 * GRID)
    edit.setMinimumWidth(edit.fontMetrics().horizontalAdvance(text[:9]) + 3 * GRID)
