"""The scanner of this PC, and when the screen locks itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from counter_app.domain.written_number import grouped
from counter_app.settings.local_settings import LONGEST_NAME, SPEEDS, LocalSettings, SerialScanner
from counter_app.ui.marked import Choice, Words, line
from counter_app.ui.sections import Section

MINUTES = (2, 5, 10, 15, 30, 60, 0)
KEYBOARD, SERIAL = "keyboard", "serial"


class MachineSection(Section):
    scanner_chosen = Signal(object)  # SerialScanner | None
    lock_chosen = Signal(int)
    token_driver_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "machine",
            self.tr("Máy quét, khóa màn hình"),
            self.tr(
                "Riêng cho máy tính này. Máy quét gõ như bàn phím thì không phải đặt gì: phần mềm nhận ra theo nhịp "
                "gõ (nhanh hơn tay người, kết thúc bằng Enter) và giữ chữ quét được khỏi ô đang gõ. Máy quét nối cổng "
                "nối tiếp thì ghi tên cổng và tốc độ như trong sách của máy."
            ),
        )
        self.kind = Choice(
            self.tr("Máy quét nối với máy tính"),
            ((KEYBOARD, self.tr("Như bàn phím (thông dụng)")), (SERIAL, self.tr("Cổng nối tiếp"))),
        )
        self.port = line(self.tr("Tên cổng"), longest=100, hint="/dev/ttyACM0, COM3")
        self.speed = Choice(self.tr("Tốc độ (bit/giây)"), tuple((str(speed), grouped(speed)) for speed in SPEEDS))
        self.keep = QPushButton(self.tr("Ghi cách nối máy quét"))
        self.keep.setAccessibleName(self.keep.text())
        self.lock = Choice(
            self.tr("Tự khóa màn hình sau"),
            tuple(
                (str(minutes), self.tr("{0} phút").format(minutes) if minutes else self.tr("Không tự khóa"))
                for minutes in MINUTES
            ),
        )
        self.token_driver = line(
            self.tr("Thư viện PKCS#11 của thiết bị ký số"), longest=LONGEST_NAME, hint="opensc-pkcs11.so, ….dll"
        )
        self.keep_driver = QPushButton(self.tr("Ghi thư viện ký số"))
        self.keep_driver.setAccessibleName(self.keep_driver.text())
        self.port.setMinimumWidth(self.port.fontMetrics().averageCharWidth() * 32)
        self.result = Words(wraps=True)
        for field in (self.kind, self.port, self.speed):
            self.add_row(field.accessibleName(), field)
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_row(self.lock.accessibleName(), self.lock)
        self.add_row(self.token_driver.accessibleName(), self.token_driver, stretch=True)
        self.body.addWidget(self.keep_driver, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.result)
        self.body.addStretch(1)
        self.kind.currentIndexChanged.connect(self._show_serial)
        self.keep.clicked.connect(self._keep)
        self.lock.activated.connect(self._lock)
        self.keep_driver.clicked.connect(self._keep_driver)
        self._show_serial()

    def show_chosen(self, chosen: LocalSettings) -> None:
        self.kind.choose(SERIAL if chosen.scanner else KEYBOARD)
        if chosen.scanner is not None:
            self.port.setText(chosen.scanner.port)
            self.speed.choose(str(chosen.scanner.speed))
        if self.lock.findData(str(chosen.lock_minutes)) < 0:
            self.lock.addItem(self.tr("{0} phút").format(chosen.lock_minutes), str(chosen.lock_minutes))
        self.lock.choose(str(chosen.lock_minutes))
        self.token_driver.setText(chosen.token_driver)

    def tell(self, sentence: str, kind: str) -> None:
        self.result.set_kind(kind)
        self.result.setText(sentence)

    def _show_serial(self) -> None:
        for field in (self.port, self.speed):
            field.setEnabled(self.kind.value() == SERIAL)

    def _keep(self) -> None:
        if self.kind.value() == KEYBOARD:
            self.scanner_chosen.emit(None)
        elif self.port.text().strip():
            self.scanner_chosen.emit(SerialScanner(self.port.text().strip(), int(self.speed.value())))
        else:
            self.tell(self.tr("Hãy ghi tên cổng của máy quét."), "problem")

    def _keep_driver(self) -> None:
        self.token_driver_chosen.emit(self.token_driver.text().strip())

    def _lock(self) -> None:
        self.lock_chosen.emit(int(self.lock.value()))
