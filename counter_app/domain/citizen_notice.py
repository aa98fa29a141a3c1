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
from enum import StrEnum
from typing import Any

from counter_app.domain.times import OFFICE_ZONE, appointment_vi
from counter_app.domain.working_clock import named_en_at

LONGEST_SMS = 306  # two parts: a third costs the office more than it tells the citizen
CHANNELS = ("sms", "email")
NOTIFY = "notify"  # the channels chosen for a dossier, among the details of its opening entry
MAIL = "email"
_CONTACTS = {"sms": "phone", MAIL: "email"}
CARRIED = "attached"  # the fact of a notice's header that names the digital copy which goes along, by its SHA-256


class NoticeKind(StrEnum):
    ARRIVED = "arrived"
    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"
    MOVED = "moved"
    DUTY = "duty"
    EARLY_RESULT = "early_result"
    RESULT = "result"
    REFUSED_RESULT = "refused_result"
    REFUSAL_LETTER = "refusal_letter"
    NON_RECEIPT_LETTER = "non_receipt_letter"
    RETURNED = "returned"
    STOPPED = "stopped"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    VOIDED = "voided"
    PAID = "paid"
    REFUNDED = "refunded"
    ANSWERED = "answered"


_ENDED = frozenset({NoticeKind.WITHDRAWN, NoticeKind.STOPPED, NoticeKind.CLOSED, NoticeKind.VOIDED})
_RESULTS = frozenset({NoticeKind.RESULT, NoticeKind.EARLY_RESULT, NoticeKind.REFUSED_RESULT, NoticeKind.RETURNED})
# A later one of the same dossier makes these pointless: nobody is told to wait for what has come, nor to collect what
# was sent back meanwhile. What asks for something or gives a reason stays until that is settled.
OVERTAKEN_BY = {
    NoticeKind.ARRIVED: frozenset(NoticeKind) - {NoticeKind.ARRIVED, NoticeKind.PAID, NoticeKind.REFUNDED},
    NoticeKind.RECEIVED: _RESULTS | _ENDED | {NoticeKind.RECEIVED},
    NoticeKind.MOVED: _RESULTS | _ENDED | {NoticeKind.MOVED},
    NoticeKind.EARLY_RESULT: frozenset({NoticeKind.RETURNED, NoticeKind.MOVED}),
    NoticeKind.RESULT: frozenset({NoticeKind.RETURNED, NoticeKind.MOVED}),
    NoticeKind.REFUSED_RESULT: frozenset({NoticeKind.MOVED}),
    NoticeKind.REFUSAL_LETTER: frozenset({NoticeKind.MOVED}),
    NoticeKind.SUPPLEMENT: frozenset({NoticeKind.RECEIVED}) | _ENDED,
    NoticeKind.DUTY: _RESULTS | _ENDED,
    NoticeKind.CORRECTED: _RESULTS | _ENDED | {NoticeKind.CORRECTED},
}


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
    the catalogue's; `status` only where the regulation has a notice name those. `check`: when the citizen hears of the
    check of what just arrived, as `check_words` says it."""

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
    said_vi, said_en, short = _SAID[occasion.kind]
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


def is_overtaken(kind: NoticeKind, later: frozenset[NoticeKind]) -> bool:
    """Whether one of the later notices of the same dossier says everything that this one would."""
    return bool(OVERTAKEN_BY.get(kind, frozenset()) & later)


def without_marks(text: str) -> str:
    """Plain letters: đ becomes d, every accent goes; what is no letter of GSM becomes a blank or a hyphen."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = (char for char in plain if not unicodedata.combining(char))
    return "".join(char if " " <= char <= "~" else "-" if char in "–—" else " " for char in kept)


def _filled(sentence: str, occasion: Occasion, *, vi: bool) -> str:
    moment = _moment_vi if vi else named_en_at
    return sentence.format(
        named=occasion.named,
        procedure=occasion.procedure,
        when=moment(occasion.when),
        due=moment(occasion.due) if occasion.due else ("(sẽ báo sau)" if vi else "(to be told)"),
        place=occasion.place or occasion.office,
        office=occasion.office,
        details="; ".join(occasion.details),
        check=occasion.check[0 if vi else 1],
        collect=_COLLECT.get(occasion.return_way, _COLLECT["direct"])[0 if vi else 1].format(
            place=occasion.place or occasion.office
        ),
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
    """Never cut in the middle of a word; the code stands at the beginning, so that it is never what is lost."""
    if len(text) <= LONGEST_SMS:
        return text
    cut = text[: LONGEST_SMS - 3].rsplit(" ", 1)[0]
    return f"{cut}..."


SUBJECTS = {
    NoticeKind.ARRIVED: "đã nhận được, đang kiểm tra",
    NoticeKind.RECEIVED: "đã tiếp nhận",
    NoticeKind.SUPPLEMENT: "cần bổ sung",
    NoticeKind.REFUSED: "không được tiếp nhận",
    NoticeKind.MOVED: "xin lỗi và hẹn lại ngày trả kết quả",
    NoticeKind.DUTY: "có nghĩa vụ tài chính phải thực hiện",
    NoticeKind.EARLY_RESULT: "đã có kết quả trước hẹn",
    NoticeKind.RESULT: "đã có kết quả",
    NoticeKind.REFUSED_RESULT: "không đủ điều kiện giải quyết",
    NoticeKind.REFUSAL_LETTER: "văn bản trả lời không giải quyết",
    NoticeKind.NON_RECEIPT_LETTER: "phiếu từ chối tiếp nhận",
    NoticeKind.RETURNED: "đã trả kết quả",
    NoticeKind.STOPPED: "dừng giải quyết",
    NoticeKind.CLOSED: "đã đóng vì không bổ sung",
    NoticeKind.WITHDRAWN: "đã rút theo đề nghị",
    NoticeKind.CORRECTED: "đã sửa thông tin",
    NoticeKind.VOIDED: "đã hủy",
    NoticeKind.PAID: "đã nhận được tiền nộp",
    NoticeKind.REFUNDED: "hoàn trả phí, lệ phí",
    NoticeKind.ANSWERED: "trả lời đề nghị của Ông/Bà",
}
SUBJECTS_EN = {
    NoticeKind.ARRIVED: "arrived, being checked",
    NoticeKind.RECEIVED: "received",
    NoticeKind.SUPPLEMENT: "to be completed",
    NoticeKind.REFUSED: "not accepted",
    NoticeKind.MOVED: "apology and a new date",
    NoticeKind.DUTY: "a financial obligation",
    NoticeKind.EARLY_RESULT: "the result, before its date",
    NoticeKind.RESULT: "the result is there",
    NoticeKind.REFUSED_RESULT: "could not be granted",
    NoticeKind.REFUSAL_LETTER: "the signed letter of refusal",
    NoticeKind.NON_RECEIPT_LETTER: "the signed refusal to receive",
    NoticeKind.RETURNED: "the result was handed out",
    NoticeKind.STOPPED: "processing stopped",
    NoticeKind.CLOSED: "closed, not completed in time",
    NoticeKind.WITHDRAWN: "withdrawn on request",
    NoticeKind.CORRECTED: "corrected",
    NoticeKind.VOIDED: "voided",
    NoticeKind.PAID: "money came in",
    NoticeKind.REFUNDED: "fees given back",
    NoticeKind.ANSWERED: "your request answered",
}
# How the result is had, by the way that was chosen.
_COLLECT = {
    "direct": (
        "mời Ông/Bà đến nhận tại {place} trong giờ làm việc, mang theo giấy tiếp nhận hồ sơ",
        "it can be collected at {place} in office hours; please bring the receipt",
    ),
    "post": (
        "kết quả được gửi qua bưu chính đến địa chỉ Ông/Bà đã đăng ký",
        "it is sent by post to the address that you gave",
    ),
    "online": (
        "kết quả được trả trực tuyến vào tài khoản của Ông/Bà trên Cổng dịch vụ công",
        "it is handed out online, in your account on the public service portal",
    ),
}
# Vietnamese, English, and the short one, which loses its marks on the way.
_SAID: dict[NoticeKind, tuple[str, str, str]] = {
    NoticeKind.ARRIVED: (
        "đã nhận được hồ sơ {named} về “{procedure}” lúc {when}. {check}.",
        "dossier {named} on “{procedure}” arrived at {when}. {check}.",
        "{named}: da nhan ho so luc {when}, {check}.",
    ),
    NoticeKind.RECEIVED: (
        "hồ sơ {named} về “{procedure}” đầy đủ, hợp lệ, được tiếp nhận lúc {when}. Hẹn trả: {due}, tại {place}.",
        "dossier {named} on “{procedure}” is complete and was received at {when}. The result is due {due} at {place}.",
        "{named}: da tiep nhan luc {when}. Hen tra ket qua {due} tai {place}.",
    ),
    NoticeKind.SUPPLEMENT: (
        "hồ sơ {named} về “{procedure}” cần bổ sung, hoàn thiện các nội dung sau (yêu cầu lúc {when}):",
        "dossier {named} on “{procedure}” has to be completed (asked for at {when}):",
        "{named}: luc {when} yeu cau bo sung {details}.",
    ),
    NoticeKind.REFUSED: (
        "hồ sơ {named} về “{procedure}” không được tiếp nhận (lúc {when}) vì:",
        "dossier {named} on “{procedure}” was not accepted (at {when}) because:",
        "{named}: khong tiep nhan (luc {when}). Ly do: {details}.",
    ),
    NoticeKind.MOVED: (
        "xin lỗi Ông/Bà vì hồ sơ {named} về “{procedure}” chưa thể trả đúng hẹn (báo lúc {when}). Ngày hẹn mới: {due}.",
        "we apologise: dossier {named} on “{procedure}” will not be ready in time (told {when}). New date is {due}.",
        "{named}: xin loi vi tre hen (bao luc {when}). Hen lai {due}.",
    ),
    NoticeKind.DUTY: (
        "hồ sơ {named} về “{procedure}” có nghĩa vụ tài chính cần thực hiện để giải quyết tiếp (báo lúc {when}):",
        "dossier {named} on “{procedure}” waits for a financial obligation (told at {when}):",
        "{named}: can nop {details} (bao luc {when}).",
    ),
    NoticeKind.EARLY_RESULT: (
        "hồ sơ {named} về “{procedure}” đã có kết quả lúc {when}, trước ngày hẹn; {collect}.",
        "the result of dossier {named} on “{procedure}” is ready since {when}, before the appointed date; {collect}.",
        "{named}: da co ket qua luc {when}, truoc hen; {collect}.",
    ),
    NoticeKind.RESULT: (
        "hồ sơ {named} về “{procedure}” đã có kết quả lúc {when}; {collect}.",
        "the result of dossier {named} on “{procedure}” is ready since {when}; {collect}.",
        "{named}: da co ket qua luc {when}; {collect}.",
    ),
    NoticeKind.REFUSED_RESULT: (
        "hồ sơ {named} về “{procedure}” không đủ điều kiện giải quyết (lúc {when}; văn bản trả lời: {collect}). Lý do:",
        "dossier {named} on “{procedure}” could not be granted ({when}; the letter: {collect}). Because:",
        "{named}: khong du dieu kien giai quyet (luc {when}). Ly do: {details}.",
    ),
    NoticeKind.REFUSAL_LETTER: (
        "gửi kèm thư này văn bản trả lời đã ký về việc không giải quyết hồ sơ {named} về “{procedure}” (bản số hóa "
        "lúc {when}). Bản giấy: {collect}.",
        "attached is the signed letter on why dossier {named} on “{procedure}” was not granted (scanned {when}). "
        "On paper: {collect}.",
        "{named}: da gui van ban tra loi qua thu dien tu luc {when}.",
    ),
    NoticeKind.NON_RECEIPT_LETTER: (
        "gửi kèm thư này phiếu từ chối tiếp nhận đã ký của hồ sơ {named} về “{procedure}” (bản số hóa lúc {when}). "
        "Bản giấy: mời Ông/Bà đến nhận tại {place} trong giờ làm việc.",
        "attached is the signed paper on why dossier {named} on “{procedure}” was not accepted (scanned {when}). "
        "On paper it can be collected at {place} in office hours.",
        "{named}: da gui phieu tu choi tiep nhan qua thu dien tu luc {when}.",
    ),
    NoticeKind.RETURNED: (
        "kết quả hồ sơ {named} về “{procedure}” đã được trả lúc {when}.",
        "the result of dossier {named} on “{procedure}” was handed out at {when}.",
        "{named}: da tra ket qua luc {when}.",
    ),
    NoticeKind.STOPPED: (
        "dừng giải quyết hồ sơ {named} về “{procedure}” từ {when}. Lý do:",
        "processing of dossier {named} on “{procedure}” stopped at {when}. Because:",
        "{named}: dung giai quyet tu {when}. Ly do: {details}.",
    ),
    NoticeKind.CLOSED: (
        "hồ sơ {named} về “{procedure}” được đóng lúc {when} vì hết thời hạn bổ sung.",
        "dossier {named} on “{procedure}” was closed at {when}: the time to complete it is over.",
        "{named}: da dong luc {when} vi het han bo sung.",
    ),
    NoticeKind.WITHDRAWN: (
        "hồ sơ {named} về “{procedure}” đã được rút theo đề nghị của Ông/Bà lúc {when}.",
        "dossier {named} on “{procedure}” was withdrawn at your request at {when}.",
        "{named}: da rut ho so theo de nghi luc {when}.",
    ),
    NoticeKind.CORRECTED: (
        "thông tin hồ sơ {named} về “{procedure}” đã được sửa lúc {when}. Hẹn trả kết quả: {due}.",
        "dossier {named} on “{procedure}” was corrected at {when}. The result is due {due}.",
        "{named}: da sua thong tin luc {when}. Hen tra ket qua {due}.",
    ),
    NoticeKind.VOIDED: (
        "hồ sơ {named} về “{procedure}” đã được hủy lúc {when} vì:",
        "dossier {named} on “{procedure}” was voided at {when} because:",
        "{named}: ho so da huy luc {when}. Ly do: {details}.",
    ),
    NoticeKind.PAID: (
        "đã nhận được tiền nộp cho hồ sơ {named} về “{procedure}” lúc {when}:",
        "the money for dossier {named} on “{procedure}” came in at {when}:",
        "{named}: luc {when} da nhan duoc tien nop {details}.",
    ),
    NoticeKind.REFUNDED: (
        "hoàn trả phí, lệ phí của hồ sơ {named} về “{procedure}” lúc {when}:",
        "fees of dossier {named} on “{procedure}” were given back at {when}:",
        "{named}: luc {when} hoan tra {details}.",
    ),
    NoticeKind.ANSWERED: (
        "đã xem đề nghị của Ông/Bà về hồ sơ {named} “{procedure}” (trả lời lúc {when}):",
        "your request on dossier {named} “{procedure}” was looked at (answered at {when}):",
        "{named}: tra loi de nghi luc {when}: {details}.",
    ),
}
