"""Many desks and a centre in virtual time, driven by hypothesis and by fixed hostile seeds, judged from raw bytes."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counter_app.rehearsal.simulated_desk import SimulatedDesk
from counter_app.rehearsal.simulation import Plan, Result, Simulation
from tests.faults.checker import INVARIANTS, check
from tests.faults.erasing import erase_the_first_dossier
from tests.faults.evidence import Observed

ROOT = Path(__file__).resolve().parents[2]
SPAN = 900.0
SMALL = Plan(desks=2, dossiers=0, seed=1, work_minutes=SPAN / 60)


@dataclass(frozen=True)
class Act:
    """What happens to which desk (counted round), at which second."""

    what: str
    desk: int
    second: float


ON_A_DESK: dict[str, Callable[[Simulation, SimulatedDesk], None]] = {
    "receive": lambda _s, desk: desk.receive(),
    "receive and lose power": lambda _s, desk: desk.receive(power_cut=True),
    "any later step": lambda _s, desk: desk.follow_up(),
    "erase a personal part": lambda s, _desk: erase_the_first_dossier(s),
    "switch off and on": lambda s, desk: s.restart(desk),
    "cut the line": lambda s, desk: s.cut(desk, 400.0),
    "clock a year ahead": lambda _s, desk: _clock(desk, 400),
    "clock a year behind": lambda _s, desk: _clock(desk, -400),
    "clone to another PC": lambda s, desk: s.clone(desk, same_machine=False),
    "clone unnoticed": lambda s, desk: s.clone(desk, same_machine=True),
}
ON_THE_CENTRE: dict[str, Callable[[Simulation], None]] = {
    "centre killed": lambda s: s.centre.kill_and_restart(),
    "centre backed up": lambda s: s.centre.back_up(),
    "centre put back": lambda s: s.centre.put_back(announced=False),
    "centre put back and told": lambda s: s.centre.put_back(announced=True),
    "centre down": lambda s: setattr(s.centre, "is_down", True),
    "centre up": lambda s: setattr(s.centre, "is_down", False),
    "a night passes": lambda s: s.night_passes(200.0),
}
WORK = ("receive", "any later step")

acts = st.builds(
    Act,
    st.one_of(st.sampled_from(WORK), st.sampled_from([*ON_A_DESK, *ON_THE_CENTRE])),
    st.integers(0, 3),
    st.floats(1, SPAN - 1).map(lambda second: round(second, 1)),
)
plans = st.lists(acts, min_size=6, max_size=24)


# Two copies that write nothing hear at their next question, after everything is quiet, that their desk went on.
IDLE_COPIES = [
    *(Act("receive", 0, second) for second in (1.0, 132.9, 522.5, 600.0, 848.3)),
    Act("clone unnoticed", 0, 1.0),
    Act("clone unnoticed", 1, 783.8),
    Act("receive", 3, 898.0),
]


def _clock(desk: SimulatedDesk, days: int) -> None:
    desk.clock_error = timedelta(days=days)


def _play(doings: list[Act], faults: str, simulation: Simulation) -> Result:
    clones = 0
    for doing in doings:
        clones += doing.what.startswith("clone")
        if doing.what in ON_THE_CENTRE:
            simulation.world.later(doing.second, partial(ON_THE_CENTRE[doing.what], simulation))
        elif not doing.what.startswith("clone") or clones <= 2:
            simulation.world.later(doing.second, partial(_on_a_desk, simulation, doing))
    return simulation.run()


def _on_a_desk(simulation: Simulation, doing: Act) -> None:
    desk = simulation.desks[doing.desk % len(simulation.desks)]
    if not desk.is_off:
        ON_A_DESK[doing.what](simulation, desk)


@settings(max_examples=int(os.environ.get("COUNTER_APP_EXAMPLES", "20")))
@given(doings=plans, faults=st.sampled_from(["none", "light"]), seed=st.integers(0, 10_000), forging=st.booleans())
@example(doings=IDLE_COPIES, faults="none", seed=0, forging=False)
def test_whatever_happens_in_whatever_order_every_invariant_holds(
    doings: list[Act], faults: str, seed: int, forging: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(2, 0, 0, faults, seed, SPAN / 60)
        observed = Observed(plan, Path(folder), forging=forging)
        assert check(observed.run(partial(_play, doings, faults))) == {}


@pytest.mark.parametrize("seed", [3, 5, 8, 13, 21, 34])
def test_a_hostile_line_with_clones_old_backups_and_a_forger_loses_and_doubles_nothing(
    seed: int, tmp_path: Path
) -> None:
    observed = Observed(Plan(3, 12, 0, "hostile", seed, 25), tmp_path, forging=True)
    evidence = observed.run()
    assert check(evidence) == {}
    assert observed.result is not None
    count = observed.result.count
    assert count.entries >= 12
    assert count.acknowledged == count.entries
    assert observed.green, "a run in which nothing turned green proves nothing"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_copies_that_have_met_the_centre_give_no_code_twice_on_a_morning_without_a_line(
    seed: int, tmp_path: Path
) -> None:
    """A disk in another PC, one that looks like the same PC, and a copy of the copy, each beside its original."""
    observed = Observed(Plan(2, 0, 0, "light", seed, 150), tmp_path)

    def everybody_receives(simulation: Simulation) -> None:
        for desk in simulation.desks:
            desk.receive()

    def days(simulation: Simulation) -> Result:
        world = simulation.world
        world.later(60, lambda: everybody_receives(simulation))
        world.later(300, lambda: simulation.clone(simulation.desks[0], same_machine=False))
        world.later(300, lambda: simulation.clone(simulation.desks[1], same_machine=True))
        world.later(1_000, lambda: everybody_receives(simulation))
        world.later(3_000, lambda: simulation.clone(simulation.desks[2], same_machine=False))
        world.later(7_500, lambda: simulation.night_passes(1_200))
        for second in (7_600, 7_900, 8_200):
            world.later(second, lambda: everybody_receives(simulation))
        return simulation.run()

    assert check(observed.run(days)) == {}
    codes = [slip.code for slip in observed.simulation.shown.slips.values()]
    morning = [code for code in codes if code and "-261124-" in code]
    assert len(set(morning)) == len(morning) == 3 * 5


def test_an_erasure_takes_bodies_everywhere_and_headers_nowhere(tmp_path: Path) -> None:
    observed = Observed(Plan(3, 12, 0, "light", 4, 30), tmp_path)

    def erasing(simulation: Simulation) -> Result:
        simulation.world.later(1_200, lambda: erase_the_first_dossier(simulation))
        return simulation.run()

    evidence = observed.run(erasing)
    assert check(evidence) == {}
    with closing(sqlite3.connect(json.loads(evidence.read_text("utf-8"))["centre"])) as centre:
        erased = "SELECT dossier FROM feed_rows WHERE type = 'BodyErased' AND verdict = 'in_order'"
        assert centre.execute(erased).fetchall()
        without = "SELECT count(*) FROM entries WHERE body IS NULL AND instr(CAST(header AS TEXT), 'body') > 0"
        assert centre.execute(without).fetchone()[0]


def test_an_outage_of_an_hour_is_two_entries_a_desk_and_everything_comes_after(tmp_path: Path) -> None:
    observed = Observed(Plan(3, 30, 60, "light", 2, 120), tmp_path)
    assert check(observed.run()) == {}
    simulation = observed.simulation
    for desk in simulation.desks:
        with desk.desk.database.read() as connection:
            headers = b"".join(connection.exec_driver_sql("SELECT header FROM entries").scalars())
        assert headers.count(b'"OutageBegan"') == headers.count(b'"OutageEnded"') == 1


def test_one_seed_gives_one_trace_in_any_process() -> None:
    code = (
        "import sys, tempfile; from pathlib import Path\n"
        "from counter_app.rehearsal.simulation import Plan, Simulation\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    print(Simulation(Plan(2, 8, 0, 'hostile', 4, 15), Path(folder) / 'run').run().trace)"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": hashing},
        )
        for hashing in ("1", "2")
    ]
    traces = [process.communicate(timeout=120)[0].strip() for process in processes]
    with tempfile.TemporaryDirectory() as folder:
        here = Simulation(Plan(2, 8, 0, "hostile", 4, 15), Path(folder) / "run").run().trace
        other = Simulation(Plan(2, 8, 0, "hostile", 5, 15), Path(folder) / "other").run().trace
    assert traces == [here, here]
    assert other != here


def test_the_checker_stands_alone(tmp_path: Path) -> None:
    """In a process of its own it loads nothing of the project, and says the same."""
    evidence = Observed(Plan(2, 4, 0, "none", 1, 10), tmp_path).run()
    alone = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("checker.py")), str(evidence)],
        capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert alone.stdout.strip() == '{"fallen": {}, "imported": []}'


def test_the_checker_sees_what_is_done_to_the_files_afterwards(tmp_path: Path) -> None:
    """Each invariant that speaks of bytes or papers falls when the bytes are touched; else it could be asleep."""
    evidence = Observed(Plan(2, 8, 0, "none", 1, 20), tmp_path).run()
    told = json.loads(evidence.read_text("utf-8"))
    assert check(evidence) == {}

    def with_centre(statement: str) -> set[str]:
        touched = tmp_path / "touched.db"
        shutil.copyfile(told["centre"], touched)
        with closing(sqlite3.connect(touched)) as centre:
            centre.execute(statement)
            centre.commit()
        return with_told(centre=str(touched))

    def with_told(**changes: object) -> set[str]:
        evidence.write_text(json.dumps(told | changes), "utf-8")
        return set(check(evidence))

    first_receipt = "(SELECT min(rowid) FROM entries WHERE number = 2)"
    assert {"nothing_lost", "chains_whole"} <= with_centre(f"DELETE FROM entries WHERE rowid = {first_receipt}")
    assert "bytes_kept" in with_centre(
        f"UPDATE entries SET header = CAST(header || ' ' AS BLOB) WHERE rowid = {first_receipt}"
    )
    assert "feed_chained" in with_centre("UPDATE feed_rows SET verdict = 'conflicting' WHERE position = 2")
    assert "feed_followed" in with_centre(
        "DELETE FROM feed_rows WHERE position = (SELECT max(position) FROM feed_rows)"
    )
    assert "money_counted" in with_centre("UPDATE feed_rows SET phi = phi + 1 WHERE position = 1")

    slip, saved = told["slips"][0], told["saved"][0]
    assert with_told(slips=[*told["slips"], slip | {"identity": "A" * 16}]) == {"slips_received", "codes_unique"}
    assert with_told(saved=[*told["saved"], saved | {"hash": "00" * 32}]) == {"nothing_lost"}
    assert with_told(saved=[*told["saved"], saved | {"machine": "elsewhere"}]) == {"one_writer"}
    assert with_told(centre_public="11" * 32) == {"green_covered"}
    assert with_told(healed=False) == {"nobody_stops"}


def test_every_invariant_has_a_name_that_a_mutation_or_a_touch_makes_fall() -> None:
    from tests.faults.mutated import MUTATIONS

    fallen_by_touch = {"slips_received", "codes_unique", "feed_chained", "feed_followed", "money_counted", "one_writer"}
    covered = {mutation.falls for mutation in MUTATIONS.values()} | fallen_by_touch
    assert set(INVARIANTS) - covered <= {"order_kept", "journals_verify"}
