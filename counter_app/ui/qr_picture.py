"""A QR symbol on the screen: black on white whatever the look is, for telephones read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

from counter_app.services.qr_symbol import Symbol

SIDE = 232  # pixels, about
SMALL_SIDE = 120  # beside words: two pixels a module of a slip's symbol, some 30 mm
_FORM = QImage.Format.Format_Grayscale8


def qr_picture(symbol: Symbol, around: int = SIDE) -> QPixmap:
    """Its quiet zone included; whole pixels a module, at most `around` of them in all where the symbol fits."""
    side = len(symbol)
    image = QImage(side, side, _FORM)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(symbol):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x, y, Qt.GlobalColor.black)
    return QPixmap.fromImage(image.scaledToWidth(max(1, around // side) * side))
