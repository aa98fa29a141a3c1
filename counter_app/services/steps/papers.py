"""The official papers of each step: made from what is in the journal, shown, printed, and written down as printed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import stop_rule
from counter_app.domain.details import object_of, objects_of, text_of, texts_of
from counter_app.domain.errors import EnvironmentProblem, Problem, RuleViolation
from counter_app.domain.form import Form, SheetSize
from counter_app.domain.form_names import FormKind, form_name
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.step_deadlines import closing_day
from counter_app.domain.step_rules import SupplementRequest
from counter_app.domain.times import parse_iso
from counter_app.print.form_pdf import render_form
from counter_app.print.forms.apology import ApologyPaper, apology_form
from counter_app.print.forms.control_slip import ControlPaper, Passing, control_form
from counter_app.print.forms.fee_receipt import PaidFee, ReceiptPaper, receipt_form
from counter_app.print.forms.handover_list import HandedDossier, HandoverPaper, handover_form
from counter_app.print.forms.refusal import RefusalPaper, refusal_form
from counter_app.print.forms.stop_letter import StopPaper, stop_form
from counter_app.print.forms.supplement_request import SupplementPaper, supplement_form
from counter_app.print.picture import joined, page_png
from counter_app.print.slip_size import SlipSize
from counter_app.services.evaluation_slips import EVALUATION, Evaluation
from counter_app.services.people_words import address_vi, number_vi
from counter_app.services.print_watch import PrintOutcome
from counter_app.services.printing import Printing, Tray
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_content import return_place_vi
from counter_app.services.slip_history import print_mark
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.endings import Refusal, refused_details
from counter_app.services.steps.handovers import HandedList
from counter_app.services.steps.paper_reading import (
    as_if,
    asked_paper,
    entered,
    given_back,
    number_of,
)
from counter_app.services.steps.supplements import asked_details
from counter_app.store.dossier_reading import Happening
from counter_app.store.journal import EntryDraft

SIZES = {SheetSize.A5: SlipSize.A5, SheetSize.A4: SlipSize.A4, SheetSize.A4_LANDSCAPE: SlipSize.A4}
# As a drawer holds them: those that a step brings, then those that any dossier has.
PAPERS_OF_A_DOSSIER = (
    *("supplement_request", "refusal", "apology", "stop_letter", "fee_receipt"),
    *("control_slip", "routing_slip", "evaluation", "conversion", "posting_slip"),
)


@dataclass(frozen=True, slots=True)
class PaperJob:
    """`outcome` ASK: the printer cannot say whether paper came out. The step stands whatever the printer did.
    `take_back` has nothing of it come out any more; it raises EnvironmentProblem where that is not sure."""

    outcome: PrintOutcome
    problem: EnvironmentProblem | None = None
    take_back: Callable[[], None] = lambda: None


class Papers:
    """Printing takes seconds: call it from the background."""

    def __init__(self, cases: Cases, reference: Reference, printing: Printing) -> None:
        self._cases = cases
        self._reference = reference
        self._printing = printing
        self._made_elsewhere: dict[str, Callable[[str], Form | None]] = {}
        self._there: dict[str, Callable[[str], bool]] = {}

    def also(self, name: str, make: Callable[[str], Form | None], there: Callable[[str], bool]) -> None:
        """One more of PAPERS_OF_A_DOSSIER, by somebody who knows more than the journal; `there` is cheap to ask."""
        self._made_elsewhere[name], self._there[name] = make, there

    def is_there(self, name: str, identity: str) -> bool:
        """Whether `named` would give one."""
        try:
            if name in self._there:
                return self._there[name](identity)
            return self.named(name, identity) is not None
        except Problem:
            return False

    # ------------------------------------------------------------------------------------------------ making

    def supplement_request(self, identity: str) -> Form:
        """Mẫu 02 of the newest request. Raises RuleViolation where none was made."""
        return self._supplement_of(*self._asked_of(identity, types.SUPPLEMENT_ASKED, types.GUIDANCE_GIVEN))

    def supplement_drawn(self, identity: str, request: SupplementRequest, session: Session) -> Form:
        """Mẫu 02 as it would be printed if it were asked for now; nothing is written, so it bears no number yet."""
        case = self._cases.open(identity)
        return self._supplement_of(case, as_if(case, types.SUPPLEMENT_ASKED, asked_details(request, session)))

    def _supplement_of(self, case: Case, asked: Happening) -> Form:
        details, told = asked.details, closing_day(case.profile, entered(asked), case.calendar, channel=case.channel)
        received = case.was_received
        return supplement_form(
            SupplementPaper(
                dossier=self.dossier_of(case),
                name=form_name(case.profile, FormKind.SUPPLEMENT),
                issued_on=entered(asked).date(),
                papers=tuple(asked_paper(paper, case.procedure) for paper in objects_of(details.get("papers"))),
                corrections=texts_of(details.get("corrections")),
                reason=text_of(details, "reason"),
                clerk=text_of(details, "clerk"),
                clerk_phone=self._reference.office().heading.hotline,
                number=number_of(asked, "HDHS"),
                ground=text_of(details, "ground"),
                until=told[0] if told and received else None,
                until_citation=told[1].citation.text if told and received else "",
            )
        )

    def refusal(self, identity: str) -> Form:
        """Mẫu 03."""
        return self._refusal_of(*self._asked_of(identity, types.DOSSIER_REFUSED))

    def refusal_drawn(self, identity: str, refusal: Refusal, session: Session) -> Form:
        """As it would be printed now. Raises BadInput without a reason."""
        case = self._cases.open(identity)
        return self._refusal_of(case, as_if(case, types.DOSSIER_REFUSED, refused_details(refusal, session)))

    def _refusal_of(self, case: Case, refused: Happening) -> Form:
        return refusal_form(
            RefusalPaper(
                self.dossier_of(case),
                form_name(case.profile, FormKind.REFUSAL),
                entered(refused).date(),
                texts_of(refused.details.get("reasons")) or (text_of(refused.details, "reason"),),
                text_of(refused.details, "clerk"),
                number_of(refused, "TCHS"),
                text_of(refused.details, "goes_to"),
            )
        )

    def apology(self, identity: str) -> Form:
        """Mẫu 04 of the newest new appointment."""
        return self._apology_of(*self._asked_of(identity, types.APPOINTMENT_MOVED))

    def apology_drawn(self, identity: str, appointment: NewAppointment, session: Session) -> Form:
        """As it would be printed now."""
        case = self._cases.open(identity)
        details = {
            "before": case.state.due or "",
            "reason": appointment.reason,
            "unit": appointment.unit,
            "signer": appointment.signer,
            "letter": appointment.letter,
            "clerk": session.name,
        }
        return self._apology_of(case, as_if(case, types.APPOINTMENT_MOVED, details, due=appointment.due))

    def _apology_of(self, case: Case, moved: Happening) -> Form:
        details, office = moved.details, self._reference.office()
        return apology_form(
            ApologyPaper(
                self.dossier_of(case),
                form_name(case.profile, FormKind.APOLOGY),
                entered(moved).date(),
                parse_iso(text_of(details, "before") or str(case.opening.due)),
                parse_iso(str(moved.known.due)),
                text_of(details, "reason"),
                text_of(details, "unit") or office.heading.unit,
                text_of(details, "signer"),
                return_place=return_place_vi(case.details) or office.return_place,
                number=text_of(details, "letter") or number_of(moved, "PXL"),
            )
        )

    def stop_letter(self, identity: str) -> Form:
        case, stopped = self._asked_of(identity, types.PROCESSING_STOPPED)
        by_citizen = stopped.known.facts.get("asked_by") == "citizen"
        rule = stop_rule(case.profile, case.channel, case.level)
        return stop_form(
            StopPaper(
                self.dossier_of(case),
                entered(stopped).date(),
                by_citizen,
                text_of(stopped.details, "reason"),
                rule.citation.text if rule and by_citizen else "",
                text_of(stopped.details, "signer"),
                number=text_of(stopped.details, "letter"),
                papers=given_back(case),
            )
        )

    def control_slip(self, identity: str) -> Form:
        """With every hand-over so far; the pen goes on below."""
        case = self._cases.open(identity)
        unit = self._reference.office().heading.unit
        passings = tuple(
            Passing(unit, str(header.facts.get("holder", "")), parse_iso(header.entered))
            for header in case.headers(types.HANDED_OVER)
        )
        name = form_name(case.profile, FormKind.CONTROL)
        return control_form(ControlPaper(self.dossier_of(case), name, case.now.date(), passings))

    def fee_receipt(self, identity: str) -> Form:
        """Of the newest money that came in. Raises RuleViolation where none did."""
        case, taken = self._asked_of(identity, types.FEE_COLLECTED, types.TRANSFER_CONFIRMED)
        return receipt_form(
            ReceiptPaper(
                self.dossier_of(case),
                number_of(taken, "PT"),
                entered(taken),
                tuple(PaidFee(fee.name, fee.kind, fee.amount) for fee in taken.known.fees),
                str(taken.known.facts.get("way", "cash")),
                text_of(taken.details, "clerk"),
                text_of(taken.details, "receipt"),
            )
        )

    def named(self, name: str, identity: str) -> Form | None:
        """By its name in PAPERS_OF_A_DOSSIER; None where there is none. Raises RuleViolation before its step."""
        makers: dict[str, Callable[[str], Form | None]] = {
            "supplement_request": self.supplement_request,
            "refusal": self.refusal,
            "apology": self.apology,
            "stop_letter": self.stop_letter,
            "fee_receipt": self.fee_receipt,
            "control_slip": self.control_slip,
            "evaluation": self.evaluation,
            **self._made_elsewhere,
        }
        return makers[name](identity) if name in makers else None

    def evaluation(self, identity: str) -> Form:
        """Handed out with forms 01, 02 and 03."""
        case = self._cases.open(identity)
        return _evaluation_slip(self._evaluation(case), case)

    def _evaluation(self, case: Case) -> Evaluation:
        return Evaluation(case.profile, self._reference.office(), case.channel, case.level)

    def _goes_along(self, form: Form, identity: str) -> Form | None:
        """The evaluation slip, in the same job as forms 02 and 03: one question for both."""
        if not identity:
            return None
        case = self._cases.open(identity)
        evaluation = self._evaluation(case)
        return _evaluation_slip(evaluation, case) if evaluation.goes_with(form.form_label) else None

    def handover_list(self, handed: HandedList, giver: str, receiver: str = "") -> Form:
        office = self._reference.office()
        rules = {one.deadline.rule.citation.text for one in handed.dossiers if one.deadline}
        rows = tuple(
            HandedDossier(
                one.code or one.identity,
                one.person,
                one.procedure,
                one.papers,
                one.received,
                one.due,
                one.deadline.by if one.deadline else None,
                at_once=one.deadline is not None and one.deadline.at_once,
                at_opening=one.deadline is not None and one.deadline.at_opening,
            )
            for one in handed.dossiers
        )
        return handover_form(
            HandoverPaper(
                office=office.heading,
                number=handed.number,
                handed=handed.handed,
                receiver_unit=handed.unit,
                dossiers=rows,
                giver=giver,
                receiver=receiver,
                citation="; ".join(sorted(rules)),
                sample=office.sample,
            )
        )

    # ---------------------------------------------------------------------------------------------- printing

    def picture(self, form: Form, *, dpi: float = 110) -> bytes:
        """A PNG of the first page, one copy."""
        return page_png(render_form(replace(form, copies=form.copies[:1])), dpi=dpi)

    def print_form(self, form: Form, identity: str, session: Session, *, printer_name: str = "") -> PaperJob:
        """PaperSent is on disk before anything is spooled; a printer that fails leaves the step standing."""
        self._cases.require(session, types.PAPER_SENT)
        along = self._goes_along(form, identity)
        facts = {"form": form.form_label or form.title, "size": form.size.value, "copies": len(form.copies)}
        facts |= {"with": EVALUATION} if along is not None else {}
        pdf = joined([render_form(form), *([render_form(along)] if along is not None else [])])
        mark, tray = print_mark(hashlib.sha256(pdf).digest()), Tray(printer_name, SIZES[form.size])
        self._write(types.PAPER_SENT, identity, facts, session)
        watched = self._printing.send(pdf, _job_name(form), tray, mark)
        if watched.outcome is not PrintOutcome.ASK:
            self._write(types.PAPER_OUTCOME, identity, {"outcome": watched.outcome.value}, session)
        return PaperJob(watched.outcome, watched.problem, partial(self._printing.take_back, mark, tray))

    def answer(self, identity: str, job: PaperJob, *, came_out: bool, session: Session) -> None:
        """What the clerk saw where the printer could not say. Not: the job is taken back first, or it comes out later
        beside the next one. Raises EnvironmentProblem where it may, and writes nothing then."""
        self._cases.require(session, types.PAPER_OUTCOME)
        if not came_out:
            job.take_back()
        outcome = PrintOutcome.PRINTED if came_out else PrintOutcome.NOT_PRINTED
        self._write(types.PAPER_OUTCOME, identity, {"outcome": outcome.value}, session)

    # -----------------------------------------------------------------------------------------------------

    def _write(self, entry_type: str, identity: str, facts: dict[str, Any], session: Session) -> None:
        """A list of many dossiers is no dossier's paper: its entry is the list's own."""
        if identity:
            self._cases.take(identity, entry_type, session, lambda _case: [EntryDraft(entry_type, facts=facts)])

    def _asked_of(self, identity: str, *entry_types: str) -> tuple[Case, Happening]:
        case = self._cases.open(identity)
        found = case.last(*entry_types)
        if found is None:
            raise RuleViolation(
                "Hồ sơ này chưa có bước đó nên chưa có giấy để in.",
                "This dossier has not had that step, so there is no paper to print.",
            )
        return case, found

    def dossier_of(self, case: Case) -> PaperDossier:
        """The submitter is addressed; the owner is named where somebody else stands at the counter."""
        office, details = self._reference.office(), case.details
        owner, submitter = object_of(details.get("applicant")), object_of(details.get("submitter"))
        person = submitter or owner
        return PaperDossier(
            office=office.heading,
            identity=case.identity,
            code=case.row.code,
            person=text_of(person, "name") or case.row.applicant,
            procedure=case.row.procedure_name,
            received=case.received,
            due=case.due,
            owner=text_of(owner, "name") if submitter else "",
            id_number=number_vi(person),
            address=address_vi(person),
            phone=text_of(person, "phone") or text_of(owner, "phone"),
            email=text_of(person, "email") or text_of(owner, "email"),
            request=text_of(details, "request"),
            sample=office.sample or self._reference.catalogue().sample,
        )


def _evaluation_slip(evaluation: Evaluation, case: Case) -> Form:
    return evaluation.slip(case.row.procedure_name, case.row.code or case.identity, case.now.date())


def _job_name(form: Form) -> str:
    """What the printer, or the folder of a PDF printer, calls it: its dossier; a list by its title and number."""
    return form.code or form.identity or f"{form.title.capitalize()} {form.number.removeprefix('Số: ')}".strip()
