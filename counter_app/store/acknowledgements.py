"""What the centre has proved to hold: the outbox is the entries after the last acknowledged one, one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.wire.head import Head
from counter_app.wire.header import read_header
from counter_app.wire.papers import Acknowledgement, Paper

# The engine asks before every step: one statement, however many journals lie behind this desk.
_JOURNALS_WITH_WORK = (
    "SELECT j.id, coalesce(a.number, 0), e.number, e.hash FROM journals j "
    "JOIN entries e ON e.journal = j.id AND e.number = (SELECT max(m.number) FROM entries m WHERE m.journal = j.id) "
    "LEFT JOIN acknowledgements a ON a.journal = j.id ORDER BY j.rowid"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """`entries` not covered by a signed acknowledgement; `since` ISO time of the oldest, None when there is none."""

    entries: int
    dossiers: int
    since: str | None


def record_acknowledgement(connection: Connection, ack: Acknowledgement, paper: Paper, *, forked: bool) -> None:
    """The latest counts, also when it is lower: a centre that came back older turns green back to waiting."""
    connection.exec_driver_sql(
        "INSERT INTO acknowledgements (journal, number, hash, time, paper, kept_through, forked) "
        "VALUES (?,?,?,?,?,0,?) "
        "ON CONFLICT (journal) DO UPDATE SET number = excluded.number, hash = excluded.hash, time = excluded.time, "
        "paper = excluded.paper, forked = max(forked, excluded.forked)",
        (bytes.fromhex(ack.journal), ack.number, bytes.fromhex(ack.hash), ack.time, paper.stored(), forked),
    )


def record_kept_through(connection: Connection, journal: bytes, number: int) -> bool:
    """Whether more is kept than was known; every acknowledgement brings the same word again."""
    raised = connection.exec_driver_sql(
        "UPDATE acknowledgements SET kept_through = ? WHERE journal = ? AND kept_through < ?", (number, journal, number)
    )
    return raised.rowcount > 0


def take_back(connection: Connection, journal: bytes, number: int) -> None:
    """The centre no longer has what lies above this number: it is waiting again."""
    connection.exec_driver_sql(
        "UPDATE acknowledgements SET number = min(number, ?) WHERE journal = ?", (number, journal)
    )


def waiting(connection: Connection, happenings: str) -> Waiting:
    """Over all journals of this database, closed ones too; `happenings` is the projection in use."""
    dossiers = sum(
        _dossiers_above(connection, happenings, journal, acknowledged)
        for journal, acknowledged, head in journals_with_work(connection)
        if head.number > acknowledged
    )
    entries, oldest = waiting_since(connection)
    return Waiting(entries, dossiers, oldest)


def waiting_since(connection: Connection) -> tuple[int, str | None]:
    """How many entries wait, and since when; quick however many there are, which counting dossiers is not."""
    entries, oldest = 0, None
    for journal, acknowledged, head in journals_with_work(connection):
        if head.number <= acknowledged:
            continue
        entries += head.number - acknowledged
        since = _entered(connection, journal, acknowledged + 1)
        oldest = since if oldest is None else min(oldest, since)
    return entries, oldest


def journals_with_work(connection: Connection) -> list[tuple[bytes, int, Head]]:
    """Each journal that has entries: its id, the acknowledged number, its head; the oldest journal first."""
    rows = connection.exec_driver_sql(_JOURNALS_WITH_WORK).all()
    return [(journal, acknowledged, Head(journal, number, entry)) for journal, acknowledged, number, entry in rows]


def journal_head(connection: Connection, journal: bytes) -> Head | None:
    row = connection.exec_driver_sql(
        "SELECT number, hash FROM entries WHERE journal = ? ORDER BY number DESC LIMIT 1", (journal,)
    ).first()
    return None if row is None else Head(journal, row[0], row[1])


def _dossiers_above(connection: Connection, happenings: str, journal: bytes, number: int) -> int:
    row = connection.exec_driver_sql(
        f"SELECT count(DISTINCT h.dossier) FROM entries e JOIN {happenings} h ON h.entry_hash = e.hash "
        "WHERE e.journal = ? AND e.number > ?",
        (journal, number),
    ).one()
    return int(row[0])


def _entered(connection: Connection, journal: bytes, number: int) -> str:
    row = connection.exec_driver_sql(
        "SELECT header FROM entries WHERE journal = ? AND number = ?", (journal, number)
    ).one()
    return read_header(row[0]).entered


def holds(connection: Connection, journal: bytes, number: int, entry: bytes) -> bool:
    """Whether this entry was written here, under this number."""
    row = connection.exec_driver_sql(
        "SELECT 1 FROM entries WHERE journal = ? AND number = ? AND hash = ?", (journal, number, entry)
    ).first()
    return row is not None


def highest_common(connection: Connection, journal: bytes, heads: Sequence[tuple[int, bytes]]) -> int:
    """Of heads that the centre named, the highest that is ours too; 0 where none is."""
    common = [number for number, entry in heads if holds(connection, journal, number, entry)]
    return max(common, default=0)
