"""The clock as the desk believes it: the PC's readings, corrected by the centre, and whether they hold together.

Three things are told apart: what the PC says (`raw`), what is believed (`entered`), and what the centre said last.
The PC's clock may jump both ways at any moment; steps back are ignored (the monotonic clock knows better), steps
forward are believed (a PC that slept looks the same) and doubted until somebody confirms them, but for one that leads
to where the time was known to be: the PC's clock was set right.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_app.domain.times import OFFICE_ZONE, iso, parse_iso
from counter_app.store.database import Connection, Database
from counter_app.store.desk_values import put_desk_value, value_if_made
from counter_app.store.journal import Stamp
from counter_app.wire import strict_json
from counter_app.wire.header import CentreClock

TOLERANCE = timedelta(minutes=2)
CENTRE_IS_FRESH_FOR = timedelta(hours=12)
# The centre's time is heard with each session and in each doubt; written down this often, so that a restart knows it.
WRITTEN_DOWN_EVERY = timedelta(minutes=10)
_VALUE = "clock"


@dataclass(frozen=True, slots=True)
class _Belief:
    """`offset` is believed time minus the PC's; `reached` the latest centre time that was ever written down."""

    offset: timedelta = timedelta()
    reached: datetime | None = None
    confirmed: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    time: datetime
    monotonic: float


class DeskClock:
    """`wall` gives an aware time (the PC's), `monotonic` seconds that never go back. Safe from any thread.

    Transactions ask the time, so nobody holds the clock while waiting for the writer's turn: first the one, then
    the other.
    """

    def __init__(self, wall: Callable[[], datetime], monotonic: Callable[[], float], database: Database) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._database = database
        self._lock = threading.RLock()
        self._belief: _Belief | None = None
        self._heard: _Heard | None = None  # from the centre
        self._vouched: _Heard | None = None  # from the centre or a person, whoever spoke last in this run
        self._last: tuple[datetime, float] | None = None
        self._jumped = False
        self._wants_centre = False
        self._written: datetime | None = None

    def now(self) -> datetime:
        """Office time as the desk believes it."""
        with self._lock:
            return self._believed(self._reading())

    def stamp(self) -> Stamp:
        """The times of a save: believed, raw, and the last centre time with the milliseconds since."""
        with self._lock:
            raw = self._reading()
            return Stamp(self._believed(raw), raw, self._centre())

    def heard_centre(self, time: datetime) -> None:
        """The centre's time, just heard: from now on it is believed, and a person's correction is dropped."""
        with self._lock:
            raw = self._reading()
            self._heard = self._vouched = _Heard(time, self._monotonic())
            self._jumped = self._wants_centre = False
            corrected = abs(self._known().offset - (time - raw)) > TOLERANCE
            self._belief = replace(self._known(), offset=time - raw, reached=time)
            due = self._written is None or abs(time - self._written) >= WRITTEN_DOWN_EVERY
        if corrected or due:
            self._write_down(time)

    # -- for ClockCheck -----------------------------------------------------------------------------------

    @property
    def jumped(self) -> bool:
        """The PC's clock went forward by itself since somebody last vouched for it."""
        with self._lock:
            self._reading()
            return self._jumped

    @property
    def wants_centre(self) -> bool:
        """The PC's clock jumped either way since the centre was heard: its word is to be had, and written down."""
        with self._lock:
            self._reading()
            return self._wants_centre

    @property
    def reached(self) -> datetime | None:
        """The latest time that the centre is known to have had."""
        with self._lock:
            return self._known().reached

    @property
    def confirmed(self) -> datetime | None:
        """When a person last confirmed or corrected the time, as believed then."""
        with self._lock:
            return self._known().confirmed

    def centre_is_fresh(self) -> bool:
        """Whether the centre vouches for the time: heard in this run, not long ago, nothing jumped since."""
        with self._lock:
            self._reading()
            if self._heard is None or self._jumped:
                return False
            return timedelta(seconds=self._monotonic() - self._heard.monotonic) <= CENTRE_IS_FRESH_FOR

    def settle(self, moment: datetime, write: Callable[[Connection, Stamp], None]) -> None:
        """It is `moment` now: believed from here on, once `write` has put its entry into the same transaction."""
        with self._database.write() as connection:
            with self._lock:
                raw = self._reading()
                belief = replace(self._known(), offset=moment - raw, confirmed=moment)
                stamp = Stamp(moment, raw, self._centre())
            write(connection, stamp)
            _store(connection, belief)
        with self._lock:  # memory follows the disk
            self._belief, self._jumped = belief, False
            self._vouched = _Heard(moment, self._last[1] if self._last else self._monotonic())

    # -----------------------------------------------------------------------------------------------------

    def _believed(self, raw: datetime) -> datetime:
        return (raw + self._known().offset).astimezone(OFFICE_ZONE).replace(microsecond=0)

    def _centre(self) -> CentreClock | None:
        if self._heard is None:
            return None
        return CentreClock(iso(self._heard.time), int((self._monotonic() - self._heard.monotonic) * 1000))

    def _known(self) -> _Belief:
        if self._belief is None:
            self._belief = self._read()
        return self._belief

    def _reading(self) -> datetime:
        """The PC's time; notices jumps against the monotonic clock since the last reading."""
        raw, ticks = self._wall(), self._monotonic()
        if self._last is not None:
            slipped = (raw - self._last[0]) - timedelta(seconds=ticks - self._last[1])
            if abs(slipped) > TOLERANCE:
                self._notice_jump(slipped, raw, ticks)
        self._last = (raw, ticks)
        return raw

    def _notice_jump(self, slipped: timedelta, raw: datetime, ticks: float) -> None:
        """Forward onto the time that somebody vouched for: the clock was set right, as they are asked to have it."""
        self._wants_centre, self._written = True, None
        expected = self._vouched and self._vouched.time + timedelta(seconds=ticks - self._vouched.monotonic)
        if expected and abs(raw - expected) <= TOLERANCE:
            self._belief = replace(self._known(), offset=expected - raw)
        elif slipped < timedelta():
            self._belief = replace(self._known(), offset=self._known().offset - slipped)
        else:
            self._jumped = True

    def _read(self) -> _Belief:
        with self._database.read() as connection:
            value = value_if_made(connection, _VALUE)
        if value is None:
            return _Belief()
        kept = strict_json.read_object(value)
        reached, confirmed = kept.get("reached"), kept.get("confirmed")
        belief = _Belief(
            timedelta(seconds=int(kept.get("offset", 0))),
            parse_iso(reached) if reached else None,
            parse_iso(confirmed) if confirmed else None,
        )
        return replace(belief, offset=timedelta()) if self._was_set_right(belief) else belief

    def _was_set_right(self, belief: _Belief) -> bool:
        """What was added leads to before the centre's last word, and the PC's own time does not."""
        raw = self._wall()
        earliest = belief.reached - TOLERANCE if belief.reached else None
        return earliest is not None and raw + belief.offset < earliest <= raw

    def _write_down(self, time: datetime) -> None:
        with self._database.write() as connection, self._lock:
            _store(connection, self._known())
            self._written = time


def _store(connection: Connection, belief: _Belief) -> None:
    kept = {
        "offset": round(belief.offset.total_seconds()),
        "reached": iso(belief.reached) if belief.reached else "",
        "confirmed": iso(belief.confirmed) if belief.confirmed else "",
    }
    put_desk_value(connection, _VALUE, strict_json.write(kept))
