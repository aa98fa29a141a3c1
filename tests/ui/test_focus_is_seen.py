"""What the keys mean is seen in every look: a whole edge of it differs from how it looks without them, in high contrast
a broad one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.act_button import EnterButton
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.marked import Choice, KeyButton, LinkButton, line, mark_wrong
from counter_app.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Look, current_look, wear
from tests.ui.desk_window import dress_plainly
from tests.ui.seen_colours import contrast

LEAST = 3.0  # WCAG 2.2, 2.4.13: between the two states


def _wrong() -> QWidget:
    edit = line("Số", longest=9)
    mark_wrong(edit, "Chưa ghi số.")
    return edit


def _choice() -> QWidget:
    button = EnterButton("Hẹn trả · 0")
    button.setProperty("kind", "choice")
    return button


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "main": lambda: KeyButton("Lưu và in", "F9", kind="main"),
    "button": lambda: KeyButton("Thôi", "Esc"),
    "link": lambda: LinkButton("Mở hồ sơ"),
    "choice": _choice,
    "line": lambda: line("Số", longest=9),
    "wrong": _wrong,
    "lines": QPlainTextEdit,
    "pick": lambda: Choice("Loại", [("a", "Cá nhân")]),
    "tick": lambda: QCheckBox("In giấy bàn giao"),
    "number": QSpinBox,
}


@pytest.fixture(params=[LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "contrast"])
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QWidget]:
    look: Look = request.param
    dress_plainly(look=look)
    page = QWidget()
    page.setProperty("kind", "paper")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(page)
    yield page
    dress_plainly()


@cache
def _differ(one: int, other: int) -> bool:
    return contrast(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}") >= LEAST


def _differing(before: QImage, after: QImage) -> int:
    every = ((x, y) for x in range(before.width()) for y in range(before.height()))
    return sum(_differ(before.pixel(x, y), after.pixel(x, y)) for x, y in every)


def _seen(control: QWidget) -> QImage:
    """With what it stands on."""
    page = control.parentWidget()
    assert page is not None
    return page.grab(control.geometry()).toImage()


def test_a_whole_edge_tells_what_has_the_focus(qtbot: QtBot, page: QWidget) -> None:
    """A main button had a black edge for it, on dark blue: the question whether to close a year for ever was answered
    by whoever could not see which answer Enter gave."""
    column, elsewhere = QVBoxLayout(page), line("Khác", longest=9)
    controls = {name: make() for name, make in CONTROLS.items()}
    for control in (elsewhere, *controls.values()):
        column.addWidget(control)
    wear(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    elsewhere.setFocus()
    QApplication.processEvents()
    told = {}
    for name, control in controls.items():
        before = _seen(control)
        control.setFocus()
        around = 2 * (control.width() + control.height())
        told[name] = _differing(before, _seen(control)) / around
    edges = 1.6 if current_look() is HIGH_CONTRAST else 0.9  # corners are round
    assert {name: round(share, 2) for name, share in told.items() if share < edges} == {}


def test_a_sign_on_a_button_is_as_high_as_its_words(qtbot: QtBot) -> None:
    """At twice the text the mark of what a supervisor must see was a speck."""
    try:
        dress_plainly(2.0)
        button = LinkButton("Cần lãnh đạo xem: 1 hồ sơ")
        qtbot.addWidget(button)
        show_sign(button, Icon.CONFLICT, "problem")
        assert button.iconSize().height() == button.fontMetrics().height()
    finally:
        dress_plainly()
