"""How things lie on the screen: computed, for nobody looks at every screen after every change."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from counter_app.services.steps.oversight import Overseen
from counter_app.services.steps.transfers import ClaimedTransfer
from counter_app.ui.about.help_sections import KeysSection
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.problem_list import ProblemList
from counter_app.ui.language import speak
from counter_app.ui.marked import KeyButton
from counter_app.ui.oversight.decision_card import DecisionCard
from counter_app.ui.palette.palette import Palette
from counter_app.ui.pictures import settle
from counter_app.ui.place import HELP, INTAKE
from counter_app.ui.sections import SectionsScreen
from counter_app.ui.table import Table
from counter_app.ui.theme import GRID, current_look
from tests.services.desk import MORNING
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.every_place import at_work
from tests.ui.intake_hands import fill

Open = Callable[..., DeskWindow]
CODE = re.compile(r"H\d+(\.\d+)*-\d{6}-\d{4}")


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


@pytest.mark.parametrize("english", [False, True])
def test_where_text_is_large_all_ways_on_stand_in_two_rows(qtbot: QtBot, open_window: Open, english: bool) -> None:
    """Four rows of buttons left five fields of the form in sight."""
    speak(english)
    try:
        screen = open_window(scale=2.0).intake
        buttons = (screen.save, screen.ask, screen.refuse, screen.save_next, screen.save_same)
        assert len({button.mapTo(screen, button.rect().topLeft()).y() for button in buttons}) == 2
        order = [screen.save]
        while len(order) < len(buttons):
            after = order[-1].nextInFocusChain()
            while after not in buttons:
                after = after.nextInFocusChain()
            order.append(after)
        assert tuple(order) == buttons
    finally:
        speak(False)
        dress_plainly()


@pytest.mark.parametrize("english", [False, True])
def test_the_rail_has_its_words_on_the_common_screen(open_window: Open, english: bool) -> None:
    """One button with longer words left signs alone to all of them."""
    speak(english)
    try:
        desk = open_window()
        desk.window.resize(1366, 728)
        QApplication.processEvents()
        assert all(button.words.isVisible() for button in desk.window.rail.findChildren(KeyButton))
    finally:
        speak(False)


def test_a_sample_of_a_column_is_shown_whole_in_the_width_that_it_asks_for(open_window: Open) -> None:
    """Dates stood as “23/11/20…” in columns made for dates: words as wide as their room are shortened."""
    for table in found(open_window().window, FindScreen).findChildren(Table):
        for column, shape in enumerate(table.model().shapes):
            room = table.columns.natural(column) - 3 * GRID
            for line in shape.sample.split("\n"):
                assert table.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room) == line


def test_the_code_of_a_dossier_is_whole_in_every_list_at_twice_the_text(qtbot: QtBot, open_window: Open) -> None:
    """Half a code is no code: everything else becomes narrower first, and folds away before that."""
    try:
        desk = open_window(scale=2.0)
        for place in at_work(qtbot, desk):
            shown = [table for table in desk.window.findChildren(Table) if table.isVisible()]
            assert [code for table in shown for code in cut_codes(table)] == [], place
    finally:
        dress_plainly()


def cut_codes(table: Table) -> list[str]:
    metrics, model = table.fontMetrics(), table.model()
    rooms = {column: table.columnWidth(column) - 3 * GRID for column in range(model.columnCount())}
    cells = [
        (column, str(model.index(row, column).data() or ""))
        for row in range(min(3, model.rowCount()))
        for column in rooms
    ]
    codes = [(column, line) for column, text in cells for line in text.split("\n") if CODE.fullmatch(line)]
    shown = [(column, line) for column, line in codes if not table.isColumnHidden(column)]
    return [line for column, line in shown if metrics.horizontalAdvance(line) > rooms[column]]


def test_what_an_empty_field_says_is_as_strong_as_every_faint_word(open_window: Open) -> None:
    """Qt made it half as strong as text, 3.2 to 1 on paper."""
    field = open_window().intake.form.person.identity
    assert field.palette().color(QPalette.ColorRole.PlaceholderText).name() == current_look().faint


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


def test_a_card_keeps_no_room_for_a_problem_that_is_none(qtbot: QtBot) -> None:
    card = DecisionCard()
    qtbot.addWidget(card)
    dossier = Overseen("ABCDEFGHIJKLMNOP", "H36.37.05-261123-0001", "Trần Văn Ánh", "Đăng ký giám hộ")
    card.show_row(ClaimedTransfer(dossier, 100_000, "H3637052611230001", MORNING, "Nguyễn Thị Lan"))
    assert card.problem.isHidden()
    card.show_problem("Mật khẩu chưa đúng.")
    assert not card.problem.isHidden()
