"""Icons by what they mean. Drawn by QtAwesome from an icon font, so they stay sharp at every text size."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from pathlib import Path

import qtawesome
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication


class Icon(Enum):
    RECEIVE = "mdi6.file-plus-outline"
    FIND = "mdi6.magnify"
    QUEUE = "mdi6.tray-arrow-up"
    ONLINE = "mdi6.check-circle"
    OFFLINE = "mdi6.lan-disconnect"
    UNSTEADY = "mdi6.lan-pending"
    HANDING_IN = "mdi6.cloud-upload"
    CONFLICT = "mdi6.alert-octagon"
    CLOCK = "mdi6.clock-outline"
    PERSON = "mdi6.account"
    CARD = "mdi6.card-account-details-outline"
    PRINT = "mdi6.printer"
    COPY = "mdi6.content-copy"
    QUESTION = "mdi6.help-circle"
    WARNING = "mdi6.alert"
    DONE = "mdi6.check-bold"
    CLOSE = "mdi6.close"
    ARROW = "mdi6.chevron-right"
    SLIP = "mdi6.file-document-outline"
    MONEY = "mdi6.cash"
    OUT = "mdi6.logout"
    RULES = "mdi6.scale-balance"
    SETTINGS = "mdi6.cog-outline"
    HELP = "mdi6.lifebuoy"
    TODAY = "mdi6.calendar-today"
    CALENDAR = "mdi6.calendar-month-outline"
    TEXT = "mdi6.format-size"
    SCANNER = "mdi6.barcode-scan"
    HAND_OVER = "mdi6.file-send-outline"
    HAND_OUT = "mdi6.file-check-outline"


def icon(meaning: Icon, color: str = "") -> QIcon:
    """The icon in the text's colour, or in `color` ("#rrggbb")."""
    palette = QApplication.palette()
    return _drawn(
        meaning,
        color or palette.color(QPalette.ColorRole.WindowText).name(),
        palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name(),
    )


def program_icon() -> QIcon:
    """What the task bar shows: a slip on a counter. Sharp at every size."""
    return QIcon(str(Path(__file__).with_name("counter-app.svg")))


@lru_cache(maxsize=128)
def _drawn(meaning: Icon, color: str, disabled: str) -> QIcon:
    drawn: QIcon = qtawesome.icon(meaning.value, color=color, color_disabled=disabled)
    return drawn
