"""What waits to be handed in."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.ui.place import QUEUE, View
from counter_app.ui.queue.queue_controller import QueueController
from counter_app.ui.queue.queue_model import QueueModel
from counter_app.ui.queue.queue_screen import QueueDetail, QueueScreen


def build(parts: DeskParts, frame: Frame) -> QueueController:
    screen, detail = QueueScreen(QueueModel()), QueueDetail()
    controller = QueueController(screen, detail, parts.handing_in, parts.outages, parts.runner, frame.bench)
    screen.table.remember(parts.settings, QUEUE)
    frame.window.furnish(QUEUE, View(screen, detail, entered=controller.reload))
    return controller
