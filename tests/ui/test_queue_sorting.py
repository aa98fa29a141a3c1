"""The queue sorted: in the database, and the row under the hand stays under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.ui.place import QUEUE
from counter_app.ui.table_model import KEY
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
