"""What the post takes in and brings."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.place import MAIL, View
from counter_app.ui.postal.postal_controller import PostalController, PostalServices
from counter_app.ui.postal.postal_screen import PostalCard, PostalScreen
from counter_app.ui.printing.form_printing import FormPrinting


def build(parts: DeskParts, frame: Frame) -> PostalController:
    screen, card = PostalScreen(), PostalCard()
    services = PostalServices(parts.services.manifests, parts.services.postal_papers)
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    controller = PostalController(screen, card, services, printing, frame.bench)
    screen.table.remember(parts.settings, MAIL)
    frame.window.furnish(MAIL, View(screen, card, screen.focus_list, controller.reading.entered))
    return controller
