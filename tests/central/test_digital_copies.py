"""Digitised papers at the centre: in parts, after their entry, whole or not there, gone with an erasure."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from central.core import Centre
from central.requests import Answer
from central.store.database import Database
from central.store.schema import blob_parts, blobs
from counter_app.domain.scanned_paper import LARGEST_SCAN
from counter_app.wire.messages import BLOB_PART, BlobAnswer, read_message
from tests.central.sent_copies import PAPER, attach, part_of, put
from tests.central.writers import NOON, OTHER_OFFICE, Writer, call


def told(answer: Answer) -> BlobAnswer:
    assert answer.status == 200, answer.body
    return read_message(BlobAnswer, answer.body)


def rows(database: Database) -> int:
    with database.reading() as connection:
        counts = (select(func.count()).select_from(table) for table in (blobs, blob_parts))
        return sum(connection.execute(count).scalar_one() for count in counts)


@pytest.fixture(name="desk")
def writing_desk(centre: Centre) -> Writer:
    return Writer(centre)


@pytest.fixture(name="identity")
def received_dossier(desk: Writer) -> str:
    return desk.receive()


def test_a_paper_is_whole_when_all_its_parts_are_there_in_whatever_order(desk: Writer, identity: str) -> None:
    content = attach(desk, identity)
    assert told(put(desk, identity, content)) == BlobAnswer(size=len(PAPER), parts=[], whole=False)
    assert told(put(desk, identity, content, 2, part_of(PAPER, 2))).parts == [2]
    assert told(put(desk, identity, content, 0, part_of(PAPER, 0))).parts == [0, 2]
    assert told(put(desk, identity, content, 0, part_of(PAPER, 0))).parts == [0, 2]  # again
    assert told(put(desk, identity, content, 1, part_of(PAPER, 1))).whole
    assert told(put(desk, identity, content)) == BlobAnswer(size=len(PAPER), parts=[0, 1, 2], whole=True)


def test_two_desks_that_attach_the_same_paper_send_it_once_between_them(
    centre: Centre, desk: Writer, identity: str
) -> None:
    colleague = Writer(centre, seed=2)
    content = attach(desk, identity)
    assert attach(colleague, identity) == content
    assert told(put(desk, identity, content, 0, part_of(PAPER, 0))).parts == [0]
    assert told(put(colleague, identity, content)).parts == [0], "what one has sent the other need not"
    assert told(put(colleague, identity, content, 1, part_of(PAPER, 1))).parts == [0, 1]
    assert told(put(desk, identity, content, 2, part_of(PAPER, 2))).whole
    assert told(put(colleague, identity, content)).whole


def test_before_its_entry_was_judged_nothing_is_stored(desk: Writer, identity: str, database: Database) -> None:
    content = hashlib.sha256(PAPER).digest()
    assert put(desk, identity, content, 0, part_of(PAPER, 0)).status == 404
    attach(desk, identity)
    assert put(desk, identity, hashlib.sha256(b"another").digest(), 0, part_of(PAPER, 0)).status == 404
    assert put(desk, "A" * 16, content, 0, part_of(PAPER, 0)).status == 404
    assert rows(database) == 0


def test_another_office_and_a_stranger_put_nothing(centre: Centre, desk: Writer, identity: str) -> None:
    content = attach(desk, identity)
    assert put(Writer(centre, OTHER_OFFICE, seed=9), identity, content).status == 404
    assert put(Writer(centre, seed=8), identity, content).status == 200  # the same office, another desk
    path = f"/v1/dossiers/{identity}/blobs/{content.hex()}"
    assert call(centre, "PUT", path, b"x").status == 401


def test_an_entry_that_was_not_permitted_brings_no_paper(desk: Writer, identity: str) -> None:
    content = hashlib.sha256(PAPER).digest()
    facts = {"sha256": content.hex(), "size": len(PAPER)}
    desk.tell("ScanAttached", {"title": "x"}, dossier=identity, facts=facts, who="nobody")
    desk.push()
    desk.centre.project(NOON)
    assert put(desk, identity, content).status == 403


@pytest.mark.parametrize(
    ("part", "data"),
    [
        (0, b""),
        (0, PAPER[: BLOB_PART - 1]),
        (2, PAPER[:BLOB_PART]),
        (3, b"x"),
        (99, b"x"),
        (None, b"x"),
    ],
)
def test_a_part_of_the_wrong_length_or_number_changes_nothing(
    desk: Writer, identity: str, database: Database, part: int | None, data: bytes
) -> None:
    content = attach(desk, identity)
    assert put(desk, identity, content, part, data).status == 400
    assert rows(database) == 0


@pytest.mark.parametrize("part", ["", "-1", "x", "100", "٣", "1.5", "0x1"])
def test_nonsense_for_a_part_s_number_is_refused(desk: Writer, identity: str, part: str) -> None:
    content = attach(desk, identity)
    path = f"/v1/dossiers/{identity}/blobs/{content.hex()}"
    assert desk.ask("PUT", path, b"x", query={"part": part}).status == 400


@pytest.mark.parametrize("size", [0, -1, LARGEST_SCAN + 1, "5", True, None])
def test_an_entry_that_says_an_impossible_size_brings_no_paper(desk: Writer, identity: str, size: object) -> None:
    content = attach(desk, identity, size=size)
    assert put(desk, identity, content).status in (403, 404)


def test_wrong_bytes_are_never_called_whole_and_do_not_stay(desk: Writer, identity: str, database: Database) -> None:
    content = attach(desk, identity)
    put(desk, identity, content, 0, part_of(PAPER, 0))
    put(desk, identity, content, 1, bytes(BLOB_PART))
    answer = told(put(desk, identity, content, 2, part_of(PAPER, 2)))
    assert (answer.whole, answer.parts) == (False, [])
    assert rows(database) == 1
    for part in range(3):
        answer = told(put(desk, identity, content, part, part_of(PAPER, part)))
    assert answer.whole


def test_an_erasure_takes_the_paper_with_it_and_nothing_comes_after(
    desk: Writer, identity: str, database: Database
) -> None:
    content = attach(desk, identity)
    put(desk, identity, content, 0, part_of(PAPER, 0))
    desk.tell("ResultReturned", dossier=identity)
    desk.tell("BodyErased", dossier=identity, who="quang")
    desk.push()
    desk.centre.project(NOON)
    assert rows(database) == 0
    assert put(desk, identity, content, 1, part_of(PAPER, 1)).status == 410
    assert rows(database) == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["whole", "cut", "wrong"])), max_size=14), st.integers())
def test_whatever_comes_in_whole_means_the_right_bytes(desk: Writer, tries: list[tuple[int, str]], seed: int) -> None:
    paper = random.Random(seed).randbytes(2 * BLOB_PART + 1)
    identity = desk.receive()
    content = attach(desk, identity, paper)
    for part, how in tries:
        data = part_of(paper, part)
        sent = {"whole": data, "cut": data[:-1], "wrong": bytes([data[0] ^ 1]) + data[1:]}[how]
        answer = put(desk, identity, content, part, sent)
        assert answer.status == (400 if how == "cut" else 200)
        if answer.status == 200 and told(answer).whole:
            break
    for part in (*range(3), *range(3)):  # what was wrong is dropped at the end of the first round
        last = told(put(desk, identity, content, part, part_of(paper, part)))
    assert last.whole


@pytest.mark.parametrize("fact", ["moved_from", "from"])
def test_a_paper_that_came_from_another_dossier_of_the_office_is_not_sent_a_second_time(
    desk: Writer, identity: str, fact: str
) -> None:
    content = attach(desk, identity)
    for part in range(3):
        put(desk, identity, content, part, part_of(PAPER, part))
    other = desk.receive("H36.37.05-261123-0002")
    assert attach(desk, other, **{fact: identity}) == content
    assert told(put(desk, other, content)) == BlobAnswer(size=len(PAPER), parts=[0, 1, 2], whole=True)


def test_what_is_not_whole_there_or_another_office_s_is_sent(centre: Centre, desk: Writer, identity: str) -> None:
    content = attach(desk, identity)
    put(desk, identity, content, 0, part_of(PAPER, 0))
    other = desk.receive("H36.37.05-261123-0002")
    attach(desk, other, moved_from=identity)
    assert told(put(desk, other, content)).parts == []
    for part in (1, 2):
        put(desk, identity, content, part, part_of(PAPER, part))
    stranger = Writer(centre, OTHER_OFFICE, seed=9)
    theirs = stranger.receive("H36.37.06-261123-0001", who="thu")
    facts = {"sha256": content.hex(), "size": len(PAPER), "moved_from": identity}
    stranger.tell("ScanAttached", {"title": "x"}, dossier=theirs, facts=facts, who="thu")
    stranger.push()
    centre.project(NOON)
    assert told(put(stranger, theirs, content)).parts == []
    assert told(put(desk, other, content)).whole
