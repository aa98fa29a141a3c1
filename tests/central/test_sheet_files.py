"""Reference data from XLSX, CSV and JSON: the same content, and one sentence for what is wrong."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from central.sheet_files import read_reference_file
from counter_app.domain.errors import BadInput
from counter_app.domain.procedures import Stated, parse_procedure
from counter_app.domain.reference_changes import list_changes
from counter_app.domain.reference_content import (
    CATALOGUE_ITEM,
    Content,
    catalogue_from_items,
    content_from_items,
    content_from_json,
)
from counter_app.settings.catalogue_file import sample_catalogue_bytes
from counter_app.settings.office_file import read_office_file, sample_office_file
from counter_app.settings.regulation_files import profile_bytes

PROCEDURES = [
    ["Mã thủ tục", "Tên thủ tục", "Lĩnh vực", "Thành phần hồ sơ", "Thời hạn giải quyết", "Phí, lệ phí", "Trả ngay"],
    ["@issued", "2026-11-01", "", "", "", "", ""],
    [
        "1.001193",
        "Đăng ký khai sinh",
        "Hộ tịch",
        "Giấy chứng sinh; bản chính; 1; bắt buộc|Căn cước; xuất trình",
        "ngay; sau 15:00",
        "lệ phí; 8.000; bản",
        "có",
    ],
    ["1.004884", "Đăng ký lại khai sinh", "Hộ tịch", "", "", "", ""],
]
USERS = [
    ["Tài khoản", "Họ và tên", "Vai trò", "Đang dùng"],
    ["lan.nguyen", "Nguyễn Thị Lan", "Cán bộ tiếp nhận", "có"],
    ["binh.tran", "Trần Văn Bình", "supervisor", "không"],
]


def csv_file(folder: Path, rows: list[list[str]], delimiter: str = ";", bom: bool = False) -> Path:
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    path = folder / "nhap.csv"
    path.write_bytes("\r\n".join(lines).encode("utf-8-sig" if bom else "utf-8"))
    return path


def xlsx_file(folder: Path, rows: list[list[object]] | list[list[str]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = folder / "nhap.xlsx"
    book.save(path)
    return path


def refusal(kind: str, path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_reference_file(kind, path)
    assert "\n" not in caught.value.vi
    assert path.name in caught.value.vi
    return caught.value.vi


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("bom", [False, True])
def test_csv_and_sheet_give_the_same_bytes(tmp_path: Path, delimiter: str, bom: bool) -> None:
    from_csv = read_reference_file("procedures", csv_file(tmp_path, PROCEDURES, delimiter, bom))
    from_sheet = read_reference_file("procedures", xlsx_file(tmp_path, PROCEDURES))
    assert from_csv.items == from_sheet.items


def test_row_becomes_a_procedure_and_empty_cells_stay_not_stated(tmp_path: Path) -> None:
    content = read_reference_file("procedures", xlsx_file(tmp_path, PROCEDURES))
    birth, again = (parse_procedure(item.content) for item in content.items if item.name != CATALOGUE_ITEM)
    assert birth.term.value is not None
    assert (birth.term.value.unit, birth.term.value.cutoff) == ("at_once", "15:00")
    assert birth.components.value is not None
    paper = birth.components.value[0]
    assert (paper.name, paper.kinds, paper.count, paper.required) == ("Giấy chứng sinh", ("original",), 1, True)
    assert birth.fees.value is not None
    assert birth.fees.value[0].amount == 8000
    assert again.term == Stated()
    assert again.components == Stated()


def test_catalogue_comes_back_from_its_items(tmp_path: Path) -> None:
    content = read_reference_file("procedures", csv_file(tmp_path, PROCEDURES))
    catalogue = catalogue_from_items(content.items)
    assert catalogue.issued == date(2026, 11, 1)
    assert [p.code for p in catalogue.procedures] == ["1.001193", "1.004884"]
    assert content_from_items("procedures", content.items).records == content.records


def test_stored_items_without_the_catalogues_head_are_refused(tmp_path: Path) -> None:
    content = read_reference_file("procedures", csv_file(tmp_path, PROCEDURES))
    with pytest.raises(BadInput):
        catalogue_from_items(item for item in content.items if item.name != CATALOGUE_ITEM)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (0, "1.00119", "cột “Mã thủ tục”"),
        (1, "", "cột “Tên thủ tục”"),
        (3, "Giấy chứng sinh; bản in", "cột “Thành phần hồ sơ”"),
        (4, "ba ngày", "cột “Thời hạn giải quyết”"),
        (4, "ngày", "cột “Thời hạn giải quyết”"),
        (4, "3 ngày làm việc; sau trưa", "cột “Thời hạn giải quyết”"),
        (4, "9999 ngày làm việc", "cột “Thời hạn giải quyết”"),
        (5, "lệ phí; tám nghìn", "cột “Phí, lệ phí”"),
        (5, "thuế; 8000", "cột “Phí, lệ phí”"),
        (6, "tùy", "cột “Trả ngay”"),
        (1, "Đăng ký\x07", "cột “Tên thủ tục”"),
    ],
)
def test_wrong_cell_is_named_by_row_and_column(tmp_path: Path, column: int, cell: str, said: str) -> None:
    rows = [list(row) for row in PROCEDURES]
    rows[2][column] = cell
    problem = refusal("procedures", csv_file(tmp_path, rows))
    assert "dòng 3" in problem
    assert said in problem


def test_the_days_that_describe_the_file_are_written_like_every_other_day(tmp_path: Path) -> None:
    rows: list[list[str]] = [["code", "name"], ["@issued", "20/11/2026"], ["1.001193", "Đăng ký khai sinh"]]
    content = read_reference_file("procedures", csv_file(tmp_path, rows))
    assert catalogue_from_items(content.items).issued == date(2026, 11, 20)
    rows[1][1] = "31/11/2026"
    problem = refusal("procedures", csv_file(tmp_path, rows))
    assert "dòng 2" in problem
    assert "“31/11/2026” không phải ngày có thật" in problem


def test_code_that_excel_turned_into_a_number_is_refused_not_guessed(tmp_path: Path) -> None:
    rows: list[list[object]] = [["code", "name"], ["@issued", date(2026, 11, 1)], [2.0002, "Thẻ căn cước"]]
    assert "2.0002" in refusal("procedures", xlsx_file(tmp_path, rows))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Mã thủ tục", "Tên thủ tục"]],
        [["Mã thủ tục", "Màu"], ["1.001193", "xanh"]],
        [["Mã thủ tục", "Mã TTHC", "Tên thủ tục"], ["1.001193", "1.001193", "x"]],
        [["Mã thủ tục", "Tên thủ tục"], ["1.001193", "Đăng ký khai sinh"]],
        [["Mã thủ tục", "Tên thủ tục"], ["@issued", "2026-11-31"], ["1.001193", "Đăng ký khai sinh"]],
        [["Mã thủ tục", "Tên thủ tục"], ["@issued", "2026-11-01"], ["1.1", "x", "lạc"]],
        [["Mã thủ tục", "Tên thủ tục"], *[["1.001193", "Đăng ký khai sinh"]] * 20_002],
        [["Mã thủ tục", "Tên thủ tục"], ["1.001193", "a" * 9_000]],
        [["c"] * 61, ["x"] * 61],
    ],
    ids=["empty", "headings", "unknown", "doubled", "no date", "no such day", "no heading", "rows", "cell", "columns"],
)
def test_table_that_is_no_catalogue_is_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    refusal("procedures", csv_file(tmp_path, rows))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b""),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" * 100),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b'"open;quote'),
        ("a.json", b"{"),
        ("a.json", b'{"v": 1.5}'),
        ("a.json", b"[1, 2]"),
        ("a.pdf", b"%PDF"),
        ("a.csv", b"x" * (8 * 1024 * 1024 + 1)),
    ],
)
@pytest.mark.parametrize("kind", ["procedures", "profiles", "calendar", "users"])
def test_broken_file_is_one_sentence(tmp_path: Path, kind: str, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read_reference_file(kind, path)
    assert "\n" not in caught.value.vi


def test_missing_file_is_one_sentence(tmp_path: Path) -> None:
    assert "không mở được" in refusal("users", tmp_path / "khong-co.csv")


def packed(folder: Path, extra: dict[str, bytes]) -> Path:
    source = zipfile.ZipFile(io.BytesIO(xlsx_file(folder, USERS).read_bytes()))
    path = folder / "goi.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part in source.infolist():
            package.writestr(part.filename, source.read(part))
        for name, data in extra.items():
            package.writestr(name, data)
    return path


def test_sheet_that_unpacks_too_large_is_refused_unopened(tmp_path: Path) -> None:
    path = packed(tmp_path, {"xl/big.bin": b"\0" * (65 * 1024 * 1024)})
    assert path.stat().st_size < 1024 * 1024
    assert "quá lớn" in refusal("users", path)


@pytest.mark.parametrize("name", ["xl/x.xml", "xl/worksheets/sheet1.bin"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-16", "utf-16-be"])
def test_sheet_with_its_own_entities_is_refused(tmp_path: Path, name: str, letters: str) -> None:
    part = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode(letters)
    assert "DOCTYPE" in refusal("users", packed(tmp_path, {name: part}))


def test_sheet_that_was_formatted_far_beyond_its_content_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in USERS:
        sheet.append(row)
    sheet.cell(row=30_000, column=200).value = ""
    path = tmp_path / "rong.xlsx"
    book.save(path)
    assert len(read_reference_file("users", path).records) == 2


def test_a_sheet_that_says_its_last_row_is_two_thousand_millions_down_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, {})
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part in source.infolist():
            package.writestr(part.filename, source.read(part).replace(b'<row r="3"', b'<row r="2000000000"'))
    assert "dòng" in refusal("users", path)


def test_accounts_with_roles_in_words(tmp_path: Path) -> None:
    content = read_reference_file("users", xlsx_file(tmp_path, USERS))
    assert content.records["lan.nguyen"] == {
        "id": "lan.nguyen",
        "name": "Nguyễn Thị Lan",
        "role": "clerk",
        "active": True,
    }
    assert content.records["binh.tran"]["active"] is False


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (0, "lan nguyễn", "dòng 2, cột “Tài khoản”"),
        (0, "binh.tran", "“binh.tran” có hai lần"),
        (1, "", "dòng 2, cột “Họ và tên”"),
        (2, "giám đốc", "dòng 2, cột “Vai trò”"),
        (3, "có lẽ", "dòng 2, cột “Đang dùng”"),
    ],
)
def test_wrong_account_is_named_by_row_and_column(tmp_path: Path, column: int, cell: str, said: str) -> None:
    rows = [list(row) for row in USERS]
    rows[1][column] = cell
    assert said in refusal("users", csv_file(tmp_path, rows))


def test_accounts_from_json_are_the_same(tmp_path: Path) -> None:
    content = read_reference_file("users", xlsx_file(tmp_path, USERS))
    path = tmp_path / "users.json"
    path.write_text(json.dumps(list(content.records.values())), encoding="utf-8")
    assert read_reference_file("users", path).items == content.items


@pytest.fixture(name="calendar")
def stored_calendar() -> Content:
    from counter_app.domain.calendar_form import calendar_to_json

    calendar = read_office_file(sample_office_file(), range(2026, 2027))
    return content_from_json("calendar", json.dumps(calendar_to_json(calendar)).encode(), "lich.json")


DAYS = [
    ["Ngày", "Loại ngày", "Số quyết định", "Giờ làm việc"],
    ["23/11/2026", "nghỉ", "Quyết định 99/QĐ-UBND", ""],
    ["2026-11-28", "làm bù", "Quyết định 99/QĐ-UBND", "07:30-11:30"],
]


def test_table_of_days_changes_only_the_days(tmp_path: Path, calendar: Content) -> None:
    content = read_reference_file("calendar", csv_file(tmp_path, DAYS), calendar.items)
    changes = list_changes("calendar", calendar.records, content.records)
    added = {change.key for change in changes if change.act == "added"}
    assert added == {"2026-11-23", "2026-11-28"}
    assert not [c for c in changes if c.key.startswith(("hours", "open")) or "ngày lễ" in c.key]


def test_table_of_days_needs_a_calendar_to_change(tmp_path: Path) -> None:
    assert "JSON" in refusal("calendar", csv_file(tmp_path, DAYS))


@pytest.mark.parametrize(("column", "cell"), [(0, "30/02/2026"), (1, "lễ"), (3, "11:30-07:30")])
def test_wrong_day_is_refused(tmp_path: Path, calendar: Content, column: int, cell: str) -> None:
    rows = [list(row) for row in DAYS]
    rows[2][column] = cell
    with pytest.raises(BadInput) as caught:
        read_reference_file("calendar", csv_file(tmp_path, rows), calendar.items)
    assert "dòng 3" in caught.value.vi or cell in caught.value.vi


PROFILE = [
    ["Mã quy tắc", "Giá trị", "Đơn vị", "Văn bản", "Điều", "Khoản, điểm", "Kênh nộp", "Diễn giải", "Tình trạng"],
    ["@id", "mau_2026", "", "", "", "", "", "", ""],
    ["@title", "Quy chế mẫu", "", "", "", "", "", "", ""],
    ["@document", "QĐ 1/2026/QĐ-UBND", "", "", "", "", "", "", ""],
    ["@effective_from", "2026-01-01", "", "", "", "", "", "", ""],
    [
        *("online.answer", "8", "working_hours", "QĐ 1/2026/QĐ-UBND", "5", "2.a", "trực tuyến"),
        *("Trả lời trong 08 giờ làm việc.", "đã đối chiếu"),
    ],
]


def test_profile_from_a_table(tmp_path: Path) -> None:
    content = read_reference_file("profiles", xlsx_file(tmp_path, PROFILE))
    assert content_from_json("profiles", content.items[0].content, "mau").records == content.records
    rule = content.records["mau_2026: online.answer"]
    assert (rule["value"], rule["citation"]) == (8, "QĐ 1/2026/QĐ-UBND, điều 5.2.a")


def test_profile_table_without_citations_is_refused_with_its_row(tmp_path: Path) -> None:
    rows = [list(row) for row in PROFILE]
    rows[5][3] = rows[5][4] = rows[5][5] = ""
    said = refusal("profiles", csv_file(tmp_path, rows))
    assert "dòng 6" in said
    assert "căn cứ" in said


def test_shipped_files_are_imports_too() -> None:
    assert len(content_from_json("procedures", sample_catalogue_bytes(), "sample.json").items) == 77
    profile = content_from_json("profiles", profile_bytes("dak_nong_2019"), "dak_nong_2019.json")
    assert content_from_items("profiles", profile.items).items == profile.items


def test_a_workbook_of_charts_alone_is_one_sentence(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_chartsheet()
    book.save(tmp_path / "charts.xlsx")
    assert "Excel" in refusal("procedures", tmp_path / "charts.xlsx")


def test_a_sheet_with_damaged_bytes_is_one_sentence(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["a", "b"], ["1", "2"]])
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    data[60] ^= 0xFF
    path.write_bytes(data)
    assert "Excel" in refusal("procedures", path)
