"""The day's till, called by name and offered at leaving."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.till.till_controller import TillController


def build(parts: DeskParts, frame: Frame) -> TillController:
    till = TillController(parts.steps.tills, parts.clock, frame.bench)
    frame.window.deeds.add(till.action())
    return till
