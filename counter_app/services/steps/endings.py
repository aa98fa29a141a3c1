"""How a dossier ends without a result: refused, withdrawn by the citizen, stopped by the agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import AskKind, against_withdrawal
from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.refusal_rules import against_unreasoned
from counter_app.domain.step_details import LONGEST_REASON, filled, line, reason
from counter_app.domain.step_rules import Objection
from counter_app.services.receipt_details import opening_details
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases, refuse_firm
from counter_app.services.steps.citizen_asks import answer_draft, open_ask
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.reference_store import keep_versions


@dataclass(frozen=True, slots=True)
class Refusal:
    """Every reason with what it stands on; `goes_to` names the agency that is competent instead."""

    reasons: tuple[str, ...]
    goes_to: str = ""


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What goes back to the citizen when a dossier ends: how many of each paper, and to whom."""

    papers: tuple[tuple[str, int], ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """`letter` is the number of the agency's notice, signed by `signer`; the citizen's own wish is a withdrawal."""

    reason: str
    letter: str = ""
    signer: str = ""
    asked_by_citizen: bool = False


class Endings:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases = cases
        self._reference = reference

    def refuse(self, identity: str, refusal: Refusal, session: Session) -> Saved:
        """Before the receipt (online, by post, after guidance): Mẫu 03 with its reasons. Raises RuleViolation without
        any."""

        def decide(case: Case) -> list[EntryDraft]:
            refuse_firm(against_unreasoned(case.profile, case.channel, case.level, refusal.reasons))
            details = dict(case.details) | refused_details(refusal, session)
            return [EntryDraft(types.DOSSIER_REFUSED, details=details)]

        return self._cases.take(identity, types.DOSSIER_REFUSED, session, decide)

    def refuse_at_the_counter(self, command: ReceiveDossier, refusal: Refusal, session: Session) -> Saved:
        """Nothing was received; what was said and why is kept, the papers go back with the citizen. Raises
        RuleViolation without a reason."""
        self._cases.require(session, types.DOSSIER_REFUSED)
        with self._cases.writing() as connection:
            today = self._cases.today()
            version = self._reference.procedure_version(command.procedure_code, today)
            profile = self._reference.profile_version(today)
            level, reasons = command.service_level, refusal.reasons
            refuse_firm(against_unreasoned(profile.profile, command.channel, level, reasons))
            details = refused_details(refusal, session)
            keep_versions(connection, "procedures", [version.part])
            keep_versions(connection, "profiles", list(profile.parts))
            draft = EntryDraft(
                types.DOSSIER_REFUSED,
                details=opening_details(command, version.procedure, session.name) | details,
                facts={"channel": command.channel},
                procedure=version.part.hash,
                profile=profile.parts[0].hash,
            )
            return self._cases.append(connection, [draft], session)

    def against_refusal(self, identity: str, reasons: Sequence[str]) -> tuple[Objection, ...]:
        case = self._cases.open(identity)
        return against_unreasoned(case.profile, case.channel, case.level, reasons)

    def withdraw(self, identity: str, why: str, back: GivenBack, session: Session) -> Saved:
        """The citizen takes the dossier back; the papers that go along are named one by one."""
        said, returned = reason(why), _given_back(back, session)

        def decide(case: Case) -> list[EntryDraft]:
            refuse_firm(against_withdrawal(case.profile, case.channel, case.level, case.state.status))
            drafts = [EntryDraft(types.DOSSIER_WITHDRAWN, details={"reason": said, "clerk": session.name})]
            if (ask := open_ask(case, AskKind.WITHDRAW)) is not None:
                drafts.insert(0, answer_draft(ask, "", session, granted=True))
            if returned:
                drafts.append(EntryDraft(types.PAPERS_GIVEN_BACK, details=returned, facts={"why": "withdrawn"}))
            return drafts

        return self._cases.take(identity, types.DOSSIER_WITHDRAWN, session, decide)

    def stop(self, identity: str, stop: Stop, back: GivenBack, session: Session) -> Saved:
        """Processing stops (decree 118/2025, article 21) with a letter of the agency."""
        details = filled(
            {
                "reason": reason(stop.reason),
                "letter": line(stop.letter, "Số thông báo", "Number of the notice"),
                "signer": line(stop.signer, "Người ký", "Signer"),
                "clerk": session.name,
            }
        )
        returned = _given_back(back, session)

        def decide(case: Case) -> list[EntryDraft]:
            if stop.asked_by_citizen:
                refuse_firm(against_withdrawal(case.profile, case.channel, case.level, case.state.status))
            asked_by = "citizen" if stop.asked_by_citizen else "agency"
            drafts = [EntryDraft(types.PROCESSING_STOPPED, details=details, facts={"asked_by": asked_by})]
            if returned:
                drafts.append(EntryDraft(types.PAPERS_GIVEN_BACK, details=returned, facts={"why": "stopped"}))
            return drafts

        return self._cases.take(identity, types.PROCESSING_STOPPED, session, decide)


def refused_details(refusal: Refusal, session: Session) -> dict[str, Any]:
    """Raises BadInput without a reason."""
    reasons = [line(text, "Lý do", "Reason", longest=LONGEST_REASON) for text in refusal.reasons]
    goes_to = line(refusal.goes_to, "Cơ quan có thẩm quyền", "Competent agency")
    # One reason at least: a refusal without any cannot be answered by the citizen.
    kept = list(filter(None, reasons)) or [reason("")]
    return filled({"reasons": kept, "reason": "; ".join(kept), "goes_to": goes_to, "clerk": session.name})


def _given_back(back: GivenBack, session: Session) -> dict[str, Any]:
    papers = [
        {"name": line(name, "Giấy tờ", "Paper", needed=True), "count": count} for name, count in back.papers if count
    ]
    to = line(back.to, "Người nhận", "Receiver")
    return filled({"papers": papers, "to": to, "clerk": session.name}) if papers else {}
