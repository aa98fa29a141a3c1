"""*Bổ sung* and *Từ chối* from the form: of papers that were looked at and not received, or of what came online.

The same fields, objections and papers as the steps of a dossier; called in lanes, no Qt here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from counter_app.domain.errors import Problem
from counter_app.domain.form import Form
from counter_app.domain.intake import ReceiptRefused, ReceiveDossier
from counter_app.domain.intake_checks import checked_command
from counter_app.domain.notice import Notice
from counter_app.domain.online_filing import ONLINE
from counter_app.domain.procedures import Procedure
from counter_app.domain.step_rules import (
    Objection,
    Past,
    SupplementRequest,
    WantedPaper,
    against_supplement,
    as_objection,
    firm,
)
from counter_app.services.drafts import ANSWER_DRAFT, Drafts
from counter_app.services.sign_in import Session
from counter_app.services.steps.offers import BY_NAME
from counter_app.services.steps.steps import Steps
from counter_app.services.steps.supplements import cleaned
from counter_app.ui.intake.entered import Entered, read_command
from counter_app.ui.steps.all_plans import PLANS
from counter_app.ui.steps.ending_plans import REFUSAL_FIELDS, refusal_of
from counter_app.ui.steps.plan import Counter, Plan
from counter_app.ui.steps.sheet import Sheet, Values
from counter_app.ui.steps.step_calls import Beside, by_field
from counter_app.ui.steps.supplement_plans import request_fields, request_of

ASK, REFUSE = "ask_supplement", "refuse"
# Without these no paper can be addressed, and nobody would find what was said.
_NEEDED = ("applicant.name", "procedure_code")
_PAPER_OF = {ASK: "supplement.form", REFUSE: "refusal.form"}


# Before the receipt no term runs that could stand, and no paper is handed over.
_TOLD_ONLINE = {
    ASK: Notice(
        "Yêu cầu một lần, đầy đủ. Người nộp bổ sung trên cổng, hồ sơ sẽ trở lại danh sách trực tuyến.",
        "Asked for once and completely. The citizen adds it on the portal; the dossier then comes back to the inbox.",
    ),
    REFUSE: Notice(
        "Ghi mọi lý do, kèm điều luật; người nộp nhận thông báo có đủ các lý do này.",
        "Every reason with its article; the citizen is told all of them.",
    ),
}


class Answer(ABC):
    """One of the two, for one dossier. `prints`: the regulation has a paper for it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = BY_NAME[name].title
        self.prints = True

    @abstractmethod
    def sheet(self) -> Sheet:
        """Raises a Problem where it makes no sense."""

    @abstractmethod
    def objections(self, values: Values) -> Beside:
        """By the field that each stands beside. Raises BadInput for what cannot be read."""

    @abstractmethod
    def save(self, values: Values, session: Session) -> str:
        """The dossier's identity. Raises a Problem; nothing is written then."""

    @abstractmethod
    def paper(self, identity: str) -> Form | None:
        """From what is in the journal now."""


class OfArrived(Answer):
    """The step of a dossier that came online: its notice goes to the citizen, paper only where the rule has one."""

    def __init__(self, plan: Plan, counter: Counter, identity: str) -> None:
        super().__init__(plan.name)
        self._plan, self._counter, self._identity = plan, counter, identity
        profile = counter.steps.cases.open(identity).profile
        self.prints = profile.rule(_PAPER_OF[plan.name], channel=ONLINE) is not None

    def sheet(self) -> Sheet:
        found = self._plan.sheet(self._counter, self._counter.steps.cases.open(self._identity))
        return replace(found, told=(_TOLD_ONLINE[self.name],))

    def objections(self, values: Values) -> Beside:
        return by_field(self._plan, self._plan.objections(self._counter, self._identity, values))

    def save(self, values: Values, session: Session) -> str:
        self._plan.save(self._counter, self._identity, values, session)
        return self._identity

    def paper(self, identity: str) -> Form | None:
        return self._plan.paper(self._counter, identity, Values())


class NotReceived(Answer):
    """Papers go back with the citizen; what was said is kept (decree 118/2025, articles 16.2 and 17.1.c)."""

    def __init__(self, plan: Plan, steps: Steps, command: ReceiveDossier) -> None:
        super().__init__(plan.name)
        self._plan, self._steps, self._command = plan, steps, command

    def sheet(self) -> Sheet:
        if self.name == REFUSE:
            told = Notice(
                "Hồ sơ không được tiếp nhận, giấy tờ trả lại người nộp. Ghi mọi lý do, kèm điều luật.",
                "The dossier is not received, its papers go back. Give every reason with its article.",
            )
            return Sheet(REFUSAL_FIELDS, (told,))
        procedure = self._procedure()
        published = tuple(part.name for part in procedure.components.value or ())
        there = {part.name for part in self._command.components if part.present}
        told = Notice(
            "Hồ sơ chưa tiếp nhận, giấy tờ trả lại người nộp. Hướng dẫn một lần, đầy đủ.",
            "The dossier is not received yet, its papers go back. Said once and completely.",
        )
        missing = tuple(name for name in published if name not in there and self._may_be_asked_for(name))
        return Sheet(request_fields(published, missing), (told,))

    def _may_be_asked_for(self, name: str) -> bool:
        """What the card proves by itself is not ticked for the clerk; ticked by hand its article is told."""
        return not firm(self._against(SupplementRequest((WantedPaper(name),), reason="-")))

    def objections(self, values: Values) -> Beside:
        if self.name == REFUSE:
            return {}
        return by_field(self._plan, self._against(cleaned(request_of(values))))

    def _against(self, request: SupplementRequest) -> tuple[Objection, ...]:
        command = self._command
        past = Past(command.channel, self._steps.cases.now(), level=command.service_level)
        profile = self._steps.reference.profile(self._steps.cases.today())
        return against_supplement(request, past, self._procedure(), profile)

    def save(self, values: Values, session: Session) -> str:
        if self.name == REFUSE:
            saved = self._steps.endings.refuse_at_the_counter(self._command, refusal_of(values), session)
        else:
            saved = self._steps.supplements.guide(self._command, request_of(values), session)
        return saved.opened

    def paper(self, identity: str) -> Form | None:
        papers = self._steps.papers
        return papers.refusal(identity) if self.name == REFUSE else papers.supplement_request(identity)

    def _procedure(self) -> Procedure:
        return self._steps.reference.procedure(self._command.procedure_code, self._steps.cases.today())


@dataclass(frozen=True)
class Opened:
    """`about`: whose papers, and for what; `draft` is what was typed before for just them and not saved."""

    answer: Answer
    sheet: Sheet
    about: str
    draft: dict[str, object]


@dataclass(frozen=True)
class Done:
    """`stopped`: what stands against it by field; nothing was written then."""

    answer: Answer
    identity: str = ""
    stopped: Beside | None = None


def open_answer(name: str, counter: Counter, entered: Entered, drafts: Drafts, account: str) -> Opened:
    """Raises ReceiptRefused for a form in which nobody is named yet, or no procedure."""
    if entered.arrived:
        answer: Answer = OfArrived(PLANS[name], counter, entered.arrived)
    else:
        answer = NotReceived(PLANS[name], counter.steps, _addressed(entered, counter))
    about = _about(entered)
    kept = drafts.find(account, ANSWER_DRAFT)
    mine = kept is not None and (kept.content.get("name"), kept.content.get("about")) == (name, about)
    typed = kept.content.get("values") if kept is not None and mine else None
    return Opened(answer, answer.sheet(), about, typed if isinstance(typed, dict) else {})


def keep(drafts: Drafts, account: str, opened: Opened, values: dict[str, object]) -> None:
    """What was typed comes back for the same papers of the same person, after a crash too."""
    drafts.keep(account, ANSWER_DRAFT, {"name": opened.answer.name, "about": opened.about, "values": values})


def _about(entered: Entered) -> str:
    return entered.arrived or " · ".join((entered.person.name, entered.person.id_number, entered.procedure))


def check(answer: Answer, values: Values) -> Beside:
    try:
        return answer.objections(values)
    except Problem as problem:
        return {"": (as_objection(problem),)}


def save(answer: Answer, values: Values, session: Session, drafts: Drafts, kind: str) -> Done:
    """The drafts go with it: what was answered is begun no longer."""
    beside = check(answer, values)
    if any(firm(said) for said in beside.values()):
        return Done(answer, stopped=beside)
    try:
        identity = answer.save(values, session)
    except Problem as problem:
        return Done(answer, stopped={"": (as_objection(problem),)})
    for done in (kind, ANSWER_DRAFT):
        drafts.forget(session.account, done)
    return Done(answer, identity)


def _addressed(entered: Entered, counter: Counter) -> ReceiveDossier:
    """Texts made clean. What is missing stops nothing but the paper's address; what was typed wrong is told first."""
    command, unreadable = read_command(entered)
    now = counter.steps.cases.now()
    clean, problems = checked_command(command, now, now)
    wrong = [one for one in problems if one.field in _NEEDED or _typed(command, one.field)]
    if stopped := tuple(dict.fromkeys((*unreadable, *wrong))):
        raise ReceiptRefused(stopped)
    return clean


def _typed(command: ReceiveDossier, field: str) -> bool:
    """Whether something stands in this text field."""
    value: object = command
    for name in field.split("."):
        value = getattr(value, name, None)
    return isinstance(value, str) and bool(value.strip())
