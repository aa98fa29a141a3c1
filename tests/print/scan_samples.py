"""Files as scanners, telephones and people with bad intentions make them."""

from __future__ import annotations

import io
import zlib

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4_AT_200 = (1654, 2339)


def jpeg(size: tuple[int, int] = A4_AT_200, dpi: int | None = 200) -> bytes:
    file = io.BytesIO()
    stated = {"dpi": (dpi, dpi)} if dpi else {}
    Image.new("L", size, 200).save(file, "JPEG", **stated)
    return file.getvalue()


def pdf(*sizes: tuple[int, int]) -> bytes:
    """One A4 page for each image of so many pixels; without any, a page of text."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for size in sizes:
        canvas.drawImage(ImageReader(Image.new("L", size, 200)), 0, 0, *A4)
        canvas.showPage()
    if not sizes:
        canvas.drawString(72, 700, "Giay khai sinh")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_with(action: bytes, *, objects: bytes = b"") -> bytes:
    """A page whose opening asks for `action`; written by hand, so that every byte of it is meant."""
    parts = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction " + action + b" >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n",
        objects,
    ]
    return b"%PDF-1.7\n" + b"".join(parts) + b"trailer\n<< /Root 1 0 R /Size 9 >>\n%%EOF\n"


def object_stream(content: bytes, name: bytes = b"/ObjStm") -> bytes:
    packed = zlib.compress(content)
    head = b"7 0 obj\n<< /Type " + name + b" /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n" % len(packed)
    return head + b"stream\n" + packed + b"\nendstream\nendobj\n"
