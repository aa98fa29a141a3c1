"""QR symbols for slips' texts alone: alphanumeric, level M, mask 2, versions 7 to 12 (ISO/IEC 18004).

The library that draws the paper stays with the desk's printing; these are its modules, one for one, and a test holds
the two together. No slip's text is shorter or longer than these versions hold.
"""

from __future__ import annotations

from collections.abc import Iterator

# By version: error correction words in a block, then the data words of each block (table 9, level M).
_BLOCKS: dict[int, tuple[int, tuple[int, ...]]] = {
    7: (18, (31,) * 4),
    8: (22, (38,) * 2 + (39,) * 2),
    9: (22, (36,) * 3 + (37,) * 2),
    10: (26, (43,) * 4 + (44,)),
    11: (30, (50,) + (51,) * 4),
    12: (22, (36,) * 6 + (37,) * 2),
}
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ALPHANUMERIC, _LEVEL_AND_MASK = 0b0010, 0b00_010  # level M is 00
_FORMAT_MASK, _FORMAT_CHECK, _VERSION_CHECK = 0x5412, 0x537, 0x1F25
_FIELD = 0x11D  # the polynomial of GF(256)
_PADS = (0xEC, 0x11)

Grid = list[list[bool | None]]  # None: room for data


def qr_modules(text: str) -> list[list[bool]]:
    """Rows of modules, True is dark, without the quiet zone. Raises ValueError for what no slip can say."""
    version, words = _data_words(text)
    grid = _patterns(version)
    bits = (bool(word >> place & 1) for word in _with_correction(words, version) for place in range(7, -1, -1))
    for row, column in _way(grid):
        grid[row][column] = next(bits, False) ^ (column % 3 == 0)
    return [[bool(module) for module in row] for row in grid]


# --- data ---------------------------------------------------------------------------------------------------


def _data_words(text: str) -> tuple[int, list[int]]:
    """The smallest version that holds the text, and its data words."""
    if not text or any(letter not in _LETTERS for letter in text):
        raise ValueError("outside QR's alphanumeric set")
    for version, (_check, blocks) in _BLOCKS.items():
        bits, room = _bits(text, 9 if version < 10 else 11), 8 * sum(blocks)
        if len(bits) <= room:
            bits += "0" * min(4, room - len(bits))
            bits += "0" * (-len(bits) % 8)
            words = [int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)]
            return version, words + [_PADS[number % 2] for number in range(room // 8 - len(words))]
    raise ValueError("longer than a slip's text")


def _bits(text: str, count_bits: int) -> str:
    """Two letters in eleven bits, a last one in six."""
    values = [_LETTERS.index(letter) for letter in text]
    pairs = [f"{first * 45 + second:011b}" for first, second in zip(values[::2], values[1::2], strict=False)]
    last = [f"{values[-1]:06b}"] if len(values) % 2 else []
    return "".join([f"{_ALPHANUMERIC:04b}", f"{len(text):0{count_bits}b}", *pairs, *last])


def _with_correction(words: list[int], version: int) -> Iterator[int]:
    """Blocks are read across, so that one stain hurts each of them a little."""
    check, sizes = _BLOCKS[version]
    blocks, begin = [], 0
    for size in sizes:
        blocks.append(words[begin : begin + size])
        begin += size
    for place in range(max(sizes)):
        yield from (block[place] for block in blocks if place < len(block))
    corrections = [_correction(block, check) for block in blocks]
    for place in range(check):
        yield from (correction[place] for correction in corrections)


def _correction(block: list[int], count: int) -> list[int]:
    """The remainder of the block by the generator of so many words (Reed-Solomon)."""
    generator, root = [1], 1
    for _ in range(count):
        shifted = [*generator, 0]
        generator = [left ^ _times(right, root) for left, right in zip(shifted, [0, *generator], strict=True)]
        root = _times(root, 2)
    remainder = [0] * count
    for word in block:
        factor = word ^ remainder[0]
        rest = [*remainder[1:], 0]
        remainder = [left ^ _times(right, factor) for left, right in zip(rest, generator[1:], strict=True)]
    return remainder


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left = left << 1 ^ (_FIELD if left & 0x80 else 0)
        right >>= 1
    return product


# --- places -------------------------------------------------------------------------------------------------


def _patterns(version: int) -> Grid:
    """Everything that holds no data: finders, timing, alignment, format and version."""
    side = 17 + 4 * version
    grid: Grid = [[None] * side for _ in range(side)]
    for row, column in ((3, 3), (3, side - 4), (side - 4, 3)):
        _square(grid, row, column, 4, {0, 1, 3})
    for place in range(8, side - 8):
        grid[6][place] = grid[place][6] = place % 2 == 0
    middles = (6, 2 * version + 8, side - 7)
    for row, column in ((row, column) for row in middles for column in middles):
        if (row, column) not in {(6, 6), (6, side - 7), (side - 7, 6)}:
            _square(grid, row, column, 2, {0, 2})
    _put_format(grid, _checked(_LEVEL_AND_MASK, 10, _FORMAT_CHECK) ^ _FORMAT_MASK)
    _put_version(grid, _checked(version, 12, _VERSION_CHECK))
    return grid


def _square(grid: Grid, row: int, column: int, reach: int, dark: set[int]) -> None:
    """Rings around a middle; `dark` are the distances of the dark ones. What lies outside the symbol is left out."""
    inside = range(len(grid))
    for down in range(-reach, reach + 1):
        for along in range(-reach, reach + 1):
            if row + down in inside and column + along in inside:
                grid[row + down][column + along] = max(abs(down), abs(along)) in dark


def _checked(value: int, bits: int, generator: int) -> int:
    """The value followed by its remainder (BCH)."""
    rest = value << bits
    while rest.bit_length() > bits:
        rest ^= generator << rest.bit_length() - bits - 1
    return value << bits | rest


def _put_format(grid: Grid, value: int) -> None:
    """Twice, around the finders; and the one module that is always dark."""
    side = len(grid)
    beside = [*range(6), 7, 8, *range(side - 7, side)]  # down column 8, from its lowest bit on
    along = [*range(side - 1, side - 9, -1), 7, *range(5, -1, -1)]
    for bit in range(15):
        is_dark = bool(value >> bit & 1)
        grid[beside[bit]][8] = grid[8][along[bit]] = is_dark
    grid[side - 8][8] = True


def _put_version(grid: Grid, value: int) -> None:
    for bit in range(18):
        near, far = bit // 3, len(grid) - 11 + bit % 3
        grid[near][far] = grid[far][near] = bool(value >> bit & 1)


def _way(grid: Grid) -> Iterator[tuple[int, int]]:
    """Places for data: two columns at a time from the right, up and down in turn, past the timing column."""
    side = len(grid)
    rights = [*range(side - 1, 6, -2), *range(5, 0, -2)]
    for turn, right in enumerate(rights):
        for row in range(side) if turn % 2 else range(side - 1, -1, -1):
            yield from ((row, column) for column in (right, right - 1) if grid[row][column] is None)
