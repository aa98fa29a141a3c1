"""How the scanner is connected, and a card that is read, shown and forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.written_number import grouped
from counter_app.settings.local_settings import SPEEDS, SerialScanner
from counter_app.ui.first_start.page import Page, labelled
from counter_app.ui.marked import Choice, Panel, Words

KEYBOARD = ""


class ScannerPage(Page):
    connection_chosen = Signal(object)  # SerialScanner | None
    go_on_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Máy quét"),
            self.tr(
                "Quét thẻ căn cước thì không phải gõ tên và địa chỉ. Hãy quét thử một thẻ: phần mềm cho xem đọc được "
                "gì, không lưu và không gửi đi đâu."
            ),
        )
        self.port = Choice(self.tr("Máy quét nối với máy tính"), ((KEYBOARD, self.tr("Như bàn phím (thông dụng)")),))
        self.speed = Choice(self.tr("Tốc độ"), tuple((str(speed), grouped(speed)) for speed in SPEEDS))
        self._speed_row = QWidget()
        speed = QVBoxLayout(self._speed_row)
        speed.setContentsMargins(0, 0, 0, 0)
        speed.addLayout(labelled(self.tr("Tốc độ (bit/giây)"), self.speed))
        self.state = Words(kind="faint", wraps=True)
        self.waits = Words(self.tr("Đang chờ quét … Đưa mã QR trên thẻ căn cước trước máy quét."), "strong", wraps=True)
        self._read: Panel | None = None
        self.body.addLayout(labelled(self.port.accessibleName(), self.port))
        for widget in (self._speed_row, self.state, self.waits):
            self.body.addWidget(widget)
        self._speed_row.hide()
        self.back = self.add_back()
        self.skip = self.add_act(self.tr("Không có máy quét"))
        self.go = self.add_act(self.tr("Hoàn tất"), main=True)
        self.port.currentIndexChanged.connect(self._chosen)
        self.speed.currentIndexChanged.connect(self._chosen)
        self.skip.clicked.connect(self.go_on_asked)
        self.go.clicked.connect(self.go_on_asked)

    def enter(self) -> None:
        self.go.setEnabled(self._read is not None)
        self.port.setFocus()

    def show_ports(self, ports: tuple[tuple[str, str], ...]) -> None:
        """(name, words) of every serial port."""
        chosen = self.port.value()
        self.port.blockSignals(True)
        while self.port.count() > 1:
            self.port.removeItem(1)
        for name, words in ports:
            self.port.addItem(f"{name} – {words}" if words and words != "n/a" else name, name)
        self.port.choose(chosen)
        self.port.blockSignals(False)

    def show_state(self, sentence: str) -> None:
        self.state.setText(sentence)

    def show_read(self, sentence: str, detail: str, *, good: bool) -> None:
        if self._read is not None:
            self._read.hide()
            self.body.removeWidget(self._read)
            self._read.deleteLater()
        self._read = Panel("told-good" if good else "told-warning", sentence, detail)
        self.body.addWidget(self._read)
        if good:
            self.waits.setText(self.tr("Máy quét dùng được. Có thể quét thử thẻ khác."))
            self.go.setEnabled(True)
            self.go.setFocus()

    def forget(self) -> None:
        """Nothing of the card stays."""
        if self._read is not None:
            self._read.hide()
            self.body.removeWidget(self._read)
            self._read.deleteLater()
            self._read = None

    def _chosen(self) -> None:
        port = self.port.value()
        self._speed_row.setVisible(bool(port))
        self.connection_chosen.emit(SerialScanner(port, int(self.speed.value())) if port else None)
