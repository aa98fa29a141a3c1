"""What entries about digital copies say in the timeline: attached, lost, signed, used again, gone over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.services.told_words import COMES_OVER, Told, labelled
from counter_app.wire.header import Header


def attached(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = labelled(details, ("title", "Giấy tờ", "Paper"), ("component", "Thuộc thành phần", "Stands for"))
    if header.facts.get("of") == "result":
        lines.append(("Là kết quả giải quyết", "It is the result"))
    if header.facts.get("dangers"):
        lines.append(("Tệp có nội dung không an toàn, chỉ xem dạng hình", "Unsafe content, shown as a picture only"))
    return lines + _over(header)


def _over(header: Header) -> list[Told]:
    return [COMES_OVER] if "moved_from" in header.facts else []


def lost(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    if header.facts.get("why") == "damaged":
        return [("Tệp trên máy đã hỏng", "The file on the PC is damaged"), *_over(header)]
    gone = ("Tệp không còn trên máy (có thể do phần mềm diệt vi-rút)", "The file is gone (perhaps an antivirus)")
    return [gone, *_over(header)]


def signed(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = labelled(
        details, ("signer", "Chứng thư số của", "Certificate of"), ("issuer", "Nơi cấp chứng thư", "Issued by")
    )
    if "from" in header.facts:
        lines.append(
            ("Đã ký từ hồ sơ trước, tệp giữ nguyên chữ ký", "Signed for an earlier dossier; the file bears it")
        )
    return lines + _over(header)


def consented(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = labelled(details, ("title", "Giấy tờ", "Paper"), ("consent", "Sự đồng ý", "Consent"))
    return lines + _over(header)
