"""Appending to the journal: the one way in which anything that happened at this desk is written.

`append` seals the entries, binds numbers and updates projections in one transaction. When it has returned,
the entries are on disk; only then may anything be printed or shown as saved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from counter_app.domain.entry_types import JOURNAL_OPENED, OPENING
from counter_app.domain.errors import BadInput
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.times import iso
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Database
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.feed_place import last_seen
from counter_app.store.numbers import KnownNumbers, NumberBook
from counter_app.store.prepared import Prepared
from counter_app.store.projections import Projections
from counter_app.wire.entry import Entry, genesis, identity_of, seal, write_body
from counter_app.wire.head import Head
from counter_app.wire.header import CentreClock, Fee, Header

_HEAD = Prepared("SELECT journal, number, hash FROM entries ORDER BY sequence DESC LIMIT 1")
_INSERT = Prepared(
    "INSERT INTO entries (journal, number, hash, previous, header, body, issues_code) VALUES (?,?,?,?,?,?,?)"
)

OPENED_HERE = "opened here"  # stands for the identity of the dossier that an earlier entry of this save opened


@dataclass(frozen=True, slots=True)
class Stamp:
    """The times of a save: as the program believes (`entered`), as the PC's clock said (`raw`)."""

    entered: datetime
    raw: datetime
    centre: CentreClock | None = None


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What is to be written, before it has a number, a code or an identity. `details` is the personal part."""

    type: str
    v: int = 1
    dossier: str | None = None
    details: dict[str, Any] | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    code: str | None = None
    wish: CodeWish | None = None
    procedure: str | None = None
    profile: str | None = None
    offices: tuple[str, ...] = ()
    received: datetime | None = None
    runs_from: str | None = None
    due: datetime | None = None
    fees: tuple[Fee, ...] = ()
    takes_register_number: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """Durable on disk. `identity` and `code` are those of the dossier that the save opened, if it opened one."""

    entries: tuple[Entry, ...]
    headers: tuple[Header, ...]
    identity: str | None
    code: str | None

    @property
    def opened(self) -> str:
        """The identity of the dossier. Raises ValueError where none was opened."""
        if self.identity is None:
            raise ValueError("this save opened no dossier")
        return self.identity


class Journal:
    """The writer of one database's journal. `random_bytes` gives the salts."""

    def __init__(
        self,
        database: Database,
        desk: DeskIdentity,
        numbers: NumberBook,
        projections: Projections,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._database = database
        self._numbers = numbers
        self._projections = projections
        self.random_bytes = random_bytes
        self.desk = desk

    def append(self, drafts: Sequence[EntryDraft], who: str, stamp: Stamp) -> Saved:
        """Write all or nothing. Raises BadInput when an entry is too large, EnvironmentProblem for the disk."""
        with self._database.write() as connection:
            return self.append_in(connection, drafts, who, stamp)

    def append_in(self, connection: Connection, drafts: Sequence[EntryDraft], who: str, stamp: Stamp) -> Saved:
        """The same inside a transaction that the caller holds (and commits)."""
        writing = _Writing(self, connection, who, stamp)
        for draft in drafts:
            writing.add(draft)
        return writing.done()

    def open_new(self, connection: Connection, journal: bytes, mark: str, facts: dict[str, Any], stamp: Stamp) -> Entry:
        """Open a journal whose first entry names its predecessor; writes nothing into the old one."""
        connection.execute(
            text("UPDATE journals SET closed_because = :why WHERE closed_because IS NULL"),
            {"why": facts.get("reason", "")},
        )
        connection.execute(
            text("INSERT INTO journals (id, opened, mark) VALUES (:id, :opened, :mark)"),
            {"id": journal, "opened": iso(stamp.entered), "mark": mark},
        )
        writing = _Writing(self, connection, PROGRAM, stamp, Head(journal, 0, genesis(journal)))
        writing.add(EntryDraft(JOURNAL_OPENED, facts=facts))
        return writing.done().entries[0]


def current_head(connection: Connection) -> Head | None:
    """The head of the journal that is being written, or None before the first was opened."""
    row = _HEAD.first(connection)
    return None if row is None else Head(row[0], row[1], row[2])


class _Writing:
    """One save in the making."""

    def __init__(
        self, journal: Journal, connection: Connection, who: str, stamp: Stamp, head: Head | None = None
    ) -> None:
        found = head or current_head(connection)
        if found is None:
            raise RuntimeError("no journal is open")
        self._journal = journal
        self._connection = connection
        self._who = who
        self._stamp = stamp
        self._head = found
        self._seen = last_seen(connection, journal.desk.office)
        self._numbers: KnownNumbers = journal._numbers.known(connection)
        self._entries: list[Entry] = []
        self._headers: list[Header] = []
        self._opened: str | None = None
        self._opened_code: str | None = None

    def add(self, draft: EntryDraft) -> None:
        issued = self._numbers.next_code(draft.wish) if draft.wish else None
        header = self._header(draft, issued)
        entry = self._seal(header, draft)
        self._insert(entry, header, issued)
        if draft.type in OPENING and draft.dossier is None:
            self._opened = identity_of(entry.hash)
            self._opened_code = issued
        self._entries.append(entry)
        self._headers.append(header)
        self._journal._projections.add_own(self._connection, entry, header)

    def done(self) -> Saved:
        return Saved(tuple(self._entries), tuple(self._headers), self._opened, self._opened_code)

    def _header(self, draft: EntryDraft, issued: str | None) -> Header:
        desk, stamp = self._journal.desk, self._stamp
        return Header(
            type=draft.type,
            v=draft.v,
            journal=self._head.journal.hex(),
            number=self._head.number + 1,
            dossier=self._opened if draft.dossier == OPENED_HERE else draft.dossier,
            code=issued or draft.code or (self._opened_code if draft.dossier == OPENED_HERE else None),
            issues=issued,
            procedure=draft.procedure,
            profile=draft.profile,
            who=self._who,
            desk=desk.desk,
            office=desk.office,
            offices=draft.offices,
            received=iso(draft.received) if draft.received else None,
            entered=iso(stamp.entered),
            runs_from=draft.runs_from,
            raw=iso(stamp.raw),
            centre=stamp.centre,
            due=iso(draft.due) if draft.due else None,
            fees=draft.fees,
            seen=self._seen,
            facts=self._facts(draft),
        )

    def _facts(self, draft: EntryDraft) -> dict[str, Any]:
        if not draft.takes_register_number:
            return draft.facts
        year = (draft.received or self._stamp.entered).year
        volume, number = self._numbers.next_register_number(year)
        return draft.facts | {"register": {"year": year, "volume": volume, "number": number}}

    def _seal(self, header: Header, draft: EntryDraft) -> Entry:
        try:
            body = write_body(draft.details, self._journal.random_bytes(32)) if draft.details is not None else None
            return seal(header, body, self._head.hash)
        except ValueError as error:
            raise BadInput(
                "Nội dung dài quá mức lưu được trong một lần; hãy rút gọn rồi lưu lại.",
                f"There is more text than one entry can hold ({error}); shorten it and save again.",
            ) from error

    def _insert(self, entry: Entry, header: Header, issued: str | None) -> None:
        values = (self._head.journal, header.number, entry.hash, entry.previous, entry.header, entry.body, issued)
        _INSERT.run(self._connection, *values)
        self._head = Head(self._head.journal, header.number, entry.hash)
