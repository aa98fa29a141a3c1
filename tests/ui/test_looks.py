"""Colours, contrast, size of text, language of the screen."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.app import new_application
from counter_app.ui import theme
from counter_app.ui.handover.handover_card import HandoverCard
from counter_app.ui.language import speak, speaks_english
from counter_app.ui.marked import Choice, mark_wrong
from counter_app.ui.remembered import CONTRAST_LOOK, DARK_LOOK, ENGLISH, LIGHT_LOOK, Remembered
from counter_app.ui.report.report_form import ReportForm
from counter_app.ui.steps.date_plans import AS_TYPED
from counter_app.ui.theme import (
    DARK,
    HEADING_POINTS,
    HIGH_CONTRAST,
    LIGHT,
    Look,
    current_look,
    current_sheet,
    dress,
    wanted_look,
    wear,
)
from counter_app.ui.wrong_sign import WrongSign
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.seen_colours import contrast

Open = Callable[..., DeskWindow]
# Every pair of ink and ground that theme.qss and the widgets put together.
WORDS_ON_GROUNDS = (
    *(("text", ground) for ground in ("paper", "ground", "accent_soft", "good_soft", "warning_soft", "problem_soft")),
    *((ink, ground) for ink in ("faint", "good", "warning", "problem", "accent") for ground in ("paper", "ground")),
    *(("faint", ground) for ground in ("accent_soft", "good_soft", "warning_soft", "problem_soft")),
    ("on_accent", "accent"),
    ("on_chosen", "chosen"),
    ("text", "resting"),
    ("faint", "resting"),
)
# Edges, marks and icons.
SIGNS_ON_GROUNDS = (
    ("edge", "paper"),
    ("edge", "ground"),
    *((ink, "paper") for ink in ("accent", "good", "warning", "problem")),
    ("accent", "ground"),
    ("good", "good_soft"),
    ("warning", "warning_soft"),
    ("problem", "problem_soft"),
    ("accent", "accent_soft"),
)
BEARS_NO_WORDS = re.compile(r"::indicator|::handle|divider")


@pytest.mark.parametrize(("look", "words", "signs"), [(LIGHT, 4.5, 3.0), (DARK, 4.5, 3.0), (HIGH_CONTRAST, 7.0, 4.5)])
def test_words_and_signs_stand_out_from_what_they_stand_on(look: Look, words: float, signs: float) -> None:
    """WCAG 2.2: 4.5 to 1 for text, 3 to 1 for signs and edges; 7 to 1 where somebody needs more."""
    weak = [
        (ink, ground, contrast(getattr(look, ink), getattr(look, ground)))
        for pairs, least in ((WORDS_ON_GROUNDS, words), (SIGNS_ON_GROUNDS, signs))
        for ink, ground in pairs
        if contrast(getattr(look, ink), getattr(look, ground)) < least
    ]
    assert weak == []


def test_the_sheet_names_only_colours_that_exist(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, 1.0, LIGHT)
    assert current_sheet()
    assert "@" not in current_sheet()
    assert all(QColor(getattr(LIGHT, field.name)).isValid() for field in fields(LIGHT))


def test_every_ground_of_the_sheet_is_computed_with_the_words_on_it() -> None:
    """A main button that could not be pressed was black on black in high contrast: nobody had listed that pair."""
    sheet = re.sub(r"/\*.*?\*/", "", Path(theme.__file__).with_name("theme.qss").read_text("utf-8"), flags=re.DOTALL)
    pairs = {
        (ink.group(1) if (ink := re.search(r"(?<![\w-])color: @(\w+)@", rule)) else "text", ground.group(1))
        for selector, rule in re.findall(r"([^{}]+)\{([^{}]+)\}", sheet)
        if (ground := re.search(r"(?<![\w-])background: @(\w+)@", rule)) and not BEARS_NO_WORDS.search(selector)
    }
    assert len(pairs) > 10
    assert pairs - set(WORDS_ON_GROUNDS) == set()


def test_the_look_is_chosen_or_the_system_s() -> None:
    assert wanted_look(CONTRAST_LOOK) is HIGH_CONTRAST
    assert wanted_look(LIGHT_LOOK) is LIGHT
    assert wanted_look(DARK_LOOK) is DARK
    assert wanted_look() in (LIGHT, DARK, HIGH_CONTRAST)


def test_a_chosen_look_is_worn_at_once_and_remembered(open_window: Open) -> None:
    desk = open_window()
    desk.window.set_look(CONTRAST_LOOK)
    try:
        assert current_look() is HIGH_CONTRAST
        desk.window.set_text_scale(1.5)
        assert current_look() is HIGH_CONTRAST
        assert Remembered(desk.parts.settings).look == CONTRAST_LOOK
    finally:
        desk.window.set_look(LIGHT_LOOK)
    assert current_look() is LIGHT


def test_windows_wear_the_sheet_and_the_program_does_not(open_window: Open) -> None:
    """A sheet of the program makes each widget dearer: Qt looks up its rules whenever something around it moves."""
    desk = open_window()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.styleSheet() == ""
    for scale in (1.5, 1.0):
        desk.window.set_text_scale(scale)
        assert desk.window.styleSheet() == current_sheet()
        heading = next(one for one in desk.intake.findChildren(QLabel) if one.property("kind") == "heading")
        assert heading.font().pointSizeF() == pytest.approx(HEADING_POINTS * scale, abs=0.1)


def test_what_a_field_offers_looks_like_the_rest(open_window: Open) -> None:
    """The list of a completer stands in no window: it would be undressed."""
    card = found(open_window().window, HandoverCard)
    card.know(("Tư pháp", "Địa chính"))
    completer = card.unit.completer()
    assert completer is not None
    offered = completer.popup()
    assert offered is not None
    assert offered.styleSheet() == current_sheet()


def test_signs_follow_the_look_and_the_size_of_text_while_the_window_is_open(open_window: Open) -> None:
    """A dark sign stayed on the dark rail, and a small one beside large words."""
    desk = open_window()
    sign = desk.window.rail.leave.sign
    high = sign.pixmap().height()
    try:
        desk.window.set_look(DARK_LOOK)
        image = sign.pixmap().toImage()
        inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert DARK.text in inks
        assert LIGHT.text not in inks
        desk.window.set_text_scale(2.0)
        assert sign.pixmap().height() > 1.8 * high
    finally:
        desk.window.set_text_scale(1.0)
        desk.window.set_look(LIGHT_LOOK)


def test_the_warning_in_a_wrong_field_is_as_high_as_its_words_and_covers_none(open_window: Open) -> None:
    """Qt draws the icon of a field's action 16 pixels high at every size of text."""
    desk = open_window(scale=2.0)
    field = desk.intake.form.person.identity
    try:
        mark_wrong(field, "Số định danh phải có 12 chữ số.")
        mark_wrong(field, "Hãy ghi số định danh.")
        (sign,) = field.findChildren(WrongSign)
        height = QFontMetrics(field.font()).height()
        assert sign.pixmap().deviceIndependentSize().height() == height > 30
        assert field.rect().contains(sign.geometry())
        assert field.textMargins().right() >= sign.width()
        desk.window.set_text_scale(1.0)
        QApplication.processEvents()
        assert sign.height() < height * 0.6
        assert field.rect().contains(sign.geometry())
        mark_wrong(field, "")
        assert (sign.isHidden(), field.textMargins().right()) == (True, 0)
    finally:
        desk.window.set_text_scale(1.0)


def test_what_an_empty_field_says_cannot_be_taken_for_what_was_typed(open_window: Open) -> None:
    """“25/11/2026 15:30” alone reads as a date that somebody gave, and in high contrast it was as black as one."""
    window, report = open_window().window, ReportForm()
    fields = [*window.findChildren(QLineEdit), *report.findChildren(QLineEdit)]
    hints = {field.placeholderText() for field in fields} | {AS_TYPED.vi, AS_TYPED.en}
    assert "ví dụ 01/02/1990" in hints
    assert [hint for hint in hints if hint[:1].isdigit()] == []
    assert HIGH_CONTRAST.faint != HIGH_CONTRAST.text


def test_a_choice_shows_whole_words_where_they_fit_and_ends_in_dots_where_they_do_not(qtbot: QtBot) -> None:
    """Qt cut them in the middle of a letter, under the arrow."""
    words = "Lỗi của một dịch vụ công trực tuyến"
    page = QWidget()
    qtbot.addWidget(page)
    whole, narrow = (Choice("Sự cố", (("a", words), ("b", "Khác"))) for _ in range(2))
    column = QVBoxLayout(page)
    for choice in (whole, narrow):
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
    try:
        for scale in (1.0, 2.0):
            dress_plainly(scale)
            wear(page)
            narrow.setFixedWidth(whole.sizeHint().width() - 60)
            page.show()
            QApplication.processEvents()
            assert whole.shown() == words
            assert narrow.shown().endswith("…")
            assert words.startswith(narrow.shown()[:-1])
            narrow.choose("b")
            assert narrow.shown() == "Khác"
            narrow.choose("a")
            shown = narrow.grab().toImage()
            assert not shown.isNull()
    finally:
        dress_plainly()


def test_the_sheet_asks_only_for_drawings_that_are_there(qtbot: QtBot) -> None:
    for look in (LIGHT, DARK, HIGH_CONTRAST):
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, 1.0, look)
        named = re.findall(r'url\("([^"]+)"\)', current_sheet())
        assert len(named) >= 4
        assert [name for name in named if not Path(name).exists()] == []
    dress_plainly()


def test_text_size_look_and_language_are_there_again_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    kept = Remembered(file)
    kept.look, kept.text_scale, kept.language = CONTRAST_LOOK, 1.5, ENGLISH
    kept.write()
    try:
        application = new_application(file)
        assert (current_look(), application.font().pointSizeF(), speaks_english()) == (HIGH_CONTRAST, 15.0, True)
    finally:
        speak(False)
        dress(application, 1.0, LIGHT)


def test_a_file_that_remembers_nonsense_counts_as_empty(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[General]\ntext_scale=lớn\nlook=7\nlanguage=fr\nrecent=\n", "utf-8")
    kept = Remembered(file)
    assert (kept.text_scale, kept.look, kept.language, kept.recent) == (1.0, "system", "vi", ())
    assert kept.sizes("shares/intake", 2) == []


def test_another_language_opens_the_window_again_and_nothing_typed_is_lost(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.intake.form.person.name.setText("Trần Văn Ánh")
    try:
        desk.window.set_language(ENGLISH)
        after = desk.window.successor
        assert after is not None
        again = DeskWindow(after, desk.work, desk.parts, desk.tray, desk.line)
        qtbot.waitUntil(lambda: again.intake.form.person.name.text() == "Trần Văn Ánh")
        assert after.windowTitle() == "One-stop shop — Quầy 1"
        assert after.current_place == desk.window.current_place
        assert gc.get_freeze_count(), "no whole round holds this window up either"
        after.may_close = _yes
        after.close()
        after.deleteLater()
    finally:
        speak(False)


def test_text_can_be_made_larger_and_is_remembered(open_window: Open) -> None:
    desk = open_window()
    desk.window.set_text_scale(1.5)
    assert desk.intake.form.font().pointSizeF() == 15
    desk.window.set_text_scale(9)
    assert desk.intake.form.font().pointSizeF() == 20
    assert Remembered(desk.parts.settings).text_scale == 2.0


def _yes() -> bool:
    return True


def test_the_size_of_the_window_and_the_share_of_its_right_side_are_there_again(open_window: Open) -> None:
    desk = open_window()
    desk.window.resize(1210, 690)
    QApplication.processEvents()
    bar = desk.window._splitter
    bar.handle(1).moveSplitter(bar.sizes()[0] - 60)
    shares = bar.sizes()
    desk.window.close()
    again = open_window().window
    again._restore_size()  # the tests' windows are made as large as the common screen
    assert again.height() == 690  # the offscreen screen is narrower than any window
    again.resize(1210, 690)
    QApplication.processEvents()
    assert again._splitter.sizes() == shares
