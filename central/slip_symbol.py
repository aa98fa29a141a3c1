"""The QR code of a slip as a drawing inside the page that its holder looks at: nothing is loaded for it."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import QRData

from counter_app.wire.slip_text import LONGEST_TEXT

_QUIET = 4  # modules around it that stay white: a reader needs them
_MASK = 2  # as on paper; trying all eight takes four fifths of the encoding


@lru_cache(maxsize=128)
def slip_symbol(text: str, words: str) -> str:
    """SVG; `words`, which are markup already, are its name for whoever cannot see it. Raises ValueError for what no
    slip can say."""
    rows = _modules(text)
    dark = "".join(_row(row, down) for down, row in enumerate(rows))
    return (
        f'<svg class="qr" role="img" aria-label="{words}" viewBox="0 0 {len(rows)} {len(rows)}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{len(rows)}v{len(rows)}h-{len(rows)}z"/>'
        f'<path d="{dark}"/></svg>'
    )


def _modules(text: str) -> list[list[bool]]:
    """Rows with the quiet zone, True is dark."""
    if not 0 < len(text) <= LONGEST_TEXT:
        raise ValueError("no slip's text is empty or longer than the longest")
    symbol: QRCode = QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=_MASK, border=_QUIET)  # type: ignore[type-arg]
    symbol.add_data(QRData(text.encode(), mode=2), optimize=0)  # 2: alphanumeric
    symbol.make(fit=True)
    return [[bool(module) for module in row] for row in symbol.get_matrix()]


def _row(row: list[bool], down: int) -> str:
    """Each run of dark modules as one bar."""
    path, along = "", 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        path += f"M{along} {down}h{length}v1h-{length}z" if is_dark else ""
        along += length
    return path
