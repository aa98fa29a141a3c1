"""The inbox of what came online."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.ui.icons import Icon
from counter_app.ui.online.filed_controller import FiledController
from counter_app.ui.online.inbox_controller import InboxController
from counter_app.ui.online.inbox_screen import InboxCard, InboxScreen
from counter_app.ui.place import ONLINE, Place


def build(parts: DeskParts, frame: Frame) -> InboxController:
    screen, card = InboxScreen(), InboxCard()
    controller = InboxController(
        screen,
        card,
        OnlineInbox(parts.steps.cases),
        *(frame.seat, frame.background, frame.changes, frame.notices),
    )
    FiledController(card.files, parts.digital_copies, frame.background)
    screen.table.remember(parts.settings, ONLINE)
    frame.window.add_place(
        Place(*(ONLINE, screen.title(), Icon.HANDING_IN, "F5", screen, card, (68, 32)), entered=controller.entered)
    )
    return controller
