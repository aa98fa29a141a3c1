"""A window with fields that a scanner types at."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.scans.scan_listener import ScanListener

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1|21112021"


class Bench(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name, self.box = QLineEdit(), QCheckBox("x")
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.box)
        self.choice = QComboBox()
        column.addWidget(self.choice)
        self.time = 100.0
        self.listener = ScanListener(self, lambda: self.time)
        self.heard: list[str] = []
        self.listener.scanned.connect(self.heard.append)


def standing(qtbot: QtBot) -> Bench:
    """The hand is in its first field."""
    made = Bench()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.name.setFocus()
    qtbot.waitUntil(made.name.hasFocus)
    return made
