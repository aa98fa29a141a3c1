"""A length of time as one says it, by the clock or in working time; Vietnamese and English. Pure."""

from __future__ import annotations

from datetime import timedelta

Told = tuple[str, str]


def age_words(age: timedelta) -> Told:
    """By the clock: 5 phút, 3 giờ 20 phút, 2 ngày."""
    minutes = max(0, int(age.total_seconds())) // 60
    hours, days = minutes // 60, minutes // 1440
    if days:
        return f"{days} ngày", f"{days} d"
    if hours:
        return f"{hours} giờ {minutes % 60:02d} phút", f"{hours} h {minutes % 60:02d} min"
    return (f"{minutes} phút", f"{minutes} min") if minutes else ("vừa xong", "just now")


def working_words(length: timedelta) -> Told:
    """In hours and minutes, since a working day is no fixed length: 5 giờ 30 phút, 19 giờ."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    vi = " ".join(filter(None, (f"{hours} giờ" if hours else "", f"{minutes:02d} phút" if minutes else "")))
    en = " ".join(filter(None, (f"{hours} h" if hours else "", f"{minutes:02d} min" if minutes else "")))
    return vi or "0 phút", en or "0 min"
