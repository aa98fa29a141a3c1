"""QR symbols as plain modules: alphanumeric mode, level M, the smallest version, one fixed mask."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

# Trying all eight masks takes four fifths of the encoding. Over sampled slip texts mask 2 had both the lowest
# mean and the lowest worst penalty of the standard's own scoring; readers take any mask.
MASK = 2
QUIET_MODULES = 4
SMALLEST_MODULE_MM = 0.62

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=128)
def qr_matrix(text: str) -> Matrix:
    """Rows of modules, True is dark, without the quiet zone. Raises ValueError outside QR's alphanumeric set."""
    # Read with the first symbol: a start has none.
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.util import QRData

    symbol: QRCode = QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=MASK, border=0)  # type: ignore[type-arg]
    symbol.add_data(QRData(text.encode("ascii"), mode=2), optimize=0)  # 2: alphanumeric
    symbol.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in symbol.modules)


def dark_runs(matrix: Matrix) -> Iterator[tuple[int, int, int]]:
    """(row, first column, length) of every horizontal run of dark modules."""
    for number, row in enumerate(matrix):
        start = None
        for column, dark in enumerate((*row, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield number, start, column - start
                start = None
