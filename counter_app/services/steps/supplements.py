"""Guidance, requests for a supplement, what came of them: Mẫu 02 and its clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.due_date import DueDate, due_date
from counter_app.domain.due_explanation import Step
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, RuleViolation
from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.life_cycle import WITH_SPECIALIST
from counter_app.domain.procedures import Procedure
from counter_app.domain.profile_counting import counting_rules, supplement_rule
from counter_app.domain.regulations import Profile
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.step_deadlines import StepDeadline, closing_day, returned_after_appraisal
from counter_app.domain.step_details import filled, line, reason
from counter_app.domain.step_rules import (
    Objection,
    Past,
    SupplementRequest,
    against_asking_late,
    against_closing,
    against_far_off,
    against_supplement,
)
from counter_app.domain.supplement_clock import Pause, after_supplement
from counter_app.domain.term import Term
from counter_app.domain.times import appointment_vi, iso, parse_iso
from counter_app.domain.working_clock import named_en_at
from counter_app.services.receipt_details import opening_details
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases, refuse_firm
from counter_app.services.steps.citizen_asks import open_ask
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.reference_store import keep_versions


@dataclass(frozen=True, slots=True)
class Resumption:
    """What a complete supplement does to the date. `due` None: no term runs (an online dossier before its receipt),
    or `needs_date`: no term is stated and the clerk sets the date again."""

    due: datetime | None
    explanation: tuple[Step, ...]
    needs_date: bool = False


class Supplements:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases = cases
        self._reference = reference

    # ----------------------------------------------------------------------------------------------- asking

    def objections(self, identity: str, request: SupplementRequest) -> tuple[Objection, ...]:
        """What stands against this request now, each with its article; for the form while it is filled."""
        case = self._cases.open(identity)
        return (
            *against_supplement(request, case.past(), case.need_procedure(), case.profile),
            *against_asking_late(_return_limit(case), case.now),
        )

    def return_limit(self, identity: str) -> StepDeadline | None:
        """By when a dossier that the specialist unit has comes back with a request; None where nothing limits it."""
        return _return_limit(self._cases.open(identity))

    def ask(self, identity: str, request: SupplementRequest, session: Session) -> Saved:
        """The term stands from now on. Raises RuleViolation with the article, BadInput."""
        request = cleaned(request)

        def decide(case: Case) -> list[EntryDraft]:
            refuse_firm(against_supplement(request, case.past(), case.need_procedure(), case.profile))
            return [
                EntryDraft(types.SUPPLEMENT_ASKED, details=asked_details(request, session), facts=_facts(request, case))
            ]

        return self._cases.take(identity, types.SUPPLEMENT_ASKED, session, decide)

    def guide(self, command: ReceiveDossier, request: SupplementRequest, session: Session) -> Saved:
        """Before any receipt: the papers go back with the citizen, what was said is kept (decree 118/2025, 16.2)."""
        self._cases.require(session, types.GUIDANCE_GIVEN)
        request = cleaned(request)
        with self._cases.writing() as connection:
            today = self._cases.today()
            version = self._reference.procedure_version(command.procedure_code, today)
            profile = self._reference.profile_version(today)
            past = Past(command.channel, self._cases.now(), level=command.service_level)
            refuse_firm(against_supplement(request, past, version.procedure, profile.profile))
            keep_versions(connection, "procedures", [version.part])
            keep_versions(connection, "profiles", list(profile.parts))
            details = opening_details(command, version.procedure, session.name) | asked_details(request, session)
            draft = EntryDraft(
                types.GUIDANCE_GIVEN,
                details=details,
                facts={"channel": command.channel, "papers": len(request.papers)},
                procedure=version.part.hash,
                profile=profile.parts[0].hash,
            )
            return self._cases.append(connection, [draft], session)

    # --------------------------------------------------------------------------------------------- receiving

    def resumption(self, identity: str) -> Resumption:
        """The date that the supplement gives if it is complete, with its explanation: now, or since the citizen sent
        it by the portal."""
        case = self._cases.open(identity)
        return resumed(case, completed_at(case))

    def receive(
        self, identity: str, brought: tuple[str, ...], session: Session, *, due: datetime | None = None
    ) -> Saved:
        """Everything is there now. `due` is set by the clerk, and only where no term is stated."""
        papers = [line(name, "Giấy tờ", "Paper") for name in brought]

        def decide(case: Case) -> list[EntryDraft]:
            again = with_date(case, resumed(case, completed_at(case)), due)
            details = {
                "brought": papers,
                "clerk": session.name,
                "explanation": [step.to_json() for step in again.explanation],
            }
            completed = completed_at(case)
            facts = {"completed": iso(completed)} if completed != case.now else {}
            return [EntryDraft(types.SUPPLEMENT_RECEIVED, details=details, facts=facts, due=again.due)]

        return self._cases.take(identity, types.SUPPLEMENT_RECEIVED, session, decide)

    # ----------------------------------------------------------------------------------------------- closing

    def last_day(self, identity: str) -> tuple[date, str] | None:
        """Until when the citizen may complete it, with the article; None where no rule closes it."""
        case = self._cases.open(identity)
        return last_day(case)

    def against_closing(self, identity: str) -> tuple[Objection, ...]:
        return not_to_be_closed(self._cases.open(identity))

    def close(self, identity: str, session: Session) -> Saved:
        """Nothing came in the time that the profile gives (decree 118/2025, article 19.5)."""

        def decide(case: Case) -> list[EntryDraft]:
            refuse_firm(not_to_be_closed(case))
            asked = case.past().last_asked
            facts = {"asked_on": asked.date().isoformat()} if asked else {}
            last = last_day(case)
            details = {"clerk": session.name, "citation": last[1] if last else ""}
            return [EntryDraft(types.DOSSIER_CLOSED, details=details, facts=facts)]

        return self._cases.take(identity, types.DOSSIER_CLOSED, session, decide)


def not_to_be_closed(case: Case) -> tuple[Objection, ...]:
    """Its days, and that nothing of the citizen's lies unread: what came by the portal in time came in time."""
    ask = open_ask(case, AskKind.SUPPLEMENT)
    unread = Objection(
        "closing",
        "Người nộp đã bổ sung trên cổng, chưa ai xem; hãy xem và trả lời trước khi đóng hồ sơ "
        f"({SET_BY_THE_PROGRAM_VI}).",
        f"The citizen completed it on the portal and nobody has looked; answer that first ({SET_BY_THE_PROGRAM_EN}).",
    )
    return (
        *against_closing(case.past(), case.now, case.profile, case.calendar),
        *((unread,) if ask is not None else ()),
    )


def cleaned(request: SupplementRequest) -> SupplementRequest:
    """Raises BadInput for what cannot stand on paper."""
    return SupplementRequest(
        papers=tuple(
            replace(
                paper,
                name=line(paper.name, "Giấy tờ", "Paper", needed=True),
                article=line(paper.article, "Điều luật", "Article"),
                reason=line(paper.reason, "Lý do", "Reason"),
            )
            for paper in request.papers
        ),
        corrections=tuple(filter(None, (line(text, "Nội dung sửa", "Correction") for text in request.corrections))),
        reason=reason(request.reason, needed=False),
        ground=line(request.ground, "Căn cứ", "Ground"),
        databases_failed=request.databases_failed,
    )


def resumed(case: Case, completed: datetime) -> Resumption:
    """Stopped or anew as the profile of the receipt says; a date that was printed stays the point to count from."""
    asked = case.last(types.SUPPLEMENT_ASKED)
    if not case.was_received or asked is None or asked.header is None:
        return Resumption(None, ())
    before = promised(case)
    if before is None:
        return Resumption(None, (), needs_date=case.due is not None)
    again = after_supplement(
        before,
        Pause.between(parse_iso(asked.header.entered), completed),
        case.calendar,
        supplement_rule(case.profile, case.channel),
        rules=counting_rules(case.profile, case.channel),
        citation=_restart_citation(case.profile, case.channel),
    )
    return Resumption(again.due, again.steps)


def with_date(case: Case, again: Resumption, due: datetime | None) -> Resumption:
    """Where it needs one, the date that the clerk sets, and that they set it: no date moves without a word of why.
    Raises RuleViolation for none, one that is past, and one that is too far off."""
    if not again.needs_date:
        return again
    if due is None:
        raise RuleViolation(
            "Danh mục không ghi thời hạn của thủ tục này; hãy ấn định ngày hẹn mới.",
            "The catalogue states no term for this procedure; set the new date.",
        )
    if due <= case.now:
        raise RuleViolation(
            f"Ngày hẹn mới phải sau lúc này ({SET_BY_THE_PROGRAM_VI}).",
            f"The new date must come after now ({SET_BY_THE_PROGRAM_EN}).",
        )
    refuse_firm(against_far_off(due, case.now))
    set_by_hand = Step(
        due.date(),
        f"Cán bộ ấn định hẹn trả mới: {appointment_vi(due)}, vì thời hạn không có trong danh mục",
        f"The clerk set the new date: {named_en_at(due)}, for the catalogue states no term",
    )
    return Resumption(due, (set_by_hand,))


def completed_at(case: Case) -> datetime:
    """When what was asked for was complete: on the portal when the citizen sent it, for the office had it then."""
    ask, asked = open_ask(case, AskKind.SUPPLEMENT), case.past().last_asked
    if ask is None:
        return case.now
    return min(max(ask.when, asked or ask.when), case.now)  # a portal's clock may differ a little


def promised(case: Case) -> DueDate | None:
    """The appointment as it was printed, whatever the calendar says since; None where no term is stated."""
    procedure = case.need_procedure()
    term = _term_of_receipt(case, procedure)
    if case.due is None or term is None or case.opening.facts.get("due_set_by") == "clerk":
        return None
    counted = due_date(term, case.received, case.calendar, counting_rules(case.profile, case.channel))
    return replace(counted, due=case.due, last_day=case.due.date())


def _term_of_receipt(case: Case, procedure: Procedure) -> Term | None:
    """The longer term where the receipt promised that one."""
    longer = StatedTerm.of(procedure, longer=True)
    return (longer if case.details.get("term") == longer.vi else StatedTerm.of(procedure, longer=False)).term


def _restart_citation(profile: Profile, channel: str) -> str:
    rule = profile.rule("term.restarts_after_supplement", channel=channel)
    return rule.citation.text if rule else ""


def last_day(case: Case) -> tuple[date, str] | None:
    """Up to when the citizen may complete it, with the article; None where nothing was asked for, or no day is set."""
    asked = case.past().last_asked
    found = closing_day(case.profile, asked, case.calendar, channel=case.channel) if asked else None
    return (found[0], found[1].citation.text) if found else None


def asked_details(request: SupplementRequest, session: Session) -> dict[str, Any]:
    """What is kept of a request, and what its paper says."""
    details = {
        "papers": [
            {
                key: value
                for key, value in (("name", paper.name), ("article", paper.article), ("reason", paper.reason))
                if value
            }
            for paper in request.papers
        ],
        "missing": [paper.name for paper in request.papers],
        "corrections": list(request.corrections),
        "reason": request.reason,
        "ground": request.ground,
        "clerk": session.name,
    }
    return filled(details)


def _facts(request: SupplementRequest, case: Case) -> dict[str, object]:
    again = case.past().asked_before > 0
    late = bool(against_asking_late(_return_limit(case), case.now))
    return {"papers": len(request.papers), **({"again": True} if again else {}), **({"late": True} if late else {})}


def _return_limit(case: Case) -> StepDeadline | None:
    """Only of what the specialist unit has: before, nothing was appraised."""
    if case.state.status != WITH_SPECIALIST:
        return None
    return returned_after_appraisal(case.profile, case.received, case.calendar, channel=case.channel, level=case.level)
