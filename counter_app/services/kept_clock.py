"""What the desk keeps of its clock between two runs of the program, as a value of its database.

In one start of the PC the monotonic clock counts on while the program is closed: the next run goes on where the last
one ended, as if it had never been closed. After another start of the PC nobody knows what was done to the clock
meanwhile, and `settled_offset` says what still follows from the times alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from counter_app.domain.times import iso, parse_iso
from counter_app.wire import strict_json

TOLERANCE = timedelta(minutes=2)
# Of a clock that was wrong by more than this: no office is closed so long, so the earlier of two times is believed.
LONGEST_CLOSED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Belief:
    """`offset` is believed time minus the PC's; `reached` the latest centre time that was ever written down."""

    offset: timedelta = timedelta()
    reached: datetime | None = None
    confirmed: datetime | None = None

    @property
    def vouched_last(self) -> datetime | None:
        """The latest time that the centre or a person vouched for."""
        return max(filter(None, (self.reached, self.confirmed)), default=None)


@dataclass(frozen=True, slots=True)
class Vouched:
    """A time that somebody vouched for, and the monotonic seconds of that moment."""

    time: datetime
    monotonic: float

    def reached_at(self, monotonic: float) -> datetime:
        return self.time + timedelta(seconds=monotonic - self.monotonic)


@dataclass(frozen=True, slots=True)
class KeptClock:
    """`boot` names the start of the PC ("": nobody knows), `raw` and `ticks` are what both clocks said then; `heard` is
    the centre's word, `vouched` the centre's or a person's, whoever spoke last. `jumped`: forward since then, and
    nobody has said yet that it was right."""

    belief: Belief = field(default_factory=Belief)
    boot: str = ""
    raw: datetime | None = None
    ticks: float = 0.0
    heard: Vouched | None = None
    vouched: Vouched | None = None
    jumped: bool = False

    def goes_on_in(self, boot: str, ticks: float) -> bool:
        """Whether the PC has not started anew since."""
        return bool(boot) and boot == self.boot and self.raw is not None and ticks >= self.ticks


def write_kept(clock: KeptClock) -> bytes:
    belief = clock.belief
    return strict_json.write(
        {
            "offset": round(belief.offset.total_seconds()),
            "reached": _written(belief.reached),
            "confirmed": _written(belief.confirmed),
            "boot": clock.boot,
            "raw": _written(clock.raw),
            "ticks": _milliseconds(clock.ticks),
            "heard": _vouched_written(clock.heard),
            "vouched": _vouched_written(clock.vouched),
            "jumped": clock.jumped,
        }
    )


def read_kept(value: bytes) -> KeptClock:
    kept = strict_json.read_object(value)
    belief = Belief(
        timedelta(seconds=int(kept.get("offset", 0))), _time(kept.get("reached")), _time(kept.get("confirmed"))
    )
    return KeptClock(
        belief,
        str(kept.get("boot", "")),
        _time(kept.get("raw")),
        int(kept.get("ticks", 0)) / 1000,
        _vouched_read(kept.get("heard")),
        _vouched_read(kept.get("vouched")),
        kept.get("jumped") is True,
    )


def settled_offset(belief: Belief, raw: datetime, last_entry: datetime | None) -> tuple[timedelta, timedelta | None]:
    """After another start of the PC: what is to be added to its time, and what else it may be, None where the times
    leave no doubt. The clock may have been set right meanwhile; no time before one that was reached can be right."""
    offsets = [belief.offset, timedelta()]
    if abs(belief.offset) <= TOLERANCE:
        return belief.offset, None
    for known in filter(None, (belief.vouched_last, last_entry)):
        possible = [offset for offset in offsets if raw + offset >= known - TOLERANCE]
        if len(possible) == 1:
            return possible[0], None
        if not possible:
            return belief.offset, None  # they contradict each other: that is asked about anyway
    if abs(belief.offset) > LONGEST_CLOSED:
        offsets.sort()
    return offsets[0], offsets[1]


def _written(time: datetime | None) -> str:
    return iso(time) if time else ""


def _time(value: object) -> datetime | None:
    return parse_iso(value) if isinstance(value, str) and value else None


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _vouched_written(vouched: Vouched | None) -> dict[str, object]:
    return {} if vouched is None else {"time": iso(vouched.time), "ticks": _milliseconds(vouched.monotonic)}


def _vouched_read(value: object) -> Vouched | None:
    if not isinstance(value, Mapping) or not value:
        return None
    time = _time(value.get("time"))
    return None if time is None else Vouched(time, int(value.get("ticks", 0)) / 1000)
