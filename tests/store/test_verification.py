"""`journal verify` in parts: the same finding however the file is cut, and whatever becomes of a helping process."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from counter_app.store.database import Database
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk
from counter_app.store.verification import Verified, verify
from counter_app.store.verification_part import Part, Stretch
from counter_app.store.verification_processes import MOST_PARTS, WORTH_A_PROCESS, parts_worth_it
from counter_app.wire.entry import identity_of
from tests.store.desks import open_test_desk, rows, save
from tests.store.feed_arrivals import arrive, judged, neighbours_receipt

# Nothing changed; one link, hash, body; a gap at each place where a file may be cut; a screen's row, one too many, one
# too few; the list of what happened to a dossier.
TAMPERED = [
    "",
    "UPDATE entries SET previous = zeroblob(32) WHERE number = 2",
    "UPDATE entries SET header = CAST(replace(header, 'lan', 'nam') AS BLOB) WHERE number = 7",
    "UPDATE entries SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE number = 4",
    "UPDATE entries SET body = NULL WHERE number IN (3, 9)",
    *(f"DELETE FROM entries WHERE number = {number}" for number in range(1, 12)),
    "UPDATE {dossiers} SET status = 'returned' WHERE id = 2",
    "DELETE FROM {dossiers} WHERE id = 5",
    "UPDATE {dossiers} SET identity = 'AAAAAAAAAAAAAAAA' WHERE id = 5",
    "DELETE FROM {happenings} WHERE dossier = (SELECT identity FROM {dossiers} WHERE id = 1)",
    "UPDATE feed_rows SET body = NULL WHERE position = 2",
]


@pytest.fixture
def desk(tmp_path: Path) -> OpenDesk:
    """Eleven entries: dossiers that go on much later, some placed by the feed, and one of a neighbour's."""
    opened = open_test_desk(tmp_path / "desk.db", durable=False)
    saved = [save(opened) for _ in range(5)]
    first = str(saved[0].identity)
    for kind in ("HandedOver", "ResultArrived", "ResultReturned"):
        last = save(opened, EntryDraft(kind, dossier=first)).entries[0]
    arrive(opened, judged(1, saved[0].entries[0]), judged(2, neighbours_receipt()))
    arrive(opened, judged(3, last, status="returned"))
    save(opened, EntryDraft("ResultReturned", dossier=str(saved[3].identity)))
    save(opened)
    return opened


def tamper(desk: OpenDesk, change: str) -> None:
    tables = desk.projections.tables
    with desk.database.write() as connection:
        for statement in filter(
            None, [change.format(dossiers=tables.dossiers.name, happenings=tables.happenings.name)]
        ):
            connection.exec_driver_sql(statement)


@pytest.mark.rule("process.integrity", profile="dong_nai_2015")
@pytest.mark.rule("process.integrity", profile="dak_nong_2019")
@pytest.mark.rule("process.integrity", profile="binh_dinh_2019")
@pytest.mark.rule("process.integrity", profile="dong_nai_2020")
@pytest.mark.parametrize("change", TAMPERED)
def test_a_file_cut_anywhere_gives_the_same_finding(
    change: str, desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.store.verification_processes._started", _no_process)
    tamper(desk, change)
    whole = verify(desk.database, parts=1)
    assert whole.ok is (change == "")
    for parts in (2, 3, 5, 11):
        assert verify(desk.database, parts=parts) == whole


def test_the_dossier_that_is_shown_wrong_is_named(desk: OpenDesk) -> None:
    table = desk.projections.tables.dossiers.name
    ((identity,),) = rows(desk, f"SELECT identity FROM {table} WHERE id = 3")
    tamper(desk, "UPDATE {dossiers} SET applicant = 'Kẻ Mạo Danh' WHERE id = 3")
    found = verify(desk.database).first_wrong
    assert found is not None
    assert found["reason"] == f"the screen's row of dossier {identity} is not what its entries give"


def test_parts_are_looked_at_in_processes_of_their_own(desk: OpenDesk) -> None:
    tamper(desk, "DELETE FROM entries WHERE number = 9")
    found = verify(desk.database, parts=2)
    assert found.first_wrong is not None
    assert (found.first_wrong["number"], found.entries) == (10, 9)


def test_a_helping_process_that_dies_changes_nothing(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter_app.store.verification_processes.check_apart", _dies)
    assert verify(desk.database, parts=3) == Verified(11, 0, None)


def test_a_dossier_that_another_office_placed_too_is_no_error(desk: OpenDesk) -> None:
    entry = rows(desk, "SELECT entry_hash, row, row_hash FROM feed_rows WHERE position = 1")[0]
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO feed_rows (office, position, row, row_hash, entry_hash) VALUES ('office-2', 9, ?, ?, ?)",
            (entry[1], entry[2], entry[0]),
        )
        desk.projections.refold(connection, identity_of(entry[0]))
    assert verify(desk.database, parts=1).ok


def test_only_a_large_file_is_worth_a_process() -> None:
    def of(entries: int) -> int:
        return parts_worth_it(Part(Stretch(0, entries), Stretch(0, 0)))

    assert [of(0), of(WORTH_A_PROCESS)] == [1, 1]
    assert of(10_000_000) == min(MOST_PARTS, os.cpu_count() or 1)


def _no_process(*_asked: object) -> None:
    """As on a machine that allows no further process: every part is looked at in this one."""


def _dies(_database: Database, _part: Part) -> None:
    os._exit(1)


@pytest.mark.parametrize("collecting", [True, False])
def test_whoever_rules_over_the_collector_finds_it_as_it_was(collecting: bool, desk: OpenDesk) -> None:
    tamper(desk, TAMPERED[1])  # wrong or right
    (gc.enable if collecting else gc.disable)()
    try:
        assert not verify(desk.database, parts=2).ok
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
