"""Icons by what they mean. Drawn from the letters of a small font of signs, so they stay sharp at every text size."""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from counter_app.settings.resources import resource_path
from counter_app.ui.theme import current_look

# Of the height: the signs have some air around them, as letters have.
SIGN_SHARE = 0.875


class Icon(Enum):
    """The sign's letter in `Signs.ttf`; behind it its name among the Material Design Icons."""

    RECEIVE = "\U000f0eed"  # file-plus-outline
    FIND = "\U000f0349"  # magnify
    QUEUE = "\U000f011d"  # tray-arrow-up
    ONLINE = "\U000f05e0"  # check-circle
    OFFLINE = "\U000f0319"  # lan-disconnect
    UNSTEADY = "\U000f031a"  # lan-pending
    HANDING_IN = "\U000f0167"  # cloud-upload
    CONFLICT = "\U000f0029"  # alert-octagon
    CLOCK = "\U000f0150"  # clock-outline
    PERSON = "\U000f0004"  # account
    CARD = "\U000f0dab"  # card-account-details-outline
    PRINT = "\U000f042a"  # printer
    COPY = "\U000f018f"  # content-copy
    QUESTION = "\U000f02d7"  # help-circle
    WARNING = "\U000f0026"  # alert
    DONE = "\U000f0e1e"  # check-bold
    CLOSE = "\U000f0156"  # close
    ARROW = "\U000f0142"  # chevron-right
    SLIP = "\U000f09ee"  # file-document-outline
    MONEY = "\U000f0114"  # cash
    OUT = "\U000f0343"  # logout
    RULES = "\U000f05d1"  # scale-balance
    SETTINGS = "\U000f08bb"  # cog-outline
    HELP = "\U000f087e"  # lifebuoy
    TODAY = "\U000f00f6"  # calendar-today
    TEXT = "\U000f027f"  # format-size
    SCANNER = "\U000f0072"  # barcode-scan
    HAND_OVER = "\U000f1039"  # file-send-outline
    HAND_OUT = "\U000f0e29"  # file-check-outline


def icon(meaning: Icon, color: str = "") -> QIcon:
    """The icon in the text's colour, or in `color` ("#rrggbb")."""
    palette = QApplication.palette()
    return _drawn(
        meaning,
        color or palette.color(QPalette.ColorRole.WindowText).name(),
        palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name(),
        current_look().on_chosen,
    )


def show_sign(on: QLabel | QAbstractButton, meaning: Icon, ink: str = "text") -> None:
    """As high as the text of the widget, in a colour of the look by its name; `redraw_signs` draws it anew."""
    on.setProperty("sign", f"{meaning.name} {ink}")
    drawn, side = icon(meaning, getattr(current_look(), ink)), on.fontMetrics().height()
    if isinstance(on, QLabel):
        on.setPixmap(drawn.pixmap(side, side))
    else:
        on.setIcon(drawn)
        on.setIconSize(QSize(side, side))


def redraw_signs(window: QWidget) -> None:
    """After another look, or another size of text."""
    bearers: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    for widget in bearers:
        sign = widget.property("sign")
        if sign and not (isinstance(widget, QLabel) and widget.pixmap().isNull()):
            name, ink = str(sign).split()
            show_sign(widget, Icon[name], ink)


def program_icon() -> QIcon:
    """What the task bar shows: a slip on a counter. Sharp at every size."""
    return QIcon(str(Path(__file__).with_name("counter-app.svg")))


@lru_cache(maxsize=128)
def _drawn(meaning: Icon, color: str, disabled: str, chosen: str) -> QIcon:
    return QIcon(_SignEngine(meaning.value, QColor(color), QColor(disabled), QColor(chosen)))


class _SignEngine(QIconEngine):
    """Draws anew for each size that is asked for. On a chosen row a sign has the colour of the words beside it."""

    def __init__(self, letter: str, color: QColor, disabled: QColor, chosen: QColor) -> None:
        super().__init__()
        self._letter, self._color = letter, color
        self._others = {QIcon.Mode.Disabled: disabled, QIcon.Mode.Selected: chosen}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        painter.save()
        painter.setPen(self._others.get(mode, self._color))
        font = QFont(_family())
        font.setPixelSize(max(round(SIGN_SHARE * rect.height()), 1))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn


@cache
def _family() -> str:
    """By path, as every font here (docs/decisions/014-fonts-shipped.md)."""
    number = QFontDatabase.addApplicationFont(str(resource_path("fonts", "screen", "Signs.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]
