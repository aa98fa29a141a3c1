"""The desk's clock: jumps both ways, the centre's word, and what people are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy.exc import IntegrityError

from counter_app.domain.errors import BadInput
from counter_app.services.clock_check import ClockCheck, ClockDoubt
from counter_app.services.desk_clock import DeskClock
from counter_app.store.database import Connection, Database
from counter_app.store.journal import Stamp
from counter_app.wire.header import CentreClock
from tests.services.desk import CLERK_LAN, KEY, MORNING, Workplace, receipt_of, workplace


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def restarted(place: Workplace) -> DeskClock:
    """The PC was started anew: nobody knows what was done to its clock meanwhile."""
    return DeskClock(lambda: place.hands.wall, lambda: place.hands.ticks, place.desk.database)


def reopened(place: Workplace, boot: str = "one start") -> DeskClock:
    """The program was closed and opened while the PC ran on; the first call is the first run."""
    return DeskClock(lambda: place.hands.wall, lambda: place.hands.ticks, place.desk.database, boot)


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


class Watched(Database):
    """Tells when somebody is about to wait for the writer's turn."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, KEY, durable=False)
        self.asked = Event()

    def write(self) -> AbstractContextManager[Connection]:
        self.asked.set()
        return super().write()


@pytest.mark.parametrize(
    "act",
    [
        lambda clock: clock.heard_centre(MORNING + timedelta(hours=1)),
        lambda clock: clock.settle(MORNING, lambda _connection, _stamp: None),
    ],
    ids=["the centre is heard", "a person sets the time"],
)
def test_a_save_asks_the_time_while_another_thread_sets_it(
    place: Workplace, tmp_path: Path, act: Callable[[DeskClock], None]
) -> None:
    """The engine asks the time inside its transactions: whoever sets it may not hold it while waiting for one."""
    database = Watched(tmp_path / "desk.db")
    clock = DeskClock(lambda: place.hands.wall, lambda: place.hands.ticks, database)
    with ThreadPoolExecutor(2) as others:
        with database.write():
            database.asked.clear()
            setting = others.submit(act, clock)
            assert database.asked.wait(5)
            assert others.submit(clock.now).result(5) >= MORNING
        setting.result(5)
    database.close()


def test_a_time_whose_commit_failed_is_not_believed(place: Workplace) -> None:
    def fails_at_the_commit(connection: Connection, _stamp: Stamp) -> None:
        connection.exec_driver_sql("CREATE TABLE whole (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE part (of REFERENCES whole DEFERRABLE INITIALLY DEFERRED)")
        connection.exec_driver_sql("INSERT INTO part VALUES (1)")

    before = place.clock.now()
    with pytest.raises(IntegrityError):
        place.clock.settle(MORNING + timedelta(hours=2), fails_at_the_commit)
    assert place.clock.now() == before


def test_what_was_noticed_of_the_clock_is_still_to_be_kept_after_a_commit_that_failed(place: Workplace) -> None:
    """Before, it counted as kept: the next run added five hours to a clock that had been set right."""
    place.hands.jump(hours=-5)
    ClockCheck(place.clock, place.desk).correct(CLERK_LAN, MORNING)
    place.hands.jump(hours=5)
    assert place.clock.now() == MORNING
    with no_commit(place.desk.database), pytest.raises(IntegrityError):
        place.clock.keep()
    place.clock.keep()
    place.hands.pass_time(hours=1)
    assert restarted(place).now() == MORNING + timedelta(hours=1)


def test_the_centres_time_is_written_down_at_the_next_hearing_after_a_commit_that_failed(place: Workplace) -> None:
    place.clock.heard_centre(MORNING)
    place.hands.pass_time(minutes=20)
    with no_commit(place.desk.database), pytest.raises(IntegrityError):
        place.clock.heard_centre(MORNING + timedelta(minutes=20))
    place.hands.pass_time(minutes=1)  # long before it would be due again
    place.clock.heard_centre(MORNING + timedelta(minutes=21))
    assert restarted(place).reached == MORNING + timedelta(minutes=21)


@contextmanager
def no_commit(database: Database) -> Iterator[None]:
    """Every transaction that writes a value of the desk anew fails at its very end."""
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE whole (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE part (of REFERENCES whole DEFERRABLE INITIALLY DEFERRED)")
        connection.exec_driver_sql(
            "CREATE TRIGGER no_commit AFTER UPDATE ON desk_values BEGIN INSERT INTO part VALUES (1); END"
        )
    yield
    with database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER no_commit")
