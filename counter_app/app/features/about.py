"""Help: keys, versions, licences, where the data lie, whether this PC is fit."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.about.help_controller import HelpController, HelpFacts
from counter_app.ui.about.help_sections import AboutSection, CheckSection, KeysSection, LicencesSection
from counter_app.ui.place import HELP, View, place_title
from counter_app.ui.sections import SectionsContext, SectionsScreen


def build(parts: DeskParts, frame: Frame) -> HelpController:
    keys, licences = KeysSection(), LicencesSection()
    for section in (keys, licences):
        section.table.remember(parts.settings, f"{HELP}-{section.name}")
    screen = SectionsScreen(place_title(HELP), keys, AboutSection(), CheckSection(), licences)
    context = SectionsContext()
    facts = HelpFacts(
        hotline=lambda: parts.reference.office().heading.hotline,
        settings=parts.settings,
        folder=parts.local.path.parent if parts.local else None,
    )
    controller = HelpController(screen, context, frame.window, facts, frame.bench.background)
    frame.window.furnish(HELP, View(screen, context, entered=controller.reload))
    controller.add_actions(frame.window.deeds)
    return controller
