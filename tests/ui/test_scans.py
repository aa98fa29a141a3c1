"""What the listener takes for a scan reaches no field, and what a hand types reaches its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import DeskWindow
from tests.ui.scan_bench import CARD, Bench, standing
from tests.ui.typing_hands import compose, compose_step, enter, press, press_at, scan, type_fast

# Each code page garbles other names without losing anything of them.
GARBLED = (
    ("Huỳnh Hiếu Thuận", "big5"),
    ("Lê Anh Sơn", "cp932"),
    ("Huỳnh Hiếu Thuận", "latin-1"),
)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return standing(qtbot)


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


def test_an_input_method_is_not_hindered(bench: Bench, qtbot: QtBot) -> None:
    for part in (("N", "Ng", "Nguy", "Nguyê"), ("T", "Th", "Thi")):
        for step in part:
            compose_step(bench.name, step)
            bench.time += 0.15
        compose(bench.name, commit={"N": "Nguyễn", "T": " Thị"}[part[0]])
        bench.time += 0.15
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


def test_a_scan_is_whole_though_the_program_stood_still_meanwhile(bench: Bench, qtbot: QtBot) -> None:
    """As when the PC is busy: the time to wait is over, and only then the keys pressed meanwhile are seen."""
    stamp = 1_000
    for place, letter in enumerate(CARD):
        if place == 12:
            bench.time += 0.9
            bench.listener._patience.timeout.emit()
        press_at(bench.name, letter, stamp := stamp + 5)
    press_at(bench.name, "\r", stamp + 5, Qt.Key.Key_Return)
    assert bench.heard == [CARD]
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


@pytest.mark.parametrize(("name", "codec"), GARBLED)
def test_a_garbled_card_comes_out_right_in_the_form(
    open_window: Callable[..., DeskWindow], qtbot: QtBot, name: str, codec: str
) -> None:
    desk = open_window()
    card = "|".join(
        field.encode().decode(codec) if field == name else field
        for field in f"075190012345||{name}|01021990|Nữ||21112021".split("|")
    )
    assert name not in card
    scan(desk.intake.form.person.phone, card)
    qtbot.waitUntil(lambda: desk.intake.form.person.name.text() == name)
    assert desk.intake.form.person.phone.text() == ""
    told = desk.window.notices.panel("card")
    assert told is not None
    assert "đã khôi phục" in told.detail.text()


@pytest.mark.parametrize("kind", ["R"])
def test_papers_without_a_screen_are_recognised_and_said(
    open_window: Callable[..., DeskWindow], qtbot: QtBot, kind: str
) -> None:
    desk = open_window()
    scan(desk.intake.form.person.name, f"HTTPS://TRACUU.EXAMPLE.VN/{kind}1/0001/MFRGGZDFMZTWQ2LK/")
    qtbot.waitUntil(lambda: desk.window.notices.panel("scan") is not None)
    told = desk.window.notices.panel("scan")
    assert told is not None
    assert "chưa có màn hình" in told.sentence.text()
    assert desk.intake.form.person.name.text() == ""
