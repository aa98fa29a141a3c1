"""A desk with every service of the steps, over a real database; only clock and printer stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.times import parse_iso
from counter_app.services.dossiers import Dossiers, DossierView
from counter_app.services.printing import Printing
from counter_app.services.steps.appointments import Appointments
from counter_app.services.steps.case import Cases
from counter_app.services.steps.corrections import Corrections
from counter_app.services.steps.duties import Duties
from counter_app.services.steps.endings import Endings
from counter_app.services.steps.fees import Fees
from counter_app.services.steps.handovers import Handovers
from counter_app.services.steps.oversight import Oversight
from counter_app.services.steps.papers import Papers
from counter_app.services.steps.results import Results
from counter_app.services.steps.supplements import Supplements
from counter_app.services.steps.till import Tills
from counter_app.services.steps.transfers import Transfers
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.journal import EntryDraft
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, Workplace, receipt_of, workplace
from tests.services.slip_tray import TestPrinter
from tests.store.desks import LAN


@dataclass
class Counter:
    place: Workplace
    cases: Cases
    supplements: Supplements
    endings: Endings
    appointments: Appointments
    duties: Duties
    handovers: Handovers
    results: Results
    papers: Papers
    fees: Fees
    corrections: Corrections
    oversight: Oversight
    transfers: Transfers
    tills: Tills
    printer: TestPrinter
    dossiers: Dossiers

    def under(self, profile: str) -> Counter:
        """The office works by this regulation from now on."""
        choose(self.place, profile)
        return self

    def receive(self, command: ReceiveDossier | None = None) -> str:
        return self.place.intake.receive(command or receipt_of(), CLERK_LAN).identity

    def status(self, identity: str) -> str:
        return self.cases.open(identity).state.status

    def due(self, identity: str) -> datetime | None:
        return self.cases.open(identity).due

    def view(self, identity: str) -> DossierView:
        return self.dossiers.open(identity)

    def told(self, identity: str) -> str:
        """The whole timeline as one text."""
        return "\n".join("; ".join((line.vi, *line.details_vi)) for line in self.view(identity).timeline)

    def arrive_online(self, command: ReceiveDossier | None = None, code: str | None = None, **filed: object) -> str:
        """As the centre's feed would bring it; written here because the centre's own journal is another one."""
        from counter_app.services.receipt_details import opening_details

        wanted = command or receipt_of(channel="online")
        today = self.place.clock.now().date()
        version = self.place.reference.procedure_version(wanted.procedure_code, today)
        draft = EntryDraft(
            "OnlineArrived",
            details=opening_details(wanted, version.procedure, "") | filed,
            facts={"channel": "online"},
            code=code,
            received=self.place.clock.now(),
            procedure=version.part.hash,
            profile=self.place.reference.profile_version(today).parts[0].hash,
        )
        saved = self.place.desk.journal.append([draft], "program", self.place.clock.stamp())
        assert saved.identity is not None
        return saved.identity


def counter(folder: Path, of: DeskIdentity = LAN) -> Counter:
    place, printer = workplace(folder, of=of), TestPrinter()
    cases = Cases(place.desk, place.clock, place.reference)
    fees = Fees(cases, place.reference)
    return Counter(
        place,
        cases,
        Supplements(cases, place.reference),
        Endings(cases, place.reference),
        Appointments(cases),
        Duties(cases),
        Handovers(cases, place.desk.desk),
        Results(cases),
        Papers(cases, place.reference, Printing(lambda _name, _size: printer, lambda _seconds: None)),
        fees,
        Corrections(cases, place.reference),
        Oversight(cases),
        Transfers(cases, fees),
        Tills(cases),
        printer,
        Dossiers(place.desk, place.clock, place.reference),
    )


def at(text: str) -> datetime:
    return parse_iso(text)
