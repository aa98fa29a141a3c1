"""Figures of a period: every dossier stands in exactly one column, by the day, and nothing later changes it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput
from counter_app.domain.report_counts import Counts, Happened, Outcome, ReportSpan, outcome, share, stood
from counter_app.domain.times import OFFICE_ZONE, iso

NOVEMBER = ReportSpan(date(2026, 11, 1), date(2026, 11, 30))


def moment(day: int, hour: int = 9, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=OFFICE_ZONE)


def step(entry_type: str, at: datetime, due: datetime | None = None, **facts: str) -> Happened:
    taken = life.Step(entry_type, iso(at), iso(due) if due else None, tuple(facts.items()))
    return Happened(taken, at, at if entry_type == types.DOSSIER_RECEIVED else None)


def received(at: datetime, due: datetime | None = None) -> Happened:
    return step(types.DOSSIER_RECEIVED, at, due or at + timedelta(days=5))


def became(*happened: Happened, span: ReportSpan = NOVEMBER) -> Outcome | None:
    found = stood(happened, span.ends)
    return outcome(found, span.last) if found else None


DUE = moment(10, 15)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (moment(9, 23), Outcome.EARLY),
        (moment(10, 0), Outcome.ON_TIME),
        (moment(10, 23), Outcome.ON_TIME),  # lateness is judged by the date
        (moment(11, 0), Outcome.LATE),
    ],
)
def test_what_is_finished_counts_by_the_day_of_its_result(at: datetime, expected: Outcome) -> None:
    assert became(received(moment(3), DUE), step(types.RESULT_ARRIVED, at)) is expected


def test_a_result_that_is_collected_late_was_still_there_in_time() -> None:
    happened = received(moment(3), DUE), step(types.RESULT_ARRIVED, moment(10)), step(types.RESULT_RETURNED, moment(20))
    assert became(*happened) is Outcome.ON_TIME


def test_a_faulty_result_that_went_back_is_none_until_it_comes_again() -> None:
    happened = [received(moment(3), DUE), step(types.RESULT_ARRIVED, moment(9))]
    happened.append(step(types.RESULT_SENT_BACK, moment(10)))
    assert became(*happened) is Outcome.PENDING_LATE
    happened.append(step(types.RESULT_ARRIVED, moment(12)))
    assert became(*happened) is Outcome.LATE


@pytest.mark.parametrize("waits", [types.SUPPLEMENT_ASKED, types.DUTY_TOLD])
def test_who_waits_for_its_citizen_is_in_time_however_old_the_date(waits: str) -> None:
    assert became(received(moment(3), DUE)) is Outcome.PENDING_LATE
    assert became(received(moment(3), DUE), step(waits, moment(5))) is Outcome.PENDING_IN_TIME


def test_due_on_the_last_day_is_not_late_yet_and_without_a_date_never() -> None:
    assert became(received(moment(3), moment(30))) is Outcome.PENDING_IN_TIME
    open_ended = Happened(life.Step(types.DOSSIER_RECEIVED, iso(moment(3))), moment(3), moment(3))
    assert became(open_ended) is Outcome.PENDING_IN_TIME
    assert became(open_ended, step(types.RESULT_ARRIVED, moment(29))) is Outcome.ON_TIME


def test_a_date_that_was_moved_counts_and_is_told_apart() -> None:
    moved = step(types.APPOINTMENT_MOVED, moment(9), moment(20))
    assert became(received(moment(3), DUE), moved, step(types.RESULT_ARRIVED, moment(18))) is Outcome.EARLY
    counts = Counts()
    found = stood([received(moment(3), DUE), moved], NOVEMBER.ends)
    assert found is not None
    counts.take(found, "direct", NOVEMBER, NOVEMBER.last)
    assert counts.moved == 1


@pytest.mark.parametrize("end", [types.DOSSIER_WITHDRAWN, types.PROCESSING_STOPPED])
def test_what_ended_without_a_result_has_a_column_of_its_own(end: str) -> None:
    assert became(received(moment(3), DUE), step(end, moment(20))) is Outcome.ENDED


@pytest.mark.parametrize(
    "happened",
    [
        [received(moment(3)), step(types.DOSSIER_VOIDED, moment(4))],
        [step(types.GUIDANCE_GIVEN, moment(3))],
        [step(types.DOSSIER_REFUSED, moment(3))],
        [step(types.ONLINE_ARRIVED, moment(3))],
        [received(moment(1, month=12))],
    ],
)
def test_what_was_void_or_never_received_by_then_is_in_no_figure(happened: list[Happened]) -> None:
    assert became(*happened) is None


def test_an_online_dossier_counts_from_its_receipt_and_where_it_was_filed_before_not() -> None:
    arrived = step(types.ONLINE_ARRIVED, moment(28, month=10))
    found = stood([arrived, received(moment(2))], NOVEMBER.ends)
    assert found is not None
    assert found.received == moment(2)


def test_a_step_that_was_not_possible_changes_nothing() -> None:
    done = received(moment(3), DUE), step(types.RESULT_RETURNED, moment(9)), step(types.DOSSIER_WITHDRAWN, moment(12))
    assert became(*done) is Outcome.EARLY


STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(types.OF_A_DOSSIER)), st.integers(0, 90), st.sampled_from([None, 5, 40])),
    max_size=12,
)


@given(st.lists(STEPS, max_size=8))
def test_whatever_happened_what_came_in_is_what_was_finished_ended_or_is_left(
    lives: list[list[tuple[str, int, int | None]]],
) -> None:
    counts, begin = Counts(), moment(1, month=10)
    for happened in lives:
        taken, at = [received(begin)], begin
        for entry_type, days, due in happened:
            at += timedelta(days=days / 4)
            taken.append(step(entry_type, at, at + timedelta(days=due) if due else None))
        found = stood(taken, NOVEMBER.ends)
        if found is not None and not found.has_gone_before(NOVEMBER.begins):
            counts.take(found, "online", NOVEMBER, NOVEMBER.last)
    assert counts.received == counts.resolved + counts.ended + counts.pending
    assert counts.received == sum(counts.by.values())


@given(STEPS)
def test_what_happens_after_the_period_changes_no_figure(later: list[tuple[str, int, int | None]]) -> None:
    before = [received(moment(3), DUE), step(types.HANDED_OVER, moment(4), holder="Phòng Tư pháp")]
    after = [step(name, NOVEMBER.ends + timedelta(days=days)) for name, days, _due in later]
    assert stood([*before, *after], NOVEMBER.ends) == stood(before, NOVEMBER.ends)


def test_what_was_finished_before_the_period_is_gone_and_what_was_not_is_carried_over() -> None:
    october = received(moment(5, month=10))
    done = stood([october, step(types.RESULT_ARRIVED, moment(31, month=10))], NOVEMBER.ends)
    left = stood([october, step(types.RESULT_ARRIVED, moment(1))], NOVEMBER.ends)
    assert done is not None
    assert left is not None
    assert done.has_gone_before(NOVEMBER.begins)
    assert not left.has_gone_before(NOVEMBER.begins)
    counts = Counts()
    counts.take(left, "online", NOVEMBER, NOVEMBER.last)
    assert (counts.carried, counts.new, counts.resolved) == (1, 0, 1)


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(2, 3, "66,67%"), (0, 0, "–"), (1, 1, "100,00%"), (1, 8, "12,50%")]
)
def test_a_share_has_two_decimals_and_none_of_nothing(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


@pytest.mark.parametrize(("first", "last"), [((2026, 2, 1), (2026, 1, 31)), ((2020, 1, 1), (2026, 1, 1))])
def test_a_span_that_is_none_is_refused(first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    with pytest.raises(BadInput):
        ReportSpan(date(*first), date(*last))
