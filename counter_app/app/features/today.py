"""The day at one glance, and what whoever answers for the office looks through."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.oversight.oversight_column import OversightColumn
from counter_app.ui.oversight.oversight_controller import OversightController, OversightServices
from counter_app.ui.place import TODAY, View
from counter_app.ui.today.today_context import TodayContext
from counter_app.ui.today.today_controller import TodayController
from counter_app.ui.today.today_screen import TodayScreen


def build(parts: DeskParts, frame: Frame) -> TodayController:
    screen, context = TodayScreen(), TodayContext()
    column = OversightColumn(context)
    controller = TodayController(
        screen, context, parts.today, frame.seat, frame.background, frame.changes, frame.notices
    )
    controller.print_wanted.connect(frame.printing.print_slip)
    oversight = _build_oversight(parts, frame, screen, column)
    oversight.dossier_wanted.connect(controller.dossier_wanted)
    controller.came.connect(oversight.entered)
    for which, table in screen.tables.items():
        table.remember(parts.settings, f"{TODAY}-{which.value}")
    frame.window.furnish(TODAY, View(screen, column, entered=controller.entered))
    return controller


def _build_oversight(
    parts: DeskParts, frame: Frame, screen: TodayScreen, column: OversightColumn
) -> OversightController:
    steps = parts.steps
    services = OversightServices(steps.oversight, steps.transfers, steps.corrections, steps.fees, parts.sign_in)
    controller = OversightController(
        screen, column, services, frame.seat, frame.background, frame.changes, frame.notices
    )
    controller.print_wanted.connect(frame.printing.print_slip)
    return controller
