"""What the first start stands on; everything in it may be slow and is called on a lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from counter_app.domain.slip import OfficeHeading
from counter_app.services.recovery import DeskSecrets, Recovery
from counter_app.services.regulation_choices import RegulationChoices
from counter_app.services.trial_prints import TrialPrints
from counter_app.settings.local_settings import LocalSettingsFile

if TYPE_CHECKING:
    from counter_app.sync.enrolling import Enrolling


class OpenedDesk(Protocol):
    """A desk that hands in already; the window is built around it when the first start is over."""

    @property
    def name(self) -> str: ...

    def heading(self) -> OfficeHeading:
        """As the centre told it, or a general one until it has."""
        ...

    def regulations(self) -> RegulationChoices:
        """What it works by, and whether the centre has set that."""
        ...

    def was_worked_at(self) -> bool:
        """Whether somebody has signed in here before: what a first start asks was answered then."""
        ...


@dataclass(frozen=True)
class FirstStartPorts:
    """`is_desk`: whether this PC has a desk's data. `claim` makes the folder and keeps other programs out of it.
    `regulations` are those that came with the program; `choose_regulation` keeps the id of one for this PC. `enrolling`
    makes this PC a desk; what asks the centre is read with it."""

    is_desk: Callable[[], bool]
    claim: Callable[[], None]
    open_desk: Callable[[DeskSecrets], OpenedDesk]
    open_demonstration: Callable[[str], OpenedDesk]
    regulations: Callable[[], RegulationChoices]
    choose_regulation: Callable[[str], None]
    enrolling: Callable[[], Enrolling]
    recovery: Recovery
    prints: TrialPrints
    local: LocalSettingsFile
