"""What was typed into a card and not saved: put down when the card turns to something else, given back when it returns.

Nothing is asked and nothing is lost. It belongs to one person and leaves with them; it is never written to disk.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from counter_app.ui.marked import Choice

MOST_KEPT = 50
Typed = dict[str, str | bool]


class TypedBefore:
    """By what the card showed (`key`) and the names of its fields."""

    def __init__(self) -> None:
        self._kept: dict[str, Typed] = {}

    def put_down(self, key: str, fields: Mapping[str, QWidget]) -> None:
        """'' is nothing that could be returned to."""
        if key:
            self._kept.pop(key, None)
            self._kept[key] = {name: _value(field) for name, field in fields.items()}
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]

    def give_back(self, key: str, fields: Mapping[str, QWidget]) -> bool:
        """Whether there was something. A field of another name or kind stays as it is."""
        kept = self._kept.get(key, {})
        for name, value in kept.items():
            if name in fields:
                _put(fields[name], value)
        return bool(kept)

    def forget(self, key: str) -> None:
        """It was saved."""
        self._kept.pop(key, None)

    def forget_all(self) -> None:
        """The next person sits down."""
        self._kept.clear()


def _value(field: QWidget) -> str | bool:
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QCheckBox():
            return field.isChecked()
        case Choice():
            return field.value()
    raise TypeError(f"nothing is typed into a {type(field).__name__}")


def _put(field: QWidget, value: str | bool) -> None:
    match field:
        case QLineEdit() if isinstance(value, str):
            field.setText(value)
        case QPlainTextEdit() if isinstance(value, str):
            field.setPlainText(value)
        case QCheckBox() if isinstance(value, bool):
            field.setChecked(value)
        case Choice() if isinstance(value, str):
            field.choose(value)
