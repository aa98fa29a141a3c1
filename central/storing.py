"""Taking batches in. An acknowledgement means stored, never judged: only the envelope is looked at.

Unpacking, hashing and checking signatures come before the transaction; the transaction locks one journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from central.desk_families import are_one_family
from central.enrolment import Enrolment
from central.keys import CentreKeys
from central.openings import Opening, opening_in
from central.requests import Refused
from central.store import journals, registry, writers
from central.store.database import Clash, Connection, Database
from central.store.journals import Junction, StoredItem, Tip, Voucher
from central.store.registry import DeskKey
from counter_app.domain.times import iso
from counter_app.wire.batch import LARGEST_PACKED, Batch, BatchRefused, Item, Stub, unpack
from counter_app.wire.entry import Entry, genesis
from counter_app.wire.head import Head
from counter_app.wire.header import readable_header
from counter_app.wire.keys import key_name
from counter_app.wire.messages import HeadMessage, ParentUnknown, PushAnswer, message_of_paper
from counter_app.wire.papers import (
    Acknowledgement,
    Certificate,
    KeptThrough,
    PaperRefused,
    open_paper,
    read_paper,
    sign_paper,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a push left behind; `forked`: this desk's family writes another branch, which came first, or has left."""

    tip: Tip
    forked: bool
    kept: int
    certificate: DeskKey | None = None
    ranges: tuple[bytes, ...] = ()


class ParentMissing(Exception):
    """The centre has not the entry that the batch follows on."""

    def __init__(self, tips: list[Tip]) -> None:
        super().__init__("parent unknown")
        ordered = sorted(tips, key=lambda tip: tip.number, reverse=True)[:50]
        self.message = ParentUnknown(heads=[HeadMessage(number=tip.number, hash=tip.hash.hex()) for tip in ordered])


class Storing:
    def __init__(self, database: Database, keys: CentreKeys, enrolment: Enrolment) -> None:
        self._database = database
        self._keys = keys
        self._enrolment = enrolment

    def push(self, journal: str, data: bytes, now: datetime) -> PushAnswer:
        """Raises Refused for what is no honest batch, ParentMissing when it does not follow on."""
        batch = _unpacked(journal, data)
        certificate = self._authorised(batch)
        opened = opening_in(batch)
        try:
            with self._database.writing() as connection:
                outcome = self._store(connection, batch, certificate, opened, now)
        except Clash:
            # Only a hash that stands under another journal can get here.
            raise _not_a_batch("an entry of another journal") from None
        return self._answer(batch, outcome, now)

    def store_own(self, connection: Connection, batch: Batch, voucher: Voucher, now: datetime) -> Tip:
        """An act of the centre itself, in its own journal, inside the caller's transaction."""
        journals.lock_journal(connection, batch.head.journal, voucher.office, voucher.desk)
        return self._place(connection, batch, voucher, journals.tips(connection, batch.head.journal), now)

    def _store(
        self, connection: Connection, batch: Batch, certificate: Certificate, opened: Opening | None, now: datetime
    ) -> Outcome:
        public = bytes.fromhex(certificate.public)
        if registry.find_key(connection, public) is None:
            self._enrolment.learn(connection, batch.certificate, certificate)
        voucher = Voucher(certificate.office, certificate.desk, public, batch.signature, iso(now))
        left_at = journals.lock_journal(connection, batch.head.journal, certificate.office, certificate.desk)
        is_news = opened is not None and _is_news(connection, opened, voucher)
        tips = journals.tips(connection, batch.head.journal)
        tip = self._place(connection, batch, voucher, tips, now)
        forked = any(other.branch < tip.branch for other in _own(tips, voucher)) or _is_beyond(batch, tip, left_at)
        kept = journals.kept_through(connection, batch.head.journal, tip.branch)
        if opened is None:
            return Outcome(tip, forked, kept)
        certified, ranges = self._newly_certified(connection, certificate, opened, now)
        if is_news:
            _note_writer(connection, opened, certificate, certified)
        return Outcome(tip, forked, kept, certified, ranges)

    def _place(self, connection: Connection, batch: Batch, voucher: Voucher, tips: list[Tip], now: datetime) -> Tip:
        if not batch.items:
            return self._present(connection, batch, voucher, tips, now)
        for tip in _own(tips, voucher):
            if tip.hash == batch.previous and not _has_gaps(batch):
                below = Junction(batch.head.journal, tip.branch, tip.number, tip.hash)
                return self._extend(connection, batch.head, voucher, below, batch.items, now)
        return self._place_carefully(connection, batch, voucher, tips, now)

    def _place_carefully(
        self, connection: Connection, batch: Batch, voucher: Voucher, tips: list[Tip], now: datetime
    ) -> Tip:
        """Some of it may be stored already, or it may open a branch."""
        stored = journals.stored_items(connection, [batch.previous, *(item.hash for item in batch.items)])
        if any(entry.journal != batch.head.journal for entry in stored.values()):
            raise _not_a_batch("an entry of another journal")
        have = _stored_at_the_start(batch, stored)
        if _take_back(connection, batch, voucher, stored):
            tips = journals.tips(connection, batch.head.journal)
        gaps = [item for item in batch.items[:have] if isinstance(item, Entry) and stored[item.hash].is_gap]
        journals.fill_gaps(connection, voucher.office, gaps)
        own = _own(tips, voucher)
        if have == len(batch.items):
            return self._tip_of(own, batch.head, stored[batch.head.hash].branch, now)
        parent, number = self._parent(batch, _to_follow_on(batch, stored, voucher), have, own)
        branch = next((tip.branch for tip in own if tip.hash == parent), len(tips))
        below = Junction(batch.head.journal, branch, number, parent)
        return self._extend(connection, batch.head, voucher, below, batch.items[have:], now)

    def _parent(self, batch: Batch, stored: dict[bytes, StoredItem], have: int, tips: list[Tip]) -> tuple[bytes, int]:
        parent = batch.items[have - 1].hash if have else batch.previous
        if parent == genesis(batch.head.journal) and batch.first == 1:
            return parent, 0
        if parent not in stored:
            raise ParentMissing(tips)
        return parent, stored[parent].number

    def _extend(
        self,
        connection: Connection,
        head: Head,
        voucher: Voucher,
        below: Junction,
        new: Sequence[Item],
        now: datetime,
    ) -> Tip:
        if below.number + len(new) != head.number:
            raise _not_a_batch("the numbers do not follow on")
        journals.add_batch(connection, voucher, below, new)
        tip = Tip(below.branch, head.number, head.hash, self._ack(head, now), voucher.desk)
        journals.put_tip(connection, head.journal, tip)
        return tip

    def _present(self, connection: Connection, batch: Batch, voucher: Voucher, tips: list[Tip], now: datetime) -> Tip:
        """An empty batch: the branch on which the desk's head stands."""
        head, own = batch.head, _own(tips, voucher)
        if head.number == 0 and head.hash == genesis(head.journal):
            return own[0] if own else Tip(0, 0, head.hash, self._ack(head, now), voucher.desk)
        stored = journals.stored_items(connection, [head.hash]).get(head.hash)
        if (
            stored is None
            or stored.journal != head.journal
            or stored.number != head.number
            or not _is_of(stored, voucher)
        ):
            raise ParentMissing(own)
        return self._tip_of(own, head, stored.branch, now)

    def _tip_of(self, own: list[Tip], head: Head, branch: int, now: datetime) -> Tip:
        """The branch's, unless it ends in what another desk put there."""
        found = next((tip for tip in own if tip.branch == branch), None)
        return found or Tip(branch, head.number, head.hash, self._ack(head, now), "")

    def _ack(self, head: Head, now: datetime) -> bytes:
        content = Acknowledgement(head.journal.hex(), head.number, head.hash.hex(), iso(now))
        return sign_paper(content, self._keys.signing).stored()

    def _newly_certified(
        self, connection: Connection, certificate: Certificate, opened: Opening, now: datetime
    ) -> tuple[DeskKey | None, tuple[bytes, ...]]:
        """A new PC's key stands in JournalOpened, vouched for by the old key that signed the batch; with its ranges."""
        old = registry.find_key(connection, bytes.fromhex(certificate.public))
        public = opened.public
        if public is None or public.hex() == certificate.public or old is None or old.withdrawn is not None:
            return None, ()
        if opened.is_forked:
            key = self._enrolment.certify_as_another_desk(connection, certificate, public, now)
        else:
            key = self._enrolment.certify_new_key(connection, certificate, public, now)
        if key is None or not are_one_family(key.desk, certificate.desk):
            return None, ()  # somebody else's key: nothing about its desk is told
        return key, tuple(paper for _n, _agency, paper in registry.grants_of(connection, key.desk))

    def _authorised(self, batch: Batch) -> Certificate:
        """The desk that signed the head, whoever delivers it. Raises Refused."""
        try:
            certificate = open_paper(batch.certificate, Certificate, self._keys.known)
            public = bytes.fromhex(certificate.public)
        except (PaperRefused, ValueError):
            raise Refused(
                403,
                "Giấy chứng nhận của quầy không do trung tâm này cấp.",
                "The desk's certificate was not issued by this centre.",
            ) from None
        if batch.key != key_name(public) or not batch.signed_by(public):
            raise Refused(
                403,
                "Chữ ký của lô dữ liệu không đúng với giấy chứng nhận của quầy.",
                "The batch's signature does not fit the desk's certificate.",
            )
        return certificate

    def _ack_of(self, batch: Batch, tip: Tip, now: datetime) -> bytes:
        """Of what was handed in; an empty batch asks for the present head, which may lie above the asker's own."""
        return tip.ack if not batch.items or batch.head.hash == tip.hash else self._ack(batch.head, now)

    def _answer(self, batch: Batch, outcome: Outcome, now: datetime) -> PushAnswer:
        kept = None
        if outcome.kept:
            content = KeptThrough(batch.head.journal.hex(), outcome.kept, iso(now))
            kept = message_of_paper(sign_paper(content, self._keys.signing))
        certificate = outcome.certificate
        return PushAnswer(
            ack=message_of_paper(read_paper(self._ack_of(batch, outcome.tip, now))),
            kept=kept,
            forked=outcome.forked,
            ranges=[message_of_paper(read_paper(paper)) for paper in outcome.ranges],
            certificate=message_of_paper(read_paper(certificate.certificate)) if certificate else None,
        )


def _unpacked(journal: str, data: bytes) -> Batch:
    if len(data) > LARGEST_PACKED:
        raise Refused(413, "Lô dữ liệu quá lớn; hãy chia nhỏ.", "The batch is too large; halve it.")
    try:
        batch = unpack(data)
    except (BatchRefused, RecursionError) as error:
        raise _not_a_batch(str(error)) from None
    if batch.head.journal.hex() != journal.lower():
        raise _not_a_batch("its journal is not the one in the address")
    return batch


def _not_a_batch(reason: str) -> Refused:
    return Refused(400, f"Không phải lô dữ liệu hợp lệ ({reason}).", f"This is not a sound batch ({reason}).")


def _has_gaps(batch: Batch) -> bool:
    return any(isinstance(item, Stub) for item in batch.items)


def _own(tips: list[Tip], voucher: Voucher) -> list[Tip]:
    """The branches that this desk's family wrote: all that concerns it, and all that it is told about."""
    return [tip for tip in tips if are_one_family(tip.desk, voucher.desk)]


def _is_of(stored: StoredItem, voucher: Voucher) -> bool:
    return are_one_family(stored.desk, voucher.desk)


def _is_beyond(batch: Batch, tip: Tip, left_at: int | None) -> bool:
    """Whether this comes from a database that goes on where its desk has left: a copy, or what was copied.

    One that stands just there is told when it asks after it: it may have written nothing since. What the desk wrote
    before it left is handed in as ever, and where the centre has more, an old file was put back: that it learns first.
    """
    if left_at is None:
        return False
    number = batch.head.number
    return number > left_at or (not batch.items and number == left_at == tip.number)


def _is_news(connection: Connection, opened: Opening, voucher: Voucher) -> bool:
    """Whether nobody of this desk's family has handed the opening in, with its bytes."""
    stored = journals.stored_items(connection, [opened.hash]).get(opened.hash)
    return stored is None or stored.is_gap or not _is_of(stored, voucher)


def _note_writer(connection: Connection, opened: Opening, certificate: Certificate, certified: DeskKey | None) -> None:
    """A fork's journal is the new desk's, as soon as there is one; any other opening means that its desk moved there.

    The desk is the one that the entry names: a copy hands in again what its original wrote before.
    """
    if not opened.is_of(certificate.desk):
        return
    if not opened.is_forked:
        writers.leave_the_others(connection, opened.journal, opened.desk, opened.predecessor)
    elif certified is not None:
        writers.begin(connection, opened.journal, certified.desk)
    elif opened.public is not None and opened.public.hex() == certificate.public:
        writers.begin(connection, opened.journal, certificate.desk)


def _to_follow_on(batch: Batch, stored: dict[bytes, StoredItem], voucher: Voucher) -> dict[bytes, StoredItem]:
    """What this desk may write behind: its family's entries, and gaps, of which nothing says whose they were."""
    brought = {item.hash for item in batch.items}  # looked at before
    return {one: entry for one, entry in stored.items() if one in brought or entry.is_gap or _is_of(entry, voucher)}


def _take_back(connection: Connection, batch: Batch, voucher: Voucher, stored: dict[bytes, StoredItem]) -> bool:
    """Whether another desk was first to hand in entries of this one. Raises Refused where they are not this desk's.

    An entry names the desk that wrote it, and nobody can change that without changing the hash.
    """
    foreign = [item for item in batch.items if item.hash in stored and not _is_of(stored[item.hash], voucher)]
    if not foreign:
        return False
    named = [_desk_named_by(item) for item in foreign if isinstance(item, Entry)]
    if not named or not all(are_one_family(desk, voucher.desk) for desk in named):
        raise Refused(
            403,
            "Nhật ký này là của quầy khác; quầy này không ghi tiếp vào được.",
            "This journal is another desk's; this desk cannot go on in it.",
        )
    journals.vouch_again(connection, voucher, batch.first, batch.head, foreign)
    return True


def _desk_named_by(entry: Entry) -> str:
    """'' for bytes that are no header."""
    header = readable_header(entry.header)
    return header.desk if header else ""


def _stored_at_the_start(batch: Batch, stored: dict[bytes, StoredItem]) -> int:
    """How many items are stored already. Raises Refused when they are not those at the start."""
    have = next((i for i, item in enumerate(batch.items) if item.hash not in stored), len(batch.items))
    if any(item.hash in stored for item in batch.items[have:]):
        raise _not_a_batch("stored entries after new ones")
    if any(stored[item.hash].number != batch.first + i for i, item in enumerate(batch.items[:have])):
        raise _not_a_batch("the numbers do not follow on")
    return have
