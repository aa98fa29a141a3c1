"""A QR symbol on the screen: black on white whatever the look is, for telephones read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

from counter_app.services.qr_symbol import Symbol

SIDE = 232  # pixels, about
_FORM = QImage.Format.Format_Grayscale8


def qr_picture(symbol: Symbol) -> QPixmap:
    """Its quiet zone included; whole pixels a module."""
    side = len(symbol)
    image = QImage(side, side, _FORM)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(symbol):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x, y, Qt.GlobalColor.black)
    return QPixmap.fromImage(image.scaledToWidth(max(1, SIDE // side) * side))
