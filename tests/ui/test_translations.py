from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as Tree
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.settings.resources import resource_path
from counter_app.ui.handover.handover_card import HandoverCard
from counter_app.ui.language import either, speak
from counter_app.ui.queue.queue_screen import QueueDetail

UI = Path(__file__).parents[2] / "counter_app" / "ui"
PLACE = re.compile(r"\{\d+\}")
Texts = set[tuple[str, str]]


def texts(file: Path) -> tuple[Texts, Texts]:
    """(context, text) of everything to be translated, and of what has no translation."""
    every, bare = set(), set()
    for context in Tree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name") or "", message.findtext("source") or "")
            every.add(key)
            if not all(english(message)):
                bare.add(key)
    return every, bare


def written_pairs(source: str) -> list[int]:
    """Lines in which `either` is given a text of the window's own."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = (node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "either")
    return [call.lineno for call in named if any(words_in(one) for one in call.args)]


def words_in(argument: ast.expr) -> bool:
    """A date's format is none."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return any(isinstance(one, ast.Constant) and any(map(str.isalpha, str(one.value))) for one in parts)


def test_the_window_s_own_texts_are_in_the_translation_file_and_never_in_a_pair() -> None:
    """`either` chooses between what came in both languages; a translator would not find anything else there."""
    files = (*UI.rglob("*.py"), *(UI.parent / "app").rglob("*.py"))
    found = {str(file.relative_to(UI.parent)): written_pairs(file.read_text("utf-8")) for file in files}
    assert {file: lines for file, lines in found.items() if lines} == {}


def english(message: Tree.Element) -> list[str]:
    """Its translation; of what counts something the form for one and the form for many."""
    forms = [form.text or "" for form in message.iter("numerusform")]
    return forms or [message.findtext("translation") or ""]


def test_every_text_of_the_screen_is_in_the_translation_file_and_translated(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    files = [str(file) for file in sorted(UI.rglob("*.py"))]
    subprocess.run([tool, *files, "-ts", fresh, "-locations", "none"], check=True, capture_output=True)
    wanted, _ = texts(fresh)
    known, bare = texts(resource_path("translations", "counter_app_en.ts"))
    assert wanted - known == set()
    assert known - wanted == set()
    assert bare == set()


def messages() -> list[Tree.Element]:
    return list(Tree.parse(resource_path("translations", "counter_app_en.ts")).getroot().iter("message"))


def test_placeholders_are_the_same_in_both_languages() -> None:
    for message in messages():
        source = message.findtext("source") or ""
        for translation in english(message):
            assert set(PLACE.findall(source)) == set(PLACE.findall(translation)), source
        assert ("%n" in source or "%Ln" in source) == (message.get("numerus") == "yes"), source


def test_english_counts_one_thing_in_words_for_one() -> None:
    """“1 dossiers”: a number before a plural is Qt's to choose the form for."""
    things = "dossiers|slips|copies|pages|rows|entries|files|minutes|seconds|points|lines|rules|transfers|results|days"
    counted = re.compile(rf"\{{\d\}} (\w+ )?({things})\b|\(s\)")
    wrong = [form for message in messages() for form in english(message) if counted.search(form)]
    assert wrong == []
    for message in messages():
        forms = english(message)
        assert len(forms) == (2 if message.get("numerus") else 1), forms
        assert not re.search(rf"%L?n (\w+ )?({things})\b", forms[0]) or len(forms) == 1, forms


def test_the_window_says_one_dossier(qtbot: QtBot) -> None:
    speak(True)
    try:
        card = HandoverCard()
        qtbot.addWidget(card)
        said = []
        for count in (1, 2):
            card.show_count(count)
            said.append(card.hand_over.words.text())
        assert said == ["Hand over 1 dossier", "Hand over 2 dossiers"]
    finally:
        speak(False)


@pytest.mark.parametrize(("english", "words"), [(False, "Báo hệ thống ngừng"), (True, "Report the system down")])
def test_the_window_speaks_the_chosen_language(qtbot: QtBot, english: bool, words: str) -> None:
    assert QApplication.instance() is not None
    speak(english)
    try:
        detail = QueueDetail()
        qtbot.addWidget(detail)
        assert detail.outage.text() == words
        assert either("vi", "en") == ("en" if english else "vi")
    finally:
        speak(False)


def test_no_text_hides_inside_a_format_string_where_the_translators_tool_does_not_look() -> None:
    hidden = [file.name for file in UI.rglob("*.py") if "{self.tr(" in file.read_text("utf-8")]
    assert hidden == []


@pytest.mark.parametrize("name", ["counter_app_en", "qt_vi"])
def test_the_compiled_translation_is_that_of_the_file_beside_it(tmp_path: Path, name: str) -> None:
    """A stale one shows Vietnamese in the middle of an English screen."""
    fresh = tmp_path / "fresh.qm"
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    file = resource_path("translations", f"{name}.ts")
    subprocess.run([tool, file, "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == resource_path("translations", f"{name}.qm").read_bytes()


def named(widget: QWidget) -> set[str]:
    """What Qt itself wrote on it."""
    buttons, labels = widget.findChildren(QAbstractButton), widget.findChildren(QLabel)
    actions = widget.findChildren(QAction)
    return {one.text().replace("&", "").partition("\t")[0] for one in (*buttons, *labels, *actions) if one.text()}


@pytest.mark.parametrize("english", [False, True])
def test_menus_and_dialogs_that_are_qts_own_speak_the_language_of_the_screen(qtbot: QtBot, english: bool) -> None:
    speak(english)
    try:
        spin = QSpinBox()
        for field in (QLineEdit(), QPlainTextEdit(), spin.findChild(QLineEdit)):
            assert field is not None
            qtbot.addWidget(field)
            menu = field.createStandardContextMenu()
            assert ("Paste" in named(menu)) is english
            assert ("Dán" in named(menu)) is not english
            menu.deleteLater()
        files = QFileDialog()
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(files)
        told = named(files)
        assert ({"Mở", "Thôi", "Tên tệp:", "Loại tệp:", "Thư mục:"} <= told) is not english
        assert bool(told & {"Open", "Cancel", "File name:", "Files of type:", "Look in:", "New Folder"}) is english
    finally:
        speak(False)
