"""A PDF page as a picture: for the live preview, and as the raster that roll printers take."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2
    from PIL import Image

# PDFium keeps global state: one page at a time.
_rendering = threading.Lock()


def page_picture(pdf: bytes, page: int = 0, dpi: float = 110) -> Image.Image:
    """One page (from 0) in shades of grey."""
    with _rendering:
        document = _document(pdf)
        try:
            # PDFium rounds the pixels up and stretches the page to them: 640.0001 must not become 641.
            rendered = document[page].render(scale=dpi / 72 - 1e-6, grayscale=True)
            picture: Image.Image = rendered.to_pil().convert("L")
            return picture
        finally:
            document.close()


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
    from PIL import Image

    pages = [page_picture(pdf, page, dpi) for page in range(count)]
    if len(pages) == 1:
        return _png(pages[0])
    whole = Image.new("L", (max(page.width for page in pages), sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    return _png(whole)


def _document(pdf: bytes) -> pypdfium2.PdfDocument:
    import pypdfium2  # read with the first page: a start shows none

    return pypdfium2.PdfDocument(pdf)


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()
