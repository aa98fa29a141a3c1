"""How a dossier ends without a result: refused, withdrawn, stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.details import count_of, objects_of, text_of
from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import Objection
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case
from counter_app.services.steps.citizen_asks import open_ask
from counter_app.services.steps.endings import GivenBack, Refusal, Stop
from counter_app.ui.steps.citizen_plans import ask_told
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values

REASON = Notice("Lý do", "Reason")
REASONS = Notice("Lý do (mỗi dòng một lý do)", "Reasons (one a line)")
REFUSAL_FIELDS = (
    Field(Kind.TEXT, "reasons", REASONS, longest=3_000, rule="refusal.form"),
    Field(Kind.LINE, "goes_to", Notice("Cơ quan có thẩm quyền (nếu nộp nhầm nơi)", "Agency that is competent instead")),
)


def refusal_of(values: Values) -> Refusal:
    return Refusal(values.lines("reasons"), values.text("goes_to"))


class Refuse(Plan):
    name = "refuse"
    rules = "refusal.form"
    after = After.PAPER
    beside = (("reason", "reasons"),)

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        told = Notice("Ghi mọi lý do, kèm điều luật; người nộp nhận Mẫu 03.", "Every reason with its article; form 03.")
        return Sheet(REFUSAL_FIELDS, (told,))

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        return counter.steps.endings.against_refusal(identity, refusal_of(values).reasons)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.endings.refuse(identity, refusal_of(values), session)

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.refusal(identity)

    def draws(self, counter: Counter, identity: str, values: Values, session: Session) -> Form | None:
        return (
            counter.steps.papers.refusal_drawn(identity, refusal_of(values), session)
            if values.text("reasons")
            else None
        )


class Withdraw(Plan):
    name = "withdraw"
    needs = ("reason",)
    rules = "stop.by_applicant stop.by_applicant_online return.originals"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        ask = open_ask(case, AskKind.WITHDRAW)
        told = ask_told(case, ask) if ask is not None else []
        said = ask.said if ask is not None else ""
        return Sheet((Field(Kind.LINE, "reason", REASON, said, longest=1_000), *_papers_back(case)), tuple(told))

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        case = counter.steps.cases.open(identity)
        counter.steps.endings.withdraw(identity, values.text("reason"), _given_back(case, values), session)


class StopProcessing(Plan):
    name = "stop"
    needs = ("reason",)
    rules = "stop.by_applicant stop.by_applicant_online stop.return_of_papers"
    after = After.PAPER

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        asked = (
            Option("agency", Notice("Cơ quan giải quyết", "The agency")),
            Option("citizen", Notice("Người nộp đề nghị", "The citizen")),
        )
        told = Notice(
            "Văn bản theo thể thức Nghị định 30/2020; chưa phải Mẫu 05 đã được xác nhận.",
            "A letter in the layout of decree 30/2020; not the confirmed form 05.",
        )
        return Sheet(
            (
                Field(Kind.PICK, "asked_by", Notice("Ai đề nghị dừng", "Who asks for it"), "agency", asked),
                Field(Kind.LINE, "reason", REASON, longest=1_000),
                Field(Kind.LINE, "letter", Notice("Số văn bản", "Number of the letter")),
                Field(Kind.LINE, "signer", Notice("Người ký", "Signer")),
                *_papers_back(case),
            ),
            (told,),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        stop = Stop(
            values.text("reason"), values.text("letter"), values.text("signer"), values.text("asked_by") == "citizen"
        )
        case = counter.steps.cases.open(identity)
        counter.steps.endings.stop(identity, stop, _given_back(case, values), session)

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.stop_letter(identity)


def _papers_back(case: Case) -> tuple[Field, ...]:
    """Everything that was taken in, ticked: it goes back unless the clerk says otherwise."""
    papers = _papers(case.details)
    options = tuple(
        Option(str(place), Notice(f"{name} ({count} bản)", f"{name} ({count})"))
        for place, (name, count) in enumerate(papers)
    )
    if not options:
        return ()
    return (
        Field(
            Kind.TICKS,
            "back",
            Notice("Giấy tờ trả lại người nộp", "Papers given back"),
            [option.value for option in options],
            options,
        ),
        Field(Kind.LINE, "to", Notice("Người nhận lại giấy tờ", "Who takes them"), _person(case.details)),
    )


def _given_back(case: Case, values: Values) -> GivenBack:
    papers = _papers(case.details)
    ticked = {int(place) for place in values.ticked("back") if place.isdigit()}
    return GivenBack(tuple(paper for place, paper in enumerate(papers) if place in ticked), values.text("to"))


def _papers(details: Mapping[str, Any]) -> list[tuple[str, int]]:
    """What stayed at the counter: papers that were only shown went home with their owner."""
    counted = []
    for part in objects_of(details.get("components")):
        count = sum(count_of(one, "count", 1) for one in objects_of(part.get("papers")) if one.get("kind") != "shown")
        if count:
            counted.append((text_of(part, "name"), count))
    return counted


def _person(details: Mapping[str, Any]) -> str:
    for role in ("submitter", "applicant"):
        person = details.get(role)
        if isinstance(person, dict) and person.get("name"):
            return str(person["name"])
    return ""
