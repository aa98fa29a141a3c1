"""A dossier whose right procedure belongs to another agency: void, and received anew at its original time.

A code names its agency (wire.md 3), so it cannot stay. Everything is written in one transaction: no crash leaves a void
dossier without the new one, nor two that both count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import merged
from counter_app.domain.details import count_of
from counter_app.domain.fee_moving import MovedMoney, kept_by_way, moved
from counter_app.domain.intake import Applicant, CopyKind, DueSetBy, ReceiveDossier, TakenComponent, TakenPaper
from counter_app.domain.intake_cautions import missing_components
from counter_app.domain.intake_decision import RUNS_FROM_COMPETENT_AGENCY, RUNS_FROM_RECEIPT
from counter_app.domain.procedures import Procedure
from counter_app.services.competence import agency_of_code, is_own
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.standing import OpenProposal, account_now, as_paid, money_entries
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.going_over import by_proposal, copies_over, exemptions_over, transfers_over
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Connection
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.kept_scans import keep_for_another
from counter_app.store.reference_store import keep_versions

# Of the old procedure alone: what was missing, counted or copied for it, and what its own slip named.
_NOT_CARRIED = ("missing", "copied", "due_reason", "replaces")


@dataclass(frozen=True, slots=True)
class ReceivingAnew:
    cases: Cases
    reference: Reference

    def carry_out(self, connection: Connection, case: Case, found: OpenProposal, approver: Session) -> Saved:
        """Inside the caller's transaction, after the decision: the new receipt, what goes over to it, the old one
        void. `identity` and `code` of what is returned are the new dossier's."""
        version = self.reference.procedure_version(str(found.after.get("procedure_code", "")), case.received.date())
        keep_versions(connection, "procedures", [version.part])
        opening = self._receipt(case, found, version.procedure, version.part.hash)
        saved = self.cases.append(connection, [opening], approver)
        let_off = exemptions_over(case, self.cases.read_in(connection, saved.opened))
        self._append(connection, saved.opened, let_off, approver)
        anew = self.cases.read_in(connection, saved.opened)
        went = moved(kept_by_way(money_entries(case.headers())), account_now(anew.happenings).owed())
        self._append(connection, anew.identity, [_taken(one, case, found) for one in went], approver)
        anew = self.cases.read_in(connection, anew.identity)
        claimed, released = transfers_over(case, anew, by_proposal(found))
        self._append(connection, anew.identity, [*claimed, *copies_over(case)], approver)
        self._append(connection, case.identity, [*(_back(one, anew, found) for one in went), *released], approver)
        self._append(connection, case.identity, [_void(anew, found)], approver)
        keep_for_another(connection, case.identity, anew.identity)
        return saved

    def _append(self, connection: Connection, identity: str, drafts: Iterable[EntryDraft], approver: Session) -> None:
        """Each names its dossier and bears its code."""
        if listed := list(drafts):
            case = self.cases.read_in(connection, identity)
            self.cases.append(connection, [of_dossier(draft, case) for draft in listed], approver)

    def _receipt(self, case: Case, found: OpenProposal, procedure: Procedure, version: str) -> EntryDraft:
        office = self.reference.office()
        agency = agency_of_code(office, procedure, case.channel)
        counted = found.due is not None
        facts: dict[str, Any] = {
            "channel": case.channel,
            "slip": True,
            "due_set_by": (DueSetBy.TERM if counted else DueSetBy.CLERK).value,
            "replaces": case.identity,
        }
        return EntryDraft(
            types.DOSSIER_RECEIVED,
            details=_details(case, found, procedure),
            facts=facts | ({"agency": agency} if agency is not None else {}),
            wish=CodeWish(agency, case.received.date()) if agency is not None else None,
            procedure=version,
            profile=case.opening.profile,
            received=case.received,
            runs_from=RUNS_FROM_RECEIPT if is_own(office, procedure) else RUNS_FROM_COMPETENT_AGENCY,
            due=found.due or case.due,
            fees=found.fees,
            takes_register_number=True,
        )


def _details(case: Case, found: OpenProposal, procedure: Procedure) -> dict[str, Any]:
    """Person and papers as they stand; the procedure's own part as it was asked for."""
    details = merged(case.details, found.after)
    for name in _NOT_CARRIED:
        details.pop(name, None)
    missing = missing_components(_as_command(case, procedure), procedure, case.profile)
    if missing:
        details["missing"] = [one.vi for one in missing]
    clerk = str(found.details.get("clerk") or found.asked_by)
    return details | {"replaces": case.row.code or case.identity, "clerk": clerk}


def _as_command(case: Case, procedure: Procedure) -> ReceiveDossier:
    """As far as a list of missing papers asks."""
    parts = case.details.get("components")
    taken = (_component(part) for part in (parts if isinstance(parts, list) else []) if isinstance(part, dict))
    return ReceiveDossier(procedure.code, Applicant(case.row.applicant), components=tuple(taken), channel=case.channel)


def _component(part: Mapping[str, Any]) -> TakenComponent:
    papers = part.get("papers")
    return TakenComponent(
        str(part.get("name", "")),
        tuple(
            TakenPaper(CopyKind(paper["kind"]), count_of(paper, "count", 1))
            for paper in (papers if isinstance(papers, list) else [])
            if isinstance(paper, dict) and paper.get("kind") in list(CopyKind)
        ),
    )


def _taken(one: MovedMoney, old: Case, found: OpenProposal) -> EntryDraft:
    facts = {"way": one.way.value, "moved_from": old.identity}
    return EntryDraft(types.FEE_COLLECTED, details=by_proposal(found), facts=facts, fees=as_paid(one.taken))


def _back(one: MovedMoney, anew: Case, found: OpenProposal) -> EntryDraft:
    """No money leaves the house: the fact tells it apart from what is given back to the citizen."""
    facts = {"ground": "received_anew", "way": one.way.value, "moved_to": anew.identity, "asked": found.asked.hex()}
    return EntryDraft(types.FEE_REFUNDED, details=by_proposal(found), facts=facts, fees=as_paid(one.back))


def _void(anew: Case, found: OpenProposal) -> EntryDraft:
    details = by_proposal(found) | {"anew": anew.row.code or anew.identity}
    return EntryDraft(types.DOSSIER_VOIDED, details=details, facts={"replaced_by": anew.identity})
