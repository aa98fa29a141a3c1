"""What the window stands on: the services of one desk, and what the person who opened it said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.desk import Desk
from counter_app.domain.notice import Notice
from counter_app.domain.slip import OfficeHeading
from counter_app.print.printers import list_printers
from counter_app.print.slip_pdf import SlipSize
from counter_app.services.calendar_days import CalendarDays
from counter_app.services.clock_check import ClockCheck
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossiers import Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.handing_in import HandingIn
from counter_app.services.intake import Intake
from counter_app.services.outage import Outages
from counter_app.services.printer_choice import PrinterChoice
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session, SignIn
from counter_app.services.slips import Slips
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.steps import Steps
from counter_app.services.today import Today
from counter_app.services.trial_prints import TrialPrints
from counter_app.settings.local_settings import LocalSettings, LocalSettingsFile

if TYPE_CHECKING:
    from counter_app.ui.band.band_controller import HandingInRunner


@dataclass(frozen=True)
class DeskParts:
    """What the window stands on. `shown_place` is desk and office in the band, which cuts its end; `settings` the file
    that remembers sizes; `session` somebody who already sits there (the demonstration office), else the sign-in is
    shown. `desk_name` stands in the window's title; `hint` is said at the sign-in, by the demonstration alone;
    `local` is the file with the settings of this PC."""

    shown_place: str
    desk_name: str
    intake: Intake
    slips: Slips
    dossiers: Dossiers
    handing_in: HandingIn
    outages: Outages
    drafts: Drafts
    today: Today
    reference: Reference
    clock: DeskClock
    clock_check: ClockCheck
    calendar_days: CalendarDays
    trial_prints: TrialPrints
    sign_in: SignIn
    steps: Steps
    digital_copies: DigitalCopies
    runner: HandingInRunner
    settings: Path
    session: Session | None = None
    slip_size: SlipSize = SlipSize.A4X2
    printer: str = ""
    hint: Notice | None = None
    local: LocalSettingsFile | None = None

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
    ) -> DeskParts:
        here = local.read() if local else LocalSettings()
        return cls(
            shown_place,
            desk.opened.desk.name,
            desk.intake,
            desk.slips,
            desk.dossiers,
            desk.handing_in,
            desk.outages,
            desk.drafts,
            desk.today,
            desk.reference,
            desk.clock,
            desk.clock_check,
            desk.calendar_days,
            TrialPrints(list_printers, desk.printer_for, desk.pause, desk.clock.now),
            desk.sign_in,
            desk.steps,
            desk.digital_copies,
            desk.runner,
            settings,
            session,
            slip_size=_size(here.paper),
            printer=here.printer,
            hint=hint,
            local=local,
        )


def _size(name: str) -> SlipSize:
    """The office's default where the file names a paper of another version."""
    return SlipSize(name) if name in {size.value for size in SlipSize} else SlipSize.A4X2
