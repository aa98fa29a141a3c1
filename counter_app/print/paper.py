"""A PDF being drawn: invariant, Liberation Serif only, and it remembers every box it filled.

All measures are points; y is counted from the top edge downwards, as people fill a sheet.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from counter_app.print.code128 import code128_bars, code128_width
from counter_app.print.fonts import Face, font_of, load_fonts, printable, text_width
from counter_app.print.qr_code import dark_runs, qr_matrix

MM = 72 / 25.4
ASCENT, DESCENT = 0.892, 0.217  # of Liberation Serif, as parts of the size
HAIRLINE = 0.4

# reportlab keeps fonts for the whole process; two threads drawing at once would mix their documents.
_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Box:
    """Where something was drawn: page from 1, left, top, right, bottom in points from the page's top left."""

    page: int
    kind: str
    text: str
    left: float
    top: float
    right: float
    bottom: float


class Paper:
    """One document. `boxes` holds what was drawn, so that tests can prove that nothing touches."""

    def __init__(self, width: float, height: float, title: str) -> None:
        # Read with the first paper: a start draws none.
        from reportlab.pdfgen.canvas import Canvas

        load_fonts()
        self.width, self.height = width, height
        self.boxes: list[Box] = []
        self.page = 1
        self._left = 0.0
        self._file = io.BytesIO()
        self._canvas: Any = Canvas(
            self._file,
            pagesize=(width, height),
            invariant=1,
            pageCompression=1,
            initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]
            pdfVersion=(1, 4),
            lang="vi-VN",
        )
        self._canvas.setTitle(title)
        self._canvas.setCreator("counter-app")
        self._canvas.setAuthor("")
        self._canvas.setSubject("")

    def next_page(self) -> None:
        self._canvas.showPage()
        self.page += 1

    def finish(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()

    @contextmanager
    def shifted(self, right: float) -> Iterator[None]:
        """Everything inside is drawn that many points further to the right."""
        self._left += right
        try:
            yield
        finally:
            self._left -= right

    def text(self, left: float, baseline: float, text: str, face: Face, size: float) -> None:
        """One line of text; letters that the typeface lacks are shown as a box."""
        shown = printable(text)
        x, y = self._left + left, self.height - baseline
        self._canvas.addLiteral(f"BT {x:.2f} {y:.2f} Td {self._shown(shown, face, size)} ET")
        right = left + text_width(shown, face, size)
        self._note("text", shown, left, baseline - ASCENT * size, right, baseline + DESCENT * size)

    def _shown(self, text: str, face: Face, size: float) -> str:
        """The operators that show the text; hexadecimal needs no escaping and packs as well."""
        font, document = font_of(face), self._canvas._doc
        return " ".join(
            f"{font.getSubsetInternalName(subset, document)} {size:.2f} Tf <{codes.hex()}> Tj"
            for subset, codes in font.splitString(text, document)
        )

    def line(self, left: float, top: float, right: float, bottom: float, thickness: float = HAIRLINE) -> None:
        self.lines([(left, top, right, bottom)], thickness)

    def lines(self, ends: Iterable[tuple[float, float, float, float]], thickness: float = HAIRLINE) -> None:
        """Straight lines of one thickness: left, top, right, bottom each."""
        x, y = self._left, self.height
        path = " ".join(
            f"{x + left:.2f} {y - top:.2f} m {x + right:.2f} {y - bottom:.2f} l" for left, top, right, bottom in ends
        )
        self._canvas.addLiteral(f"{thickness} w {path} S")

    def dashed_line(self, left: float, top: float, right: float, bottom: float) -> None:
        self._canvas.saveState()
        self._canvas.setDash(3, 3)
        self.line(left, top, right, bottom)
        self._canvas.restoreState()

    def frame(self, left: float, top: float, width: float, height: float, thickness: float = 0.8) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.rect(self._left + left, self.height - top - height, width, height)

    def qr(self, text: str, left: float, top: float, module: float) -> None:
        """The symbol's dark modules as one path; the caller keeps four modules around it free."""
        side = len(qr_matrix(text)) * module
        self._fill(_qr_path(text), left, top, module, module)
        self._note("qr", text, left, top, left + side, top + side)

    def code128(self, text: str, left: float, top: float, module: float, height: float) -> None:
        """The bars; the caller keeps ten modules beside them free."""
        self._fill(_code128_path(text), left, top, module, height)
        self._note("code128", text, left, top, left + code128_width(text) * module, top + height)

    def sheet(self, png: bytes, margin: float, below: float) -> None:
        """A page's picture as large as the paper takes it, its shape kept; `below` stays free at the foot."""
        from reportlab.lib.utils import ImageReader

        image = ImageReader(io.BytesIO(png))
        wide, high = image.getSize()
        width, height = self.width - 2 * margin, self.height - 2 * margin - below
        scale = min(width / wide, height / high)
        left, top = (self.width - wide * scale) / 2, margin
        self._canvas.drawImage(image, left, self.height - top - high * scale, wide * scale, high * scale)
        self._note("picture", "", left, top, left + wide * scale, top + high * scale)

    def watermark(self, text: str, left: float, width: float, height: float) -> None:
        """Large light letters across a sheet, to be drawn before everything else."""
        self._canvas.saveState()
        self._canvas.setFillColorRGB(0.93, 0.93, 0.93)
        self._canvas.translate(self._left + left + width / 2, self.height - height / 2)
        self._canvas.rotate(50)
        size = width / 3
        self._canvas.setFont(Face.BOLD.value, size)
        self._canvas.drawString(-text_width(text, Face.BOLD, size) / 2, -size / 3, text)
        self._canvas.restoreState()

    def _fill(self, path: str, left: float, top: float, wide: float, high: float) -> None:
        """Fill a path that is written in modules counted from its top left corner."""
        self._canvas.saveState()
        self._canvas.transform(wide, 0, 0, -high, self._left + left, self.height - top)
        self._canvas.addLiteral(path)
        self._canvas.restoreState()

    def _note(self, kind: str, text: str, left: float, top: float, right: float, bottom: float) -> None:
        shift = self._left
        self.boxes.append(Box(self.page, kind, text, shift + left, top, shift + right, bottom))


@lru_cache(maxsize=128)
def _qr_path(text: str) -> str:
    """One filled path, so that no seam shows between neighbours on any raster."""
    runs = dark_runs(qr_matrix(text))
    return " ".join(f"{column} {row} {length} 1 re" for row, column, length in runs) + " f"


@lru_cache(maxsize=128)
def _code128_path(text: str) -> str:
    return " ".join(f"{place} 0 {width} 1 re" for place, width in code128_bars(text)) + " f"


@contextmanager
def new_paper(width: float, height: float, title: str) -> Iterator[Paper]:
    """One document at a time. `title` goes into the PDF's metadata: no personal data in it."""
    with _drawing:
        yield Paper(width, height, title)
