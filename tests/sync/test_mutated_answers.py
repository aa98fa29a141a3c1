"""Whatever is done to an answer on its way: it is told in both languages and nothing is changed, or it does no harm."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.store.verification import verify
from counter_app.sync.conversation import Conversation
from counter_app.sync.exchange import Answer, Question, Unreadable
from counter_app.sync.pace import Pace
from tests.store.desks import receipt
from tests.sync.bench import Bench

PURPOSES = ("centre", "push", "session", "pull", "reference:keys", "reference:settings", "reference:users")
TABLES = (
    "entries journals acknowledgements feed_rows grants desk_values public_keys reference_current reference_versions "
    "accounts pending_verifiers"
).split()
MOST_QUESTIONS = 40
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 2**60, 1.5, "", "x", "ắ", "a\x00b", "Z" * 400, "00" * 16, "AA==", [], {}, [None], {"a": 1},
    "2026-13-45", "missing",
)  # fmt: skip
STATUSES = (200, 204, 302, 304, 400, 401, 403, 404, 409)


class Mutation:
    """One change somewhere in a JSON value; base 64 that holds JSON is looked into."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def of(self, answer: Answer) -> Answer:
        kind = self._pick(["inside", "inside", "inside", "bytes", "status"])
        if kind == "status":
            return replace(answer, status=self._pick([one for one in STATUSES if one != answer.status]))
        if kind == "bytes":
            cut = self._chance.randrange(len(answer.body) + 1)
            return replace(
                answer, body=self._pick([answer.body[:cut], answer.body[cut:], b"", b"null", b"[]", b"\xff"])
            )
        return replace(answer, body=self._changed(answer.body))

    def _changed(self, body: bytes) -> bytes:
        try:
            value = json.loads(body)
        except ValueError:
            return b"{}"
        return json.dumps(self._somewhere(copy.deepcopy(value)), ensure_ascii=False).encode("utf-8")

    def _somewhere(self, value: Any) -> Any:
        if isinstance(value, dict) and value and self._pick([True, True, True, False]):
            name = self._pick(sorted(value))
            if self._pick([False, False, False, True]):
                del value[name]
            else:
                value[name] = self._somewhere(value[name])
            return value
        if isinstance(value, list) and value and self._pick([True, True, False]):
            place = self._pick(range(len(value)))
            return [*value[:place], self._somewhere(value[place]), *value[place + 1 :]]
        return self._text(value) if isinstance(value, str) and value else self._pick(ODD)

    def _text(self, text: str) -> Any:
        inside = _json_in(text)
        if inside is not None and self._pick([True, True, False]):
            return base64.b64encode(json.dumps(self._somewhere(inside)).encode()).decode()
        place = self._chance.randrange(len(text))
        other = chr(33 + (ord(text[place]) + 1) % 90)
        return self._pick([text[:-1], text + "0", text[:place] + other + text[place + 1 :], text.upper(), *ODD])

    def _pick(self, among: Any) -> Any:
        return self._chance.choice(among)


def _json_in(text: str) -> Any:
    try:
        return json.loads(base64.b64decode(text, validate=True))
    except ValueError:
        return None


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
