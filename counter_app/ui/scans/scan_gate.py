"""Whether a scan reaches the work: not while nobody sits here, nor while the screen is locked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.services.scans import UnknownScan, recognise
from counter_app.settings.local_settings import SerialScanner
from counter_app.ui.background import Background
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.ui.scans.scan_router import ScanRouter
from counter_app.ui.scans.serial_scanner import SerialScannerPort
from counter_app.ui.sign_in.seat import Seat

NOTICE = "scanner"


class ScanGate(QObject):
    """Both kinds of scanner come in here. `turned_away`: a scan came while the screen shows no work."""

    came = Signal()
    turned_away = Signal()

    def __init__(
        self, listener: ScanListener, router: ScanRouter, seat: Seat, background: Background, notices: NoticeBoard
    ) -> None:
        super().__init__(listener)
        self._listener, self._router, self._seat, self._notices = listener, router, seat, notices
        self._serial = SerialScannerPort(background, self)
        self._serial.scanned.connect(self.take)
        self._serial.state_changed.connect(self._say)
        listener.wanted = self._wanted
        listener.scanned.connect(self.take)

    def use(self, scanner: SerialScanner | None) -> None:
        """The scanner on a serial port; None where it types like a keyboard."""
        self._notices.remove(NOTICE)
        self._serial.use(scanner)

    @Slot(str)
    def take(self, text: str) -> None:
        self.came.emit()
        if self._seat.is_at_work:
            self._router.take(text)
        else:
            self.turned_away.emit()

    @Slot()
    def close(self) -> None:
        """Before the lanes are joined."""
        self._listener.listen(False)
        self._serial.close()

    def _wanted(self, text: str) -> bool:
        """At the door a fast hand may be typing a password: only what surely is a scan is kept out of its field."""
        return self._seat.is_at_work or not isinstance(recognise(text), UnknownScan)

    @Slot(str, bool)
    def _say(self, sentence: str, good: bool) -> None:
        """That all is well is said only after it was not."""
        if not good:
            self._notices.tell(NOTICE, "told-warning", sentence)
        elif self._notices.panel(NOTICE) is not None:
            self._notices.tell(NOTICE, "told-good", sentence)
