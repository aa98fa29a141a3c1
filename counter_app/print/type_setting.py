"""Words into lines, lines into blocks, blocks into columns. Measures are points, y counts downwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from counter_app.print.fonts import Face, text_width
from counter_app.print.paper import DESCENT, Paper

LEADING = 1.2

Run = tuple[str, Face]
Segment = tuple[float, str, Face]
Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Something of known height that is drawn whole. `draw(paper, left, top)`."""

    height: float
    draw: Callable[[Paper, float, float], None]
    keep_with_next: bool = False


def wrap(runs: Sequence[Run], size: float, width: float) -> list[Line]:
    """Lines no wider than `width`; a word that is wider alone is broken between letters."""
    lines: list[list[tuple[str, Face]]] = [[]]
    used = 0.0
    for word, face, glued in _words(runs, size, width):
        blank = 0.0 if glued or not lines[-1] else text_width(" ", face, size)
        wide = text_width(word, face, size)
        if lines[-1] and used + blank + wide > width + 0.01:
            lines.append([])
            used = blank = 0.0
        lines[-1].append(((" " if blank else "") + word, face))
        used += blank + wide
    return [_segments(line, size) for line in lines]


def _words(runs: Sequence[Run], size: float, width: float) -> list[tuple[str, Face, bool]]:
    """(word, face, follows without a blank) in order, each narrower than `width`."""
    found: list[tuple[str, Face, bool]] = []
    ended_blank = True
    for text, face in runs:
        for place, word in enumerate(filter(None, text.split(" "))):
            glued = place == 0 and not ended_blank and text[0] != " "
            pieces = _pieces(word, face, size, width)
            found.append((pieces[0], face, glued))
            found.extend((piece, face, True) for piece in pieces[1:])
        if text:
            ended_blank = text[-1] == " "
    return found


def _pieces(word: str, face: Face, size: float, width: float) -> list[str]:
    if text_width(word, face, size) <= width:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and text_width(piece + letter, face, size) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _segments(line: Sequence[tuple[str, Face]], size: float) -> Line:
    """Neighbours of one face become one string, so that a reader extracts whole phrases."""
    merged: list[tuple[str, Face]] = []
    for word, face in line:
        if merged and merged[-1][1] is face:
            merged[-1] = (merged[-1][0] + word, face)
        else:
            merged.append((word, face))
    segments: list[Segment] = []
    left = 0.0
    for text, face in merged:
        segments.append((left, text, face))
        left += text_width(text, face, size)
    return tuple(segments)


def line_width(line: Line, size: float) -> float:
    if not line:
        return 0.0
    left, text, face = line[-1]
    return left + text_width(text, face, size)


def draw_line(line: Line, size: float, paper: Paper, left: float, top: float) -> None:
    """Draw one line whose band of height size × LEADING starts at `top`."""
    baseline = top + size * LEADING - size * (DESCENT + 0.01)
    for offset, text, face in line:
        paper.text(left + offset, baseline, text, face, size)


def draw_lines(
    lines: Sequence[Line], size: float, width: float, align: float, paper: Paper, left: float, top: float
) -> None:
    """`align` 0 left, 0.5 centred, 1 right."""
    for number, line in enumerate(lines):
        indent = (width - line_width(line, size)) * align if align else 0.0
        draw_line(line, size, paper, left + indent, top + number * size * LEADING)


def paragraph(
    runs: Sequence[Run], size: float, width: float, align: float = 0.0, after: float = 0.0, keep: bool = False
) -> Block:
    lines = wrap(runs, size, width)
    height = len(lines) * size * LEADING + after
    return Block(height, partial(draw_lines, lines, size, width, align), keep)


def balanced(runs: Sequence[Run], size: float, width: float) -> Block:
    """A centred heading whose lines are about equally long: no single word is left over."""
    wanted = len(wrap(runs, size, width))
    narrow, wide = 0.0, width
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(wrap(runs, size, middle)) <= wanted else (middle, wide)
    lines = wrap(runs, size, wide if wanted > 1 else width)
    return Block(len(lines) * size * LEADING, partial(draw_lines, lines, size, width, 0.5))


def breakable(runs: Sequence[Run], size: float, width: float, after: float = 0.0) -> list[Block]:
    """A paragraph that may continue on the next page: short ones stay whole."""
    lines = wrap(runs, size, width)
    if len(lines) <= 4:
        return [paragraph(runs, size, width, after=after)]
    parts = [lines[:2], *([line] for line in lines[2:-2]), lines[-2:]]
    blocks = [Block(len(part) * size * LEADING, partial(draw_lines, part, size, width, 0.0)) for part in parts]
    return [*blocks, space(after)]


def space(height: float) -> Block:
    return Block(height, _draw_nothing)


def _draw_nothing(paper: Paper, left: float, top: float) -> None:
    return None


def stack(blocks: Sequence[Block]) -> Block:
    """Blocks under each other as one that stays whole."""

    def draw(paper: Paper, left: float, top: float) -> None:
        for block in blocks:
            block.draw(paper, left, top)
            top += block.height

    return Block(sum(block.height for block in blocks), draw)


def side_by_side(columns: Sequence[tuple[float, Block]]) -> Block:
    """Blocks beside each other, each at its own distance from the left."""

    def draw(paper: Paper, left: float, top: float) -> None:
        for offset, block in columns:
            block.draw(paper, left + offset, top)

    return Block(max(block.height for _, block in columns), draw)


def size_that_fits(text: str, face: Face, size: float, width: float, smallest: float) -> float:
    """The size at which `text` stays on one line of `width`, never under `smallest`."""
    wide = text_width(text, face, size)
    return size if wide <= width else max(smallest, size * width / wide)


def into_pages(blocks: Sequence[Block], first: float, further: float) -> list[list[Block]]:
    """Fill pages of the given heights in order; a block marked so never ends a page."""
    pages: list[list[Block]] = [[]]
    room = first
    for group in _groups(blocks):
        height = sum(block.height for block in group)
        if height > room + 0.01 and pages[-1]:
            pages.append([])
            room = further
        pages[-1].extend(group)
        room -= height
    return pages


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    joined = False
    for block in blocks:
        if joined:
            groups[-1].append(block)
        else:
            groups.append([block])
        joined = block.keep_with_next
    return groups
