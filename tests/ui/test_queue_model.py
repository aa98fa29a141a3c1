from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from counter_app.services.handing_in import QueueRow
from counter_app.ui.queue.queue_model import PAGE, PAGES_KEPT, PageWish, QueueModel, age_words
from tests.services.desk import MORNING

ROWS = 100_000


def row(sequence: int) -> QueueRow:
    return QueueRow(
        sequence, MORNING, timedelta(minutes=5), "Quầy 1", "Quầy 1", "A" * 16, f"H36-{sequence}", "DossierReceived",
        "Tiếp nhận hồ sơ", "Received", False, "", "", "",
    )  # fmt: skip


def page_after(after: int | None) -> tuple[QueueRow, ...]:
    first = (after or 0) + 1
    return tuple(row(number) for number in range(first, min(first + PAGE, ROWS + 1)))


def answering(model: QueueModel) -> list[PageWish]:
    """A service that answers every wish at once."""
    wishes: list[PageWish] = []

    def answer(wish: PageWish) -> None:
        wishes.append(wish)
        model.put_page(wish.number, page_after(wish.after))

    model.page_wanted.connect(answer)
    return wishes


def test_it_is_a_proper_model_while_it_grows(qtmodeltester: ModelTester) -> None:
    model, wishes = QueueModel(), []
    model.page_wanted.connect(wishes.append)
    model.restart(page_after(None))
    qtmodeltester.check(model)
    for _ in range(3):
        model.fetchMore(QModelIndex())
        model.put_page(wishes[-1].number, page_after(wishes[-1].after))
    model.restart(page_after(ROWS - 3))
    assert model.rowCount() == 3


def test_a_hundred_thousand_rows_come_page_by_page_and_few_are_kept() -> None:
    model = QueueModel()
    wishes = answering(model)
    model.restart(page_after(None))
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == ROWS
    assert [wish.after for wish in wishes[:3]] == [PAGE, 2 * PAGE, 3 * PAGE]
    assert len(model._pages) == PAGES_KEPT


def test_a_row_that_was_dropped_comes_back_when_it_is_looked_at() -> None:
    model = QueueModel()
    wishes = answering(model)
    model.restart(page_after(None))
    for _ in range(2 * PAGES_KEPT):
        model.fetchMore(QModelIndex())
    asked = len(wishes)
    assert model.data(model.index(7, 3)) == "…"
    assert wishes[asked:] == [PageWish(0, None)]
    assert model.data(model.index(7, 3)) == "H36-8"


def test_looking_twice_asks_once() -> None:
    model, wishes = QueueModel(), []
    model.page_wanted.connect(wishes.append)
    model.restart(page_after(None))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert len(wishes) == 1
    assert not model.canFetchMore(QModelIndex())


def test_a_short_page_is_the_last() -> None:
    model = QueueModel()
    model.restart(page_after(ROWS - 3))
    assert model.rowCount() == 3
    assert not model.canFetchMore(QModelIndex())


def test_ages_are_said_as_people_say_them() -> None:
    said = [age_words(timedelta(minutes=minutes))[0] for minutes in (0, 5, 200, 3_000)]
    assert said == ["vừa xong", "5 phút", "3 giờ 20 phút", "2 ngày"]
