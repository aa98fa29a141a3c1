"""Whatever happens to the PC's clock, on or off: what somebody vouched for stays true, what is not known is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from counter_app.services.clock_check import ClockCheck
from counter_app.services.desk_clock import DeskClock
from counter_app.services.kept_clock import TOLERANCE
from tests.services.desk import CLERK_LAN, MORNING, Workplace, receipt_of, workplace

MINUTES = st.integers(1, 600)
# Jumps far beyond the tolerance: what is smaller is drift and not looked at.
JUMPS = st.sampled_from([-600, -300, -45, 45, 300, 600, 60 * 24 * 400, -60 * 24 * 400])
ACTS = st.one_of(
    st.tuples(st.just("time passes"), MINUTES),
    st.tuples(st.just("clock jumps"), JUMPS),
    st.tuples(st.just("clock is set right"), st.just(0)),
    st.tuples(st.just("centre is heard"), st.just(0)),
    st.tuples(st.just("a person sets the time"), st.just(0)),
    st.tuples(st.just("receipt"), st.just(0)),
    st.tuples(st.just("program is closed"), st.just(0)),
    st.tuples(st.just("program is killed"), st.just(0)),
    st.tuples(st.just("PC is started anew"), MINUTES),
)


@dataclass
class Office:
    """`truth` is what a clock on the wall shows. `vouched`: somebody said so since the PC started, and every jump since
    then was one that the desk can see through. `said_before`: a person did before that: nobody is asked twice a day."""

    place: Workplace
    truth: datetime = MORNING
    boot: int = 1
    vouched: bool = False
    said: bool = False
    said_before: bool = False
    codes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.place.hands.ticks = 100.0
        self._open()

    def _open(self) -> None:
        hands = self.place.hands
        self.clock = DeskClock(lambda: hands.wall, lambda: hands.ticks, self.place.desk.database, str(self.boot))
        self.place.intake._clock = self.clock

    def do(self, act: str, minutes: int) -> None:
        match act:
            case "time passes":
                self._pass(minutes)
            case "clock jumps":
                self.place.hands.wall += timedelta(minutes=minutes)
                # Forward looks like a PC that slept: believed, and asked about.
                self.vouched = self.vouched and (minutes < 0 or self._is_right())
            case "clock is set right":
                self.place.hands.wall = self.truth
            case "centre is heard":
                self.clock.heard_centre(self.truth)
                self.vouched = True
            case "a person sets the time":
                ClockCheck(self.clock, self.place.desk).correct(CLERK_LAN, self.truth)
                self.vouched = self.said = True
                self.said_before = False
            case "receipt":
                code = self.place.intake.receive(receipt_of(), CLERK_LAN).code
                assert code is not None
                self.codes.append(code)
            case "program is closed" | "program is killed":
                self.clock.now()
                if act == "program is closed":
                    self.clock.keep()
                self._open()
            case "PC is started anew":
                self._pass(minutes)
                self.place.hands.ticks, self.boot, self.vouched = 5.0, self.boot + 1, False
                self.said_before = self.said
                self._open()
        self.clock.now()  # somebody looks at it many times a minute

    def _pass(self, minutes: int) -> None:
        self.place.hands.pass_time(minutes=minutes)
        self.truth += timedelta(minutes=minutes)

    def _is_right(self) -> bool:
        return abs(self.place.hands.wall - self.truth) <= TOLERANCE


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=14))
@example(acts=[("clock jumps", -300), ("centre is heard", 0), ("program is killed", 0), ("clock is set right", 0)])
@example(
    acts=[("clock jumps", -300), ("a person sets the time", 0), ("program is killed", 0), ("clock is set right", 0)]
)
@example(acts=[("centre is heard", 0), ("PC is started anew", 10), ("program is killed", 0), ("receipt", 0)])
@example(acts=[("centre is heard", 0), ("clock jumps", 45), ("program is closed", 0)])
def test_the_time_is_right_where_somebody_vouched_for_it_and_a_question_otherwise(
    acts: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = Office(workplace(tmp_path_factory.mktemp("desk")))
    for act, minutes in acts:
        office.do(act, minutes)
        off = abs(office.clock.now() - office.truth)
        if office.vouched:
            assert off <= TOLERANCE, (act, minutes)
        question = ClockCheck(office.clock, office.place.desk).question()
        asked = question is not None or office.said_before
        assert off <= TOLERANCE or asked, "a wrong time that nobody is asked about"
    assert len(set(office.codes)) == len(office.codes)
    office.place.desk.database.close()
