"""The printers of this PC to choose from, with their state in words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.trial_prints import PrinterState
from counter_app.ui.language import either
from counter_app.ui.marked import Choice, Words
from counter_app.ui.theme import HALF


class PrinterChoice(QWidget):
    """'' where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.names = Choice(self.tr("Máy in"))
        self.state = Words(kind="faint", wraps=True)
        self._printers: dict[str, PrinterState] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.names)
        column.addWidget(self.state)
        self.names.setMinimumWidth(self.names.fontMetrics().averageCharWidth() * 52)
        self.names.currentIndexChanged.connect(self._show_state)

    def show_printers(self, printers: tuple[PrinterState, ...]) -> None:
        """The chosen one stays chosen; at first it is the system's default."""
        chosen = self.names.value()
        self._printers = {printer.name: printer for printer in printers}
        self.names.blockSignals(True)
        self.names.clear()
        for printer in printers:
            shown = f"{printer.description} ({printer.name})" if printer.is_described else printer.name
            self.names.addItem(self.tr("{0} – mặc định").format(shown) if printer.default else shown, printer.name)
        self.names.choose(chosen)
        self.names.blockSignals(False)
        self.names.setEnabled(bool(printers))
        self._show_state()

    def value(self) -> str:
        return self.names.value()

    def choose(self, name: str) -> None:
        self.names.choose(name)

    def _show_state(self) -> None:
        printer = self._printers.get(self.value())
        if printer is None:
            self.state.setText("")
        elif printer.vi:
            self.state.setText(either(printer.vi, printer.en))
        else:
            self.state.setText(self.tr("Sẵn sàng") if printer.ready else self.tr("Đang không nhận lệnh in"))
