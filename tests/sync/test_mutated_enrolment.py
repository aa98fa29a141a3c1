"""Whatever is done to the answer that makes a desk: a desk with sound papers of its own, or none, and one sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput, Problem
from counter_app.store.database import Database
from counter_app.store.new_desk import write_new_desk
from counter_app.sync.enrolment import CentreNotReached, Enrolled, enrolment_question, read_centre_time, read_enrolment
from counter_app.sync.exchange import Answer, Question
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import EnrolAnswer, message_of_paper, read_message, write_message
from counter_app.wire.papers import sign_paper
from tests.store.desks import KEY
from tests.sync.bench import Bench
from tests.sync.mutations import Mutation

OURS = SigningKey(bytes(range(32)))


@pytest.fixture
def sound(bench: Bench) -> Answer:
    answer = bench.centre.answer(enrolment_question(bench.centre.enrolment_code(), "Quầy 9", OURS), "new")
    assert isinstance(answer, Answer)
    assert answer.status == 200
    return answer


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the answer is read, never changed
@given(seed=st.integers(0, 10**9))
def test_a_changed_answer_makes_a_sound_desk_or_none(sound: Answer, seed: int) -> None:
    made = _read(Mutation(seed).of(sound))
    if isinstance(made, Problem):
        assert made.vi
        assert made.en
        return
    assert made.certificate.public == OURS.public.hex()
    assert len(made.copy_key) == 32
    database = Database(":memory:", KEY)
    write_new_desk(database, made.paper, made.keys, made.grants)
    database.close()


def _read(answer: Answer) -> Enrolled | Problem:
    try:
        return read_enrolment(answer, OURS)
    except Problem as problem:
        return problem


def test_a_certificate_for_another_key_is_nobodys_answer(sound: Answer) -> None:
    with pytest.raises(CentreNotReached):
        read_enrolment(sound, SigningKey(bytes(32)))
    assert read_enrolment(sound, OURS).certificate.public == OURS.public.hex()


def test_a_desks_key_signs_no_certificate(bench: Bench, sound: Answer) -> None:
    """Neighbours' keys are in the list as well: theirs sign slips, and nothing that makes a desk."""
    neighbour = bench.store.key
    word = read_message(EnrolAnswer, sound.body)
    certificate = read_enrolment(sound, OURS).certificate
    forged = message_of_paper(sign_paper(replace(certificate, number=999), neighbour))
    answer = replace(sound, body=write_message(word.model_copy(update={"certificate": forged})))
    with pytest.raises(CentreNotReached):
        read_enrolment(answer, OURS)


@pytest.mark.parametrize("status", [401, 403, 407, 429])
def test_a_networks_page_is_no_refusal_of_the_code(status: int) -> None:
    """Who is told that the code was refused asks for another; here it is the network that wants a log-in."""
    page = Answer(status, b"<html>Please log in</html>")
    with pytest.raises(CentreNotReached):
        read_enrolment(page, OURS)
    with pytest.raises(CentreNotReached):
        read_centre_time(page)


def test_the_centres_own_refusal_is_told_in_its_words(bench: Bench) -> None:
    refused = bench.centre.answer(enrolment_question("AAAA", "Quầy 9", OURS), "new")
    with pytest.raises(BadInput, match="ask the supervisor for a new one"):
        read_enrolment(refused, OURS)


@pytest.mark.parametrize("nonce", ["", "AAAA"])
def test_what_has_no_nonce_is_not_the_centre_and_its_time_counts_for_nothing(bench: Bench, nonce: str) -> None:
    answer = bench.centre.answer(Question("centre", "GET", "/v1/centre"), "new")
    assert isinstance(answer, Answer)
    assert read_centre_time(answer).year == 2026
    body = json.dumps(json.loads(answer.body) | {"nonce": nonce}).encode()
    with pytest.raises(CentreNotReached):
        read_centre_time(replace(answer, body=body))
