"""Returning results."""

from __future__ import annotations

from functools import partial

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.steps.handing_out import HandingOut
from counter_app.ui.actions import Action
from counter_app.ui.main_window import MainWindow
from counter_app.ui.place import RETURN, View
from counter_app.ui.printing.form_printing import FormPrinting
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.returning.return_controller import ReturnController, ReturnServices
from counter_app.ui.returning.return_screen import ReturnScreen, Side


def build(parts: DeskParts, frame: Frame) -> ReturnController:
    screen, card, steps = ReturnScreen(), ReturnCard(), parts.steps
    services = ReturnServices(
        parts.dossiers, HandingOut(steps.cases, steps.results), steps.results, steps.fees, steps.papers, parts.drafts
    )
    printing = FormPrinting(steps.papers, frame.bench, parts.printer_of)
    controller = ReturnController(screen, card, services, printing, frame.bench)
    screen.table.remember(parts.settings, RETURN)
    screen.back_table.remember(parts.settings, f"{RETURN}-back")
    frame.window.furnish(RETURN, View(screen, card, screen.begin, controller.entered))
    call = partial(_take_back, frame.window, screen)
    frame.window.deeds.add(Action("return.back", screen.side_title(Side.BACK), call))
    return controller


def _take_back(window: MainWindow, screen: ReturnScreen) -> None:
    """What the specialists bring back is called by name from anywhere, as everything is."""
    window.go_to(RETURN)
    screen.show_side(Side.BACK)
