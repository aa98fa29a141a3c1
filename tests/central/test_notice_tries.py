"""How often a notice is tried, by how many at once, and when: never twice what may have gone out."""

from __future__ import annotations

import threading
from datetime import time, timedelta

import pytest

from central.core import Centre
from central.notices.channel import Answer, Verdict
from central.notices.pacing import Pace, QuietHours
from central.store.database import Database
from central.verification import verify
from tests.central.notice_post import TAKEN, Post, outcomes, tell
from tests.central.writers import NOON, Writer, later


@pytest.fixture
def post(centre: Centre, database: Database) -> Post:
    return Post(centre, database)


@pytest.fixture
def desk(centre: Centre) -> Writer:
    return Writer(centre)


@pytest.mark.parametrize("verdict", [Verdict.LATER, Verdict.UNREACHABLE])
def test_what_was_not_taken_is_tried_again_more_and_more_rarely_for_three_days(
    post: Post, desk: Writer, verdict: Verdict
) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    now, tries = NOON, 0
    while now < NOON + timedelta(hours=80):
        post.judge(now)
        if post.one(now, Answer(verdict, "down")) is not None:
            tries += 1
        now += timedelta(minutes=20)
    post.centre.project(now)
    assert 20 < tries < 160
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["failed gave_up"]


def test_a_server_that_is_away_is_asked_by_one_message_not_by_all_that_wait(post: Post, desk: Writer) -> None:
    for _ in range(20):
        tell(desk, "received", desk.receive())
    desk.push()
    post.judge(NOON)
    assert post.one(NOON, Answer(Verdict.UNREACHABLE, "ConnectionRefusedError")) is not None
    assert post.one(NOON) is None
    post.run(later(2))
    assert len(post.went) == 21


def test_a_refused_number_is_not_tried_again(post: Post, desk: Writer) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON, Answer(Verdict.REFUSED, "status 400"))
    post.run(later(600))
    assert len(post.went) == 1
    assert outcomes(desk)[0][2] == "failed refused"


def test_what_may_have_gone_out_is_never_repeated(post: Post, desk: Writer) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON, Answer(Verdict.UNKNOWN, "after the request"))
    post.run(later(600))
    assert len(post.went) == 1
    assert outcomes(desk)[0][2] == "unknown"


def test_a_gateway_that_knows_repetitions_gets_the_same_identity_again(centre: Centre, database: Database) -> None:
    post, desk = Post(centre, database, Pace(repeats=True)), Writer(centre)
    tell(desk, "received", desk.receive())
    desk.push()
    post.judge(NOON)
    first = post.one(NOON, Answer(Verdict.UNKNOWN, "after the request"))
    second = post.one(later(2))
    assert first is not None
    assert second is not None
    assert first.message.identity == second.message.identity
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["delivered"]


def test_a_process_that_died_while_sending_leaves_an_outcome_that_nobody_knows(
    post: Post, desk: Writer, centre: Centre, database: Database
) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.judge(NOON)
    dead = post.notices.next_try("sms", NOON)
    assert dead is not None
    other = Post(centre, database)
    other.run(later(1))
    assert outcomes(desk) == []  # it may still be at it
    other.run(later(10))
    post.notices.finish(dead, TAKEN, later(11))  # it was only slow: what stands in the feed stands
    centre.project(later(11))
    assert other.went == []
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["unknown"]


def test_processes_side_by_side_send_each_notice_once(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    for _ in range(30):
        tell(desk, "received", desk.receive())
    desk.push()
    posts = [Post(centre, database, Pace(per_minute=600)) for _ in range(3)]
    posts[0].judge(NOON)

    def work(post: Post) -> None:
        while (found := post.notices.next_try("sms", NOON)) is not None:
            post.went.append(("sms", found.message.identity, ""))
            post.notices.finish(found, TAKEN, NOON)

    threads = [threading.Thread(target=work, args=(post,)) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    went = [identity for post in posts for _channel, identity, _text in post.went]
    centre.project(NOON)
    assert len(went) == len(set(went)) == 30
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["delivered"] * 30
    assert verify(database, centre.keys).first_wrong is None


def test_no_more_go_out_in_a_minute_than_the_gateway_bears(centre: Centre, database: Database) -> None:
    post, desk = Post(centre, database, Pace(per_minute=3)), Writer(centre)
    for _ in range(7):
        tell(desk, "received", desk.receive())
    desk.push()
    counts = []
    for minute in range(4):
        post.run(later(minute))
        counts.append(len(post.went))
    assert counts == [3, 6, 7, 7]


@pytest.mark.parametrize(("hour", "sent"), [(12, 1), (20, 1), (21, 0), (23, 0), (3, 0), (7, 1)])
def test_nobody_is_woken_in_quiet_hours(centre: Centre, database: Database, hour: int, sent: int) -> None:
    post = Post(centre, database, Pace(quiet=QuietHours(time(21), time(7))))
    desk = Writer(centre)
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON.replace(hour=hour) + timedelta(days=1))
    assert len(post.went) == sent
