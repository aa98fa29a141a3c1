"""Everything of the window stands on one grid: eight pixels, and half of that inside what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLayout, QStackedLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.theme import GRID, HALF
from tests.ui.desk_window import DeskWindow
from tests.ui.every_place import at_work
from tests.ui.forms import FORMS, Form
from tests.ui.intake_hands import Open

UI = Path(__file__).parents[2] / "counter_app" / "ui"
STEPS = re.compile(r"(GRID|HALF) \* \d|\d \* (GRID|HALF)")
A_NUMBER = re.compile(r"(set(Horizontal|Vertical)?Spacing|setContentsMargins|addSpacing)\([^)]*[1-9]")


def off_the_grid(desk: DeskWindow) -> list[tuple[str, str, int]]:
    """Which widget's layout, what it is, and how many pixels."""
    return [
        (type(widget).__name__, type(layout).__name__, pixels)
        for widget, layout in layouts(desk.window)
        for pixels in widths(widget, layout)
        if pixels % HALF
    ]


def layouts(window: QWidget) -> Iterator[tuple[QWidget, QLayout]]:
    """Of our own: what Qt lays out inside its boxes is the style's, and in a stack nothing is beside anything."""
    for widget in window.findChildren(QWidget):
        waiting = [layout] if (layout := widget.layout()) is not None else []
        while waiting:
            layout = waiting.pop()
            waiting += [inner for at in range(layout.count()) if (inner := layout.itemAt(at).layout()) is not None]
            if not isinstance(layout, QStackedLayout):
                yield widget, layout


def widths(widget: QWidget, layout: QLayout) -> Iterator[int]:
    if layout.parent() is widget:
        edges = layout.contentsMargins()
        yield from (edges.left(), edges.top(), edges.right(), edges.bottom())
    if isinstance(layout, QGridLayout | QFormLayout):
        yield from (layout.horizontalSpacing(), layout.verticalSpacing())
    else:
        yield layout.spacing()


def test_every_place_stands_on_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    for place in at_work(qtbot, desk):
        assert off_the_grid(desk) == [], place


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_every_form_stands_on_it(qtbot: QtBot, open_window: Open, form: Form) -> None:
    desk = open_window(session=form.session)
    form.begin(qtbot, desk)
    assert off_the_grid(desk) == []


def test_its_steps_are_written_once() -> None:
    """A number of pixels in a layout is a step that nobody decided."""
    assert HALF * 2 == GRID
    found = [(file.name, line) for file in UI.rglob("*.py") for line in file.read_text("utf-8").splitlines()]
    assert [(name, line.strip()) for name, line in found if A_NUMBER.search(STEPS.sub("", line))] == []
