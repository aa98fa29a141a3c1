"""Every step of a desk: one service a noun, each made when it is first wanted, as those of `DeskServices`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.services.made_once import made_once
from counter_app.services.steps.case import Cases

if TYPE_CHECKING:
    from counter_app.services.desk_clock import DeskClock
    from counter_app.services.printing import Printing
    from counter_app.services.reference import Reference
    from counter_app.services.steps.appointments import Appointments
    from counter_app.services.steps.citizen_asks import CitizenAsks
    from counter_app.services.steps.conflicts import Conflicts
    from counter_app.services.steps.corrections import Corrections
    from counter_app.services.steps.digital_copies import DigitalCopies
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
    from counter_app.services.steps.postal_papers import PostalPapers
    from counter_app.services.steps.postal_records import PostalRecords
    from counter_app.services.steps.posted_procedures import PostedProcedures
    from counter_app.services.steps.registers import Registers
    from counter_app.services.steps.remarks import Remarks
    from counter_app.services.steps.results import Results
    from counter_app.services.steps.supplements import Supplements
    from counter_app.services.steps.till import Tills
    from counter_app.services.steps.transfers import Transfers
    from counter_app.store.opening import OpenDesk


class Steps:
    """All of them read and write dossiers through the same `cases`. `copies` gives the digital copies of the desk, for
    the papers that are made of them, `postal` the papers of the post; None where there are none."""

    def __init__(
        self,
        desk: OpenDesk,
        clock: DeskClock,
        reference: Reference,
        printing: Printing,
        copies: Callable[[], DigitalCopies] | None = None,
        postal: Callable[[], PostalPapers] | None = None,
    ) -> None:
        self.cases = Cases(desk, clock, reference)
        self.reference = reference
        self._desk, self._clock = desk, clock
        self._printing, self._copies, self._postal = printing, copies, postal

    @made_once
    def offers(self) -> Offers:
        from counter_app.services.steps.offers import Offers

        return Offers(self.cases)

    @made_once
    def supplements(self) -> Supplements:
        from counter_app.services.steps.supplements import Supplements

        return Supplements(self.cases, self.reference)

    @made_once
    def endings(self) -> Endings:
        from counter_app.services.steps.endings import Endings

        return Endings(self.cases, self.reference)

    @made_once
    def citizen_asks(self) -> CitizenAsks:
        from counter_app.services.steps.citizen_asks import CitizenAsks

        return CitizenAsks(self.cases)

    @made_once
    def appointments(self) -> Appointments:
        from counter_app.services.steps.appointments import Appointments

        return Appointments(self.cases)

    @made_once
    def duties(self) -> Duties:
        from counter_app.services.steps.duties import Duties

        return Duties(self.cases)

    @made_once
    def handovers(self) -> Handovers:
        from counter_app.services.steps.handovers import Handovers

        return Handovers(self.cases, self._desk.desk)

    @made_once
    def results(self) -> Results:
        from counter_app.services.steps.results import Results

        return Results(self.cases)

    @made_once
    def corrections(self) -> Corrections:
        from counter_app.services.steps.corrections import Corrections

        return Corrections(self.cases, self.reference)

    @made_once
    def conflicts(self) -> Conflicts:
        from counter_app.services.steps.conflicts import Conflicts

        return Conflicts(self.cases, self.corrections)

    @made_once
    def fees(self) -> Fees:
        from counter_app.services.steps.fees import Fees

        return Fees(self.cases, self.reference)

    @made_once
    def tills(self) -> Tills:
        from counter_app.services.steps.till import Tills

        return Tills(self.cases)

    @made_once
    def transfers(self) -> Transfers:
        from counter_app.services.steps.transfers import Transfers

        return Transfers(self.cases, self.fees)

    @made_once
    def oversight(self) -> Oversight:
        from counter_app.services.steps.oversight import Oversight

        return Oversight(self.cases)

    @made_once
    def registers(self) -> Registers:
        from counter_app.services.steps.registers import Registers

        return Registers(self.cases, self.reference, self._desk.desk)

    @made_once
    def remarks(self) -> Remarks:
        from counter_app.services.steps.remarks import Remarks

        return Remarks(self.cases)

    @made_once
    def reports(self) -> PeriodReports:
        from counter_app.services.steps.period_reports import PeriodReports

        return PeriodReports(self.cases, self.reference)

    @made_once
    def incidents(self) -> IncidentReports:
        from counter_app.services.outage import Outages
        from counter_app.services.steps.incident_reports import IncidentReports

        return IncidentReports(self.cases, self.reference, Outages(self._desk, self._clock))

    @made_once
    def feedback(self) -> Feedbacks:
        from counter_app.services.steps.feedback import Feedbacks

        return Feedbacks(self.cases, self.reference)

    @made_once
    def posted(self) -> PostedProcedures:
        from counter_app.services.steps.posted_procedures import PostedProcedures

        return PostedProcedures(self.cases, self.reference)

    @made_once
    def postal(self) -> PostalRecords:
        from counter_app.services.steps.postal_records import PostalRecords

        return PostalRecords(self.cases, self.reference, self._desk.desk)

    @made_once
    def papers(self) -> Papers:
        from counter_app.services.steps.papers import Papers
        from counter_app.services.steps.routing_slips import RoutingSlips

        papers = Papers(self.cases, self.reference, self._printing)
        routing = RoutingSlips(self.cases, papers, self.reference)
        papers.also("routing_slip", routing.form, routing.is_there)
        if self._copies is not None:
            from counter_app.services.steps.paper_conversion import PaperConversion

            conversion = PaperConversion(self.cases, papers, self._copies())
            papers.also("conversion", conversion.form, conversion.is_there)
        if (postal := self._postal) is not None:
            papers.also(
                "posting_slip",
                lambda identity: postal().posting_slip(identity),
                lambda identity: postal().is_there(identity),
            )
        return papers
