"""The day at one glance."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.icons import Icon
from counter_app.ui.place import TODAY, Place
from counter_app.ui.today.today_controller import TodayController
from counter_app.ui.today.today_screen import TodayContext, TodayScreen


def build(parts: DeskParts, frame: Frame) -> TodayController:
    screen, context = TodayScreen(), TodayContext()
    controller = TodayController(
        screen, context, parts.today, frame.seat, frame.background, frame.changes, frame.notices
    )
    controller.print_wanted.connect(frame.printing.print_slip)
    for which, table in screen.tables.items():
        table.remember(parts.settings, f"{TODAY}-{which.value}")
    frame.window.add_place(Place(TODAY, screen.title(), Icon.TODAY, "F11", screen, context, entered=controller.entered))
    return controller
