"""Typing as hands, scanners and input methods do it. QTest's own typing aborts on any letter above ASCII."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, text: str, key: int = 0) -> None:
    """One key down and up, delivered to the widget."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, NONE, text))


def press_at(widget: QWidget, text: str, milliseconds: int, key: int = 0) -> None:
    """As `press`, with the time at which the system had the key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, NONE, text)
        event.setTimestamp(milliseconds)
        QApplication.sendEvent(widget, event)


def enter(widget: QWidget) -> None:
    press(widget, "\r", Qt.Key.Key_Return)


def type_fast(widget: QWidget, text: str) -> None:
    """As a keyboard scanner does: no time between the letters, no Enter yet."""
    for letter in text:
        press(widget, letter)


def scan(widget: QWidget, text: str) -> None:
    """A scan while this widget has the focus; its window must be active."""
    widget.setFocus()
    assert widget.hasFocus()
    type_fast(widget, text)
    enter(widget)


def type_by_tab(field: QWidget, text: str) -> None:
    """Into the field, reached from where the focus is with Tab alone; a line that was there is typed over."""
    for _ in range(60):
        if field.isAncestorOf(_focused()):
            break
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    widget = _focused()
    assert field.isAncestorOf(widget), field.accessibleName()
    if isinstance(widget, QLineEdit):
        widget.selectAll()
    compose(widget, commit=text)


def compose_step(widget: QWidget, preedit: str) -> None:
    """One key of a composition that goes on."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def replace_before(widget: QWidget, letters: int, commit: str) -> None:
    """As an input method without a composition does: so many letters before the cursor give way."""
    event = QInputMethodEvent("", [])
    event.setCommitString(commit, -letters, letters)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, *steps: str, commit: str) -> None:
    """As a Vietnamese input method does: a growing composition, then the word."""
    for step in steps:
        QApplication.sendEvent(widget, QInputMethodEvent(step, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(commit)
    QApplication.sendEvent(widget, done)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
