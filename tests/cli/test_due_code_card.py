from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from counter_app.cli import run

CARD = "001099000001|012345678|Nguyễn Văn Thử|01011999|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|01072021"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_APP_LANG", "vi")


def answered(capsys: Capture, *argv: str) -> dict[str, object]:
    assert run(argv) == 0
    value = json.loads(capsys.readouterr().out)
    assert isinstance(value, dict)
    return value


def refused(capsys: Capture, *argv: str) -> str:
    try:
        code = run(argv)
    except SystemExit as stop:  # argparse leaves this way
        code = int(str(stop.code))
    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


def due(*more: str) -> tuple[str, ...]:
    return ("due", "--profile", "national_2025", *more)


def test_due_with_its_explanation(capsys: Capture) -> None:
    answer = answered(capsys, *due("--days", "3", "--received", "2026-11-20T15:30", "--json"))
    assert answer["due"] == "2026-11-26T15:30:00+07:00"
    told = answer["explanation"]
    assert isinstance(told, list)
    assert all({"date", "text", "citation"} <= set(row) for row in told)
    assert "NĐ 118/2025/NĐ-CP, điều 17.3" in told[0]["citation"]
    assert any(row["citation"] == "Nghị quyết 28/2026/QH16, điều 2" for row in told)


def test_due_in_hours_and_halves(capsys: Capture) -> None:
    hours = answered(capsys, *due("--hours", "8", "--received", "2026-03-03T09:00", "--json"))
    assert hours["due"] == "2026-03-04T09:00:00+07:00"
    half = answered(capsys, *due("--days", "0.5", "--received", "2026-03-03T02:00+00:00", "--json"))
    assert half["due"] == "2026-03-03T14:30:00+07:00"


def test_due_by_an_office_file(capsys: Capture, tmp_path: Path) -> None:
    office = tmp_path / "lich.toml"
    office.write_text(
        'public_holidays = false\n[hours]\nmon = ["08:00-12:00"]\n[[days]]\ndate = 2026-03-09\nkind = "off"\n',
        encoding="utf-8",
    )
    argv = due("--days", "1", "--received", "2026-03-02T09:00", "--office", str(office))
    answer = answered(capsys, *argv, "--json")
    assert answer["due"] == "2026-03-16T09:00:00+07:00"
    assert "chưa xác nhận" in str(answer["explanation"])


def test_due_for_people_is_vietnamese(capsys: Capture) -> None:
    assert run(due("--days", "1", "--received", "2026-11-23T10:00")) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Hẹn trả: Thứ Tư 25/11/2026 10:00\n")
    assert "nghỉ Ngày Văn hóa Việt Nam" in shown


def test_the_profiles_rule_of_one_channel_is_not_cited_for_another(capsys: Capture) -> None:
    argv = ("due", "--profile", "dak_nong_2019", "--days", "1", "--received", "2020-03-03T09:00", "--json")
    direct = str(answered(capsys, *argv)["explanation"])
    online = str(answered(capsys, *argv, "--channel", "online")["explanation"])
    assert "04/2019" not in direct
    assert "04/2019" in online


def test_a_profile_not_in_force_on_the_day_is_said(capsys: Capture) -> None:
    told = answered(capsys, *due("--days", "1", "--received", "2024-03-05T09:00", "--json"))["explanation"]
    assert "không có hiệu lực" in str(told)


@pytest.mark.parametrize(
    "more",
    [
        ("--days", "1", "--hours", "1", "--received", "2026-03-03"),
        ("--received", "2026-03-03"),
        ("--days", "1"),
        ("--days", "0", "--received", "2026-03-03"),
        ("--days", "0.3", "--received", "2026-03-03"),
        ("--days", "1e9", "--received", "2026-03-03"),
        ("--days", "-1", "--received", "2026-03-03"),
        ("--days", "1", "--received", "2026-02-30"),
        ("--days", "1", "--received", "hôm\nqua\x1b[31m"),
        ("--days", "1", "--received", "0001-01-01T00:00+14:00"),
        ("--days", "1", "--received", "9999-12-31T23:00"),
        ("--days", "1", "--received", "2026-03-03", "--office", "/no/such/file"),
        ("--days", "1", "--received", "2026-03-03", "--office", "/"),
        ("--days", "1", "--received", "2026-03-03", "--channel", "fax\nfax"),
    ],
)
def test_due_refuses_bad_input_in_one_line(capsys: Capture, more: tuple[str, ...]) -> None:
    assert "\x1b" not in refused(capsys, *due(*more))


def test_an_unknown_profile_is_bad_input(capsys: Capture) -> None:
    assert "nowhere" in refused(capsys, "due", "--profile", "nowhere", "--days", "1", "--received", "2026-03-03")


def test_code_parse(capsys: Capture) -> None:
    assert answered(capsys, "code", "parse", "000.00.16.H15-190219-0001", "--json") == {
        "agency": "000.00.16.H15",
        "date": "2019-02-19",
        "sequence": 1,
        "number": "0001",
    }
    assert run(["code", "parse", "H15.16-210405-0012"]) == 0
    assert "05/04/2021" in capsys.readouterr().out
    refused(capsys, "code", "parse", "khai sinh")
    refused(capsys, "code", "parse")
    refused(capsys, "code")


def test_card_parse(capsys: Capture) -> None:
    assert answered(capsys, "card", "parse", CARD, "--json") == {
        "id_number": "001099000001",
        "old_id_number": "012345678",
        "full_name": "Nguyễn Văn Thử",
        "date_of_birth": "1999-01-01",
        "sex": "Nam",
        "address": "Số 1, Phố Thử, Phường Mẫu, Hà Nội",
        "issued_on": "2021-07-01",
        "tail": "",
        "repaired": None,
        "warnings": [],
    }
    assert run(["card", "parse", CARD]) == 0
    assert "Họ tên: Nguyễn Văn Thử" in capsys.readouterr().out
    refused(capsys, "card", "parse", "https://example.vn")
    refused(capsys, "card", "parse", "\udcff\udcfe")


def given_on_stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def test_card_parse_reads_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    given_on_stdin(monkeypatch, (CARD + "\r\n").encode())
    assert answered(capsys, "card", "parse", "-", "--json")["full_name"] == "Nguyễn Văn Thử"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * 10_000_000, "ế".encode() * 3_000_000])
def test_card_parse_bounds_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    given_on_stdin(monkeypatch, content)
    refused(capsys, "card", "parse", "-")
