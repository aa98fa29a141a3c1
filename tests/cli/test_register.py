"""`counter-app register`: the register beside an open desk, as lines, JSON or the paper; bad input is one line."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.registers import Registers
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.services.steps.counter import Counter, counter
from tests.store.desks import KEY

Capture = pytest.CaptureFixture[str]
YEAR = ["--from", "2026-01-01", "--to", "2026-12-31"]


@pytest.fixture(name="opened")
def desk_with_dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """It stays open meanwhile."""
    opened = counter(tmp_path)
    opened.receive()
    opened.endings.withdraw(opened.receive(), "Không cần nữa", GivenBack(), CLERK_LAN)
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "folder"))
    return opened


@pytest.fixture(name="desk")
def what_names_its_database(opened: Counter, tmp_path: Path) -> list[str]:
    assert opened
    return ["--db", str(tmp_path / "desk.db"), "--key-file", str(tmp_path / "key")]


def volumes(capsys: Capture, *words: str, code: int = 0) -> list[dict[str, object]]:
    assert run(["register", *words, "--json"]) == code
    found = json.loads(capsys.readouterr().out)["volumes"]
    assert isinstance(found, list)
    return found


def test_the_lines_of_a_year_as_json(opened: Counter, desk: list[str], capsys: Capture) -> None:
    (one,) = volumes(capsys, *YEAR, *desk)
    assert (one["volume"], one["count"], one["last"]) == (opened.place.desk.desk.number, 2, 2)
    assert (one["closed_on"], one["head"], one["as_closed"], one["later"]) == (None, None, None, 0)
    lines = one["lines"]
    assert isinstance(lines, list)
    assert [(line["number"], line["full_name"], line["note"]) for line in lines] == [
        (1, "Nguyễn Thị Đẹp", ""),
        (2, "Nguyễn Thị Đẹp", "Người nộp rút hồ sơ"),
    ]
    assert lines[0]["received"] == "2026-11-23T08:00:00+07:00"
    assert set(lines[0]) == {
        *("number", "code", "procedure", "sets", "full_name", "address", "phone", "agency"),
        *("received", "due", "handed_over", "result_arrived", "returned", "note"),
    }


def test_lines_for_other_programs_and_the_paper_that_nobody_else_may_read(
    desk: list[str], tmp_path: Path, capsys: Capture
) -> None:
    assert run(["register", *YEAR, *desk]) == 0
    heading, first, _second = capsys.readouterr().out.splitlines()
    assert "2 hồ sơ, đến số 2" in heading
    assert first.split("\t")[0] == "1"
    out = tmp_path / "register.pdf"
    assert run(["register", *YEAR, *desk, "--out", str(out)]) == 0
    assert "SỔ THEO DÕI" in extracted(out.read_bytes())
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_closed_volume_is_as_it_was_closed_and_the_answer_is_no_where_it_is_not(
    opened: Counter, desk: list[str], capsys: Capture
) -> None:
    opened.place.hands.pass_time(days=40)
    registers = Registers(opened.cases, opened.place.reference, opened.place.desk.desk)
    number = opened.place.desk.desk.number
    registers.close(number, 2026, "Lê Văn Trưởng", SUPERVISOR_HOA)
    (one,) = volumes(capsys, *YEAR, *desk)
    assert (one["closed_on"], one["head"], one["as_closed"]) == ("2027-01-02", "Lê Văn Trưởng", True)
    name = opened.place.desk.projections.tables.dossiers.name
    with opened.place.desk.database.write() as connection:
        connection.exec_driver_sql(f"UPDATE {name} SET code = 'H36.37.05-261123-0999' WHERE code LIKE '%0001'")
    (one,) = volumes(capsys, *YEAR, *desk, code=1)
    assert one["as_closed"] is False


def test_nothing_is_written_to_the_desk(desk: list[str], tmp_path: Path) -> None:
    before = (tmp_path / "desk.db").read_bytes()
    assert run(["register", *YEAR, *desk]) == 0
    assert (tmp_path / "desk.db").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--from", "2026-11-30", "--to", "2026-11-01"], 2),
        (["--from", "2025-11-30", "--to", "2026-11-01"], 2),
        (["--from", "heute", "--to", "2026-11-01"], 2),
        (["--from", "2025-01-01", "--to", "2025-12-31"], 2),
        ([*YEAR, "--volume", "999"], 2),
        ([*YEAR, "--out", "register.doc"], 2),
        ([*YEAR, "--out", "/no such folder/a.pdf"], 3),
    ],
)
def test_what_cannot_be_done_is_one_line(desk: list[str], words: list[str], code: int, capsys: Capture) -> None:
    assert run(["register", *words, *desk]) == code
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.out == ""
