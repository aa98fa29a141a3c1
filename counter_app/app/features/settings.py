"""Settings: what the office, this PC and this login have chosen."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.calendar_view import CalendarView
from counter_app.services.printer_choice import PrinterChoice
from counter_app.services.rule_book import RuleBook
from counter_app.ui.place import SETTINGS, View, place_title
from counter_app.ui.sections import SectionsContext, SectionsScreen
from counter_app.ui.settings.calendar_controller import CalendarController
from counter_app.ui.settings.calendar_section import CalendarSection
from counter_app.ui.settings.display_section import DisplaySection
from counter_app.ui.settings.machine_controller import MachineController
from counter_app.ui.settings.machine_section import MachineSection
from counter_app.ui.settings.printers_controller import PrintersController
from counter_app.ui.settings.printers_section import PrintersSection
from counter_app.ui.settings.regulation_section import RegulationSection
from counter_app.ui.settings.settings_controller import SettingsController


def build(parts: DeskParts, frame: Frame) -> SettingsController:
    calendar, printers, machine = CalendarSection(parts.clock.now().date()), PrintersSection(), MachineSection()
    screen = SectionsScreen(place_title(SETTINGS), calendar, RegulationSection(), printers, machine, DisplaySection())
    context, choice = SectionsContext(), PrinterChoice(parts.local)
    calendar_controller = CalendarController(calendar, CalendarView(parts.reference), parts.calendar_days, frame.bench)
    printers_controller = PrintersController(
        printers, choice, parts.trial_prints, parts.office_heading, frame.bench.background
    )
    machine_controller = MachineController(machine, choice, frame.bench.background)
    readers = {
        calendar.name: calendar_controller.reload,
        printers.name: printers_controller.reload,
        machine.name: machine_controller.reload,
    }
    controller = SettingsController(
        *(screen, context, frame.window, RuleBook(parts.reference, parts.clock.now)),
        *(frame.bench.background, frame.bench.notices, readers),
    )
    machine_controller.changed.connect(controller.machine_changed)
    frame.window.furnish(SETTINGS, View(screen, context, entered=controller.reload))
    controller.add_actions(frame.window.deeds)
    return controller
