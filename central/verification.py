"""Checking everything that the centre holds: chains, rows, signatures, counts. Says the first thing that is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from central.keys import CentreKeys
from central.store import audit
from central.store.audit import StoredEntry
from central.store.database import Connection, Database
from counter_app.domain.phrase_book import PhraseBook
from counter_app.wire.entry import entry_hash, genesis
from counter_app.wire.feed import read_row, row_genesis, row_hash
from counter_app.wire.head import Head, head_signature_holds
from counter_app.wire.papers import Acknowledgement, Certificate, Grant, PaperRefused, open_paper, read_paper
from counter_app.wire.strict_json import NotStrictJson

REASONS = PhraseBook(
    {
        "entry {} of journal {} follows on nothing that is stored": (
            "mục {} của nhật ký {} không nối tiếp mục nào đã lưu"
        ),
        "entry {} of journal {} does not give its hash": "mục {} của nhật ký {} không khớp với mã băm",
        "the certificate of key {} names another key": "giấy chứng nhận của khóa {} ghi khóa khác",
        "the acknowledgement of journal {} is not of its head": "giấy xác nhận của nhật ký {} không phải của mục cuối",
        "a paper that the centre gave: {}": "một giấy do trung tâm cấp không đúng: {}",
        "the signature at entry {} of journal {} does not hold": "chữ ký ở mục {} của nhật ký {} không đúng",
        "row {} of office {} does not hold": "dòng tin {} của bộ phận {} không đúng",
        "the feed of office {} ends at {}, its counter says {}": "dòng tin của bộ phận {} dừng ở {}, bộ đếm ghi {}",
        "{} entries are stored, but {} have a verdict and {} wait for one": (
            "đã lưu {} mục, nhưng {} mục có kết quả xét và {} mục chờ xét"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked; `first_wrong` is one sentence or None."""

    entries: int
    rows: int
    waiting: int
    first_wrong: str | None


class Wrong(Exception):
    """Something that was stored does not hold together."""


def verify(database: Database, keys: CentreKeys) -> Verified:
    """Raises EnvironmentProblem when the database cannot be read."""
    with database.reading() as connection:
        stored, judged, waiting = audit.counts(connection)
        rows = sum(position for _office, position, _hash in audit.counters(connection))
        try:
            _check_entries(connection)
            _check_papers(connection, keys)
            _check_batches(connection)
            _check_feeds(connection)
            if stored != judged + waiting:
                raise Wrong(f"{stored} entries are stored, but {judged} have a verdict and {waiting} wait for one")
        except Wrong as wrong:
            return Verified(stored, rows, waiting, str(wrong))
    return Verified(stored, rows, waiting, None)


def _check_entries(connection: Connection) -> None:
    journal, above, level, number = b"", set[bytes](), set[bytes](), 0
    for entry in audit.stored_entries(connection):
        if entry.journal != journal:
            journal, above, level, number = entry.journal, {genesis(entry.journal)}, set(), 1
        if entry.number == number + 1 and level:
            above, level, number = level, set(), number + 1
        if entry.number != number or entry.parent not in above:
            raise Wrong(f"{_named(entry)} follows on nothing that is stored")
        if entry.header is not None and entry_hash(entry.parent, entry.header) != entry.hash:
            raise Wrong(f"{_named(entry)} does not give its hash")
        level.add(entry.hash)


def _named(entry: StoredEntry) -> str:
    return f"entry {entry.number} of journal {entry.journal.hex()}"


def _check_papers(connection: Connection, keys: CentreKeys) -> None:
    try:
        for public, paper in audit.stored_certificates(connection):
            if open_paper(read_paper(paper), Certificate, keys.known).public != public.hex():
                raise Wrong(f"the certificate of key {public.hex()} names another key")
        for paper in audit.stored_grants(connection):
            open_paper(read_paper(paper), Grant, keys.known)
        for journal, number, tip, paper in audit.stored_tips(connection):
            ack = open_paper(read_paper(paper), Acknowledgement, keys.known)
            if (ack.journal, ack.number, ack.hash) != (journal.hex(), number, tip.hex()):
                raise Wrong(f"the acknowledgement of journal {journal.hex()} is not of its head")
    except PaperRefused as error:
        raise Wrong(f"a paper that the centre gave: {error}") from None


def _check_batches(connection: Connection) -> None:
    for batch in audit.stored_batches(connection):
        head = Head(batch.journal, batch.number, batch.hash)
        if not head_signature_holds(head, batch.public, batch.signature):
            raise Wrong(f"the signature at entry {batch.number} of journal {batch.journal.hex()} does not hold")


def _check_feeds(connection: Connection) -> None:
    for office, last, last_hash in audit.counters(connection):
        expected, before = 0, row_genesis(office)
        for position, data, stored_hash, entry in audit.stored_rows(connection, office):
            expected += 1
            before = row_hash(before, data)
            if position != expected or before != stored_hash or not _names(data, office, position, entry):
                raise Wrong(f"row {expected} of office {office} does not hold")
        if (expected, before) != (last, last_hash):
            raise Wrong(f"the feed of office {office} ends at {expected}, its counter says {last}")


def _names(data: bytes, office: str, position: int, entry: bytes) -> bool:
    try:
        row = read_row(data)
    except (NotStrictJson, KeyError):
        return False
    return (row.office, row.position, row.entry) == (office, position, entry.hex())
