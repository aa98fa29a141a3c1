"""Counting a drawer by its notes and coins."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.domain.errors import BadInput

# In circulation in Viet Nam, in đồng; the largest first, as a drawer is counted.
PIECES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200)
MOST_OF_ONE = 100_000


def cash_of(counted: Mapping[int, int]) -> int:
    """Đồng, by how many there are of each piece. Raises BadInput for what is no piece, or an impossible number."""
    if any(piece not in PIECES or not 0 <= many <= MOST_OF_ONE for piece, many in counted.items()):
        raise BadInput("Số tờ tiền không hợp lệ; hãy đếm lại.", "The number of notes is impossible; count again.")
    return sum(piece * many for piece, many in counted.items())
