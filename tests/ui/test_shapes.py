"""How things lie on the screen: computed, for nobody looks at every screen after every change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.about.help_sections import KeysSection
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.problem_list import ProblemList
from counter_app.ui.palette.palette import Palette
from counter_app.ui.pictures import settle
from counter_app.ui.place import HELP, INTAKE
from counter_app.ui.sections import SectionsScreen
from tests.ui.desk_window import DeskWindow, found
from tests.ui.every_place import at_work
from tests.ui.test_intake import fill

Open = Callable[..., DeskWindow]


def needless_bars(window: QWidget) -> list[tuple[str, int, int]]:
    """Areas that scroll although everything in them would fit."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    scrolling = [area for area in areas if area.verticalScrollBar().maximum() > 0 and not isinstance(area, ProblemList)]
    found_out = [
        (type(area.parentWidget()).__name__, lowest(area.widget()), area.viewport().height()) for area in scrolling
    ]
    return [one for one in found_out if one[1] <= one[2]]


def lowest(page: QWidget | None) -> int:
    """Where the last thing on it ends, margins left out."""
    assert page is not None
    shown = [child for child in page.findChildren(QWidget) if child.isVisible() and not child.findChildren(QWidget)]
    return max((child.mapTo(page, child.rect().bottomLeft()).y() for child in shown), default=0)


def test_nothing_scrolls_that_would_fit(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    for place in at_work(qtbot, desk):
        settle(desk.window)
        assert needless_bars(desk.window) == [], place
    desk.window.go_to(INTAKE)
    for answer in (desk.intake.ask, desk.intake.refuse):
        desk.intake.show_form_again()
        answer.click()
        qtbot.waitUntil(lambda: desk.intake.currentWidget() is desk.intake.answer and desk.window.is_idle())
        settle(desk.window)
        assert needless_bars(desk.window) == []


def test_beside_what_is_not_received_stand_no_date_and_no_slip(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    context = found(desk.window, IntakeContext)
    assert context.due.isVisible()
    desk.intake.ask.click()
    qtbot.waitUntil(lambda: desk.intake.currentWidget() is desk.intake.answer and desk.window.is_idle())
    assert not context.due.isVisible()
    assert not context.preview.isVisible()
    desk.intake.show_form_again()
    assert context.due.isVisible()
    assert context.preview.isVisible()


def test_the_ways_to_save_stand_in_one_row_on_the_common_screen_whatever_the_first_is_called(
    qtbot: QtBot, open_window: Open
) -> None:
    """A second row took a field's height from the form, and buttons went from row to row as the first grew."""
    desk = open_window()
    screen = desk.intake
    for words in ("Lưu và in", "Lưu, trả kết quả và in", "Lưu và in chung 12 hồ sơ"):
        screen.save.say(words)
        QApplication.processEvents()
        tops = {
            button.mapTo(screen, button.rect().topLeft()).y()
            for button in (screen.save, screen.save_next, screen.save_same)
        }
        assert len(tops) == 1, words


def test_the_frame_of_a_list_is_as_wide_with_the_focus_as_without(qtbot: QtBot, open_window: Open) -> None:
    """Rows are laid out once: a frame that grows is covered by them on its inner side."""
    desk = open_window()
    desk.window.resize(1366, 728)
    for table in desk.window.findChildren(QTableView):
        desk.window.show_place(desk.window.current_place)
        table.ensurePolished()
        assert table.viewport().geometry().left() >= 2, table.accessibleName()


def test_every_key_in_the_list_of_keys_is_whole(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.window.go_to(HELP)
    screen = next(one for one in desk.window.findChildren(SectionsScreen) if one.isVisible())
    screen.show_section("keys")
    settle(desk.window)
    section = screen.section
    assert isinstance(section, KeysSection)
    model, metrics = section.table.model(), section.table.fontMetrics()
    widest = max(metrics.horizontalAdvance(str(model.index(row, 0).data())) for row in range(model.rowCount()))
    assert section.table.columnWidth(0) >= widest + 19  # the padding of a cell


def test_the_palette_shows_whole_rows(open_window: Open) -> None:
    desk = open_window()
    palette = found(desk.window, Palette)
    palette.call_up(desk.window.current_place)
    QApplication.processEvents()
    row = palette.list.sizeHintForRow(0)
    assert palette.list.viewport().height() % row == 0
    palette.put_away()
