"""Following the office's feed: page after page, and back to where the centre's feed and ours part."""

from __future__ import annotations

from urllib.parse import quote

from counter_app.store.desk_store import DeskStore
from counter_app.store.feed_store import FeedRefused
from counter_app.sync.exchange import Answer, Question, Unreadable
from counter_app.sync.reading import read_mismatch, read_page


class Following:
    """`pause` is how long (seconds) a feed that was followed to its end is left alone."""

    def __init__(self, store: DeskStore, pause: float) -> None:
        self._store, self._feed = store, store.feed
        self._pause = pause
        self._at = 0.0
        self._more = True
        self._from: int | None = None
        self._step_back = 0

    def next_at(self, now: float) -> float:
        return now if self._more else self._at

    def look_at(self, moment: float) -> None:
        self._at = moment

    def look_again(self) -> None:
        self._more = True

    def question(self) -> Question:
        position = self._position()
        row_hash = self._feed.row_hash_at(position) or b""
        path = f"/v1/offices/{quote(self._feed.office)}/feed?after={position}&hash={row_hash.hex()}"
        return Question("pull", "GET", path)

    def came(self, answer: Answer, now: float) -> bool:
        """A page; whether it brought anything. Raises Unreadable, and then nothing of it is stored."""
        page = read_page(answer)
        if page.more and not page.rows:
            raise Unreadable("more is promised, and nothing given")
        try:
            self._feed.apply(page.rows, after=self._from)
        except FeedRefused as error:
            self._store.log("feed refused", str(error))
            raise Unreadable(str(error)) from None
        self._from, self._step_back = None, 0
        self._more = page.more
        self._at = now + self._pause
        return bool(page.rows)

    def parted(self, answer: Answer) -> None:
        """Step back 1, 2, 4, 8 … rows until the centre has the same one; what it lost is sent again."""
        last, tried = read_mismatch(answer), self._position()
        if tried == 0:
            raise Unreadable("a feed that begins otherwise than its office's name says")
        if last < tried:
            self._from = last
        else:
            self._step_back = max(1, self._step_back * 2)
            self._from = max(0, tried - self._step_back)
        self._more = True

    def _position(self) -> int:
        return self._feed.place().position if self._from is None else self._from
