"""Contingency pads in the window: printed in the background, stopped, and every sheet accounted for."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import PAD_PRINTED, SHEET_MARKED
from counter_app.print.picture import page_count
from counter_app.ui.marked import Panel
from counter_app.ui.pads.pad_controller import PANEL, TOLD, PadController
from counter_app.ui.pads.pad_form import PadForm
from tests.ui.desk_window import DeskWindow, found

Open = Callable[..., DeskWindow]


class Hands:
    def __init__(self, desk: DeskWindow, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        next(deed for deed in desk.window.deeds.all() if deed.name == "pads").act()  # type: ignore[misc]
        qtbot.waitUntil(desk.window.is_idle)

    @property
    def form(self) -> PadForm:
        form = found(self.desk.window, PadController).form
        assert form is not None
        return form

    def press(self, panel: str, words: str) -> None:
        shown = self.desk.window.notices.panel(panel)
        assert shown is not None
        button(shown, words).click()

    def print_pad(self, count: int) -> None:
        self.form.count.setValue(count)
        self.press(PANEL, "In tập phiếu")
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def said(self) -> str:
        panel = self.desk.window.notices.panel(TOLD)
        return panel.sentence.text() if panel is not None else ""

    def rows(self) -> list[str]:
        return [self.form.list.item(row).text() for row in range(self.form.list.count())]

    def written(self, kind: str) -> int:
        return self.desk.work.entry_types().count(kind)


def button(panel: Panel, words: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text() == words)


@pytest.fixture
def hands(open_window: Open, qtbot: QtBot) -> Hands:
    desk = open_window()
    assert found(desk.window, PadController).form is None
    return Hands(desk, qtbot)


def test_before_the_first_pad_it_says_what_would_be_here(hands: Hands) -> None:
    assert "Chưa in tờ nào" in hands.form.standing.text()
    assert not hands.form.list.isVisibleTo(hands.form)


def test_a_pad_of_fifty_is_written_down_and_comes_out(hands: Hands) -> None:
    hands.print_pad(50)
    assert hands.written(PAD_PRINTED) == 1
    assert [page_count(pdf) for pdf in hands.desk.tray.sheets] == [50]
    assert hands.said() == "Đã in tập phiếu dự phòng DP001-00001 đến DP001-00050."
    assert hands.form.standing.text().startswith("Chưa nhập: 50 ·")
    assert hands.rows()[0] == "DP001-00001 · chưa nhập, in ngày 23/11/2026"


def test_one_that_is_stopped_while_it_is_drawn_uses_no_number(hands: Hands) -> None:
    held = threading.Event()
    plan = hands.desk.parts.services.sheets.plan

    def later(*wanted: object) -> object:
        assert held.wait(10)
        return plan(*wanted)  # type: ignore[arg-type]

    hands.desk.parts.services.sheets.plan = later  # type: ignore[method-assign,assignment]
    hands.form.count.setValue(50)
    hands.press(PANEL, "In tập phiếu")
    hands.press(TOLD, "Dừng")
    held.set()
    hands.qtbot.waitUntil(hands.desk.window.is_idle)
    assert "Đã dừng" in hands.said()
    assert (hands.written(PAD_PRINTED), hands.desk.tray.sheets) == (0, [])


def test_pressed_twice_it_is_one_pad(hands: Hands) -> None:
    hands.form.count.setValue(2)
    for _ in range(2):
        found(hands.desk.window, PadController).print_pad()
    hands.qtbot.waitUntil(hands.desk.window.is_idle)
    assert hands.written(PAD_PRINTED) == len(hands.desk.tray.sheets) == 1


def test_where_no_paper_came_the_whole_pad_is_noted_as_spoiled(hands: Hands) -> None:
    hands.desk.tray.jams = True
    hands.print_pad(3)
    assert "chưa in ra" in hands.said()
    hands.press(TOLD, "Ghi hỏng cả tập")
    hands.qtbot.waitUntil(hands.desk.window.is_idle)
    assert hands.written(SHEET_MARKED) == 1
    assert hands.form.standing.text() == "Chưa nhập: 0 · đã nhập: 0 · hỏng: 3 · thất lạc: 0"


def test_a_sheet_is_noted_with_its_reason_and_told_where_that_is_wanting(hands: Hands) -> None:
    hands.print_pad(2)
    hands.form.list.setCurrentRow(1)
    assert hands.form.number.text() == "DP001-00002"
    hands.press(PANEL, "Ghi không nhập nữa")
    hands.qtbot.waitUntil(hands.desk.window.is_idle)
    assert hands.form.problem.isVisibleTo(hands.form)
    assert hands.written(SHEET_MARKED) == 0
    hands.form.reason.setText("Viết nhầm tên")
    hands.press(PANEL, "Ghi không nhập nữa")
    hands.qtbot.waitUntil(hands.desk.window.is_idle)
    assert hands.written(SHEET_MARKED) == 1
    assert "DP001-00002 · hỏng: Viết nhầm tên" in hands.rows()


def test_enter_on_one_that_is_still_out_leads_to_its_entry(hands: Hands) -> None:
    hands.print_pad(1)
    hands.form.list.itemActivated.emit(hands.form.list.item(0))
    form = hands.desk.intake.form
    hands.qtbot.waitUntil(lambda: form.sheet.number.text() == "DP001-00001")
