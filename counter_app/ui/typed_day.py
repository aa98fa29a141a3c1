"""A day as people type it: 31/12/2026, or in one go 31122026."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

from counter_app.domain.errors import BadInput
from counter_app.domain.times import date_vi, time_vi
from counter_app.domain.written_day import read_day, read_moment


def typed_day(text: str) -> date:
    """Raises BadInput for what is no day."""
    day = read_day(text)
    if day is None:
        raise BadInput(
            f"Không đọc được ngày “{text[:20]}”; hãy viết như 31/12/2026.",
            f"The day “{text[:20]}” cannot be read; write it like 31/12/2026.",
        )
    return day


def writes_out_days(field: QLineEdit) -> None:
    """When the hand leaves the field, a day or moment that was read stands there as every paper writes it: the eye
    compares it with the paper. What cannot be read stays as it was typed."""
    _WrittenOut(field)


class _WrittenOut(QObject):
    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        field.editingFinished.connect(self._write)

    @Slot()
    def _write(self) -> None:
        text = self._field.text()
        written = _written(read_day(text), read_moment(text))
        if written and written != text:
            self._field.setText(written)


def _written(day: date | None, moment: datetime | None) -> str:
    if moment is not None:
        return time_vi(moment)
    return date_vi(day) if day is not None else ""
