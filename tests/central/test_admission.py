"""Who is let in while many ask at once."""

from __future__ import annotations

import pytest

from central.admission import Admission


def test_who_is_sent_away_is_told_a_time_drawn_over_the_drain() -> None:
    drawn: list[tuple[float, float]] = []

    def draw(least: float, most: float) -> float:
        drawn.append((least, most))
        return most

    admission = Admission(2, draw)
    assert (admission.enter(), admission.enter()) == (None, None)
    for _ in range(400):
        admission.enter()
    assert drawn[0] == (1.0, 2.0)
    assert drawn[-1][1] == pytest.approx(0.05 * 402 / 2)
    admission.leave(0.1)
    assert admission.enter() is None
