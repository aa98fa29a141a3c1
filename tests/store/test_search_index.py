"""Search finds the newest dossiers and those in the index in the same words, whatever happens to them between."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.store.dossier_search import CANDIDATES, search
from counter_app.store.opening import OpenDesk
from counter_app.store.rebuilding import rebuild
from counter_app.store.search_index import BATCH
from tests.store.desks import open_test_desk, receipt, rows, save


@pytest.fixture
def desk(tmp_path: Path) -> OpenDesk:
    return open_test_desk(tmp_path / "desk.db", durable=False)


def names(desk: OpenDesk, query: str) -> list[str]:
    with desk.database.read() as connection:
        return [row.applicant for row in search(connection, desk.projections, query, CANDIDATES)]


def person(number: int) -> str:
    """Long enough that no identity begins with it by chance."""
    return f"Nguyễn Đức {'abcdefghij'[number // 10] * 5}{'klmnopqrst'[number % 10] * 5}"


def receive(desk: OpenDesk, how_many: int) -> list[str]:
    people = [person(number) for number in range(how_many)]
    for name in people:
        save(desk, receipt(name))
    return people


@pytest.mark.parametrize("how_many", [1, BATCH - 1, BATCH, BATCH + 1, 2 * BATCH + 3])
def test_every_dossier_is_found_from_its_save_on_once_and_the_newest_first(desk: OpenDesk, how_many: int) -> None:
    people = receive(desk, how_many)
    assert names(desk, "nguyen duc") == people[::-1]
    assert names(desk, "nguy") == people[::-1]
    assert [names(desk, name) for name in people] == [[name] for name in people]


def test_the_index_is_fed_in_batches_and_the_rest_is_looked_through(desk: OpenDesk) -> None:
    receive(desk, BATCH + 1)
    assert rows(desk, f"SELECT count(*) FROM {desk.projections.tables.search_name}_docsize") == [(BATCH,)]


@pytest.mark.parametrize("place", [0, BATCH], ids=["in the index", "among the newest"])
def test_a_dossier_whose_applicant_changed_is_found_by_the_new_name_alone(desk: OpenDesk, place: int) -> None:
    people = receive(desk, BATCH + 2)
    identity = rows(desk, f"SELECT identity FROM {desk.projections.tables.dossiers.name} ORDER BY id")[place][0]
    # What an erasure leaves behind: the entries give another row from now on.
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE entries SET body = NULL WHERE hash IN (SELECT entry_hash FROM "
            f"{desk.projections.tables.happenings.name} WHERE dossier = ?)",
            (identity,),
        )
        desk.projections.refold(connection, identity)
    assert names(desk, people[place]) == []
    assert names(desk, identity) == [""]
    assert len(names(desk, "nguyen duc")) == len(people) - 1
    save(desk, receipt("Lê Văn Sáu"))
    assert names(desk, "le van sau") == ["Lê Văn Sáu"]


def test_a_rebuild_finds_the_same_and_goes_on(desk: OpenDesk) -> None:
    people = receive(desk, BATCH + 5)
    rebuild(desk.database, desk.projections)
    assert names(desk, "nguyen duc") == people[::-1]
    save(desk, receipt("Lê Văn Sáu"))
    assert names(desk, "le van") == ["Lê Văn Sáu"]
    assert len(names(desk, "nguyen duc")) == len(people)
