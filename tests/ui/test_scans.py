from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.ui.scans.scan_pace import FIRST_GAP, SHORTEST, SURE_GAP, ScanPace, Verdict
from tests.ui.typing_hands import compose, enter, press, scan, type_fast

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1|21112021"
LETTERS = st.text(st.characters(min_codepoint=33, max_codepoint=0x1EF9, categories=("L", "N", "P")), min_size=SHORTEST)


@given(LETTERS, st.floats(0.0005, FIRST_GAP * 0.9))
def test_anything_fast_that_ends_with_enter_is_a_scan(text: str, gap: float) -> None:
    pace, now = ScanPace(), 0.0
    for letter in text:
        assert pace.hear(letter, now) is Verdict.HOLD
        now += gap
    assert pace.enter(now - gap) is Verdict.SCANNED
    assert pace.text == text


@given(LETTERS, st.floats(SURE_GAP * 1.01, 2))
def test_a_hand_is_never_taken_for_a_scanner(text: str, gap: float) -> None:
    pace, now, verdicts = ScanPace(), 0.0, set()
    for letter in text:
        if pace.hear(letter, now) is Verdict.LET_GO:
            pace.hear(letter, now)
            verdicts.add(pace.text)
        now += gap
    assert pace.enter(now) is Verdict.LET_GO
    assert all(len(held) == 1 for held in verdicts)


class Bench(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name, self.box = QLineEdit(), QCheckBox("x")
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.box)
        self.time = 100.0
        self.listener = ScanListener(self, lambda: self.time)
        self.heard: list[str] = []
        self.listener.scanned.connect(self.heard.append)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.name.setFocus()
    qtbot.waitUntil(made.name.hasFocus)
    return made


def test_a_scan_stays_out_of_the_field_that_had_the_focus(bench: Bench) -> None:
    bench.name.setText("Trần")
    scan(bench.name, CARD)
    assert bench.heard == [CARD]
    assert bench.name.text() == "Trần"


def test_blanks_of_a_scan_tick_no_box(bench: Bench, qtbot: QtBot) -> None:
    bench.box.setFocus()
    qtbot.waitUntil(bench.box.hasFocus)
    scan(bench.box, CARD)
    assert bench.heard == [CARD]
    assert not bench.box.isChecked()


def test_slow_letters_reach_the_field_in_order(bench: Bench, qtbot: QtBot) -> None:
    for letter in "Đẹp":
        press(bench.name, letter)
        bench.time += 0.2
    qtbot.waitUntil(lambda: bench.name.text() == "Đẹp")
    assert bench.heard == []


def test_a_quick_burst_without_enter_is_given_back(bench: Bench, qtbot: QtBot) -> None:
    type_fast(bench.name, "khai sinh")
    qtbot.waitUntil(lambda: bench.name.text() == "khai sinh")
    assert bench.heard == []


def test_a_short_fast_word_and_enter_are_a_hand(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.name.returnPressed):
        type_fast(bench.name, "an")
        enter(bench.name)
    assert bench.name.text() == "an"


def test_a_key_without_letters_gives_back_what_was_held_first(bench: Bench) -> None:
    type_fast(bench.name, "ab")
    press(bench.name, "", Qt.Key.Key_Home)
    assert bench.name.text() == "ab"
    assert bench.name.cursorPosition() == 0


def test_an_input_method_is_not_hindered(bench: Bench) -> None:
    compose(bench.name, "N", "Ng", "Nguyê", commit="Nguyễn")
    assert bench.name.text() == "Nguyễn"
    compose(bench.name, " T", " Th", commit=" Thị")
    enter(bench.name)
    assert bench.name.text() == "Nguyễn Thị"
    assert bench.heard == []


def test_words_that_an_input_method_commits_inside_a_scan_belong_to_it(bench: Bench) -> None:
    type_fast(bench.name, "075190012345||")
    compose(bench.name, "Ng", "Nguyê", commit="Nguyễn")
    type_fast(bench.name, "|01021990|")
    compose(bench.name, "N", commit="Nữ")
    type_fast(bench.name, "|Số 1|21112021")
    enter(bench.name)
    assert bench.heard == ["075190012345||Nguyễn|01021990|Nữ|Số 1|21112021"]
    assert bench.name.text() == ""


def test_two_scans_in_a_row_are_two(bench: Bench) -> None:
    scan(bench.name, "H36.37.05-261123-0001")
    scan(bench.name, "H36.37.05-261123-0002")
    assert bench.heard == ["H36.37.05-261123-0001", "H36.37.05-261123-0002"]


def test_a_scan_of_ten_megabytes_is_bounded(bench: Bench) -> None:
    compose_of = "7" * 100_000
    type_fast(bench.name, "075190012345")
    compose(bench.name, commit=compose_of)
    compose(bench.name, commit=compose_of)
    enter(bench.name)
    assert len(bench.heard[0]) < 110_000
    assert bench.name.text() == ""


def test_when_it_does_not_listen_keys_pass_untouched(bench: Bench) -> None:
    bench.listener.listen(False)
    scan(bench.name, "H36.37.05-261123-0001")
    assert bench.heard == []
    assert bench.name.text() == "H36.37.05-261123-0001"
