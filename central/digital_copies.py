"""Taking in digitised papers: in fixed parts, after the entry that names them, checked against what it says."""

from __future__ import annotations

from central.requests import Refused
from central.sessions import Session
from central.store import blobs
from central.store.blobs import NamingEntry
from central.store.database import Connection
from counter_app.domain.judging import CODE_TAKEN, IN_ORDER
from counter_app.domain.scanned_paper import LARGEST_SCAN
from counter_app.wire.messages import BLOB_PART, BlobAnswer


def take_part(
    connection: Connection, session: Session, dossier: str, content: bytes, part: int | None, data: bytes
) -> BlobAnswer:
    """`part` None: only asked which parts are stored. Raises Refused; the same part again changes nothing."""
    named = _naming_entry(connection, session, dossier, content)
    if part is None and named.came_from and not blobs.begin_blob(connection, dossier, content, named.size):
        _take_over(connection, session, named.came_from, dossier, content)
    return store_part(connection, dossier, content, named.size, part, data)


def _take_over(connection: Connection, session: Session, source: str, dossier: str, content: bytes) -> None:
    """From the office's own dossier that the paper came from: nobody sends 20 MB a second time."""
    had = blobs.naming_entry(connection, session.office, source, content)
    if had is not None and not had.erased and had.verdict in (IN_ORDER, CODE_TAKEN):
        blobs.copy_whole(connection, source, dossier, content)


def store_part(
    connection: Connection, dossier: str, content: bytes, size: int, part: int | None, data: bytes
) -> BlobAnswer:
    """Whoever calls has seen that a file of this content and size belongs to the dossier. Raises Refused."""
    parts = -(-size // BLOB_PART)
    if blobs.begin_blob(connection, dossier, content, size):
        return BlobAnswer(size=size, parts=list(range(parts)), whole=True)
    if part is not None:
        _refuse_wrong_part(size, parts, part, data)
        blobs.put_part(connection, dossier, content, part, data)
    stored = blobs.stored_parts(connection, dossier, content)
    if len(stored) < parts:
        return BlobAnswer(size=size, parts=stored, whole=False)
    whole = blobs.finish_blob(connection, dossier, content)
    return BlobAnswer(size=size, parts=stored if whole else [], whole=whole)


def _naming_entry(connection: Connection, session: Session, dossier: str, content: bytes) -> NamingEntry:
    named = blobs.naming_entry(connection, session.office, dossier, content)
    if named is None:
        raise Refused(
            404,
            "Trung tâm chưa có mục nào của hồ sơ nêu bản số hóa này; hãy gửi lại sau.",
            "No entry of the dossier names this digital copy yet; send it again later.",
        )
    if named.erased:
        raise Refused(410, "Dữ liệu của hồ sơ này đã được xóa.", "This dossier's personal data have been erased.")
    if named.verdict not in (IN_ORDER, CODE_TAKEN) or not 0 < named.size <= LARGEST_SCAN:
        raise Refused(
            403,
            "Mục nêu bản số hóa này chưa được chấp nhận; hãy xem cảnh báo của hồ sơ.",
            "The entry that names this digital copy was not accepted; see the dossier's warnings.",
        )
    return named


def _refuse_wrong_part(size: int, parts: int, part: int, data: bytes) -> None:
    if not 0 <= part < parts or len(data) != min(BLOB_PART, size - part * BLOB_PART):
        raise Refused(
            400,
            "Phần gửi lên không đúng số thứ tự hoặc độ dài.",
            "The part has not the right number or length.",
        )
