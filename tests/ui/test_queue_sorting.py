"""The queue sorted: in the database, and the row under the hand stays under it. What its columns have room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.services.wording import TYPE_EN, TYPE_VI
from counter_app.ui.language import speak
from counter_app.ui.place import QUEUE
from counter_app.ui.queue.queue_model import DOSSIER, KIND, STATE
from counter_app.ui.table_model import KEY
from counter_app.ui.theme import GRID
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.intake_hands import Open


def test_sorting_keeps_the_chosen_row_and_what_stands_beside_it(qtbot: QtBot, open_window: Open) -> None:
    """The mark went, and the column beside spoke of a row that nobody saw marked."""
    desk = open_window()
    for _ in range(3):
        desk.work.intake.receive(receipt_of(), CLERK_LAN)
    desk.window.go_to(QUEUE)
    table = desk.queue.table
    qtbot.waitUntil(lambda: table.model().rowCount() > 2 and desk.window.is_idle())
    table.selectRow(0)
    qtbot.waitUntil(desk.detail.facts.isVisible)
    key, facts = table.currentIndex().data(KEY), desk.detail.facts.text()
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: table.currentIndex().row() == table.model().rowCount() - 1 and desk.window.is_idle())
    assert [index.data(KEY) for index in table.selectionModel().selectedRows()] == [key]
    assert (desk.detail.facts.text(), desk.detail.facts.isVisible()) == (facts, True)


@pytest.mark.parametrize("english", [False, True])
def test_on_the_common_screen_whatever_can_be_done_is_named_whole(
    qtbot: QtBot, open_window: Open, english: bool
) -> None:
    """“Hướng dẫn bổ sung, hoàn thiệ…” stood beside a state that had room to spare."""
    speak(english)
    try:
        desk = open_window()
        desk.window.resize(1366, 728)
        desk.work.intake.receive(receipt_of(), CLERK_LAN)
        desk.window.go_to(QUEUE)
        table = desk.queue.table
        for view in desk.queue._views.buttons()[:2]:
            view.click()
            qtbot.waitUntil(lambda: table.model().rowCount() > 0 and desk.window.is_idle())
            room, metrics = table.columnWidth(KIND) - 3 * GRID, table.fontMetrics()
            said = (TYPE_EN if english else TYPE_VI).values()
            assert [one for one in said if metrics.horizontalAdvance(one) > room] == []
            assert not any(table.isColumnHidden(column) for column in (DOSSIER, STATE))
    finally:
        speak(False)
