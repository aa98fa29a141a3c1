"""What was typed and not saved: nothing asks, nothing is lost, and the next person finds nothing of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import DeskWindow
from tests.ui.forms import FORMS, Field, Form
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]
TYPED = "Công văn số 7"
# Looked for or named with, never saved: a box for searching, a list's filter, who signs in, what a table shows.
QUESTIONS = {
    *("FindScreen", "HandoverScreen", "RulesScreen", "Palette", "SignInScreen", "LockScreen", "QSpinBox", "Choice"),
    *("KeysSection", "LicencesSection", "PrintersSection", "PinForm", "SecondPerson", "QDateTimeEdit"),
}


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_what_was_typed_can_be_undone_and_is_there_again_after_leaving(
    qtbot: QtBot, open_window: Open, form: Form
) -> None:
    desk = open_window(session=form.session)
    field = form.begin(qtbot, desk)
    compose(field, commit=TYPED)
    assert text_of(field) == TYPED
    field.undo()
    assert text_of(field) == ""
    field.redo()
    assert text_of(field) == TYPED
    form.leave(qtbot, desk)
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.window.current_place == form.place
    assert text_of(form.back(qtbot, desk)) == TYPED


def test_every_field_of_the_window_belongs_to_a_form_that_is_tried(qtbot: QtBot, open_window: Open) -> None:
    """A new one joins the list."""
    desk = open_window()
    known = {form.of.__name__ for form in FORMS} | QUESTIONS
    fields: list[QWidget] = [*desk.window.findChildren(QLineEdit), *desk.window.findChildren(QPlainTextEdit)]
    strange = [field.accessibleName() for field in fields if not any(name in known for name in ancestry(field))]
    assert strange == []


def ancestry(widget: QWidget) -> list[str]:
    """Names of the classes that it stands in."""
    names, parent = [type(widget).__name__], widget.parentWidget()
    while parent is not None:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return names
