"""What a notice names of its step, a matter a line: all that is missing and why, every reason, what is owed or came in.

Whole, because it is told once. In Vietnamese, as the papers say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.details import objects_of, text_of, texts_of
from counter_app.domain.times import date_vi
from counter_app.services.correction_words import changes_of
from counter_app.services.standing import CHARGES
from counter_app.services.wording import amount_vi
from counter_app.store.journal import EntryDraft
from counter_app.wire.header import Fee

MAILED = "mailed"  # the fact of a return that names the file of its electronic result which goes along by mail
_ASKED = frozenset({types.SUPPLEMENT_ASKED, types.GUIDANCE_GIVEN})
_CORRECTED = frozenset({types.DOSSIER_CORRECTED, types.CORRECTION_DECIDED})
_REASONED = frozenset(
    {
        types.PROCESSING_STOPPED,
        types.RESULT_ARRIVED,
        types.APPOINTMENT_MOVED,
        types.RESULT_SENT_BACK,
        types.DOSSIER_VOIDED,
        types.CITIZEN_ANSWERED,
    }
)


def said(draft: EntryDraft, until: date | None = None) -> tuple[str, ...]:
    """`until`: the last day on which what is asked for may still come."""
    details = draft.details or {}
    if draft.type == types.DOSSIER_RECEIVED:
        # What is missing after a receipt is asked for by itself, with its article.
        return (*texts_of(details.get("bring")), *_owed(draft)) if draft.facts.get("channel") == "online" else ()
    if draft.type in _ASKED:
        return tuple(_asked(details, until))
    if draft.type in _CORRECTED:
        return tuple(_corrected(draft, details))
    return (*_told(draft, details), *_beside(draft, details))


def _told(draft: EntryDraft, details: Mapping[str, Any]) -> Iterator[str]:
    lists = [text for name in ("missing", "corrections", "reasons") for text in texts_of(details.get(name))]
    if draft.facts.get("outcome") == "granted" and (document := text_of(details, "document")):
        yield f"Kết quả: {document}"  # which result it is (QĐ 04/2019/QĐ-UBND Đăk Nông, điều 12.2.a)
    yield from lists
    if draft.type == types.DUTY_TOLD:
        yield _duty(draft, details)
    elif draft.type in (types.TRANSFER_CONFIRMED, types.FEE_REFUNDED):
        yield from (_fee(fee) for fee in draft.fees if fee.amount)
    if draft.type == types.FEE_REFUNDED and (reason := text_of(details, "reason")):
        yield f"Lý do: {reason}"
    elif draft.type in _REASONED and not lists:
        yield from filter(None, (text_of(details, "reason"), text_of(details, "note")))


def _beside(draft: EntryDraft, details: Mapping[str, Any]) -> Iterator[str]:
    if draft.type == types.RESULT_RETURNED and (mail := text_of(details, "mail")):
        yield f"Số bưu gửi: {mail}"
    if draft.facts.get(MAILED):
        yield "Kèm theo thư này: bản điện tử của kết quả"
    if anew := text_of(details, "anew"):
        yield f"Hồ sơ đã được tiếp nhận lại với mã {anew}, giữ nguyên thời gian nhận ban đầu"


def _asked(details: Mapping[str, Any], until: date | None) -> Iterator[str]:
    """Each paper with its own reason and article, then what to change, then why and until when (QĐ 04/2019/QĐ-UBND
    Đăk Nông, điều 12.2.a: every reason, and exactly what to add or to change)."""
    for paper in objects_of(details.get("papers")):
        behind = ", ".join(filter(None, (text_of(paper, "reason"), text_of(paper, "article"))))
        yield text_of(paper, "name") + (f" ({behind})" if behind else "")
    yield from texts_of(details.get("corrections"))
    if reason := text_of(details, "reason"):
        yield f"Lý do: {reason}"
    if until is not None:
        yield f"Hoàn thiện chậm nhất ngày {date_vi(until)}; quá ngày ấy hồ sơ được đóng"


def _corrected(draft: EntryDraft, details: Mapping[str, Any]) -> Iterator[str]:
    """Which matters, not what stands there now: a number or an address does not go over an open line."""
    before, after = details.get("before"), details.get("after")
    if isinstance(before, dict) and isinstance(after, dict):
        fields = dict.fromkeys(change.field.vi for change in changes_of(before, after))
        if fields:
            yield "Đã sửa: " + ", ".join(field[:1].lower() + field[1:] for field in fields)
    if draft.facts.get("kind") == CorrectionKind.FEE or draft.facts.get(CHARGES) is True:
        yield from (f"Mức phải nộp nay là: {_fee(fee)}" for fee in draft.fees)


def _duty(draft: EntryDraft, details: Mapping[str, Any]) -> str:
    """With the paper and the agency that tell how it is paid."""
    amount = draft.facts.get("amount")
    owed = text_of(details, "what") + (f": {amount_vi(amount)}" if isinstance(amount, int) else "")
    document, by = text_of(details, "document"), text_of(details, "told")
    notice = " ".join(filter(None, (f"thông báo số {document}" if document else "", f"của {by}" if by else "")))
    return f"{owed} ({notice})" if notice else owed


def _owed(draft: EntryDraft) -> Iterator[str]:
    """Whoever filed online was not at the counter where the fee is told."""
    return (f"Phải nộp: {_fee(fee)}" for fee in draft.fees if fee.amount and not fee.paid)


def _fee(fee: Fee) -> str:
    return f"{fee.name or 'phí, lệ phí'}: {amount_vi(abs(fee.amount))}"
