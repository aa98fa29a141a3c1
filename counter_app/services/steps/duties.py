"""Financial obligations that arise while a dossier is processed (taxes, levies): told, then settled with proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput
from counter_app.domain.step_details import line
from counter_app.domain.supplement_clock import Awaited, Pause, SupplementRule, after_supplement
from counter_app.domain.times import parse_iso
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.supplements import Resumption, promised, with_date
from counter_app.store.journal import EntryDraft, Saved

LARGEST_DUTY = 10**13


@dataclass(frozen=True, slots=True)
class Duty:
    """`amount` in đồng; `told_by` the agency whose notice `document` it is."""

    amount: int
    what: str
    told_by: str = ""
    document: str = ""


class Duties:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def tell(self, identity: str, duty: Duty, session: Session) -> Saved:
        """The term stands until it is settled. Raises BadInput for an impossible amount."""
        if not 0 < duty.amount <= LARGEST_DUTY:
            raise BadInput("Số tiền phải lớn hơn 0 đồng.", "The amount must be more than 0 đồng.")
        details = {
            "what": line(duty.what, "Khoản phải nộp", "What is owed", needed=True),
            "told": line(duty.told_by, "Cơ quan thông báo", "Agency that told it"),
            "document": line(duty.document, "Số thông báo", "Number of the notice"),
            "clerk": session.name,
        }
        said = {name: value for name, value in details.items() if value}

        def decide(_case: Case) -> list[EntryDraft]:
            return [EntryDraft(types.DUTY_TOLD, details=said, facts={"amount": duty.amount})]

        return self._cases.take(identity, types.DUTY_TOLD, session, decide)

    def resumption(self, identity: str) -> Resumption:
        """The date that its proof gives, if it came now, with its explanation."""
        return _goes_on(self._cases.open(identity))

    def settle(self, identity: str, document: str, session: Session, *, due: datetime | None = None) -> Saved:
        """With the receipt that proves it; the clock goes on where it stood. `due` is set by the clerk, and only where
        no term is stated: a date that nobody counted stood still as well."""
        proof = line(document, "Chứng từ nộp tiền", "Proof of payment", needed=True)

        def decide(case: Case) -> list[EntryDraft]:
            again = with_date(case, _goes_on(case), due)
            details: dict[str, object] = {"document": proof, "clerk": session.name}
            if again.explanation:
                details["explanation"] = [step.to_json() for step in again.explanation]
            return [EntryDraft(types.DUTY_SETTLED, details=details, due=again.due)]

        return self._cases.take(identity, types.DUTY_SETTLED, session, decide)


def _goes_on(case: Case) -> Resumption:
    """What was left of the term runs on: no rule lets a duty start it anew."""
    before, since = promised(case), case.state.paused_since
    if before is None or since is None:
        return Resumption(None, (), needs_date=case.due is not None and since is not None)
    pause = Pause.between(parse_iso(since), case.now, Awaited.DUTY)
    again = after_supplement(before, pause, case.calendar, SupplementRule.STOP)
    return Resumption(again.due, again.steps)
