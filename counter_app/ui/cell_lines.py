"""How a cell of a table draws its words: each line shortened by itself, one long line over all that the row has."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter_app.ui.theme import GRID

BREAK = "\u2028"


class CellLines(QStyledItemDelegate):
    """`lines` is how many a row has room for."""

    def __init__(self, parent: QWidget, lines: int) -> None:
        super().__init__(parent)
        self._lines = lines

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        sign = option.decorationSize.width() + GRID if not option.icon.isNull() else 0
        metrics, width = option.fontMetrics, option.rect.width() - 3 * GRID - sign
        lines = str(index.data() or "").split("\n")
        if len(lines) == 1:
            lines = wrapped(lines[0], metrics, width, self._lines)
        option.text = BREAK.join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Broken between words into `most` lines of `width` pixels; the last one holds the rest, however long."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and len(lines) < most and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
