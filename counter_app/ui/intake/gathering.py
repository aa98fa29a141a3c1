"""Dossiers of one person that were saved one after the other and wait for one slip. No Qt here."""

from __future__ import annotations

from counter_app.domain.folding import fold
from counter_app.domain.slip import MOST_ON_ONE_SLIP
from counter_app.services.intake import Receipt
from counter_app.ui.intake.entered import Entered
from counter_app.ui.wishes import PrintWish


class Gathering:
    """What was saved with *save and next for the same person*, in that order, and whose it is."""

    def __init__(self) -> None:
        self._person = ("", "")
        self._receipts: tuple[Receipt, ...] = ()
        self.name = ""

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        return self._receipts

    def beside(self, entered: Entered) -> tuple[str, ...]:
        """The identities that would stand on one slip with this dossier."""
        return tuple(one.identity for one in self._receipts) if _at_the_counter(entered) == self._person else ()

    def add(self, receipt: Receipt, entered: Entered) -> tuple[PrintWish, ...]:
        """What is to be printed before it: the dossiers of somebody else, or a slip that is full."""
        full = len(self._receipts) == MOST_ON_ONE_SLIP
        before = self.finish() if full or not self.beside(entered) else ()
        self._person, self.name = _at_the_counter(entered), entered.person.name
        self._receipts = (*self._receipts, receipt)
        return before

    def finish(self) -> tuple[PrintWish, ...]:
        """The slip of all that waited; nothing waits any more."""
        waited, self._receipts = self._receipts, ()
        if not waited:
            return ()
        identities = tuple(one.identity for one in waited)
        numbers = ", ".join(one.code or one.identity for one in waited)
        return (PrintWish(identities[0], f"{numbers} · {self.name}", together=identities),)


def _at_the_counter(entered: Entered) -> tuple[str, str]:
    """Whose name the slip is made out to: who hands it in, else who speaks for an organisation or a child."""
    person, submitter = entered.person, entered.submitter
    if submitter is not None:
        return fold(submitter.name.strip()), submitter.id_number.strip()
    if person.representative.strip():
        return fold(person.representative.strip()), person.representative_number.strip() or person.id_number.strip()
    return fold(person.name.strip()), person.id_number.strip()
