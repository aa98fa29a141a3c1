"""Handing in: what an acknowledgement means, whatever came in, twice, late or damaged."""

from __future__ import annotations

import gzip
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from central.core import Centre
from central.keys import KeyFile
from central.store.database import Database
from central.verification import verify
from counter_app.domain.errors import BadInput
from counter_app.wire.batch import LARGEST_PACKED, Stub, make_batch, pack
from counter_app.wire.entry import entry_hash, genesis
from counter_app.wire.head import Head
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import ParentUnknown, PushAnswer, read_message
from counter_app.wire.papers import Acknowledgement, Certificate, open_paper
from tests.central.conftest import people_of_the_sample
from tests.central.writers import NOON, OFFICE, Writer, as_json, call, later, seeded_bytes


def ack_of(centre: Centre, answer: PushAnswer) -> Acknowledgement:
    return open_paper(answer.ack.paper(), Acknowledgement, centre.keys.known)


def test_the_acknowledgement_is_signed_and_names_what_was_stored(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive()
    desk.receive()
    ack = ack_of(centre, desk.push())
    assert (ack.journal, ack.number, ack.hash) == (desk.journal.hex(), 2, desk.entries[-1].hash.hex())


def test_the_same_batch_again_gives_the_same_paper_and_stores_nothing(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    desk.receive()
    first = desk.post(desk.batch(1, 1))
    assert desk.post(desk.batch(1, 1), later(30)).body == first.body
    assert verify(database, centre.keys).entries == 1


def test_two_pushes_of_one_batch_at_once_give_one_acknowledgement(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    for _ in range(50):
        desk.receive()
    data = desk.batch(1, 50)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _n: desk.post(data), range(4)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert verify(database, centre.keys).entries == 50


def test_a_batch_that_overlaps_what_is_stored_adds_the_rest(centre: Centre) -> None:
    desk = Writer(centre)
    for _ in range(6):
        desk.receive()
    desk.post(desk.batch(1, 4))
    answer = read_message(PushAnswer, desk.post(desk.batch(2, 6)).body)
    assert ack_of(centre, answer).number == 6
    assert not answer.forked


def test_an_unknown_parent_is_answered_with_the_centres_heads(centre: Centre) -> None:
    desk = Writer(centre)
    for _ in range(6):
        desk.receive()
    desk.post(desk.batch(1, 2))
    answer = desk.post(desk.batch(5, 6))
    assert answer.status == 409
    heads = read_message(ParentUnknown, answer.body).heads
    assert [(head.number, head.hash) for head in heads] == [(2, desk.entries[1].hash.hex())]


def test_an_empty_batch_is_acknowledged_with_the_present_head(centre: Centre) -> None:
    desk = Writer(centre)
    empty = pack(make_batch(desk.certificate, 1, genesis(desk.journal), [], desk.head(), desk.key))
    assert ack_of(centre, read_message(PushAnswer, desk.post(empty).body)).number == 0
    for _ in range(3):
        desk.receive()
    desk.push()
    behind = pack(make_batch(desk.certificate, 3, desk.entries[1].hash, [], desk.head(2), desk.key))
    assert ack_of(centre, read_message(PushAnswer, desk.post(behind).body)).number == 3


def test_an_empty_batch_with_an_unknown_head_asks_for_the_entries(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive()
    ahead = pack(make_batch(desk.certificate, 2, desk.head().hash, [], desk.head(), desk.key))
    answer = desk.post(ahead)
    assert (answer.status, as_json(answer)) == (409, {"heads": []})


def test_a_fork_keeps_both_branches_and_tells_the_later_one(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    desk.receive()
    desk.push()
    twin = desk.clone()
    desk.receive()
    twin.receive(name="Trần Thị Bình")
    assert not desk.push().forked
    assert twin.push().forked
    desk.receive()
    twin.receive()
    assert not desk.push().forked
    answer = twin.push()
    assert answer.forked
    assert ack_of(centre, answer).hash == twin.head().hash.hex()
    centre.project(NOON)
    assert len(desk.feed()) == 5
    assert verify(database, centre.keys).first_wrong is None


def test_a_fork_at_the_very_first_entry_is_kept_too(centre: Centre) -> None:
    desk = Writer(centre)
    twin = desk.clone()
    desk.receive()
    twin.receive(name="Trần Thị Bình")
    assert not desk.push().forked
    assert twin.push().forked


def test_a_damaged_entry_is_taken_as_a_gap_and_what_follows_is_taken(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    for _ in range(3):
        desk.receive()
    items = [desk.entries[0], Stub(desk.entries[1].hash), desk.entries[2]]
    assert desk.post(desk.batch(1, 3, items)).status == 200
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "missing", "in_order"]
    assert verify(database, centre.keys).first_wrong is None


def test_a_gap_whose_bytes_come_after_all_is_filled_and_judged_once_more(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    for _ in range(3):
        desk.receive()
    desk.post(desk.batch(1, 3, [desk.entries[0], Stub(desk.entries[1].hash), desk.entries[2]]))
    centre.project(NOON)
    assert desk.post(desk.batch(1, 3)).status == 200
    centre.project(NOON)
    rows = desk.feed()
    assert [row.verdict for row, _h, _b in rows] == ["in_order", "missing", "in_order", "in_order"]
    assert rows[3][1] == desk.entries[1].header
    assert verify(database, centre.keys).first_wrong is None


def test_an_entry_under_another_journals_hash_is_refused(centre: Centre) -> None:
    desk, thief = Writer(centre), Writer(centre, seed=2)
    desk.receive()
    desk.push()
    stolen = desk.entries[0].hash
    head = Head(thief.journal, 1, stolen)
    data = pack(make_batch(thief.certificate, 1, genesis(thief.journal), [Stub(stolen)], head, thief.key))
    assert thief.post(data).status == 400


def test_a_batch_signed_by_another_key_is_refused(centre: Centre) -> None:
    desk, other = Writer(centre), Writer(centre, seed=2)
    desk.receive()
    data = pack(make_batch(desk.certificate, 1, genesis(desk.journal), desk.entries, desk.head(), other.key))
    assert desk.post(data).status == 403


def test_another_centres_certificate_is_refused(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("other")
    elsewhere = Database(f"sqlite:///{folder}/other.db")
    elsewhere.create()
    foreign = Centre(elsewhere, KeyFile.fresh(seeded_bytes(99)), seeded_bytes(98))
    people_of_the_sample(foreign)
    desk = Writer(foreign)
    desk.receive()
    answer = call(centre, "POST", f"/v1/journals/{desk.journal.hex()}", desk.batch(1, 1))
    elsewhere.close()
    assert answer.status == 403
    assert as_json(answer)["vi"].startswith("Giấy chứng nhận của quầy")


def test_a_stick_may_carry_the_batch_and_needs_no_session(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive()
    answer = call(centre, "POST", f"/v1/journals/{desk.journal.hex()}", desk.batch(1, 1), client="a neighbour")
    assert answer.status == 200


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>captive portal</html>",
        gzip.compress(b"not json"),
        gzip.compress(b"[1,2]"),
        gzip.compress(b'{"v":1,"v":1}'),
        gzip.compress(b"[" * 100_000),
        gzip.compress(b"\0" * 30_000_000, compresslevel=9),
    ],
    ids=["nothing", "html", "not-json", "a-list", "a-key-twice", "deep", "zip-bomb"],
)
def test_what_is_no_batch_is_refused_in_one_sentence_and_stores_nothing(
    centre: Centre, database: Database, data: bytes
) -> None:
    desk = Writer(centre)
    answer = desk.post(data)
    assert answer.status in (400, 413)
    assert set(as_json(answer)) == {"vi", "en"}
    assert verify(database, centre.keys).entries == 0


def test_five_megabytes_of_garbage_are_refused_unread(centre: Centre) -> None:
    answer = Writer(centre).post(os.urandom(5 * 1024 * 1024))
    assert answer.status == 413
    assert LARGEST_PACKED < 5 * 1024 * 1024


def test_a_certificate_that_the_centre_forgot_registers_the_desk_again(
    centre: Centre, key_file: KeyFile, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Writer(centre)
    desk.receive()
    restored = Database(f"sqlite:///{tmp_path_factory.mktemp('restored')}/central.db")
    restored.create()
    older = Centre(restored, key_file, seeded_bytes(7))
    people_of_the_sample(older)
    desk.centre = older
    desk.push()
    older.project(NOON)
    assert desk.verdicts() == ["in_order"]
    restored.close()


def test_a_restored_centre_grants_only_above_a_reserve_and_what_it_is_shown(
    centre: Centre, key_file: KeyFile, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desks = [Writer(centre, seed=seed) for seed in (1, 2, 3, 4, 5)]
    granted = {(grant.agency, grant.first) for desk in desks for grant in desk.grants()}
    restored = Database(f"sqlite:///{tmp_path_factory.mktemp('restored')}/central.db")
    restored.create()
    older = Centre(restored, key_file, seeded_bytes(7))
    people_of_the_sample(older)
    desks[-1].centre = older
    desks[-1].token(ranges=[one.paper() for one in desks[-1].enrolled.ranges])
    newcomer = Writer(older, seed=9)
    restored.close()
    fresh = {(grant.agency, grant.first) for grant in newcomer.grants()}
    assert fresh
    assert not fresh & granted
    assert newcomer.desk.number > max(desk.desk.spare for desk in desks)


def test_a_new_pc_gets_its_certificate_with_its_first_batch_signed_by_the_old_key(centre: Centre) -> None:
    desk = Writer(centre)
    new_key = seeded_bytes(50)(32)
    public = SigningKey(new_key).public.hex()
    desk.tell("JournalOpened", who="program", facts={"reason": "new_machine", "public": public})
    answer = desk.push()
    assert answer.certificate is not None
    certificate = open_paper(answer.certificate.paper(), Certificate, centre.keys.known)
    assert (certificate.desk, certificate.public, certificate.number) == (desk.desk.desk, public, desk.desk.number)
    again = read_message(PushAnswer, desk.post(desk.batch(1, 1)).body)
    assert again.certificate == answer.certificate


def test_a_clone_is_enrolled_as_another_desk_with_numbers_of_its_own(centre: Centre) -> None:
    desk = Writer(centre)
    public = SigningKey(seeded_bytes(51)(32)).public.hex()
    desk.tell("JournalOpened", who="program", facts={"reason": "forked", "public": public})
    answer = desk.push()
    assert answer.certificate is not None
    certificate = open_paper(answer.certificate.paper(), Certificate, centre.keys.known)
    assert certificate.desk != desk.desk.desk
    assert {certificate.number, certificate.spare}.isdisjoint({desk.desk.number, desk.desk.spare})
    assert len(answer.ranges) == 1


def test_bytes_come_back_as_they_were_written(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive(name="Đặng Thị Ngọc Ánh")
    desk.push()
    centre.project(NOON)
    (_row, header, body), *_ = desk.feed()
    assert (header, body) == (desk.entries[0].header, desk.entries[0].body)
    assert entry_hash(genesis(desk.journal), header or b"") == desk.entries[0].hash


def test_a_body_that_the_header_does_not_name_is_not_handed_on(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive()
    entry = desk.entries[0]
    swapped = replace(entry, body=b"x" * 100)
    desk.post(desk.batch(1, 1, [swapped]))
    centre.project(NOON)
    (row, _header, body), *_ = desk.feed()
    assert (row.verdict, body) == ("not_understood", None)


def test_a_backup_that_was_restored_for_a_test_is_told_to_the_desks(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    desk.receive()
    desk.push()
    assert centre.administration.kept_in(database) == 1
    desk.receive()
    answer = desk.push()
    assert answer.kept is not None
    assert json.loads(answer.kept.paper().content)["number"] == 1


def test_an_office_that_does_not_exist_gets_no_code(centre: Centre) -> None:
    with pytest.raises(BadInput, match="There is no office"):
        centre.administration.enrolment_code("nowhere", NOON)
    assert centre.administration.enrolment_code(OFFICE, NOON)
