"""A QR symbol for the screen, its quiet zone included."""

from __future__ import annotations

from counter_app.print.qr_code import QUIET_MODULES, qr_matrix

Symbol = tuple[tuple[bool, ...], ...]


def qr_symbol(text: str) -> Symbol:
    """Rows of modules, True is dark. Raises ValueError outside QR's alphanumeric set."""
    matrix = qr_matrix(text)
    side = len(matrix) + 2 * QUIET_MODULES
    edge, beside = (((False,) * side),) * QUIET_MODULES, (False,) * QUIET_MODULES
    return (*edge, *((*beside, *row, *beside) for row in matrix), *edge)
