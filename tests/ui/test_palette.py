"""Ctrl+K: everything by name; one source for every key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from counter_app.ui.actions import EVERYWHERE, Action
from counter_app.ui.palette.palette import WHY_NOT, Palette
from counter_app.ui.place import FIND, INTAKE, QUEUE, RETURN
from tests.ui.desk_window import DeskWindow, found

Open = Callable[..., DeskWindow]


def called_up(desk: DeskWindow, letters: str = "") -> Palette:
    palette = found(desk.window, Palette)
    if not palette.isVisible():
        palette.call_up(desk.window.current_place)
    palette.box.setText(letters)
    return palette


def press(qtbot: QtBot, palette: Palette, key: Qt.Key) -> None:
    qtbot.keyClick(palette.box, key)


def test_every_shortcut_of_the_program_is_an_action(open_window: Open) -> None:
    window = open_window().window
    told = {QKeySequence(action.key).toString() for action in window.deeds.all()} | {"Ctrl+="}
    keys = [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    keys += [button.shortcut().toString() for button in window.findChildren(QAbstractButton)]
    keys += [deed.shortcut().toString() for deed in window.findChildren(QAction) if deed.parent() is not None]
    used = {key for key in keys if key}
    assert {"F2", "F3", "F6", "F9", "Ctrl+K", "Esc"} <= used
    assert used <= told


def test_no_key_means_two_things_at_one_place(open_window: Open) -> None:
    taken: dict[tuple[str, str], Action] = {}
    actions = [action for action in open_window().window.deeds.all() if action.key]
    everywhere = {action.key for action in actions if action.place == EVERYWHERE}
    for action in actions:
        assert action.place == EVERYWHERE or action.key not in everywhere, action
        assert (action.place, action.key) not in taken, (action, taken.get((action.place, action.key)))
        taken[action.place, action.key] = action


def test_a_place_is_found_by_a_few_letters_without_marks_and_entered(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.intake.form.person.name.setFocus()
    palette = called_up(desk, "cho chuyen")
    assert palette.shown()[0] == f"go.{QUEUE}"
    palette = called_up(desk, "tim")
    assert palette.shown()[0] == f"go.{FIND}"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert desk.window.current_place == FIND
    assert not palette.isVisible()


def test_what_was_used_last_comes_first(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    press(qtbot, called_up(desk, "chu to hon"), Qt.Key.Key_Return)
    assert called_up(desk).shown()[0] == "text.larger"
    press(qtbot, called_up(desk, "co chu thuong"), Qt.Key.Key_Return)
    assert called_up(desk).shown()[:2] == ("text.normal", "text.larger")


@pytest.mark.parametrize(
    ("letters", "title"),
    [
        ("nhan ket qua", "Nhận kết quả về"),
        ("kiem dem", "Kiểm đếm tiền"),
        ("so theo doi", "Sổ theo dõi"),
        ("bao cao", "Báo cáo số liệu"),
        ("bao su co", "Báo sự cố"),
    ],
)
@pytest.mark.parametrize("place", [INTAKE, RETURN])
def test_what_the_guide_says_to_type_leads_first_to_what_it_names(
    open_window: Open, place: str, letters: str, title: str
) -> None:
    """The record that the post signs came before the list of results, for one of its further words."""
    desk = open_window()
    desk.window.go_to(place)
    palette = called_up(desk, letters)
    assert palette.model.item(0).text().startswith(title)


def test_what_cannot_be_done_now_says_why_and_does_nothing(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.intake.save.setEnabled(False)
    palette = called_up(desk, "luu va in")
    assert palette.list.currentIndex().data(WHY_NOT)
    assert palette.told.text() == palette.list.currentIndex().data(WHY_NOT)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert desk.window.current_place == INTAKE


def test_actions_of_other_places_are_not_offered_here(open_window: Open) -> None:
    desk = open_window()
    places = {action.place for action in desk.window.deeds.found("", INTAKE)}
    assert places == {EVERYWHERE, INTAKE}


def test_esc_and_a_click_elsewhere_put_it_away_and_the_hand_is_where_it_was(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    name = desk.intake.form.person.name
    name.setFocus()
    palette = called_up(desk, "tim")
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert name.hasFocus()
    called_up(desk)
    desk.intake.form.person.phone.setFocus()
    assert not palette.isVisible()


def test_arrows_choose_and_go_round(qtbot: QtBot, open_window: Open) -> None:
    palette = called_up(open_window(), "chu")
    rows = palette.model.rowCount()
    assert rows >= 3
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == rows - 1
    press(qtbot, palette, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_letters_that_name_nothing_lead_to_the_search_for_dossiers(open_window: Open) -> None:
    palette = called_up(open_window(), "xyzzy")
    assert palette.shown() == ()
    assert "F3" in palette.told.text()


def test_nobody_at_the_desk_and_no_key_leads_in(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(session=None)
    enabled = [one for one in desk.window.findChildren(QShortcut) if one.isEnabled() and one.key().toString()[0] == "F"]
    assert enabled == []
