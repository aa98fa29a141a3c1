"""What a correction puts in place of what, in words: a field, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counter_app.domain.citizen_notice import CHANNELS
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.intake import ReturnWay
from counter_app.domain.notice import Notice
from counter_app.domain.slip import SlipComponent
from counter_app.domain.times import appointment_vi, date_vi, parse_iso
from counter_app.domain.working_clock import named_en_at
from counter_app.domain.written_day import day_of
from counter_app.services.slip_content import RETURN_WAYS_EN, RETURN_WAYS_VI, slip_components
from counter_app.services.wording import amount_vi
from counter_app.wire.header import Fee

KIND_WORDS = {
    CorrectionKind.DUE: Notice("Ngày hẹn trả", "Date"),
    CorrectionKind.PROCEDURE: Notice("Thủ tục", "Procedure"),
    CorrectionKind.FEE: Notice("Mức phí, lệ phí", "Fee"),
    CorrectionKind.VOID: Notice("Hủy hồ sơ", "Void the dossier"),
    CorrectionKind.AGENCY: Notice("Nhận lại ở cơ quan khác", "Received anew for another agency"),
}
_PERSON = {
    "name": Notice("Họ tên", "Name"),
    "id_number": Notice("Số định danh", "Identity number"),
    "date_of_birth": Notice("Ngày sinh", "Day of birth"),
    "sex": Notice("Giới tính", "Sex"),
    "address": Notice("Địa chỉ", "Address"),
    "address_today": Notice("Địa chỉ theo đơn vị mới", "Address of today"),
    "phone": Notice("Điện thoại", "Phone"),
    "email": Notice("Thư điện tử", "E-mail"),
    "representative": Notice("Người đại diện", "Representative"),
    "authority": Notice("Căn cứ nộp thay", "Authority"),
}
_FIELDS = {
    "request": Notice("Nội dung yêu cầu", "Request"),
    "return_way": Notice("Cách nhận kết quả", "Way of return"),
    "return_place": Notice("Nơi nhận kết quả", "Place of return"),
    "notify": Notice("Cách báo tin", "How the citizen is told"),
    "procedure_name": Notice("Thủ tục", "Procedure"),
    "term": Notice("Thời hạn", "Term"),
}
_CHANNEL_WORDS = dict(zip(CHANNELS, (Notice("tin nhắn", "text message"), Notice("thư điện tử", "e-mail")), strict=True))
NOTHING = Notice("(trống)", "(empty)")


@dataclass(frozen=True, slots=True)
class Change:
    field: Notice
    before: Notice
    after: Notice


def changes_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Field by field; what nobody reads (codes, the way a date was counted) is left out."""
    found: list[Change] = []
    for name, value in after.items():
        old = before.get(name)
        if name in ("applicant", "submitter") and isinstance(value, dict):
            found += _of_person(old if isinstance(old, dict) else {}, value)
        elif name == "components":
            found += _of_papers(before, after)
        elif name in _FIELDS:
            found.append(Change(_FIELDS[name], _shown(name, old), _shown(name, value)))
    return tuple(change for change in found if change.before != change.after)


def due_words(due: str | None) -> Notice:
    """An ISO time as it is promised."""
    if not due:
        return NOTHING
    moment = parse_iso(due)
    return Notice(appointment_vi(moment), named_en_at(moment))


def fee_words(fees: tuple[Fee, ...]) -> Notice:
    told = "; ".join(f"{fee.name or fee.kind}: {amount_vi(fee.amount)}" for fee in fees)
    return Notice(told, told) if told else NOTHING


def _of_person(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    return [
        Change(words, _of_field(name, before.get(name)), _of_field(name, after[name]))
        for name, words in _PERSON.items()
        if name in after
    ]


def _of_field(name: str, value: object) -> Notice:
    born = day_of(value) if name == "date_of_birth" and isinstance(value, str) else None
    return _plain(value) if born is None else Notice(date_vi(born), date_vi(born))


def _of_papers(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Only papers that differ: a list of twenty with one more copy is one line."""
    old, new = ({part.name: _counted(part) for part in slip_components(one)} for one in (before, after))
    names = dict.fromkeys((*old, *new))
    return [
        Change(Notice(name, name), old.get(name, NOTHING), new.get(name, NOTHING))
        for name in names
        if old.get(name) != new.get(name)
    ]


def _counted(part: SlipComponent) -> Notice:
    counts = (
        (part.originals, "bản chính", "original"),
        (part.certified, "bản sao chứng thực", "certified copy"),
        (part.photocopies, "bản chụp", "photocopy"),
        (part.shown, "xuất trình", "shown"),
    )
    told = [(f"{count} {vi}", f"{count} {en}") for count, vi, en in counts if count]
    if not told:
        return Notice("có", "there")
    return Notice(", ".join(vi for vi, _ in told), ", ".join(en for _, en in told))


def _shown(name: str, value: object) -> Notice:
    if name == "return_way" and isinstance(value, str) and value in list(ReturnWay):
        return Notice(RETURN_WAYS_VI[ReturnWay(value)], RETURN_WAYS_EN[ReturnWay(value)])
    if name == "notify" and isinstance(value, list):
        words = [_CHANNEL_WORDS[one] for one in value if isinstance(one, str) and one in _CHANNEL_WORDS]
        return Notice(", ".join(one.vi for one in words), ", ".join(one.en for one in words)) if words else NOTHING
    return _plain(value)


def _plain(value: object) -> Notice:
    return Notice(value, value) if isinstance(value, str) and value else NOTHING
