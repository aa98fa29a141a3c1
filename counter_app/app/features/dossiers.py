"""Find, and the dossier beside it."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.dossier.dossier_controller import DossierController
from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.icons import Icon
from counter_app.ui.place import FIND, Place


def build(parts: DeskParts, frame: Frame) -> DossierController:
    screen, pane = FindScreen(), DossierPane()
    pane.print_wanted.connect(frame.printing.print_slip)
    controller = DossierController(
        screen, pane, parts.dossiers, frame.seat, frame.background, frame.changes, frame.notices
    )
    screen.table.remember(parts.settings, FIND)
    frame.window.add_place(
        Place(
            FIND,
            screen.title(),
            Icon.FIND,
            "F3",
            screen,
            pane,
            (54, 46),
            go=controller.find,
            entered=controller.entered,
        )
    )
    return controller
