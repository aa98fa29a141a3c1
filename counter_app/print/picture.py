"""A PDF page as a picture: for the live preview, and as the raster that roll printers take."""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

# PDFium keeps global state: one page at a time.
_rendering = threading.Lock()
# Below 32,767 pixels PDFium fills no shape and says nothing: a roll of many metres would have words and no codes.
_BAND = 16_000  # pixels, drawn at once


def page_picture(pdf: bytes, page: int = 0, dpi: float = 110) -> Image.Image:
    """One page (from 0) in shades of grey."""
    with _rendering:
        document = _document(pdf)
        try:
            # PDFium rounds the pixels up and stretches the page to them: 640.0001 must not become 641.
            return _drawn(document[page], dpi / 72 - 1e-6)
        finally:
            document.close()


def _drawn(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    high = math.ceil(page.get_height() * scale)
    bands = [_band(page, scale, top, max(0, high - top - _BAND)) for top in range(0, high, _BAND)]
    return _under_each_other(bands)


def _band(page: pypdfium2.PdfPage, scale: float, above: int, below: int) -> Image.Image:
    """Without so many pixels on top and at the foot."""
    crop = [max(0.0, (pixels - 0.5) / scale) for pixels in (0, below, 0, above)]  # they are rounded up
    picture: Image.Image = page.render(scale=scale, crop=tuple(crop), grayscale=True).to_pil().convert("L")
    return picture


def joined(pdfs: Sequence[bytes]) -> bytes:
    """One document with all the pages, in order: what is to leave the printer as one job."""
    if len(pdfs) == 1:
        return pdfs[0]
    import pypdfium2

    file = io.BytesIO()
    with _rendering:
        whole = pypdfium2.PdfDocument.new()
        try:
            for pdf in pdfs:
                part = _document(pdf)
                whole.import_pages(part)
                part.close()
            whole.save(file)
        finally:
            whole.close()
    return file.getvalue()


def page_count(pdf: bytes) -> int:
    with _rendering:
        document = _document(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_png(pdf: bytes, page: int = 0, dpi: float = 110) -> bytes:
    """PNG bytes of one page, for the preview on the screen."""
    return _png(page_picture(pdf, page, dpi))


def pages_png(pdf: bytes, count: int, dpi: float = 110) -> bytes:
    """PNG bytes of the first `count` pages under each other."""
    return _png(_under_each_other([page_picture(pdf, page, dpi) for page in range(count)]))


def _under_each_other(pictures: Sequence[Image.Image]) -> Image.Image:
    from PIL import Image

    if len(pictures) == 1:
        return pictures[0]
    whole = Image.new("L", (max(one.width for one in pictures), sum(one.height for one in pictures)), 255)
    top = 0
    for one in pictures:
        whole.paste(one, (0, top))
        top += one.height
    return whole


def _document(pdf: bytes) -> pypdfium2.PdfDocument:
    import pypdfium2  # read with the first page: a start shows none

    return pypdfium2.PdfDocument(pdf)


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()
