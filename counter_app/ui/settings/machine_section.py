"""The scanner of this PC, and when the screen locks itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from counter_app.domain.written_number import grouped
from counter_app.settings.local_settings import LONGEST_NAME, SPEEDS, LocalSettings, SerialScanner
from counter_app.ui.act_button import ActButton
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
                "gõ (nhanh hơn tay người, kết thúc bằng Enter) và không để chữ quét được lọt vào ô đang gõ. Máy quét "
                "nối cổng nối tiếp thì ghi tên cổng và tốc độ như trong sách hướng dẫn của máy. Ghi xong, hãy quét thử "
                "một thẻ căn cước: thẻ phải hiện trong hồ sơ mới."
            ),
        )
        self._known: LocalSettings | None = None
        self._build_scanner()
        self._build_others()
        self._connect()
        self._show_serial()

    def _build_scanner(self) -> None:
        self.kind = Choice(
            self.tr("Máy quét nối với máy tính"),
            ((KEYBOARD, self.tr("Như bàn phím (thông dụng)")), (SERIAL, self.tr("Cổng nối tiếp"))),
        )
        self.port = line(self.tr("Tên cổng"), longest=100, example="/dev/ttyACM0, COM3")
        self.speed = Choice(self.tr("Tốc độ (bit/giây)"), tuple((str(speed), grouped(speed)) for speed in SPEEDS))
        self.keep = ActButton(self.tr("Ghi cách nối máy quét"))
        self.port.setMinimumWidth(self.port.fontMetrics().averageCharWidth() * 32)
        for field in (self.kind, self.port, self.speed):
            self.add_row(field.accessibleName(), field)
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_others(self) -> None:
        self.lock = Choice(
            self.tr("Tự khóa màn hình sau"),
            tuple(
                (str(minutes), self.tr("%n phút", "", minutes) if minutes else self.tr("Không tự khóa"))
                for minutes in MINUTES
            ),
        )
        self.token_driver = line(
            self.tr("Thư viện PKCS#11 của thiết bị ký số"), longest=LONGEST_NAME, example="opensc-pkcs11.so, ….dll"
        )
        self.keep_driver = ActButton(self.tr("Ghi thư viện ký số"))
        self.result = Words(wraps=True)
        self.add_row(self.lock.accessibleName(), self.lock)
        self.add_row(self.token_driver.accessibleName(), self.token_driver, stretch=True)
        self.body.addWidget(self.keep_driver, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.result)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_serial)
        self.keep.clicked.connect(self._keep)
        self.lock.activated.connect(self._lock)
        self.keep_driver.clicked.connect(self._keep_driver)
        self.port.returnPressed.connect(self.keep.click)
        self.token_driver.returnPressed.connect(self.keep_driver.click)

    def show_chosen(self, chosen: LocalSettings) -> None:
        """What was typed and not kept stays, and is said to be so."""
        typed = self._typed_scanner(), self._typed_driver()
        self._known = chosen
        if not typed[0]:
            self._show_scanner(chosen.scanner)
        if not typed[1]:
            self.token_driver.setText(chosen.token_driver)
        if any(typed):
            self.tell(self.tr("Có ô đã sửa mà chưa ghi."), "warning")
        if self.lock.findData(str(chosen.lock_minutes)) < 0:
            self.lock.addItem(self.tr("%n phút", "", chosen.lock_minutes), str(chosen.lock_minutes))
        self.lock.choose(str(chosen.lock_minutes))

    def _show_scanner(self, scanner: SerialScanner | None) -> None:
        self.kind.choose(SERIAL if scanner else KEYBOARD)
        if scanner is not None:
            self.port.setText(scanner.port)
            self.speed.choose(str(scanner.speed))

    def _typed_scanner(self) -> bool:
        """Whether it differs from what was shown last."""
        return self._known is not None and self._scanner() != self._known.scanner

    def _typed_driver(self) -> bool:
        return self._known is not None and self.token_driver.text().strip() != self._known.token_driver

    def _scanner(self) -> SerialScanner | None:
        if self.kind.value() == KEYBOARD:
            return None
        return SerialScanner(self.port.text().strip(), int(self.speed.value()))

    def kept(self, chosen: LocalSettings) -> None:
        """As it lies on the disk now."""
        self._known = chosen

    def tell(self, sentence: str, kind: str) -> None:
        self.result.set_kind(kind)
        self.result.setText(sentence)

    def _show_serial(self) -> None:
        for field in (self.port, self.speed):
            field.setEnabled(self.kind.value() == SERIAL)

    def _keep(self) -> None:
        scanner = self._scanner()
        if scanner is None or scanner.port:
            self.scanner_chosen.emit(scanner)
        else:
            self.tell(self.tr("Hãy ghi tên cổng của máy quét."), "problem")

    def _keep_driver(self) -> None:
        self.token_driver_chosen.emit(self.token_driver.text().strip())

    def _lock(self) -> None:
        self.lock_chosen.emit(int(self.lock.value()))
