"""New dossier."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.domain.form import Form
from counter_app.print.slip_size import SlipSize
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.ui.intake.answering import Answering
from counter_app.ui.intake.arrival_card import ArrivalShowing
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.intake_controller import IntakeController
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.intake.intake_services import IntakeServices
from counter_app.ui.intake.posted_printing import PostedPrinting
from counter_app.ui.intake.posting_printing import PostingPrinting
from counter_app.ui.online.filed_controller import FiledController
from counter_app.ui.place import INTAKE, View
from counter_app.ui.printing.form_printing import FormPrinting
from counter_app.ui.rule_behind import INTAKE_RULES, declare_rules
from counter_app.ui.steps.plan import Counter
from counter_app.ui.transfer.transfer_controller import TransferController


def build(parts: DeskParts, frame: Frame) -> IntakeController:
    screen, context, inbox = IntakeScreen(), IntakeContext(), OnlineInbox(parts.steps.cases)
    desk = parts.services
    services = IntakeServices(
        parts.intake,
        lambda: desk.postal_intake,
        parts.slips,
        parts.reference,
        parts.drafts,
        inbox,
        lambda: desk.manifests,
        parts.clock.now,
    )
    # One copy, upright: both halves of the sheet say the same.
    preview_size = SlipSize.A5 if parts.slip_size is SlipSize.A4X2 else parts.slip_size
    controller = IntakeController(screen, context, services, frame.bench, preview_size)
    FiledController(context.arrival.files, parts.digital_copies, frame.bench.background)
    screen.receiving.connect(context.show_receipt)
    ArrivalShowing(screen, context.arrival, inbox, frame.bench.background)
    _build_answers(parts, frame, screen).answered.connect(controller.answered)
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    posting = PostingPrinting(screen, lambda: desk.postal_papers, printing, frame.bench.seat)
    controller.posting_slip_wanted.connect(posting.print_slip)
    frame.window.deeds.add(controller.print_gathered_action())
    frame.window.deeds.add(_posted(parts, frame, screen).action())
    transfer = TransferController(screen.saved.transfer, parts.steps.fees, frame.bench)
    screen.saved.shown.connect(transfer.look)
    declare_rules(screen.form.fields(), INTAKE_RULES)
    frame.window.furnish(INTAKE, View(screen, context, controller.new_or_back))
    if frame.bench.seat.session is not None:
        controller.restore()  # sat down before this was made
    return controller


def _posted(parts: DeskParts, frame: Frame, screen: IntakeScreen) -> PostedPrinting:
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)

    def draw(code: str) -> Form:
        return parts.steps.posted.form(code)  # read when it is wanted

    return PostedPrinting(lambda: screen.form.procedure.code, draw, printing, frame.bench)


def _build_answers(parts: DeskParts, frame: Frame, screen: IntakeScreen) -> Answering:
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    return Answering(screen, Counter(parts.steps, parts.sign_in), parts.drafts, printing, frame.bench)
