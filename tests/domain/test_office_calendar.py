from __future__ import annotations

import json
from datetime import date

import pytest

from counter_app.domain.calendar_form import calendar_from_json, calendar_to_json
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import OfficeCalendar

FORM: dict[str, object] = {
    "v": 1,
    "hours": {"mon": ["07:30-11:30", "13:00-17:00"], "tue": ["07:30-11:30"]},
    "open": {"sat": ["07:30-11:30"]},
    "holiday_years": [2026, 2027],
    "holidays": [{"date": "2026-02-17", "name": "Tết", "decision": None, "confirmed": False, "source": "thư viện"}],
    "days": [
        {"date": "2026-01-10", "kind": "work", "decision": "CV 12729"},
        {"date": "2026-03-07", "kind": "work", "decision": None, "hours": ["08:00-11:00"]},
        {"date": "2026-02-24", "kind": "off", "decision": "QĐ 1"},
    ],
}


def opened(on: OfficeCalendar, day: date) -> list[str]:
    return [str(stretch) for stretch in on.counter_hours(day)]


def test_a_calendar_comes_back_the_same_from_its_bytes() -> None:
    calendar = calendar_from_json(json.loads(json.dumps(FORM)))
    written = calendar_to_json(calendar)
    assert calendar_from_json(json.loads(json.dumps(written))) == calendar_from_json(written)
    assert calendar_to_json(calendar_from_json(written)) == written


def test_a_day_worked_instead_keeps_mondays_hours_unless_it_gives_its_own() -> None:
    calendar = calendar_from_json(FORM)
    assert [str(one) for one in calendar.status(date(2026, 1, 10)).stretches] == [
        "07:30-11:30",
        "13:00-17:00",
    ]
    assert [str(one) for one in calendar.status(date(2026, 3, 7)).stretches] == ["08:00-11:00"]


def test_the_table_wins_over_the_library() -> None:
    worked = {"date": "2026-02-17", "kind": "work", "decision": "QĐ 2"}
    assert not calendar_from_json(FORM).status(date(2026, 2, 17)).works
    assert calendar_from_json(FORM | {"days": [worked]}).status(date(2026, 2, 17)).works


def test_counter_hours_are_shown_but_not_counted_and_not_on_holidays() -> None:
    calendar = calendar_from_json(FORM)
    assert opened(calendar, date(2026, 3, 14)) == ["07:30-11:30"]
    assert not calendar.status(date(2026, 3, 14)).works
    assert opened(calendar, date(2026, 2, 17)) == opened(calendar, date(2026, 2, 24)) == []
    closed_saturday = FORM | {"days": [{"date": "2026-03-14", "kind": "off", "decision": "QĐ"}]}
    assert opened(calendar_from_json(closed_saturday), date(2026, 3, 14)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"hours": {"monday": []}},
        {"hours": {"mon": "07:30-11:30"}},
        {"hours": {"mon": ["11:30-07:30"]}},
        {"hours": {"mon": ["07:30-24:30"]}},
        {"hours": {"mon": ["07:30-11:30", "11:00-12:00"]}},
        {"hours": {"mon": ["01:00-02:00"] * 5}},
        {"hours": None},
        {"days": [{"date": "2026-02-30", "kind": "off"}]},
        {"days": [{"date": "2026-02-03", "kind": "holiday"}]},
        {"days": [{"date": "2026-02-03", "kind": "off", "hours": ["07:30-11:30"]}]},
        {"days": [{"date": "2026-02-03", "kind": "off", "decision": "a\x07b"}]},
        {"days": [{"date": "2026-02-03", "kind": "off", "decison": "x"}]},
        {"days": [{"date": "2026-02-03", "kind": "off"}] * 2},
        {"days": "2026-02-03"},
        {"holidays": [{"date": "2026-02-03", "name": 5}]},
        {"holiday_years": [2027, 2026]},
        {"unknown": 1},
    ],
)
def test_a_broken_calendar_is_refused_whole(change: dict[str, object]) -> None:
    with pytest.raises(BadInput) as refusal:
        calendar_from_json(FORM | change)
    assert refusal.value.vi
    assert refusal.value.en


def test_a_worked_day_needs_hours_where_monday_has_none() -> None:
    with pytest.raises(BadInput, match="Monday"):
        calendar_from_json(FORM | {"hours": {"tue": ["07:30-11:30"]}})
