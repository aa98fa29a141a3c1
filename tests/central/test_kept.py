"""What a tested backup holds is told to the desks branch by branch: a fork's other branch may not be in it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from central.core import Centre
from central.keys import KeyFile
from central.store import journals
from central.store.database import Database
from central.store.schema import VERSION, metadata
from central.store.upgrading import version_of
from counter_app.domain.errors import EnvironmentProblem
from counter_app.wire.batch import make_batch, pack
from counter_app.wire.messages import PushAnswer, read_message
from tests.central.conftest import people_of_the_sample
from tests.central.writers import Writer, seeded_bytes


def kept(desk: Writer) -> int | None:
    """What the answer to a heartbeat says."""
    head = desk.head()
    empty = pack(make_batch(desk.certificate, head.number + 1, head.hash, [], head, desk.key))
    answer = read_message(PushAnswer, desk.post(empty).body)
    return None if answer.kept is None else int(json.loads(answer.kept.paper().content)["number"])


@pytest.fixture
def backup(tmp_path_factory: pytest.TempPathFactory, key_file: KeyFile) -> Centre:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('backup')}/central.db")
    database.create()
    made = Centre(database, key_file, seeded_bytes(8))
    people_of_the_sample(made)
    return made


def test_a_fork_behind_the_backup_is_told_of_what_it_shares_alone(centre: Centre, backup: Centre) -> None:
    desk = Writer(centre)
    desk.receive()
    desk.receive()
    desk.push()
    twin = desk.clone()
    for _ in range(3):
        desk.receive()
        twin.receive(name="Trần Thị Bình")
    desk.push()
    twin.push()
    in_backup = desk.clone()
    in_backup.centre, in_backup.handed_in = backup, 0
    in_backup.push()
    assert centre.administration.kept_in(backup._database) == 1
    assert (kept(desk), kept(twin)) == (5, 2)


def test_a_fork_that_the_backup_holds_is_told_so_whichever_branch_came_first_there(
    centre: Centre, backup: Centre
) -> None:
    desk = Writer(centre)
    desk.receive()
    twin = desk.clone()
    twin.handed_in = 0
    for _ in range(2):
        desk.receive()
        twin.receive(name="Trần Thị Bình")
    desk.push()
    twin.push()
    assert kept(twin) is None
    for writer in (twin, desk):
        again = writer.clone()
        again.centre, again.handed_in = backup, 0
        again.push()
    desk.receive()
    desk.push()
    assert centre.administration.kept_in(backup._database) == 1
    assert (kept(desk), kept(twin)) == (3, 3)


def test_a_database_of_the_version_before_is_brought_up_to_date(database: Database, key_file: KeyFile) -> None:
    centre = Centre(database, key_file, seeded_bytes(6))
    people_of_the_sample(centre)
    desk = Writer(centre)
    desk.receive()
    desk.push()
    with database.writing() as connection:
        for statement in (
            "DROP INDEX feed_rows_that_erase",
            "DROP INDEX feed_rows_that_tell",
            "ALTER TABLE heads DROP COLUMN kept_through",
            "ALTER TABLE journals ADD COLUMN kept_through BIGINT NOT NULL DEFAULT 1",
            "UPDATE meta SET value = '1' WHERE name = 'schema'",
        ):
            connection.execute(text(statement))
    with pytest.raises(EnvironmentProblem, match="counter-central init"):
        database.check()
    database.create()
    database.check()
    assert kept(desk) == 1
    with database.reading() as connection:
        assert version_of(connection) == VERSION
        assert journals.branch_tips(connection) == [(desk.journal, desk.head().hash)]
    assert "kept_through" not in metadata.tables["journals"].c
