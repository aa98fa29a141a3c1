"""Rules of signing in: failures slow it down, nothing ever locks anybody out.

A lock-out would let anyone at the keyboard close a one-clerk counter, and a limit of days without the centre
would close it on a date; both are told and reported instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_app.domain.notice import Notice

FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=1)
DAYS_ALONE = 30


@dataclass(frozen=True, slots=True)
class Failures:
    """Of one account since it was last signed in to; `last` by the desk's clock."""

    count: int
    last: datetime


def wait_after(count: int) -> timedelta:
    """None for the first three failures, then 2, 4, 8 … seconds, one minute at most."""
    beyond = count - FREE_TRIES
    if beyond <= 0:
        return timedelta()
    return min(timedelta(seconds=2 ** min(beyond, 10)), LONGEST_WAIT)


def as_of(failures: Failures, now: datetime) -> Failures:
    """A failure in the future means that the clock was set back since: its wait then begins now, to be stored so."""
    return replace(failures, last=min(failures.last, now))


def wait_left(failures: Failures, now: datetime) -> timedelta:
    """How long until the next try is taken; never more than a minute, whatever the clock did."""
    current = as_of(failures, now)
    return max(timedelta(), current.last + wait_after(current.count) - now)


def one_more(failures: Failures | None, now: datetime) -> Failures:
    return Failures((failures.count if failures else 0) + 1, now)


def days_without_centre(last_confirmed: datetime | None, now: datetime) -> int:
    """Whole days since the centre last vouched for the account; 0 where the clock stands before that."""
    return max(0, (now - last_confirmed).days) if last_confirmed else 0


def alone_too_long(last_confirmed: datetime | None, now: datetime, limit: int = DAYS_ALONE) -> bool:
    """Past the limit the account works on: it is warned, and its entries say so."""
    return last_confirmed is None or days_without_centre(last_confirmed, now) > limit


def alone_notice(last_confirmed: datetime | None, now: datetime) -> Notice:
    if last_confirmed is None:
        return Notice(
            "Tài khoản này chưa từng được trung tâm xác nhận. Anh/chị vẫn làm việc bình thường; các việc ghi nhận "
            "được đánh dấu để lãnh đạo bộ phận xem lại.",
            "The centre has never confirmed this account. Work goes on; entries are marked for the supervisor.",
        )
    days = days_without_centre(last_confirmed, now)
    return Notice(
        f"Đã {days} ngày chưa liên lạc được với trung tâm để xác nhận tài khoản này. Anh/chị vẫn làm việc bình thường; "
        "các việc ghi nhận được đánh dấu để lãnh đạo bộ phận xem lại.",
        f"The centre has not confirmed this account for {days} days. Work goes on; entries are marked for the "
        "supervisor.",
    )
