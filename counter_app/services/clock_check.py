"""Asking people about date and time where nobody can vouch for them. Nothing else ever waits for the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.entry_types import CLOCK_CONFIRMED, CLOCK_CORRECTED
from counter_app.domain.errors import BadInput
from counter_app.domain.regulations import Profile
from counter_app.domain.times import appointment_vi, iso
from counter_app.domain.working_clock import in_office_time, named_en_at
from counter_app.services.desk_clock import DeskClock
from counter_app.services.kept_clock import TOLERANCE
from counter_app.services.roles import require_here
from counter_app.services.sign_in import Session
from counter_app.store.database import Connection
from counter_app.store.journal import EntryDraft, Stamp
from counter_app.store.opening import OpenDesk
from counter_app.store.queue_reading import last_entered

FIRST_YEAR, LAST_YEAR = 2020, 2100


class ClockDoubt(StrEnum):
    FIRST_OF_THE_DAY = "first of the day"
    BEHIND_LAST_ENTRY = "behind the last entry"
    BEHIND_CENTRE = "behind the centre"
    JUMPED = "jumped"
    PERHAPS_SET_RIGHT = "perhaps set right"


@dataclass(frozen=True, slots=True)
class ClockQuestion:
    """To be confirmed or corrected by whoever is at the desk. `shown` is what is believed now, `other` what it may be
    instead, where there is such a time."""

    doubt: ClockDoubt
    shown: datetime
    vi: str
    en: str
    other: datetime | None = None


class ClockCheck:
    """Before each day's first receipt without the centre's word, and whenever the times contradict each other."""

    def __init__(self, clock: DeskClock, desk: OpenDesk, regulation: Callable[[], Profile] | None = None) -> None:
        """`regulation` in force today, for the article behind a refusal."""
        self._clock = clock
        self._desk = desk
        self._regulation = regulation

    def question(self) -> ClockQuestion | None:
        """None when the clock need not be asked about now."""
        now, doubt = self._clock.now(), self._doubt()
        if doubt is None:
            return None
        other = self._clock.other_time if doubt is ClockDoubt.PERHAPS_SET_RIGHT else None
        vi, en = self._reason(doubt)
        or_vi, or_en = (f" Hay là {appointment_vi(other)}?", f" Or is it {named_en_at(other)}?") if other else ("", "")
        return ClockQuestion(
            doubt,
            now,
            f"{vi} Bây giờ có phải là {appointment_vi(now)} không?{or_vi}",
            f"{en} Is it {named_en_at(now)} now?{or_en}",
            other,
        )

    def _doubt(self) -> ClockDoubt | None:
        """What a person said today holds as long as nothing could be done to the clock unseen; after that only where
        the times do not speak against it."""
        now, clock = self._clock.now(), self._clock
        if clock.centre_is_fresh():
            return None
        if clock.jumped:
            return ClockDoubt.JUMPED
        if clock.vouched_since_start and self._confirmed_today(now):
            return None
        perhaps = ClockDoubt.PERHAPS_SET_RIGHT if clock.other_time is not None else None
        doubt = self._contradiction(now) or perhaps
        return doubt or (None if self._confirmed_today(now) else ClockDoubt.FIRST_OF_THE_DAY)

    def _reason(self, doubt: ClockDoubt) -> tuple[str, str]:
        if doubt is not ClockDoubt.FIRST_OF_THE_DAY:
            return _REASONS[doubt]
        compared = self._clock.reached
        if compared is None:
            return (
                "Giờ của máy này chưa đối chiếu với hệ thống trung tâm lần nào.",
                "The time of this PC was never compared with the central system.",
            )
        return (
            f"Giờ đã đối chiếu với hệ thống trung tâm lúc {appointment_vi(compared)}; nay chưa đối chiếu lại được.",
            f"The time was compared with the central system on {named_en_at(compared)}; it cannot be compared now.",
        )

    def confirm(self, session: Session) -> None:
        """The time shown is right."""
        self._write(session, CLOCK_CONFIRMED, self._clock.now(), {})

    def correct(self, session: Session, moment: datetime) -> None:
        """It is `moment` now; kept until the centre is heard. Raises BadInput for a year that cannot be."""
        moment = in_office_time(moment)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise BadInput(
                f"Năm {moment.year} không thể đúng; hãy xem lại ngày giờ.",
                f"The year {moment.year} cannot be right; check date and time.",
            )
        self._write(session, CLOCK_CORRECTED, moment, {"from": iso(self._clock.now()), "to": iso(moment)})

    def _write(self, session: Session, entry_type: str, moment: datetime, facts: dict[str, object]) -> None:
        require_here(session, entry_type, self._regulation)

        def entry(connection: Connection, stamp: Stamp) -> None:
            self._desk.journal.append_in(connection, [EntryDraft(entry_type, facts=facts)], session.account, stamp)

        self._clock.settle(moment, entry)

    def _confirmed_today(self, now: datetime) -> bool:
        confirmed = self._clock.confirmed
        return confirmed is not None and confirmed.date() == now.date() and now >= confirmed - TOLERANCE

    def _contradiction(self, now: datetime) -> ClockDoubt | None:
        reached = self._clock.reached
        if reached is not None and now < reached - TOLERANCE:
            return ClockDoubt.BEHIND_CENTRE
        with self._desk.database.read() as connection:
            last = last_entered(connection)
        return ClockDoubt.BEHIND_LAST_ENTRY if last is not None and now < last - TOLERANCE else None


_REASONS = {
    ClockDoubt.BEHIND_LAST_ENTRY: (
        "Đồng hồ máy đang chậm hơn lần ghi gần nhất.",
        "The PC's clock stands before the last entry.",
    ),
    ClockDoubt.BEHIND_CENTRE: (
        "Đồng hồ máy đang chậm hơn giờ của hệ thống trung tâm.",
        "The PC's clock stands before the central system's time.",
    ),
    ClockDoubt.JUMPED: (
        "Đồng hồ máy vừa nhảy về phía trước.",
        "The PC's clock has just jumped forward.",
    ),
    ClockDoubt.PERHAPS_SET_RIGHT: (
        "Lần trước đồng hồ máy sai và phần mềm đã sửa giờ; trong lúc tắt máy, đồng hồ có thể đã được chỉnh.",
        "The PC's clock was wrong last time and its time was corrected here; it was perhaps set while the PC was off.",
    ),
}
