"""What the post takes in for the one-stop: the checks of a receipt, then one entry that opens the dossier.

It bears neither code nor date: the receipt of the competent one-stop gives both, on the same dossier.
"""

from __future__ import annotations

from counter_app.domain.entry_types import POSTAL_ACCEPTED
from counter_app.domain.intake import Decision, ReceiveDossier
from counter_app.domain.intake_decision import Basis, ReceiptTimes
from counter_app.domain.posting import BY_POST, decide_posting
from counter_app.services.competence import is_own
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import Receipt
from counter_app.services.receipt_details import opening_details
from counter_app.services.reference import ProcedureVersion, Reference
from counter_app.services.reference_reading import ProfileVersion
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases
from counter_app.store.draft_store import drop_draft
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk
from counter_app.store.reference_store import keep_versions


class PostalIntake:
    """As `Intake` for the post: what the form asks for while it is filled, and the save."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk, self._clock, self._reference = desk, clock, reference
        self._cases = Cases(desk, clock, reference)

    def decide(self, command: ReceiveDossier) -> Decision:
        """Raises ReceiptRefused, BadInput."""
        now = self._clock.now()
        received = command.received or now
        with self._cases.reading():
            version = self._reference.procedure_version(command.procedure_code, received.date())
            profile = self._reference.profile_version(received.date())
            return decide_posting(command, self._basis(version, profile), ReceiptTimes(received, now))

    def accept(self, command: ReceiveDossier, session: Session, *, draft: str = "") -> Receipt:
        """Durable when it returns, and the person's draft of the kind `draft` gone with it. Raises ReceiptRefused,
        BadInput, RuleViolation (role), EnvironmentProblem (disk)."""
        self._cases.require(session, POSTAL_ACCEPTED)
        stamp = self._clock.stamp()
        with self._cases.writing() as connection:
            received = command.received or stamp.entered
            version = self._reference.procedure_version(command.procedure_code, received.date())
            profile = self._reference.profile_version(received.date())
            decision = decide_posting(command, self._basis(version, profile), ReceiptTimes(received, stamp.entered))
            keep_versions(connection, "procedures", [version.part])
            keep_versions(connection, "profiles", profile.parts)
            opening = self._opening(decision, version, profile, session)
            saved = self._desk.journal.append_in(connection, [opening], session.account, stamp)
            if draft:
                drop_draft(connection, session.account, draft)
        return Receipt(
            identity=saved.opened,
            code=None,
            received=decision.received,
            due=None,
            explanation=(),
            register=None,
            missing=decision.missing,
            warnings=decision.notes,
            prints_slip=False,
            returned=False,
            posted=True,
        )

    def _opening(
        self, decision: Decision, version: ProcedureVersion, profile: ProfileVersion, session: Session
    ) -> EntryDraft:
        facts: dict[str, object] = {"channel": BY_POST}
        if session.unconfirmed:
            facts["unconfirmed_account"] = True
        details = opening_details(decision.command, version.procedure, session.name)
        if decision.missing:
            details["missing"] = [missing.vi for missing in decision.missing]
        return EntryDraft(
            POSTAL_ACCEPTED,
            details=details,
            facts=facts,
            procedure=version.part.hash,
            profile=profile.parts[0].hash,
            offices=self._reference.office().brought_to,
            received=decision.received,
        )

    def _basis(self, version: ProcedureVersion, profile: ProfileVersion) -> Basis:
        own = is_own(self._reference.office(), version.procedure)
        return Basis(version.procedure, profile.profile, self._reference.calendar(), own)
