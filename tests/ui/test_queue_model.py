from __future__ import annotations

from array import array
from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from counter_app.services.handing_in import QueueOrder
from counter_app.ui.clipboard import put_on_clipboard
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.queue.queue_model import AGE, DOSSIER, PAGE, ROWS_KEPT, PageWish, QueueModel, SortWish, age_words
from counter_app.ui.table import Table
from counter_app.ui.table_model import CODE, KEY
from counter_app.ui.theme import GRID
from tests.ui.queue_rows import row

ROWS = 100_000


def queue_of(rows: int) -> tuple[QueueModel, list[PageWish]]:
    """A list of so many rows, and what is asked for."""
    model, wishes = QueueModel(), []
    model.page_wanted.connect(wishes.append)
    model.show_order(array("q", range(1, rows + 1)))
    return model, wishes


def answer(model: QueueModel, wish: PageWish) -> None:
    model.put_page(wish, tuple(row(sequence) for sequence in wish.sequences))


def code(model: QueueModel, at: int) -> object:
    return model.data(model.index(at, DOSSIER))


def test_it_is_a_proper_model_while_it_is_read(qtmodeltester: ModelTester) -> None:
    model, wishes = queue_of(3 * PAGE)
    qtmodeltester.check(model)
    for wish in list(wishes):
        answer(model, wish)
    model.show_order(array("q", [7, 5]))
    assert model.rowCount() == 2


def test_any_row_of_a_hundred_thousand_is_one_page_away_and_few_are_kept() -> None:
    model, wishes = queue_of(ROWS)
    assert (model.rowCount(), wishes) == (ROWS, [])
    for at in range(ROWS - 1, 0, -3_001):
        assert code(model, at) == "…"
        assert at + 1 in wishes[-1].sequences
        answer(model, wishes[-1])
        assert code(model, at) == f"H36-{at + 1}"
    assert len(wishes) == len(range(ROWS - 1, 0, -3_001))
    assert len(model._rows) <= ROWS_KEPT


def test_a_row_that_was_dropped_comes_back_when_it_is_looked_at() -> None:
    model, wishes = queue_of(ROWS)
    for at in range(0, ROWS_KEPT + 2 * PAGE, PAGE):
        code(model, at)
        answer(model, wishes[-1])
    asked = len(wishes)
    assert code(model, 7) == "…"
    assert len(wishes) == asked + 1
    answer(model, wishes[-1])
    assert code(model, 7) == "H36-8"


def test_looking_twice_asks_once_until_the_wish_was_overtaken() -> None:
    model, wishes = queue_of(ROWS)
    code(model, 0)
    code(model, 1)
    assert len(wishes) == 1
    model.forget(wishes[0])
    code(model, 1)
    assert len(wishes) == 2


def test_a_renewed_list_stays_readable_and_takes_no_answer_to_an_older_question() -> None:
    model, wishes = queue_of(PAGE)
    code(model, 0)
    answer(model, wishes[0])
    model.show_order(array("q", range(2, PAGE + 1)))
    assert code(model, 0) == "H36-2"
    model.put_page(wishes[0], ())
    assert wishes[-1].sequences[0] == 2
    assert wishes[-1].generation != wishes[0].generation


def test_a_row_that_is_gone_is_asked_for_once() -> None:
    model, wishes = queue_of(3)
    code(model, 0)
    model.put_page(wishes[0], (row(1), row(3)))
    assert [code(model, at) for at in range(3)] == ["H36-1", "…", "H36-3"]
    assert len(wishes) == 1


def test_keys_and_codes_name_a_row_whether_it_was_read_or_not() -> None:
    model, wishes = queue_of(ROWS)
    assert model.row_of("5001") == 5_000
    assert (model.row_of("0"), model.row_of("x")) == (-1, -1)
    assert model.data(model.index(5_000, 0), KEY) == "5001"
    assert model.data(model.index(5_000, 0), CODE) == ""
    code(model, 5_000)
    answer(model, wishes[-1])
    assert model.data(model.index(5_000, 0), CODE) == "H36-5001"


def test_sorting_is_asked_for_and_the_longest_waiting_were_written_first() -> None:
    model, _wishes = queue_of(3)
    asked: list[SortWish] = []
    model.sort_wanted.connect(asked.append)
    model.sort(DOSSIER, Qt.SortOrder.DescendingOrder)
    model.sort(AGE, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    assert asked == [
        SortWish(QueueOrder.DOSSIER, descending=True),
        SortWish(QueueOrder.WRITTEN, descending=False),
        SortWish(None, descending=False),
    ]


def test_ages_are_said_as_people_say_them() -> None:
    said = [age_words(timedelta(minutes=minutes))[0] for minutes in (0, 5, 200, 3_000)]
    assert said == ["vừa xong", "5 phút", "3 giờ 20 phút", "2 ngày"]


def test_rows_that_nobody_has_looked_at_are_not_copied_as_dots_and_it_is_said(qtbot: QtBot) -> None:
    """Ctrl+A and a copy put a line of … on the clipboard for each row that had not been read."""
    model, wishes = queue_of(3 * PAGE)
    table, copies, notices = Table(model, "Việc", rows_at_once=True), [], NoticeBoard()
    for widget in (table, notices):
        qtbot.addWidget(widget)
    table.copied.connect(copies.append)
    code(model, 0)
    answer(model, wishes[0])
    table.selectAll()
    for copy in (table.copy_lines, table.copy_codes):
        copy()
        (copied,) = copies
        assert (copied.rows, copied.unread) == (PAGE, 2 * PAGE)
        assert "…" not in copied.text
        put_on_clipboard(copies.pop(), notices)
        told = notices.panel("copied")
        assert told is not None
        assert (told.property("kind"), str(2 * PAGE) in told.detail.text()) == ("told-warning", True)


def test_a_long_code_is_not_cut_while_what_was_done_has_room_beside_it(qtbot: QtBot) -> None:
    model, _wishes = queue_of(3)
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    table.resize(780, 300)
    table.show()
    needed = table.fontMetrics().horizontalAdvance("000.00.07.H36-261123-123456")
    assert table.columnWidth(DOSSIER) >= needed + 3 * GRID
