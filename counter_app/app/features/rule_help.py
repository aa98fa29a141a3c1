"""F1: the rule behind a field."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.rule_book import RuleBook
from counter_app.ui.rules.rule_help import RuleHelp


def build(parts: DeskParts, frame: Frame) -> RuleHelp:
    helping = RuleHelp(RuleBook(parts.reference, parts.clock.now), frame.bench.background, frame.bench.notices)
    helping.place_wanted.connect(frame.window.go_to)
    frame.bench.changes.journal_grew.connect(helping.put_away)  # what was asked about is written
    frame.window.deeds.add(helping.action())
    return helping
