"""A list that is read when its place is entered: what it leads to, and what a reading that failed does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import BadInput, EnvironmentProblem
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


@dataclass
class Lists:
    """A list whose readings fail as often as `fails` says."""

    screen: FeedbackScreen
    notices: NoticeBoard
    reading: ListReading[Feedback, FeedbackList]
    background: Background
    fails: list[bool]

    def read(self) -> FeedbackList:
        if self.fails.pop(0):
            raise DISK
        return FeedbackList((), 0, 0)


@pytest.fixture
def make_list(qtbot: QtBot, background: Background) -> Callable[..., Lists]:
    def make(*fails: bool) -> Lists:
        screen, notices, seat, changes = FeedbackScreen(), NoticeBoard(), Seat(), Changes()
        for widget in (screen, notices):
            qtbot.addWidget(widget)
        seat.take(CLERK_LAN)

        def read() -> FeedbackList:
            return made.read()

        listing = Listing[Feedback, FeedbackList](FEEDBACK, read, screen.show_list, lambda _row: None)
        reading = ListReading(screen, listing, Workbench(seat, background, changes, notices))
        made = Lists(screen, notices, reading, background, list(fails))
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return made

    return make


def test_after_a_reading_that_failed_a_later_one_takes_the_keyboard_nowhere(
    qtbot: QtBot, make_list: Callable[..., Lists]
) -> None:
    """Minutes later the list came, and with it the form of a place that nobody had just entered."""
    made = make_list(True, False, False)
    led: list[bool] = []
    made.reading.nothing_waits.connect(lambda: led.append(True))
    made.reading.entered()
    qtbot.waitUntil(lambda: made.notices.panel(FEEDBACK) is not None)
    made.reading.load()
    qtbot.waitUntil(lambda: len(made.fails) == 1 and made.background.is_idle())
    assert led == []
    made.reading.entered()
    qtbot.waitUntil(lambda: led == [True])


def test_a_list_that_could_be_read_again_no_longer_says_that_it_cannot(
    qtbot: QtBot, make_list: Callable[..., Lists]
) -> None:
    made = make_list(True, False)
    made.reading.entered()
    qtbot.waitUntil(lambda: made.notices.panel(FEEDBACK) is not None)
    made.reading.load()
    qtbot.waitUntil(lambda: made.notices.panel(FEEDBACK) is None)


def test_what_an_act_met_at_the_same_place_outlives_a_reading(qtbot: QtBot, make_list: Callable[..., Lists]) -> None:
    made = make_list(True, False)
    made.reading.entered()
    qtbot.waitUntil(lambda: made.notices.panel(FEEDBACK) is not None)
    met = made.notices.tell_problem(FEEDBACK, BadInput("Hãy ghi nội dung.", "Write it down."))
    made.reading.load()
    qtbot.waitUntil(lambda: made.fails == [] and made.background.is_idle())
    assert made.notices.panel(FEEDBACK) is met
