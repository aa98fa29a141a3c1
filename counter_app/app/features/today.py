"""The day at one glance, and what whoever answers for the office looks through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.app.signing_token import signer_of
from counter_app.services.steps.signing import Signing
from counter_app.services.steps.waiting_signatures import WaitingSignatures
from counter_app.ui.digitising.signing_controller import SigningController
from counter_app.ui.feedback.feedback_waiting import FeedbackWaiting, FeedbackWatch
from counter_app.ui.oversight.oversight_column import OversightColumn
from counter_app.ui.oversight.oversight_controller import OversightController, OversightServices
from counter_app.ui.oversight.to_sign_controller import ToSignController
from counter_app.ui.place import FEEDBACK, TODAY, View
from counter_app.ui.today.today_context import TodayContext
from counter_app.ui.today.today_controller import TodayController
from counter_app.ui.today.today_screen import TodayScreen

if TYPE_CHECKING:
    from counter_app.services.steps.feedback import FeedbackList


def build(parts: DeskParts, frame: Frame) -> TodayController:
    screen, context = TodayScreen(), TodayContext()
    column = OversightColumn(context)
    controller = TodayController(screen, context, parts.today, frame.bench)
    controller.print_wanted.connect(frame.printing.print_slip)
    controller.came.connect(_build_feedback(parts, frame, screen, context).look)
    oversight = _build_oversight(parts, frame, screen, column)
    oversight.dossier_wanted.connect(controller.dossier_wanted)
    oversight.step_wanted.connect(controller.step_wanted)
    controller.troubled_asked.connect(oversight.show_troubled)
    controller.came.connect(oversight.entered)
    to_sign = _build_to_sign(parts, frame, screen, column)
    to_sign.dossier_wanted.connect(controller.dossier_wanted)
    controller.came.connect(to_sign.entered)
    for which, table in screen.tables.items():
        table.remember(parts.settings, f"{TODAY}-{which.value}")
    frame.window.furnish(TODAY, View(screen, column, entered=controller.entered))
    return controller


def _build_feedback(parts: DeskParts, frame: Frame, screen: TodayScreen, context: TodayContext) -> FeedbackWatch:
    waiting = FeedbackWaiting()
    waiting.go.clicked.connect(partial(frame.window.show_place, FEEDBACK))
    context.put_below(waiting)

    def listed() -> FeedbackList:
        return parts.steps.feedback.listed(most=1)  # read where it is wanted, in its lane

    return FeedbackWatch(waiting, screen, listed, frame.bench)


def _build_to_sign(parts: DeskParts, frame: Frame, screen: TodayScreen, column: OversightColumn) -> ToSignController:
    cases, card = parts.steps.cases, column.signing
    controller = ToSignController(screen, card, WaitingSignatures(cases), frame.bench)
    signing = Signing(cases, parts.digital_copies, partial(signer_of, parts))
    SigningController(card, signing, frame.pins, TODAY, frame.bench)
    frame.window.deeds.add(controller.action(partial(_call_to_sign, frame, controller)))
    return controller


def _call_to_sign(frame: Frame, controller: ToSignController) -> None:
    frame.window.show_place(TODAY)
    controller.show()


def _build_oversight(
    parts: DeskParts, frame: Frame, screen: TodayScreen, column: OversightColumn
) -> OversightController:
    steps = parts.steps
    services = OversightServices(steps.oversight, steps.transfers, steps.corrections, parts.sign_in, steps.conflicts)
    controller = OversightController(screen, column, services, frame.bench)
    controller.print_wanted.connect(frame.printing.print_slip)
    return controller
