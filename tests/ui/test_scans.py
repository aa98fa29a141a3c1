from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QCompleter, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.scans.open_lists import keys_in
from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.ui.scans.scan_pace import FIRST_GAP, SHORTEST, SURE_GAP, ScanPace, Verdict
from counter_app.ui.scans.typed_burst import TypedBurst
from counter_app.wire.slip_text import make_slip_text
from tests.services.desk import DESK_KEY, MORNING
from tests.ui.desk_window import DeskWindow
from tests.ui.typing_hands import compose, compose_step, enter, press, press_at, scan, type_fast
from tests.ui.vietnamese_typing import METHODS, STYLES, Step, retype, typed_through

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1|21112021"
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


class Bench(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name, self.box = QLineEdit(), QCheckBox("x")
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.box)
        self.choice = QComboBox()
        column.addWidget(self.choice)
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


OVER_THE_WINDOW = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def keys_of_an_open_list() -> QWidget:
    """Qt gives keys to what is open over the window, and there to what has the focus in it."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return keys_in(popup)


@OVER_THE_WINDOW
def test_a_scan_over_an_open_choice_closes_it_and_chooses_nothing(bench: Bench) -> None:
    bench.choice.addItems(["Nam", "Nữ"])
    bench.choice.setFocus()
    bench.choice.showPopup()
    type_fast(keys_of_an_open_list(), CARD)
    enter(keys_of_an_open_list())
    assert bench.heard == [CARD]
    assert QApplication.activePopupWidget() is None
    assert bench.choice.currentText() == "Nam"


@OVER_THE_WINDOW
def test_a_scan_over_an_open_menu_closes_it_and_presses_nothing(bench: Bench) -> None:
    menu = QMenu(bench)
    menu.addAction("Nữ")
    pressed: list[bool] = []
    menu.triggered.connect(lambda _action: pressed.append(True))
    menu.popup(bench.mapToGlobal(bench.rect().center()))
    menu.setActiveAction(menu.actions()[0])
    type_fast(keys_of_an_open_list(), CARD)
    enter(keys_of_an_open_list())
    assert (bench.heard, pressed) == ([CARD], [])
    assert QApplication.activePopupWidget() is None


@pytest.fixture
def offered(bench: Bench, qtbot: QtBot) -> Bench:
    """What was typed before is offered below the field."""
    bench.name.setCompleter(QCompleter(["Phòng Kinh tế", "Phòng Văn hóa"], bench.name))
    press(bench.name, "P")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert bench.name.text() == "P"
    return bench


@OVER_THE_WINDOW
def test_a_scan_while_something_is_offered_stays_out_of_the_field(offered: Bench) -> None:
    offered.time += 1
    type_fast(keys_of_an_open_list(), CARD)
    enter(keys_of_an_open_list())
    assert offered.heard == [CARD]
    assert offered.name.text() == "P"
    assert QApplication.activePopupWidget() is None


@OVER_THE_WINDOW
def test_a_hand_types_on_while_something_is_offered(offered: Bench, qtbot: QtBot) -> None:
    for letter in "hò":
        offered.time += 0.2
        press(keys_of_an_open_list(), letter)
    compose(offered.name, "n", commit="ng")
    qtbot.waitUntil(lambda: offered.name.text() == "Phòng")
    press(keys_of_an_open_list(), "", Qt.Key.Key_Down)
    enter(keys_of_an_open_list())
    assert offered.name.text() == "Phòng Kinh tế"
    assert offered.heard == []


@OVER_THE_WINDOW
def test_a_list_of_another_window_is_none_of_ours(bench: Bench, qtbot: QtBot) -> None:
    other = QComboBox()
    qtbot.addWidget(other)
    other.addItems(["Nam", "Nữ"])
    other.show()
    other.showPopup()
    type_fast(keys_of_an_open_list(), CARD)
    assert bench.heard == []
    other.hidePopup()


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


# ------------------------------------------------------------------------------ through an input method

# Each code page garbles other names without losing anything of them.
GARBLED = (
    ("Huỳnh Hiếu Thuận", "big5"),
    ("Lê Anh Sơn", "cp932"),
    ("Huỳnh Hiếu Thuận", "latin-1"),
)
PLAIN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567/:.-", min_size=20, max_size=80)
SLIP = make_slip_text("tracuu.example.vn", "H36.37.05-261123-0001", "A" * 16, MORNING, MORNING, DESK_KEY)


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
