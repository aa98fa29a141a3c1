"""One field of a step on the screen: label above, what is wrong with it below, its rule on F1."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from counter_app.domain.step_rules import Objection
from counter_app.ui.language import either, objection_words
from counter_app.ui.marked import Choice, Words, line, mark_wrong
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.steps.procedure_field import ProcedureField
from counter_app.ui.steps.row_fields import RowsField, rows_field
from counter_app.ui.steps.sheet import Field, Kind, Option
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.typed_day import writes_out_days

TEXT_LINES = 3


class FieldView(QWidget):
    """`floats_over` is what a list of findings may cover."""

    changed = Signal()

    def __init__(self, field: Field, floats_over: QWidget | None = None) -> None:
        super().__init__()
        self.field = field
        self.said = Words(kind="problem", wraps=True)
        self.said.hide()
        label = either(field.label.vi, field.label.en)
        self.input = _input(field, label, floats_over or self)
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        if field.kind is not Kind.FLAG:
            column.addWidget(Words(label, "faint", wraps=True))
        column.addWidget(self.input)
        column.addWidget(self.said)
        if field.rule:
            rule_behind_is(self, field.rule)
        self.put(field.value)

    def _connect(self) -> None:
        match self.input:
            case QLineEdit() | QPlainTextEdit():
                self.input.textChanged.connect(self.changed)
            case TickedWords():
                self.input.box.toggled.connect(self.changed)
            case Choice():
                self.input.currentIndexChanged.connect(self.changed)
            case TicksField() | RowsField() | ProcedureField():
                self.input.changed.connect(self.changed)

    def value(self) -> object:
        match self.input:
            case QLineEdit():
                return self.input.text()
            case QPlainTextEdit():
                return self.input.toPlainText()[: self.field.longest]
            case TickedWords():
                return self.input.box.isChecked()
            case Choice() | TicksField() | RowsField() | ProcedureField():
                return self.input.value()
        return ""

    def put(self, value: object) -> None:
        """What stood in a draft of another shape is left out."""
        match self.input:
            case QLineEdit() if isinstance(value, str):
                self.input.setText(value)
                self.input.setCursorPosition(0)
            case QPlainTextEdit() if isinstance(value, str):
                self.input.setPlainText(value)
            case TickedWords() if isinstance(value, bool):
                self.input.box.setChecked(value)
            case Choice() if isinstance(value, str):
                self.input.choose(value)
            case TicksField():
                self.input.put(value)
            case RowsField():
                self.input.fill(value)
            case ProcedureField() if isinstance(value, str):
                self.input.put(value)

    def show_objections(self, objections: tuple[Objection, ...]) -> None:
        """Each with its article; firm ones mark the field. The rule of the first answers F1 from now on."""
        firm = any(one.firm for one in objections)
        self.said.setText("\n".join(objection_words(one) for one in objections))
        self.said.set_kind("problem" if firm else "warning")
        self.said.setVisible(bool(objections))
        mark_wrong(self.input, objection_words(objections[0]) if firm else "")
        rule = next((one.rule for one in objections if one.rule), self.field.rule)
        rule_behind_is(self, rule)

    def focus(self) -> None:
        match self.input:
            case RowsField() | TicksField():
                self.input.first().setFocus(Qt.FocusReason.OtherFocusReason)
            case TickedWords():
                self.input.box.setFocus(Qt.FocusReason.OtherFocusReason)
            case ProcedureField():
                self.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                self.input.setFocus(Qt.FocusReason.OtherFocusReason)


class TicksField(QWidget):
    """A list to tick; Space ticks, up and down go from box to box."""

    changed = Signal()

    def __init__(self, label: str, options: tuple[Option, ...]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        for option in options:
            row = TickedWords(either(option.words.vi, option.words.en))
            row.box.toggled.connect(self.changed)
            column.addWidget(row)
            self._boxes[option.value] = row.box
        if not options:
            column.addWidget(Words(self.tr("Không có mục nào."), "faint"))

    def value(self) -> list[str]:
        return [value for value, box in self._boxes.items() if box.isChecked()]

    def put(self, value: object) -> None:
        wanted = value if isinstance(value, list) else []
        for name, box in self._boxes.items():
            box.setChecked(name in wanted)

    def first(self) -> QWidget:
        return next(iter(self._boxes.values()), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        boxes = list(self._boxes.values())
        here = next((place for place, box in enumerate(boxes) if box.hasFocus()), None)
        if by is None or here is None or not 0 <= here + by < len(boxes):
            super().keyPressEvent(event)
        else:
            boxes[here + by].setFocus(Qt.FocusReason.TabFocusReason)


class TickedWords(QWidget):
    """A box with words that break: those of a check box do not. A press on the words ticks as well."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words, wraps=True), 1)

    def mouseReleaseEvent(self, _event: object) -> None:
        self.box.toggle()


def _input(field: Field, label: str, floats_over: QWidget) -> QWidget:
    hint = either(field.hint.vi, field.hint.en)
    match field.kind:
        case Kind.TEXT:
            return _text(label)
        case Kind.PICK:
            words = ((option.value, either(option.words.vi, option.words.en)) for option in field.options)
            choice = Choice(label, words)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(10)
            return choice
        case Kind.TICKS:
            return TicksField(label, field.options)
        case Kind.PAPERS | Kind.MONEY | Kind.COMPONENTS:
            return rows_field(field)
        case Kind.PROCEDURE:
            return ProcedureField(label, floats_over)
        case Kind.FLAG:
            return TickedWords(label)
    edit = line(label, longest=field.longest, hint=hint)
    if field.kind is Kind.MOMENT:
        writes_out_days(edit)
    if field.kind is Kind.HIDDEN:
        edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit


def _text(label: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(label)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * TEXT_LINES + 16)
    return edit
