"""Pages of which one is shown are asked how large they must be, not how high they would be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.main_window import MainWindow
from counter_app.ui.page_stack import PageStack
from counter_app.ui.place import FIND
from tests.ui.desk_window import DeskWindow

Open = Callable[..., DeskWindow]
LONG = "Một câu đủ dài để phải xuống dòng ở bất cứ bề rộng nào mà cột này có thể có trong cửa sổ. " * 3


class AskedLabel(QLabel):
    """Words that break; counts how often they were measured."""

    def __init__(self) -> None:
        super().__init__(LONG)
        self.setWordWrap(True)
        self.asked = 0

    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)


def words_in_a_hidden_place(window: MainWindow) -> AskedLabel:
    words = AskedLabel()
    hidden = next(name for name in window.place_names() if name != window.current_place)
    page = window.put_up(hidden).centre
    layout = page.layout()
    assert layout is not None
    layout.addWidget(words)
    return words


def test_a_word_that_changes_beside_the_work_has_no_hidden_place_measured(open_window: Open, qtbot: QtBot) -> None:
    desk = open_window()
    desk.window.go_to(FIND)
    qtbot.waitUntil(desk.window.is_idle)
    words = words_in_a_hidden_place(desk.window)
    beside = QLabel("ngắn")
    beside.setWordWrap(True)
    layout = desk.window.notices.layout()
    assert layout is not None
    layout.addWidget(beside)
    beside.show()
    qtbot.waitUntil(lambda: beside.height() > 0)
    words.asked, before = 0, beside.height()
    beside.setText(LONG)
    qtbot.waitUntil(lambda: beside.height() > before)
    assert words.asked == 0


def test_a_stack_is_as_large_as_the_largest_of_its_pages_needs(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    wide, high = QWidget(), QWidget()
    wide.setMinimumSize(300, 10)
    QHBoxLayout(high).addWidget(_Fixed())
    for page in (wide, high):
        stack.addWidget(page)
    assert stack.minimumSizeHint().width() == 300
    assert stack.minimumSizeHint().height() >= 200


class _Fixed(QWidget):
    def minimumSizeHint(self) -> QSize:
        return QSize(20, 200)
