"""A name is shown letter by letter: Qt draws markup in a tool tip and takes an & on a button for the mark of a key."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.domain.people import Person
from counter_app.ui import marked
from counter_app.ui.act_button import ActButton, EnterButton
from counter_app.ui.plain_text import as_said, in_tip, on_button
from counter_app.ui.sign_in.recent_people import RecentPeople
from counter_app.ui.table_model import Column, RowsModel, Shape

MARKUP = '<img src="file:///etc/hostname"><b>Đậm</b> & <a href="http://x">đường dẫn</a>'
UI = Path(marked.__file__).parent


def test_what_looks_like_markup_is_drawn_as_it_was_typed() -> None:
    assert Gui.mightBeRichText(MARKUP)
    shown = in_tip(MARKUP)
    assert "<img" not in shown
    assert "&lt;img" in shown
    assert in_tip("Nguyễn Văn A & 1 < 2\nhai dòng") == "Nguyễn Văn A & 1 < 2\nhai dòng"


@pytest.mark.parametrize("text", ["Công ty A & B", "&&", "&", "không có"])
def test_a_button_says_what_it_was_given(qtbot: QtBot, text: str) -> None:
    for button in (EnterButton(text), ActButton(text)):
        qtbot.addWidget(button)
        assert button.text() == text
        assert super(EnterButton, button).text() == on_button(text)  # what Qt draws
        assert button.shortcut().isEmpty()
        button.setText("khác & mới")
        assert button.text() == "khác & mới"
    assert as_said(on_button(text)) == text


def test_a_shortened_label_a_wrong_field_and_a_table_tell_it_plainly(qtbot: QtBot) -> None:
    table = RowsModel([Column(Shape("Tên", "x"), str, str)], str, str)
    table.show((MARKUP,))
    cell = table.index(0, 0)
    assert cell.data() == MARKUP
    label = marked.OneLine(MARKUP)
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.say(MARKUP)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    marked.mark_wrong(edit, MARKUP)
    for tip in (label.toolTip(), edit.toolTip(), cell.data(Qt.ItemDataRole.ToolTipRole)):
        assert "&lt;img" in tip
        assert "<img" not in tip


def test_people_are_named_as_they_are_called(qtbot: QtBot) -> None:
    row = RecentPeople()
    qtbot.addWidget(row)
    row.show_people(tuple(Person(f"p{n}", f"{MARKUP} {n}", "clerk", "", True, False) for n in (1, 2)))
    for button in row.findChildren(EnterButton):
        assert "<img" not in button.toolTip()
        assert button.text().startswith(MARKUP)


def _is_plain(said: ast.expr) -> bool:
    """Made plain, the program's own words, nothing, or what stood there before."""
    if isinstance(said, ast.IfExp):
        return _is_plain(said.body) and _is_plain(said.orelse)
    if isinstance(said, ast.Call):
        return ast.unparse(said.func).rpartition(".")[2] in ("in_tip", "tr", "toolTip")
    return isinstance(said, ast.Constant)


def _tips(file: Path) -> list[ast.expr]:
    calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return [one.args[0] for one in calls if ast.unparse(one.func).endswith(".setToolTip")]


def test_every_tool_tip_is_our_own_words_or_made_plain() -> None:
    """What comes from outside goes through `in_tip`."""
    told = {
        str(file.relative_to(UI)): [ast.unparse(tip) for tip in _tips(file) if not _is_plain(tip)]
        for file in UI.rglob("*.py")
    }
    assert {name: tips for name, tips in told.items() if tips} == {}
