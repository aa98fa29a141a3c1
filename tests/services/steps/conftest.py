from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.steps.counter import Counter, counter


@pytest.fixture(name="counter")
def opened_counter(tmp_path: Path) -> Counter:
    return counter(tmp_path)
