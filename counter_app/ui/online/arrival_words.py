"""How one speaks of a dossier that came online; Vietnamese and English. Pure."""

from __future__ import annotations

from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.online_filing import ACCOUNT_REQUIRED, Unsigned
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Rule
from counter_app.domain.times import OFFICE_ZONE, date_vi, time_vi
from counter_app.services.steps.citizen_asks import CitizenAsk
from counter_app.services.steps.online_inbox import ArrivedDossier
from counter_app.ui.how_long import working_words

Told = tuple[str, str]


def left_words(came: ArrivedDossier) -> Told:
    """Two lines: how much working time is left, and until when; for what was sent back the citizen's last day. The
    column and the sentence beside it say that it is working time."""
    if not came.in_the_form:
        return _closing_words(came) if came.ask is None else _ask_words(came.ask)
    if came.answer is None or came.left is None:
        return "không đặt giờ trả lời\nquy định không ghi", "no hour is set\nthe regulation has none"
    by = came.answer.by.astimezone(OFFICE_ZONE)
    vi, en = working_words(abs(came.left))
    late = came.answer_is_past
    first_vi, first_en = (f"quá hạn {vi}", f"late by {en}") if late else (f"còn {vi}", f"{en} left")
    return f"{first_vi}\ntrước {by:%H:%M %d/%m}", f"{first_en}\nby {by:%H:%M %d/%m}"


def left_sentence(came: ArrivedDossier) -> Told:
    """In one line, for where no column says what is counted."""
    vi, en = (text.replace("\n", " · ") for text in left_words(came))
    counted = came.in_the_form and came.answer is not None and came.answer.in_working_time
    return (f"{vi} (giờ làm việc)", f"{en} (working time)") if counted else (vi, en)


def alert_words(came: ArrivedDossier) -> Told:
    """By when the regulation has staff hear of it, or that this hour is past; nothing where it sets no hour."""
    if came.alert is None:
        return "", ""
    by, source = came.alert.by.astimezone(OFFICE_ZONE), citation_with_doubt(came.alert.rule)
    if came.alert_is_past:
        return (
            f"Đã quá giờ phải báo cán bộ ({by:%H:%M %d/%m}) · {source}",
            f"The hour by which staff were to hear of it is past ({by:%H:%M %d/%m}) · {source}",
        )
    return (
        f"Phải báo cán bộ trước {by:%H:%M %d/%m} · {source}",
        f"Staff are to hear of it by {by:%H:%M %d/%m} · {source}",
    )


def filed_words(came: ArrivedDossier) -> Told:
    vi, en = f"Nộp lúc {time_vi(came.filed)}", f"Filed {came.filed.astimezone(OFFICE_ZONE):%d/%m/%Y %H:%M}"
    if came.whole != came.filed:
        vi += f", bổ sung đủ lúc {time_vi(came.whole)}"
        en += f", completed {came.whole.astimezone(OFFICE_ZONE):%d/%m/%Y %H:%M}"
    return vi, en


def note_words(came: ArrivedDossier) -> list[Told]:
    """What is particular to it: how it counts without a signature, what was asked for, what was paid."""
    lines: list[Told] = []
    if came.ask is not None:
        vi, en = came.ask.words()
        what = ": ".join(filter(None, (vi, came.ask.said)))
        lines.append((what, ": ".join(filter(None, (en, came.ask.said)))))
    if came.answer is not None:
        source = came.answer.rule.citation.text
        lines.append((f"Căn cứ: {source}", f"Source: {source}"))
    if came.alert is not None:
        lines.append(alert_words(came))
    if came.unregistered is not None:
        source = citation_with_doubt(came.unregistered)
        lines.append(
            (
                f"Không gửi từ tài khoản đã đăng ký: không tiếp nhận được; từ chối và hướng dẫn đăng ký ({source})",
                f"Not sent from a registered account: it cannot be received; refuse it, say how to register ({source})",
            )
        )
    lines += [_advice(rule) for rule in came.advised]
    if came.unsigned is not None:
        lines.append(_unsigned_words(came.level, came.unsigned))
    elif came.signed is not None:
        lines.append(("Đã ký số", "Digitally signed") if came.signed else ("Chưa ký số", "Not digitally signed"))
    if came.asked:
        what = "; ".join(came.asked)
        lines.append((f"Đã yêu cầu bổ sung: {what}", f"Was asked for: {what}"))
    lines += [
        (f"Đã nộp trực tuyến: {_money(one.amount)} đ {one.name}", f"Paid online: {_money(one.amount)} đ {one.name}")
        for one in came.paid
    ]
    return lines


def _advice(rule: Rule) -> Told:
    """What speaks against how it was filed, and is no ground to refuse it."""
    source = citation_with_doubt(rule)
    if rule.id == ACCOUNT_REQUIRED:
        return (
            f"Không gửi từ tài khoản đã đăng ký: vẫn tiếp nhận được; hướng dẫn người nộp đăng ký ({source})",
            f"Not sent from a registered account: it can be received; say how to register ({source})",
        )
    return (
        f"Mức độ 2 chỉ nộp trực tiếp hoặc qua bưu điện: xem lại mức độ, hướng dẫn người nộp ({source})",
        f"Level 2 is filed in person or by post alone: check the level, guide the applicant ({source})",
    )


def _unsigned_words(level: str | None, unsigned: Unsigned) -> Told:
    source = unsigned.rule.citation.text
    post_vi, post_en = (
        (", người nộp gửi thêm hồ sơ giấy qua bưu chính", ", the applicant sends the papers by post besides")
        if unsigned.papers_by_post
        else ("", "")
    )
    return (
        f"Mức độ {level} chưa ký số: làm như mức độ {unsigned.level}{post_vi} ({source})",
        f"Level {level}, not signed: handled as level {unsigned.level}{post_en} ({source})",
    )


def _money(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _ask_words(ask: CitizenAsk) -> Told:
    sent = ask.when.astimezone(OFFICE_ZONE)
    short = {
        AskKind.SUPPLEMENT: ("đã bổ sung, chờ xem", "completed, to be looked at"),
        AskKind.WITHDRAW: ("đề nghị rút hồ sơ", "asks to take it back"),
        AskKind.CHANGE: ("đề nghị sửa hồ sơ", "asks to change it"),
    }[ask.what]
    return f"{short[0]}\nlúc {sent:%H:%M %d/%m}", f"{short[1]}\n{sent:%H:%M %d/%m}"


def _closing_words(came: ArrivedDossier) -> Told:
    if came.closes is None:
        return "chờ người nộp bổ sung", "waits for the citizen"
    day = date_vi(came.closes[0])
    if came.may_be_closed:
        return f"hết hạn bổ sung\n{day}", f"not completed in time\n{day}"
    return f"chờ người nộp\nđến hết {day}", f"waits for the citizen\nuntil {day}"
