"""Back-entry from a contingency sheet: which sheet it is, and the time that the pen wrote on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.marked import Words, line
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.typed_day import writes_out_days


class SheetSection(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._printed = ""
        self.number = Words("", "strong")
        self.number.setAccessibleName(self.tr("Số phiếu dự phòng"))
        self.received = line(
            self.tr("Ngày giờ nhận ghi trên phiếu"), longest=20, hint=self.tr("ngày giờ nhận ghi trên phiếu")
        )
        writes_out_days(self.received)
        told = Words(
            self.tr("Nhập bù đúng như đã viết trên phiếu; mã hồ sơ được cấp cho ngày ghi trên phiếu."), "faint"
        )
        told.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID * 2)
        row.addWidget(self.number)
        row.addWidget(Words(self.tr("Nhận lúc")))
        row.addWidget(self.received, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(row)
        column.addWidget(told)
        self.received.textChanged.connect(self.changed)

    @property
    def sheet(self) -> str:
        return self.number.text()

    @property
    def printed(self) -> str:
        """When it was printed, as its signed code says (ISO); '' where only the pad's entry knows."""
        return self._printed

    def fill(self, sheet: str, printed: str, received: str) -> None:
        self._printed = printed
        self.number.setText(sheet)
        self.received.setText(received)
