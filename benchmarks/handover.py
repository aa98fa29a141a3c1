"""A hand-over list of 200 dossiers: the PDF ready against the same table by fpdf2, and each scan into the list.

Every run draws a list that was never drawn before. A scan is the whole answer of the service on an encrypted database:
the dossier read, whether it may go along, its hour by the rule. Nothing is committed, so that no delay is added.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from benchmarks.measuring import Act, Figure, arguments, at_most, duration, interleaved, medians, percentile, report
from counter_app.domain.form import Form, Table
from counter_app.print.fonts import FONT_FOLDER
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.handovers import HandedList
from tests.services.desk import person, receipt_of
from tests.services.steps.counter import Counter, counter

ROWS, KNOWN = 200, 240
LIST_AT_MOST, SCAN_AT_MOST = 2.0, 0.1
NAMES = ("Nguyễn Thị Đẹp", "Trần Văn Hữu", "Lê Minh Ánh", "Phạm Quang Khải", "Đỗ Thu Uyên")
OURS, FPDF2, SCAN = "list of 200 (reportlab)", "fpdf2", "scan into the list"


def received(place: Counter) -> list[str]:
    """More than a desk receives in a morning."""
    found = []
    for number in range(KNOWN):
        who = person(name=NAMES[number % len(NAMES)])
        found.append(place.receive(receipt_of(applicant=who)))
        place.place.hands.pass_time(seconds=20)
    return found


def next_list(place: Counter, rows: HandedList, number: int) -> Form:
    handed = replace(rows, number=f"007-261123-{number:06d}", handed=rows.handed + timedelta(seconds=number))
    return place.papers.handover_list(handed, "Nguyễn Thị Lan", "Phạm Văn Dũng")


def by_fpdf2(form: Form) -> bytes:
    """Heading, the table with its borders, the two signatures; both copies, as ours."""
    pdf = FPDF("L", "mm", "A4")
    pdf.add_font("noto", "", _font())
    pdf.set_font("noto", size=9)
    for copy in form.copies:
        pdf.add_page()
        for text in (form.office.unit, form.title, form.number, copy):
            pdf.cell(0, 6, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="C")
        (wanted,) = (part for part in form.body if isinstance(part, Table))
        widths = tuple(column.share for column in wanted.columns)
        with pdf.table(col_widths=widths, line_height=5, first_row_as_headings=False) as table:
            table.row([column.title for column in wanted.columns])
            for row in wanted.rows:
                table.row(list(row))
        for signature in form.signatures:
            pdf.cell(120, 6, f"{signature.title} {signature.name}")
    return bytes(pdf.output())


def _font() -> Path:
    return next(path for path in sorted(FONT_FOLDER.glob("*.ttf")) if "Regular" in path.name)


def acts(place: Counter) -> dict[str, Act]:
    identities = received(place)
    rows = HandedList("", "Tư pháp - Hộ tịch", place.place.clock.now(), place.handovers.look_all(identities[:ROWS]))
    lists, theirs, scans = count(1), count(1), count()
    return {
        OURS: lambda: render_form(next_list(place, rows, next(lists))),
        FPDF2: lambda: by_fpdf2(next_list(place, rows, next(theirs))),
        SCAN: lambda: place.handovers.look(identities[next(scans) % KNOWN]),
    }


def main() -> int:
    rounds = arguments(__doc__).rounds or 9
    with tempfile.TemporaryDirectory() as folder:
        place = counter(Path(folder))
        taken = interleaved(acts(place), rounds)
        slowest = percentile(taken[SCAN], 0.95)
    middle = medians(taken)
    figures: list[Figure] = [
        at_most(OURS, FPDF2, middle[OURS], middle[FPDF2], 1.0),
        at_most(OURS, "the bound of 2 s", middle[OURS], LIST_AT_MOST, 1.0),
        at_most(SCAN, "the bound of 100 ms", slowest, SCAN_AT_MOST, 1.0),
    ]
    notes = [f"{name}: p95 {duration(percentile(all_, 0.95))}" for name, all_ in taken.items()]
    return report("handover", figures, notes)


if __name__ == "__main__":
    raise SystemExit(main())
