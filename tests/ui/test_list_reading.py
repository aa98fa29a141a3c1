"""A list that is read when its place is entered: what it leads to, and what a reading that failed does not."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.domain.errors import EnvironmentProblem
from counter_app.services.steps.feedback import Feedback, FeedbackList
from counter_app.ui.background import Background
from counter_app.ui.changes import Changes
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.list_reading import Listing, ListReading
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.place import FEEDBACK
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.workbench import Workbench
from tests.services.desk import CLERK_LAN

DISK = EnvironmentProblem("Ổ đĩa không đọc được.", "The disk cannot be read.")


def test_after_a_reading_that_failed_a_later_one_takes_the_keyboard_nowhere(
    qtbot: QtBot, background: Background
) -> None:
    """Minutes later the list came, and with it the form of a place that nobody had just entered."""
    screen, notices, seat, changes = FeedbackScreen(), NoticeBoard(), Seat(), Changes()
    for widget in (screen, notices):
        qtbot.addWidget(widget)
    seat.take(CLERK_LAN)
    fails = [True, False, False]

    def read() -> FeedbackList:
        if fails.pop(0):
            raise DISK
        return FeedbackList((), 0, 0)

    listing = Listing[Feedback, FeedbackList](FEEDBACK, read, screen.show_list, lambda _row: None)
    reading = ListReading(screen, listing, Workbench(seat, background, changes, notices))
    led: list[bool] = []
    reading.nothing_waits.connect(lambda: led.append(True))
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    reading.entered()
    qtbot.waitUntil(lambda: notices.panel(FEEDBACK) is not None)
    reading.load()
    qtbot.waitUntil(lambda: len(fails) == 1 and background.is_idle())
    assert led == []
    reading.entered()
    qtbot.waitUntil(lambda: led == [True])
