"""Tables with ruled cells that go on over pages: titles, grid, rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter_app.domain.form import Column, Table
from counter_app.print.fonts import Face
from counter_app.print.paper import Paper
from counter_app.print.type_setting import LEADING, Block, Line, draw_lines, wrap

CELL = 1.5  # between a table's rule and its text
LINES_WHOLE = 10  # a row of more lines may be parted between pages


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


def ruled_table(table: Table, width: float, size: float) -> list[Block]:
    """Titles, then one row after another; a page that goes on with rows repeats the titles."""
    edges = _edges(table.columns, width)
    titles = header_row([column.title for column in table.columns], edges, size)
    blank = ("",) * len(table.columns)
    rows = [block for cells in (*table.rows, *(blank,) * table.blank_rows) for block in _row(cells, table, edges, size)]
    return [replace(titles, keep_with_next=bool(rows)), *(replace(row, heading=titles) for row in rows)]


def _edges(columns: Sequence[Column], width: float) -> list[float]:
    total = sum(column.share for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.share / total * width)
    return edges


def _row(cells: Sequence[str], table: Table, edges: Sequence[float], size: float) -> list[Block]:
    """One block; a row of very many lines becomes several, so that it may go on on the next page."""
    wrapped = [_lines(text, size, edges[place + 1] - edges[place] - 2 * CELL) for place, text in enumerate(cells)]
    longest = max(table.row_height, *map(len, wrapped))
    starts = range(0, longest, LINES_WHOLE)
    return [
        _row_part([lines[start : start + LINES_WHOLE] for lines in wrapped], longest, start, table, edges, size)
        for start in starts
    ]


def _lines(text: str, size: float, width: float) -> list[Line]:
    """Line feeds of the text hold; an empty line keeps its height."""
    return [line for given in text.split("\n") for line in wrap([(given, Face.REGULAR)], size, width) or [()]]


def _row_part(
    parts: Sequence[Sequence[Line]], longest: int, start: int, table: Table, edges: Sequence[float], size: float
) -> Block:
    """Parts of one row follow each other line by line: only its first and its last keep off the rule."""
    above, is_last = (0.0 if start else CELL), start + LINES_WHOLE >= longest
    high = min(LINES_WHOLE, longest - start) * size * LEADING + above + (CELL if is_last else 0.0)

    def draw(paper: Paper, left: float, top: float) -> None:
        draw_grid(paper, left, top, edges, high, first=False, last=is_last)
        for place, text in enumerate(parts):
            wide = edges[place + 1] - edges[place] - 2 * CELL
            align = 0.5 if table.columns[place].centred else 0.0
            draw_lines(text, size, wide, align, paper, left + edges[place] + CELL, top + above)

    return Block(high, draw)
