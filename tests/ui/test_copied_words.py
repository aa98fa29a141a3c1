"""What is copied out of words that may break anywhere: as it was said, letter for letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from counter_app.ui.clipboard import UnbrokenCopies
from counter_app.ui.marked import MAY_BREAK, Words

PATH = "/home/quay-1/.local/share/counter-app/desk.sqlite"


@pytest.fixture
def words(qtbot: QtBot) -> Words:
    said = Words(PATH, wraps=True)
    qtbot.addWidget(said)
    UnbrokenCopies(said)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    said.show()
    said.activateWindow()
    said.setFocus()
    qtbot.waitUntil(said.hasFocus)
    said.setSelection(0, len(PATH) + 1)
    assert said.selectedText() != PATH, "it may break"
    return said


def test_by_its_key(words: Words) -> None:
    """A number of a dossier was found nowhere it was put into: a mark that nobody sees stood in its middle."""
    QTest.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == PATH


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_from_the_menu(words: Words) -> None:
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), words.mapToGlobal(QPoint()))
    QApplication.sendEvent(words, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == PATH


def test_what_others_copied_is_left_alone(words: Words) -> None:
    theirs = f"khong-{MAY_BREAK}-ro"
    QGuiApplication.clipboard().setText(theirs)
    assert QGuiApplication.clipboard().text() == theirs
