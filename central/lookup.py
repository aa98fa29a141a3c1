"""What a citizen finds: by code, and by the address in the slip's QR code.

A slip whose entry has not arrived is answered from its signature alone, never with "not found".
"""

from __future__ import annotations

import hmac
import re
from datetime import datetime

from central.code_keys import code_key
from central.guessing import Guess, note_wrong_try, refuse_while_slowed
from central.keys import CentreKeys
from central.public_answers import (
    BEING_HANDED_IN,
    CODE_TAKEN,
    DESK_UNKNOWN,
    FORGED,
    KEY_WITHDRAWN,
    KNOWN,
    REPLACED,
    Details,
    LookupAnswer,
    SlipAnswer,
)
from central.requests import Refused
from central.store import lookups, registry
from central.store.database import Connection, Database
from central.store.dossiers import DossierRecord, Slip
from central.store.lookups import WrittenEntry
from central.store.registry import DeskKey
from counter_app.domain import life_cycle
from counter_app.domain.corrections import Written, corrected_details
from counter_app.domain.entry_types import (
    CORRECTION_DECIDED,
    DOSSIER_CORRECTED,
    GUIDANCE_GIVEN,
    SLIP_SENT,
    SUPPLEMENT_ASKED,
)
from counter_app.domain.intake import ApplicantKind
from counter_app.domain.judging import COUNTS
from counter_app.domain.life_cycle import NOT_VALID_YET, DossierState, state_from_object
from counter_app.domain.times import date_vi, iso
from counter_app.wire import base32, strict_json
from counter_app.wire.entry import readable_body
from counter_app.wire.header import readable_header
from counter_app.wire.slip_text import NotASlip, SlipText, parse_slip_text, slip_signature_holds

_PROCESSING = ("Đang xử lý", "Being processed")
COMPLETION = {
    life_cycle.GUIDED: ("Đã hướng dẫn hoàn thiện hồ sơ", "Guidance was given"),
    life_cycle.REFUSED: ("Không tiếp nhận hồ sơ", "Not accepted"),
    life_cycle.SENT_BACK: ("Chờ bổ sung hồ sơ", "Waiting for a supplement"),
    life_cycle.AWAITING_SUPPLEMENT: ("Chờ bổ sung hồ sơ", "Waiting for a supplement"),
    life_cycle.AWAITING_DUTY: ("Chờ thực hiện nghĩa vụ tài chính", "Waiting for a financial duty"),
    life_cycle.RESULT_READY: ("Đã có kết quả, mời đến nhận", "The result is ready"),
    life_cycle.RETURNED: ("Hoàn thành", "Completed"),
    life_cycle.WITHDRAWN: ("Đã rút hồ sơ", "Withdrawn"),
    life_cycle.STOPPED: ("Đã dừng giải quyết", "Stopped"),
    life_cycle.CLOSED: ("Đã đóng vì không bổ sung", "Closed for want of a supplement"),
    life_cycle.VOID: ("Hồ sơ đã hủy", "Void"),
}
_WANTS_PAPERS = frozenset({life_cycle.GUIDED, life_cycle.SENT_BACK, life_cycle.AWAITING_SUPPLEMENT})
SENTENCES = {
    KNOWN: ("Giấy hẹn là thật, hồ sơ đã được ghi nhận.", "The slip is genuine and the dossier is on record."),
    DESK_UNKNOWN: (
        "Trung tâm chưa biết quầy đã cấp giấy này; hãy hỏi tại quầy.",
        "The centre does not know the desk that issued this slip yet; please ask at the counter.",
    ),
    KEY_WITHDRAWN: (
        "Khóa ký của quầy đã cấp giấy này không còn hiệu lực; hãy hỏi tại quầy.",
        "The signing key of the desk that issued this slip has been withdrawn; please ask at the counter.",
    ),
    CODE_TAKEN: (
        "Mã số trên giấy này cần được xác minh; hãy hỏi tại quầy.",
        "The code on this slip has to be checked; please ask at the counter.",
    ),
    REPLACED: (
        "Giấy này đã được thay bằng giấy mới; hãy dùng giấy mới nhất.",
        "This slip has been replaced by a newer one; please use the newest.",
    ),
    FORGED: (
        "Giấy này không phải do Bộ phận Một cửa cấp: chữ ký không đúng.",
        "This slip was not issued by the one-stop shop: its signature does not hold.",
    ),
}


class Lookup:
    def __init__(self, database: Database, keys: CentreKeys) -> None:
        self._database = database
        self._keys = keys

    def by_code(self, code: str, pin: str, signature: str, client: str, now: datetime) -> LookupAnswer:
        """Code and completion; more with the slip's six digits or signature. Raises Refused."""
        wanted = code_key(code)
        if not wanted or not wanted.isprintable():
            raise Refused(400, "Mã hồ sơ không đúng dạng.", "The dossier code has not the right form.")
        if not pin and not signature:
            with self._database.reading() as connection:
                return _level(_on_record(connection, wanted))
        guess = Guess("code", wanted if pin else "", client)  # nobody guesses a signature
        with self._database.writing() as connection:
            refuse_while_slowed(connection, self._keys, guess, now)
            record = _on_record(connection, wanted)
            slip = _proving(connection, record, pin, signature)
            if slip is not None:
                return _level(record).model_copy(update={"details": _details(connection, record, slip.signature)})
            note_wrong_try(connection, self._keys, guess, now)
        raise Refused(
            403,
            "Mã tra cứu không khớp với hồ sơ này; hãy xem lại giấy hẹn.",
            "The look-up digits do not fit this dossier; check the slip.",
        )

    def by_slip(self, path: str) -> SlipAnswer:
        """The QR code's own address, in any case of letters."""
        try:
            slip = parse_slip_text(f"HTTPS://SLIP{path}")
        except NotASlip:
            return _said(FORGED)
        with self._database.reading() as connection:
            candidates = registry.keys_named(connection, slip.key)
            key = next((one for one in candidates if slip_signature_holds(slip, one.public)), None)
            if key is None:
                return _said(FORGED if candidates else DESK_UNKNOWN)
            return _genuine(connection, slip, key)


def _genuine(connection: Connection, slip: SlipText, key: DeskKey) -> SlipAnswer:
    desk = registry.find_desk(connection, key.desk)
    office = (registry.office_name(connection, desk.office) if desk else None) or ""
    record = lookups.dossier_of(connection, slip.identity)
    if record is None:
        # A withdrawn key can be back-dated: only what is on record already speaks for it.
        return _said(KEY_WITHDRAWN) if key.withdrawn else _arriving(slip, office)
    state = _state(record)
    if record.contested or (slip.code and record.code and slip.code != record.code):
        return _said(CODE_TAKEN)
    older = [one.signature for one in lookups.slips_of(connection, slip.identity)[:-1]]
    if state.replaced_by or slip.signature in older:
        return _said(REPLACED)
    details = _details(connection, record, slip.signature)
    answer = _said(KNOWN)
    return answer.model_copy(
        update={
            "code": record.code,
            "office": details.receiving_office,
            "received": record.received,
            "due": details.due,
            "completion": details.status,
            "details": details,
        }
    )


def _arriving(slip: SlipText, office: str) -> SlipAnswer:
    day = date_vi(slip.received.date())
    return SlipAnswer(
        answer=BEING_HANDED_IN,
        vi=f"Giấy hẹn là thật, do {office} cấp ngày {day}; dữ liệu đang được chuyển về trung tâm.",
        en=f"The slip is genuine, issued by {office} on {day}; its record is being handed in.",
        code=slip.code,
        office=office,
        received=iso(slip.received),
        due=iso(slip.due) if slip.due else None,
    )


def _said(answer: str) -> SlipAnswer:
    vi, en = SENTENCES[answer]
    return SlipAnswer(answer=answer, vi=vi, en=en)


def _on_record(connection: Connection, code: str) -> DossierRecord:
    record = lookups.dossier_with_code(connection, code)
    if record is None:
        raise Refused(
            404,
            "Trung tâm chưa có mã này. Nếu quý vị có giấy hẹn, hãy quét mã QR trên giấy hoặc hỏi tại quầy.",
            "The centre has not this code yet. If you hold a slip, scan its QR code or ask at the counter.",
        )
    return record


def _proving(connection: Connection, record: DossierRecord, pin: str, signature: str) -> Slip | None:
    """The newest slip of the dossier that these digits or this signature stand on; all are compared, found or not."""
    given, proving = _decoded(signature), None
    for slip in lookups.slips_of(connection, record.identity):
        fits = bool(pin) and hmac.compare_digest(slip.pin.encode(), pin.strip()[:20].encode("utf-8", "replace"))
        fits |= bool(given) and hmac.compare_digest(slip.signature, given)
        proving = slip if fits else proving
    return proving


def _decoded(signature: str) -> bytes:
    try:
        return base32.decode(signature[:200])
    except ValueError:
        return b""


def _level(record: DossierRecord) -> LookupAnswer:
    if record.contested:
        raise Refused(409, *SENTENCES[CODE_TAKEN])
    vi, en = COMPLETION.get(_state(record).status, _PROCESSING)
    return LookupAnswer(code=record.code or "", completion=vi, completion_en=en)


def _state(record: DossierRecord) -> DossierState:
    return state_from_object(strict_json.read_object(record.state)) or DossierState("")


def _details(connection: Connection, record: DossierRecord, proof: bytes) -> Details:
    """Point 1 of the article, or point 2 of a dossier that is not valid yet: no unit, no appointment. `proof`: the
    signature of the slip that was shown."""
    state = _state(record)
    now, valid = _details_now(connection, record), state.status not in NOT_VALID_YET
    applicant, submitter = _object(now.get("applicant")), _object(now.get("submitter"))
    is_organisation = applicant.get("kind") == ApplicantKind.ORGANISATION.value
    person = _text(submitter.get("name")) or _text(applicant.get("representative")) or _text(applicant.get("name"))
    return Details(
        code=record.code,
        qr=_qr_text(connection, record, proof),
        receiving_office=registry.office_name(connection, record.office) or record.office,
        processing_office=(state.holder or None) if valid else None,
        organisation=_text(applicant.get("name")) if is_organisation else None,
        submitter=person,
        received=record.received,
        due=state.due if valid else None,
        status=COMPLETION.get(state.status, _PROCESSING)[0],
        supplement=_supplement(connection, record) if state.status in _WANTS_PAPERS else None,
    )


def _qr_text(connection: Connection, record: DossierRecord, proof: bytes) -> str | None:
    """Letter for letter as it was printed. Only the slip in force is drawn again, and only for its own holder: whoever
    has an older one must not get the newer out of it."""
    newest = lookups.slips_of(connection, record.identity)[-1:]
    if not any(one.signature == proof for one in newest):
        return None
    sent = lookups.written_of_types(connection, record.identity, (SLIP_SENT,))
    texts = [value for one in sent for value in readable_body(one.body).values() if isinstance(value, str)]
    return next((text for text in texts if _signature_of(text) == proof), None)


def _signature_of(text: str) -> bytes:
    try:
        return parse_slip_text(text).signature
    except NotASlip:
        return b""


def _details_now(connection: Connection, record: DossierRecord) -> dict[str, object]:
    """What was entered first, as corrected since: a name that was put right is shown right."""
    later = lookups.written_of_types(connection, record.identity, (DOSSIER_CORRECTED, CORRECTION_DECIDED))
    return corrected_details(readable_body(lookups.opening_body(connection, record.opening)), map(_written, later))


def _written(entry: WrittenEntry) -> Written:
    header = readable_header(entry.header)
    if header is None:
        return Written("", {}, {}, counts=False)
    return Written(header.type, header.facts, readable_body(entry.body), counts=entry.verdict in COUNTS)


def _supplement(connection: Connection, record: DossierRecord) -> str | None:
    """What the citizen was asked for last, whole: papers, what to correct, and why."""
    asked = lookups.written_of_types(connection, record.identity, (SUPPLEMENT_ASKED, GUIDANCE_GIVEN))
    details = readable_body(asked[-1].body) if asked else {}
    lists = [details.get("missing"), details.get("corrections")]
    told = [item for values in lists if isinstance(values, list) for item in values if isinstance(item, str)]
    reason = details.get("reason")
    told += [reason] if isinstance(reason, str) and reason else []
    return "; ".join(told)[:2000] or None


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return re.sub(r"\s+", " ", value)[:300] if isinstance(value, str) and value.strip() else None
