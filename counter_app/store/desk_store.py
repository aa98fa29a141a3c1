"""What the engine reads and writes in the desk's database: batches out, proofs and reference data in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from counter_app.domain.journal_reasons import FORKED
from counter_app.domain.times import parse_iso
from counter_app.store.accounts import (
    PendingVerifier,
    verifier_was_sent,
    verifiers_to_send,
)
from counter_app.store.acknowledgements import (
    Waiting,
    highest_common,
    holds,
    journal_head,
    journals_with_work,
    record_acknowledgement,
    record_kept_through,
    take_back,
    waiting,
)
from counter_app.store.another_desk import certified_seed, keep_key_of_its_own, write_another_desk
from counter_app.store.arrived_papers import Opened, OpenedPush, PushPapers
from counter_app.store.batch_reading import read_items
from counter_app.store.conflict_reading import count_troubled
from counter_app.store.desk_papers import CERTIFICATE, identity_from
from counter_app.store.desk_values import put_desk_value
from counter_app.store.erasure import erase_bodies, erased_dossiers
from counter_app.store.feed_inbox import FeedInbox
from counter_app.store.filed_fetching import FiledInbox
from counter_app.store.journal import Stamp
from counter_app.store.late_codes import agencies_without_code, give_late_codes
from counter_app.store.local_log import write_log
from counter_app.store.number_grants import grant_papers, highest_grant, record_grant
from counter_app.store.opening import OpenDesk, open_mark, open_next_journal
from counter_app.store.outage_writing import OutageLog
from counter_app.store.reference_inbox import ReferenceInbox
from counter_app.store.scan_sending import ScanOutbox
from counter_app.store.scan_store import ScanStore
from counter_app.store.vouched_papers import VouchedPapers
from counter_app.wire import batch as batches
from counter_app.wire.batch import Batch, make_batch
from counter_app.wire.head import Head
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import (
    Acknowledgement,
    Certificate,
    Grant,
    KeptThrough,
    Paper,
    PaperRefused,
)


@dataclass(frozen=True, slots=True)
class Work:
    """One journal of this database: acknowledged so far, and where it stands."""

    journal: bytes
    acknowledged: int
    head: Head

    @property
    def waits(self) -> bool:
        return self.head.number > self.acknowledged


@dataclass(frozen=True, slots=True)
class EngineClock:
    """`stamp` gives the times of the few entries that the program writes by itself; `heard_centre` is told the centre's
    time, and `in_doubt` says when that is wanted at once."""

    stamp: Callable[[], Stamp]
    heard_centre: Callable[[datetime], None] = lambda _time: None
    in_doubt: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Whoever is told, on the engine's thread, of what came: the desk's new key, a kind of reference data."""

    new_key: Callable[[SigningKey], None] = lambda _key: None
    reference: Callable[[str], None] = lambda _kind: None


class DeskStore:
    """The engine's hands. Without `scans` no digitised papers are sent, and no files fetched."""

    def __init__(
        self,
        desk: OpenDesk,
        key: SigningKey,
        certificate: Paper,
        *,
        clock: EngineClock,
        random_bytes: Callable[[int], bytes],
        arrivals: Arrivals | None = None,
        scans: ScanStore | None = None,
    ) -> None:
        self.desk = desk
        self.feed = FeedInbox(desk)
        self.key = key
        self.certificate = certificate
        self.clock = clock
        self._arrivals = arrivals or Arrivals()
        self.scans = None if scans is None else ScanOutbox(desk, scans, clock.stamp)
        self.filed = None if scans is None else FiledInbox(desk, scans)
        self._random_bytes = random_bytes
        self.papers = VouchedPapers(desk.database)
        self.reference = ReferenceInbox(desk, self.papers, clock.stamp, self._arrivals.reference)
        self.outages = OutageLog(desk, clock.stamp)

    # -- out ----------------------------------------------------------------------------------------------

    def work(self) -> list[Work]:
        """Every journal of this database, the oldest first."""
        with self._reading() as connection:
            return [Work(journal, number, head) for journal, number, head in journals_with_work(connection)]

    def batch(self, work: Work, most: int) -> Batch:
        """The next entries that fit; empty, with the present head, where nothing waits."""
        if not work.waits:
            return make_batch(self.certificate, work.head.number + 1, work.head.hash, (), work.head, self.key)
        with self._reading() as connection:
            previous, items = read_items(connection, work.journal, work.acknowledged + 1, most)
        items = items[: max(1, batches.fit(items, most))]
        last = work.acknowledged + len(items)
        head = Head(work.journal, last, items[-1].hash)
        return make_batch(self.certificate, work.acknowledged + 1, previous, items, head, self.key)

    def waiting(self) -> Waiting:
        with self._reading() as connection:
            return waiting(connection, self.desk.projections.tables.happenings.name)

    def waiting_entries(self) -> int:
        """Without a look at the entries themselves."""
        return sum(work.head.number - work.acknowledged for work in self.work() if work.waits)

    def conflicts(self) -> int:
        """Dossiers with a verdict that a supervisor must see."""
        with self._reading() as connection:
            return count_troubled(connection, self.desk.projections)

    def last_acknowledged(self) -> datetime | None:
        with self._reading() as connection:
            row = connection.exec_driver_sql("SELECT max(time) FROM acknowledgements").one()
            return None if row[0] is None else parse_iso(row[0])

    # -- proofs in ----------------------------------------------------------------------------------------

    def open_push(self, papers: PushPapers) -> OpenedPush:
        """Check everything that came with an acknowledgement before anything of it is written.

        Raises PaperRefused when a signature, or what is acknowledged, does not hold.
        """
        certificate, kept = papers.certificate, papers.kept
        opened = OpenedPush(
            self.papers.opened(papers.ack, Acknowledgement),
            papers.forked,
            None if kept is None else self.papers.opened(kept, KeptThrough),
            [self.papers.opened(grant, Grant) for grant in papers.ranges],
            None if certificate is None else self.papers.opened(certificate, Certificate),
        )
        with self._reading() as connection:
            self._is_beyond_ours(connection, opened.ack.content)
        return opened

    def record_ack(
        self, ack: Opened[Acknowledgement], kept: Opened[KeptThrough] | None = None, *, forked: bool = False
    ) -> bool:
        """Green from now on; False where the centre holds entries of this journal that lie above ours."""
        with self.desk.database.write() as connection:
            beyond = self._is_beyond_ours(connection, ack.content)
            if not beyond:
                record_acknowledgement(connection, ack.content, ack.paper, forked=forked)
            if kept is not None:
                self._record_kept(connection, kept.content)
        return not beyond

    def _record_kept(self, connection: Connection, kept: KeptThrough) -> None:
        if record_kept_through(connection, bytes.fromhex(kept.journal), kept.number):
            # Own bodies that were to be erased and had to wait for a backup that covers them.
            projections = self.desk.projections
            erase_bodies(connection, projections, erased_dossiers(connection, projections))

    def _is_beyond_ours(self, connection: Connection, ack: Acknowledgement) -> bool:
        """Whether the centre has more of this journal than we. Raises PaperRefused for what is not ours."""
        journal = bytes.fromhex(ack.journal)
        own = journal_head(connection, journal)
        if own is not None and ack.number > own.number:
            return True
        if not holds(connection, journal, ack.number, bytes.fromhex(ack.hash)):
            raise PaperRefused("the acknowledgement names an entry that was not written here")
        return False

    def record_grant(self, grant: Opened[Grant]) -> None:
        """A new range; receipts that were saved without a code get theirs from it."""
        if grant.content.desk != self.desk.desk.desk:
            return
        with self.desk.database.write() as connection:
            record_grant(connection, grant.content, grant.paper)
            give_late_codes(connection, self.desk, self.clock.stamp())

    def highest_grant(self) -> int:
        with self._reading() as connection:
            return highest_grant(connection)

    def agency_short_of_numbers(self) -> str | None:
        """An agency whose ranges in hand come to their end today, or that receipts without a code wait for."""
        with self._reading() as connection:
            waiting = agencies_without_code(connection, self.desk)
            return next(iter(waiting), None) or self.desk.numbers.agency_near_its_end(connection, self.now().date())

    def verifiers_to_send(self) -> tuple[PendingVerifier, ...]:
        with self._reading() as connection:
            return verifiers_to_send(connection)

    def verifier_was_sent(self, sent: PendingVerifier) -> None:
        with self.desk.database.write() as connection:
            verifier_was_sent(connection, sent)

    def record_certificate(self, opened: Opened[Certificate]) -> None:
        """For this desk's present key (a new PC), or for the key of a copy that becomes a desk of its own.

        Memory follows the disk: nothing is believed here before it is committed, and no save looks in between (it
        would number as the desk that it was copied from).
        """
        with self.desk.database.turn():
            seed = self._certified(opened)
            if seed is None:
                return
            self.certificate = opened.paper
            if seed != self.key.seed:
                self.key = SigningKey(seed)
                self.desk.become(identity_from(opened.content, self.desk.desk.province))
                self._arrivals.new_key(self.key)

    def _certified(self, opened: Opened[Certificate]) -> bytes | None:
        """Written down; the seed of the key that it is for, None where the key is not ours."""
        with self.desk.database.write() as connection:
            seed = certified_seed(connection, self.key.seed, opened.content)
            if seed is not None:
                put_desk_value(connection, CERTIFICATE, opened.paper.stored())
                if seed != self.key.seed:
                    write_another_desk(connection, seed)
            return seed

    def grant_papers(self) -> list[Paper]:
        with self._reading() as connection:
            return grant_papers(connection)

    def set_back(self, journal: bytes, heads: Sequence[tuple[int, bytes]]) -> int:
        """The centre named its heads of this journal: what lies above the highest in common waits again."""
        with self.desk.database.write() as connection:
            common = highest_common(connection, journal, heads)
            take_back(connection, journal, common)
            return common

    # -- what the program writes by itself ----------------------------------------------------------------

    def open_new_journal(self, reason: str) -> None:
        """Nobody stops. A copy that goes on beside its original asks, in the first entry, for a key of its own."""
        with self.desk.database.write() as connection:
            facts = keep_key_of_its_own(connection, self._random_bytes(32)) if reason == FORKED else {}
            mark = open_mark(connection) or ""
            open_next_journal(connection, self.desk, reason, mark, self.clock.stamp(), self._random_bytes, facts)

    def log(self, what: str, detail: str = "") -> None:
        """The local log: never an entry."""
        with self.desk.database.write() as connection:
            write_log(connection, self.now(), what, detail)

    def now(self) -> datetime:
        return self.clock.stamp().entered

    def _reading(self) -> AbstractContextManager[Connection]:
        return self.desk.database.read()
