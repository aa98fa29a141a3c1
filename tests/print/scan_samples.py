"""Files as scanners, telephones and people with bad intentions make them."""

from __future__ import annotations

import io
import zlib

from PIL import ExifTags, Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4_AT_200 = (1654, 2339)


def jpeg(size: tuple[int, int] = A4_AT_200, dpi: int | None = 200) -> bytes:
    file = io.BytesIO()
    stated = {"dpi": (dpi, dpi)} if dpi else {}
    Image.new("L", size, 200).save(file, "JPEG", **stated)
    return file.getvalue()


def photo_held_upright() -> bytes:
    """As a telephone keeps it: lying on its side, and said to be. Its left end, in red, is up in the hand."""
    lying = Image.new("RGB", (400, 200), "white")
    lying.paste("red", (0, 0, 100, 200))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    file = io.BytesIO()
    lying.save(file, "JPEG", exif=exif)
    return file.getvalue()


def stands_upright(shown: bytes) -> bool:
    """Whether a page shows that photo as it was held."""
    picture = Image.open(io.BytesIO(shown)).convert("RGB")
    width, height = picture.size
    colour = picture.getpixel((width // 2, height // 10))
    return width < height and isinstance(colour, tuple) and colour[0] > 200 > 60 > colour[1]


def pdf(*sizes: tuple[int, int], page: tuple[float, float] = A4) -> bytes:
    """One page (of so many points) for each image of so many pixels; without any, a page of text."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=page)
    for size in sizes:
        canvas.drawImage(_grey(size), 0, 0, *page)
        canvas.showPage()
    if not sizes:
        canvas.drawString(72, 700, "Giay khai sinh")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_of_a_form(size: tuple[int, int]) -> bytes:
    """The image is drawn at a point a pixel, inside a form that is drawn as large as an A4."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.beginForm("sheet", 0, 0, *size)
    canvas.drawImage(_grey(size), 0, 0, *size)
    canvas.endForm()
    canvas.scale(A4[0] / size[0], A4[1] / size[1])
    canvas.doForm("sheet")
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_put_straight(size: tuple[int, int], degrees: float) -> bytes:
    """A sheet that lay crooked on the glass, turned by the scanner's program."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.rotate(degrees)
    canvas.drawImage(_grey(size), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _grey(size: tuple[int, int]) -> ImageReader:
    return ImageReader(Image.new("L", size, 200))


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
