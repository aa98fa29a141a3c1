"""A PDF page as a picture: for the live preview, and as the raster that roll printers take."""

from __future__ import annotations

import io
import threading

import pypdfium2
from PIL import Image

# PDFium keeps global state: one page at a time.
_rendering = threading.Lock()


def page_picture(pdf: bytes, page: int = 0, dpi: float = 110) -> Image.Image:
    """One page (from 0) in shades of grey."""
    with _rendering:
        document = pypdfium2.PdfDocument(pdf)
        try:
            # PDFium rounds the pixels up and stretches the page to them: 640.0001 must not become 641.
            rendered = document[page].render(scale=dpi / 72 - 1e-6, grayscale=True)
            picture: Image.Image = rendered.to_pil().convert("L")
            return picture
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    with _rendering:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_png(pdf: bytes, page: int = 0, dpi: float = 110) -> bytes:
    """PNG bytes of one page, for the preview on the screen."""
    file = io.BytesIO()
    page_picture(pdf, page, dpi).save(file, "PNG", compress_level=1)
    return file.getvalue()
