"""The rules in force."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.rule_book import RuleBook
from counter_app.services.rule_switches import RuleSwitches
from counter_app.ui.place import RULES, View
from counter_app.ui.rules.rules_controller import RulesController
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen


def build(parts: DeskParts, frame: Frame) -> RulesController:
    screen, pane, book = RulesScreen(), RulePane(), RuleBook(parts.reference, parts.clock.now)
    switches = RuleSwitches(parts.steps.cases, parts.reference)
    controller = RulesController(screen, pane, book, switches, frame.bench)
    screen.table.remember(parts.settings, RULES)
    frame.window.furnish(RULES, View(screen, pane, screen.focus_box, controller.reload))
    return controller
