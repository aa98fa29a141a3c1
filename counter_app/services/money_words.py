"""What an entry says of money: a duty, what was paid, claimed, exempted or given back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.services.told_words import COMES_OVER, Told, labelled
from counter_app.services.wording import amount_vi
from counter_app.wire.header import Header

_PAID_BY = {
    "cash": ("tiền mặt", "cash"),
    "transfer": ("chuyển khoản", "transfer"),
    "online": ("trực tuyến", "online"),
}


def duty(header: Header, details: Mapping[str, Any]) -> list[Told]:
    amount = header.facts.get("amount")
    lines = [(f"Phải nộp {amount_vi(amount)}", f"To be paid: {amount_vi(amount)}")] if isinstance(amount, int) else []
    return lines + labelled(
        details,
        ("what", "Khoản", "For"),
        ("told", "Cơ quan thông báo", "Told by"),
        ("document", "Văn bản số", "Document"),
    )


def paid(header: Header, details: Mapping[str, Any]) -> list[Told]:
    way = _PAID_BY.get(str(header.facts.get("way")))
    lines = [(f"Bằng {way[0]}", f"By {way[1]}")] if way else []
    if header.facts.get("moved_to", header.facts.get("moved_from")) == header.dossier:
        return [*lines, ("Chuyển sang khoản thu đúng, tiền vẫn giữ", "Goes over to the right fee; the money stays")]
    if "moved_to" in header.facts:
        lines.append(("Chuyển sang hồ sơ được nhận lại, không trả lại tiền", "Goes over to the dossier received anew"))
    if "moved_from" in header.facts and header.type == types.FEE_COLLECTED:
        lines.append(("Chuyển từ hồ sơ đã hủy, không thu thêm tiền", "Comes over from the dossier that is void"))
    elif "moved_from" in header.facts:
        lines.append(COMES_OVER)
    return lines + labelled(
        details,
        ("receipt", "Biên lai số", "Receipt no."),
        ("line", "Dòng sao kê", "Line of the statement"),
        ("document", "Giấy tờ chứng minh", "Shown by"),
    )


def claimed(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    reference = header.facts.get("reference")
    if header.facts.get("moved_to", header.facts.get("moved_from")) == header.dossier:
        same = (
            f"Nội dung chuyển khoản {reference}: tính cho khoản thu đúng",
            f"Purpose {reference}: for the right fee",
        )
        return [same]
    if "moved_to" in header.facts:
        return [
            (
                f"Nội dung chuyển khoản {reference}: chuyển sang hồ sơ được nhận lại, chờ xác nhận ở đó",
                f"Purpose {reference}: goes over to the dossier received anew, to be confirmed there",
            )
        ]
    asked = (f"Nội dung chuyển khoản {reference}; chờ xác nhận", f"Purpose {reference}; to be confirmed")
    return [asked, COMES_OVER] if "moved_from" in header.facts else [asked]
