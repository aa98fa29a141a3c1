"""What the window stands on: the services of one desk, and what the person who opened it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.notice import Notice
from counter_app.print.slip_size import SlipSize
from counter_app.services.desk_services import DeskServices
from counter_app.services.printer_choice import PrinterChoice
from counter_app.settings.local_settings import LocalSettings, LocalSettingsFile

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.slip import OfficeHeading
    from counter_app.services.calendar_days import CalendarDays
    from counter_app.services.clock_check import ClockCheck
    from counter_app.services.desk_clock import DeskClock
    from counter_app.services.dossiers import Dossiers
    from counter_app.services.drafts import Drafts
    from counter_app.services.handing_in import HandingIn
    from counter_app.services.intake import Intake
    from counter_app.services.outage import Outages
    from counter_app.services.reference import Reference
    from counter_app.services.sign_in import Session, SignIn
    from counter_app.services.slips import Slips
    from counter_app.services.steps.digital_copies import DigitalCopies
    from counter_app.services.steps.steps import Steps
    from counter_app.services.today import Today
    from counter_app.services.trial_prints import TrialPrints
    from counter_app.ui.band.band_controller import HandingInRunner


@dataclass(frozen=True)
class DeskParts:
    """What the window stands on. `shown_place` is desk and office in the band, which cuts its end; `settings` the file
    that remembers sizes; `session` somebody who already sits there (the demonstration office), else the sign-in is
    shown. `hint` is said at the sign-in, by the demonstration alone; `local` is the file with the settings of this PC;
    `begin` begins to hand in, once the window can be used."""

    shown_place: str
    services: DeskServices
    runner: HandingInRunner
    settings: Path
    session: Session | None = None
    slip_size: SlipSize = SlipSize.A4X2
    printer: str = ""
    hint: Notice | None = None
    local: LocalSettingsFile | None = None
    begin: Callable[[], None] | None = None

    def for_slips(self) -> tuple[SlipSize, str]:
        """Paper and printer of slips as chosen on this PC, read anew each time."""
        return PrinterChoice(self.local).for_slips() if self.local else (self.slip_size, self.printer)

    def printer_of(self, size: SlipSize) -> str:
        """Of an official paper, as chosen on this PC, read anew each time."""
        return PrinterChoice(self.local).for_paper(size) if self.local else self.printer

    def office_heading(self) -> OfficeHeading:
        return self.reference.office().heading

    @property
    def this_pc(self) -> LocalSettings:
        """What was set on this PC, read anew each time."""
        return self.local.read() if self.local else LocalSettings()

    @classmethod
    def of(
        cls,
        desk: Desk,
        shown_place: str,
        settings: Path,
        session: Session | None = None,
        hint: Notice | None = None,
        local: LocalSettingsFile | None = None,
        begin: Callable[[], None] | None = None,
    ) -> DeskParts:
        here = local.read() if local else LocalSettings()
        size = _size(here.paper)
        return cls(shown_place, desk, desk.runner, settings, session, size, here.printer, hint, local, begin)

    # Services of the desk: each is made when it is first asked for here.

    @property
    def desk_name(self) -> str:
        """In the window's title."""
        return self.services.opened.desk.name

    @property
    def intake(self) -> Intake:
        return self.services.intake

    @property
    def slips(self) -> Slips:
        return self.services.slips

    @property
    def dossiers(self) -> Dossiers:
        return self.services.dossiers

    @property
    def handing_in(self) -> HandingIn:
        return self.services.handing_in

    @property
    def outages(self) -> Outages:
        return self.services.outages

    @property
    def drafts(self) -> Drafts:
        return self.services.drafts

    @property
    def today(self) -> Today:
        return self.services.today

    @property
    def reference(self) -> Reference:
        return self.services.reference

    @property
    def clock(self) -> DeskClock:
        return self.services.clock

    @property
    def clock_check(self) -> ClockCheck:
        return self.services.clock_check

    @property
    def calendar_days(self) -> CalendarDays:
        return self.services.calendar_days

    @property
    def trial_prints(self) -> TrialPrints:
        return self.services.trial_prints

    @property
    def sign_in(self) -> SignIn:
        return self.services.sign_in

    @property
    def steps(self) -> Steps:
        return self.services.steps

    @property
    def digital_copies(self) -> DigitalCopies:
        return self.services.digital_copies


def _size(name: str) -> SlipSize:
    """The office's default where the file names a paper of another version."""
    return SlipSize(name) if name in {size.value for size in SlipSize} else SlipSize.A4X2
