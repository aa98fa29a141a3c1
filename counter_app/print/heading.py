"""The head of an official paper (decree 30/2020, annex I): agency left, motto right, marks under the title."""

from __future__ import annotations

from counter_app.domain.slip import OfficeHeading
from counter_app.print.fonts import Face, text_width
from counter_app.print.official_words import MOTTO_FIRST, MOTTO_SECOND
from counter_app.print.paper import Paper
from counter_app.print.sheet import Sheet
from counter_app.print.type_setting import (
    LEADING,
    Block,
    balanced,
    draw_lines,
    paragraph,
    side_by_side,
    size_that_fits,
    space,
    stack,
    wrap,
)

LEFT_SHARE, RIGHT_SHARE = 0.43, 0.54


def letterhead(office: OfficeHeading, place_and_day: str, sheet: Sheet, under_agency: Block | None = None) -> Block:
    """Both headings beside each other; `under_agency` is the paper's number, where it has one."""
    size, right = sheet.body * 0.97, sheet.inner * RIGHT_SHARE
    agency = agency_heading(office, sheet.inner * LEFT_SHARE, size)
    left = agency if under_agency is None else stack([agency, under_agency])
    return side_by_side([(0.0, left), (sheet.inner - right, national_heading(place_and_day, right, size))])


def agency_heading(office: OfficeHeading, width: float, size: float) -> Block:
    """Parent agency and unit, with the short rule under them; left in the head."""
    parts = []
    if parent := office.parent_agency.upper():
        fitting = size_that_fits(parent, Face.REGULAR, size, width, size * 0.85)
        parts.append(balanced([(parent, Face.REGULAR)], fitting, width))
    parts.append(balanced([(office.unit.upper(), Face.BOLD)], size, width))
    parts.append(rule_under(width, width * 0.36))
    return stack(parts)


def national_heading(place_and_day: str, width: float, size: float) -> Block:
    """Motto, its rule, place and date; right in the head."""
    first = size_that_fits(MOTTO_FIRST, Face.BOLD, size, width, 6)
    second = first * 1.08
    return stack(
        [
            paragraph([(MOTTO_FIRST, Face.BOLD)], first, width, align=0.5),
            paragraph([(MOTTO_SECOND, Face.BOLD)], second, width, align=0.5),
            rule_under(width, text_width(MOTTO_SECOND, Face.BOLD, second)),
            space(size * 0.5),
            paragraph([(place_and_day, Face.ITALIC)], size, width, align=0.5),
        ]
    )


def rule_under(width: float, length: float) -> Block:
    """Low enough to stay clear of the dots under letters like Ộ."""

    def draw(paper: Paper, left: float, top: float) -> None:
        start = left + (width - length) / 2
        paper.line(start, top + 2.6, start + length, top + 2.6, 0.6)

    return Block(4.2, draw)


def framed_mark(text: str, sheet: Sheet) -> Block:
    """A framed line, centred: seen at once by whoever takes the paper into the hand."""
    size = sheet.body * 0.95
    pad = 4.0
    lines = wrap([(text, Face.BOLD)], size, sheet.inner - 2 * pad)
    wide = min(sheet.inner, max(line[-1][0] + text_width(line[-1][1], Face.BOLD, size) for line in lines) + 2 * pad)
    high = len(lines) * size * LEADING + 3

    def draw(paper: Paper, left: float, top: float) -> None:
        paper.frame(left + (sheet.inner - wide) / 2, top, wide, high)
        draw_lines(lines, size, sheet.inner, 0.5, paper, left, top + 1)

    return Block(high + 3, draw)
