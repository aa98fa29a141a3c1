"""Papers of the centre, opened by the keys that this desk knows; and the keys that such papers vouch for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from counter_app.store.arrived_papers import C, Opened
from counter_app.store.database import Database
from counter_app.store.known_keys import KnownPublicKeys, centre_keys, is_news, remember_key
from counter_app.wire.papers import KeyNotice, Paper, PaperRefused, open_paper


class VouchedPapers:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keys: dict[str, bytes] | None = None  # the centre's, as far as they are known

    def opened(self, paper: Paper, kind: type[C]) -> Opened[C]:
        """A paper whose signature holds. Raises PaperRefused. Before any transaction: no save waits for it."""
        if self._keys is None:
            with self._database.read() as connection:
                self._keys = centre_keys(connection)
        return Opened(paper, open_paper(paper, kind, self._keys))

    def learn_keys(self, papers: Sequence[Paper]) -> None:
        """Public keys of the centre and of desks, each vouched for by a key that is known already."""
        notices = self.vouched_for(papers)
        with self._database.read() as connection:
            news = [notice for notice in notices if is_news(connection, notice)]
        if news:
            with self._database.write() as connection:
                self.remember(connection, notices)

    def vouched_for(self, papers: Sequence[Paper]) -> list[KeyNotice]:
        """A list of the centre's next keys may vouch for one another: each is known for those that follow it."""
        with self._database.read() as connection:
            known = KnownPublicKeys(centre_keys(connection))
        for paper in papers:
            try:
                known.learn(open_paper(paper, KeyNotice, known.of_the_centre))
            except PaperRefused:
                continue
        return known.learnt

    def remember(self, connection: Connection, notices: Sequence[KeyNotice]) -> None:
        for notice in notices:
            remember_key(connection, notice)
        self._keys = None
