from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.chosen_regulation import choose
from tests.services.steps.counter import Counter, counter
from tests.services.steps.each_regulation import Under


@pytest.fixture(name="counter")
def opened_counter(tmp_path: Path) -> Counter:
    return counter(tmp_path)


@pytest.fixture(name="under")
def opened_under(tmp_path: Path) -> Under:
    """A counter whose office works by the profile of that name; Monday 23/11/2026, 08:00."""

    def open_under(profile: str) -> Counter:
        opened = counter(tmp_path)
        choose(opened.place, profile)
        return opened

    return open_under
