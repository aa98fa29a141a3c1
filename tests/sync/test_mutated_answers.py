"""Whatever is done to an answer on its way: it is told in both languages and nothing is changed, or it does no harm."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.store.verification import verify
from counter_app.sync.conversation import Conversation
from counter_app.sync.exchange import Answer, Question, Unreadable
from counter_app.sync.pace import Pace
from tests.store.desks import receipt
from tests.sync.bench import Bench
from tests.sync.mutations import Mutation

PURPOSES = ("centre", "push", "session", "pull", "reference:keys", "reference:settings", "reference:users")
TABLES = (
    "entries journals acknowledgements feed_rows grants desk_values public_keys reference_current reference_versions "
    "accounts pending_verifiers"
).split()
MOST_QUESTIONS = 40


def state_of(bench: Bench) -> str:
    with bench.database.read() as connection:
        tables = [connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2").all() for name in TABLES]
    return hashlib.sha256(repr(tables).encode()).hexdigest()


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_mutated_answer_is_told_and_changes_nothing_or_does_no_harm(bench: Bench, purpose: str) -> None:
    bench.save()
    bench.pass_time(30)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(seed=st.integers(0, 2**32))
    def tried(seed: int) -> None:
        bench.desk.journal.append([receipt(wish=None)], "lan", bench.stamp())
        with bench.database.write() as connection:
            connection.exec_driver_sql("DELETE FROM reference_current")
        talk = Conversation(bench.store, Pace(), lambda: 0.0)
        question = until(bench, talk, purpose)
        mutated = Mutation(seed).of(real(bench, question))
        before = state_of(bench)
        try:
            talk.answered(question, mutated, bench.now)
        except Unreadable:  # which is told in both languages
            assert state_of(bench) == before

    tried()
    bench.restart()
    bench.now += 100
    bench.pass_time(200)
    assert bench.waiting() == 0, "and handing in goes on"
    assert verify(bench.database).ok


def until(bench: Bench, talk: Conversation, purpose: str) -> Question:
    """Ask and be answered honestly until this is what is asked."""
    for _ in range(MOST_QUESTIONS):
        question = talk.next_question(bench.now)
        assert question is not None
        if question.purpose == purpose:
            return question
        talk.answered(question, real(bench, question), bench.now)
    raise AssertionError(f"{purpose} is not asked")


def real(bench: Bench, question: Question) -> Answer:
    answer = bench.centre.answer(question, "mutated")
    assert isinstance(answer, Answer)
    return answer
