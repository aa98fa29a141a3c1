"""What the step's form asks of the services, in lanes: opened, checked, drawn, saved. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.errors import Problem, with_source
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import Objection, as_objection, firm
from counter_app.services.drafts import Drafts, step_draft
from counter_app.services.procedure_search import ProcedureHit
from counter_app.services.sign_in import Session
from counter_app.services.steps.offers import BY_NAME, Deed
from counter_app.ui.steps.plan import Counter, Plan, Symbol
from counter_app.ui.steps.sheet import Sheet, Values

PICTURE_DPI = 70
Beside = dict[str, tuple[Objection, ...]]


@dataclass(frozen=True)
class Opened:
    """`draft` is what was typed before and not saved."""

    deed: Deed
    identity: str
    sheet: Sheet
    draft: dict[str, object]


@dataclass(frozen=True)
class Checked:
    """`symbol` is for what is typed now; without a text where there is none for it."""

    beside: Beside
    symbol: Symbol | None = None

    @property
    def stops(self) -> bool:
        return any(one.firm for said in self.beside.values() for one in said)


@dataclass(frozen=True)
class Saved:
    """`identity` is the dossier that goes on: where it is another than the one of the form, `shown` names it. `stopped`
    holds what stands against it: nothing was written then."""

    identity: str
    values: Values
    stopped: Checked | None = None
    shown: str = ""


def open_sheet(counter: Counter, plan: Plan, identity: str, drafts: Drafts, account: str) -> Opened:
    sheet = plan.sheet(counter, counter.steps.cases.open(identity))
    kept = drafts.find(account, step_draft(identity, plan.name))
    typed = kept.content.get("values") if kept else None
    return Opened(BY_NAME[plan.name], identity, sheet, typed if isinstance(typed, dict) else {})


def check(counter: Counter, plan: Plan, identity: str, values: Values, *, whole: bool = False) -> Checked:
    """By field; what cannot be read stands above the buttons. `whole`: with what is still empty."""
    lacking = plan.lacking(values) if whole else ()
    try:
        found = plan.objections(counter, identity, values)
        return Checked(by_field(plan, (*lacking, *found)), _symbol(counter, plan, identity, values))
    except Problem as problem:
        return Checked(by_field(plan, lacking) | {"": (as_objection(problem),)})


def _symbol(counter: Counter, plan: Plan, identity: str, values: Values) -> Symbol | None:
    """Where there is none for these values, why: that alone keeps nobody from saving."""
    try:
        return plan.symbol(counter, identity, values)
    except Problem as problem:
        return Symbol("", Notice(*with_source(problem)))


def search(counter: Counter, letters: str) -> tuple[ProcedureHit, ...]:
    return counter.steps.reference.search(letters, counter.steps.cases.today())


def draw(counter: Counter, plan: Plan, identity: str, values: Values, session: Session) -> bytes:
    """A PNG, empty where there is no paper or not enough to draw it."""
    try:
        form = plan.draws(counter, identity, values, session)
        return counter.steps.papers.picture(form, dpi=PICTURE_DPI) if form is not None else b""
    except Problem:
        return b""


def save(counter: Counter, plan: Plan, identity: str, values: Values, session: Session, drafts: Drafts) -> Saved:
    """Whatever is firm stops it; told beside its field rather than one by one."""
    checked = check(counter, plan, identity, values, whole=True)
    if checked.stops:
        return Saved(identity, values, checked)
    try:
        instead = plan.save(counter, identity, values, session)
    except Problem as problem:
        return Saved(identity, values, Checked({"": (as_objection(problem),)}))
    drafts.forget(session.account, step_draft(identity, plan.name))
    return Saved(identity, values) if instead is None else Saved(instead, values, shown=_shown(counter, instead))


def _shown(counter: Counter, identity: str) -> str:
    row = counter.steps.cases.open(identity).row
    return f"{row.code or identity} · {row.applicant}"


def with_article(checked: Checked) -> Checked:
    """Before anything was typed: what the law says of this step, and not that the form is empty."""
    told = {name: tuple(one for one in said if one.citation) for name, said in checked.beside.items()}
    return Checked({name: said for name, said in told.items() if said}, checked.symbol)


def first_firm(checked: Checked) -> str:
    """The field that the hand should go to."""
    return next((name for name, said in checked.beside.items() if firm(said)), "")


def by_field(plan: Plan, objections: tuple[Objection, ...]) -> Beside:
    found: Beside = {}
    for objection in objections:
        place = plan.place(objection)
        found[place] = (*found.get(place, ()), objection)
    return found
