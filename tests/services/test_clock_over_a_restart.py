"""The desk's clock over a restart: what was noticed is kept, and what happened meanwhile is asked about."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.services.clock_check import ClockCheck, ClockDoubt
from counter_app.services.desk_clock import DeskClock
from counter_app.wire.header import CentreClock
from tests.services.desk import CLERK_LAN, MORNING, Workplace, receipt_of, workplace
from tests.services.restarted_clocks import reopened, restarted


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def test_a_clock_that_was_fast_and_was_set_right_is_right_after_a_restart_too(place: Workplace) -> None:
    """The hours taken off the fast clock stand on disk; off the right one they would lead to before."""
    place.hands.jump(hours=5)
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(minutes=1)
    place.hands.jump(hours=-5)
    assert place.clock.now() == MORNING + timedelta(minutes=1)
    place.hands.pass_time(minutes=9)
    assert restarted(place).now() == MORNING + timedelta(minutes=10)


def test_a_slow_clock_that_was_perhaps_set_right_while_the_pc_was_off_is_asked_about_with_both_times(
    place: Workplace,
) -> None:
    """Both hold with everything that is known. Before, five hours too many were believed without a word."""
    place.hands.jump(hours=-5)
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING)
    place.hands.pass_time(hours=2)
    place.hands.jump(hours=5)
    clock = restarted(place)
    check = ClockCheck(clock, place.desk)
    question = check.question()
    assert question is not None
    assert question.doubt is ClockDoubt.PERHAPS_SET_RIGHT
    assert (question.shown, question.other) == (MORNING + timedelta(hours=7), MORNING + timedelta(hours=2))
    assert "23/11/2026 15:00" in question.vi
    assert "23/11/2026 10:00" in question.vi
    assert question.other is not None
    check.correct(CLERK_LAN, question.other)
    assert check.question() is None
    assert clock.now() == MORNING + timedelta(hours=2)


def test_a_slow_clock_that_nobody_set_stays_corrected_and_is_not_asked_about_twice(place: Workplace) -> None:
    place.hands.jump(hours=-5)
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING)
    place.hands.pass_time(hours=8)
    check = ClockCheck(restarted(place), place.desk)
    assert check.question() is not None
    check.confirm(CLERK_LAN)
    assert check.question() is None
    assert place.clock.now() == MORNING + timedelta(hours=8)


def test_a_time_before_the_last_entry_leaves_no_doubt_that_the_slow_clock_was_left_alone(place: Workplace) -> None:
    place.hands.jump(hours=-5)
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING)
    place.hands.pass_time(hours=6)
    place.intake.receive(receipt_of(), CLERK_LAN)
    place.hands.pass_time(minutes=20)
    clock = restarted(place)
    assert clock.now() == MORNING + timedelta(hours=6, minutes=20)
    assert ClockCheck(clock, place.desk).question() is None


def test_years_that_were_added_to_a_clock_without_a_battery_are_not_added_to_the_right_time(place: Workplace) -> None:
    """The network sets it after the start of the PC, perhaps while the program is closed."""
    place.hands.jump(days=-2000)
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(days=1)
    place.hands.jump(days=2000)
    clock = restarted(place)
    assert clock.now() == MORNING + timedelta(days=1)
    assert ClockCheck(clock, place.desk).question() is not None


def test_what_was_noticed_of_the_clock_is_kept_when_the_program_ends(place: Workplace) -> None:
    place.hands.jump(hours=-5)
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING)
    place.hands.jump(hours=5)
    assert place.clock.now() == MORNING
    place.clock.keep()
    place.hands.pass_time(hours=1)
    clock = restarted(place)
    assert clock.now() == MORNING + timedelta(hours=1)
    assert ClockCheck(clock, place.desk).question() is None


def test_a_program_that_is_opened_again_knows_what_the_centre_said(place: Workplace) -> None:
    """During an outage too, and without asking anybody: the PC ran on, and its monotonic clock with it."""
    reopened(place).heard_centre(MORNING)
    place.hands.pass_time(hours=2)
    clock = reopened(place)
    assert ClockCheck(clock, place.desk).question() is None
    assert clock.stamp().centre == CentreClock("2026-11-23T08:00:00+07:00", 7_200_000)


@pytest.mark.parametrize("slow", [-5, 0, 5])
def test_a_clock_that_is_set_right_while_the_program_is_closed_is_right(place: Workplace, slow: int) -> None:
    place.hands.jump(hours=-slow)
    reopened(place).heard_centre(MORNING)
    place.hands.pass_time(hours=1)
    place.hands.jump(hours=slow)
    clock = reopened(place)
    assert clock.now() == MORNING + timedelta(hours=1)
    assert ClockCheck(clock, place.desk).question() is None


def test_a_clock_that_is_set_wrong_while_the_program_is_closed_is_noticed(place: Workplace) -> None:
    reopened(place).heard_centre(MORNING)
    place.hands.jump(days=3)
    question = ClockCheck(reopened(place), place.desk).question()
    assert question is not None
    assert question.doubt is ClockDoubt.JUMPED
    place.hands.jump(days=-3)
    reopened(place).heard_centre(MORNING)
    place.hands.jump(days=-3)
    assert reopened(place).now() == MORNING


def test_another_start_of_the_pc_carries_no_monotonic_seconds_over(place: Workplace) -> None:
    reopened(place).heard_centre(MORNING)
    place.hands.wall, place.hands.ticks = MORNING + timedelta(hours=1), 5.0
    for clock in (reopened(place), reopened(place, "another start")):
        assert not clock.vouched_since_start
        assert clock.stamp().centre is None


def test_the_question_after_a_restart_says_when_the_time_was_compared(place: Workplace) -> None:
    """Before, it said that it had not been compared today."""
    assert "chưa đối chiếu với hệ thống trung tâm lần nào" in asked_of(place.clock, place)
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(minutes=30)
    asked = asked_of(restarted(place), place)
    assert "đã đối chiếu với hệ thống trung tâm lúc Thứ Hai 23/11/2026 08:00" in asked
    assert "lần nào" not in asked


def asked_of(clock: DeskClock, place: Workplace) -> str:
    question = ClockCheck(clock, place.desk).question()
    assert question is not None
    assert question.doubt is ClockDoubt.FIRST_OF_THE_DAY
    return question.vi


def test_a_clock_set_back_while_the_pc_was_off_is_asked_about_on_a_day_that_was_confirmed(place: Workplace) -> None:
    """Before, the morning's answer vouched for every time later than itself."""
    ClockCheck(place.clock, place.desk).confirm(CLERK_LAN)
    place.hands.pass_time(hours=6)
    place.intake.receive(receipt_of(), CLERK_LAN)
    place.hands.jump(hours=-5)
    check = ClockCheck(restarted(place), place.desk)
    question = check.question()
    assert question is not None
    assert question.doubt is ClockDoubt.BEHIND_LAST_ENTRY
    check.confirm(CLERK_LAN)
    assert check.question() is None


def test_a_clock_before_the_last_entry_is_asked_about_after_a_restart(place: Workplace) -> None:
    place.intake.receive(receipt_of(), CLERK_LAN)
    place.hands.wall -= timedelta(days=1)
    question = ClockCheck(restarted(place), place.desk).question()
    assert question is not None
    assert question.doubt is ClockDoubt.BEHIND_LAST_ENTRY


def test_a_clock_before_the_centres_last_time_is_asked_about_after_a_restart(place: Workplace) -> None:
    place.clock.heard_centre(MORNING)
    place.hands.wall -= timedelta(hours=3)
    question = ClockCheck(restarted(place), place.desk).question()
    assert question is not None
    assert question.doubt is ClockDoubt.BEHIND_CENTRE


def test_a_correction_is_an_entry_and_lasts_over_a_restart_until_the_centre_is_heard(place: Workplace) -> None:
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING + timedelta(hours=3))
    assert place.entry_types()[-1] == "ClockCorrected"
    place.hands.pass_time(minutes=1)
    fresh = restarted(place)
    assert fresh.now() == MORNING + timedelta(hours=3, minutes=1)
    fresh.heard_centre(MORNING + timedelta(minutes=2))
    assert fresh.now() == MORNING + timedelta(minutes=2)
    assert restarted(place).now() == MORNING + timedelta(minutes=2)
