"""The office file (TOML): hours that count, hours that do not, and the table of days off and days worked.

public_holidays = true                # the library's; true where it is not said

[hours]                               # counts for deadlines
mon = ["07:30-11:30", "13:00-17:00"]

[open]                                # the counter is open, but it does not count
sat = ["07:30-11:30"]

[[days]]                              # always wins over the library
date = 2026-01-02
kind = "off"                          # or "work", with hours = [...] of its own
decision = "number of the decision"   # without it the day is shown as not confirmed
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from counter_app.domain.calendar_form import table_days
from counter_app.domain.errors import BadInput
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.records import Place, Record
from counter_app.domain.working_hours import parse_week
from counter_app.settings.public_holidays import FIRST_YEAR, LAST_YEAR, public_holidays
from counter_app.settings.resources import resource_path

MAX_OFFICE_FILE_BYTES = 256 * 1024


def sample_office_file() -> Path:
    """The office file that comes with the program: the default where no other is named."""
    return resource_path("offices", "sample.toml")


def read_office_file(path: Path, years: range) -> OfficeCalendar:
    """The calendar of an office file, with public holidays of `years`. Raises BadInput."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_OFFICE_FILE_BYTES + 1)
    except (OSError, ValueError):
        raise BadInput(
            f"Không mở được tệp lịch của cơ quan “{path.name[:60]}”; hãy kiểm tra đường dẫn.",
            f"The office file “{path.name[:60]}” cannot be opened; check its path.",
        ) from None
    return parse_office_file(content, path.name, years)


def parse_office_file(content: bytes, name: str, years: range) -> OfficeCalendar:
    """The same from the file's bytes; `name` is shown in problems. Raises BadInput."""
    place = Place(f"Tệp lịch “{name[:60]}”", f"Office file “{name[:60]}”")
    record = Record.of(_with_iso_days(_read_toml(content, place)), place)
    record.only(("hours", "open", "public_holidays", "days"))
    if "hours" not in record:
        place.refuse("thiếu bảng [hours] (giờ làm việc).", "the table [hours] is missing.")
    uses_library = record.optional_flag("public_holidays")
    years = range(max(years.start, FIRST_YEAR), min(years.stop, LAST_YEAR + 1))
    known = uses_library is not False and len(years) > 0
    return OfficeCalendar(
        hours=parse_week(record.fields["hours"]),
        opening_hours=parse_week(record.fields.get("open", {})),
        holidays=public_holidays(years) if known else (),
        days=table_days(record),
        holiday_years=(years[0], years[-1]) if known else None,
    )


def _read_toml(content: bytes, place: Place) -> dict[str, object]:
    if len(content) > MAX_OFFICE_FILE_BYTES:
        place.refuse("lớn hơn 256 KB; đây không phải tệp lịch.", "over 256 KB; this is no office file.")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        place.refuse("không phải chữ UTF-8; hãy lưu lại bằng UTF-8.", "not UTF-8 text; save it as UTF-8.")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as problem:
        found = re.search(r"line (\d+)", str(problem))
        vi, en = (f" ở dòng {found[1]}", f" at line {found[1]}") if found else ("", "")
        place.refuse(f"sai cú pháp TOML{vi}; hãy sửa lại.", f"wrong TOML syntax{en}; correct it.")


def _with_iso_days(value: dict[str, object]) -> dict[str, object]:
    """TOML has dates of its own; the calendar reads them as text like the JSON form does."""
    days = value.get("days")
    if not isinstance(days, list):
        return value
    rows = [{**row, "date": _iso_day(row.get("date"))} if isinstance(row, Mapping) else row for row in days]
    return {**value, "days": rows}


def _iso_day(value: object) -> object:
    is_plain_day = isinstance(value, date) and not isinstance(value, datetime)
    return value.isoformat() if is_plain_day and isinstance(value, date) else value
