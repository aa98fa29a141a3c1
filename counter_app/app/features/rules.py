"""The rules in force, and F1: the rule behind a field."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.rule_book import RuleBook
from counter_app.services.rule_switches import RuleSwitches
from counter_app.ui.icons import Icon
from counter_app.ui.place import RULES, Place
from counter_app.ui.rules.rule_help import RuleHelp
from counter_app.ui.rules.rules_controller import RulesController
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen


def build(parts: DeskParts, frame: Frame) -> RulesController:
    screen, pane, book = RulesScreen(), RulePane(), RuleBook(parts.reference, parts.clock.now)
    switches = RuleSwitches(parts.steps.cases, parts.reference)
    controller = RulesController(
        *(screen, pane, book, switches), frame.seat, frame.background, frame.changes, frame.notices
    )
    screen.table.remember(parts.settings, RULES)
    frame.window.add_place(
        Place(
            *(RULES, screen.title(), Icon.RULES, "Shift+F1", screen, pane, (68, 32)),
            go=screen.focus_box,
            entered=controller.reload,
        )
    )
    helping = RuleHelp(book, frame.background, frame.notices)
    helping.place_wanted.connect(frame.window.go_to)
    frame.changes.journal_grew.connect(helping.put_away)  # what was asked about is written
    frame.window.deeds.add(helping.action())
    return controller
