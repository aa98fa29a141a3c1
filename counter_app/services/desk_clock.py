"""The clock as the desk believes it: the PC's readings, corrected by the centre, and whether they hold together.

Three things are told apart: what the PC says (`raw`), what is believed (`entered`), and what the centre said last.
The PC's clock may jump both ways at any moment; steps back are ignored (the monotonic clock knows better), steps
forward are believed (a PC that slept looks the same where the system does not count its sleep) and doubted until
somebody confirms them, but for one that leads to where the time was known to be: the PC's clock was set right.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.domain.times import OFFICE_ZONE, iso
from counter_app.services.kept_clock import (
    TOLERANCE,
    Belief,
    KeptClock,
    Vouched,
    read_kept,
    settled_offset,
    write_kept,
)
from counter_app.store.database import Connection, Database
from counter_app.store.desk_values import put_desk_value, value_if_made
from counter_app.store.journal import Stamp
from counter_app.store.queue_reading import last_entered
from counter_app.wire.header import CentreClock

CENTRE_IS_FRESH_FOR = timedelta(hours=12)
# The centre's time is heard with each session and in each doubt; written down this often, so that a restart knows it.
WRITTEN_DOWN_EVERY = timedelta(minutes=10)
_VALUE = "clock"


class DeskClock:
    """`wall` gives an aware time (the PC's), `monotonic` seconds that never go back within one start of the PC, which
    `boot` names: the clock goes on in the next run of the program then. "": nobody knows. Safe from any thread.

    Transactions ask the time, so nobody holds the clock while waiting for the writer's turn: first the one, then
    the other.
    """

    def __init__(
        self, wall: Callable[[], datetime], monotonic: Callable[[], float], database: Database, boot: str = ""
    ) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._database = database
        self._boot = boot
        self._lock = threading.RLock()
        self._belief: Belief | None = None
        self._other_offset: timedelta | None = None
        self._heard: Vouched | None = None  # from the centre
        self._vouched: Vouched | None = None  # from the centre or a person, whoever spoke last since the PC started
        self._last: tuple[datetime, float] | None = None
        self._jumped = False
        self._wants_centre = False
        self._written: datetime | None = None
        self._unkept = False

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
            raw, known = self._reading(), self._known()
            self._heard = self._vouched = Vouched(time, self._monotonic())
            self._jumped, self._wants_centre, self._other_offset = False, False, None
            corrected = abs(known.offset - (time - raw)) > TOLERANCE
            # What a person said against the centre is no time that was reached.
            confirmed = known.confirmed if known.confirmed and known.confirmed <= time + TOLERANCE else None
            self._belief = Belief(time - raw, time, confirmed)
            due = self._written is None or abs(time - self._written) >= WRITTEN_DOWN_EVERY
            self._unkept = unkept = self._unkept or corrected or due
        if unkept:
            self._write_down(time)

    def keep(self) -> None:
        """Before the program ends: what was noticed of the PC's clock since it was last written down."""
        with self._lock:
            unkept = self._unkept
        if unkept:
            self._write_down(None)

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

    @property
    def other_time(self) -> datetime | None:
        """What it may be as well: the PC's clock was wrong, and was perhaps set right or not while it was off."""
        with self._lock:
            raw, known = self._reading(), self._known()
            if self._other_offset is None or abs(self._other_offset - known.offset) <= TOLERANCE:
                return None
            return (raw + self._other_offset).astimezone(OFFICE_ZONE).replace(microsecond=0)

    @property
    def vouched_since_start(self) -> bool:
        """Somebody vouched for the time since the PC started, and nothing jumped since."""
        with self._lock:
            self._reading()
            return self._vouched is not None and not self._jumped

    def centre_is_fresh(self) -> bool:
        """Whether the centre vouches for the time: heard since the PC started, not long ago, nothing jumped since."""
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
                vouched = Vouched(moment, self._last[1] if self._last else self._monotonic())
                stamp, kept = Stamp(moment, raw, self._centre()), self._kept(belief, vouched, jumped=False)
            write(connection, stamp)
            put_desk_value(connection, _VALUE, write_kept(kept))
        with self._lock:  # memory follows the disk
            self._belief, self._jumped, self._other_offset, self._vouched = belief, False, None, vouched

    # -----------------------------------------------------------------------------------------------------

    def _believed(self, raw: datetime) -> datetime:
        return (raw + self._known().offset).astimezone(OFFICE_ZONE).replace(microsecond=0)

    def _centre(self) -> CentreClock | None:
        if self._heard is None:
            return None
        return CentreClock(iso(self._heard.time), int((self._monotonic() - self._heard.monotonic) * 1000))

    def _known(self) -> Belief:
        if self._belief is None:
            self._belief = self._read()
        return self._belief

    def _reading(self) -> datetime:
        """The PC's time; notices jumps against the monotonic clock since the last reading."""
        self._known()  # the last reading may be one of the run before
        raw, ticks = self._wall(), self._monotonic()
        if self._last is not None:
            slipped = (raw - self._last[0]) - timedelta(seconds=ticks - self._last[1])
            if abs(slipped) > TOLERANCE:
                self._notice_jump(slipped, raw, ticks)
        self._last = (raw, ticks)
        return raw

    def _notice_jump(self, slipped: timedelta, raw: datetime, ticks: float) -> None:
        """Forward onto the time that somebody vouched for: the clock was set right, as they are asked to have it."""
        self._wants_centre, self._unkept = True, True
        expected = self._vouched and self._vouched.reached_at(ticks)
        if expected and abs(raw - expected) <= TOLERANCE:
            self._belief = replace(self._known(), offset=expected - raw)
        elif slipped < timedelta():
            self._belief = replace(self._known(), offset=self._known().offset - slipped)
        else:
            self._jumped = True

    def _read(self) -> Belief:
        with self._database.read() as connection:
            value = value_if_made(connection, _VALUE)
            last_entry = None if value is None else last_entered(connection)
        if value is None:
            return Belief()
        kept = read_kept(value)
        if kept.raw is not None and kept.goes_on_in(self._boot, self._monotonic()):
            self._last, self._heard, self._vouched = (kept.raw, kept.ticks), kept.heard, kept.vouched
            self._jumped = kept.jumped
            return kept.belief
        offset, self._other_offset = settled_offset(kept.belief, self._wall(), last_entry)
        return replace(kept.belief, offset=offset)

    def _kept(self, belief: Belief, vouched: Vouched | None, *, jumped: bool) -> KeptClock:
        raw, ticks = self._last or (None, 0.0)
        return KeptClock(belief, self._boot, raw, ticks, self._heard, vouched, jumped)

    def _write_down(self, time: datetime | None) -> None:
        """What is noticed while this commits is the next one's; a commit that fails leaves everything to be written."""
        try:
            with self._database.write() as connection:
                with self._lock:
                    kept, self._unkept = self._kept(self._known(), self._vouched, jumped=self._jumped), False
                put_desk_value(connection, _VALUE, write_kept(kept))
        except BaseException:
            with self._lock:
                self._unkept = True
            raise
        with self._lock:
            self._written = time
