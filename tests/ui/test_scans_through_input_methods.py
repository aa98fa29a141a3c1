"""A scan that a Vietnamese input method makes into something else on its way, and a hand that types through one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from counter_app.ui.scans.typed_burst import TypedBurst
from counter_app.wire.slip_text import make_slip_text
from tests.services.desk import DESK_KEY, MORNING
from tests.ui.scan_bench import Bench, standing
from tests.ui.typing_hands import enter, scan
from tests.ui.vietnamese_typing import METHODS, STYLES, Step, retype, typed_through

PLAIN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567/:.-", min_size=20, max_size=80)
SLIP = make_slip_text("tracuu.example.vn", "H36.37.05-261123-0001", "A" * 16, MORNING, MORNING, DESK_KEY)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return standing(qtbot)


@given(PLAIN, st.sampled_from(sorted(METHODS)), st.sampled_from(sorted(STYLES)))
def test_the_keys_of_a_scan_are_found_behind_what_an_input_method_made_of_it(
    text: str, method: str, style: str
) -> None:
    burst = TypedBurst()
    for step in typed_through(method, style, text):
        step.tell(burst)
    assert text in burst.readings()


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_slip_scanned_through_an_input_method_is_the_slip(bench: Bench, method: str, style: str) -> None:
    bench.name.setText("Trần")
    bench.name.end(False)
    for step in typed_through(method, style, SLIP):
        step.send(bench.name)
    enter(bench.name)
    assert bench.heard == [SLIP]
    assert bench.name.text() == "Trần"


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_card_whose_letters_come_by_themselves_is_not_rewritten(bench: Bench, style: str) -> None:
    card = "066190012345||H Ana Niê|01021990|Nữ|Buôn Krông Ana|21112021"
    for step in typed_through("telex", style, card):
        step.send(bench.name)
    enter(bench.name)
    assert bench.heard == [card]


WARD = "066190012345||Lê Thị Hường|01021990|Nữ|phường Tân Lợi|21112021"


def test_an_u_with_a_horn_that_the_scanner_sent_is_no_w(bench: Bench) -> None:
    scan(bench.name, WARD)
    assert bench.heard == [WARD]


@pytest.mark.parametrize("style", sorted(STYLES))
def test_an_u_with_a_horn_stays_beside_an_input_method_too(bench: Bench, style: str) -> None:
    for step in typed_through("telex", style, WARD):
        step.send(bench.name)
    enter(bench.name)
    assert bench.heard == [WARD]


def test_a_scanner_that_types_for_the_input_method_is_taken_at_its_word(bench: Bench) -> None:
    """Some scanners are set to send Telex: then what the method made is the card."""
    for step in typed_through("telex", "composing", "066190012345||Nguyeenx Thij Ddepj|01021990|Nuwx|Soos 1|21112021"):
        step.send(bench.name)
    enter(bench.name)
    assert bench.heard == ["066190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1|21112021"]


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_hand_that_types_vietnamese_is_given_every_letter(bench: Bench, qtbot: QtBot, style: str) -> None:
    steps = typed_through("telex", style, "Nguyeenx Thij Ddepj ")
    for step in steps:
        step.send(bench.name)
        bench.time += 0.15 if step.last_of_key else 0.001
    qtbot.waitUntil(lambda: bench.name.text() == "Nguyễn Thị Đẹp ")
    assert bench.heard == []


def test_unikey_in_a_hurry_leaves_the_word_whole(bench: Bench, qtbot: QtBot) -> None:
    """Two keys rolled over within twenty milliseconds, the second of which rewrites the word."""
    steps: list[Step] = retype("telex", "nghiêng ngar")
    for step in steps:
        step.send(bench.name)
        bench.time += 0.02 if step.last_of_key else 0.0005
    qtbot.waitUntil(lambda: bench.name.text() == "nghiêng ngả")
    assert bench.heard == []
