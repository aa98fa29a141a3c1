"""Receiving: the decision, then one transaction, then the receipt that everything printed stands on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.citizen_notice import StatusTimes
from counter_app.domain.contingency_sheet import SHEET
from counter_app.domain.details import count_of
from counter_app.domain.due_explanation import Step
from counter_app.domain.entry_types import DOSSIER_RECEIVED, FEE_COLLECTED, RESULT_RETURNED
from counter_app.domain.intake import Decision, FieldProblem, MissingComponent, ReceiveDossier
from counter_app.domain.intake_checks import checked_command
from counter_app.domain.intake_decision import Basis, ReceiptTimes, decide_receipt
from counter_app.domain.procedures import Procedure
from counter_app.domain.regulations import Profile
from counter_app.domain.slip import RegisterLine
from counter_app.domain.times import parse_iso
from counter_app.services.arrived_receipt import named_again, waiting_receipt
from counter_app.services.citizen_notices import Told, notice_of_opening, says_status
from counter_app.services.competence import agency_of_code, is_own
from counter_app.services.desk_clock import DeskClock
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.receipt_details import receipt_details
from counter_app.services.reference import ProcedureVersion, Reference
from counter_app.services.reference_reading import ProfileVersion
from counter_app.services.sheet_checking import of_sheet
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases
from counter_app.services.wording import STATUS_EN, STATUS_VI
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Connection
from counter_app.store.dossier_search import active_of_person
from counter_app.store.draft_store import drop_draft
from counter_app.store.journal import OPENED_HERE, EntryDraft, Saved
from counter_app.store.opening import OpenDesk
from counter_app.store.reference_store import keep_versions
from counter_app.wire.header import Fee, Header


@dataclass(frozen=True, slots=True)
class Receipt:
    """On disk. `code` None: every number is used up, *mã hồ sơ cấp sau*; the identity stands for it meanwhile.
    `posted`: the post took it in, the one-stop has still to receive it and gives code and date."""

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
    posted: bool = False


@dataclass(frozen=True, slots=True)
class SimilarDossier:
    """An active dossier of the same person and procedure."""

    identity: str
    code: str | None
    applicant: str
    received: datetime
    due: datetime | None
    status_vi: str
    status_en: str


class Intake:
    """What the form asks for while it is filled, and the save."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference
        self._cases = Cases(desk, clock, reference)
        self._kept: frozenset[str] = frozenset()

    def decide(self, command: ReceiveDossier) -> Decision:
        """What saving now would write; for the form while it is being filled. Raises ReceiptRefused, BadInput."""
        now = self._clock.now()
        with self._cases.reading() as connection:
            arrival = waiting_receipt(self._cases, connection, command) if command.arrived else None
            command = arrival.command if arrival else command
            command, against = of_sheet(connection, self._desk, command)
            received = command.received or now
            procedure = self._reference.procedure(command.procedure_code, received.date())
            profile = self._reference.profile(received.date())
            times = ReceiptTimes(received, now, arrival.whole if arrival else None)
            return decide_receipt(command, self._basis(procedure, profile), times, against)

    def problems(self, command: ReceiveDossier) -> tuple[FieldProblem, ...]:
        """What stands against it whatever the procedure; for a form in which something else cannot be read yet."""
        now = self._clock.now()
        return tuple(checked_command(command, command.received or now, now)[1])

    def receive(self, command: ReceiveDossier, session: Session, *, draft: str = "") -> Receipt:
        """Durable when it returns. The person's draft of the kind `draft` goes in the same transaction: no crash leaves
        a draft of what was received. A command that names what `arrived` online or by post receives that: its identity,
        code and time of filing stay. Raises ReceiptRefused, BadInput, RuleViolation (role, or what arrived does not
        wait to be answered), EnvironmentProblem (disk).
        """
        self._cases.require(session, DOSSIER_RECEIVED)
        stamp = self._clock.stamp()
        # Decided inside the transaction that writes it: by what is current then, whatever arrives meanwhile.
        with self._desk.database.write() as connection, self._reference.at_one_moment(connection):
            arrival = waiting_receipt(self._cases, connection, command) if command.arrived else None
            command = arrival.command if arrival else command
            command, against = of_sheet(connection, self._desk, command)
            received, office = command.received or stamp.entered, self._reference.office()
            version = self._reference.procedure_version(command.procedure_code, received.date())
            profile = self._reference.profile_version(received.date())
            times = ReceiptTimes(received, stamp.entered, arrival.whole if arrival else None)
            decision = decide_receipt(command, self._basis(version.procedure, profile.profile), times, against)
            drafts = _drafts(decision, version, profile, office, session)
            if arrival is not None:
                drafts = arrival.on(drafts)
            self._keep(connection, version, profile)
            saved = self._desk.journal.append_in(connection, drafts, session.account, stamp)
            saved = named_again(saved, arrival) if arrival is not None else saved
            told = _told(decision, version.procedure, profile.profile, office, drafts[0])
            # Named by its code, which is known only now; still in the same transaction.
            if notices := notice_of_opening(drafts, saved, told, received, office):
                self._desk.journal.append_in(connection, notices, session.account, stamp)
            if draft:
                drop_draft(connection, session.account, draft)
        self._kept |= {part.hash for part in (version.part, *profile.parts)}
        return _receipt(decision, saved)

    def similar_active(self, id_number: str, procedure_code: str) -> tuple[SimilarDossier, ...]:
        """A warning, never a reason not to receive."""
        if not id_number.strip():
            return ()
        with self._desk.database.read() as connection:
            rows = active_of_person(connection, self._desk.projections, id_number.strip(), procedure_code)
        return tuple(
            SimilarDossier(
                row.identity,
                row.code,
                row.applicant,
                parse_iso(row.received),
                parse_iso(row.due) if row.due else None,
                STATUS_VI.get(row.status, row.status),
                STATUS_EN.get(row.status, row.status),
            )
            for row in rows
        )

    def _basis(self, procedure: Procedure, profile: Profile) -> Basis:
        return Basis(procedure, profile, self._reference.calendar(), is_own(self._reference.office(), procedure))

    def _keep(self, connection: Connection, version: ProcedureVersion, profile: ProfileVersion) -> None:
        """What the receipt names by hash, once for each version that this program has not kept yet."""
        keep_versions(connection, "procedures", [part for part in (version.part,) if part.hash not in self._kept])
        keep_versions(connection, "profiles", [part for part in profile.parts if part.hash not in self._kept])


def _drafts(
    decision: Decision, version: ProcedureVersion, profile: ProfileVersion, office: OfficeSettings, session: Session
) -> list[EntryDraft]:
    """The receipt, the money that was taken, the result where it was handed over: one save."""
    procedure, command = version.procedure, decision.command
    fees = tuple(Fee(fee.kind, fee.amount, fee.name, fee.paid) for fee in command.fees)
    agency = agency_of_code(office, procedure, command.channel)
    opening = EntryDraft(
        DOSSIER_RECEIVED,
        details=receipt_details(decision, procedure, session.name),
        facts=_facts(decision, agency, session),
        wish=CodeWish(agency, decision.received.date()) if agency is not None else None,
        procedure=version.part.hash,
        profile=profile.parts[0].hash,
        received=decision.received,
        runs_from=decision.runs_from,
        due=decision.due,
        fees=fees,
        takes_register_number=True,
    )
    paid = tuple(fee for fee in fees if fee.paid and fee.amount)
    more = [EntryDraft(FEE_COLLECTED, dossier=OPENED_HERE, fees=paid)] if paid else []
    if decision.returned:
        more.append(EntryDraft(RESULT_RETURNED, dossier=OPENED_HERE, facts={"at_once": True}))
    return [opening, *more]


def _told(
    decision: Decision, procedure: Procedure, profile: Profile, office: OfficeSettings, opening: EntryDraft
) -> Told:
    command, details = decision.command, opening.details or {}
    told = Told(details, "", procedure.name.value or procedure.code, decision.due)
    if not says_status(profile, command.channel, command.service_level):
        return told
    return replace(told, times=StatusTimes(received=decision.received, returned=decision.due))


def _facts(decision: Decision, agency: str | None, session: Session) -> dict[str, object]:
    facts: dict[str, object] = {
        "channel": decision.command.channel,
        "slip": decision.prints_slip,
        "due_set_by": decision.due_set_by.value,
    }
    if agency is not None:
        facts["agency"] = agency
    if decision.command.sheet:
        facts[SHEET] = decision.command.sheet
    if session.unconfirmed:
        facts["unconfirmed_account"] = True
    return facts


def _receipt(decision: Decision, saved: Saved) -> Receipt:
    return Receipt(
        identity=saved.opened,
        code=saved.code,
        received=decision.received,
        due=decision.due,
        explanation=decision.explanation,
        register=register_line(saved.headers[0]),
        missing=decision.missing,
        warnings=decision.notes,
        prints_slip=decision.prints_slip,
        returned=decision.returned,
    )


def register_line(header: Header) -> RegisterLine | None:
    """Where the dossier stands in the register, as its receipt's header says."""
    register = header.facts.get("register")
    if not isinstance(register, dict):
        return None
    return RegisterLine(str(register.get("volume", "")), count_of(register, "number"))
