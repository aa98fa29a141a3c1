"""What a person can do at one desk: each service is made, and its modules are read, when it is first wanted.

The same idiom as places of the window (counter_app/app/places.py): the imports of what is made later stand inside what
makes it, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.services.made_once import made_once
from counter_app.services.reference import Reference

if TYPE_CHECKING:
    from counter_app.domain.regulations import Profile
    from counter_app.print.slip_size import SlipSize
    from counter_app.services.calendar_days import CalendarDays
    from counter_app.services.clock_check import ClockCheck
    from counter_app.services.contingency_sheets import ContingencySheets
    from counter_app.services.desk_clock import DeskClock
    from counter_app.services.dossiers import Dossiers
    from counter_app.services.drafts import Drafts
    from counter_app.services.handing_in import HandingIn
    from counter_app.services.intake import Intake
    from counter_app.services.outage import Outages
    from counter_app.services.pad_printing import PadPrinting
    from counter_app.services.postal_intake import PostalIntake
    from counter_app.services.printing import Printing
    from counter_app.services.sign_in import SignIn
    from counter_app.services.slips import Slips
    from counter_app.services.steps.digital_copies import DigitalCopies
    from counter_app.services.steps.manifests import Manifests
    from counter_app.services.steps.postal_papers import PostalPapers
    from counter_app.services.steps.steps import Steps
    from counter_app.services.today import Today
    from counter_app.services.trial_prints import TrialPrints
    from counter_app.services.unprinted_slips import UnprintedSlips
    from counter_app.store.opening import OpenDesk
    from counter_app.store.scan_store import ScanStore
    from counter_app.wire.keys import SigningKey


class DeskServices:
    """Of a desk that is open. `regulation` names the one that this PC works by where the centre names none."""

    def __init__(
        self,
        opened: OpenDesk,
        clock: DeskClock,
        key: SigningKey,
        scans: ScanStore,
        printing: Printing,
        regulation: Callable[[], str] = str,
    ) -> None:
        self.opened, self.clock, self.key, self.scans = opened, clock, key, scans
        self.printing = printing
        self.reference = Reference(opened, clock, regulation)

    @made_once
    def intake(self) -> Intake:
        from counter_app.services.intake import Intake

        return Intake(self.opened, self.clock, self.reference)

    @made_once
    def slips(self) -> Slips:
        from counter_app.services.slips import Slips

        return Slips(self.opened, self.clock, self.reference, self.key, self.printing)

    @made_once
    def unprinted(self) -> UnprintedSlips:
        from counter_app.services.unprinted_slips import UnprintedSlips

        return UnprintedSlips(self.opened, self.clock)

    @made_once
    def dossiers(self) -> Dossiers:
        from counter_app.services.dossiers import Dossiers

        return Dossiers(self.opened, self.clock, self.reference)

    @made_once
    def steps(self) -> Steps:
        from counter_app.services.steps.steps import Steps

        return Steps(
            self.opened,
            self.clock,
            self.reference,
            self.printing,
            lambda: self.digital_copies,
            lambda: self.postal_papers,
        )

    @made_once
    def postal_intake(self) -> PostalIntake:
        from counter_app.services.postal_intake import PostalIntake

        return PostalIntake(self.opened, self.clock, self.reference)

    @made_once
    def manifests(self) -> Manifests:
        from counter_app.services.steps.manifests import Manifests

        return Manifests(self.steps.cases, self.reference, self.opened, lambda: self.key)

    @made_once
    def postal_papers(self) -> PostalPapers:
        from counter_app.services.steps.postal_papers import PostalPapers

        return PostalPapers(self.steps.cases, self.steps.papers, self.reference, lambda: self.key)

    @made_once
    def digital_copies(self) -> DigitalCopies:
        from counter_app.services.steps.digital_copies import DigitalCopies

        return DigitalCopies(self.steps.cases, self.opened, self.clock, self.scans)

    @made_once
    def handing_in(self) -> HandingIn:
        from counter_app.services.handing_in import HandingIn

        return HandingIn(self.opened, self.clock, self.reference)

    @made_once
    def outages(self) -> Outages:
        from counter_app.services.outage import Outages

        return Outages(self.opened, self.clock, self._regulation)

    @made_once
    def sheets(self) -> ContingencySheets:
        from counter_app.services.contingency_sheets import ContingencySheets

        return ContingencySheets(self.opened, self.clock, self.reference, self.key)

    def pad_printing(self, printer: Callable[[SlipSize], str]) -> PadPrinting:
        from counter_app.services.pad_printing import PadPrinting

        return PadPrinting(self.sheets, self.printing, printer)

    @made_once
    def calendar_days(self) -> CalendarDays:
        from counter_app.services.calendar_days import CalendarDays

        return CalendarDays(self.opened, self.clock, self._regulation)

    @made_once
    def drafts(self) -> Drafts:
        from counter_app.services.drafts import Drafts

        return Drafts(self.opened.database, self.clock)

    @made_once
    def today(self) -> Today:
        from counter_app.services.today import Today

        return Today(self.opened, self.clock, self.reference, self.unprinted, self.drafts)

    @made_once
    def clock_check(self) -> ClockCheck:
        from counter_app.services.clock_check import ClockCheck

        return ClockCheck(self.clock, self.opened, self._regulation)

    @made_once
    def sign_in(self) -> SignIn:
        from counter_app.services.passwords import Argon2Passwords
        from counter_app.services.sign_in import SignIn

        return SignIn(self.opened.database, self.clock, Argon2Passwords())

    @made_once
    def trial_prints(self) -> TrialPrints:
        from counter_app.print.printers import list_printers
        from counter_app.services.trial_prints import TrialPrints

        return TrialPrints(list_printers, self.printing, self.clock.now)

    def _regulation(self) -> Profile:
        """In force today."""
        return self.reference.profile(self.clock.now().date())
