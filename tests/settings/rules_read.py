"""Rules of a profile as tests read them, and an office with ordinary hours."""

from __future__ import annotations

from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.working_hours import parse_week

OFFICE = OfficeCalendar(
    parse_week({key: ["07:30-11:30", "13:00-17:00"] for key in ("mon", "tue", "wed", "thu", "fri")})
)


def rule(profile: Profile, rule_id: str, channel: str | None = None, level: str | None = None) -> Rule:
    found = profile.rule(rule_id, channel=channel, level=level)
    assert found is not None, rule_id
    return found


def cited(profile: Profile) -> set[str]:
    places = set()
    for each in profile.rules:
        points = [point.strip() for point in each.citation.clause.split(";") if point.strip()]
        places |= {f"{each.citation.article}.{point}" for point in points} or {each.citation.article}
    return places


def covers(place: str, clause: str) -> bool:
    return clause == place or clause.startswith(place + ".")


def listed(found: Rule) -> tuple[str, ...]:
    assert isinstance(found.value, tuple), found.id
    return found.value
