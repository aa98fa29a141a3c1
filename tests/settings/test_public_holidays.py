from __future__ import annotations

import json
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.settings.public_holidays import public_holidays
from counter_app.settings.resources import resource_path

MAKER = Path(__file__).parents[2] / "docs" / "make_holidays.py"


def test_the_days_of_2026_come_in_order_and_mostly_unconfirmed() -> None:
    rows = public_holidays([2026])
    days = [row.day for row in rows]
    assert days == sorted(days)
    assert {day.year for day in days} == {2026}
    assert {date(2026, 2, day) for day in range(16, 21)} <= set(days)
    assert [row.day for row in rows if row.confirmed] == [date(2026, 11, 24)]
    assert all(row.name and row.source for row in rows)


def test_culture_day_has_its_resolution_from_2026_on() -> None:
    assert not any(row.day == date(2025, 11, 24) for row in public_holidays([2025]))
    for year in (2026, 2027, 2029):
        day = next(row for row in public_holidays([year]) if row.day == date(year, 11, 24))
        assert day.decision == "Nghị quyết 28/2026/QH16, điều 2"


def test_no_made_up_day_stands_for_culture_day_on_a_weekend() -> None:
    from holidays import country_holidays

    assert date(2029, 11, 26) in country_holidays("VN", years=2029), "the library makes one up"
    assert date(2029, 11, 24).weekday() == 5
    assert [row.day for row in public_holidays([2029]) if row.day.month == 11] == [date(2029, 11, 24)]


def test_years_are_plain_values_whatever_their_order() -> None:
    assert public_holidays([2027, 2026, 2026]) == public_holidays([2026]) + public_holidays([2027])
    assert public_holidays([]) == ()
    assert public_holidays([2100])


@pytest.mark.parametrize("year", [1999, 2101, 9999])
def test_years_that_the_library_does_not_know_are_refused(year: int) -> None:
    with pytest.raises(BadInput):
        public_holidays([year])


def test_the_file_has_each_day_of_the_library_and_no_other() -> None:
    """After an update of the library: docs/make_holidays.py."""
    library_days = runpy.run_path(str(MAKER))["library_days"]
    assert json.loads(resource_path("offices", "public_holidays.json").read_text("utf-8")) == library_days()


def test_the_library_is_not_read_for_a_days_work() -> None:
    asked = (
        "import sys; from counter_app.settings.public_holidays import public_holidays; assert public_holidays([2026]);"
        "sys.exit(any(name.startswith('holidays') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
