"""How long to wait, and what the line is believed to do: pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.sync.backoff import CAP_SECONDS, FIRST_SECONDS, LONGEST_RETRY_AFTER, next_delay, retry_after
from counter_app.sync.connectivity import FAILURES_FOR_OUTAGE, SECONDS_FOR_OUTAGE, Connectivity, Line

chances = st.floats(0, 1)


@given(failures=st.integers(1, 10_000), chance=chances)
def test_a_delay_is_never_negative_and_never_above_the_cap(failures: int, chance: float) -> None:
    assert 0 <= next_delay(failures, chance) <= CAP_SECONDS


@given(failures=st.integers(1, 9), chance=st.floats(0.01, 1))
def test_the_delay_doubles_until_the_cap(failures: int, chance: float) -> None:
    expected = min(CAP_SECONDS, 2 * next_delay(failures, 1.0)) * chance
    assert next_delay(failures + 1, chance) == pytest.approx(expected)
    assert next_delay(1, 1.0) == FIRST_SECONDS


def test_at_the_cap_chance_spreads_desks_over_all_of_it() -> None:
    """Jitter that is added before capping puts every desk of a province onto the same second again."""
    delays = [next_delay(50, step / 100) for step in range(101)]
    assert len(set(delays)) == 101
    assert (min(delays), max(delays)) == (0.0, CAP_SECONDS)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("0", 0.0),
        ("30", 30.0),
        (" 7 ", 7.0),
        ("999999999999", LONGEST_RETRY_AFTER),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("²", None),
    ],
)
def test_the_centres_word_is_taken_when_it_is_understood_and_bounded(
    header: str | None, expected: float | None
) -> None:
    assert retry_after(header) == expected


steps = st.lists(st.tuples(st.sampled_from(["fails", "answers"]), st.floats(0.1, 30)), max_size=60)


@given(steps=steps)
def test_an_outage_needs_three_failures_in_a_row_over_twenty_seconds_and_ends_after_two_answers(
    steps: list[tuple[str, float]],
) -> None:
    line, now = Connectivity(), 0.0
    failures: list[float] = []
    answers = 0
    for what, seconds in steps:
        now += seconds
        before = line
        if what == "fails":
            failures.append(now)
            answers = 0
            line = line.failed(now)
            long_enough = len(failures) >= FAILURES_FOR_OUTAGE and now - failures[0] >= SECONDS_FOR_OUTAGE
            assert line.is_outage == (before.is_outage or long_enough)
        else:
            failures = []
            answers += 1
            line = line.answered(now, waiting=False)
            assert line.is_outage == (before.is_outage and answers < 2)


def test_a_line_that_flaps_every_ten_seconds_is_unsteady_and_never_an_outage() -> None:
    line = Connectivity()
    for turn in range(500):
        line = line.failed(turn * 10.0) if turn % 3 else line.answered(turn * 10.0, waiting=True)
        assert not line.is_outage


def test_after_an_outage_the_line_is_handing_in_until_nothing_waits() -> None:
    line = Connectivity(Line.OUTAGE)
    line = line.answered(1, waiting=True).answered(2, waiting=True)
    assert line.line is Line.HANDING_IN
    assert line.answered(3, waiting=True).line is Line.HANDING_IN
    assert line.answered(3, waiting=False).line is Line.ONLINE


def test_a_declared_outage_lasts_until_the_same_person_takes_it_back() -> None:
    line = Connectivity(Line.ONLINE).declare(1.0, outage=True)
    for second in range(2, 50):
        line = line.answered(float(second), waiting=False)
    assert line.is_outage
    line = line.declare(60.0, outage=False)
    assert not line.is_outage
    assert line.answered(61.0, waiting=False).line is Line.ONLINE
