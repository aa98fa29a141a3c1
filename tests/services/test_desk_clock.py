"""The desk's clock: jumps both ways, the centre's word, and what people are asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.services.clock_check import ClockCheck, ClockDoubt
from counter_app.wire.header import CentreClock
from tests.services.desk import CLERK_LAN, MORNING, Workplace, receipt_of, workplace
from tests.services.restarted_clocks import restarted


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def test_without_anybody_elses_word_the_pcs_clock_is_believed(place: Workplace) -> None:
    stamp = place.clock.stamp()
    assert (stamp.entered, stamp.raw, stamp.centre) == (MORNING, MORNING, None)


def test_a_clock_set_back_does_not_take_the_desk_back(place: Workplace) -> None:
    place.clock.now()
    place.hands.jump(days=-3)
    place.hands.pass_time(minutes=5)
    stamp = place.clock.stamp()
    assert stamp.entered == MORNING + timedelta(minutes=5)
    assert stamp.raw == MORNING + timedelta(minutes=5, days=-3)


def test_a_jump_forward_is_believed_and_asked_about(place: Workplace) -> None:
    check = ClockCheck(place.clock, place.desk)
    check.confirm(CLERK_LAN)
    assert check.question() is None
    place.hands.jump(hours=2)
    question = check.question()
    assert question is not None
    assert question.doubt is ClockDoubt.JUMPED
    assert question.shown == MORNING + timedelta(hours=2)
    check.confirm(CLERK_LAN)
    assert check.question() is None


def test_a_clock_that_is_set_right_after_the_centre_was_heard_is_right_and_nobody_is_asked(place: Workplace) -> None:
    """A PC whose battery is empty, and whose clock the network sets some seconds after the centre was heard."""
    place.hands.jump(days=-700)
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(seconds=30)
    place.hands.jump(days=700)
    assert place.clock.now() == MORNING + timedelta(seconds=30)
    assert not place.clock.jumped
    place.hands.pass_time(hours=1)
    assert place.clock.now() == MORNING + timedelta(hours=1, seconds=30)


def test_a_clock_that_is_set_right_after_a_person_corrected_the_time_is_right(place: Workplace) -> None:
    """As the guide asks: the time is corrected here at once, and the PC's clock later."""
    check = ClockCheck(place.clock, place.desk)
    place.hands.jump(days=-2)
    check.correct(CLERK_LAN, MORNING)
    place.hands.pass_time(hours=3)
    place.hands.jump(days=2)
    assert place.clock.now() == MORNING + timedelta(hours=3)
    assert check.question() is None


def test_a_time_that_the_centre_contradicted_is_nobodys_word_any_more(place: Workplace) -> None:
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING + timedelta(hours=9))
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(hours=1)
    assert place.clock.confirmed is None
    assert restarted(place).now() == MORNING + timedelta(hours=1)


@pytest.mark.parametrize("hours", [-5, 5])
def test_after_a_jump_either_way_the_centre_is_wanted_and_its_word_written_down(place: Workplace, hours: int) -> None:
    place.clock.heard_centre(MORNING)
    assert not place.clock.wants_centre
    place.hands.jump(hours=hours)
    assert place.clock.wants_centre
    place.hands.pass_time(minutes=1)
    place.clock.heard_centre(MORNING + timedelta(minutes=1))
    assert not place.clock.wants_centre
    assert restarted(place).now() == MORNING + timedelta(minutes=1)


def test_a_jump_to_another_time_than_the_one_vouched_for_is_asked_about(place: Workplace) -> None:
    place.clock.heard_centre(MORNING)
    place.hands.jump(hours=5)
    assert place.clock.jumped
    assert place.clock.now() == MORNING + timedelta(hours=5)
    place.clock.heard_centre(MORNING + timedelta(minutes=1))
    assert not place.clock.jumped


def test_the_centres_time_is_believed_at_once_and_stands_in_the_stamp(place: Workplace) -> None:
    place.clock.heard_centre(MORNING + timedelta(hours=1))
    place.hands.pass_time(seconds=90)
    stamp = place.clock.stamp()
    assert stamp.entered == MORNING + timedelta(hours=1, seconds=90)
    assert stamp.centre == CentreClock("2026-11-23T09:00:00+07:00", 90_000)
    assert ClockCheck(place.clock, place.desk).question() is None


def test_before_each_days_first_receipt_somebody_is_asked_once(place: Workplace) -> None:
    check = ClockCheck(place.clock, place.desk)
    question = check.question()
    assert question is not None
    assert question.doubt is ClockDoubt.FIRST_OF_THE_DAY
    assert "Thứ Hai 23/11/2026 08:00" in question.vi
    check.confirm(CLERK_LAN)
    place.hands.pass_time(hours=8)
    assert check.question() is None
    place.hands.pass_time(hours=16)
    assert check.question() is not None


def test_the_question_never_stops_a_receipt(place: Workplace) -> None:
    assert ClockCheck(place.clock, place.desk).question() is not None
    assert place.intake.receive(receipt_of(), CLERK_LAN).code == "H36.37.05-261123-0001"


def test_codes_follow_the_corrected_date(place: Workplace) -> None:
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING + timedelta(days=2))
    receipt = place.intake.receive(receipt_of(), CLERK_LAN)
    assert receipt.code == "H36.37.05-261125-0001"


def test_an_impossible_year_changes_nothing(place: Workplace) -> None:
    before = place.entry_types()
    with pytest.raises(BadInput):
        ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING.replace(year=1999))
    assert place.entry_types() == before
    assert place.clock.now() == MORNING


def test_a_few_seconds_of_drift_are_no_jump(place: Workplace) -> None:
    check = ClockCheck(place.clock, place.desk)
    check.confirm(CLERK_LAN)
    place.hands.jump(seconds=30)
    assert check.question() is None
