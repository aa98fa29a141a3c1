"""Files of online dossiers: their portal sends them in parts, the office's desks fetch them in parts.

Only files that an entry of the dossier names by their SHA-256 are taken, and only PDF and JPEG; they are not parsed
here. They lie where digitised papers lie, and go with an erasure.
"""

from __future__ import annotations

from datetime import datetime

from central.digital_copies import store_part
from central.online.daily_limits import count_octets
from central.online.successors import as_it_stands
from central.requests import Refused
from central.store import blobs, filed_files, online
from central.store.database import Connection, Database
from central.store.filed_files import HERE, REFUSED, WAITING, NamedFile
from central.store.online import Filing, FilingKey
from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import LARGEST_SCAN, media_of
from counter_app.wire.messages import BLOB_PART, AskedFile, BlobAnswer, FilesAnswer, SettledFile


class OnlineFiles:
    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------------------------------------------ portals

    def take_part(self, key: FilingKey, content: bytes, part: int | None, data: bytes, now: datetime) -> BlobAnswer:
        """`part` None: only asked which parts are stored. The same part again changes nothing. Raises Refused."""
        with self._database.writing() as connection:
            named = _named_by_portal(connection, key, content)
            wrong = _against(named, part, data)
            if wrong is None:
                if part is not None and part not in blobs.stored_parts(connection, named.dossier, content):
                    count_octets(connection, key.portal, len(data), now)
                return self._stored(connection, named, part, data)
            filed_files.set_state(connection, named.dossier, content, REFUSED)
            blobs.drop_parts(connection, named.dossier, content)
        raise wrong  # what was refused for good stays refused: the desks are told

    def _stored(self, connection: Connection, named: NamedFile, part: int | None, data: bytes) -> BlobAnswer:
        answer = store_part(connection, named.dossier, named.content, named.size, part, data)
        if answer.whole and named.state == WAITING:
            filed_files.set_state(connection, named.dossier, named.content, HERE)
        return answer

    # -------------------------------------------------------------------------------------------------- desks

    def settled(self, office: str, asked: list[AskedFile]) -> FilesAnswer:
        """Which of these wait for their portal no more."""
        wanted = [(one.dossier, bytes.fromhex(one.sha256)) for one in asked]
        with self._database.reading() as connection:
            found = filed_files.settled_of(connection, office, wanted)
        return FilesAnswer(
            files=[SettledFile(dossier=one.dossier, sha256=one.content.hex(), here=one.state == HERE) for one in found]
        )

    def part(self, office: str, dossier: str, content: bytes, part: int) -> bytes:
        """Raises Refused where the office has no such file here, or it has no such part."""
        with self._database.reading() as connection:
            named = filed_files.named_file(connection, dossier, content)
            if named is None or named.office != office or named.state != HERE:
                raise _not_here()
            data = blobs.one_part(connection, dossier, content, part)
        if data is None:
            raise _not_here()
        return data


def _named_by_portal(connection: Connection, key: FilingKey, content: bytes) -> NamedFile:
    filed = online.find(connection, key)
    named = _named(connection, key.office, filed, content) if filed is not None else None
    if named is None:
        raise Refused(
            404,
            "Không có hồ sơ nào cổng đã gửi nêu tệp này; hãy xem lại số hồ sơ và mã băm của tệp.",
            "Nothing that the portal filed names this file; check the reference and the file's hash.",
        )
    return named


def _named(connection: Connection, office: str, filed: Filing, content: bytes) -> NamedFile | None:
    """By what was filed, or by what was sent since it was received anew in another dossier."""
    now, _state = as_it_stands(connection, office, filed)
    found = (filed_files.named_file(connection, one, content, held=True) for one in (filed.dossier, now.dossier))
    return next((file for file in found if file is not None), None)


def _against(named: NamedFile, part: int | None, data: bytes) -> Refused | None:
    """What this file can never be taken for."""
    if not 0 < named.size <= LARGEST_SCAN:
        return Refused(
            413,
            "Tệp trống hoặc quá 20 MB nên không được nhận; người dân cần gửi tệp khác.",
            "The file is empty or larger than 20 MB and is not taken; the citizen has to send another.",
        )
    if part == 0 and len(data) == min(BLOB_PART, named.size):
        try:
            media_of(data)
        except BadInput as problem:
            return Refused(415, problem.vi, problem.en)
    if named.state == REFUSED:
        return Refused(415, "Tệp này đã bị từ chối nhận.", "This file was refused before.")
    return None


def _not_here() -> Refused:
    return Refused(404, "Tệp này chưa về trung tâm.", "This file is not at the centre.")
