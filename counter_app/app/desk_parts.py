"""What the window stands on: the services of one desk, and what the person who opened it said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.desk import Desk
from counter_app.domain.notice import Notice
from counter_app.print.slip_pdf import SlipSize
from counter_app.services.clock_check import ClockCheck
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossiers import Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.handing_in import HandingIn
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session, SignIn
from counter_app.services.slips import Slips

if TYPE_CHECKING:
    from counter_app.ui.band.band_controller import HandingInRunner


@dataclass(frozen=True)
class DeskParts:
    """What the window stands on. `shown_place` is desk and office in the band, which cuts its end; `settings` the file
    that remembers sizes; `session` somebody who already sits there (the demonstration office), else the sign-in is
    shown. `desk_name` stands in the window's title; `hint` is said at the sign-in, by the demonstration alone."""

    shown_place: str
    desk_name: str
    intake: Intake
    slips: Slips
    dossiers: Dossiers
    handing_in: HandingIn
    drafts: Drafts
    reference: Reference
    clock: DeskClock
    clock_check: ClockCheck
    sign_in: SignIn
    runner: HandingInRunner
    settings: Path
    session: Session | None = None
    slip_size: SlipSize = SlipSize.A4X2
    printer: str = ""
    hint: Notice | None = None

    @classmethod
    def of(
        cls,
        desk: Desk,
        shown_place: str,
        settings: Path,
        session: Session | None = None,
        hint: Notice | None = None,
    ) -> DeskParts:
        return cls(
            shown_place,
            desk.opened.desk.name,
            desk.intake,
            desk.slips,
            desk.dossiers,
            desk.handing_in,
            desk.drafts,
            desk.reference,
            desk.clock,
            desk.clock_check,
            desk.sign_in,
            desk.runner,
            settings,
            session,
            hint=hint,
        )
