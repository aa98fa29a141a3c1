"""What stands on a slip, in order, for whoever draws it: words from the program's own wording, symbols as modules."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.slip import FORM_TITLE, SlipContent
from counter_app.print import official_words as words
from counter_app.print import slip_wording as wording
from counter_app.print.code128 import code128_bars, code128_width
from counter_app.print.fonts import Face
from counter_app.print.qr_code import dark_runs, qr_matrix

Run = tuple[str, Face]
FAMILY = "Liberation Serif"


@dataclass(frozen=True, slots=True)
class Said:
    parent: str
    unit: str
    motto: tuple[str, str]
    place: str
    title: str
    code: list[Run]
    opening: list[list[Run]]
    columns: tuple[str, ...]
    rows: list[list[str]]
    closing: list[list[Run]]
    signatures: tuple[tuple[str, str], tuple[str, str]]
    look_up: list[list[Run]]
    note: str
    barcode: str
    bars: tuple[tuple[int, int], ...]
    bars_width: int
    qr_side: int
    qr_runs: list[tuple[int, int, int]]
    form: str
    copies: tuple[str, str]


def said(slip: SlipContent) -> Said:
    matrix = qr_matrix(slip.qr_text)
    barcode = wording.barcode_text(slip)
    rows = [
        [str(number), part.name, *wording.component_counts(part, with_shown=True)]
        for number, part in enumerate(slip.components, start=1)
    ]
    return Said(
        slip.office.parent_agency.upper(),
        slip.office.unit.upper(),
        (words.MOTTO_FIRST, words.MOTTO_SECOND),
        wording.place_and_date(slip),
        FORM_TITLE,
        list(wording.code_runs(slip)),
        [list(runs) for runs in wording.opening(slip)] + [[(wording.COMPONENTS_TITLE, Face.REGULAR)]],
        wording.COMPONENT_COLUMNS,
        rows,
        [list(runs) for runs in wording.sets_and_times(slip)],
        ((wording.APPLICANT_SIGNS, slip.applicant.name), (wording.CLERK_SIGNS, slip.clerk)),
        [list(runs) for runs in wording.look_up_lines(slip)],
        wording.COLLECTION_NOTE,
        barcode,
        code128_bars(barcode),
        code128_width(barcode),
        len(matrix),
        list(dark_runs(matrix)),
        slip.form_label,
        wording.COPY_NAMES,
    )


def qr_svg(slip: Said) -> str:
    path = "".join(f"M{column} {row}h{length}v1h-{length}z" for row, column, length in slip.qr_runs)
    return _svg(slip.qr_side, slip.qr_side, path)


def bars_svg(slip: Said) -> str:
    path = "".join(f"M{start} 0h{width}v26h-{width}z" for start, width in slip.bars)
    return _svg(slip.bars_width, 26, path)


def _svg(width: int, height: int, path: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="none"><path d="{path}"/></svg>'
