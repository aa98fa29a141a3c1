"""Sheets for office programs: whole or not at all, and nothing that was typed is ever computed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from openpyxl import load_workbook

from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem
from counter_app.settings.durable_file import why_not_written
from counter_app.settings.sheet_file import Sheet, write_sheets

SHEET = Sheet("Kỳ [1]: số/liệu", ("Một cửa",), ("Tên", "Số"), (("=HYPERLINK(1)", 3), ("Nguyễn Thị Đẹp", None)))


def test_texts_stay_texts_and_numbers_numbers(tmp_path: Path) -> None:
    page = load_workbook(write_sheets(tmp_path / "a.xlsx", [SHEET])).worksheets[0]
    assert page.title == "Kỳ 1 sốliệu"
    assert [cell.data_type for cell in page["A"]] == ["s", "s", "s", "s"]
    assert page["A3"].value == "=HYPERLINK(1)"
    assert page["B3"].value == 3
    assert page.freeze_panes == "A3"


def test_what_no_sheet_can_bear_is_a_blank_and_loses_nothing_else(tmp_path: Path) -> None:
    odd = "".join(map(chr, (*range(32), 0xD800, 0xFFFE, 0xFFFF)))
    sheet = Sheet("T", (f"a{odd}b",), (f"Tên{odd}",), tuple((f"Đẹp{char}",) for char in odd))
    page = load_workbook(write_sheets(tmp_path / "a.xlsx", [sheet])).worksheets[0]
    assert str(page["A1"].value).replace("_x000D_", "").split() == ["a", "b"]
    assert {str(row[0].value)[:3] for row in page.iter_rows(min_row=3)} == {"Đẹp"}
    assert page.max_row == 2 + len(odd)


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    for file in (tmp_path / "a.xlsx", tmp_path / "no such folder" / "b.xlsx", Path("/dev/null/c.xlsx"), Path()):
        with pytest.raises(Problem):
            write_sheets(file, [SHEET])
    with pytest.raises(BadInput):
        write_sheets(tmp_path / "a\0b", [SHEET])
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_why_a_file_was_not_written_is_said_in_vietnamese(tmp_path: Path) -> None:
    """“No space left on device” stood in the middle of the sentence."""
    with pytest.raises(EnvironmentProblem) as told:
        write_sheets(tmp_path / "none" / "bao-cao.xlsx", [SHEET])
    assert "không có thư mục này" in told.value.vi
    assert "No such file" not in told.value.vi
    assert "No such file" in told.value.en
    assert why_not_written(OSError(errno.ENOSPC, "No space left on device")) == "ổ đĩa đã đầy"
    assert why_not_written(OSError(4711, "Something new")) == "Something new"
