"""`journal verify`, `journal export` and `simulate` as processes: exit codes, keys, and the first wrong entry."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from counter_app.store.opening import OpenDesk
from tests.e2e.program import run_program
from tests.store.desks import KEY, open_test_desk, rows, save

COUNT_KEYS = {
    "entries", "acknowledged", "lost", "doubled", "codes_doubled", "conflicts", "seconds", "wall_seconds", "healed",
    "trace",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> OpenDesk:
    """Ten receipts; the key in a file beside it, as a technician is given it."""
    opened = open_test_desk(tmp_path / "desk.db")
    for _ in range(10):
        save(opened)
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    return opened


def verify(folder: Path) -> tuple[int, dict[str, Any], str]:
    done = run_program(
        "journal", "verify", "--db", str(folder / "desk.db"), "--key-file", str(folder / "key"), "--json"
    )
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr


def test_a_desk_that_nobody_touched_verifies(desk: OpenDesk, tmp_path: Path) -> None:
    desk.database.close()
    assert verify(tmp_path)[:2] == (0, {"ok": True, "entries": 11, "acknowledged": 0, "first_wrong": None})


@pytest.mark.parametrize(
    ("change", "number", "reason"),
    [
        ("UPDATE entries SET header = CAST(replace(header, '0005', '0006') AS BLOB) WHERE number = 6", 6, "its hash"),
        ("UPDATE entries SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE number = 4",
         4, "body"),
        ("UPDATE entries SET body = NULL WHERE number = 3", 3, "no entry erased it"),
        ("DELETE FROM entries WHERE number = 7", 8, "missing"),
        ("UPDATE entries SET number = 99 WHERE number = 11", 99, "missing"),
        ("UPDATE entries SET previous = randomblob(32) WHERE number = 9", 9, "follow on"),
    ],
)  # fmt: skip
def test_the_first_wrong_entry_is_named(change: str, number: int, reason: str, desk: OpenDesk, tmp_path: Path) -> None:
    with desk.database.write() as connection:
        connection.exec_driver_sql(change)
    journal = rows(desk, "SELECT lower(hex(id)) FROM journals")[0][0]
    desk.database.close()
    code, found, _stderr = verify(tmp_path)
    assert code == 1
    assert found["ok"] is False
    assert (found["first_wrong"]["journal"], found["first_wrong"]["number"]) == (journal, number)
    assert reason in found["first_wrong"]["reason"]


def test_the_first_of_two_wrong_entries_is_the_one_that_is_named(desk: OpenDesk, tmp_path: Path) -> None:
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE entries SET body = NULL WHERE number IN (5, 9)")
    desk.database.close()
    assert verify(tmp_path)[1]["first_wrong"]["number"] == 5


def test_a_screen_that_says_something_else_than_the_entries_is_found(desk: OpenDesk, tmp_path: Path) -> None:
    table = desk.projections.tables.dossiers.name
    with desk.database.write() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET status = 'returned' WHERE id = 1")
    desk.database.close()
    code, found, _stderr = verify(tmp_path)
    assert code == 1
    assert "screen" in found["first_wrong"]["reason"]


@pytest.mark.parametrize("place", [0.001, 0.2, 0.5, 0.7, 0.9])
def test_one_byte_changed_in_the_encrypted_file_is_noticed(place: float, desk: OpenDesk, tmp_path: Path) -> None:
    desk.database.fold_log()
    desk.database.close()
    file = tmp_path / "desk.db"
    data = bytearray(file.read_bytes())
    data[int(len(data) * place)] ^= 1
    file.write_bytes(data)
    code, _found, stderr = verify(tmp_path)
    assert code in (1, 3)
    assert "Traceback" not in stderr


def test_a_wrong_key_is_told_from_a_missing_file(desk: OpenDesk, tmp_path: Path) -> None:
    desk.database.close()
    (tmp_path / "key").write_text("00" * 32, "ascii")
    assert verify(tmp_path)[0] == 3
    (tmp_path / "key").write_text("not a key", "ascii")
    assert verify(tmp_path)[0] == 2
    (tmp_path / "desk.db").unlink()
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    code, _found, stderr = verify(tmp_path)
    assert code == 2
    assert len(stderr.strip().splitlines()) == 1


def test_an_export_can_be_checked_by_anybody(desk: OpenDesk, tmp_path: Path) -> None:
    desk.database.close()
    out = tmp_path / "export.jsonl"
    done = run_program(
        "journal", "export", "--db", str(tmp_path / "desk.db"), "--key-file", str(tmp_path / "key"), "--out", str(out)
    )
    assert done.returncode == 0, done.stderr
    entries = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    last = hashlib.sha256(b"counter-app/1/genesis\0" + bytes.fromhex(entries[0]["journal"])).digest()
    for number, entry in enumerate(entries, start=1):
        header = base64.b64decode(entry["header"])
        assert (entry["number"], entry["previous"]) == (number, last.hex())
        last = hashlib.sha256(b"counter-app/1/entry\0" + last + header).digest()
        assert entry["hash"] == last.hex()
    assert len(entries) == 11


def test_simulate_says_what_was_lost_and_repeats_itself() -> None:
    arguments = (
        "simulate", "--desks", "2", "--dossiers", "6", "--outage", "30", "--faults", "light", "--seed", "9", "--json",
    )  # fmt: skip
    first = run_program(*arguments, PYTHONHASHSEED="1")
    second = run_program(*arguments, PYTHONHASHSEED="2")
    assert first.returncode == second.returncode == 0, first.stderr
    report, again = json.loads(first.stdout), json.loads(second.stdout)
    assert set(report) == COUNT_KEYS
    assert (report["lost"], report["doubled"], report["codes_doubled"], report["healed"]) == (0, 0, 0, True)
    assert report["entries"] == report["acknowledged"] >= 6
    assert {**report, "wall_seconds": 0} == {**again, "wall_seconds": 0}


@pytest.mark.parametrize(
    "wrong",
    [
        ("--desks", "0"),
        ("--dossiers", "-1"),
        ("--faults", "cruel"),
        ("--outage", "-5"),
        ("--central", "http://127.0.0.1:1", "--faults", "hostile"),
        ("--central", "http://127.0.0.1:1", "--desks", "2"),
    ],
)
def test_simulate_refuses_nonsense_in_one_line(wrong: tuple[str, ...]) -> None:
    done = run_program("simulate", *wrong)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_simulate_against_a_centre_that_is_away_is_the_environments_fault() -> None:
    done = run_program("simulate", "--central", "http://127.0.0.1:1", "--desks", "1", "--code", "AAAA", "--json")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
