"""A slip as PDF, warm, with its QR code and Code 128, against the same slip by typst, fpdf2 and WeasyPrint.

Every run draws a slip that was never drawn before: another person, code, identity and QR text. Fonts, templates
and style sheets that a library can keep are kept. Nothing is committed, so that no delay is added anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.measuring import Act, arguments, at_most, duration, interleaved, medians, percentile, report
from benchmarks.rivals.by_fpdf2 import ByFpdf2
from benchmarks.rivals.by_typst import ByTypst
from benchmarks.rivals.by_weasyprint import ByWeasyPrint
from benchmarks.rivals.said import said
from counter_app.domain.slip import SlipContent
from counter_app.print.code128 import code128_bars
from counter_app.print.qr_code import qr_matrix
from counter_app.print.slip_pdf import render_slip
from tests.print.slip_samples import ORDINARY, signed

OURS, TYPST = "slip (reportlab)", "typst"
NAMES = ("Nguyễn Thị Đẹp", "Trần Văn Hữu", "Lê Minh Ánh", "Phạm Quang Khải", "Đỗ Thu Uyên")


def slips() -> Iterator[SlipContent]:
    number = 0
    while True:
        number += 1
        identity = base64.b32encode(hashlib.sha256(str(number).encode()).digest()[:10]).decode()
        person = replace(ORDINARY.applicant, name=NAMES[number % len(NAMES)], phone=f"0900 {number:06d}")
        yield signed(replace(ORDINARY, code=f"H19.16-261120-{number:07d}", identity=identity, applicant=person))


def drawing(draw: Callable[[SlipContent], bytes], size: int = 200) -> Act:
    """Symbols are cached by text: each run forgets them, as if the slip were the desk's next one."""
    source = slips()
    ready = [next(source) for _ in range(size)]
    turn = iter(range(10**9))

    def act() -> bytes:
        qr_matrix.cache_clear()
        code128_bars.cache_clear()
        return draw(ready[next(turn) % size])

    return act


def acts() -> dict[str, Act]:
    by_typst, by_fpdf2, by_weasyprint = ByTypst(), ByFpdf2(), ByWeasyPrint()
    return {
        OURS: drawing(render_slip),
        TYPST: drawing(lambda slip: by_typst.draw(said(slip))),
        "fpdf2": drawing(lambda slip: by_fpdf2.draw(said(slip))),
        "WeasyPrint": drawing(lambda slip: by_weasyprint.draw(said(slip))),
    }


def main() -> int:
    taken = interleaved(acts(), arguments(__doc__).rounds or 40, warm=5)
    middle = medians(taken)
    figures = [at_most(OURS, name, middle[OURS], middle[name], 1.0) for name in middle if name != OURS]
    return report("slip", figures, [f"{name}: p95 {duration(percentile(all_, 0.95))}" for name, all_ in taken.items()])


if __name__ == "__main__":
    raise SystemExit(main())
