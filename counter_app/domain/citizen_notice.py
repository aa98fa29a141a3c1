"""What a citizen is told at each point of a dossier: one text in each language, and a short one without accents.

Three points are demanded (Đăk Nông 2019, article 12.2.a): received, and when it will be checked and processed; valid
and when it is due, or every reason and what to change; the result, when and how to collect it, or the refusal and why.
Every later step that concerns the citizen is told as well. Any phone shows the short text: it keeps to plain letters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.times import OFFICE_ZONE, appointment_vi
from counter_app.domain.working_clock import named_en_at

LONGEST_SMS = 306  # two parts: a third costs the office more than it tells the citizen
CHANNELS = ("sms", "email")


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
    RETURNED = "returned"
    STOPPED = "stopped"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


# A later one of the same dossier makes these pointless: nobody is told to wait for what has come.
OVERTAKEN_BY = {
    NoticeKind.ARRIVED: frozenset(NoticeKind) - {NoticeKind.ARRIVED},
    NoticeKind.RECEIVED: frozenset(
        {
            NoticeKind.RESULT,
            NoticeKind.EARLY_RESULT,
            NoticeKind.REFUSED_RESULT,
            NoticeKind.RETURNED,
            NoticeKind.WITHDRAWN,
        }
    ),
    NoticeKind.MOVED: frozenset({NoticeKind.RESULT, NoticeKind.REFUSED_RESULT, NoticeKind.RETURNED}),
    NoticeKind.EARLY_RESULT: frozenset({NoticeKind.RETURNED}),
    NoticeKind.RESULT: frozenset({NoticeKind.RETURNED}),
    NoticeKind.SUPPLEMENT: frozenset({NoticeKind.RECEIVED, NoticeKind.CLOSED, NoticeKind.WITHDRAWN}),
    NoticeKind.DUTY: frozenset({NoticeKind.RESULT, NoticeKind.RETURNED, NoticeKind.WITHDRAWN}),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happened, as far as a notice says. `when` is the original time, however late the notice goes out.
    `details` are whole sentences or names in Vietnamese: missing papers, reasons, what is owed."""

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
    listed = "".join(f"\n- {text}" for text in occasion.details)
    asking_vi, asking_en = _asking(occasion)
    return CitizenNotice(
        occasion.kind,
        f"Hồ sơ {occasion.named}: {SUBJECTS[occasion.kind]}",
        f"{occasion.office} thông báo: {vi}{listed}\n{asking_vi}".strip(),
        f"{occasion.office}: {en}{listed}\n{asking_en}".strip(),
        _shortened(without_marks(_filled(short, occasion, vi=True)), occasion),
    )


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
    )


def _moment_vi(moment: datetime) -> str:
    return appointment_vi(moment.astimezone(OFFICE_ZONE))


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
    NoticeKind.RETURNED: "đã trả kết quả",
    NoticeKind.STOPPED: "dừng giải quyết",
    NoticeKind.CLOSED: "đã đóng vì không bổ sung",
    NoticeKind.WITHDRAWN: "đã rút theo đề nghị",
    NoticeKind.CORRECTED: "đã sửa thông tin",
}
# Vietnamese, English, and the short one, which loses its marks on the way.
_SAID: dict[NoticeKind, tuple[str, str, str]] = {
    NoticeKind.ARRIVED: (
        "đã nhận được hồ sơ {named} về “{procedure}” lúc {when}. Kết quả kiểm tra sẽ được báo chậm nhất {due}.",
        "dossier {named} on “{procedure}” arrived at {when}. You will hear of the check by {due}.",
        "{named}: da nhan ho so luc {when}, tra loi cham nhat {due}.",
    ),
    NoticeKind.RECEIVED: (
        "hồ sơ {named} về “{procedure}” đầy đủ, hợp lệ, được tiếp nhận lúc {when}. Hẹn trả: {due}, tại {place}.",
        "dossier {named} on “{procedure}” is complete and was received at {when}. The result is due {due} at {place}.",
        "{named}: da tiep nhan luc {when}. Hen tra ket qua {due} tai {place}.",
    ),
    NoticeKind.SUPPLEMENT: (
        "hồ sơ {named} về “{procedure}” cần bổ sung, hoàn thiện các nội dung sau (yêu cầu lúc {when}):",
        "dossier {named} on “{procedure}” has to be completed (asked for at {when}):",
        "{named}: can bo sung {details}.",
    ),
    NoticeKind.REFUSED: (
        "hồ sơ {named} về “{procedure}” không được tiếp nhận (lúc {when}) vì:",
        "dossier {named} on “{procedure}” was not accepted (at {when}) because:",
        "{named}: khong tiep nhan. Ly do: {details}.",
    ),
    NoticeKind.MOVED: (
        "xin lỗi Ông/Bà vì hồ sơ {named} về “{procedure}” chưa thể trả đúng hẹn. Ngày hẹn mới: {due}.",
        "we apologise: dossier {named} on “{procedure}” will not be ready as promised. The new date is {due}.",
        "{named}: xin loi vi tre hen. Hen lai {due}.",
    ),
    NoticeKind.DUTY: (
        "hồ sơ {named} về “{procedure}” có nghĩa vụ tài chính cần thực hiện để giải quyết tiếp:",
        "dossier {named} on “{procedure}” waits for a financial obligation:",
        "{named}: can nop {details}.",
    ),
    NoticeKind.EARLY_RESULT: (
        "hồ sơ {named} về “{procedure}” đã có kết quả trước ngày hẹn; mời Ông/Bà đến nhận tại {place}.",
        "the result of dossier {named} on “{procedure}” is ready before the appointed date, at {place}.",
        "{named}: da co ket qua truoc hen, moi den nhan tai {place}.",
    ),
    NoticeKind.RESULT: (
        "hồ sơ {named} về “{procedure}” đã có kết quả; mời Ông/Bà đến nhận tại {place}.",
        "the result of dossier {named} on “{procedure}” is ready at {place}.",
        "{named}: da co ket qua, moi den nhan tai {place}.",
    ),
    NoticeKind.REFUSED_RESULT: (
        "hồ sơ {named} về “{procedure}” không đủ điều kiện giải quyết; văn bản trả lời có tại {place}. Lý do:",
        "dossier {named} on “{procedure}” could not be granted; the letter is at {place}. Because:",
        "{named}: khong du dieu kien giai quyet. Ly do: {details}.",
    ),
    NoticeKind.RETURNED: (
        "kết quả hồ sơ {named} về “{procedure}” đã được trả lúc {when}.",
        "the result of dossier {named} on “{procedure}” was handed out at {when}.",
        "{named}: da tra ket qua luc {when}.",
    ),
    NoticeKind.STOPPED: (
        "dừng giải quyết hồ sơ {named} về “{procedure}” từ {when}. Lý do:",
        "processing of dossier {named} on “{procedure}” stopped at {when}. Because:",
        "{named}: dung giai quyet. Ly do: {details}.",
    ),
    NoticeKind.CLOSED: (
        "hồ sơ {named} về “{procedure}” được đóng lúc {when} vì hết thời hạn bổ sung.",
        "dossier {named} on “{procedure}” was closed at {when}: the time to complete it is over.",
        "{named}: da dong vi het han bo sung.",
    ),
    NoticeKind.WITHDRAWN: (
        "hồ sơ {named} về “{procedure}” đã được rút theo đề nghị của Ông/Bà lúc {when}.",
        "dossier {named} on “{procedure}” was withdrawn at your request at {when}.",
        "{named}: da rut ho so theo de nghi.",
    ),
    NoticeKind.CORRECTED: (
        "thông tin hồ sơ {named} về “{procedure}” đã được sửa lúc {when}. Hẹn trả kết quả: {due}.",
        "dossier {named} on “{procedure}” was corrected at {when}. The result is due {due}.",
        "{named}: da sua thong tin. Hen tra ket qua {due}.",
    ),
}
