"""Corrections after the receipt: at once until hand-over, by a second person where a promise changes.

What users of such systems complain of most: after the receipt everything is locked, so a wrong procedure or date that
the citizen notices can be neither corrected nor printed again. Here the clerk does it without leaving the counter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrected_address import told_of_today, without_stale_today
from counter_app.domain.correction_checks import against_correction
from counter_app.domain.corrections import AT_ONCE_FIELDS, CorrectionKind, before_of, merged, really_changes
from counter_app.domain.details import text_of
from counter_app.domain.errors import (
    SET_BY_THE_OFFICE_EN,
    SET_BY_THE_OFFICE_VI,
    SET_BY_THE_PROGRAM_EN,
    SET_BY_THE_PROGRAM_VI,
    BadInput,
    RuleViolation,
)
from counter_app.domain.intake import FieldProblem, ReceiptRefused
from counter_app.domain.life_cycle import MOVES_DUE, NOT_VALID_YET, VOID, is_possible
from counter_app.domain.permissions import may_decide
from counter_app.domain.step_details import LONGEST_LINE, line, reason
from counter_app.domain.step_rules import Objection
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.standing import CHARGES, OpenProposal, counted, open_proposal
from counter_app.services.steps.carrying_over import CarryingOver
from counter_app.services.steps.case import Case, Cases, impossible, of_dossier
from counter_app.services.steps.going_over import by_proposal, claims_stay, money_stays
from counter_app.services.steps.proposals import Proposal, Proposals, nothing_differs
from counter_app.services.steps.receiving_anew import ReceivingAnew
from counter_app.store.database import Connection
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.reference_store import keep_versions

__all__ = ["Corrections", "Proposal", "need_another"]

SIGNED_IN, LATER = "signed_in", "later"


@dataclass(frozen=True, slots=True)
class _Decision:
    approved: bool
    how: str
    remark: str = ""


class Corrections:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases = cases
        self._reference = reference
        self._proposals = Proposals(cases, reference)

    def correct(self, identity: str, after: Mapping[str, Any], why: str, session: Session) -> Saved:
        """Name, address, contact, papers: in force at once, until hand-over (the life cycle says when not).

        `after` names the fields of the receipt's details that change. Raises RuleViolation for others, BadInput for
        no change, ReceiptRefused for what no receipt could say either.
        """
        said, changes = reason(why), _cleaned(after)

        def decide(case: Case) -> list[EntryDraft]:
            if not really_changes(case.details, changes):
                raise nothing_differs()
            if problems := _wrong_in(case, changes):
                raise ReceiptRefused(problems)
            after = without_stale_today(case.details, changes, self._reference.former_units())
            details = {
                "reason": said,
                "before": before_of(case.details, after),
                "after": after,
                "clerk": session.name,
            }
            return [EntryDraft(types.DOSSIER_CORRECTED, details=details, facts={"fields": sorted(after)})]

        return self._cases.take(identity, types.DOSSIER_CORRECTED, session, decide)

    def against(self, identity: str, after: Mapping[str, Any]) -> tuple[FieldProblem, ...]:
        """What is wrong with it as it is typed, field by field. Raises BadInput for what cannot be kept at all."""
        return _wrong_in(self._cases.open(identity), _cleaned(after)) if after else ()

    def about_today(self, identity: str, after: Mapping[str, Any]) -> tuple[Objection, ...]:
        """What becomes of today's writing of an address that is corrected."""
        details = self._cases.open(identity).details
        return told_of_today(details, _cleaned(after), self._reference.former_units()) if after else ()

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
        with self._cases.writing() as connection:
            return self._ask_and_decide_in(connection, identity, proposal, session, approver)

    def void_in(
        self, connection: Connection, identity: str, proposal: Proposal, session: Session, approver: Session | None
    ) -> None:
        """Inside the caller's transaction: asked for, and approved at once where another person signs over the screen.
        Raises as `ask` and `decide`."""
        if approver is None:
            self._ask_in(connection, identity, proposal, session)
        else:
            self._ask_and_decide_in(connection, identity, proposal, session, approver)

    def against_procedure(self, identity: str, code: str) -> tuple[Objection, ...]:
        """What is told while it is chosen. All of it cautions."""
        return self._proposals.against_procedure(self._cases.open(identity), code) if code else ()

    def waiting(self, identity: str) -> OpenProposal | None:
        case = self._cases.open(identity)
        return open_proposal(case.identity, case.happenings)

    # -----------------------------------------------------------------------------------------------------

    def _ask_and_decide_in(
        self, connection: Connection, identity: str, proposal: Proposal, session: Session, approver: Session
    ) -> Saved:
        self._cases.require(approver, types.CORRECTION_DECIDED)
        need_another(session.account, approver)
        self._ask_in(connection, identity, proposal, session)
        return self._decide_in(connection, identity, _Decision(True, SIGNED_IN), approver)

    def _ask_in(self, connection: Connection, identity: str, proposal: Proposal, session: Session) -> Saved:
        self._cases.require(session, types.CORRECTION_ASKED)
        case = self._cases.read_in(connection, identity)
        _need_possible(case, types.CORRECTION_ASKED)
        if open_proposal(case.identity, case.happenings) is not None:
            raise RuleViolation(
                "Hồ sơ đang có một đề nghị sửa chờ duyệt; hãy đợi duyệt xong rồi đề nghị tiếp.",
                "A correction of this dossier is waiting for approval; decide that one first.",
            )
        need_receipt(case, proposal.kind)
        proposal = replace(proposal, kind=self._proposals.kind_of(case, proposal))
        _need_voidable(case, proposal.kind)
        return self._cases.append(
            connection, [of_dossier(self._proposals.entry(case, proposal, session), case)], session
        )

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
            _need_fresh(case, found)
        drafts = self._decided(case, found, decision, approver)
        if decision.approved and found.kind is CorrectionKind.PROCEDURE:
            version = self._reference.procedure_version(_code_of(found), case.received.date())
            keep_versions(connection, "procedures", [version.part])
        saved = self._cases.append(connection, [of_dossier(draft, case) for draft in drafts], approver)
        if decision.approved and found.kind is CorrectionKind.VOID:
            self._give_back_what_came_over(connection, case, found, approver)
        if decision.approved and found.kind is CorrectionKind.AGENCY:
            return ReceivingAnew(self._cases, self._reference).carry_out(connection, case, found, approver)
        return saved

    def _give_back_what_came_over(
        self, connection: Connection, case: Case, found: OpenProposal, approver: Session
    ) -> None:
        """A dossier that was received anew in the place of one that goes on after all: what went over comes back."""
        other = text_of(found.details, "replaced_by")
        if not other or case.opening.facts.get("replaces") != other:
            return
        first = self._cases.read_in(connection, other)
        if first.state.status != VOID:
            carrying = CarryingOver(self._cases, by_proposal(found), {"asked": found.asked.hex()})
            carrying.carry(connection, case, first, approver)

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
            *(_money_moved(case, found) if found.charges else ()),
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


def need_receipt(case: Case, kind: CorrectionKind | None = None) -> None:
    """What nobody received has no slip: neither date nor fee was promised, and what it is about is said at the receipt.
    What the post took in can be void. Raises RuleViolation; without a kind where none of them is possible."""
    promised = kind in (CorrectionKind.DUE, CorrectionKind.FEE)
    if case.state.status in NOT_VALID_YET or (promised and not case.was_received):
        raise RuleViolation(
            "Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn, phí để sửa; ghi đúng ngay khi tiếp nhận "
            f"({SET_BY_THE_PROGRAM_VI}).",
            f"It was not received yet: there is no date and no fee to correct; say it at the receipt "
            f"({SET_BY_THE_PROGRAM_EN}).",
        )


def need_another(asked_by: str, approver: Session) -> None:
    """Raises RuleViolation where the one who asked would approve."""
    if not may_decide(approver.account, asked_by):
        raise RuleViolation(
            f"Người đề nghị không tự duyệt được; hãy nhờ người khác ({SET_BY_THE_OFFICE_VI}).",
            f"Whoever asked cannot approve; ask another person ({SET_BY_THE_OFFICE_EN}).",
        )


def _wrong_in(case: Case, changes: Mapping[str, Any]) -> tuple[FieldProblem, ...]:
    return tuple(against_correction(merged(case.details, changes), changes, case.now))


def _money_moved(case: Case, found: OpenProposal) -> list[EntryDraft]:
    money = money_stays(case, found)
    return [*money, *claims_stay(case, found, money)]


def _need_fresh(case: Case, found: OpenProposal) -> None:
    """Raises RuleViolation where the date moved since: what was counted then would take back a later promise."""
    known = [one.hash for one in case.happenings]
    later = case.happenings[known.index(found.asked) + 1 :] if found.asked in known else ()
    moved_since = [header for header in counted(later) if header.type in MOVES_DUE and header.due is not None]
    if found.due is None or not moved_since:
        return
    raise RuleViolation(
        "Ngày hẹn của hồ sơ đã đổi sau khi đề nghị; hãy không đồng ý đề nghị này và đề nghị lại theo ngày hẹn đang có "
        f"hiệu lực ({SET_BY_THE_PROGRAM_VI}).",
        "The date was changed after this was asked for; do not approve it, and ask again from the date that holds "
        f"({SET_BY_THE_PROGRAM_EN}).",
    )


def _need_voidable(case: Case, kind: CorrectionKind) -> None:
    """Raises RuleViolation where this kind voids the dossier and it has gone too far for that."""
    if kind in (CorrectionKind.VOID, CorrectionKind.AGENCY):
        _need_possible(case, types.DOSSIER_VOIDED)


def _need_possible(case: Case, step: str) -> None:
    """Raises RuleViolation: since it was asked for the dossier may have been handed over, or have ended."""
    if not is_possible(case.state, step):
        raise impossible(case.state, step)


def _code_of(found: OpenProposal) -> str:
    return str(found.after.get("procedure_code", ""))


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


def _cleaned_value(value: object) -> object:
    if isinstance(value, str):
        return line(value, "Nội dung sửa", "Correction", longest=LONGEST_LINE * 2)
    if isinstance(value, dict):
        return {str(name): _cleaned_value(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned_value(inner) for inner in value]
    return value
