"""Appending: one transaction for entries, numbers and what screens read; durable before it returns."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.store.database import Database, WrongKeyOrDamaged
from counter_app.store.journal import OPENED_HERE, EntryDraft
from tests.store.desks import AGENCY, MORNING, SetClock, dossiers, open_test_desk, receipt, rows, save
from tests.wire.entries import sha


def test_every_connection_commits_durably(tmp_path: Path) -> None:
    pragmas = open_test_desk(tmp_path / "desk.db").database.pragmas()
    assert {pragmas[f"{role}.synchronous"] for role in ("writer", "reader")} == {2}
    assert {pragmas[f"{role}.journal_mode"] for role in ("writer", "reader")} == {"wal"}
    assert pragmas["writer.cipher_version"]


@pytest.mark.rule("data.protected", profile="dak_nong_2019")
@pytest.mark.rule("data.protected", profile="binh_dinh_2019")
@pytest.mark.rule("data.protected", "data.personal_private", profile="dong_nai_2020")
@pytest.mark.rule("data.personal_private", profile="hai_duong_2025")
def test_the_file_is_encrypted_and_a_wrong_key_says_so_in_one_sentence(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    save(desk)
    desk.database.close()
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "Nguyễn".encode() not in raw
    assert not raw.startswith(b"SQLite format 3")
    with pytest.raises(WrongKeyOrDamaged), Database(tmp_path / "desk.db", bytes(32)).read() as connection:
        connection.exec_driver_sql("SELECT 1 FROM entries")


def test_a_save_chains_its_entries_and_names_the_dossier_that_it_opened(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk, receipt(), EntryDraft("ResultReturned", dossier=OPENED_HERE, details={"collector": "Ánh"}))
    first, second = saved.headers
    assert (second.dossier, second.code) == (saved.identity, saved.code)
    assert first.dossier is None
    for previous, header, stored in rows(desk, "SELECT previous, header, hash FROM entries ORDER BY sequence"):
        assert sha("entry", previous, header) == stored
    assert dossiers(desk)[str(saved.identity)]["status"] == "returned"


def test_nothing_of_a_save_stays_when_a_part_of_it_fails(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    before = rows(desk, "SELECT count(*) FROM entries")
    with pytest.raises(BadInput):
        save(desk, receipt(), EntryDraft("FeeCollected", dossier=OPENED_HERE, details={"note": "x" * 70_000}))
    assert rows(desk, "SELECT count(*) FROM entries") == before
    assert dossiers(desk) == {}
    assert save(desk).code == f"{AGENCY}-261123-0001"


def test_a_code_once_given_can_never_be_given_again_by_this_file(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    save(desk)
    with pytest.raises(IntegrityError), desk.database.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entries (journal, number, hash, previous, header, issues_code) "
            "SELECT journal, 999, randomblob(32), hash, header, issues_code FROM entries WHERE issues_code IS NOT NULL"
        )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(-3, 3), min_size=1, max_size=30))
def test_no_clock_and_no_back_entry_makes_a_number_come_twice(
    days: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = open_test_desk(tmp_path_factory.mktemp("desk") / "desk.db", ranges=((1, 3),), durable=False)
    codes = [save(desk, receipt(day=MORNING.date() + timedelta(days=shift))).code for shift in days]
    assert len(set(codes)) == len(codes)
    assert None not in codes


def test_when_every_number_is_used_the_receipt_is_saved_without_a_code(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", ranges=((1, 3),))
    codes = [save(desk).code for _ in range(3 + 99)]
    assert codes[:4] == [f"{AGENCY}-261123-000{n}" for n in (1, 2, 3)] + [f"{AGENCY}-261123-6600101"]
    last = save(desk)
    assert last.code is None
    assert last.identity in dossiers(desk)


def test_the_register_counts_on_through_the_year_and_begins_anew_with_the_next(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    facts = [save(desk).headers[0].facts["register"] for _ in range(3)]
    assert [fact["number"] for fact in facts] == [1, 2, 3]
    next_year = receipt(received=MORNING + timedelta(days=60))
    assert save(desk, next_year).headers[0].facts["register"] == {"year": 2027, "volume": 1, "number": 1}


def test_a_full_disk_changes_nothing_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    kept = save(desk)
    with desk.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    big = receipt(details={"applicant": {"name": "Ánh"}, "note": "x" * 60_000})
    with pytest.raises(EnvironmentProblem, match="disk is full"):
        save(desk, big)
    assert set(dossiers(desk)) == {kept.identity}
    with desk.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    assert save(desk, big).code == f"{AGENCY}-261123-0002"


def test_the_header_says_nothing_about_a_person(tmp_path: Path) -> None:
    saved = save(open_test_desk(tmp_path / "desk.db"))
    header = json.loads(saved.entries[0].header)
    assert "Nguyễn" not in json.dumps(header, ensure_ascii=False)
    assert "075190012345" not in json.dumps(header)


def test_raw_clock_and_believed_time_stand_side_by_side(tmp_path: Path) -> None:
    clock = SetClock(MORNING + timedelta(days=400))
    header = save(open_test_desk(tmp_path / "desk.db"), clock=clock).headers[0]
    assert header.entered.startswith("2027-12-28")
    assert header.received == "2026-11-23T08:00:00+07:00"
    assert date.fromisoformat(header.raw[:10]) == clock.now.date()
