"""Handing over to the specialist units."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.handover.handover_card import HandoverCard
from counter_app.ui.handover.handover_controller import HandoverController
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.handover.postal_printing import PostalPrinting
from counter_app.ui.place import HANDOVER, View
from counter_app.ui.printing.form_printing import FormPrinting


def build(parts: DeskParts, frame: Frame) -> HandoverController:
    screen, card = HandoverScreen(parts.clock.now), HandoverCard()
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    steps = parts.steps
    controller = HandoverController(screen, card, steps.handovers, steps.papers, parts.drafts, printing, frame.bench)
    for action in PostalPrinting(steps.postal, printing, frame.bench).actions():
        frame.window.deeds.add(action)
    screen.table.remember(parts.settings, HANDOVER)
    frame.window.furnish(HANDOVER, View(screen, card, screen.focus_box, controller.entered))
    return controller
