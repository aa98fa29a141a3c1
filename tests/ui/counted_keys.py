"""Hands that count: what is typed as text or scanned is not counted, every other key is. No mouse at all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.typing_hands import NONE, type_fast

MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)


class CountedKeys(QObject):
    """Everything goes to whatever has the focus, as on a desk: nothing is named by the test."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0
        self.mouse_events = 0
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.mouse_events += event.type() in MOUSE and event.spontaneous()
        return False

    def scan(self, text: str) -> None:
        """A scanner types fast and ends with Enter: no key of the clerk's."""
        type_fast(focused(), text)
        QTest.keyClick(focused(), Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Letters at a hand's pace would take seconds; the picker hears the same edits."""
        for letter in text:
            QTest.keyClick(focused(), letter, NONE, 0)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.pressed += 1
        QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "no field has the focus: the keyboard leads nowhere"
    return widget
