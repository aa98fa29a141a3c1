"""Days and hours as people here type them. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from counter_app.domain.times import OFFICE_ZONE

# Eight digits without anything between are how a card writes a day, and the quickest way to type one.
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{2})(\d{2})(\d{4})", re.ASCII)
_HOUR = re.compile(r"(\d{1,2})(?::(\d{2})|[hg](\d{2})?)", re.ASCII | re.IGNORECASE)


def read_day(text: str) -> date | None:
    """1/2/1990, 01-02-1990, 01.02.1990 and 01021990 are the first of February. None for what is no day; a year has
    four figures, since nobody can tell the century of two."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """As an entry keeps it (ISO); None for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """A day and an hour in office time: 25/11/2026 15:30, 25112026 15h30, 25/11/2026 9h. None for anything else."""
    day_text, _, hour_text = text.strip().rpartition(" ")
    day, hour = read_day(day_text), _read_hour(hour_text)
    return datetime.combine(day, hour, OFFICE_ZONE) if day is not None and hour is not None else None


def _read_hour(text: str) -> time | None:
    found = _HOUR.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
