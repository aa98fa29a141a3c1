"""A scanner and a hand are told apart by their pace."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter_app.ui.scans.scan_pace import FIRST_GAP, SHORTEST, SURE_GAP, ScanPace, Verdict

LETTERS = st.text(st.characters(min_codepoint=33, max_codepoint=0x1EF9, categories=("L", "N", "P")), min_size=SHORTEST)


@given(LETTERS, st.floats(0.0005, FIRST_GAP * 0.9))
def test_anything_fast_that_ends_with_enter_is_a_scan(text: str, gap: float) -> None:
    pace, now = ScanPace(), 0.0
    for letter in text:
        assert letter
        assert pace.hear(now) is Verdict.HOLD
        now += gap
    assert pace.enter(now - gap, len(text)) is Verdict.SCANNED


@given(LETTERS, st.floats(SURE_GAP * 1.01, 2))
def test_a_hand_is_never_taken_for_a_scanner(text: str, gap: float) -> None:
    pace, now = ScanPace(), 0.0
    for place, _letter in enumerate(text):
        assert pace.hear(now) is (Verdict.HOLD if place == 0 else Verdict.LET_GO)
        if not pace.is_holding:
            pace.hear(now)
        now += gap
    assert pace.enter(now, len(text)) is Verdict.LET_GO


def test_a_pc_that_stands_still_in_the_middle_of_a_scan_sees_one_scan() -> None:
    pace, seen = ScanPace(), (0.0, 0.005, 0.010, 0.900, 0.9001, 0.9002, 0.9003, 0.9004, 0.9005)
    for key, now in enumerate(seen):
        assert pace.hear(now, 50 + key * 0.005) is Verdict.HOLD
    assert pace.enter(0.9006, len(seen), 50 + len(seen) * 0.005) is Verdict.SCANNED


def test_a_hand_whose_keys_come_all_at_once_is_no_scanner() -> None:
    pace = ScanPace()
    assert pace.hear(1.0, 50.0) is Verdict.HOLD
    for key in range(1, 12):
        assert pace.hear(1.0, 50.0 + key * 0.1) is Verdict.LET_GO
        assert pace.hear(1.0, 50.0 + key * 0.1) is Verdict.HOLD
