"""Many desks and a centre with everything that can happen to them, in virtual time; then the line heals, and we count.

The real engine, journal, number book and centre run over real SQLite files. Only the clock, the line and chance are
the simulator's. One seed gives one trace.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from counter_app.rehearsal.count import Count, count_up
from counter_app.rehearsal.shown import Shown
from counter_app.rehearsal.simulated_centre import SimulatedCentre, desk_names
from counter_app.rehearsal.simulated_desk import PACE, DeskFile, SimulatedDesk, enrol_on_disk
from counter_app.rehearsal.simulated_line import HOSTILE, LIGHT, NONE, Faults, SimulatedLine
from counter_app.rehearsal.virtual_time import World
from counter_app.sync.enrolment import enrolment_question, read_enrolment
from counter_app.wire.keys import SigningKey

FAULTS = {"none": NONE, "light": LIGHT, "hostile": HOSTILE}
QUIET_CHECK = 60.0
LONGEST_HEALING = 6 * 3_600.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`dossiers` over all desks, within `work_minutes`; an outage of `outage_minutes` in the middle of them."""

    desks: int = 3
    dossiers: int = 30
    outage_minutes: float = 0.0
    faults: str = "none"
    seed: int = 1
    work_minutes: float = 240.0


@dataclass(frozen=True, slots=True)
class Result:
    """`seconds` from the end of the outage (or of the work) until everything was handed in, virtual."""

    count: Count
    seconds: float
    wall_seconds: float
    trace: str
    healed: bool


class Simulation:
    """One run in a folder of its own."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.folder = folder
        self.world = World(plan.seed)
        self.shown = Shown()
        (folder / "centre").mkdir(parents=True)
        self.centre = SimulatedCentre(self.world, folder / "centre")
        faults: Faults = FAULTS[plan.faults]
        self.desks = [self._enrol(name, faults) for name in desk_names(plan.desks)]
        self._clones = 0

    def run(self) -> Result:
        started = time.perf_counter()
        self._plan_work()
        self._plan_outage()
        if self.plan.faults == "hostile":
            self._plan_mishaps()
        work_seconds = self.plan.work_minutes * 60
        self.world.run_until(work_seconds)
        self.heal()
        seconds = self._until_quiet()
        count = count_up(self.shown, self.centre.rows())
        result = Result(
            count, seconds, time.perf_counter() - started, self.world.trace(), all(d.is_quiet() for d in self.desks)
        )
        self.close()
        return result

    def close(self) -> None:
        for desk in self.desks:
            desk.stop()
        self.centre.close()

    def heal(self) -> None:
        """The line works, the centre is up, every PC is on."""
        self.centre.is_down = False
        for desk in self.desks:
            desk.line.faults = NONE
            desk.line.is_cut = False
            if desk.is_off:
                desk.start()

    # -- what can happen ----------------------------------------------------------------------------------

    def clone(self, desk: SimulatedDesk, *, same_machine: bool) -> None:
        """A disk image goes on beside its original, on another PC or (a snapshot) seemingly on the same one."""
        self._clones += 1
        desk.stop()
        mark = desk.file.mark if same_machine else f"clone {self._clones}"
        copy = desk.file.copied_to(self.folder / f"clone-{self._clones}", mark)
        desk.start()
        line = SimulatedLine(self.world, self.centre, f"{desk.name} copy {self._clones}", desk.line.faults)
        self.desks.append(SimulatedDesk(self.world, f"{desk.name} copy {self._clones}", copy, line, self.shown))

    def restart(self, desk: SimulatedDesk) -> None:
        if not desk.is_off:
            desk.stop()
            desk.start()

    def back_up_file(self, desk: SimulatedDesk) -> None:
        if not desk.is_off:
            desk.stop()
            desk.file.back_up()
            desk.start()

    def put_back_file(self, desk: SimulatedDesk) -> None:
        """An older copy of the desk's own file. Only where all is handed in: what is nowhere else would be gone."""
        if not desk.is_off and desk.is_quiet():
            desk.stop()
            desk.file.put_back()
            desk.start()

    def night_passes(self, morning_without_line: float) -> None:
        """Seconds in which no desk reaches the centre on the day after."""
        self.world.night_passes()
        for desk in self.desks:
            self.cut(desk, morning_without_line)

    def cut(self, desk: SimulatedDesk, seconds: float) -> None:
        desk.line.is_cut = True

        def mend() -> None:
            desk.line.is_cut = False

        self.world.later(seconds, mend)

    # -- the plan -----------------------------------------------------------------------------------------

    def _enrol(self, name: str, faults: Faults) -> SimulatedDesk:
        seed = hashlib.sha256(f"{self.plan.seed} {name}".encode()).digest()
        file = DeskFile(self.folder / name.replace(" ", "-"), hashlib.sha256(seed).digest(), seed, f"machine {name}")
        key = SigningKey(seed)
        question = enrolment_question(self.centre.enrolment_code(), name, key)
        enrol_on_disk(file, read_enrolment(self.centre.answer(question, name), key))
        line = SimulatedLine(self.world, self.centre, name, faults)
        return SimulatedDesk(self.world, name, file, line, self.shown)

    def _plan_work(self) -> None:
        chance, span = self.world.chance, self.plan.work_minutes * 60
        hostile = self.plan.faults == "hostile"
        for number in range(self.plan.dossiers):
            desk = self.desks[number % len(self.desks)]
            cut = hostile and chance.random() < 0.05
            self.world.later(chance.random() * span, _receiving(desk, power_cut=cut))
            if chance.random() < 0.5:
                self.world.later(chance.random() * span, self._on_any_desk(SimulatedDesk.follow_up))

    def _plan_outage(self) -> None:
        if not self.plan.outage_minutes:
            return
        begin = self.plan.work_minutes * 60 * 0.4
        self.world.later(begin, self._centre_down)
        self.world.later(begin + self.plan.outage_minutes * 60, self._centre_up)

    def _plan_mishaps(self) -> None:
        """Each at a time of its own: restarts, cuts, clocks, clones, a night, a killed centre and an older one."""
        span = self.plan.work_minutes * 60
        mishaps: list[tuple[int, Callable[[], None]]] = [
            (3, self._on_any_desk(self.restart)),
            (3, self._on_any_desk(lambda desk: self.cut(desk, self.world.chance.random() * 1_800))),
            (2, self._on_any_desk(self._wrong_clock)),
            (1, self._on_any_desk(lambda desk: self.clone(desk, same_machine=False))),
            (1, self._on_any_desk(lambda desk: self.clone(desk, same_machine=True))),
            (1, lambda: self.night_passes(self.world.chance.random() * 1_800)),
            (2, self.centre.kill_and_restart),
        ]
        for times, act in mishaps:
            for _ in range(times):
                self.world.later(self.world.chance.random() * span, act)
        # Never both: what a desk's old file lacks and an old centre lacks too is truly gone.
        if self.world.chance.random() < 0.6:
            self._plan_older_centre(span)
        else:
            self._plan_older_files(span)

    def _plan_older_centre(self, span: float) -> None:
        backed_up = self.world.chance.random() * span * 0.5
        self.world.later(backed_up, self.centre.back_up)
        announced = self.world.chance.random() < 0.5
        put_back = backed_up + self.world.chance.random() * span * 0.4
        self.world.later(put_back, lambda: self.centre.put_back(announced=announced))

    def _plan_older_files(self, span: float) -> None:
        for desk in list(self.desks):
            backed_up = self.world.chance.random() * span * 0.5
            put_back = backed_up + self.world.chance.random() * span * 0.4
            self.world.later(backed_up, partial(self.back_up_file, desk))
            self.world.later(put_back, partial(self.put_back_file, desk))

    def _on_any_desk(self, act: Callable[[SimulatedDesk], None]) -> Callable[[], None]:
        return lambda: act(self.world.chance.choice(self.desks))

    def _wrong_clock(self, desk: SimulatedDesk) -> None:
        desk.clock_error = timedelta(days=self.world.chance.choice((-400, -1, 1, 400)))

    def _centre_down(self) -> None:
        self.centre.is_down = True

    def _centre_up(self) -> None:
        self.centre.is_down = False

    def _until_quiet(self) -> float:
        begin = self.world.now
        while self.world.now - begin < LONGEST_HEALING:
            self.world.run_until(self.world.now + QUIET_CHECK)
            if all(desk.is_quiet() for desk in self.desks):
                break
        seconds = self.world.now - begin
        # An idle copy hears at its next question that its desk went on elsewhere, and opens a journal then. Once more
        # round after that, so that every desk has asked for the last feed rows.
        self.world.run_until(self.world.now + 4 * PACE.heartbeat + QUIET_CHECK)
        return seconds


def _receiving(desk: SimulatedDesk, *, power_cut: bool) -> Callable[[], None]:
    return lambda: desk.receive(power_cut=power_cut)
