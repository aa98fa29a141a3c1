"""Every place of the window, every section of it, with something in it. A place that is new falls in by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.marked import OneLine
from counter_app.ui.place import FIND, HANDOVER, INTAKE, QUEUE, RETURN
from counter_app.ui.sections import SectionsScreen
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import fill

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Whitespace)
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
    elif place == HANDOVER:
        found(desk.window, HandoverScreen).take_all.click()
        qtbot.waitUntil(desk.window.is_idle)
        found(desk.window, HandoverScreen).table.selectRow(0)
    elif place == RETURN:
        desk.traffic.features.returning.take(desk.pane.identity)
        qtbot.waitUntil(desk.window.is_idle)
    elif place == INTAKE:
        assert desk.intake.form.person.submitter.name.isVisible()


def _sections(qtbot: QtBot, desk: DeskWindow, place: str) -> Iterator[str]:
    screen = next((one for one in desk.window.findChildren(SectionsScreen) if one.isVisible()), None)
    for section in screen.sections if screen is not None else ("",):
        if screen is not None:
            screen.show_section(section)
            qtbot.waitUntil(desk.window.is_idle)
        yield f"{place} {section}".strip()


def unclear(window: QWidget) -> list[tuple[str, object]]:
    """Controls that do not say what they are, and stops of the Tab key that are no controls."""
    heard = [(widget, QAccessible.queryAccessibleInterface(widget)) for widget in controls(window)]
    return [
        *(("no name", told(widget)) for widget, says in heard if not says.text(QAccessible.Text.Name)),
        *(("no role", told(widget)) for widget, says in heard if says.role() in NO_ROLES),
        *(("a value without a name", told(widget)) for widget, says in heard if _says_only_its_value(widget, says)),
        *(("scrolling is a stop", told(area)) for area in window.findChildren(QScrollArea) if _is_a_stop(area)),
    ]


def _says_only_its_value(widget: QWidget, says: QAccessibleInterface) -> bool:
    """On Linux Qt gives the value of a combo box as its name: what it is has to come from a label."""
    return isinstance(widget, QComboBox) and not says.relations(QAccessible.RelationFlag.Label)


def _is_a_stop(area: QScrollArea) -> bool:
    return area.isVisible() and bool(area.focusPolicy() & Qt.FocusPolicy.TabFocus)


def words_of(widget: QWidget) -> list[str]:
    """Everything that it shows or says, but for rows of tables."""
    words = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        words.append(widget.text())
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        words.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        words += [widget.itemText(row) for row in range(widget.count())]
    if isinstance(widget, QTableView):
        model, across = widget.model(), Qt.Orientation.Horizontal
        words += [str(model.headerData(column, across) or "") for column in range(model.columnCount())]
    return [word for word in words if word]


def cut_off(window: QWidget) -> list[object]:
    """Words that are not whole, and areas that would have to be scrolled sideways."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible() and area.widget() is not None]
    clipped = [told(widget) for widget in window.findChildren(QWidget) if is_clipped(widget)]
    return [*clipped, *(told(area) for area in areas if area.widget().width() > area.viewport().width())]


def jumps(shown: QWidget) -> list[object]:
    """Where the Tab key goes up the screen, or never comes."""
    wanted = [one for one in controls(shown) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()]
    order = tab_order(wanted)
    tops = [(one.mapTo(shown, one.rect().topLeft()).y(), one.height()) for one in order]
    upwards = [
        (told(order[row - 1]), told(order[row]))
        for row in range(1, len(order))
        if tops[row][0] + tops[row][1] <= tops[row - 1][0]
    ]
    return [*upwards, *(told(one) for one in wanted if one not in order)]


def tab_order(wanted: list[QWidget]) -> list[QWidget]:
    """As the Tab key visits them, from the uppermost on."""
    if not wanted:
        return []
    first = min(wanted, key=lambda one: (one.mapToGlobal(one.rect().topLeft()).y(), one.mapToGlobal(one.pos()).x()))
    order, widget = [first], first.nextInFocusChain()
    while widget is not first:
        if widget in wanted:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


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
