"""The feed: chained, gapless under concurrent writers, pulled by position and hash, in bounded pages."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from central.core import Centre
from central.store.database import Database
from central.verification import verify
from counter_app.wire.feed import row_genesis, row_hash
from counter_app.wire.messages import FeedPage, read_message
from counter_app.wire.papers import unb64
from tests.central.writers import NOON, OTHER_OFFICE, Writer, as_json, call, later


def test_pages_are_bounded_and_follow_on(centre: Centre) -> None:
    desk = Writer(centre)
    for _ in range(1_100):
        desk.receive()
    desk.push()
    centre.project(NOON)
    page = read_message(FeedPage, desk.pull().body)
    assert (len(page.rows), page.more) == (500, True)
    assert len(desk.feed()) == 1_100


def test_a_page_of_large_bodies_stays_about_a_mebibyte(centre: Centre) -> None:
    desk = Writer(centre)
    for _ in range(30):
        desk.receive(name="Ă" * 30_000)
    desk.push(size=15)
    centre.project(NOON)
    page = read_message(FeedPage, desk.pull().body)
    assert 1 < len(page.rows) < 30
    assert page.more
    assert len(desk.feed()) == 30


def test_another_row_at_that_place_is_told_with_the_centres_last(centre: Centre) -> None:
    desk = Writer(centre)
    for _ in range(3):
        desk.receive()
    desk.push()
    centre.project(NOON)
    for after, row in ((2, b"\1" * 32), (9, b"\2" * 32), (0, b"\3" * 32), (2, b"")):
        answer = desk.pull(after, row)
        assert (answer.status, as_json(answer)) == (409, {"last": 3})


def test_position_zero_takes_the_row_genesis_or_nothing(centre: Centre) -> None:
    desk = Writer(centre)
    assert desk.pull(0, row_genesis(desk.office)).status == 200
    assert as_json(desk.pull()) == {"rows": [], "more": False}


@pytest.mark.parametrize(
    "query", [{"after": "-1"}, {"after": "x"}, {"after": "9" * 30}, {"hash": "zz"}, {"after": "٣"}]
)
def test_a_place_of_the_wrong_form_is_refused(centre: Centre, query: dict[str, str]) -> None:
    desk = Writer(centre)
    answer = desk.ask("GET", f"/v1/offices/{desk.office}/feed", query=query)
    assert (answer.status, set(as_json(answer))) == (400, {"vi", "en"})


def test_nobody_reads_another_offices_feed(centre: Centre) -> None:
    assert Writer(centre).pull(office=OTHER_OFFICE).status == 403
    assert call(centre, "GET", f"/v1/offices/{OTHER_OFFICE}/feed").status == 401


def test_a_session_ends_after_twelve_hours_and_with_the_desk(centre: Centre) -> None:
    desk = Writer(centre)
    token = desk.token()
    path = f"/v1/offices/{desk.office}/feed"
    headers = {"authorization": f"Bearer {token}"}
    assert call(centre, "GET", path, headers=headers, now=later(719)).status == 200
    assert call(centre, "GET", path, headers=headers, now=later(720)).status == 401
    assert call(centre, "GET", path, headers={"authorization": f"Bearer {token[:-2]}AA"}).status == 401
    centre.administration.withdraw(desk.desk.desk, NOON)
    assert call(centre, "GET", path, headers=headers).status == 403
    with pytest.raises(AssertionError, match="withdrawn"):
        desk.token()


def test_concurrent_writers_and_projectors_leave_no_gap_and_a_reader_loses_no_row(
    centre: Centre, database: Database
) -> None:
    """A sequence instead of the counter row would lose this reader rows for ever."""
    desks = [Writer(centre, seed=seed) for seed in range(1, 5)]
    reader = Writer(centre, seed=50)
    token = reader.token()
    for desk in desks:
        for _ in range(60):
            desk.receive()
    done = threading.Event()
    read: list[bytes] = []

    def write(desk: Writer) -> None:
        desk.push(size=7)

    def judge(_n: int) -> None:
        while not done.is_set():
            centre.project(NOON)

    def poll() -> None:
        last = row_genesis(reader.office)
        while True:
            finished = done.is_set()
            query = {"after": str(len(read)), "hash": last.hex() if read else ""}
            headers = {"authorization": f"Bearer {token}"}
            answer = call(centre, "GET", f"/v1/offices/{reader.office}/feed", query=query, headers=headers)
            assert answer.status == 200, answer.body
            rows = [unb64(item.row) for item in read_message(FeedPage, answer.body).rows]
            for row in rows:
                last = row_hash(last, row)
            read.extend(rows)
            if finished and not rows:
                return

    with ThreadPoolExecutor(8) as pool:
        writing = [pool.submit(write, desk) for desk in desks]
        others = [pool.submit(judge, 0), pool.submit(judge, 1), pool.submit(poll)]
        try:
            for one in writing:
                one.result()
            centre.project(NOON)
        finally:
            done.set()
        for one in others:
            one.result()
    assert len(read) == 240
    assert verify(database, centre.keys).first_wrong is None
