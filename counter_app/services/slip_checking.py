"""A slip that came back: genuine, known, replaced or forged, told without any network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.errors import BadInput
from counter_app.domain.life_cycle import DossierState
from counter_app.domain.times import appointment_vi, iso, parse_iso
from counter_app.domain.working_clock import named_en_at
from counter_app.services.slip_history import SlipHistory, slip_history
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import happenings_of, state_of
from counter_app.store.known_keys import CENTRE_ROLES, KnownKey, find_key
from counter_app.store.opening import OpenDesk
from counter_app.store.successors import successor_of
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import NotASlip, SlipText, parse_slip_text, slip_signature_holds


class SlipVerdict(StrEnum):
    KNOWN = "known"
    NOT_HANDED_IN = "not handed in yet"
    DESK_UNKNOWN = "desk unknown"
    KEY_WITHDRAWN = "key withdrawn"
    REPLACED = "replaced"
    OURS_UNKNOWN = "ours but not known"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """`identity` is the dossier's; open it where the verdict says that it is known. `replaced_by` an identity."""

    verdict: SlipVerdict
    code: str | None
    identity: str
    received: datetime
    due: datetime | None
    vi: str
    en: str
    replaced_by: str | None = None


def check_slip(desk: OpenDesk, own_key: SigningKey, text: str) -> SlipAnswer:
    """Raises BadInput when the text is no slip's at all. Nothing is written."""
    try:
        slip = parse_slip_text(text)
    except NotASlip:
        raise BadInput(
            "Nội dung quét được không phải mã QR trên Giấy tiếp nhận; hãy quét lại mã ở góc giấy.",
            "The scan is not the QR code of a receipt slip; scan the code on the slip again.",
        ) from None
    with desk.database.read() as connection:
        verdict, replaced_by = _judged(connection, desk, own_key, slip)
        state = state_of(connection, desk.projections, slip.identity)
    vi, en = _SENTENCES[verdict]
    if verdict is SlipVerdict.KNOWN and (other := _other_date(slip, state)):
        vi, en = other
    return SlipAnswer(verdict, slip.code, slip.identity, slip.received, slip.due, vi, en, replaced_by)


def _judged(
    connection: Connection, desk: OpenDesk, own_key: SigningKey, slip: SlipText
) -> tuple[SlipVerdict, str | None]:
    key = key_named(connection, desk, own_key, slip.key)
    if key is None:
        return SlipVerdict.DESK_UNKNOWN, None
    if key.role in CENTRE_ROLES or not slip_signature_holds(slip, key.public):
        return SlipVerdict.FORGED, None
    known = happenings_of(connection, desk.projections, slip.identity)
    if not known:
        if key.withdrawn:
            return SlipVerdict.KEY_WITHDRAWN, None
        is_ours = own_key.name == slip.key or key.owner == desk.desk.desk
        return (SlipVerdict.OURS_UNKNOWN if is_ours else SlipVerdict.NOT_HANDED_IN), None
    successor = successor_of(connection, desk.projections, slip.identity)
    if successor is not None:
        return SlipVerdict.REPLACED, successor
    history = slip_history(known)
    if key.withdrawn and not _was_printed(history, slip):
        return SlipVerdict.KEY_WITHDRAWN, None
    return (SlipVerdict.REPLACED, slip.identity) if _is_older(history, slip) else (SlipVerdict.KNOWN, None)


def _other_date(slip: SlipText, state: DossierState | None) -> tuple[str, str] | None:
    """The paper promises another date than the one that holds: a correction of it waits or was declined, or the date
    was moved since."""
    due = parse_iso(state.due) if state is not None and state.due else None
    if slip.due is None or due is None or iso(slip.due)[:16] == iso(due)[:16]:
        return None
    return (
        f"Giấy thật; hồ sơ có ở đây. Ngày hẹn trên giấy không phải ngày đang có hiệu lực: {appointment_vi(due)}.",
        f"Genuine; the dossier is known here. The date on the paper is not the one that holds: {named_en_at(due)}.",
    )


def key_named(connection: Connection, desk: OpenDesk, own_key: SigningKey, name: str) -> KnownKey | None:
    """The desk always knows its own key, listed yet or not."""
    found = find_key(connection, name)
    if found is None and name == own_key.name:
        return KnownKey(name, own_key.public, desk.desk.desk, "desk", "")
    return found


def _was_printed(history: SlipHistory, slip: SlipText) -> bool:
    """A slip that an entry vouches for stays good after its desk's key was withdrawn."""
    return slip.signature in _signatures((history.qr_text, *history.older))


def _is_older(history: SlipHistory, slip: SlipText) -> bool:
    return slip.signature in _signatures(history.older) and slip.signature not in _signatures((history.qr_text,))


def _signatures(texts: tuple[str | None, ...]) -> set[bytes]:
    found = set()
    for text in texts:
        try:
            found.add(parse_slip_text(text or "").signature)
        except NotASlip:
            continue
    return found


_SENTENCES = {
    SlipVerdict.KNOWN: ("Giấy thật; hồ sơ có ở đây.", "Genuine; the dossier is known here."),
    SlipVerdict.NOT_HANDED_IN: (
        "Giấy thật, do quầy khác của cơ quan cấp; hồ sơ đang được chuyển về hệ thống.",
        "Genuine, from another desk of the office; the dossier is still being handed in.",
    ),
    SlipVerdict.DESK_UNKNOWN: (
        "Chưa biết quầy đã cấp giấy này nên chưa thể kết luận; hãy hỏi nơi cấp hoặc kiểm tra lại khi có kết nối.",
        "The desk that issued it is not known here, so nothing can be said; ask there, or check again when online.",
    ),
    SlipVerdict.KEY_WITHDRAWN: (
        "Quầy cấp giấy này đã bị thu hồi khóa ký; hãy hỏi lãnh đạo trước khi dùng giấy.",
        "The key of the desk that issued it was withdrawn; ask the supervisor before relying on it.",
    ),
    SlipVerdict.REPLACED: (
        "Giấy thật nhưng đã có giấy mới thay thế; hãy dùng giấy mới.",
        "Genuine, but a newer slip has replaced it; use that one.",
    ),
    SlipVerdict.OURS_UNKNOWN: (
        "Giấy thật, do chính quầy này cấp, nhưng dữ liệu ở đây không còn hồ sơ; dữ liệu đã bị đưa về bản cũ.",
        "Genuine and ours, but the dossier is not here any more: the data were rolled back.",
    ),
    SlipVerdict.FORGED: (
        "Chữ ký trên mã QR không đúng: giấy bị sửa hoặc giả; hãy giữ lại và báo lãnh đạo.",
        "The signature does not hold: altered or forged; keep the paper and tell the supervisor.",
    ),
}
