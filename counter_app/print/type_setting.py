"""Words into lines, lines into blocks, blocks into columns. Measures are points, y counts downwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from counter_app.print.fonts import Face, text_width
from counter_app.print.paper import DESCENT, Paper

LEADING = 1.2
BLANK_WIDTH = 0.25  # of Liberation Serif, in every face

Run = tuple[str, Face]
Segment = tuple[float, str, Face]
Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Something of known height that is drawn whole. `draw(paper, left, top)`.

    `heading` is drawn again over a block that starts a page: a table's titles.
    """

    height: float
    draw: Callable[[Paper, float, float], None]
    keep_with_next: bool = False
    heading: Block | None = None


def wrap(runs: Sequence[Run], size: float, width: float) -> list[Line]:
    """Lines no wider than `width`; a word that is wider alone is broken between letters."""
    room = width / size + 1e-4
    lines: list[list[Run]] = [[]]
    used = 0.0
    for cluster, wide, spaced in _clusters(tuple(runs)):
        for parts, part_width, part_spaced in _narrow(cluster, wide, spaced, room):
            blank = BLANK_WIDTH if part_spaced and lines[-1] else 0.0
            if lines[-1] and used + blank + part_width > room:
                lines.append([])
                used = blank = 0.0
            if blank:
                lines[-1].append((" ", parts[0][1]))
            lines[-1].extend(parts)
            used += blank + part_width
    return [_segments(line, size) for line in lines]


Cluster = tuple[tuple[Run, ...], float, bool]


@lru_cache(maxsize=2_000)
def _clusters(runs: tuple[Run, ...]) -> tuple[Cluster, ...]:
    """What stays on one line: (parts, width at size 1, stands after a blank). A run may end inside a word."""
    clusters: list[list[Run]] = []
    spaced: list[bool] = []
    after_blank = True
    for text, face in runs:
        for place, word in enumerate(text.split(" ")):
            after_blank = after_blank or place > 0
            if not word:
                continue
            if after_blank or not clusters:
                clusters.append([])
                spaced.append(bool(spaced))
            clusters[-1].append((word, face))
            after_blank = False
    return tuple(
        (tuple(parts), sum(text_width(word, face, 1) for word, face in parts), blank)
        for parts, blank in zip(clusters, spaced, strict=True)
    )


def _narrow(parts: tuple[Run, ...], wide: float, spaced: bool, room: float) -> list[Cluster]:
    if wide <= room:
        return [(parts, wide, spaced)]
    pieces = [(piece, face) for word, face in parts for piece in _pieces(word, face, room)]
    return [
        (((piece, face),), text_width(piece, face, 1), spaced and place == 0)
        for place, (piece, face) in enumerate(pieces)
    ]


def _pieces(word: str, face: Face, room: float) -> list[str]:
    """The word cut between letters into pieces that fit."""
    pieces, piece = [], ""
    for letter in word:
        if piece and text_width(piece + letter, face, 1) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def _segments(line: Sequence[Run], size: float) -> Line:
    """Neighbours of one face become one string, so that a reader extracts whole phrases."""
    merged: list[Run] = []
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
    lines = _balanced_lines(tuple(runs), size, width)
    return Block(len(lines) * size * LEADING, partial(draw_lines, lines, size, width, 0.5))


@lru_cache(maxsize=200)
def _balanced_lines(runs: tuple[Run, ...], size: float, width: float) -> list[Line]:
    lines = wrap(runs, size, width)
    narrow, wide = 0.0, width
    while len(lines) > 1 and wide - narrow > 2:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(wrap(runs, size, middle)) <= len(lines) else (middle, wide)
    return wrap(runs, size, wide)


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


def shortened(text: str, size: float, width: float) -> str:
    """In italics on one line of `width`; what is too long ends in dots."""
    while text and text_width(text, Face.ITALIC, size) > width:
        text = text[:-2].rstrip() + "…" if len(text) > 2 else ""
    return text


def into_pages(blocks: Sequence[Block], first: float, further: float) -> list[list[Block]]:
    """Fill pages of the given heights in order; a block marked so never ends a page."""
    pages: list[list[Block]] = [[]]
    room = first
    for group in _groups(blocks):
        height = sum(block.height for block in group)
        if height > room + 0.01 and pages[-1]:
            heading = group[0].heading
            pages.append([heading] if heading else [])
            room = further - (heading.height if heading else 0.0)
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
