from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.flow import FlowRow


@pytest.fixture
def around(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A box with a row in it, as rows stand everywhere."""
    widget = QWidget()
    QVBoxLayout(widget).addWidget(FlowRow(*(_brick() for _ in range(4))))
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def row(around: QWidget) -> FlowRow:
    found = around.findChild(FlowRow)
    assert isinstance(found, FlowRow)
    return found


def _brick() -> QLabel:
    label = QLabel("x")
    label.setFixedSize(100, 20)
    return label


def test_a_narrower_row_is_higher(row: FlowRow) -> None:
    heights = [row.flow.heightForWidth(width) for width in (500, 250, 100)]

    assert heights == [20, 20 + 8 + 20, 4 * 20 + 3 * 8]


def test_the_height_follows_what_is_added_hidden_grown_and_taken_away(row: FlowRow) -> None:
    def height() -> int:
        return row.flow.heightForWidth(100)

    assert height() == 4 * 20 + 3 * 8
    added = _brick()
    row.add(added)
    assert height() == 5 * 20 + 4 * 8
    added.hide()
    assert height() == 4 * 20 + 3 * 8
    added.show()
    added.setFixedSize(100, 40)
    assert height() == 4 * 20 + 40 + 4 * 8
    row.empty()
    assert height() == 0


def test_a_row_is_measured_once_for_a_width_however_often_the_boxes_around_it_ask(
    around: QWidget, row: FlowRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    arranged: list[int] = []
    arrange = row.flow._arrange

    def counted(rect: QRect, *, move: bool) -> int:
        arranged.append(rect.width())
        return arrange(rect, move=move)

    monkeypatch.setattr(row.flow, "_arrange", counted)
    for _ in range(20):
        around.heightForWidth(250)

    assert 1 <= len(arranged) <= 2


def test_a_row_that_python_has_let_go_of_has_nothing_left_when_qt_asks(row: FlowRow) -> None:
    row.add(_brick())
    kept = vars(row.flow).copy()
    vars(row.flow).clear()  # as the garbage collector does, while the widgets around still stand
    assert (row.flow.count(), row.flow.itemAt(0)) == (0, None)
    vars(row.flow).update(kept)
