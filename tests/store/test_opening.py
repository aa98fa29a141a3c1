"""One writer per journal: restored, cloned and moved files open a new journal by themselves, and nobody stops."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.times import iso
from counter_app.store.database import Database
from counter_app.store.journal import Stamp
from counter_app.store.opening import HighWaterMark, open_next_journal
from counter_app.store.outage_writing import OpenOutage, open_outage, write_beginning
from counter_app.store.projection_tables import VERSION
from counter_app.wire.header import CentreClock
from tests.store.asked_statements import read_whole, statements_of_new_connections
from tests.store.desks import AGENCY, KEY, MORNING, SetClock, open_test_desk, receipt, rows, save, seeded_bytes


def openings(path: Path, **how: object) -> list[dict[str, object]]:
    desk = open_test_desk(path, **how)  # type: ignore[arg-type]
    with desk.database.read() as connection:
        found = connection.exec_driver_sql("SELECT header FROM entries WHERE number = 1 ORDER BY sequence").scalars()
        from counter_app.wire.header import read_header

        return [read_header(header).facts for header in found]


def test_a_new_file_opens_its_first_journal_and_goes_on_with_it(tmp_path: Path) -> None:
    assert [facts["reason"] for facts in openings(tmp_path / "desk.db")] == ["first"]
    assert [facts["reason"] for facts in openings(tmp_path / "desk.db")] == ["first"]


def test_a_cloned_file_closes_its_journal_and_names_its_predecessor(tmp_path: Path) -> None:
    (tmp_path / "original").mkdir()
    desk = open_test_desk(tmp_path / "original" / "desk.db")
    saved = save(desk)
    desk.database.close()
    shutil.copytree(tmp_path / "original", tmp_path / "clone")
    facts = openings(tmp_path / "clone" / "desk.db", mark="the other machine", seed=2)[-1]
    assert facts["reason"] == "other machine"
    assert facts["predecessor"] == {
        "journal": saved.headers[0].journal,
        "number": saved.headers[0].number,
        "hash": saved.entries[0].hash.hex(),
    }


def test_a_clone_gives_no_number_that_the_original_may_have_given(tmp_path: Path) -> None:
    (tmp_path / "original").mkdir()
    desk = open_test_desk(tmp_path / "original" / "desk.db")
    save(desk)
    desk.database.close()
    shutil.copytree(tmp_path / "original", tmp_path / "clone")
    original = open_test_desk(tmp_path / "original" / "desk.db")
    clone = open_test_desk(tmp_path / "clone" / "desk.db", mark="the other machine", seed=2)
    ours = {save(original).code for _ in range(5)}
    theirs = [save(clone).code for _ in range(5)]
    assert ours.isdisjoint(theirs)
    assert all(str(code).startswith(f"{AGENCY}-261123-66002") for code in theirs)


def test_a_reopened_journal_gets_its_range_back_with_the_next_date(tmp_path: Path) -> None:
    open_test_desk(tmp_path / "desk.db").database.close()
    moved = open_test_desk(tmp_path / "desk.db", mark="the other machine")
    assert save(moved).code == f"{AGENCY}-261123-6600201"
    assert save(moved, receipt(day=MORNING.date() - timedelta(days=5))).code == f"{AGENCY}-261118-6600201"
    assert save(moved, receipt(day=MORNING.date() + timedelta(days=1))).code == f"{AGENCY}-261124-0001"


class ClockThatHearsTheCentre(SetClock):
    def stamp(self) -> Stamp:
        return Stamp(self.now, self.now, CentreClock(iso(self.now), 5))


def test_a_copy_whose_clock_stood_years_back_when_it_was_opened_keeps_to_the_spare_number_that_day(
    tmp_path: Path,
) -> None:
    """An old PC with a dead battery takes the disk over; the clock is set right while its original works on."""
    heard = ClockThatHearsTheCentre()
    (tmp_path / "original").mkdir()
    desk = open_test_desk(tmp_path / "original" / "desk.db", clock=heard)
    save(desk, clock=heard)
    desk.database.close()
    shutil.copytree(tmp_path / "original", tmp_path / "copy")
    battery_is_dead = SetClock(MORNING.replace(year=2021))
    copy = open_test_desk(tmp_path / "copy" / "desk.db", mark="the other machine", clock=battery_is_dead)
    wrong_day = receipt(day=battery_is_dead.now.date())
    assert save(copy, wrong_day, clock=battery_is_dead).code == f"{AGENCY}-211123-6600201"
    later = SetClock(MORNING + timedelta(hours=1))
    codes = [save(copy, clock=later).code for _ in range(2)]
    assert codes == [f"{AGENCY}-261123-660020{number}" for number in (1, 2)]
    copy.database.close()
    copy = open_test_desk(tmp_path / "copy" / "desk.db", mark="the other machine", clock=later)
    assert save(copy, clock=later).code == f"{AGENCY}-261123-6600203"
    tomorrow = SetClock(MORNING + timedelta(days=1))
    assert save(copy, receipt(day=tomorrow.now.date()), clock=tomorrow).code == f"{AGENCY}-261124-0001"
    copy.database.close()


def test_the_writer_of_a_forks_later_branch_keeps_to_the_spare_number(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    with desk.database.write() as connection:
        open_next_journal(connection, desk, "forked", "this machine", SetClock().stamp(), seeded_bytes(3))
    tomorrow = receipt(day=MORNING.date() + timedelta(days=1))
    assert save(desk, tomorrow).code == f"{AGENCY}-261124-6600201"


def test_an_old_copy_put_back_is_found_by_its_high_water_mark(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "elsewhere")
    desk = open_test_desk(tmp_path / "desk.db", high_water=mark)
    head = save(desk).headers[0]
    mark.write(bytes.fromhex(head.journal), head.number + 1)
    desk.database.close()
    facts = openings(tmp_path / "desk.db", high_water=mark)[-1]
    assert facts["reason"] == "behind its high-water mark"


def test_the_program_itself_keeps_the_mark_and_finds_its_own_older_file(tmp_path: Path) -> None:
    """Nobody else writes the mark: a file copied back over a newer one must be known by what the program noted."""
    mark = HighWaterMark(tmp_path / "elsewhere")
    (tmp_path / "disk").mkdir()
    desk = open_test_desk(tmp_path / "disk" / "desk.db", high_water=mark)
    desk.database.close()
    shutil.copytree(tmp_path / "disk", tmp_path / "backup")
    desk = open_test_desk(tmp_path / "disk" / "desk.db", high_water=mark)
    issued = [save(desk).code for _ in range(3)]
    desk.keep_high_water()
    desk.database.close()
    shutil.rmtree(tmp_path / "disk")
    shutil.copytree(tmp_path / "backup", tmp_path / "disk")
    put_back = open_test_desk(tmp_path / "disk" / "desk.db", high_water=mark, seed="put back")
    assert [save(put_back).code for _ in range(3)] == [f"{AGENCY}-261123-660020{n}" for n in (1, 2, 3)] != issued
    put_back.database.close()


def test_a_file_from_before_the_present_journal_is_an_older_one_too(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "elsewhere")
    mark.write(bytes(range(16)), 1)
    open_test_desk(tmp_path / "desk.db").database.close()
    assert openings(tmp_path / "desk.db", high_water=mark)[-1]["reason"] == "behind its high-water mark"


def test_a_mark_that_lags_behind_its_file_changes_nothing(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "elsewhere")
    desk = open_test_desk(tmp_path / "desk.db", high_water=mark)
    save(desk)
    desk.database.close()
    assert [facts["reason"] for facts in openings(tmp_path / "desk.db", high_water=mark)] == ["first"]


def test_a_mark_that_is_lost_or_damaged_stops_nobody(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "elsewhere")
    mark.path.write_text("{")
    assert [facts["reason"] for facts in openings(tmp_path / "desk.db", high_water=mark)] == ["first"]
    HighWaterMark(Path("/proc/nowhere/mark")).write(bytes(16), 1)


def test_a_database_of_a_newer_program_is_told_in_one_sentence_and_left_alone(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    desk.database.close()
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(BadInput, match="newer version"):
        open_test_desk(tmp_path / "desk.db")
    assert (tmp_path / "desk.db").read_bytes() == before


def test_projections_of_another_version_are_rebuilt_at_opening(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE desk_values SET value = ? WHERE name = 'projections'", (b"_v0a",))
    desk.database.close()
    again = open_test_desk(tmp_path / "desk.db")
    assert again.projections.tables.suffix.startswith(f"_v{VERSION}")
    assert rows(again, f"SELECT identity FROM {again.projections.tables.dossiers.name}") == [(saved.identity,)]


def test_the_key_is_needed_even_to_read_the_schema(tmp_path: Path) -> None:
    open_test_desk(tmp_path / "desk.db").database.close()
    with Database(tmp_path / "desk.db", KEY).read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()


def test_an_opening_reads_no_growing_table_from_end_to_end(tmp_path: Path) -> None:
    path, mark = tmp_path / "desk.db", HighWaterMark(tmp_path / "desk.mark")
    save(open_test_desk(path, high_water=mark))
    with statements_of_new_connections() as asked:
        desk = open_test_desk(path, high_water=mark)
        with desk.database.read() as connection:
            open_outage(connection)
    with desk.database.read() as connection:
        assert any("FROM entries" in statement for statement in asked)
        assert read_whole(connection, asked) <= {"journals", "alembic_version", "entries_of_outages", "sqlite_master"}


def test_an_outage_is_found_in_a_file_of_a_version_that_had_no_index_of_them(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    with desk.database.write() as connection:
        write_beginning(connection, desk, SetClock().stamp(), MORNING, declared=True)
        connection.exec_driver_sql("DROP INDEX entries_of_outages")
    desk.database.close()
    with open_test_desk(tmp_path / "desk.db").database.read() as connection:
        assert open_outage(connection) == OpenOutage(MORNING, declared=True)
