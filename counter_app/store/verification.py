"""`journal verify`: the chain, the projections and the acknowledgements, and the first entry that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.notice import Notice
from counter_app.domain.phrase_book import PhraseBook
from counter_app.store.database import Database
from counter_app.store.known_keys import centre_keys
from counter_app.store.projections import projections_in_use
from counter_app.store.verification_part import DossierCheck, Found, Wrong, broken_link, whole
from counter_app.store.verification_processes import check_all, parts_worth_it
from counter_app.wire.entry import genesis
from counter_app.wire.papers import Acknowledgement, PaperRefused, open_paper, read_paper

REASONS = PhraseBook(
    {
        "its bytes do not give its hash": "nội dung của mục không khớp với mã băm",
        "its header cannot be read": "phần đầu của mục không đọc được",
        "its body is not the one that the header names": "phần dữ liệu cá nhân không đúng với phần đầu của mục",
        "its body is gone and no entry erased it": "phần dữ liệu cá nhân đã mất mà không có mục nào ghi việc xóa",
        "an entry is missing before it (the last is {})": "thiếu mục ở trước đó (mục cuối còn có là {})",
        "does not follow on from the entry before it": "không nối tiếp mục ở ngay trước",
        "its acknowledgement is not signed by the centre": "giấy xác nhận không có chữ ký của hệ thống trung tâm",
        "the acknowledged entry is not the one that is here": "mục được xác nhận không phải là mục đang có ở đây",
        "the screen's row of dossier {} is not {}": "dòng hiển thị của hồ sơ {} không đúng với các mục đã ghi",
        "the file is damaged ({})": "tệp dữ liệu bị hỏng ({})",
    }
)


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

    def sentence(self) -> Notice:
        if self.first_wrong is None:
            return Notice(
                f"Đúng: {self.entries} mục, {self.acknowledged} mục có giấy xác nhận của hệ thống trung tâm.",
                f"Right: {self.entries} entries, {self.acknowledged} of them acknowledged by the centre.",
            )
        number, reason = self.first_wrong["number"], str(self.first_wrong["reason"])
        return Notice(f"SAI từ mục {number}: {REASONS.vietnamese(reason)}.", f"WRONG from entry {number} on: {reason}.")


def verify(database: Database, *, parts: int | None = None) -> Verified:
    """Reads everything in one consistent view. Raises EnvironmentProblem for a wrong key or a broken disk.

    `parts` is into how many stretches the file is cut, each with a process of its own; by default as many as are
    worth it on this machine.
    """
    with ThreadPoolExecutor(1) as beside, database.read() as connection:
        # SQLCipher goes over the pages without Python: on another core that costs nobody anything.
        pages = beside.submit(_pages, database)
        everything = whole(connection)
        found = check_all(database, connection, everything, parts or parts_worth_it(everything))
        count, wrong = _chain(found)
        acknowledged, wrong_ack = _acknowledgements(connection)
        wrong = wrong or wrong_ack or _projections(connection, found)
        return Verified(count, acknowledged, wrong or pages.result())


def _chain(parts: Sequence[Found]) -> tuple[int, dict[str, Any] | None]:
    """The parts one after the other: the first entry of a journal in one follows the last in those before."""
    count = 0
    heads: dict[bytes, tuple[int, bytes]] = {}
    for part in parts:
        wrong = [*_broken_firsts(part, heads), *([] if part.wrong is None else [part.wrong])]
        if wrong:
            first = min(wrong, key=lambda one: one.place)
            reason = {"journal": first.journal.hex(), "number": first.number, "reason": first.reason}
            return count + first.place, reason
        heads |= part.heads
        count += part.entries
    return count, None


def _broken_firsts(part: Found, heads: dict[bytes, tuple[int, bytes]]) -> list[Wrong]:
    wrong = []
    for journal, first in part.firsts.items():
        reason = broken_link(first.number, first.previous, *heads.get(journal, (0, genesis(journal))))
        if reason is not None:
            wrong.append(Wrong(first.place, journal, first.number, reason))
    return wrong


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


def _projections(connection: Connection, parts: Sequence[Found]) -> dict[str, Any] | None:
    """Every dossier's row is what its entries give. Only when something does not fit is each one looked at anew."""
    if _all_compared(connection, parts):
        return None
    for identity, expected in projections_in_use(connection).compare(connection):
        return {"journal": "", "number": 0, "reason": f"the screen's row of dossier {identity} is not {expected}"}
    return None


def _all_compared(connection: Connection, parts: Sequence[Found]) -> bool:
    """Also those of which each part had something, and no row without a dossier."""
    joined = Found()
    rest = DossierCheck(connection, joined)
    for part in parts:
        for identity, happenings in part.unfinished.items():
            rest.join(identity, happenings)
    rest.compare_finished()
    shown = connection.exec_driver_sql(f"SELECT count(*) FROM {projections_in_use(connection).tables.dossiers.name}")
    found = [joined, *parts]
    complete = sum(one.compared for one in found) == shown.scalar() and not joined.unfinished
    return complete and not any(one.rows_differ for one in found)
