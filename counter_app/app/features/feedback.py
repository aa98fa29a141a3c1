"""What citizens say of the service."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.feedback.feedback_controller import FeedbackColumn, FeedbackController
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.place import FEEDBACK, View


def build(parts: DeskParts, frame: Frame) -> FeedbackController:
    screen, column = FeedbackScreen(), FeedbackColumn()
    controller = FeedbackController(screen, column, parts.steps.feedback, frame.bench)
    screen.table.remember(parts.settings, FEEDBACK)
    frame.window.furnish(FEEDBACK, View(screen, column, screen.focus_list, controller.reading.entered))
    return controller
