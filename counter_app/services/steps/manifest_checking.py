"""Whether a manifest's QR code is genuine and known here, told without any network."""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain.times import parse_iso, time_vi
from counter_app.services.slip_checking import key_named
from counter_app.services.steps.posted_dossiers import MANIFEST
from counter_app.store.database import Connection
from counter_app.store.known_keys import CENTRE_ROLES
from counter_app.store.manifest_reading import NamedEntry, entry_named
from counter_app.store.opening import OpenDesk
from counter_app.wire.keys import SigningKey
from counter_app.wire.manifest_text import ManifestText, manifest_signature_holds


class ManifestVerdict(StrEnum):
    KNOWN = "known"
    NOT_HERE = "not here yet"
    DESK_UNKNOWN = "desk unknown"
    KEY_WITHDRAWN = "key withdrawn"
    NOT_ACCEPTED = "not accepted"
    FORGED = "forged"


def judge_manifest(
    connection: Connection, desk: OpenDesk, own_key: SigningKey, scanned: ManifestText
) -> tuple[ManifestVerdict, NamedEntry | None]:
    """A key that is known decides. One that is not, as of another office's post, does not hinder what is here: the
    text names its entry by hash, and the centre's feed or this desk's own journal vouches for that."""
    key = key_named(connection, desk, own_key, scanned.key)
    if key is not None and (key.role in CENTRE_ROLES or not manifest_signature_holds(scanned, key.public)):
        return ManifestVerdict.FORGED, None
    found = entry_named(connection, scanned.identity, types.MANIFEST_MADE)
    if found is not None and not _says(found, scanned):
        return ManifestVerdict.FORGED, None
    if found is not None:
        return (ManifestVerdict.KNOWN if found.accepted else ManifestVerdict.NOT_ACCEPTED), found
    if key is None:
        return ManifestVerdict.DESK_UNKNOWN, None
    return (ManifestVerdict.KEY_WITHDRAWN if key.withdrawn else ManifestVerdict.NOT_HERE), None


def _says(found: NamedEntry, scanned: ManifestText) -> bool:
    """Whether the paper says what its entry says."""
    facts = found.header.facts
    same = facts.get(MANIFEST) == scanned.number and facts.get("count") == scanned.count
    return same and time_vi(parse_iso(found.header.entered)) == time_vi(scanned.made)


SENTENCES = {
    ManifestVerdict.KNOWN: ("Bảng kê thật; các hồ sơ ở dưới đây.", "Genuine; its dossiers are listed below."),
    ManifestVerdict.NOT_HERE: (
        "Bảng kê thật nhưng dữ liệu của bưu chính chưa về đến đây; hãy chờ có kết nối, hoặc nhập từng hồ sơ bằng tay "
        "với kênh “Bưu chính”.",
        "Genuine, but the post's data have not come here yet; wait for the line, or enter each dossier by hand with "
        "the channel post.",
    ),
    ManifestVerdict.DESK_UNKNOWN: (
        "Chưa biết quầy bưu chính đã lập bảng kê này nên chưa thể kết luận; hãy hỏi bưu điện, hoặc nhập từng hồ sơ "
        "bằng tay với kênh “Bưu chính”.",
        "The postal desk that made it is not known here, so nothing can be said; ask the post, or enter each dossier "
        "by hand with the channel post.",
    ),
    ManifestVerdict.KEY_WITHDRAWN: (
        "Quầy lập bảng kê này đã bị thu hồi khóa ký; hãy hỏi lãnh đạo trước khi nhận.",
        "The key of the desk that made it was withdrawn; ask the supervisor before you take anything in.",
    ),
    ManifestVerdict.NOT_ACCEPTED: (
        "Trung tâm không chấp nhận bảng kê này; hãy báo lãnh đạo và nhận từng hồ sơ theo phiếu gửi.",
        "The centre did not accept this manifest; tell the supervisor and take each dossier in by its posting slip.",
    ),
    ManifestVerdict.FORGED: (
        "Chữ ký trên mã QR không đúng: bảng kê bị sửa hoặc giả; hãy giữ lại và báo lãnh đạo.",
        "The signature does not hold: altered or forged; keep the paper and tell the supervisor.",
    ),
}
