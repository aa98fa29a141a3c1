"""Every button of the window is pressed by Enter, under whatever desktop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app import ui
from counter_app.ui.act_button import EnterButton


def test_no_button_is_made_that_leaves_enter_to_the_desktop() -> None:
    modules = Path(str(ui.__file__)).parent.rglob("*.py")
    assert [module.name for module in modules if "QPushButton(" in module.read_text("utf-8")] == []


def test_enter_and_space_press_once_each(qtbot: QtBot) -> None:
    button, pressed = EnterButton("Lưu"), list[bool]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyPress(button, key)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 3
