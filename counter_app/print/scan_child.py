"""The process that reads an attached file: `counter-app _read-scan measure|picture MEDIA …`.

The file comes on standard input; JSON or a PNG goes to standard output. Exit code 4: it cannot be read.
"""

from __future__ import annotations

import io
import json
import math
import sys
import time
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from counter_app.domain.scanned_paper import LARGEST_SCAN, MOST_PAGES, MeasuredScan, ScanMedia
from counter_app.print.pdf_dangers import is_locked, pdf_dangers

CANNOT_READ = 4
MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 15
MOST_PIXELS = 150_000_000  # two A3 pages at 600 dpi
LARGEST_PICTURE = 3_000  # pixels of the longer side
MEASURE_SECONDS = 5.0  # scans of 300 pages take a fiftieth of it; pages full of drawings were never on paper
OBJECTS_MEASURED = 500
ORIENTATION = 0x0112  # the EXIF tag
UPRIGHT = {3: 180, 6: 90, 8: 270}  # nothing that makes papers mirrors them
A4_INCHES = (210 / 25.4, 297 / 25.4)
_SLACK = 1.1  # scanners' glasses are a little larger than A4
_SMALLEST_INCHES = 1.0  # of the longer side


class Unreadable(Exception):
    """The file cannot be shown."""


def main(arguments: list[str]) -> int:
    """Whatever a file does to its reader ends here, in silence."""
    try:
        _bound_memory_and_time()
        data = sys.stdin.buffer.read(LARGEST_SCAN + 1)
        sys.stdout.buffer.write(_answer(arguments, data))
        sys.stdout.buffer.flush()
    except Exception:
        return CANNOT_READ
    return 0


def _answer(arguments: list[str], data: bytes) -> bytes:
    act, media = arguments[0], ScanMedia(arguments[1])
    if act == "measure":
        found = measure_pdf(data) if media is ScanMedia.PDF else measure_jpeg(data)
        return json.dumps({"pages": found.pages, "dpi": found.dpi, "dangers": sorted(found.dangers)}).encode()
    page, dpi = int(arguments[2]), float(arguments[3])
    picture = _pdf_page(data, page, dpi) if media is ScanMedia.PDF else _jpeg(data, page)
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _bound_memory_and_time() -> None:
    """Where the system can: Windows has no such limits, there the caller's own time limit ends a child that hangs."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the citizen's paper in the clear


# -- JPEG ---------------------------------------------------------------------------------------------------


def measure_jpeg(data: bytes) -> MeasuredScan:
    picture = _opened_jpeg(data)
    picture.load()  # a file that was cut off is found out now, not in a year
    width, height = picture.size
    return MeasuredScan(1, resolution(width, height, _stated_density(picture)))


def resolution(width: int, height: int, density: float) -> int:
    """Dots an inch: as the file states where that gives a sheet of at most A4, else as if the picture were an A4.

    A telephone writes 72 into every photo, which would be a metre wide; a small card from a scanner has a true density,
    and a stamp's size is stated by no scanner. Rounded, since scanners cut parts of a point off: 1,653 points across an
    A4 are 200 an inch.
    """
    short, long = sorted((width, height))
    if density > 0 and _is_paper(short / density, long / density):
        return round(density)
    return round(min(short / A4_INCHES[0], long / A4_INCHES[1]))


def _is_paper(short: float, long: float) -> bool:
    """In inches."""
    return _SMALLEST_INCHES <= long <= A4_INCHES[1] * _SLACK and short <= A4_INCHES[0] * _SLACK


def _stated_density(picture: Image.Image) -> float:
    stated = picture.info.get("dpi")
    try:
        return min(float(stated[0]), float(stated[1])) if stated else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0


def _opened_jpeg(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # counted here
    picture = Image.open(io.BytesIO(data), formats=["JPEG"])
    if picture.size[0] * picture.size[1] > MOST_PIXELS:
        raise Unreadable("too many pixels")
    return picture


def _jpeg(data: bytes, page: int) -> Image.Image:
    if page != 0:
        raise Unreadable("a JPEG has one page")
    picture = _opened_jpeg(data)
    picture.draft("RGB", (LARGEST_PICTURE, LARGEST_PICTURE))
    turned = turned_by(picture)
    shown = picture.convert("RGB")
    shown.thumbnail((LARGEST_PICTURE, LARGEST_PICTURE))
    return shown.rotate(-turned, expand=True)


def turned_by(picture: Image.Image) -> int:
    """Degrees clockwise until it stands upright: a telephone leaves a photo as it held it, and says beside it which way
    is up. 0 where that cannot be read, which spoils no paper."""
    try:
        said = picture.getexif().get(ORIENTATION)
    except Exception:
        return 0
    return UPRIGHT.get(said, 0) if isinstance(said, int) else 0


# -- PDF ----------------------------------------------------------------------------------------------------


def measure_pdf(data: bytes) -> MeasuredScan:
    if is_locked(data):
        raise Unreadable("with a password")
    document = pypdfium2.PdfDocument(data)
    try:
        known = [dpi for dpi in _dpi_of_pages(document) if dpi is not None]
        dangers = pdf_dangers(data, scripts=_scripts(document), embedded=_embedded(document))
        return MeasuredScan(len(document), min(known) if known else None, dangers)
    finally:
        document.close()


def _dpi_of_pages(document: pypdfium2.PdfDocument) -> Iterator[int | None]:
    """Of more pages than may be attached nothing is asked but their number."""
    end = time.monotonic() + MEASURE_SECONDS
    for number in range(len(document) if len(document) <= MOST_PAGES else 0):
        yield _page_dpi(document, number)
        if time.monotonic() > end:
            return


def _page_dpi(document: pypdfium2.PdfDocument, number: int) -> int | None:
    """Of the largest image on the page: that is the scan; stamps and logos beside it say nothing."""
    page = document[number]
    images = sorted(_images(page), reverse=True)
    return images[0][1] if images else None


def _images(page: pypdfium2.PdfPage) -> Iterator[tuple[float, int]]:
    """Area on the paper in square points, and dots an inch."""
    wanted = [pdfium.FPDF_PAGEOBJ_IMAGE]
    for count, image in enumerate(page.get_objects(filter=wanted, max_depth=3)):
        if count >= OBJECTS_MEASURED:
            return
        width, height = _on_paper(image)
        if width < 1 or height < 1:
            continue
        across, down = image.get_px_size()
        # A page may be scanned on its side: pixels and paper are compared longer side with longer side.
        short, long = sorted((width / 72, height / 72))
        low, high = sorted((across, down))
        yield width * height, round(min(low / short, high / long))


def _on_paper(image: pypdfium2.PdfObject) -> tuple[float, float]:
    """Its own two sides in points, however it is turned, and at the size at which the form that holds it is drawn."""
    matrix, holder = image.get_matrix(), image.container
    while holder is not None:
        matrix, holder = matrix.multiply(holder.get_matrix()), holder.container
    return math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)


def _scripts(document: pypdfium2.PdfDocument) -> bool:
    return bool(pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0)


def _embedded(document: pypdfium2.PdfDocument) -> bool:
    return bool(document.count_attachments() > 0)


def _pdf_page(data: bytes, number: int, dpi: float) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        if not 0 <= number < len(document):
            raise Unreadable("no such page")
        page = document[number]
        longest = max(page.get_size())
        if not longest > 0:
            raise Unreadable("a page without extent")
        scale = min(dpi / 72, LARGEST_PICTURE / longest)
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        return picture
    finally:
        document.close()
