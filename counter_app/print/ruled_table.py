"""Tables with ruled cells that go on over pages: titles, grid, rows."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.print.fonts import Face
from counter_app.print.paper import Paper
from counter_app.print.type_setting import LEADING, Block, draw_lines, wrap

CELL = 1.5  # between a table's rule and its text


def header_row(titles: Sequence[str], edges: Sequence[float], size: float) -> Block:
    cells = [
        wrap([(title, Face.BOLD)], size * 0.93, edges[place + 1] - edges[place] - 2 * CELL)
        for place, title in enumerate(titles)
    ]
    high = max(map(len, cells)) * size * 0.93 * LEADING + 2 * CELL

    def draw(paper: Paper, left: float, top: float) -> None:
        draw_grid(paper, left, top, edges, high, first=True, last=True)
        for place, lines in enumerate(cells):
            wide = edges[place + 1] - edges[place] - 2 * CELL
            down = (high - len(lines) * size * 0.93 * LEADING) / 2
            draw_lines(lines, size * 0.93, wide, 0.5, paper, left + edges[place] + CELL, top + down)

    return Block(high, draw)


def draw_grid(
    paper: Paper, left: float, top: float, edges: Sequence[float], high: float, first: bool, last: bool
) -> None:
    lines = [(left + edge, top, left + edge, top + high) for edge in edges]
    if first:
        lines.append((left, top, left + edges[-1], top))
    if last:
        lines.append((left, top + high, left + edges[-1], top + high))
    paper.lines(lines)
