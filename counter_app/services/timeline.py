"""The life of a dossier in plain sentences: what each entry says, without an exception or a code word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.entry_types import is_understood
from counter_app.domain.errors import BadInput
from counter_app.domain.judging import IN_ORDER
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.times import appointment_vi, parse_iso
from counter_app.services.wording import VERDICT_EN, VERDICT_VI, amount_vi, type_en, type_vi
from counter_app.store.dossier_fold import WAITING
from counter_app.store.dossier_reading import Happening
from counter_app.wire.header import Header

COPY_REASONS_VI = {"lost": "bản đã cấp bị mất", "damaged": "bản đã cấp bị hỏng"}
_LABELS = {
    "due_reason": "Lý do",
    "reason": "Lý do",
    "note": "Ghi chú",
    "sheet": "Phiếu dự phòng số",
    "to": "Giao cho",
}
_OUTCOMES_VI = {"printed": "Giấy đã in ra", "not_printed": "Giấy chưa in ra được"}
_OUTCOMES_EN = {"printed": "The paper came out", "not_printed": "The paper did not come out"}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One entry in plain words. `received` only where it differs from `entered` (a back-entry) or opens the dossier;
    `handed_in`: the centre's signature covers it; `verdict_vi` is empty where everything is in order."""

    type: str
    vi: str
    en: str
    who: str
    desk_vi: str
    desk_en: str
    received: datetime | None
    entered: datetime | None
    handed_in: bool
    verdict: str
    verdict_vi: str
    verdict_en: str
    details_vi: tuple[str, ...] = ()
    understood: bool = True

    @property
    def is_troubled(self) -> bool:
        """Whether somebody must look at it; what merely waits for the centre's word is not."""
        return self.verdict not in (WAITING, IN_ORDER)


def timeline_line(happening: Happening, names: OfficeNames) -> TimelineLine:
    """An entry that is gone or of a newer kind is shown as such, never left out."""
    verdict = happening.verdict or WAITING
    verdict_vi, verdict_en = VERDICT_VI.get(verdict, verdict), VERDICT_EN.get(verdict, verdict)
    header = happening.header
    if header is None:
        vi, en = "Nội dung ghi nhận không còn ở đây", "The entry's content is not here any more"
        return TimelineLine(
            "", vi, en, "", "", "", None, None, happening.proved, verdict, verdict_vi, verdict_en, understood=False
        )
    understood = is_understood(header.type, header.v)
    vi, en = _sentence(header) if understood else (type_vi(header.type), type_en(header.type))
    if not understood and header.type in types.VERSION:
        vi, en = f"{vi} (theo mẫu mới, phần mềm này chưa đọc được)", f"{en} (newer form, not readable here)"
    return TimelineLine(
        header.type,
        vi,
        en,
        str(happening.details.get("clerk") or names.person(header.who)),
        *names.desk(header.desk),
        _moment(header.received),
        _moment(header.entered),
        happening.proved,
        verdict,
        verdict_vi,
        verdict_en,
        details_vi=tuple(_details(header, happening.details)) if understood else (),
        understood=understood,
    )


def _sentence(header: Header) -> tuple[str, str]:
    facts = header.facts
    if header.type == types.SLIP_SENT:
        copy = facts.get("copy") or 0
        if copy:
            why = COPY_REASONS_VI.get(str(facts.get("reason")), "")
            return f"In bản sao lần {copy} của giấy tiếp nhận ({why})", f"Copy {copy} of the slip sent to the printer"
    if header.type == types.SLIP_OUTCOME:
        outcome = str(facts.get("outcome", ""))
        return _OUTCOMES_VI.get(outcome, type_vi(header.type)), _OUTCOMES_EN.get(outcome, type_en(header.type))
    if header.type == types.RESULT_RETURNED and facts.get("at_once") is True:
        return "Trả kết quả ngay khi tiếp nhận", "Result returned at once"
    return type_vi(header.type), type_en(header.type)


def _details(header: Header, details: Mapping[str, Any]) -> list[str]:
    lines = [line for describe in _DESCRIBERS for line in describe(header, details)]
    return [line for line in lines if line]


def _due(header: Header, _details: Mapping[str, Any]) -> list[str]:
    due = _moment(header.due)
    if due is None:
        return []
    by_clerk = " (do cán bộ tiếp nhận ấn định)" if header.facts.get("due_set_by") == "clerk" else ""
    return [f"Hẹn trả {appointment_vi(due)}{by_clerk}"]


def _fees(header: Header, _details: Mapping[str, Any]) -> list[str]:
    verb = "Đã thu" if header.type == types.FEE_COLLECTED else "Phải nộp"
    return [f"{verb} {fee.name or 'phí, lệ phí'}: {amount_vi(fee.amount)}" for fee in header.fees if fee.amount]


def _missing(_header: Header, details: Mapping[str, Any]) -> list[str]:
    missing = details.get("missing")
    return [f"Còn thiếu: {name}" for name in missing if isinstance(name, str)] if isinstance(missing, list) else []


def _texts(_header: Header, details: Mapping[str, Any]) -> list[str]:
    labels = {
        "due_reason": "Lý do",
        "reason": "Lý do",
        "note": "Ghi chú",
        "sheet": "Phiếu dự phòng số",
        "to": "Giao cho",
    }
    return [f"{label}: {details[name]}" for name, label in labels.items() if isinstance(details.get(name), str)]


def _holder(header: Header, _details: Mapping[str, Any]) -> list[str]:
    holder = header.facts.get("holder")
    return [f"Nơi nhận: {holder}"] if isinstance(holder, str) else []


def _back_entry(header: Header, _details: Mapping[str, Any]) -> list[str]:
    received, entered = _moment(header.received), _moment(header.entered)
    if received is None or entered is None or (entered - received).total_seconds() < 60:
        return []
    return [f"Nhập bù: nhận lúc {appointment_vi(received)}, nhập lúc {appointment_vi(entered)}"]


_DESCRIBERS: tuple[Callable[[Header, Mapping[str, Any]], list[str]], ...] = (
    _back_entry,
    _due,
    _fees,
    _missing,
    _holder,
    _texts,
)


def _moment(text: str | None) -> datetime | None:
    try:
        return parse_iso(text) if text else None
    except BadInput:
        return None
