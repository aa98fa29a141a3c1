"""The posted sheet of the procedure that is chosen, by its name in Ctrl+K."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.ui.actions import Action
from tests.print.paper_reading import extracted
from tests.ui.desk_window import DeskWindow
from tests.ui.intake_hands import Open, fill


def called(desk: DeskWindow) -> Action:
    return next(one for one in desk.window.deeds.found("niem yet", "intake") if one.name == "posted")


def test_the_sheet_of_the_chosen_procedure_is_printed_and_without_one_it_says_why_not(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    assert "Hãy chọn thủ tục" in called(desk).why_not()
    fill(qtbot, desk)
    action = called(desk)
    assert action.why_not() == ""
    assert action.act is not None
    before = desk.work.entry_types()
    action.act()
    action.act()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert "NIÊM YẾT THỦ TỤC HÀNH CHÍNH" in extracted(desk.tray.sheets[0])
    assert desk.work.entry_types() == before
