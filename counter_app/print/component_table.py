"""The table of papers on a slip: what was taken in, how many of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter_app.domain.slip import SlipComponent
from counter_app.print import slip_wording as wording
from counter_app.print.fonts import Face
from counter_app.print.paper import Paper
from counter_app.print.ruled_table import CELL, draw_grid, header_row
from counter_app.print.sheet import Sheet
from counter_app.print.type_setting import LEADING, Block, Line, draw_lines, wrap


def component_table(components: Sequence[SlipComponent], sheet: Sheet) -> list[Block]:
    """The header, then one row a component; an empty list leaves three rows for the pen."""
    with_shown = any(component.shown for component in components)
    titles = wording.COMPONENT_COLUMNS if with_shown else wording.COMPONENT_COLUMNS[:-1]
    size = sheet.body * 0.94
    edges = _column_edges(len(titles) - 2, sheet)
    header = header_row(titles, edges, size)
    rows = [replace(header, keep_with_next=True)]
    for number, component in enumerate(components, start=1):
        counts = wording.component_counts(component, with_shown)
        rows.extend(_component_row(number, component.name, counts, edges, size))
    if not components:
        rows.extend(_component_row(0, " ", [""] * (len(titles) - 2), edges, size) * 3)
    return [rows[0], *(replace(row, heading=header) for row in rows[1:])]


def _column_edges(counts: int, sheet: Sheet) -> list[float]:
    """The column of certified copies is wider: its title has the longest words."""
    number, count, certified = sheet.body * 2.2, sheet.body * 3.7, sheet.body * 5.2
    widths = [count, certified, *[count] * (counts - 2)]
    edges = [0.0, number, sheet.inner - sum(widths)]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _component_row(number: int, name: str, counts: Sequence[str], edges: Sequence[float], size: float) -> list[Block]:
    """One block; a very long name becomes several, so that it may go on on the next page."""
    lines = wrap([(name, Face.REGULAR)], size, edges[2] - edges[1] - 2 * CELL)
    parts = [lines[start : start + 6] for start in range(0, len(lines), 6)]
    cells = [
        (column, wrap([(text, Face.REGULAR)], size, edges[column + 1] - edges[column] - 2 * CELL))
        for column, text in zip((0, *range(2, len(edges) - 1)), (str(number or ""), *counts), strict=True)
    ]
    last = len(parts) - 1
    return [
        _row_part(part, cells if not place else (), edges, size, first=not place, last=place == last)
        for place, part in enumerate(parts)
    ]


def _row_part(
    lines: Sequence[Line],
    cells: Sequence[tuple[int, Sequence[Line]]],
    edges: Sequence[float],
    size: float,
    *,
    first: bool,
    last: bool,
) -> Block:
    """`cells`: the number and the counts, by column, which stand beside the first lines of the name."""
    above = CELL if first else 0.0
    high = len(lines) * size * LEADING + above + (CELL if last else 0.0)

    def draw(paper: Paper, left: float, top: float) -> None:
        draw_grid(paper, left, top, edges, high, first, last)
        draw_lines(lines, size, 0, 0, paper, left + edges[1] + CELL, top + above)
        for column, count in cells:
            wide = edges[column + 1] - edges[column] - 2 * CELL
            draw_lines(count, size, wide, 0.5, paper, left + edges[column] + CELL, top + above)

    return Block(high, draw)
