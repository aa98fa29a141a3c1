"""Receiving: the decision, then one transaction, then the receipt that everything printed stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.due_explanation import Step
from counter_app.domain.intake import Decision, FieldProblem, MissingComponent, ReceiveDossier
from counter_app.domain.slip import RegisterLine
from counter_app.services.sign_in import Session
from counter_app.services.desk_clock import DeskClock
from counter_app.services.reference import Reference
from counter_app.store.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class Receipt:
    """On disk. `code` None: every number is used up, *mã hồ sơ cấp sau*; the identity stands for it meanwhile."""

    identity: str
    code: str | None
    received: datetime
    due: datetime | None
    explanation: tuple[Step, ...]
    register: RegisterLine | None
    missing: tuple[MissingComponent, ...]
    warnings: tuple[FieldProblem, ...]
    prints_slip: bool
    returned: bool


@dataclass(frozen=True, slots=True)
class SimilarDossier:
    """An active dossier of the same person and procedure."""

    identity: str
    code: str | None
    applicant: str
    received: datetime
    due: datetime | None
    status_vi: str


class Intake:
    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        raise NotImplementedError

    def decide(self, command: ReceiveDossier) -> Decision:
        """What saving now would write; for the form while it is being filled. Raises ReceiptRefused, BadInput."""
        raise NotImplementedError

    def receive(self, command: ReceiveDossier, session: Session) -> Receipt:
        """Durable when it returns. Raises ReceiptRefused, RuleViolation (role), EnvironmentProblem (disk)."""
        raise NotImplementedError

    def similar_active(self, id_number: str, procedure_code: str) -> tuple[SimilarDossier, ...]:
        """A warning, never a reason not to receive."""
        raise NotImplementedError
