"""What an entry says of the citizen's part: what they were told, whether it left, what they ask for by the portal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.citizen_asks import WORDS, AskKind
from counter_app.domain.masking import mask_email, mask_phone
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.notice_words import SUBJECTS, SUBJECTS_EN
from counter_app.services.told_words import Told, attached, labelled, moment, texts
from counter_app.wire.header import Header

_CHANNELS = {"sms": ("tin nhắn", "text message"), "email": ("thư điện tử", "e-mail")}
# A server that took a message answers for it; nobody here knows whether it was read.
_SENT = {
    "delivered": ("Đã gửi qua {}", "Sent by {}"),
    "failed": ("Không gửi được qua {}; hãy báo người nộp bằng cách khác", "Not sent by {}; tell the citizen otherwise"),
    "overtaken": ("Không gửi qua {} vì đã có thông báo mới hơn", "Not sent by {}: a newer notice says it all"),
    "unknown": (
        "Không rõ tin đã đi qua {} hay chưa, hệ thống không gửi lại; nếu cần, hãy gọi cho người nộp",
        "Nobody knows whether it went out by {}, and it is not sent again; call the citizen if it matters",
    ),
}
_NOT_SENT_BECAUSE = {
    "refused": ("nơi nhận từ chối số hoặc địa chỉ này", "the number or address was refused"),
    "gave_up": ("quá thời gian gửi", "the time for sending is over"),
    "erased": ("nội dung đã được xóa theo quy định", "its content was erased"),
    "no_contact": ("không có số hoặc địa chỉ", "there is no number or address"),
    "no_usable_contact": ("số hoặc địa chỉ không dùng được", "the number or address cannot be used"),
    "no_text": ("thông báo không có nội dung", "the notice has no text"),
    "unreadable": ("không đọc được nội dung", "its content cannot be read"),
    "no_letter": ("bản số hóa văn bản chưa về hệ thống", "the digital copy of the letter did not arrive"),
    "letter_too_large": ("tệp văn bản quá lớn để gửi qua thư", "the letter's file is too large for mail"),
    "letter_unsafe": ("tệp PDF có nội dung không an toàn", "the PDF holds more than pages"),
}


def notice(header: Header, details: Mapping[str, Any]) -> list[Told]:
    """What about, and to whom over which channel; the whole number stands in the dossier's own details."""
    kind = str(header.facts.get("kind"))
    known = NoticeKind(kind) if kind in list(NoticeKind) else None
    lines = [(f"Nội dung báo: {SUBJECTS[known]}", f"About: {SUBJECTS_EN[known]}")] if known else []
    contacts = details.get("to")
    for channel, to in contacts.items() if isinstance(contacts, dict) else ():
        words = _CHANNELS.get(channel)
        if words and isinstance(to, str):
            shown = (mask_phone if channel == "sms" else mask_email)(to)
            lines.append((f"Qua {words[0]} đến {shown}", f"By {words[1]} to {shown}"))
    return lines


def notice_outcome(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    channel = _CHANNELS.get(str(header.facts.get("channel")), ("kênh khác", "another channel"))
    outcome = _SENT.get(str(header.facts.get("outcome")))
    if outcome is None:
        return []
    why = _NOT_SENT_BECAUSE.get(str(header.facts.get("reason")))
    vi, en = outcome[0].format(channel[0]), outcome[1].format(channel[1])
    return [(f"{vi} ({why[0]})", f"{en} ({why[1]})") if why else (vi, en)]


def asked(header: Header, details: Mapping[str, Any]) -> list[Told]:
    what = header.facts.get("what")
    words = WORDS.get(AskKind(str(what))) if what in list(AskKind) else None
    sent = moment(header.received or header.entered)
    lines = [(f"{words[0]}, lúc {sent}", f"{words[1]}, {sent}")] if words else []
    lines += [(f"Gửi kèm: {name}", f"With it came: {name}") for name in texts(details, "brought")]
    return lines + attached(details) + labelled(details, ("content", "Nội dung đề nghị", "What is asked for"))


def answered(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    what = header.facts.get("what")
    words = WORDS.get(AskKind(str(what))) if what in list(AskKind) else None
    lines = [words] if words else []
    granted = header.facts.get("granted") is True
    return [
        *lines,
        ("Đồng ý", "Accepted") if granted else ("Không đồng ý hoặc chưa đủ", "Not accepted, or not complete"),
    ]
