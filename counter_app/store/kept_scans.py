"""Digitised papers of this desk: what waits to be sent, what the centre has, what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.domain.entry_types import SCAN_ATTACHED, SCAN_LOST, SCAN_SIGNED
from counter_app.domain.permissions import PROGRAM
from counter_app.store.journal import EntryDraft, Journal, Stamp
from counter_app.store.projections import Projections
from counter_app.store.scan_store import Loss, ScanStore, ScanUnreadable
from counter_app.wire.header import Header, readable_header

MOST_WAITING = 1_000
MOST_NAMED = 5
MOST_LOOKED_THROUGH = 5_000  # of a desk's newest papers: more than it digitises in a month
WAITING, SENT, LOST, SENT_THEN_LOST = "waiting", "sent", "lost", "sent, then lost"
WITH_THE_CENTRE = frozenset({SENT, SENT_THEN_LOST})
LYING_HERE = frozenset({WAITING, SENT})
_LOST_AS = {WAITING: LOST, SENT: SENT_THEN_LOST}


@dataclass(frozen=True, slots=True)
class KeptScan:
    """`content` is the SHA-256 of the plain bytes, `size` their number."""

    content: bytes
    dossier: str
    size: int


def note_scan(connection: Connection, scan: KeptScan) -> None:
    """In the same transaction as its entry; what is sent already stays sent, what was lost is here again."""
    connection.exec_driver_sql(
        "INSERT INTO kept_scans (content, dossier, size, state) VALUES (?, ?, ?, 'waiting') "
        "ON CONFLICT (content, dossier) DO UPDATE SET state = CASE state WHEN 'lost' THEN 'waiting' "
        "WHEN 'sent, then lost' THEN 'sent' ELSE state END",
        (scan.content, scan.dossier, scan.size),
    )


def keep_for_another(connection: Connection, dossier: str, other: str, content: bytes | None = None) -> None:
    """What this desk keeps for a dossier (`content` None: all of it) it keeps for the one that took its place too; to
    be sent, since the centre takes a file for each dossier that names it. What is lost is lost for both."""
    connection.exec_driver_sql(
        "INSERT INTO kept_scans (content, dossier, size, state) SELECT content, ?, size, "
        f"CASE WHEN state IN ('{LOST}', '{SENT_THEN_LOST}') THEN '{LOST}' ELSE '{WAITING}' END "
        "FROM kept_scans WHERE dossier = ? AND (? IS NULL OR content = ?) ORDER BY rowid ON CONFLICT DO NOTHING",
        (other, dossier, content, content),
    )


def set_state(connection: Connection, scan: KeptScan, state: str) -> None:
    connection.exec_driver_sql(
        "UPDATE kept_scans SET state = ? WHERE content = ? AND dossier = ?", (state, scan.content, scan.dossier)
    )


def write_loss(
    connection: Connection, journal: Journal, scan: KeptScan, why: Loss, code: str | None, stamp: Stamp
) -> bool:
    """The entry that says so, written by the program, once for each loss. Whether it was written now."""
    state = scan_states(connection, scan.dossier).get(scan.content, LOST)
    if state not in _LOST_AS:
        return False
    set_state(connection, scan, _LOST_AS[state])
    facts = {"sha256": scan.content.hex(), "why": why.value}
    journal.append_in(connection, [EntryDraft(SCAN_LOST, dossier=scan.dossier, code=code, facts=facts)], PROGRAM, stamp)
    return True


def scan_states(connection: Connection, dossier: str) -> dict[bytes, str]:
    """Of the papers that this desk attached to the dossier."""
    rows = connection.exec_driver_sql("SELECT content, state FROM kept_scans WHERE dossier = ?", (dossier,)).all()
    return {bytes(content): str(state) for content, state in rows}


def waiting_scans(connection: Connection) -> list[KeptScan]:
    """What is to be sent, the one that has waited longest first; no more than are looked at in one go."""
    return _in_state(connection, WAITING)


def unsigned_scans(connection: Connection, projections: Projections, limit: int) -> list[KeptScan]:
    """Of the papers attached here last (MOST_LOOKED_THROUGH): those whose file lies here and that no signing names, the
    one that has waited longest first. Signing names both files in its header: the one signed, and the one made of it.
    """
    rows = connection.exec_driver_sql(
        "SELECT content, dossier, size FROM (SELECT rowid AS place, * FROM kept_scans ORDER BY rowid DESC LIMIT ?) k "
        f"WHERE k.state IN ('{WAITING}', '{SENT}') AND NOT EXISTS ("
        f"SELECT 1 FROM {projections.tables.happenings.name} h LEFT JOIN entries e ON e.hash = h.entry_hash "
        "LEFT JOIN feed_rows f ON f.entry_hash = h.entry_hash WHERE h.dossier = k.dossier AND h.type = ? "
        "AND instr(coalesce(e.header, f.header), lower(hex(k.content))) > 0) ORDER BY k.place LIMIT ?",
        (MOST_LOOKED_THROUGH, SCAN_SIGNED, limit),
    ).all()
    return [KeptScan(bytes(content), str(dossier), int(size)) for content, dossier, size in rows]


def lost_scans(connection: Connection) -> list[KeptScan]:
    """What went away before the centre had it."""
    return _in_state(connection, LOST)


@dataclass(frozen=True, slots=True)
class LostCount:
    """Of all papers that this desk keeps: how many are lost while the centre does not have them, of which dossiers (a
    few, by code or identity); how many there was no time to read through."""

    all: int
    lost: int
    codes: tuple[str, ...]
    unread: int


def count_kept(connection: Connection, scans: ScanStore, has_time: Callable[[], bool]) -> LostCount:
    """Looks for every file, reads those that the centre does not have while `has_time`. Writes nothing."""
    rows = connection.exec_driver_sql("SELECT content, dossier, state FROM kept_scans ORDER BY rowid DESC").all()
    lost: list[str] = []
    unread = 0
    for content, dossier, state in rows:
        if state in WITH_THE_CENTRE:
            continue
        if state == LOST or not scans.holds(bytes(content)):
            lost.append(str(dossier))
        elif not has_time():
            unread += 1
        elif not _reads(scans, bytes(content)):
            lost.append(str(dossier))
    return LostCount(len(rows), len(lost), tuple(dict.fromkeys(lost))[:MOST_NAMED], unread)


def _reads(scans: ScanStore, content: bytes) -> bool:
    try:
        scans.read(content)
    except ScanUnreadable:
        return False
    return True


def _in_state(connection: Connection, state: str) -> list[KeptScan]:
    # The state stands in the text so that the index of those that wait is used.
    rows = connection.exec_driver_sql(
        f"SELECT content, dossier, size FROM kept_scans WHERE state = '{state}' ORDER BY rowid LIMIT ?", (MOST_WAITING,)
    ).all()
    return [KeptScan(bytes(content), str(dossier), int(size)) for content, dossier, size in rows]


def forget_scans(connection: Connection, dossiers: Iterable[str]) -> list[bytes]:
    """Of dossiers that were erased; the contents that nothing here needs any more."""
    gone: dict[bytes, None] = {}
    for dossier in dossiers:
        gone |= dict.fromkeys(scan_states(connection, dossier))
        connection.exec_driver_sql("DELETE FROM kept_scans WHERE dossier = ?", (dossier,))
    return [content for content in gone if not _is_kept(connection, content)]


def _is_kept(connection: Connection, content: bytes) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM kept_scans WHERE content = ?", (content,)).first() is not None


def attached_scans(connection: Connection, projections: Projections) -> Iterator[KeptScan]:
    """Every paper that an entry known here names, of this desk or another, unless its personal part was erased.

    Reads them all: not for the hot path.
    """
    rows = connection.exec_driver_sql(
        f"SELECT h.dossier, coalesce(e.header, f.header) FROM {projections.tables.happenings.name} h "
        "LEFT JOIN entries e ON e.hash = h.entry_hash LEFT JOIN feed_rows f ON f.entry_hash = h.entry_hash "
        "WHERE h.type = ? AND coalesce(e.body, f.body) IS NOT NULL",
        (SCAN_ATTACHED,),
    )
    for dossier, data in rows:
        scan = _scan_in(str(dossier), data)
        if scan is not None:
            yield scan


def kept_contents(connection: Connection) -> frozenset[bytes]:
    """Of every paper that has a row, whatever became of it."""
    rows = connection.exec_driver_sql("SELECT DISTINCT content FROM kept_scans").scalars()
    return frozenset(bytes(content) for content in rows)


def content_of(header: Header) -> bytes | None:
    """Which paper an entry about one names; None where it names none that could be one."""
    return _hash_in(header.facts.get("sha256"))


def signed_content_of(header: Header) -> bytes | None:
    """Which file a signing made of the one that it names; None where it says none."""
    return _hash_in(header.facts.get("signed"))


def _hash_in(named: object) -> bytes | None:
    try:
        content = bytes.fromhex(named) if isinstance(named, str) else b""
    except ValueError:
        return None
    return content if len(content) == 32 else None


def _scan_in(dossier: str, data: bytes | None) -> KeptScan | None:
    header = readable_header(data)
    content = None if header is None else content_of(header)
    if header is None or content is None:
        return None
    size = header.facts.get("size")
    return KeptScan(content, dossier, size) if isinstance(size, int) else None
