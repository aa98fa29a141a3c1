"""How often the centre is asked: its own word is kept, and desks do not come back together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from sqlalchemy.exc import OperationalError

from counter_app.domain.errors import Problem
from counter_app.domain.people import Person
from counter_app.store.accounts import record_new_password, replace_people
from counter_app.store.desk_store import EngineClock
from counter_app.sync.errands import LONGEST_WAIT, REFERENCE_KINDS
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.messages import FeedMismatch, FeedPage, Refusal, write_message
from tests.sync.bench import PORTAL, Bench, Reply

LAN = Person("lan", "Nguyễn Thị Lan", "clerk", "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHRzYWx0c2FsdA$" + "A" * 43)


def test_the_centres_retry_after_is_kept_to_the_second(bench: Bench) -> None:
    bench.step()
    asked_at: list[float] = []

    def busy(question: Question) -> Reply | None:
        if question.purpose == "push":
            asked_at.append(bench.now)
            return Answer(429, b"", {"retry-after": "40"})
        return None

    bench.line = busy
    bench.save()
    bench.pass_time(200, look_every=1)
    assert asked_at[0] == 0.0
    assert all(second - first >= 40 for first, second in pairwise(asked_at))
    assert len(asked_at) == 5 + 1 - (asked_at[-1] < 200)
    assert not bench.engine.line.is_outage, "a busy centre is no outage"


def test_a_centre_that_breaks_is_an_outage_whatever_patience_it_asks_for(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: Answer(503, b"", {"retry-after": "5"})
    bench.save()
    bench.pass_time(60, look_every=1)
    assert bench.engine.line.is_outage


def test_without_its_word_desks_at_the_cap_do_not_come_back_together(bench: Bench) -> None:
    bench.chance = bench.world.chance.random
    bench.line = lambda _q: Answer(502, b"bad gateway")
    times: list[float] = []
    for _ in range(40):
        bench.pass_time(60, look_every=1)
        wake = bench.engine.wake_at(bench.now)
        assert wake is not None
        times.append(wake - bench.now)
    assert len({round(value, 3) for value in times}) > 30
    assert max(times) <= 60


# -- answers that lead to the next question -----------------------------------------------------------------


def refused(status: int = 401) -> Answer:
    return Answer(status, write_message(Refusal(vi="Phiên không hợp lệ.", en="The session is not valid.")))


def nothing_and_more(_question: Question) -> Reply:
    return Answer(200, write_message(FeedPage(rows=[], more=True)))


def parts_from_the_beginning(question: Question) -> Reply:
    position = int(question.path.split("after=")[1].split("&")[0])
    return Answer(409, write_message(FeedMismatch(last=position)))


@pytest.mark.parametrize(
    "answer",
    [lambda _q: refused(), lambda _q: refused(404), nothing_and_more, parts_from_the_beginning],
    ids=["401", "404", "more of nothing", "parts from the beginning"],
)
def test_a_feed_that_leads_nowhere_is_not_asked_for_at_the_lines_speed(
    bench: Bench, answer: Callable[[Question], Reply]
) -> None:
    bench.line = lambda question: answer(question) if question.purpose == "pull" else None
    bench.pass_time(600, look_every=1)
    assert len(bench.asked) <= 80, Counter(bench.asked)
    bench.save()
    bench.pass_time(90, look_every=1)
    assert bench.waiting() == 0, "handing in needs no session"
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert len(bench.feed()) == len(bench.stored())


def test_a_session_that_ended_is_opened_again_at_once(bench: Bench) -> None:
    bench.step()
    once = iter([refused()])
    bench.line = lambda question: next(once, None) if question.purpose == "pull" else None
    bench.asked.clear()
    bench.pass_time(20, look_every=20)
    assert bench.asked[:4] == ["pull", "centre", "session", "pull"]


def test_a_clock_that_jumped_is_held_against_the_centres_at_once_and_once(bench: Bench) -> None:
    """Heard with each session alone, the centre would leave a wrong date standing for hours."""
    bench.step()
    doubts = [True]
    bench.store.clock = EngineClock(bench.stamp, lambda _time: doubts.clear(), lambda: bool(doubts))
    asked = len(bench.asked)
    bench.step()
    assert "centre" in bench.asked[asked:]
    assert doubts == []
    asked = len(bench.asked)
    bench.pass_time(300)
    assert "centre" not in bench.asked[asked:]
    assert "pull" in bench.asked[asked:]


def test_errands_that_are_turned_away_are_not_run_at_the_lines_speed(bench: Bench) -> None:
    bench.line = lambda question: refused() if question.purpose.startswith("reference") else None
    bench.pass_time(600, look_every=1)
    assert len(bench.asked) <= 300, Counter(bench.asked)
    bench.line = lambda _q: None
    bench.pass_time(LONGEST_WAIT)
    assert reference_kinds(bench) == set(REFERENCE_KINDS)


@pytest.mark.parametrize("broken", [PORTAL, refused(500 - 1), Answer(302, b""), Answer(200, b"{}")])
def test_a_broken_answer_costs_minutes_and_not_six_hours(bench: Bench, broken: Answer) -> None:
    bench.line = lambda question: broken if question.purpose == "reference:calendar" else None
    bench.pass_time(60, look_every=1)
    assert reference_kinds(bench) == set(REFERENCE_KINDS) - {"calendar"}, "one broken kind holds up no other"
    bench.asked.clear()
    bench.pass_time(3_600, look_every=1)
    assert 3 <= bench.asked.count("reference:calendar") <= 60
    bench.line = lambda _q: None
    bench.pass_time(LONGEST_WAIT + 1)
    assert reference_kinds(bench) == set(REFERENCE_KINDS)
    bench.asked.clear()
    bench.pass_time(3_600, look_every=60)
    assert not any(purpose.startswith("reference") for purpose in bench.asked), "a stored answer lasts six hours"


def test_an_answer_that_the_disk_did_not_take_is_asked_for_again(bench: Bench) -> None:
    def locked(question: Question) -> Reply | None:
        if question.purpose == "reference:calendar":
            bench.line = lambda _q: None
            with bench.database.write() as connection:
                connection.exec_driver_sql("ALTER TABLE reference_current RENAME TO away")
        return None

    bench.line = locked
    with pytest.raises(OperationalError, match="no such table"):
        bench.step()
    bench.engine.could_not_write(Problem("Lỗi", "fault"), bench.now)
    with bench.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO reference_current")
    bench.pass_time(LONGEST_WAIT, look_every=1)
    assert reference_kinds(bench) == set(REFERENCE_KINDS)


@pytest.mark.parametrize("purpose", ["range", "verifier"])
def test_what_answers_an_errand_in_the_centres_place_does_not_put_it_off(bench: Bench, purpose: str) -> None:
    for _ in range(185):
        bench.save()
    with bench.database.write() as connection:
        replace_people(connection, [LAN], bench.world.wall())
        record_new_password(connection, "lan", LAN.verifier.replace("A", "B"), bench.world.wall())
    bench.line = lambda question: Answer(302, PORTAL.body) if question.purpose == purpose else None
    bench.pass_time(180)
    assert 2 <= bench.asked.count(purpose) <= 20
    bench.line = lambda _q: None
    bench.pass_time(LONGEST_WAIT)
    assert bench.store.highest_grant() == 2
    assert bench.store.verifiers_to_send() == ()


def reference_kinds(bench: Bench) -> set[str]:
    with bench.database.read() as connection:
        return set(connection.exec_driver_sql("SELECT kind FROM reference_current").scalars())
