"""The office's feed as it comes in: where this desk stands in it, and page after page into the projections."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.store.feed_place import FeedPlace, feed_place, row_hash_at
from counter_app.store.feed_store import ArrivedRow, FeedRefused, apply_rows, check_rows
from counter_app.store.opening import OpenDesk

ROWS_A_TRANSACTION = 20  # a clerk's save never waits long behind a page of the feed


class FeedInbox:
    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self.office = desk.desk.office

    def place(self) -> FeedPlace:
        with self._desk.database.read() as connection:
            return feed_place(connection, self.office)

    def row_hash_at(self, position: int) -> bytes | None:
        with self._desk.database.read() as connection:
            return row_hash_at(connection, self.office, position)

    def apply(self, rows: Sequence[ArrivedRow], *, after: int | None = None) -> None:
        """A page, in short transactions; `after` cuts our feed back to that position first.

        Raises FeedRefused when any of the rows does not fit, and nothing of the page is stored then.
        """
        checked = check_rows(self._follows_on(after), self.office, rows)
        if after is not None:
            self.forget_after(after)
        for start in range(0, len(checked), ROWS_A_TRANSACTION):
            with self._desk.database.write() as connection:
                apply_rows(connection, self._desk.projections, self.office, checked[start : start + ROWS_A_TRANSACTION])

    def forget_after(self, position: int) -> None:
        """The centre's feed parts from ours here."""
        with self._desk.database.write() as connection:
            self._desk.projections.forget_after(connection, self.office, position)

    def _follows_on(self, position: int | None) -> FeedPlace:
        if position is None:
            return self.place()
        row_hash = self.row_hash_at(position)
        if row_hash is None:
            raise FeedRefused(f"rows that follow on from {position}, which is not here")
        return FeedPlace(position, row_hash)
