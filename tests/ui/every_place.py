"""Every place of the window, every section of it, with something in it. A place that is new falls in by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.ui.marked import OneLine
from counter_app.ui.place import FIND, INTAKE, QUEUE
from counter_app.ui.sections import SectionsScreen
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.test_intake import fill

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
TEXTS = (QLabel, QAbstractButton, QLineEdit, QComboBox)


def at_work(qtbot: QtBot, desk: DeskWindow) -> Iterator[str]:
    """One after the other, each idle when its name is given."""
    fill(qtbot, desk)
    desk.intake.form.person.for_another.click()
    desk.work.intake.receive(receipt_of(), CLERK_LAN)
    for place in desk.window.place_names():
        desk.window.go_to(place)
        qtbot.waitUntil(desk.window.is_idle)
        _put_something_in(qtbot, desk, place)
        yield from _sections(qtbot, desk, place)


def _put_something_in(qtbot: QtBot, desk: DeskWindow, place: str) -> None:
    if place == FIND:
        desk.traffic.features.dossiers.look_for("dep")
        qtbot.waitUntil(lambda: bool(desk.pane.identity))
    elif place == QUEUE:
        qtbot.waitUntil(lambda: desk.queue.model.rowCount() > 0)
        desk.queue.table.selectRow(0)
    elif place == INTAKE:
        assert desk.intake.form.person.submitter_name.isVisible()


def _sections(qtbot: QtBot, desk: DeskWindow, place: str) -> Iterator[str]:
    screen = next((one for one in desk.window.findChildren(SectionsScreen) if one.isVisible()), None)
    for section in screen.sections if screen is not None else ("",):
        if screen is not None:
            screen.show_section(section)
            qtbot.waitUntil(desk.window.is_idle)
        yield f"{place} {section}".strip()


def controls(window: QWidget) -> list[QWidget]:
    """What a person can act on now; the parts of a control are not controls of their own."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisible() and not isinstance(widget.parent(), CONTROLS)
    ]


def is_clipped(widget: QWidget) -> bool:
    """Too narrow for its words, or beyond the edge of what it stands in (scrolling down is no edge)."""
    if not widget.isVisible() or not isinstance(widget, TEXTS) or isinstance(widget, OneLine):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        too_small = widget.height() < widget.heightForWidth(widget.width())
    else:
        too_small = not isinstance(widget, QLineEdit) and widget.width() < widget.minimumSizeHint().width()
    return too_small or sticks_out(widget)


def sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        place = widget.mapTo(parent, widget.rect().topLeft()).x()
        if place < 0 or place + widget.width() > parent.width():
            return True
        parent = parent.parentWidget()
    return False


def told(widget: QWidget) -> tuple[str, str, int, int]:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return type(widget).__name__, text[:40], widget.width(), widget.minimumSizeHint().width()
