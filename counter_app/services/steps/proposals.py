"""What needs a second person, as it is asked for: checked, counted and written down, in force when it is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.due_date import due_date
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import ChargedFee
from counter_app.domain.procedures import Procedure
from counter_app.domain.profile_counting import counting_rules
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.step_details import line, reason
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import LATEST_DUE, iso
from counter_app.domain.working_clock import in_office_time
from counter_app.domain.written_number import LARGEST_AMOUNT
from counter_app.services.competence import agency_of_code, is_own
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_content import FEE_KINDS_VI
from counter_app.services.standing import CHARGES, account_now
from counter_app.services.steps.case import Case, Cases
from counter_app.services.wording import amount_vi
from counter_app.store.journal import EntryDraft
from counter_app.wire.header import Fee


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
class Proposals:
    """From a proposal to the entry that asks for it; raises BadInput for what cannot be or changes nothing."""

    cases: Cases
    reference: Reference

    def against_procedure(self, case: Case, code: str) -> tuple[Objection, ...]:
        """What is told while it is chosen: its fees by the catalogue, that a date after a pause stays, and that another
        agency's means a new dossier."""
        told = _published_fees(self._procedure(case, code))
        if _was_paused(case):
            told += (_DATE_STAYS,)
        return (*told, _RECEIVED_ANEW) if self._of_another_agency(case, code) else told

    def kind_of(self, case: Case, proposal: Proposal) -> CorrectionKind:
        """A procedure of another agency is asked for as a procedure, and is another thing."""
        if proposal.kind not in (CorrectionKind.PROCEDURE, CorrectionKind.AGENCY):
            return proposal.kind
        other = self._of_another_agency(case, proposal.procedure_code)
        return CorrectionKind.AGENCY if other else CorrectionKind.PROCEDURE

    def entry(self, case: Case, proposal: Proposal, session: Session) -> EntryDraft:
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
            elif case.row.procedure_code == proposal.procedure_code:
                raise nothing_differs()
        elif proposal.replaced_by.strip():
            details["replaced_by"] = self._in_its_place(case, proposal.replaced_by)
        return EntryDraft(types.CORRECTION_ASKED, details=details, facts=facts, fees=fees)

    def _in_its_place(self, case: Case, named: str) -> str:
        """The identity of the dossier that the void one's slip will answer with. Raises BadInput."""
        other = self.cases.identity_of(named)
        if other == case.identity:
            raise BadInput("Hồ sơ không thay cho chính nó được.", "A dossier cannot take its own place.")
        return other

    def _other_procedure(self, case: Case, code: str) -> dict[str, Any]:
        """Its name, its term and the date that follows from it; a term of the old procedure does not stay."""
        office, procedure = self.reference.office(), self._procedure(case, code)
        after: dict[str, Any] = {
            "procedure_code": procedure.code,
            "procedure_name": procedure.name.value or code,
            "term": "",
            "explanation": [],
        }
        term = StatedTerm.of(procedure, longer=False)
        details: dict[str, Any] = {"after": after}
        if term.term is not None and not _was_paused(case):
            rules = counting_rules(case.profile, case.channel, no_boundary=not is_own(office, procedure))
            counted = due_date(term.term, case.received, case.calendar, rules)
            after["term"] = term.vi
            after["explanation"] = [step.to_json() for step in counted.steps]
            details["due"] = iso(counted.due)
        return details

    def _of_another_agency(self, case: Case, code: str) -> bool:
        """The code names the agency: of the same one it stays, of another one it cannot (wire.md 3)."""
        office = self.reference.office()
        agency = agency_of_code(office, self._procedure(case, code), case.channel)
        return agency != case.opening.facts.get("agency", office.agency)

    def _procedure(self, case: Case, code: str) -> Procedure:
        return self.reference.procedure(code, case.received.date())


_DATE_STAYS = Objection(
    "procedure",
    "Hồ sơ đã có lần tạm dừng chờ người nộp nên ngày hẹn giữ nguyên; nếu phải đổi, hãy đề nghị sửa ngày hẹn sau khi "
    "duyệt.",
    "The dossier has waited for its citizen, so the date stays; ask for another date once this is approved.",
    firm=False,
)
_RECEIVED_ANEW = Objection(
    "procedure",
    "Thủ tục của cơ quan khác: khi duyệt, hồ sơ này bị hủy và được nhận lại ngay với mã mới, giữ nguyên thời gian "
    "nhận; tiền đã thu, khoản báo chuyển khoản và bản số hóa đi theo hồ sơ mới.",
    "A procedure of another agency: when approved, this dossier is void and received anew at once under another code, "
    "at its original time; money, claimed transfers and digital copies go over.",
    firm=False,
)


def _was_paused(case: Case) -> bool:
    """Counting from the receipt would take the citizen's days from the agency's."""
    return bool(case.state.paused_since or case.headers(types.SUPPLEMENT_RECEIVED, types.DUTY_SETTLED))


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
        raise nothing_differs()
    return fees


def _as_fees(fees: tuple[ChargedFee, ...]) -> tuple[Fee, ...]:
    return tuple(Fee(fee.kind, fee.amount, fee.name) for fee in fees)


def _charged_now(case: Case) -> tuple[ChargedFee, ...]:
    charged = account_now(case.happenings).charged
    return tuple(ChargedFee(kind, name, amount) for (kind, name), amount in charged.items())


def _new_due(case: Case, due: datetime | None) -> datetime:
    if due is None or in_office_time(due) <= case.received:
        raise BadInput("Ngày hẹn mới phải sau lúc nhận hồ sơ.", "The new date must come after the receipt.")
    if in_office_time(due) > case.now + LATEST_DUE:
        raise BadInput(
            "Ngày hẹn mới quá năm năm kể từ nay; hãy xem lại.", "The new date is more than five years off; check it."
        )
    if in_office_time(due) == case.due:
        raise nothing_differs()
    return in_office_time(due)


def nothing_differs() -> BadInput:
    return BadInput("Chưa có gì thay đổi so với nội dung đã ghi.", "Nothing differs from what is recorded.")


def _checked_fees(fees: tuple[ChargedFee, ...]) -> tuple[ChargedFee, ...]:
    for fee in fees:
        line(fee.name, "Khoản thu", "Fee", needed=True)
        if not 0 <= fee.amount <= LARGEST_AMOUNT:
            raise BadInput("Số tiền không hợp lệ; hãy xem lại.", "The amount is impossible; check it.")
    return fees
