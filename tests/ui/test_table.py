"""One table for every list: keys, copying, sorting, columns that are remembered and fold."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from counter_app.ui.cell_lines import wrapped
from counter_app.ui.table import Copied, Table
from counter_app.ui.table_model import CODE, Column, RowsModel, Shape
from counter_app.ui.table_or_words import TableOrWords

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def model_of(*rows: str) -> RowsModel[str]:
    columns: tuple[Column[str], ...] = (
        Column(Shape("Tên", "xxxxxxxx"), lambda one: f"{one}\nhai", lambda one: one),
        Column(Shape("Ngược", "xxxxxxxx", fold=1), lambda one: one[::-1], lambda one: one[::-1]),
        Column(Shape("Dài", "xxxxxxxx", fold=2, stretches=True), lambda one: str(len(one)), lambda one: str(len(one))),
    )
    model = RowsModel(columns, lambda one: one, lambda one: f"H36-{one}")
    model.show(rows)
    return model


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(model_of("ab", "ca", "bc"), "Danh sách", lines=2, rows_at_once=True)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.fit_rows()
    return made


def shown(table: Table) -> list[str]:
    model = table.model()
    return [str(model.index(row, 0).data(CODE)) for row in range(model.rowCount())]


def test_the_rows_are_a_proper_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of("a", "b"))


def test_a_click_sorts_and_the_third_gives_the_first_order_back(table: Table) -> None:
    table.selectRow(1)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["H36-ca", "H36-ab", "H36-bc"]
    assert table.currentIndex().data(CODE) == "H36-ca"  # what was chosen went along
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown(table) == ["H36-bc", "H36-ab", "H36-ca"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["H36-ab", "H36-ca", "H36-bc"]


def test_codes_of_all_chosen_rows_are_copied_and_lines_as_they_are_shown(qtbot: QtBot, table: Table) -> None:
    copied: list[Copied] = []
    table.copied.connect(copied.append)
    table.selectRow(0)
    table.selectionModel().select(
        table.model().index(2, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    table.setColumnHidden(2, True)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL | SHIFT)
    assert copied == [Copied("H36-ab\nH36-bc", 2), Copied("ab · hai\tba\nbc · hai\tcb", 2)]


def test_enter_opens_and_arrows_choose(table: Table) -> None:
    opened: list[str] = []
    chosen: list[str] = []
    table.opened.connect(lambda index: opened.append(index.data(CODE)))
    table.chosen.connect(lambda index: chosen.append(index.data(CODE)))
    table.choose_first()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (chosen, opened) == (["H36-ab", "H36-ca"], ["H36-ca"])


def test_a_renewed_list_keeps_what_was_chosen_and_tells_nobody(table: Table) -> None:
    chosen: list[object] = []
    table.selectRow(1)
    table.chosen.connect(chosen.append)
    model = table.model()
    assert isinstance(model, RowsModel)
    table.renew(partial(model.show, ("new", "ab", "ca")))
    assert table.currentIndex().data(CODE) == "H36-ca"
    assert [index.data(CODE) for index in table.selectionModel().selectedRows()] == ["H36-ca"]
    table.renew(partial(model.show, ("new", "ab")))
    assert table.selectionModel().selectedRows() == []
    assert table.currentIndex().row() == 1  # arrows go on from where the hand was
    assert chosen == []


def test_what_does_not_fit_folds_away_and_a_person_wins(table: Table, qtbot: QtBot) -> None:
    def hidden() -> list[bool]:
        return [table.isColumnHidden(column) for column in range(3)]

    assert hidden() == [False, False, False]
    table.resize(table.columns.natural(0) + table.columns.natural(1) + 40, 300)
    qtbot.waitUntil(lambda: hidden() == [False, False, True])
    table.resize(table.columns.natural(0) + 30, 300)
    qtbot.waitUntil(lambda: hidden() == [False, True, True])
    table.columns.show_column(2, shown=True)
    assert hidden() == [False, True, False]
    table.columns.leave_out((2,))
    assert hidden() == [False, True, True]
    table.columns.leave_out(())
    table.columns.reset()
    table.resize(600, 300)
    qtbot.waitUntil(lambda: hidden() == [False, False, False])


def test_a_width_that_was_dragged_stays(table: Table, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(1) - 1
    before, y = header.sectionSize(0), header.height() // 2
    viewport = header.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(edge, y))
    QTest.mouseMove(viewport, QPoint(edge + 20, y))
    QTest.mouseMove(viewport, QPoint(edge + 40, y))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(edge + 40, y))
    assert header.sectionSize(0) > before
    wide = header.sectionSize(0)
    table.resize(700, 300)
    assert header.sectionSize(0) == wide
    table.columns.reset()
    assert header.sectionSize(0) < wide


def test_columns_are_remembered_whatever_the_file_holds(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[columns/list]\nshown=x:1, 99:0, 1:0\nstate-100=@ByteArray(nonsense)\n", encoding="utf-8")
    first = Table(model_of("a"), "Danh sách")
    qtbot.addWidget(first)
    first.remember(file, "list")
    assert [first.isColumnHidden(column) for column in (0, 1)] == [False, True]
    first.columns.show_column(1, shown=True)
    first.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    second = Table(model_of("ab", "bc"), "Danh sách")
    qtbot.addWidget(second)
    second.remember(file, "list")
    assert not second.isColumnHidden(1)
    assert shown(second) == ["H36-bc", "H36-ab"]


def test_the_menu_of_a_row_has_its_keys_and_its_columns(table: Table) -> None:
    table.selectRow(0)
    table.opened.connect(print)
    menu = table.row_menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Mở", "Chép mã", "Chép cả dòng", "Sắp xếp theo", "Cột"]
    columns = next(action.menu() for action in menu.actions() if action.text() == "Cột")
    assert isinstance(columns, QMenu)
    reverse = next(action for action in columns.actions() if action.text() == "Ngược")
    assert isinstance(reverse, QAction)
    reverse.setChecked(False)
    assert table.isColumnHidden(1)
    menu.deleteLater()


def sort_from_menu(table: Table, title: str) -> bool:
    """Whether it was marked before."""
    menu = table.row_menu()
    sorting = next(action.menu() for action in menu.actions() if action.text() == "Sắp xếp theo")
    assert isinstance(sorting, QMenu)
    chosen = next(action for action in sorting.actions() if action.text() == title)
    was_marked = chosen.isChecked()
    chosen.trigger()
    menu.deleteLater()
    return was_marked


def test_the_keyboard_sorts_by_the_menu_either_way_and_back(table: Table) -> None:
    """A click on a title was the only way."""
    assert not sort_from_menu(table, "Ngược")
    assert shown(table) == ["H36-ca", "H36-ab", "H36-bc"]
    assert sort_from_menu(table, "Ngược")
    assert shown(table) == ["H36-bc", "H36-ab", "H36-ca"]
    assert not sort_from_menu(table, "Như ban đầu")
    assert shown(table) == ["H36-ab", "H36-ca", "H36-bc"]
    table.setColumnHidden(1, True)
    menu = table.row_menu()
    sorting = next(action.menu() for action in menu.actions() if action.text() == "Sắp xếp theo")
    assert isinstance(sorting, QMenu)
    assert [action.text() for action in sorting.actions()] == ["Tên", "Dài", "Như ban đầu"]
    menu.deleteLater()


def test_after_sorting_the_chosen_row_is_seen_where_it_stands_now(qtbot: QtBot) -> None:
    table = Table(model_of(*(f"{number:03}" for number in range(200))), "Danh sách")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.selectRow(0)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.currentIndex().row() == 199
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def test_a_list_of_facts_offers_nothing_to_open_and_copies_its_lines(qtbot: QtBot) -> None:
    table = Table(model_of("ab"), "Danh sách", copy_words="")
    qtbot.addWidget(table)
    copied: list[Copied] = []
    table.copied.connect(copied.append)
    table.selectRow(0)
    menu = table.row_menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Chép cả dòng", "Sắp xếp theo", "Cột"]
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert [one.text for one in copied] == ["ab · hai\tba\t2"]
    menu.deleteLater()


def test_where_nothing_more_can_fold_columns_become_narrower_instead_of_scrolling_sideways(qtbot: QtBot) -> None:
    wide = "x" * 30
    columns: tuple[Column[str], ...] = tuple(
        Column(Shape(title, wide, firm=title == "Mã"), str, str) for title in ("Hẹn trả", "Mã", "Người nộp")
    )
    table = Table(RowsModel(columns, str, str), "Danh sách")
    qtbot.addWidget(table)
    table.resize(table.columns.natural(1) * 2, 300)
    table.show()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(1) == table.columns.natural(1)  # half of a code is no code
    assert table.columnWidth(0) > 0 < table.columnWidth(2)


def test_a_long_sentence_takes_all_lines_of_its_row(table: Table) -> None:
    metrics = table.fontMetrics()
    words = "Thời gian giải quyết tính từ khi nhận đủ hồ sơ"
    width = metrics.horizontalAdvance(words) * 2 // 3
    assert wrapped(words, metrics, width, 1) == [words]
    lines = wrapped(words, metrics, width, 2)
    assert len(lines) == 2
    assert " ".join(lines) == words
    assert metrics.horizontalAdvance(lines[0]) <= width


def test_typing_in_a_table_looks_through_nothing(table: Table) -> None:
    table.choose_first()
    QTest.keyClick(table, Qt.Key.Key_B)
    assert table.currentIndex().row() == 0


def test_a_screen_reader_hears_of_every_cell_what_it_holds_or_that_it_is_empty() -> None:
    columns: tuple[Column[str], ...] = (
        Column(Shape("Mã", "xxx"), lambda one: f"{one}\nhai", lambda one: one),
        Column(Shape("Nơi nhận", "xxx"), lambda _one: "", lambda one: one),
    )
    model = RowsModel(columns, lambda one: one, lambda one: one)
    model.show(("ab",))
    said = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(2)]
    assert said == ["ab, hai", "Nơi nhận: trống"]


def test_an_empty_list_says_what_would_be_there(qtbot: QtBot) -> None:
    table = Table(model_of("a"), "Danh sách")
    page = TableOrWords(table)
    qtbot.addWidget(page)
    page.say("Chưa có gì.")
    assert page.currentWidget() is not table
    page.say("")
    assert page.currentWidget() is table
