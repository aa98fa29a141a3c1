"""What a citizen is told at each point of a dossier: one text in each language, and a short one without accents.

Three points are demanded (Đăk Nông 2019, article 12.2.a): received, and when it will be checked and processed; valid
and when it is due, or every reason and what to change; the result, when and how to collect it, or the refusal and why.
Every later step that concerns the citizen is told as well. Any phone shows the short text: it keeps to plain letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.notice_words import AWAITED, COLLECT, LEFT, OWED, SAID, SUBJECTS
from counter_app.domain.times import OFFICE_ZONE, appointment_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.domain.written_number import grouped

# A grave accent is no letter of GSM at all: one would turn the whole message to 70 letters a part. Those of its second
# table cost two each.
_NOT_GSM = str.maketrans("`^{}[]~|\\", "' ()()-//")
LONGEST_SMS = 306  # two parts: a third costs the office more than it tells the citizen
LONGEST_WHERE = 60
CHANNELS = ("sms", "email")
NOTIFY = "notify"  # the channels chosen for a dossier, among the details of its opening entry
MAIL = "email"
_CONTACTS = {"sms": "phone", MAIL: "email"}
CARRIED = "attached"  # the fact of a notice's header that names the digital copy which goes along, by its SHA-256
LARGEST_MAILED = 10 * 1024 * 1024  # many servers take no letter above 15 MB, and base 64 adds a third


@dataclass(frozen=True, slots=True)
class StatusTimes:
    """What a status notice names besides the agency (NĐ 224/2026, điều 15.1.g); '' and None: not known yet."""

    person: str = ""
    received: datetime | None = None
    processed: datetime | None = None
    returned: datetime | None = None


# When a dossier that just arrived is checked: in Vietnamese, in English, in short.
CHECKED_THEN = (
    "Kết quả kiểm tra được báo ngay khi kiểm tra xong",
    "You will hear of the check as soon as it is done",
    "ket qua kiem tra se bao ngay khi co",
)


def checked_from(moment: datetime) -> tuple[str, str, str]:
    """Where no rule gives hours and the office's calendar says when it opens next."""
    return (
        f"Dự kiến kiểm tra từ {_moment_vi(moment)}; kết quả kiểm tra được báo ngay khi kiểm tra xong",
        f"It will be checked from {named_en_at(moment)} on; you will hear as soon as that is done",
        f"du kien kiem tra tu {_moment_vi(moment)}, ket qua kiem tra se bao ngay khi co",
    )


def check_words(hours: int) -> tuple[str, str, str]:
    """Where the law gives working hours for it. No hour of the clock: the calendar of the office may still change."""
    return (
        f"Dự kiến báo kết quả kiểm tra trong {hours:02d} giờ làm việc kể từ lúc nhận",
        f"You will hear of the check within {hours} working hours",
        f"tra loi trong {hours:02d} gio lam viec",
    )


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happened, as far as a notice says. `when` is the original time, however late the notice goes out.
    `details` are whole sentences or names in Vietnamese: missing papers, reasons, what is owed. `return_way` is one of
    the catalogue's, or that in which it left; `owed` in đồng, to be paid before it is collected; `status` only where
    the regulation has a notice name those. `check`: when the citizen hears of the check of what just arrived, as
    `check_words` says it."""

    kind: NoticeKind
    office: str
    named: str
    procedure: str
    when: datetime
    due: datetime | None = None
    details: tuple[str, ...] = ()
    place: str = ""
    hotline: str = ""
    lookup: str = ""
    return_way: str = "direct"
    status: StatusTimes | None = None
    owed: int = 0
    check: tuple[str, str, str] = CHECKED_THEN


@dataclass(frozen=True, slots=True)
class CitizenNotice:
    """`sms` holds only letters without marks and is at most two parts long."""

    kind: NoticeKind
    subject: str
    vi: str
    en: str
    sms: str


def compose(occasion: Occasion) -> CitizenNotice:
    said_vi, said_en, short = SAID[occasion.kind]
    vi, en = _filled(said_vi, occasion, vi=True), _filled(said_en, occasion, vi=False)
    in_short = _filled(short.replace("{check}", occasion.check[2]), occasion, vi=True)
    listed = "".join(f"\n- {text}" for text in occasion.details)
    asking_vi, asking_en = _asking(occasion)
    status_vi, status_en = _status(occasion)
    return CitizenNotice(
        occasion.kind,
        f"Hồ sơ {occasion.named}: {SUBJECTS[occasion.kind]}",
        f"{occasion.office} thông báo: {vi}{listed}\n{status_vi}{asking_vi}".strip(),
        f"{occasion.office}: {en}{listed}\n{status_en}{asking_en}".strip(),
        _shortened(without_marks(in_short), occasion),
    )


def chosen_contacts(details: Mapping[str, Any]) -> dict[str, str]:
    """Channel → number or address, of whoever handed the dossier in; empty where the citizen chose none."""
    wanted = details.get(NOTIFY)
    people = [details.get("submitter"), details.get("applicant")]
    person = next((one for one in people if isinstance(one, dict)), {})
    chosen = [channel for channel in CHANNELS if isinstance(wanted, list) and channel in wanted]
    return {channel: to for channel in chosen if isinstance(to := person.get(_CONTACTS[channel]), str) and to}


def without_marks(text: str) -> str:
    """Plain letters: đ becomes d, every accent goes; what is no letter of GSM becomes a blank or a hyphen."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = (char for char in plain if not unicodedata.combining(char))
    return "".join(char if " " <= char <= "~" else "-" if char in "–—" else " " for char in kept).translate(_NOT_GSM)


def _filled(sentence: str, occasion: Occasion, *, vi: bool) -> str:
    moment = _moment_vi if vi else named_en_at
    return sentence.format(
        named=occasion.named,
        procedure=occasion.procedure,
        when=moment(occasion.when),
        due=_due(occasion, vi=vi),
        place=occasion.place or occasion.office,
        office=occasion.office,
        details="; ".join(occasion.details),
        check=occasion.check[0 if vi else 1],
        collect=_by_way(COLLECT, occasion, vi=vi),
        left=_by_way(LEFT, occasion, vi=vi),
        owed=_owed(occasion, vi=vi),
        awaited=_by_way(AWAITED, occasion, vi=vi),
    )


def _owed(occasion: Occasion, *, vi: bool) -> str:
    """Whoever comes for a result brings what is still to be paid."""
    return OWED[0 if vi else 1].format(amount=grouped(occasion.owed)) if occasion.owed > 0 else ""


def _due(occasion: Occasion, *, vi: bool) -> str:
    """No citizen is given an appointment that is past: a term that ran from the filing may be over at the receipt."""
    if occasion.due is None:
        return "(sẽ báo sau)" if vi else "(to be told)"
    due = (_moment_vi if vi else named_en_at)(occasion.due)
    if occasion.due > occasion.when:
        return due
    return f"(hạn {due} đã qua, sẽ báo ngày mới)" if vi else f"({due} is past, a new date will be told)"


def _by_way(words: Mapping[str, tuple[str, str]], occasion: Occasion, *, vi: bool) -> str:
    return words.get(occasion.return_way, words["direct"])[0 if vi else 1].format(
        place=occasion.place or occasion.office
    )


def _moment_vi(moment: datetime) -> str:
    return appointment_vi(moment.astimezone(OFFICE_ZONE))


def _status(occasion: Occasion) -> tuple[str, str]:
    status = occasion.status
    if status is None:
        return "", ""
    vi, en = [f"Cơ quan: {occasion.office}"], [f"Agency: {occasion.office}"]
    if status.person:
        vi.append(f"Người tiếp nhận, xử lý: {status.person}")
        en.append(f"Handled by: {status.person}")
    named = (
        (status.received, "Tiếp nhận lúc", "Received at"),
        (status.processed, "Chuyển xử lý lúc", "Passed on for processing at"),
        (status.returned, "Trả kết quả", "Result"),
    )
    for moment, said_vi, said_en in named:
        if moment is not None:
            vi.append(f"{said_vi}: {_moment_vi(moment)}")
            en.append(f"{said_en}: {named_en_at(moment)}")
    return f"{'. '.join(vi)}.\n", f"{'. '.join(en)}.\n"


def _asking(occasion: Occasion) -> tuple[str, str]:
    where = " hoặc ".join(filter(None, (occasion.hotline, occasion.lookup)))
    where_en = " or ".join(filter(None, (occasion.hotline, occasion.lookup)))
    return (f"Hỏi thêm: {where}.", f"Questions: {where_en}.") if where else ("", "")


def _shortened(text: str, occasion: Occasion) -> str:
    """Never cut in the middle of a word; the code stands at the beginning, so that it is never what is lost. What was
    cut says where the rest is had: a reason or a paper may be in it."""
    if len(text) <= LONGEST_SMS:
        return text
    where = without_marks(occasion.hotline or occasion.lookup)[:LONGEST_WHERE].strip()
    tail = f"... Xem them: {where}" if where else "..."
    return text[: LONGEST_SMS - len(tail)].rsplit(" ", 1)[0] + tail
