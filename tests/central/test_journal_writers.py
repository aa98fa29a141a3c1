"""A desk writes one journal at a time: whoever goes on in one that its desk has left is told to become another desk."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text

from central.core import Centre
from central.keys import KeyFile
from central.store import schema
from central.store.database import Database
from central.store.upgrading import version_of
from central.verification import verify
from counter_app.domain.journal_reasons import FIRST, FORKED, OTHER_MACHINE
from counter_app.wire.batch import Stub, make_batch, pack
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import PushAnswer, read_message
from counter_app.wire.papers import Certificate, open_paper
from tests.central.writers import Writer, seeded_bytes


def opened(desk: Writer, seed: int, reason: str, predecessor: object = None, **facts: Any) -> Writer:
    """A copy of the desk's disk that goes on in a journal of its own; nothing of it is handed in yet."""
    twin = desk.clone()
    twin.journal, twin.entries, twin.handed_in = seeded_bytes(seed)(16), [], 0
    named = {} if predecessor is None else {"predecessor": predecessor}
    twin.tell("JournalOpened", who="program", facts={"reason": reason, "desk": desk.desk.desk} | named | facts)
    return twin


def stands(desk: Writer, number: int | None = None) -> dict[str, object]:
    head = desk.head(number)
    return {"journal": head.journal.hex(), "number": head.number, "hash": head.hash.hex()}


def first_journal(centre: Centre, seed: int = 1) -> Writer:
    desk = Writer(centre, seed=seed)
    desk.tell("JournalOpened", who="program", facts={"reason": FIRST, "desk": desk.desk.desk})
    return desk


def heartbeat(desk: Writer, number: int | None = None) -> PushAnswer:
    head = desk.head(number)
    empty = pack(make_batch(desk.certificate, head.number + 1, head.hash, [], head, desk.key))
    return read_message(PushAnswer, desk.post(empty).body)


def as_another_desk(forked: Writer, key: SigningKey, answer: PushAnswer) -> None:
    assert answer.certificate is not None
    forked.certificate, forked.key = answer.certificate.paper(), key
    forked.desk = open_paper(forked.certificate, Certificate, forked.centre.keys.known)


def left(database: Database) -> dict[tuple[bytes, str], int | None]:
    with database.reading() as connection:
        rows = connection.execute(select(schema.writers.c.journal, schema.writers.c.desk, schema.writers.c.left_at))
        return {(bytes(row[0]), row[1]): row[2] for row in rows}


def test_whoever_goes_on_above_the_place_where_its_desk_left_is_told(centre: Centre) -> None:
    desk = first_journal(centre)
    desk.receive()
    desk.push()
    copy = opened(desk, 50, OTHER_MACHINE, stands(desk))
    assert not copy.push().forked
    assert not heartbeat(copy).forked
    desk.receive()
    assert desk.push().forked
    assert not copy.push().forked


def test_what_was_written_before_the_desk_left_is_handed_in_as_ever(centre: Centre) -> None:
    """A PC was replaced while the line was down: the old journal's rest comes after the new one's beginning."""
    desk = first_journal(centre)
    desk.push()
    desk.receive()
    desk.receive()
    new = opened(desk, 50, OTHER_MACHINE, stands(desk))
    assert not new.push().forked
    assert not desk.push().forked


def test_one_that_wrote_nothing_since_is_told_when_it_asks_and_an_old_file_that_the_centre_has_more(
    centre: Centre,
) -> None:
    desk = first_journal(centre)
    desk.receive()
    desk.push()
    opened(desk, 50, OTHER_MACHINE, stands(desk)).push()
    assert heartbeat(desk).forked
    assert not heartbeat(desk, 1).forked


def test_a_journal_that_no_opening_names_is_left_where_it_stands(centre: Centre) -> None:
    """Two PCs from one image of a desk that was never opened."""
    one = first_journal(centre)
    one.push()
    two = opened(one, 50, FIRST)
    assert not two.push().forked
    one.receive()
    assert one.push().forked
    assert not heartbeat(two).forked


def test_of_copies_that_open_journals_at_once_one_is_the_desk(centre: Centre, database: Database) -> None:
    """A dozen PCs from one image, switched on together on a Monday morning."""
    one = first_journal(centre)
    copies = [one, *(opened(one, 100 + number, FIRST) for number in range(11))]
    together = Barrier(len(copies))

    def switched_on(copy: Writer) -> bool:
        together.wait(30)
        return copy.push().forked

    with ThreadPoolExecutor(len(copies)) as pcs:
        list(pcs.map(switched_on, copies))
    assert list(left(database).values()).count(None) == 1
    assert [heartbeat(copy).forked for copy in copies].count(False) == 1


def test_a_forks_journal_is_the_new_desks_and_its_opening_leaves_nothing(centre: Centre, database: Database) -> None:
    desk = first_journal(centre)
    desk.push()
    key = SigningKey(seeded_bytes(61)(32))
    twin = opened(desk, 60, FORKED, stands(desk), public=key.public.hex())
    as_another_desk(twin, key, twin.push())
    assert left(database) == {(desk.journal, desk.desk.desk): None, (twin.journal, twin.desk.desk): None}
    desk.receive()
    assert not desk.push().forked
    moved = opened(twin, 62, OTHER_MACHINE, stands(twin))
    assert not moved.push().forked
    twin.receive()
    assert twin.push().forked
    assert not heartbeat(desk).forked


def test_nobody_can_leave_a_neighbours_journal(centre: Centre) -> None:
    owner, thief = first_journal(centre), first_journal(centre, seed=2)
    owner.push()
    thief.push()
    opened(thief, 70, OTHER_MACHINE, stands(owner) | {"number": 0}).push()
    owner.receive()
    assert not owner.push().forked
    named = opened(thief, 71, OTHER_MACHINE)
    named.entries = []
    named.tell("JournalOpened", who="program", desk=owner.desk.desk, facts={"reason": FIRST})
    named.push()
    owner.receive()
    assert not owner.push().forked


def test_an_opening_that_a_stranger_handed_in_first_counts_when_its_desk_does(centre: Centre) -> None:
    desk, thief = first_journal(centre), first_journal(centre, seed=2)
    desk.push()
    copy = opened(desk, 50, OTHER_MACHINE, stands(desk))
    stolen = thief.clone()
    stolen.journal, stolen.entries, stolen.handed_in = copy.journal, list(copy.entries), 0
    stolen.push()
    desk.receive()
    assert not desk.push().forked
    copy.push()
    desk.receive()
    assert desk.push().forked


@pytest.mark.parametrize(
    "predecessor",
    [7, "cũ", [], {}, {"journal": "00" * 16}, {"journal": "zz", "number": 1}, {"journal": "00", "number": 1},
     {"journal": "00" * 16, "number": True}, {"journal": "00" * 16, "number": -1},
     {"journal": "00" * 16, "number": 2**53 - 1}, {"journal": ["00"], "number": {}}],
)  # fmt: skip
def test_whatever_an_opening_says_of_its_predecessor_it_is_stored(centre: Centre, predecessor: object) -> None:
    desk = first_journal(centre)
    desk.push()
    copy = opened(desk, 50, OTHER_MACHINE, predecessor)
    assert not copy.push().forked


def test_a_desks_name_that_no_table_can_hold_is_no_desk(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    name = desk.desk.desk[:8] + "\0" * 8
    desk.tell("JournalOpened", who="program", desk=name, facts={"reason": FIRST})
    desk.push()
    assert left(database) == {}


def test_a_centre_that_lost_everything_learns_of_the_journals_in_any_order(
    centre: Centre, key_file: KeyFile, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The newest comes first, then the oldest; a copy may bring what its original wrote before."""
    first = first_journal(centre)
    first.receive()
    second = opened(first, 50, OTHER_MACHINE, stands(first))
    third = opened(second, 51, OTHER_MACHINE, stands(second))
    for writer in (third, first, second):
        assert not writer.push().forked
    assert not heartbeat(third).forked
    desk = first.desk.desk
    assert left(database) == {(first.journal, desk): 2, (second.journal, desk): 1, (third.journal, desk): None}


def test_a_database_of_the_version_before_learns_the_writers_from_what_is_stored(
    centre: Centre, database: Database
) -> None:
    """Journals of one desk in the order of a centre that came back older, a copy that is another desk, a gap."""
    first, neighbour = first_journal(centre), first_journal(centre, seed=2)
    first.receive()
    second = opened(first, 50, OTHER_MACHINE, stands(first, 1))
    third = opened(second, 51, OTHER_MACHINE, stands(second))
    key = SigningKey(seeded_bytes(61)(32))
    fork = opened(first, 60, FORKED, stands(first), public=key.public.hex())
    for writer in (third, first, second, neighbour):
        writer.push()
    as_another_desk(fork, key, fork.push())
    damaged = opened(neighbour, 80, FIRST)
    damaged.post(damaged.batch(1, 1, [Stub(damaged.entries[0].hash)]))
    before = left(database)
    with database.writing() as connection:
        connection.execute(text("DROP TABLE writers"))
        connection.execute(text("UPDATE meta SET value = '4' WHERE name = 'schema'"))
    database.create()
    database.check()
    desk = first.desk.desk
    assert left(database) == {
        (first.journal, desk): 1,
        (second.journal, desk): 1,
        (third.journal, desk): None,
        (fork.journal, fork.desk.desk): None,
        (neighbour.journal, neighbour.desk.desk): None,
    }
    assert left(database) == before
    with database.reading() as connection:
        assert version_of(connection) == schema.VERSION
    first.receive()
    assert first.push().forked
    assert not heartbeat(third).forked
    assert verify(database, centre.keys).first_wrong is None
