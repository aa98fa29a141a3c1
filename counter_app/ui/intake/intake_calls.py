"""What the intake asks of the services, as it runs on the lanes: no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.former_units import AddressOffer
from counter_app.domain.intake import Decision, ReceiptRefused, ReceiveDossier
from counter_app.domain.procedures import Procedure
from counter_app.domain.times import iso, time_vi
from counter_app.services.drafts import RECEIPT_DRAFT, Drafts, OtherDraft
from counter_app.services.intake import Intake, Receipt
from counter_app.services.procedure_search import ProcedureHit
from counter_app.services.reference import CatalogueAge, Reference
from counter_app.services.roles import takes_in_for_the_post
from counter_app.services.sheet_checking import SheetAnswer
from counter_app.services.sign_in import Session
from counter_app.services.slips import Slips
from counter_app.ui.intake.entered import Entered, command_from, from_content, read_command
from counter_app.ui.intake.entered_arrival import entered_of, entered_of_posted
from counter_app.ui.intake.intake_screen import SaveRequest
from counter_app.ui.intake.intake_services import IntakeServices

if TYPE_CHECKING:
    from counter_app.print.slip_size import SlipSize

DRAFT = RECEIPT_DRAFT
PREVIEW_DPI = 130.0


@dataclass(frozen=True)
class Restored:
    entered: Entered
    procedure: Procedure | None
    changed: datetime


@dataclass(frozen=True)
class OpenedArrival:
    """What came online, as the form shows it."""

    entered: Entered
    procedure: Procedure | None


@dataclass(frozen=True)
class Saving:
    request: SaveRequest
    receipt: Receipt


@dataclass(frozen=True)
class Offered:
    """`address` is the one that was asked about: it may have been typed on since."""

    address: str
    offers: tuple[AddressOffer, ...]


@dataclass(frozen=True)
class NamedDraft:
    draft: OtherDraft
    words: str


def then_time(write: Callable[[], None], now: Callable[[], datetime]) -> datetime:
    write()
    return now()


def entered_from_sheet(sheet: SheetAnswer) -> Entered:
    """Everything else is on the paper."""
    return Entered(sheet=sheet.number, sheet_printed=iso(sheet.printed) if sheet.printed is not None else "")


def decide(services: IntakeServices, entered: Entered, *, posts: bool) -> Decision:
    """`posts`: whoever sits there takes it in for the post."""
    command = readable_command(services.intake, entered)
    return services.posting().decide(command) if posts else services.intake.decide(command)


def readable_command(intake: Intake, entered: Entered) -> ReceiveDossier:
    """Raises ReceiptRefused with what cannot be read and, in the same list, whatever else is wrong already."""
    command, unreadable = read_command(entered)
    if not unreadable:
        return command
    fields = {problem.field for problem in unreadable}
    others = [problem for problem in intake.problems(command) if problem.field not in fields]
    raise ReceiptRefused((*unreadable, *others))


def picture(slips: Slips, entered: Entered, session: Session, size: SlipSize, beside: tuple[str, ...]) -> bytes:
    return slips.preview(command_from(entered), session, size=size, dpi=PREVIEW_DPI, beside=beside)


def open_arrival(services: IntakeServices, identity: str) -> OpenedArrival:
    """Raises RuleViolation where somebody answered it meanwhile, and where it waits for its citizen."""
    posted = services.manifests().to_receive(identity)
    if posted is not None:
        procedure = _procedure(services, posted.procedure_code)
        return OpenedArrival(entered_of_posted(posted, procedure), procedure)
    came = services.inbox.open(identity)
    if not came.waits_for_us:
        raise RuleViolation(
            "Hồ sơ đã được yêu cầu bổ sung, đang chờ người nộp; bổ sung đủ mới tiếp nhận được.",
            "The dossier was sent back and waits for its citizen; it is received once it is complete.",
        )
    procedure = _procedure(services, came.procedure_code)
    return OpenedArrival(entered_of(came, procedure), procedure)


def _procedure(services: IntakeServices, code: str) -> Procedure | None:
    """As the catalogue has it now; None where it has none."""
    try:
        return services.reference.procedure(code, services.now().date())
    except BadInput:
        return None


def receive(services: IntakeServices, request: SaveRequest, session: Session) -> Saving:
    """Durable when it returns, and the draft gone with it."""
    command = readable_command(services.intake, request.entered)
    if takes_in_for_the_post(session) and not command.arrived:
        return Saving(request, services.posting().accept(command, session, draft=DRAFT))
    return Saving(request, services.intake.receive(command, session, draft=DRAFT))


def address_offers(reference: Reference, address: str) -> Offered:
    return Offered(address, reference.former_units().offers(address))


def search(reference: Reference, letters: str, now: Callable[[], datetime]) -> tuple[ProcedureHit, ...]:
    return reference.search(letters, now().date())


def procedure_on_day(reference: Reference, code: str, now: Callable[[], datetime]) -> Procedure:
    return reference.procedure(code, now().date())


def catalogue_age(reference: Reference, now: Callable[[], datetime]) -> CatalogueAge:
    return reference.catalogue_age(now().date())


def find_draft(drafts: Drafts, reference: Reference, account: str, now: Callable[[], datetime]) -> Restored | None:
    draft = drafts.find(account, DRAFT)
    if draft is None:
        return None
    restored = with_procedure(reference, from_content(draft.content), now)
    return Restored(restored.entered, restored.procedure, draft.changed)


def other_drafts(drafts: Drafts, reference: Reference, account: str) -> tuple[NamedDraft, ...]:
    """Who left it, when, and whose dossier it was becoming."""
    names = reference.names()
    return tuple(
        NamedDraft(
            other,
            " · ".join(filter(None, (names.person(other.person), time_vi(other.changed), _about(other)))),
        )
        for other in drafts.others(account, DRAFT)
    )


def _about(other: OtherDraft) -> str:
    entered = from_content(other.content)
    return entered.person.name or entered.procedure


def take_over(
    drafts: Drafts, reference: Reference, account: str, other: OtherDraft, now: Callable[[], datetime]
) -> Restored | None:
    """None where somebody else took it in the meantime."""
    taken = drafts.take_over(account, DRAFT, other)
    return find_draft(drafts, reference, account, now) if taken else None


def with_procedure(reference: Reference, entered: Entered, now: Callable[[], datetime]) -> Restored:
    """The form's values with the version of their procedure; one that is no longer valid is left out."""
    moment = now()
    try:
        procedure = reference.procedure(entered.procedure, moment.date()) if entered.procedure else None
    except BadInput:
        procedure = None
    return Restored(entered, procedure, moment)
