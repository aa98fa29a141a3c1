"""Office time. The zone is the law's (+07:00), never the PC's; text forms as people and headers write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from counter_app.domain.errors import BadInput

OFFICE_ZONE = timezone(timedelta(hours=7))
LONGEST_BACK = timedelta(days=366)  # what is entered later came in at most so long ago; before that the year is wrong
LATEST_DUE = timedelta(days=5 * 366)  # no term runs longer: what is promised further off is a slip of the hand

WEEKDAYS_VI = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def iso(moment: datetime) -> str:
    """Seconds and +07:00, as every header writes times. Refuses a time without zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without zone")
    return moment.astimezone(OFFICE_ZONE).isoformat(timespec="seconds")


def parse_iso(text: str) -> datetime:
    """Office time from ISO text; a time without zone is office time. Raises BadInput."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=OFFICE_ZONE) if moment.tzinfo is None else moment.astimezone(OFFICE_ZONE)
    except (ValueError, OverflowError):
        raise BadInput(
            f"Không đọc được thời điểm “{text[:40]}”; hãy viết như 2026-11-20T15:30.",
            f"The time “{text[:40]}” cannot be read; write it like 2026-11-20T15:30.",
        ) from None


def parse_date(text: str) -> date:
    """An ISO date. Raises BadInput."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"Không đọc được ngày “{text[:40]}”; hãy viết như 2026-11-20.",
            f"The date “{text[:40]}” cannot be read; write it like 2026-11-20.",
        ) from None


def date_vi(day: date) -> str:
    """21/11/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def time_vi(moment: datetime) -> str:
    """21/11/2026 09:15, in office time."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{date_vi(local.date())} {local:%H:%M}"


def appointment_vi(moment: datetime) -> str:
    """Thứ Tư 25/11/2026 15:30: appointments name the weekday."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{WEEKDAYS_VI[local.weekday()]} {time_vi(local)}"
