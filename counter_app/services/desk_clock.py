"""The clock as the desk believes it: the PC's readings, corrected by a person or by the centre, never trusted alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.services.acting import SignedIn
from counter_app.store.database import Database
from counter_app.store.journal import Stamp
from counter_app.store.opening import OpenDesk


class ClockDoubt(StrEnum):
    FIRST_OF_THE_DAY = "first of the day"
    BEHIND_LAST_ENTRY = "behind the last entry"
    BEHIND_CENTRE = "behind the centre"
    JUMPED = "jumped"


@dataclass(frozen=True, slots=True)
class ClockQuestion:
    """To be confirmed or corrected by whoever is at the desk; nothing else waits for it. `shown` as believed now."""

    doubt: ClockDoubt
    shown: datetime
    vi: str
    en: str


class DeskClock:
    """`wall` gives an aware time (the PC's), `monotonic` seconds that never go back. Safe from any thread."""

    def __init__(self, wall: Callable[[], datetime], monotonic: Callable[[], float], database: Database) -> None:
        raise NotImplementedError

    def now(self) -> datetime:
        """Office time as the desk believes it."""
        raise NotImplementedError

    def stamp(self) -> Stamp:
        """The times of a save: corrected, raw, and the last centre time with the milliseconds since."""
        raise NotImplementedError

    def heard_centre(self, time: datetime) -> None:
        """The centre's time, just heard: from now on it is believed, and a person's correction is dropped."""
        raise NotImplementedError


class ClockCheck:
    """Asks people about date and time where nobody can vouch for them, and writes down what they said."""

    def __init__(self, clock: DeskClock, desk: OpenDesk) -> None:
        raise NotImplementedError

    def question(self) -> ClockQuestion | None:
        """None when the clock need not be asked about now."""
        raise NotImplementedError

    def confirm(self, session: SignedIn) -> None:
        """The time shown is right (ClockConfirmed)."""
        raise NotImplementedError

    def correct(self, session: SignedIn, moment: datetime) -> None:
        """It is `moment` now (ClockCorrected); kept until centre time is heard. Raises BadInput for nonsense."""
        raise NotImplementedError
