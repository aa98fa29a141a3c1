"""Reference data of the centre: what is current here, and what comes in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter_app.domain.errors import BadInput
from counter_app.domain.people import Person
from counter_app.domain.times import iso
from counter_app.store import people_arrivals
from counter_app.store.accounts import confirm_people, replace_people
from counter_app.store.journal import Stamp
from counter_app.store.local_log import write_log
from counter_app.store.opening import OpenDesk
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference, reference_etag
from counter_app.store.vouched_papers import VouchedPapers
from counter_app.wire.papers import Paper


class ReferenceInbox:
    """`arrived` hears of each kind once it is current."""

    def __init__(
        self, desk: OpenDesk, papers: VouchedPapers, stamp: Callable[[], Stamp], arrived: Callable[[str], None]
    ) -> None:
        self._desk, self._papers, self._stamp, self._arrived = desk, papers, stamp, arrived
        self.arrivals = 0  # since the program began: another number means that something else is current

    def etag(self, kind: str) -> str | None:
        with self._desk.database.read() as connection:
            return reference_etag(connection, kind)

    def record(self, kind: str, items: Sequence[ReferenceVersion], etag: str, keys: Sequence[Paper] = ()) -> None:
        """Current from now on, all of them or none, with what follows from them. Nothing is parsed under the lock.

        A list of people that cannot be used leaves the old one in force: nobody is shut out by it. `keys`: the papers
        that the items hold, where they are public keys.
        """
        people = self._people_in(items) if kind == people_arrivals.KIND else None
        notices = self._papers.vouched_for(keys)
        with self._desk.database.write() as connection:
            record_reference(connection, kind, items, etag, iso(self._stamp().entered))
            self._papers.remember(connection, notices)
            if people is not None:
                replace_people(connection, people, self._stamp().entered)
        self.arrivals += 1
        self._arrived(kind)

    def _people_in(self, items: Sequence[ReferenceVersion]) -> Sequence[Person] | None:
        try:
            return people_arrivals.people_in(items)
        except BadInput as problem:
            with self._desk.database.write() as connection:
                write_log(connection, self._stamp().entered, "users refused", problem.en)
            return None

    def confirm_people(self) -> None:
        """The centre's list of people is still the one that is here."""
        with self._desk.database.write() as connection:
            confirm_people(connection, self._stamp().entered)
