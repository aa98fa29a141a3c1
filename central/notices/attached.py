"""The file that a notice carries, a signed letter or the electronic result: one of the dossier's digital copies, which
may still be on its way here."""

from __future__ import annotations

from central.notices.channel import Attachment
from central.notices.letters import Unsendable
from central.store import blobs
from central.store.database import Connection
from counter_app.domain.citizen_notice import CARRIED, LARGEST_MAILED
from counter_app.domain.judging import CODE_TAKEN, IN_ORDER
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.scanned_paper import ScanMedia
from counter_app.wire.header import Header

LARGEST_ATTACHED = LARGEST_MAILED
_ENDINGS = {ScanMedia.PDF: "pdf", ScanMedia.JPEG: "jpg"}


class NotHereYet(Exception):
    """Its entry is here and the file is not, or not all of it."""


def letter_carried(connection: Connection, office: str, dossier: str, header: Header) -> Attachment | None:
    """None where the notice carries nothing. Raises NotHereYet, and Unsendable for what nobody should be sent."""
    content = _content(header)
    if content is None:
        return None
    named = blobs.naming_entry(connection, office, dossier, content)
    if named is None:
        raise NotHereYet
    if named.erased:
        raise Unsendable("erased")
    if named.verdict not in (IN_ORDER, CODE_TAKEN) or named.media not in list(ScanMedia):
        raise Unsendable("no letter")
    if named.dangerous:
        raise Unsendable("letter unsafe")
    if named.size > LARGEST_ATTACHED:
        raise Unsendable("letter too large")
    data = blobs.whole_blob(connection, dossier, content)
    if data is None:
        raise NotHereYet
    media = ScanMedia(named.media)
    called = "ket-qua" if header.facts.get("kind") == NoticeKind.RETURNED else "van-ban-tra-loi"
    return Attachment(f"{called}-{dossier}.{_ENDINGS[media]}", media.value, data)


def _content(header: Header) -> bytes | None:
    named = header.facts.get(CARRIED)
    try:
        return bytes.fromhex(named) if isinstance(named, str) and len(named) == 64 else None
    except ValueError:
        return None
