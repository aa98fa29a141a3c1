from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.settings.office_file import parse_office_file, read_office_file, sample_office_file

YEARS = range(2026, 2028)
HOURS = '[hours]\nmon = ["07:30-11:30", "13:00-17:00"]\n'


def test_the_sample_office_knows_the_decided_days_of_2026() -> None:
    calendar = read_office_file(sample_office_file(), YEARS)
    assert calendar.status(date(2026, 1, 10)).works
    assert calendar.status(date(2026, 8, 22)).works
    for day in (date(2026, 1, 2), date(2026, 2, 17), date(2026, 8, 31), date(2026, 9, 2)):
        status = calendar.status(day)
        assert not status.works
        assert "chưa xác nhận" not in status.told_vi
    assert "chưa xác nhận" in calendar.status(date(2026, 4, 30)).told_vi
    assert "quầy có mở" in calendar.status(date(2026, 11, 21)).vi
    assert calendar.holiday_years == (2026, 2027)


def test_public_holidays_are_used_unless_the_file_says_no() -> None:
    with_library = parse_office_file(HOURS.encode(), "o", YEARS)
    without = parse_office_file(("public_holidays = false\n" + HOURS).encode(), "o", YEARS)
    tet_monday = date(2026, 2, 16)
    assert not with_library.status(tet_monday).works
    assert without.status(tet_monday).works
    assert without.knows_holidays_of(2050)


def test_days_are_read_as_toml_dates_and_as_text() -> None:
    rows = '[[days]]\ndate = 2026-03-02\nkind = "off"\n[[days]]\ndate = "2026-03-09"\nkind = "off"\ndecision = "QĐ 1"\n'
    calendar = parse_office_file((HOURS + rows).encode(), "o", YEARS)
    assert "chưa xác nhận" in calendar.status(date(2026, 3, 2)).told_vi
    assert calendar.status(date(2026, 3, 9)).citation == "QĐ 1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "hours"),
        (b"[hours\n", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"x = 1\n" + HOURS.encode(), "x"),
        (b"public_holidays = 'yes'\n" + HOURS.encode(), "public_holidays"),
        ((HOURS + "[[days]]\nkind = 'off'\n").encode(), "date"),
        ((HOURS + "[[days]]\ndate = 2026-01-02T08:00:00\nkind = 'off'\n").encode(), "date"),
        ((HOURS + "[[days]]\ndate = 2026-02-30\nkind = 'off'\n").encode(), "TOML"),
        ((HOURS + "[days]\ndate = 2026-02-03\n").encode(), "days"),
        (b"hours = 5\n", "hours"),
        (b"#" * 300_000, "256 KB"),
        (b"a = " + b"[" * 100_000, "TOML"),
    ],
)
def test_a_broken_office_file_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        parse_office_file(content, "lich.toml", YEARS)
    assert "\n" not in refusal.value.vi


def test_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, Path("a\0b")):
        with pytest.raises(BadInput):
            read_office_file(path, YEARS)
