"""The inbox of what came online."""

from __future__ import annotations

from functools import partial

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.ui.online.arrival_watch import ArrivalWatch
from counter_app.ui.online.filed_controller import FiledController
from counter_app.ui.online.inbox_controller import InboxController
from counter_app.ui.online.inbox_screen import InboxCard, InboxScreen
from counter_app.ui.place import ONLINE, View


def build(parts: DeskParts, frame: Frame) -> InboxController:
    screen, card, inbox = InboxScreen(), InboxCard(), OnlineInbox(parts.steps.cases)
    controller = InboxController(screen, card, inbox, frame.bench)
    FiledController(card.files, parts.digital_copies, frame.bench.background)
    screen.table.remember(parts.settings, ONLINE)
    show = partial(frame.window.show_place, ONLINE)
    watch = ArrivalWatch(inbox, show, frame.bench)
    frame.window.place_entered.connect(watch.entered)
    frame.window.furnish(ONLINE, View(screen, card, screen.focus_list, controller.reading.entered))
    watch.look()
    return controller
