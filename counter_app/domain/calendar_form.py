"""The calendar as versioned content: a JSON object of plain values, read strictly and written back the same.

Its bytes are made once by the importer; here only values are turned into a calendar and back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import DayKind, OfficeCalendar, PublicHoliday, TableDay
from counter_app.domain.records import Place, Record
from counter_app.domain.working_hours import parse_stretches, parse_week

CALENDAR_VERSION = 1
LONGEST_TEXT = 300
CALENDAR_PLACE = Place("Lịch làm việc", "Office calendar")


def calendar_to_json(calendar: OfficeCalendar) -> dict[str, object]:
    """Plain values, days in order of date: the same calendar always gives the same object."""
    return {
        "v": CALENDAR_VERSION,
        "hours": calendar.hours.to_json(),
        "open": calendar.opening_hours.to_json(),
        "holiday_years": list(calendar.holiday_years or ()),
        "holidays": [_holiday_to_json(row) for row in sorted(calendar.holidays, key=lambda row: row.day)],
        "days": [_table_day_to_json(row) for row in sorted(calendar.days, key=lambda row: row.day)],
    }


def calendar_from_json(value: object) -> OfficeCalendar:
    """Raises BadInput with the first thing that is wrong; never half a calendar."""
    record = Record.of(value, CALENDAR_PLACE)
    record.only(("v", "hours", "open", "holiday_years", "holidays", "days"))
    if record.integer("v") != CALENDAR_VERSION:
        record.place.refuse(
            "thuộc phiên bản mà phần mềm này chưa biết; hãy cập nhật phần mềm.",
            "it is of a version that this program does not know; update the program.",
        )
    return OfficeCalendar(
        hours=parse_week(record.fields.get("hours")),
        opening_hours=parse_week(record.fields.get("open", {})),
        holidays=tuple(_holiday(row) for row in record.records("holidays")),
        days=table_days(record),
        holiday_years=_years(record),
    )


def table_days(record: Record) -> tuple[TableDay, ...]:
    """The rows under `days`: date, kind, decision and own hours. Raises BadInput."""
    return tuple(_table_day(row) for row in record.records("days"))


def decided_day(facts: object) -> TableDay:
    """One decided day from an entry's facts. Raises BadInput."""
    return _table_day(Record.of(facts, CALENDAR_PLACE))


def with_decided_days(calendar: OfficeCalendar, decided: Iterable[object]) -> OfficeCalendar:
    """A decision made at a desk wins over the table that was loaded; one that cannot be read is passed over."""
    days = {row.day: row for row in calendar.days}
    for facts in decided:
        try:
            row = decided_day(facts)
        except BadInput:
            continue
        days[row.day] = row
    return replace(calendar, days=tuple(days[day] for day in sorted(days)))


def _table_day(row: Record) -> TableDay:
    row.only(("date", "kind", "decision", "hours"))
    kind = DayKind(row.choice("kind", [kind.value for kind in DayKind]))
    hours = parse_stretches(row.fields["hours"]) if "hours" in row else None
    return TableDay(row.day("date"), kind, _line(row, "decision") or None, hours)


def _holiday(row: Record) -> PublicHoliday:
    row.only(("date", "name", "decision", "confirmed", "source"))
    return PublicHoliday(
        day=row.day("date"),
        name=_line(row, "name"),
        decision=_line(row, "decision") or None,
        confirmed=row.optional_flag("confirmed") or False,
        source=_line(row, "source"),
    )


def _line(row: Record, key: str) -> str:
    text = row.optional_text(key, longest=LONGEST_TEXT)
    if "\n" in text:
        row.at(key).refuse("phải viết trên một dòng.", "must be one line.")
    return text


def _years(record: Record) -> tuple[int, int] | None:
    years = record.items("holiday_years")
    if not years:
        return None
    first, last = years if len(years) == 2 else (None, None)
    if type(first) is not int or type(last) is not int or not 1 <= first <= last <= 9999:
        record.at("holiday_years").refuse(
            "phải là năm đầu và năm cuối, ví dụ [2026, 2027].",
            "must be the first and last year, like [2026, 2027].",
        )
    return first, last


def _holiday_to_json(row: PublicHoliday) -> dict[str, object]:
    return {
        "date": row.day.isoformat(),
        "name": row.name,
        "decision": row.decision,
        "confirmed": row.confirmed,
        "source": row.source,
    }


def _table_day_to_json(row: TableDay) -> dict[str, object]:
    written: dict[str, object] = {
        "date": row.day.isoformat(),
        "kind": row.kind.value,
        "decision": row.decision,
    }
    if row.hours is not None:
        written["hours"] = [str(stretch) for stretch in row.hours]
    return written
