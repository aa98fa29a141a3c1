"""What a step's form asks, checks, writes and prints. Everything here is called in a lane, never on the window's
thread: no Qt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum

from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import Objection
from counter_app.services.sign_in import Session, SignIn
from counter_app.services.steps.case import Case
from counter_app.services.steps.steps import Steps
from counter_app.ui.steps.sheet import Sheet, Values

_TO_FILL_IN = Notice("Hãy ghi nội dung này.", "This has to be filled in.")
_LACKING = {"procedure": Notice("Hãy chọn thủ tục đúng trong danh sách.", "Choose the right procedure of the list.")}


class After(Enum):
    """What is printed once it is written down."""

    NOTHING = "nothing"
    PAPER = "paper"
    SLIP = "slip"  # anew: the old one answers that it was replaced


@dataclass(frozen=True, slots=True)
class Symbol:
    """`text` is shown as a QR code to be scanned, `words` under it; no code where `text` is empty."""

    text: str
    words: Notice


@dataclass(frozen=True)
class Counter:
    """What plans stand on. `sign_in` for the second person who signs over the clerk's screen."""

    steps: Steps
    sign_in: SignIn


class Plan(ABC):
    """One step. A plan says its `name` (as in services/steps/offers.py) and fills in what it needs."""

    name = ""
    after = After.NOTHING
    # Which field an objection stands beside, where the service calls it by another name.
    beside: tuple[tuple[str, str], ...] = ()
    # Behind the whole form, for F1: ids of the profiles. A field may have its own.
    rules = ""
    only_prints = False
    # Fields that cannot stay empty wherever they are asked for; said beside them once a save was tried.
    needs: tuple[str, ...] = ()

    @abstractmethod
    def sheet(self, counter: Counter, case: Case) -> Sheet:
        """Raises a Problem where the form makes no sense for this dossier."""

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        """What stands against it as it is typed. Raises BadInput for what cannot be read."""
        return ()

    @abstractmethod
    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> str | None:
        """The identity of the dossier that stands in its place from now on, if another one does. Raises a Problem;
        nothing is written then."""

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        """From what is in the journal now."""
        return None

    def draws(self, counter: Counter, identity: str, values: Values, session: Session) -> Form | None:
        """The paper as it would be printed, before anything is written."""
        return None

    def symbol(self, counter: Counter, identity: str, values: Values) -> Symbol | None:
        """What the citizen scans, for these values. Raises a Problem where there is none for them."""
        return None

    def then(self, values: Values) -> After:
        """What is printed after these values."""
        return self.after

    def done(self, values: Values) -> Notice | None:
        """Told after the save; None: the deed's own name."""
        return None

    def lacking(self, values: Values) -> tuple[Objection, ...]:
        """Beside each field that is asked for now and still empty."""
        empty = [name for name in self.needs if name in values.raw and not values.text(name)]
        said = [(name, _LACKING.get(name, _TO_FILL_IN)) for name in empty]
        return tuple(Objection(name, words.vi, words.en) for name, words in said)

    def place(self, objection: Objection) -> str:
        """The field that the objection stands beside."""
        field = objection.field.partition("[")[0].partition(".")[0]
        return dict(self.beside).get(field, field)
