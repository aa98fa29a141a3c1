"""Papers read by other programs than the one that drew them, and what touches what on a page."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import replace
from itertools import combinations

import zxingcpp

from counter_app.print.paper import MM, Box
from counter_app.print.picture import page_picture
from counter_app.print.qr_code import qr_matrix


def decoded(pdf: bytes, page: int, dpi: float) -> dict[str, list[str]]:
    """What an independent reader finds on the page: texts by symbology."""
    found: dict[str, list[str]] = {}
    for barcode in zxingcpp.read_barcodes(page_picture(pdf, page, dpi)):
        found.setdefault(str(barcode.format), []).append(barcode.text)
    return found


def extracted(pdf: bytes) -> str:
    """All text in reading order of another program, line ends as blanks."""
    ran = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True, timeout=30
    )
    return one_spaced(ran.stdout.decode())


def one_spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def touching(boxes: list[Box]) -> list[tuple[str, str]]:
    """Pairs of boxes that share more than a hair's breadth."""
    pairs = []
    for one, other in combinations(boxes, 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.bottom, other.bottom) - max(one.top, other.top)
        if one.page == other.page and wide > 0.05 and high > 0.05:
            pairs.append((one.text, other.text))
    return pairs


def out_of_reach(boxes: list[Box], width: float, height: float, edge: float) -> list[Box]:
    """Those nearer than `edge` (mm) to the sides of a page `width` mm wide and `height` points high."""
    return [
        box
        for box in boxes
        if box.left < edge * MM - 0.1
        or box.right > (width - edge) * MM + 0.1
        or box.top < 2.9 * MM
        or box.bottom > height - 2.9 * MM
    ]


def with_quiet_zone(box: Box) -> Box:
    if box.kind == "qr":
        quiet = 4 * (box.right - box.left) / len(qr_matrix(box.text))
        return replace(
            box, left=box.left - quiet, right=box.right + quiet, top=box.top - quiet, bottom=box.bottom + quiet
        )
    return box
