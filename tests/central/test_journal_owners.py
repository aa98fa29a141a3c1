"""A journal belongs to the desk that opened it: no other desk of the centre makes a fork of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from central.administration import Act
from central.core import Centre
from central.keys import KeyFile
from central.store.database import Database
from central.verification import verify
from counter_app.wire.batch import Stub, make_batch, pack
from counter_app.wire.entry import Entry, genesis, seal
from counter_app.wire.head import Head
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import PushAnswer, read_message
from counter_app.wire.papers import Certificate, open_paper
from tests.central.conftest import people_of_the_sample
from tests.central.writers import NOON, OTHER_OFFICE, Writer, as_json, seeded_bytes


def in_its_name(thief: Writer, owner: Writer) -> Writer:
    """The thief's own program, writing into the journal of somebody else after everything that is in it."""
    intruder = thief.clone()
    intruder.journal, intruder.entries, intruder.handed_in = owner.journal, list(owner.entries), len(owner.entries)
    return intruder


def is_forked(answer: PushAnswer) -> bool:
    return answer.forked


@pytest.mark.parametrize("named", ["its own", "the owner's"])
def test_another_desk_cannot_go_on_in_a_journal_and_its_owner_is_told_of_no_fork(
    centre: Centre, database: Database, named: str
) -> None:
    owner, thief = Writer(centre), Writer(centre, seed=2)
    owner.receive()
    owner.push()
    intruder = in_its_name(thief, owner)
    intruder.receive(name="Kẻ Lạ Mặt", desk=thief.desk.desk if named == "its own" else owner.desk.desk)
    assert intruder.post(intruder.batch(2, 2)).status == 409
    assert intruder.post(intruder.batch(1, 2)).status == 403
    owner.receive()
    assert not owner.push().forked
    assert verify(database, centre.keys).entries == 2


def test_a_desk_of_another_office_cannot_either(centre: Centre) -> None:
    owner, thief = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    owner.receive()
    owner.push()
    intruder = in_its_name(thief, owner)
    intruder.receive(office=OTHER_OFFICE)
    answer = intruder.post(intruder.batch(1, 2))
    assert answer.status == 403
    assert as_json(answer)["vi"].startswith("Nhật ký này là của quầy khác")


def test_a_first_entry_under_another_desks_journal_makes_no_fork_for_its_owner(centre: Centre) -> None:
    owner, thief = Writer(centre), Writer(centre, seed=2)
    intruder = in_its_name(thief, owner)
    intruder.receive(name="Kẻ Lạ Mặt")
    intruder.push()
    owner.receive()
    assert not owner.push().forked
    owner.receive()
    assert not owner.push().forked


def test_the_centres_own_journal_takes_nothing_from_a_desk(centre: Centre, database: Database) -> None:
    act = centre.administration.record("office-1", Act("NoticeGiven", "program"), NOON)
    desk = Writer(centre)
    intruder = desk.clone()
    intruder.journal, intruder.entries = bytes.fromhex(act.read().journal), [act]
    intruder.receive()
    assert intruder.post(intruder.batch(1, 2)).status == 403
    again = centre.administration.record("office-1", Act("NoticeGiven", "program"), NOON)
    assert again.previous == act.hash
    assert verify(database, centre.keys).entries == 2


def test_the_centre_writes_on_where_a_desk_was_first_in_its_journal(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    desk.journal = centre.administration._own_journal("office-1")
    desk.receive()
    desk.push()
    for _ in range(2):
        centre.administration.record("office-1", Act("NoticeGiven", "program"), NOON)
    assert verify(database, centre.keys).first_wrong is None


def cloned(desk: Writer, seed: int) -> Writer:
    """A copy of the desk that asked, in a journal of its own, for a key and became another desk."""
    twin = desk.clone()
    twin.journal, twin.entries, twin.handed_in = seeded_bytes(seed)(16), [], 0
    key = SigningKey(seeded_bytes(seed + 1)(32))
    twin.tell("JournalOpened", who="program", facts={"reason": "forked", "public": key.public.hex()})
    answer = twin.push()
    assert answer.certificate is not None
    twin.certificate, twin.key = answer.certificate.paper(), key
    twin.desk = open_paper(twin.certificate, Certificate, twin.centre.keys.known)
    return twin


def test_a_clone_goes_on_in_its_new_journal_with_its_new_key(centre: Centre) -> None:
    desk = Writer(centre)
    twin = cloned(desk, 70)
    twin.receive()
    assert not twin.push().forked
    centre.project(NOON)
    assert desk.verdicts()[-1] == "in_order"


def test_whoever_withdraws_a_desk_is_told_of_its_copies(centre: Centre) -> None:
    desk, neighbour = Writer(centre), Writer(centre, seed=2)
    twin = cloned(desk, 70)
    administration = centre.administration
    assert administration.withdraw(desk.desk.desk, NOON) == 1
    assert administration.copies_in_force(desk.desk.desk) == [twin.desk.desk]
    administration.withdraw(twin.desk.desk, NOON)
    assert administration.copies_in_force(desk.desk.desk) == []
    assert administration.copies_in_force(neighbour.desk.desk) == []


def test_a_clone_hands_its_originals_journal_in_again_to_a_centre_that_lost_it(
    centre: Centre, key_file: KeyFile, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Writer(centre)
    desk.receive()
    desk.push()
    twin = cloned(desk, 70)
    again = twin.clone()
    again.journal, again.entries, again.handed_in = desk.journal, list(desk.entries), 0
    older = Centre(restored_database(tmp_path_factory), key_file, seeded_bytes(7))
    people_of_the_sample(older)
    again.centre = desk.centre = older
    assert not again.push().forked
    desk.receive()
    assert not desk.push().forked
    older.project(NOON)
    assert desk.verdicts() == ["in_order", "in_order"]


def restored_database(folders: pytest.TempPathFactory) -> Database:
    restored = Database(f"sqlite:///{folders.mktemp('restored')}/central.db")
    restored.create()
    return restored


@pytest.mark.parametrize("stubbed", [False, True], ids=["letter for letter", "with a gap"])
def test_an_owner_takes_back_what_another_desk_handed_in_first_and_is_judged_for_it(
    centre: Centre, database: Database, stubbed: bool
) -> None:
    """After a restore: the feed taught a neighbour every byte of the journal that the centre lost."""
    owner, thief = Writer(centre), Writer(centre, seed=2)
    for _ in range(3):
        owner.receive()
    intruder = in_its_name(thief, owner)
    items = [Stub(owner.entries[0].hash), *owner.entries[1:]] if stubbed else list(owner.entries)
    assert intruder.post(intruder.batch(1, 3, items)).status == 200
    centre.project(NOON)
    owner.receive()
    assert as_json(owner.post(owner.batch(4, 4))) == {"heads": []}
    owner.handed_in = 0
    assert not owner.push().forked
    owner.receive()
    assert not owner.push().forked
    centre.project(NOON)
    last = {row.entry: row.verdict for row, _h, _b in owner.feed()}
    assert [last[entry.hash.hex()] for entry in owner.entries] == ["in_order"] * 5
    assert verify(database, centre.keys).first_wrong is None


def test_bodies_that_another_office_left_out_come_back_with_the_owner(centre: Centre, database: Database) -> None:
    owner, thief = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    owner.receive()
    intruder = in_its_name(thief, owner)
    assert intruder.post(intruder.batch(1, 1, [replace(owner.entries[0], body=None)])).status == 200
    centre.project(NOON)
    owner.push()
    centre.project(NOON)
    assert [(row.verdict, body) for row, _h, body in owner.feed()] == [("in_order", owner.entries[0].body)]
    assert verify(database, centre.keys).first_wrong is None


def test_a_head_that_another_desk_handed_in_is_not_acknowledged_to_its_owner_unsent(centre: Centre) -> None:
    owner, thief = Writer(centre), Writer(centre, seed=2)
    owner.receive()
    intruder = in_its_name(thief, owner)
    intruder.handed_in = 0
    intruder.push()
    empty = pack(make_batch(owner.certificate, 2, owner.head().hash, [], owner.head(), owner.key))
    assert as_json(owner.post(empty)) == {"heads": []}


def test_what_was_forged_behind_an_owners_entries_stays_apart(centre: Centre, database: Database) -> None:
    owner, thief = Writer(centre), Writer(centre, seed=2)
    for _ in range(2):
        owner.receive()
    intruder = in_its_name(thief, owner)
    intruder.handed_in = 0
    intruder.receive(name="Kẻ Lạ Mặt")
    intruder.push()
    assert not owner.push().forked
    owner.receive()
    assert not owner.push().forked
    centre.project(NOON)
    assert owner.verdicts() == ["in_order"] * 4
    assert verify(database, centre.keys).first_wrong is None


def test_a_gap_holds_nobody_up(centre: Centre) -> None:
    """Nothing says whose a damaged entry was; what is readable behind it does."""
    owner, thief = Writer(centre), Writer(centre, seed=2)
    owner.receive()
    hash_ = owner.entries[0].hash
    head = Head(owner.journal, 1, hash_)
    gap = pack(make_batch(thief.certificate, 1, genesis(owner.journal), [Stub(hash_)], head, thief.key))
    intruder = in_its_name(thief, owner)
    assert intruder.post(gap).status == 200
    owner.handed_in = 1
    owner.receive()
    assert not owner.push().forked


def test_a_copy_of_the_entry_with_other_bytes_takes_nothing_over(centre: Centre) -> None:
    owner, thief = Writer(centre), Writer(centre, seed=2)
    owner.receive()
    owner.push()
    forged = seal(replace(owner.entries[0].read(), desk=thief.desk.desk), None, genesis(owner.journal))
    assert isinstance(forged, Entry)
    intruder = in_its_name(thief, owner)
    intruder.entries, intruder.handed_in = [forged], 0
    intruder.push()
    owner.receive()
    assert not owner.push().forked


def test_a_familys_desks_are_counted(centre: Centre) -> None:
    """Each copy takes two desk numbers of the province for good: one desk cannot ask for all of them."""
    desk = Writer(centre)
    made = set()
    for seed in range(60):
        twin = desk.clone()
        twin.journal, twin.entries, twin.handed_in = seeded_bytes(900 + seed)(16), [], 0
        key = SigningKey(seeded_bytes(2000 + seed)(32))
        twin.tell("JournalOpened", who="program", facts={"reason": "forked", "public": key.public.hex()})
        answer = read_message(PushAnswer, twin.post(twin.batch(1, 1)).body)
        made.add(answer.certificate is not None and answer.certificate.bytes)
    assert False in made
    assert 20 <= len(made) <= 50
