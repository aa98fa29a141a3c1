"""`counter-app report`: figures beside an open desk, as a table, JSON, a sheet or a paper; bad input is one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from counter_app.cli import run
from counter_app.services.steps.endings import GivenBack
from counter_app.store.database import Database
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import counter
from tests.store.desks import KEY

Capture = pytest.CaptureFixture[str]
NOVEMBER = ["--from", "2026-11-01", "--to", "2026-11-30"]


@pytest.fixture(name="desk")
def desk_with_dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What names its database; the desk stays open meanwhile."""
    opened = counter(tmp_path)
    opened.receive()
    opened.receive(receipt_of(channel="online", service_level="full"))
    opened.endings.withdraw(opened.receive(), "Không cần nữa", GivenBack(), CLERK_LAN)
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "folder"))
    yield ["--db", str(tmp_path / "desk.db"), "--key-file", str(tmp_path / "key")]
    opened.place.desk.database.close()


def said(capsys: Capture, *words: str) -> dict[str, object]:
    assert run(["report", *words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_the_figures_as_json_by_field_service_and_late(desk: list[str], capsys: Capture) -> None:
    found = said(capsys, "ii06a", *NOVEMBER, *desk)
    total = found["total"]
    assert isinstance(total, dict)
    assert (total["received"], total["online"], total["direct_or_post"], total["ended"]) == (3, 1, 2, 1)
    assert total["received"] == total["resolved"] + total["ended"] + total["pending"]
    assert (found["from"], found["to"]) == ("2026-11-01", "2026-11-30")
    services = said(capsys, "services", *NOVEMBER, *desk)["services"]
    assert isinstance(services, list)
    assert [one["level"] for one in services] == ["full"]
    assert "late" in said(capsys, "late", *NOVEMBER, *desk)


def test_a_table_a_sheet_and_a_paper(desk: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert run(["report", "ii06a", *NOVEMBER, *desk]) == 0
    last = capsys.readouterr().out.splitlines()[-1].split("\t")
    assert last[1:4] == ["Tổng cộng", "3", "1"]
    for name in ("a.xlsx", "a.pdf"):
        assert run(["report", "ii06a", *NOVEMBER, *desk, "--out", str(tmp_path / name)]) == 0
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == ["Theo lĩnh vực", "Theo thủ tục"]
    assert "Tổng cộng" in extracted((tmp_path / "a.pdf").read_bytes())


def test_nothing_is_written_to_the_desk(desk: list[str], tmp_path: Path) -> None:
    files = [tmp_path / "desk.db", tmp_path / "desk.db-wal"]
    before = [file.read_bytes() for file in files]
    assert run(["report", "late", *NOVEMBER, *desk]) == 0
    assert [file.read_bytes() for file in files] == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["ii06a", "--from", "2026-11-30", "--to", "2026-11-01"], 2),
        (["ii06a", "--from", "heute", "--to", "2026-11-01"], 2),
        (["ii06a", "--from", "1900-01-01", "--to", "2026-11-01"], 2),
        (["ii06a", "--from", "2199-01-01", "--to", "2199-02-01"], 2),
        (["ii06a", *NOVEMBER, "--out", "report.doc"], 2),
        (["ii06a", *NOVEMBER, "--out", "/no such folder/a.xlsx"], 3),
        (["ii06a", *NOVEMBER, "--out", "/no such folder/a.pdf"], 3),
    ],
)
def test_what_cannot_be_done_is_one_line(desk: list[str], words: list[str], code: int, capsys: Capture) -> None:
    assert run(["report", *words, *desk]) == code
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_desk_that_another_version_opened_last_is_told(desk: list[str], tmp_path: Path, capsys: Capture) -> None:
    database = Database(tmp_path / "desk.db", KEY)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE desk_values SET value = ? WHERE name = 'projections'", (b"_v1a",))
    database.close()
    assert run(["report", "ii06a", *NOVEMBER, *desk]) == 3
    assert capsys.readouterr().err.count("\n") == 1
