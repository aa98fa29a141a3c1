"""Portals, strangers and liars on the line: nothing turns green by what is not the centre's own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from counter_app.store.desk_store import EngineClock
from counter_app.store.verification import verify
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.batch import unpack
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import PushAnswer, message_of_paper, write_message
from counter_app.wire.papers import Acknowledgement, b64, sign_paper
from tests.sync.bench import PORTAL, Bench, Reply, make_bench

STRANGER = SigningKey(hashlib.sha256(b"a stranger").digest())


def test_a_captive_portal_is_no_centre_and_nothing_turns_green(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: PORTAL
    bench.save()
    bench.pass_time(60)
    assert bench.waiting() >= 1
    assert bench.engine.line.is_outage
    assert bench.engine.problem is not None
    assert "log-in" in bench.engine.problem.en


@pytest.mark.parametrize("status", [302, 403, 407, 511])
def test_a_portal_that_takes_over_in_mid_push_is_found_out_by_asking_who_it_is(bench: Bench, status: int) -> None:
    bench.step()
    bench.line = lambda _q: Answer(status, PORTAL.body)
    bench.save()
    bench.pass_time(90)
    assert bench.engine.line.is_outage
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert bench.waiting() == 0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_truncated_answer_is_asked_for_again(bench: Bench, share: float) -> None:
    def cut(question: Question) -> Reply:
        whole = bench.centre.answer(question, "cut")
        assert isinstance(whole, Answer)
        return replace(whole, body=whole.body[: int(len(whole.body) * share)]) if whole.body else whole

    bench.line = cut
    bench.save()
    bench.pass_time(40)
    assert bench.waiting() >= 2
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0
    assert len(bench.stored()) == len(set(bench.stored()))


def test_an_acknowledgement_signed_by_a_stranger_turns_nothing_green(bench: Bench) -> None:
    bench.step()

    def forge(question: Question) -> Reply | None:
        if question.purpose != "push":
            return None
        head = unpack(question.body).head
        ack = Acknowledgement(head.journal.hex(), head.number, head.hash.hex(), "2026-11-23T08:00:00+07:00")
        return Answer(200, write_message(PushAnswer(ack=message_of_paper(sign_paper(ack, STRANGER)))))

    bench.line = forge
    bench.save()
    bench.pass_time(60)
    assert bench.waiting() >= 1
    assert verify(bench.database).ok


def test_an_acknowledgement_of_an_entry_that_was_not_written_here_is_refused(bench: Bench) -> None:
    """Signed by the centre, but of another desk's journal."""
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    taken: list[Answer] = []

    def keep(question: Question) -> Reply | None:
        if question.purpose == "push":
            answer = bench.centre.answer(question, "other")
            assert isinstance(answer, Answer)
            taken.append(answer)
            return answer
        return None

    other.line = keep
    other.save()
    bench.line = lambda question: taken[-1] if question.purpose == "push" else None
    bench.save()
    bench.pass_time(30)
    assert bench.waiting() == 2
    other.switch_off()


def test_another_centre_on_the_same_address_turns_nothing_green(bench: Bench) -> None:
    """A test system put onto the line by mistake: its keys are not vouched for by any that this desk knows."""
    bench.step()
    stranger = make_bench(bench.folder / "elsewhere", "Quầy 1", seed=99)
    bench.line = lambda question: stranger.centre.answer(question, "wrong")
    bench.save()
    bench.pass_time(60)
    assert bench.waiting() >= 1
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert bench.waiting() == 0
    stranger.switch_off()
    stranger.centre.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("centre", "00" * 15), ("centre", "0G" * 16), ("centre", ""), ("nonce", b64(bytes(31))),
        ("nonce", b64(bytes(33))), ("nonce", "AAA"), ("time", "now"),
        ("keys", [{"bytes": "?", "key": "x", "signature": ""}]),
    ],
)  # fmt: skip
def test_who_names_itself_in_another_form_than_the_centres_is_not_the_centre(
    bench: Bench, field: str, value: object
) -> None:
    def named_otherwise(question: Question) -> Reply | None:
        if question.purpose != "centre":
            return None
        answer = bench.centre.answer(question, "odd")
        assert isinstance(answer, Answer)
        return replace(answer, body=json.dumps(json.loads(answer.body) | {field: value}).encode())

    bench.line = named_otherwise
    bench.save()
    bench.pass_time(60)
    assert set(bench.asked) == {"centre"}, "nothing was signed for it, and nothing handed to it"
    assert bench.engine.line.is_outage
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0


@pytest.mark.parametrize(
    "time", ["9999-12-31T23:59:58+07:00", "2105-01-01T00:00:00+07:00", "0001-01-02T00:00:00+07:00"]
)
def test_a_centre_whose_clock_cannot_be_right_is_not_believed(bench: Bench, time: str) -> None:
    """Its time would be the desk's: in such a year no code can be made, and past the last one nothing at all."""

    def in_another_age(question: Question) -> Reply:
        whole = bench.centre.answer(question, "out of its time")
        assert isinstance(whole, Answer)
        if question.purpose != "centre":
            return whole
        return replace(whole, body=json.dumps(json.loads(whole.body) | {"time": time}).encode())

    heard: list[object] = []
    bench.store.clock = EngineClock(bench.stamp, heard.append)
    bench.line = in_another_age
    bench.save()
    bench.pass_time(60)
    assert heard == []
    assert bench.engine.line.is_outage
    assert len(bench.asked) < 40
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert bench.waiting() == 0
