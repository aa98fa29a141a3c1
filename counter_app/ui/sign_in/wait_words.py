"""How many seconds until the next try is taken, counted down."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from counter_app.ui.marked import Words

SECOND_MS = 1_000


class WaitWords(Words):
    over = Signal()

    def __init__(self) -> None:
        super().__init__(kind="warning", wraps=True)
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._count)
        self.hide()

    def begin(self, seconds: int) -> None:
        self._left = seconds
        self._timer.start()
        self._say()

    def stop(self) -> None:
        self._left = 0
        self._timer.stop()
        self.hide()

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say()
        else:
            self.stop()
            self.over.emit()

    def _say(self) -> None:
        self.setText(self.tr("Đã gõ sai nhiều lần; thử lại được sau %n giây. Tài khoản không bị khóa.", "", self._left))
        self.show()
