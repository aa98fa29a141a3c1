"""The scanner on a serial port: read on a lane of its own, heard on the window's thread, its troubles told in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.settings.local_settings import SerialScanner
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import told
from counter_app.ui.scans.serial_reading import PortState, SerialReading


class SerialScannerPort(QObject):
    """`use` another port at any time; `close` before the lanes are joined."""

    scanned = Signal(str)
    state_changed = Signal(str, bool)  # a sentence, whether it is good

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._reading: SerialReading | None = None
        self._was_lost = False

    def use(self, scanner: SerialScanner | None) -> None:
        """None: no serial scanner."""
        self.close()
        self._was_lost = False
        if scanner is None:
            return
        mouth, state = self._background.mouth(self._heard), self._background.mouth(self._changed)
        self._port = scanner.port
        self._reading = SerialReading(scanner, mouth, state)
        self._background.run(Lane.SCANNER, self._reading.run, self._ended, self._failed)

    @Slot()
    def close(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def _heard(self, text: str) -> None:
        if self._reading is not None:
            self.scanned.emit(text)

    def _changed(self, state: PortState) -> None:
        if self._reading is None:
            return
        if state is PortState.CONNECTED:
            words = (
                self.tr("Máy quét ở cổng {0} đã nối lại.") if self._was_lost else self.tr("Máy quét đã nối ở cổng {0}.")
            )
        elif state is PortState.REFUSED:
            words = self.tr(
                "Không mở được cổng máy quét {0}: chương trình khác đang dùng, hoặc tài khoản máy này chưa được phép. "
                "Trong lúc chờ, hãy gõ tay."
            )
        else:
            words = self.tr("Không thấy máy quét ở cổng {0}; cắm lại là dùng được ngay. Trong lúc chờ, hãy gõ tay.")
        self._was_lost = state is not PortState.CONNECTED
        self.state_changed.emit(words.format(self._port), state is PortState.CONNECTED)

    def _ended(self, _value: None) -> None:
        """Told to stop."""

    def _failed(self, problem: Problem) -> None:
        self.state_changed.emit(told(problem), False)
