"""Corrections after the receipt: at once until hand-over, by a second person where a promise changes.

What users of such systems complain of most: after the receipt everything is locked, so a wrong procedure or date that
the citizen notices can be neither corrected nor printed again. Here the clerk does it without leaving the counter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import AT_ONCE_FIELDS, CorrectionKind, before_of, really_changes
from counter_app.domain.due_date import due_date
from counter_app.domain.errors import SET_BY_THE_OFFICE_EN, SET_BY_THE_OFFICE_VI, BadInput, RuleViolation
from counter_app.domain.intake import ChargedFee
from counter_app.domain.life_cycle import is_possible
from counter_app.domain.procedures import Procedure
from counter_app.domain.profile_counting import counting_rules
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.step_details import LONGEST_LINE, line, reason
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import iso
from counter_app.domain.working_clock import in_office_time
from counter_app.domain.written_number import LARGEST_AMOUNT
from counter_app.services.competence import agency_of_code, is_own
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_content import FEE_KINDS_VI
from counter_app.services.standing import CHARGES, OpenProposal, account_now, open_proposal
from counter_app.services.steps.case import Case, Cases, impossible, of_dossier
from counter_app.services.steps.going_over import money_stays
from counter_app.services.steps.receiving_anew import ReceivingAnew
from counter_app.services.wording import amount_vi
from counter_app.store.database import Connection
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.reference_store import keep_versions
from counter_app.wire.header import Fee

SIGNED_IN, LATER = "signed_in", "later"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What needs a second person. One of the values, by its kind: `due`, `fees` or `procedure_code`; for VOID perhaps
    `replaced_by`, the dossier that was received anew in its place, as it is typed. With a procedure `fees` are what is
    charged for it, approved together with it; None: what was charged so far."""

    kind: CorrectionKind
    reason: str
    due: datetime | None = None
    fees: tuple[ChargedFee, ...] | None = None
    procedure_code: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class _Decision:
    approved: bool
    how: str
    remark: str = ""


class Corrections:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases = cases
        self._reference = reference

    def correct(self, identity: str, after: Mapping[str, Any], why: str, session: Session) -> Saved:
        """Name, address, contact, papers: in force at once, until hand-over (the life cycle says when not).

        `after` names the fields of the receipt's details that change. Raises RuleViolation for others, BadInput for
        no change.
        """
        said, changes = reason(why), _cleaned(after)

        def decide(case: Case) -> list[EntryDraft]:
            if not really_changes(case.details, changes):
                raise BadInput("Chưa có gì thay đổi so với nội dung đã ghi.", "Nothing differs from what is recorded.")
            details = {
                "reason": said,
                "before": before_of(case.details, changes),
                "after": changes,
                "clerk": session.name,
            }
            return [EntryDraft(types.DOSSIER_CORRECTED, details=details, facts={"fields": sorted(changes)})]

        return self._cases.take(identity, types.DOSSIER_CORRECTED, session, decide)

    # --------------------------------------------------------------------------------------- a second person

    def ask(self, identity: str, proposal: Proposal, session: Session) -> Saved:
        """Written at once, in force when approved; the slip says *waiting for approval* meanwhile. A procedure of
        another agency is asked for as AGENCY: that dossier is void then, and received anew."""
        with self._cases.writing() as connection:
            return self._ask_in(connection, identity, proposal, session)

    def decide(self, identity: str, *, approved: bool, approver: Session, how: str = LATER, remark: str = "") -> Saved:
        """By another person than the one who asked. `identity` of what is returned is that of the dossier which was
        received anew in its place, None for every other kind. Raises RuleViolation otherwise, or when nothing is open.
        """
        with self._cases.writing() as connection:
            return self._decide_in(connection, identity, _Decision(approved, how, remark), approver)

    def ask_and_decide(self, identity: str, proposal: Proposal, session: Session, approver: Session) -> Saved:
        """The second person signs in over the clerk's screen: asked for and approved without leaving the counter, both
        or neither. Returns as `decide`."""
        self._cases.require(approver, types.CORRECTION_DECIDED)
        need_another(session.account, approver)
        with self._cases.writing() as connection:
            self._ask_in(connection, identity, proposal, session)
            return self._decide_in(connection, identity, _Decision(True, SIGNED_IN), approver)

    def against_procedure(self, identity: str, code: str) -> tuple[Objection, ...]:
        """What is told while it is chosen: its fees by the catalogue, and that another agency's means a new dossier."""
        case = self._cases.open(identity)
        if not code:
            return ()
        told = _published_fees(self._procedure(case, code))
        if not self._of_another_agency(case, code):
            return told
        return (
            *told,
            Objection(
                "procedure",
                "Thủ tục của cơ quan khác: khi duyệt, hồ sơ này bị hủy và được nhận lại ngay với mã mới, giữ nguyên "
                "thời gian nhận; tiền đã thu, khoản báo chuyển khoản và bản số hóa đi theo hồ sơ mới.",
                "A procedure of another agency: when approved, this dossier is void and received anew at once under "
                "another code, at its original time; money, claimed transfers and digital copies go over.",
                firm=False,
            ),
        )

    def waiting(self, identity: str) -> OpenProposal | None:
        case = self._cases.open(identity)
        return open_proposal(case.identity, case.happenings)

    # -----------------------------------------------------------------------------------------------------

    def _ask_in(self, connection: Connection, identity: str, proposal: Proposal, session: Session) -> Saved:
        self._cases.require(session, types.CORRECTION_ASKED)
        case = self._cases.read_in(connection, identity)
        _need_possible(case, types.CORRECTION_ASKED)
        if open_proposal(case.identity, case.happenings) is not None:
            raise RuleViolation(
                "Hồ sơ đang có một đề nghị sửa chờ duyệt; hãy đợi duyệt xong rồi đề nghị tiếp.",
                "A correction of this dossier is waiting for approval; decide that one first.",
            )
        if proposal.kind in (CorrectionKind.PROCEDURE, CorrectionKind.AGENCY):
            other = self._of_another_agency(case, proposal.procedure_code)
            proposal = replace(proposal, kind=CorrectionKind.AGENCY if other else CorrectionKind.PROCEDURE)
        _need_voidable(case, proposal.kind)
        return self._cases.append(connection, [of_dossier(self._asked(case, proposal, session), case)], session)

    def _decide_in(self, connection: Connection, identity: str, decision: _Decision, approver: Session) -> Saved:
        self._cases.require(approver, types.CORRECTION_DECIDED)
        case = self._cases.read_in(connection, identity)
        found = open_proposal(case.identity, case.happenings)
        if found is None:
            raise RuleViolation("Hồ sơ này không có đề nghị sửa nào chờ duyệt.", "No correction is waiting here.")
        need_another(found.asked_by, approver)
        _need_possible(case, types.CORRECTION_DECIDED)
        if decision.approved:
            _need_voidable(case, found.kind)
        drafts = self._decided(case, found, decision, approver)
        if decision.approved and found.kind is CorrectionKind.PROCEDURE:
            version = self._reference.procedure_version(_code_of(found), case.received.date())
            keep_versions(connection, "procedures", [version.part])
        saved = self._cases.append(connection, [of_dossier(draft, case) for draft in drafts], approver)
        if decision.approved and found.kind is CorrectionKind.AGENCY:
            return ReceivingAnew(self._cases, self._reference).carry_out(connection, case, found, approver)
        return saved

    def _asked(self, case: Case, proposal: Proposal, session: Session) -> EntryDraft:
        details: dict[str, Any] = {"reason": reason(proposal.reason), "clerk": session.name}
        facts: dict[str, Any] = {"kind": proposal.kind.value}
        fees: tuple[Fee, ...] = ()
        if proposal.kind is CorrectionKind.DUE:
            details["due"] = iso(_new_due(case, proposal.due))
        elif proposal.kind is CorrectionKind.FEE:
            fees = _other_fees(case, proposal)
        elif proposal.kind in (CorrectionKind.PROCEDURE, CorrectionKind.AGENCY):
            details |= self._other_procedure(case, proposal.procedure_code)
            charged = _as_fees(_charged_now(case))
            asked = charged if proposal.fees is None else _as_fees(_checked_fees(proposal.fees))
            if proposal.kind is CorrectionKind.AGENCY:
                fees = asked
            elif asked != charged:
                fees, facts[CHARGES] = asked, True
        elif proposal.replaced_by.strip():
            details["replaced_by"] = self._in_its_place(case, proposal.replaced_by)
        return EntryDraft(types.CORRECTION_ASKED, details=details, facts=facts, fees=fees)

    def _in_its_place(self, case: Case, named: str) -> str:
        """The identity of the dossier that the void one's slip will answer with. Raises BadInput."""
        other = self._cases.identity_of(named)
        if other == case.identity:
            raise BadInput("Hồ sơ không thay cho chính nó được.", "A dossier cannot take its own place.")
        return other

    def _other_procedure(self, case: Case, code: str) -> dict[str, Any]:
        """Its name, its term and the date that follows from it; a term of the old procedure does not stay."""
        office, procedure = self._reference.office(), self._procedure(case, code)
        after: dict[str, Any] = {
            "procedure_code": procedure.code,
            "procedure_name": procedure.name.value or code,
            "term": "",
            "explanation": [],
        }
        term = StatedTerm.of(procedure, longer=False)
        details: dict[str, Any] = {"after": after}
        if term.term is not None:
            rules = counting_rules(case.profile, case.channel, no_boundary=not is_own(office, procedure))
            counted = due_date(term.term, case.received, case.calendar, rules)
            after["term"] = term.vi
            after["explanation"] = [step.to_json() for step in counted.steps]
            details["due"] = iso(counted.due)
        return details

    def _of_another_agency(self, case: Case, code: str) -> bool:
        """The code names the agency: of the same one it stays, of another one it cannot (wire.md 3)."""
        office = self._reference.office()
        agency = agency_of_code(office, self._procedure(case, code), case.channel)
        return agency != case.opening.facts.get("agency", office.agency)

    def _procedure(self, case: Case, code: str) -> Procedure:
        return self._reference.procedure(code, case.received.date())

    def _decided(self, case: Case, found: OpenProposal, decision: _Decision, approver: Session) -> list[EntryDraft]:
        remark = line(decision.remark, "Ý kiến", "Remark")
        facts: dict[str, object] = {
            "asked": found.asked.hex(),
            "approved": decision.approved,
            "how": decision.how,
            "kind": found.kind.value,
        }
        details: dict[str, Any] = {"approver": approver.name, **({"remark": remark} if remark else {})}
        if not decision.approved or found.kind is CorrectionKind.AGENCY:
            return [EntryDraft(types.CORRECTION_DECIDED, details=details, facts=facts)]
        if found.after:
            details["after"], details["before"] = dict(found.after), before_of(case.details, found.after)
        if found.kind is CorrectionKind.PROCEDURE and found.charges:
            facts[CHARGES] = True
        drafts = [
            EntryDraft(
                types.CORRECTION_DECIDED,
                details=details,
                facts=facts,
                due=found.due,
                fees=found.fees,
                procedure=self._hash_of(case, found),
            ),
            *(money_stays(case, found) if found.charges else ()),
        ]
        if found.kind is CorrectionKind.VOID:
            said = {"reason": found.reason, "clerk": approver.name}
            other = found.details.get("replaced_by")
            drafts.append(EntryDraft(types.DOSSIER_VOIDED, details=said, facts={"replaced_by": other} if other else {}))
        return drafts

    def _hash_of(self, case: Case, found: OpenProposal) -> str | None:
        if found.kind is not CorrectionKind.PROCEDURE:
            return None
        return self._reference.procedure_version(_code_of(found), case.received.date()).part.hash


def need_another(asked_by: str, approver: Session) -> None:
    """Raises RuleViolation where the one who asked would approve."""
    if asked_by == approver.account:
        raise RuleViolation(
            f"Người đề nghị không tự duyệt được; hãy nhờ người khác ({SET_BY_THE_OFFICE_VI}).",
            f"Whoever asked cannot approve; ask another person ({SET_BY_THE_OFFICE_EN}).",
        )


def _need_voidable(case: Case, kind: CorrectionKind) -> None:
    """Raises RuleViolation where this kind voids the dossier and it has gone too far for that."""
    if kind in (CorrectionKind.VOID, CorrectionKind.AGENCY):
        _need_possible(case, types.DOSSIER_VOIDED)


def _published_fees(procedure: Procedure) -> tuple[Objection, ...]:
    """What the catalogue says, as far as it names amounts: the clerk types what is charged."""
    named = [
        f"{FEE_KINDS_VI.get(fee.kind, 'Phí, lệ phí')} {amount_vi(fee.amount)}{f'/{fee.per}' if fee.per else ''}"
        for fee in procedure.fees.value or ()
        if fee.amount is not None
    ]
    if not named:
        return ()
    told = "; ".join(named)
    return (
        Objection(
            "fees_anew",
            f"Danh mục ghi: {told}; hãy xem lại mức thu.",
            f"The catalogue says: {told}; look at the fees again.",
            f"Danh mục thủ tục, {procedure.code}",
            firm=False,
        ),
    )


def _other_fees(case: Case, proposal: Proposal) -> tuple[Fee, ...]:
    fees = _as_fees(_checked_fees(proposal.fees or ()))
    if fees == _as_fees(_charged_now(case)):
        raise BadInput("Mức thu vẫn như đã ghi; chưa có gì để sửa.", "The fees are what is recorded already.")
    return fees


def _as_fees(fees: tuple[ChargedFee, ...]) -> tuple[Fee, ...]:
    return tuple(Fee(fee.kind, fee.amount, fee.name) for fee in fees)


def _charged_now(case: Case) -> tuple[ChargedFee, ...]:
    charged = account_now(case.happenings).charged
    return tuple(ChargedFee(kind, name, amount) for (kind, name), amount in charged.items())


def _need_possible(case: Case, step: str) -> None:
    """Raises RuleViolation: since it was asked for the dossier may have been handed over, or have ended."""
    if not is_possible(case.state, step):
        raise impossible(case.state, step)


def _code_of(found: OpenProposal) -> str:
    return str(found.after.get("procedure_code", ""))


def _new_due(case: Case, due: datetime | None) -> datetime:
    if due is None or in_office_time(due) <= case.received:
        raise BadInput("Ngày hẹn mới phải sau lúc nhận hồ sơ.", "The new date must come after the receipt.")
    return in_office_time(due)


def _checked_fees(fees: tuple[ChargedFee, ...]) -> tuple[ChargedFee, ...]:
    for fee in fees:
        line(fee.name, "Khoản thu", "Fee", needed=True)
        if not 0 <= fee.amount <= LARGEST_AMOUNT:
            raise BadInput("Số tiền không hợp lệ; hãy xem lại.", "The amount is impossible; check it.")
    return fees


def _cleaned(after: Mapping[str, Any]) -> dict[str, Any]:
    """Every text clean. Raises RuleViolation for what needs a second person, BadInput for what cannot be kept."""
    if not after:
        raise BadInput("Chưa có nội dung nào để sửa.", "Nothing was named that is to be corrected.")
    if not after.keys() <= AT_ONCE_FIELDS:
        raise RuleViolation(
            f"Nội dung này không sửa ngay được; hãy đề nghị người thứ hai duyệt ({SET_BY_THE_OFFICE_VI}).",
            f"This cannot be corrected at once; ask a second person to approve it ({SET_BY_THE_OFFICE_EN}).",
        )
    return {name: _cleaned_value(value) for name, value in after.items()}


def _cleaned_value(value: Any) -> Any:
    if isinstance(value, str):
        return line(value, "Nội dung sửa", "Correction", longest=LONGEST_LINE * 2)
    if isinstance(value, dict):
        return {str(name): _cleaned_value(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned_value(inner) for inner in value]
    return value
