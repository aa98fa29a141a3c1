"""Mistakes that must not go unnoticed: each is put into the program in a process of its own, and its invariant falls.

If one of these passes without the invariant falling, the simulation or the checker has gone blind there.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.faults.mutated import MUTATIONS, Mutation, nothing


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_the_invariant_falls(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.mutated", name], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    fallen = json.loads(done.stdout)
    assert MUTATIONS[name].falls in fallen, f"{name}: only {sorted(fallen)} fell"


def test_nothing_falls_without_a_mutation() -> None:
    command = [sys.executable, "-m", "tests.faults.mutated", "none"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=True)
    assert json.loads(done.stdout) == {}


def test_a_mutation_of_what_no_longer_exists_is_an_error() -> None:
    with pytest.raises(LookupError, match="tests nothing"):
        Mutation("counter_app.store.desk_store:DeskStore", "long_gone", nothing(), "nothing_lost").apply()
