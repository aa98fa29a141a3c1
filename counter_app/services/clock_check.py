"""Asking people about date and time where nobody can vouch for them. Nothing else ever waits for the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.entry_types import CLOCK_CONFIRMED, CLOCK_CORRECTED
from counter_app.domain.errors import BadInput
from counter_app.domain.times import appointment_vi, iso
from counter_app.domain.working_clock import in_office_time, named_en_at
from counter_app.services.desk_clock import TOLERANCE, DeskClock
from counter_app.services.roles import require
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


@dataclass(frozen=True, slots=True)
class ClockQuestion:
    """To be confirmed or corrected by whoever is at the desk. `shown` is what is believed now."""

    doubt: ClockDoubt
    shown: datetime
    vi: str
    en: str


class ClockCheck:
    """Before each day's first receipt without the centre's word, and whenever the times contradict each other."""

    def __init__(self, clock: DeskClock, desk: OpenDesk) -> None:
        self._clock = clock
        self._desk = desk

    def question(self) -> ClockQuestion | None:
        """None when the clock need not be asked about now."""
        now, jumped = self._clock.now(), self._clock.jumped
        if self._clock.centre_is_fresh() or (not jumped and self._confirmed_today(now)):
            return None
        doubt = ClockDoubt.JUMPED if jumped else self._contradiction(now) or ClockDoubt.FIRST_OF_THE_DAY
        vi, en = _REASONS[doubt]
        return ClockQuestion(
            doubt,
            now,
            f"{vi} Bây giờ có phải là {appointment_vi(now)} không?",
            f"{en} Is it {named_en_at(now)} now?",
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
        require(session, entry_type)

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
    ClockDoubt.FIRST_OF_THE_DAY: (
        "Hôm nay chưa đối chiếu được giờ với hệ thống trung tâm.",
        "Today the time could not be compared with the central system yet.",
    ),
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
}
