"""The warning sign at the end of a field that is wrong.

Qt draws the icon of a field's action 16 pixels high whatever the size of text, and in the colour that it had when the
field was marked; this sign is as high as the words, and follows another look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit

from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.theme import GRID


class WrongSign(QLabel):
    """What is typed ends before it."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field, self._margins = field, field.textMargins()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        show_sign(self, Icon.WARNING, "problem")
        field.installEventFilter(self)
        self.show()

    def setPixmap(self, drawn: QPixmap | QImage) -> None:
        """Drawn anew, in another size it may be."""
        super().setPixmap(drawn)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        side, margins = self.pixmap().deviceIndependentSize().toSize(), self._margins
        self.setFixedSize(side)
        self.move(self._field.width() - side.width() - GRID, (self._field.height() - side.height()) // 2)
        self._field.setTextMargins(margins.left(), margins.top(), side.width() + GRID, margins.bottom())

    def take_off(self) -> None:
        self._field.removeEventFilter(self)
        self._field.setTextMargins(self._margins)
        self.hide()
        self.deleteLater()


def show_wrong_sign(field: QLineEdit, *, wrong: bool) -> None:
    there = next((child for child in field.children() if isinstance(child, WrongSign) and not child.isHidden()), None)
    if wrong and there is None:
        WrongSign(field)
    elif there is not None and not wrong:
        there.take_off()
