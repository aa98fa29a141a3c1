"""Small widgets that say what they are: labels by kind, buttons with their key beside the words, panels with acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeySequence, QPaintEvent, QShortcutEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.act_button import ActButton, EnterButton
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.plain_text import in_tip
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.wrong_sign import show_wrong_sign

_SIGNS = {
    "question": Icon.QUESTION,
    "told-good": Icon.DONE,
    "told-warning": Icon.WARNING,
    "told-problem": Icon.CONFLICT,
    "rule": Icon.RULES,
}
_TOO_LONG, MAY_BREAK = re.compile(r"\S{30}(?=\S)"), "\u200b"


class Words(QLabel):
    """Plain text of one kind: body (""), heading, strong, faint, good, warning, problem, key."""

    def __init__(self, text: str = "", kind: str = "", *, wraps: bool = False) -> None:
        super().__init__()
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wraps)
        self.setText(text)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        """Words that break go on in the next line where one alone is too long: a number of eighty digits on a card, or
        a path, made its column wider and the work beside it narrower."""
        self._said = text
        super().setText(_TOO_LONG.sub(rf"\g<0>{MAY_BREAK}", text) if self.wordWrap() else text)

    def text(self) -> str:
        """As it was said."""
        return self._said

    def clear(self) -> None:
        self._said = ""
        super().clear()

    def set_kind(self, kind: str) -> None:
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)


class OneLine(Words):
    """A label that shortens its text with … rather than pushing its neighbours; whole in the tool tip."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__(kind=kind)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()

    def whole(self) -> str:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(in_tip(self._whole) if shown != self._whole else "")


class KeyButton(ActButton):
    """A button whose key stands beside its words."""

    def __init__(self, text: str, key: str = "", *, kind: str = "", sign: Icon | None = None) -> None:
        super().__init__()
        self.words, self.key = Words(text), Words(_shown(key), "key")
        self._text = text
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.setAccessibleDescription(_shown(key))
        if key:
            self.setShortcut(QKeySequence(key))
        self._lay_out(sign)

    def event(self, event: QEvent) -> bool:
        """At once: Qt would show the button pressed for a tenth of a second first, and keys struck meanwhile would
        go where the focus was."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def _lay_out(self, sign: Icon | None) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(GRID + HALF, HALF, GRID + HALF, HALF)
        row.setSpacing(GRID)
        self.sign = QLabel()
        self._sign = sign
        for label in (self.sign, self.words, self.key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.key)
        self.sign.setVisible(sign is not None)
        self.key.setVisible(bool(self.key.text()))
        self._draw_sign()

    def _show_text(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_key(self, key: str) -> None:
        """A key that leads here from everywhere, so that the window has it and not this button."""
        self.key.setText(_shown(key))
        self.key.setVisible(not self.words.isHidden())
        self.setAccessibleDescription(_shown(key))

    def set_narrow(self, *, narrow: bool) -> None:
        """The icon alone; the words stay as accessible name and tool tip."""
        self.words.setVisible(not narrow)
        self.key.setVisible(not narrow and bool(self.key.text()))
        self._row.setContentsMargins(*((HALF, HALF, HALF, HALF) if narrow else (GRID + HALF, HALF, GRID + HALF, HALF)))
        self.updateGeometry()

    def wide_width(self) -> int:
        parts = [label.sizeHint().width() for label in (self.sign, self.words, self.key)]
        return sum(parts) + self._row.spacing() * 2 + 2 * (GRID + HALF)

    def sizeHint(self) -> QSize:
        hint = self._row.sizeHint()
        return QSize(hint.width(), max(hint.height(), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _draw_sign(self) -> None:
        if self._sign is not None:
            show_sign(self.sign, self._sign)


class LinkButton(EnterButton):
    """A quiet button that reads like a link."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "link")
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Panel(QFrame):
    """A sentence with what can be done about it; never blocks anything. `kind` as in theme.qss."""

    def __init__(self, kind: str, sentence: str, detail: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAccessibleName(sentence)
        self.sentence, self.detail = Words(sentence, "strong", wraps=True), Words(detail, wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        sign = QLabel()
        show_sign(sign, _SIGNS[kind])
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        self._column.addLayout(head)
        self._column.addWidget(self.detail)
        self.detail.setVisible(bool(detail))  # only now: shown without a parent it would flash as a window
        self._acts: FlowRow | None = None
        self._buttons: list[ActButton] = []

    def add_widget(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def add_act(self, text: str, act: Callable[[], object], *, main: bool = False, leaves: bool = False) -> ActButton:
        """`act` is a method of a QObject on the window's thread. `leaves`: changes nothing, so Esc does it while the
        focus is in here."""
        if self._acts is None:
            self._acts = FlowRow()
            self._column.addWidget(self._acts)
        button = ActButton(text)
        button.setProperty("kind", "main" if main else "")
        button.clicked.connect(act)
        self._acts.add(button)
        self._buttons.append(button)
        if leaves:
            leaves_by_esc(self, button.click)
        return button

    @property
    def first_act(self) -> ActButton | None:
        """The main one, where there is one."""
        main = (button for button in self._buttons if button.property("kind") == "main")
        return next(main, self._buttons[0] if self._buttons else None)


def divider() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "divider")
    return line


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


_ROUNDED = 2  # Qt measures for the box and for the words apart


class Choice(QComboBox):
    """A combo box that a passing mouse wheel does not change. Words that have no room in it end in …, and are whole in
    its list and its tool tip: Qt would cut them in the middle of a letter."""

    def __init__(self, name: str, choices: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # On Linux Qt says the value as the accessible name and leaves the name itself to a label beside the box.
        self._label = QLabel(name)
        self._label.setBuddy(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in choices:
            self.addItem(words, value)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._label.setParent(self.parentWidget())
            self._label.hide()
        elif isinstance(event, QHelpEvent) and not self.toolTip() and self.shown() != self.currentText():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def shown(self) -> str:
        """What of the chosen words stands in the box."""
        return self._option().currentText

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """The list is as wide as its widest line, where the window is."""
        widest = self.view().sizeHintForColumn(0) + 4 * GRID
        self.view().setMinimumWidth(min(widest, self.window().width() - 2 * GRID))
        super().showPopup()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() + _ROUNDED
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        return option

    def value(self) -> str:
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def sentence_case(text: str) -> str:
    """Đã tiếp nhận: a state at the beginning of a cell or a line."""
    return text[:1].upper() + text[1:]


def mark_wrong(widget: QWidget, sentence: str) -> None:
    """Show beside a field what is wrong with it: edge, sign, tool tip, accessible description; '' takes it away."""
    if widget.property("wrong") == bool(sentence) and widget.toolTip() == in_tip(sentence):
        return
    widget.setProperty("wrong", bool(sentence))
    widget.setToolTip(in_tip(sentence))
    widget.setAccessibleDescription(sentence)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    if isinstance(widget, QLineEdit):
        show_wrong_sign(widget, wrong=bool(sentence))


def count_box(name: str) -> QSpinBox:
    """How many, from 1 to 99."""
    box = QSpinBox()
    box.setRange(1, 99)
    box.setAccessibleName(name)
    roomy(box)
    box.setMaximumWidth(box.fontMetrics().horizontalAdvance("9999") + 5 * GRID)
    return box


def roomy(box: QAbstractSpinBox) -> None:
    """The field inside takes no padding from the style sheet."""
    inner = box.findChild(QLineEdit)
    if isinstance(inner, QLineEdit):
        inner.setTextMargins(GRID - 2, 0, 0, 0)


class _Line(QLineEdit):
    """Once the hand has left, a text that is longer than its field shows how it begins: Qt leaves its end there."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)


def line(name: str, *, longest: int, hint: str = "", example: str = "") -> QLineEdit:
    """A field for one line of text, at most `longest` characters. Empty it shows `hint`, or that `example` is one:
    a day alone would look like what was typed, most of all in high contrast."""
    edit = _Line()
    edit.setAccessibleName(name)
    edit.setMaxLength(longest)
    edit.setPlaceholderText(QCoreApplication.translate("Line", "ví dụ {0}").format(example) if example else hint)
    return edit
