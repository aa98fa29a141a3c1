"""The QR code of a slip as a drawing inside the page that its holder looks at: nothing is loaded for it."""

from __future__ import annotations

from itertools import groupby

from central.qr_modules import qr_modules

_QUIET = 4  # modules around it that stay white: a reader needs them


def slip_symbol(text: str, words: str) -> str:
    """SVG; `words`, which are markup already, are its name for whoever cannot see it. Raises ValueError for what no
    slip can say."""
    rows = qr_modules(text)
    side = len(rows) + 2 * _QUIET
    dark = "".join(_row(row, down) for down, row in enumerate(rows, _QUIET))
    return (
        f'<svg class="qr" role="img" aria-label="{words}" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{dark}"/></svg>'
    )


def _row(row: list[bool], down: int) -> str:
    """Each run of dark modules as one bar."""
    path, along = "", _QUIET
    for is_dark, run in groupby(row):
        length = len(list(run))
        path += f"M{along} {down}h{length}v1h-{length}z" if is_dark else ""
        along += length
    return path
