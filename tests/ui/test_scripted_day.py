"""The day that `benchmarks.window_day` plays in full, small enough for every run of the tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.ui.theme import LIGHT, dress
from tests.ui.scripted_day import scripted_day

DOSSIERS, BACKLOG = 9, 300
# The day itself allows 50 ms a turn. Here machines are busier, and one turn of a test must not decide alone: the third
# slowest does, and none may be so long that a person would strike the key again.
HELD, STRUCK_AGAIN = 0.150, 1.0


def test_a_day_with_an_outage_and_a_killed_centre_loses_nothing_and_never_holds_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, 1.0, LIGHT)
    with scripted_day(tmp_path, BACKLOG) as day:
        day.desk.start()
        for number in range(DOSSIERS):
            if number == 3:
                day.office.cut = True
                day.wait_for_outage()
            elif number == 5:
                day.office.cut = False
                day.hand_in_all()
            elif number == 6:
                day.office.served.kill()
            elif number == 8:
                day.office.served.start()
            day.receive()
            day.look_for("nguyen")
        day.settle()
        day.hand_in_all()
        assert len(day.written()) > BACKLOG + 3 * DOSSIERS
        assert day.lost() == set()
        assert len(day.paper.jobs) == DOSSIERS
        assert day.desk.slips.unprinted() == ()
        slowest = sorted((turn.held for turn in day.turns.slowest), reverse=True)
        assert slowest[2] < HELD, day.turns.told()
        assert slowest[0] < STRUCK_AGAIN, day.turns.told()
