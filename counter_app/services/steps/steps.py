"""Every step of a desk, connected once."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.print.printers import Printer
from counter_app.print.slip_pdf import SlipSize
from counter_app.services.desk_clock import DeskClock
from counter_app.services.outage import Outages
from counter_app.services.reference import Reference
from counter_app.services.steps.appointments import Appointments
from counter_app.services.steps.case import Cases
from counter_app.services.steps.citizen_asks import CitizenAsks
from counter_app.services.steps.corrections import Corrections
from counter_app.services.steps.duties import Duties
from counter_app.services.steps.endings import Endings
from counter_app.services.steps.feedback import Feedbacks
from counter_app.services.steps.fees import Fees
from counter_app.services.steps.handovers import Handovers
from counter_app.services.steps.incident_reports import IncidentReports
from counter_app.services.steps.offers import Offers
from counter_app.services.steps.oversight import Oversight
from counter_app.services.steps.papers import Papers
from counter_app.services.steps.period_reports import PeriodReports
from counter_app.services.steps.registers import Registers
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import Results
from counter_app.services.steps.supplements import Supplements
from counter_app.services.steps.till import Tills
from counter_app.services.steps.transfers import Transfers
from counter_app.store.opening import OpenDesk


class Steps:
    """One service a noun; all of them read and write dossiers through the same `cases`."""

    def __init__(
        self,
        desk: OpenDesk,
        clock: DeskClock,
        reference: Reference,
        printer_for: Callable[[str, SlipSize], Printer],
        pause: Callable[[float], None],
    ) -> None:
        self.cases = Cases(desk, clock, reference)
        self.reference = reference
        self.offers = Offers(self.cases)
        self.supplements = Supplements(self.cases, reference)
        self.endings = Endings(self.cases, reference)
        self.citizen_asks = CitizenAsks(self.cases)
        self.appointments = Appointments(self.cases)
        self.duties = Duties(self.cases)
        self.handovers = Handovers(self.cases, desk.desk)
        self.results = Results(self.cases)
        self.corrections = Corrections(self.cases, reference)
        self.fees = Fees(self.cases, reference)
        self.tills = Tills(self.cases)
        self.transfers = Transfers(self.cases, self.fees)
        self.oversight = Oversight(self.cases)
        self.registers = Registers(self.cases, reference, desk.desk)
        self.remarks = Remarks(self.cases)
        self.reports = PeriodReports(self.cases, reference)
        self.incidents = IncidentReports(self.cases, reference, Outages(desk, clock))
        self.feedback = Feedbacks(self.cases, reference)
        self.papers = Papers(self.cases, reference, printer_for, pause)
