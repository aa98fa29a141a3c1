"""What the intake asks of the services, as it runs on the lanes: no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.errors import BadInput
from counter_app.domain.intake import Decision
from counter_app.domain.procedures import Procedure
from counter_app.services.drafts import Drafts
from counter_app.services.intake import Intake, Receipt
from counter_app.services.reference import CatalogueAge, ProcedureHit, Reference
from counter_app.services.sign_in import Session
from counter_app.services.slips import Slips
from counter_app.ui.intake.entered import Entered, command_from, from_content
from counter_app.ui.intake.intake_screen import SaveRequest

if TYPE_CHECKING:
    from counter_app.print.slip_pdf import SlipSize

DRAFT = "intake"
PREVIEW_DPI = 130.0


@dataclass(frozen=True)
class Restored:
    entered: Entered
    procedure: Procedure | None
    changed: datetime


@dataclass(frozen=True)
class Saving:
    request: SaveRequest
    receipt: Receipt


def then_time(write: Callable[[], None], now: Callable[[], datetime]) -> datetime:
    write()
    return now()


def decide(intake: Intake, entered: Entered) -> Decision:
    return intake.decide(command_from(entered))


def picture(slips: Slips, entered: Entered, session: Session, size: SlipSize) -> bytes:
    return slips.preview(command_from(entered), session, size=size, dpi=PREVIEW_DPI)


def receive(intake: Intake, drafts: Drafts, request: SaveRequest, session: Session) -> Saving:
    """Durable when it returns; only then is the draft forgotten."""
    receipt = intake.receive(command_from(request.entered), session)
    drafts.forget(session.account, DRAFT)
    return Saving(request, receipt)


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


def with_procedure(reference: Reference, entered: Entered, now: Callable[[], datetime]) -> Restored:
    """The form's values with the version of their procedure; one that is no longer valid is left out."""
    moment = now()
    try:
        procedure = reference.procedure(entered.procedure, moment.date()) if entered.procedure else None
    except BadInput:
        procedure = None
    return Restored(entered, procedure, moment)
