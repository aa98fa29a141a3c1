"""`journal verify`: the chain, the projections and the acknowledgements, and the first entry that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.store.database import Database
from counter_app.store.dossier_fold import dossier_of
from counter_app.store.erasure import erased_dossiers
from counter_app.store.known_keys import centre_keys
from counter_app.store.projections import Projections, projections_in_use
from counter_app.wire.entry import body_hash, entry_hash, genesis
from counter_app.wire.header import read_header
from counter_app.wire.papers import Acknowledgement, PaperRefused, b64, open_paper, read_paper
from counter_app.wire.strict_json import NotStrictJson

ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Verified:
    """`first_wrong` names journal, number and reason of the first entry that does not hold, or is None."""

    entries: int
    acknowledged: int
    first_wrong: dict[str, Any] | None

    @property
    def ok(self) -> bool:
        return self.first_wrong is None

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "entries": self.entries,
            "acknowledged": self.acknowledged,
            "first_wrong": self.first_wrong,
        }

    def sentence_vi(self) -> str:
        if self.first_wrong is None:
            return f"Đúng: {self.entries} mục, {self.acknowledged} mục có giấy xác nhận của hệ thống trung tâm."
        return f"SAI từ mục {self.first_wrong['number']} ({self.first_wrong['reason']})."


def verify(database: Database) -> Verified:
    """Reads everything in one consistent view. Raises EnvironmentProblem for a wrong key or a broken disk."""
    with database.read() as connection:
        count, wrong = _chain(connection)
        acknowledged, wrong_ack = _acknowledgements(connection)
        wrong = wrong or wrong_ack or _projections(connection)
    return Verified(count, acknowledged, wrong or _pages(database))


def export_lines(database: Database) -> Iterator[str]:
    """One JSON object an entry, in the order of writing, bytes as base 64."""
    with database.read() as connection:
        for journal, number, entry, previous, header, body in _entries(connection):
            yield json.dumps(
                {
                    "journal": journal.hex(),
                    "number": number,
                    "hash": entry.hex(),
                    "previous": previous.hex(),
                    "header": b64(header),
                    "body": None if body is None else b64(body),
                }
            )


def _entries(connection: Connection) -> Iterator[tuple[bytes, int, bytes, bytes, bytes, bytes | None]]:
    after = 0
    while True:
        rows = connection.exec_driver_sql(
            "SELECT sequence, journal, number, hash, previous, header, body FROM entries "
            "WHERE sequence > ? ORDER BY sequence LIMIT ?",
            (after, ROWS),
        ).all()
        for row in rows:
            yield row[1], row[2], row[3], row[4], row[5], row[6]
        if len(rows) < ROWS:
            return
        after = rows[-1][0]


def _chain(connection: Connection) -> tuple[int, dict[str, Any] | None]:
    count = 0
    heads: dict[bytes, tuple[int, bytes]] = {}
    erased = set(erased_dossiers(connection, projections_in_use(connection)))
    for journal, number, stored, previous, header, body in _entries(connection):
        count += 1
        last_number, last_hash = heads.get(journal, (0, genesis(journal)))
        reason = _broken_link(number, previous, last_number, last_hash) or _broken_entry(stored, previous, header)
        reason = reason or _broken_body(stored, header, body, erased)
        if reason is not None:
            return count, {"journal": journal.hex(), "number": number, "reason": reason}
        heads[journal] = (number, stored)
    return count, None


def _broken_link(number: int, previous: bytes, last_number: int, last_hash: bytes) -> str | None:
    if number != last_number + 1:
        return f"an entry is missing before it (the last is {last_number})"
    return "does not follow on from the entry before it" if previous != last_hash else None


def _broken_entry(stored: bytes, previous: bytes, header: bytes) -> str | None:
    return "its bytes do not give its hash" if entry_hash(previous, header) != stored else None


def _broken_body(stored: bytes, header: bytes, body: bytes | None, erased: set[str]) -> str | None:
    try:
        read = read_header(header)
    except NotStrictJson:
        return "its header cannot be read"
    if body is not None:
        return None if read.body == body_hash(body).hex() else "its body is not the one that the header names"
    gone = read.body is not None and dossier_of(stored, read) not in erased
    return "its body is gone and no entry erased it" if gone else None


def _acknowledgements(connection: Connection) -> tuple[int, dict[str, Any] | None]:
    keys, covered = centre_keys(connection), 0
    rows = connection.exec_driver_sql("SELECT journal, number, paper FROM acknowledgements").all()
    for journal, number, paper in rows:
        try:
            ack = open_paper(read_paper(bytes(paper)), Acknowledgement, keys)
        except PaperRefused:
            return covered, _wrong_ack(journal, number, "its acknowledgement is not signed by the centre")
        known = connection.exec_driver_sql(
            "SELECT 1 FROM entries WHERE journal = ? AND number = ? AND hash = ?",
            (bytes.fromhex(ack.journal), ack.number, bytes.fromhex(ack.hash)),
        ).first()
        if known is None or bytes.fromhex(ack.journal) != journal or ack.number < number:
            return covered, _wrong_ack(journal, number, "the acknowledged entry is not the one that is here")
        covered += number
    return covered, None


def _pages(database: Database) -> dict[str, Any] | None:
    """Each page's own seal, those of indexes and of the search too, which nothing above has read.

    It is looked at twice: a desk that is at work may be folding its log into the file at this very moment.
    """
    found: list[str] = []
    for _look in range(2):
        with database.read() as connection:
            found = list(connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars())
        if not found:
            return None
    return {"journal": "", "number": 0, "reason": f"the file is damaged ({found[0]})"}


def _wrong_ack(journal: bytes, number: int, reason: str) -> dict[str, Any]:
    return {"journal": journal.hex(), "number": number, "reason": reason}


def _projections(connection: Connection) -> dict[str, Any] | None:
    """Every dossier's row is what its entries give."""
    projections: Projections = projections_in_use(connection)
    for identity, expected in projections.compare(connection):
        return {"journal": "", "number": 0, "reason": f"the screen's row of dossier {identity} is not {expected}"}
    return None
