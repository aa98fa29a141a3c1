"""What a regulation allows of the next step, decided on values: an objection with its article, or nothing.

An objection is either *firm* (the law makes the step impossible) or a caution that the clerk answers for with a reason.
Where no article forbids a step and the program still does, the sentence says that the program set the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import (
    SET_BY_THE_PROGRAM_EN,
    SET_BY_THE_PROGRAM_VI,
    Problem,
    RuleViolation,
    with_source,
)
from counter_app.domain.folding import fold
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedures import Procedure
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_deadlines import StepDeadline, apology_day, closing_day
from counter_app.domain.times import LATEST_DUE, appointment_vi, date_vi
from counter_app.domain.working_clock import in_office_time, named_en_at

GUIDANCE_TIMES = "supplement.guidance_times"
# The id of the reading that counts guidance before the receipt as well.
WHOLE_DOSSIER = "whole_dossier"
ONLINE_NOTICE_TIMES = "supplement.online_notice_times"
INTEGRATED_PAPERS = "intake.no_integrated_papers"
OLD_NUMBER = "identity.no_old_number_confirmation"
PAPERS_ON_FAILURE = "intake.papers_on_failure"
REAPPOINTMENTS = "late.reappointments"
EARLY_NOTICE = "return.early_notice"
REFUND_AGENCY_CANNOT = "fee.refund.agency_cannot"
REFUND_NOT_COLLECTED = "fee.refund.not_collected"

# What the card, its chip or the e-identity prove by themselves, folded. A form to be filled in proves nothing.
_PROVED_BY_IDENTITY = (
    *("can cuoc", "cccd", "cmnd", "chung minh nhan dan", "the can cuoc", "ho khau", "giay to tuy than"),
    *("xac nhan cu tru", "ct07", "xac nhan so dinh danh"),
)
# What would confirm a number of before: it stands in the card's symbol (decree 70/2024, article 12.1).
_OLD_NUMBERS = ("xac nhan so cmnd", "xac nhan so chung minh", "xac nhan so dinh danh", "xac nhan cmnd")
_FORMS_BEGIN_WITH = ("to khai", "don ", "phieu ", "van ban ", "ban khai")


@dataclass(frozen=True, slots=True)
class Objection:
    """`field` is a path as in the form; `citation` is empty where the program set the rule, which `vi` then says."""

    field: str
    vi: str
    en: str
    citation: str = ""
    firm: bool = True
    rule: str = ""


def as_objection(problem: Problem) -> Objection:
    """Beside no field. Without an article the sentence of a rule says who set it."""
    if isinstance(problem, RuleViolation) and problem.citation:
        return Objection("", problem.vi, problem.en, problem.citation, rule=problem.rule)
    return Objection("", *with_source(problem))


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to a dossier so far, as far as rules ask. Times are aware; `due` None: no date was promised.

    `asked_before`: how often a supplement was asked for in the stage the dossier is in now (before the receipt, or
    after it): the law's *once* is read of each, unless the office reads it of the whole dossier (`asked_ever`).
    `moved`: how often the appointment was moved with an apology.
    """

    channel: str
    received: datetime
    due: datetime | None = None
    level: str | None = None
    asked_before: int = 0
    asked_ever: int = 0
    last_asked: datetime | None = None
    moved: int = 0
    told_of_early_result: bool = False


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """One missing paper. `name` as in the published list, or typed, then with the `article` that demands it."""

    name: str
    article: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SupplementRequest:
    """`ground` is what demands a second request where the first should have been complete."""

    papers: tuple[WantedPaper, ...]
    corrections: tuple[str, ...] = ()
    reason: str = ""
    ground: str = ""
    databases_failed: bool = False


def against_supplement(
    request: SupplementRequest, past: Past, procedure: Procedure, profile: Profile
) -> tuple[Objection, ...]:
    """In the order of the form."""
    return (
        *_against_emptiness(request),
        *_against_unpublished(request, procedure),
        *_against_what_is_proved(request, past, profile),
        *_against_asking_again(request, past, profile),
    )


def _against_emptiness(request: SupplementRequest) -> Iterator[Objection]:
    if not request.papers and not request.corrections:
        yield Objection(
            "papers",
            "Chưa có nội dung nào cần bổ sung; hãy chọn giấy tờ hoặc ghi nội dung phải sửa.",
            "Nothing is asked for yet; choose papers or write what has to be corrected.",
            rule=GUIDANCE_TIMES,
        )
    if not request.reason:
        yield Objection(
            "reason",
            "Phiếu yêu cầu bổ sung phải ghi lý do.",
            "The request for a supplement has to give the reason.",
            rule="supplement.form",
        )


def _against_unpublished(request: SupplementRequest, procedure: Procedure) -> Iterator[Objection]:
    published = {fold(component.name) for component in procedure.components.value or ()}
    for place, paper in enumerate(request.papers):
        if fold(paper.name) not in published and not paper.article:
            yield Objection(
                f"papers[{place}].article",
                f"“{paper.name}” không có trong danh mục thành phần đã công bố; chỉ được yêu cầu khi ghi rõ điều luật.",
                f"“{paper.name}” is not in the published list; ask for it only with the article that demands it.",
                f"Danh mục thủ tục, {procedure.code}",
            )


def _against_what_is_proved(request: SupplementRequest, past: Past, profile: Profile) -> Iterator[Objection]:
    integrated = profile.rule(INTEGRATED_PAPERS, channel=past.channel, level=past.level)
    old_number = profile.rule(OLD_NUMBER, channel=past.channel, level=past.level)
    allowed = profile.rule(PAPERS_ON_FAILURE, channel=past.channel, level=past.level)
    if request.databases_failed and allowed is not None:
        return
    for place, paper in enumerate(request.papers):
        confirms = any(words in fold(paper.name) for words in _OLD_NUMBERS)
        rule = old_number if confirms and old_number is not None else integrated
        if rule is not None and _is_proved(fold(paper.name)):
            yield Objection(
                f"papers[{place}]",
                f"“{paper.name}” đã được thẻ căn cước hoặc định danh điện tử chứng minh; không được yêu cầu nộp.",
                f"“{paper.name}” is proved by the identity card or the e-identity; it may not be asked for.",
                citation_with_doubt(rule),
                rule=rule.id,
            )


def _is_proved(name: str) -> bool:
    return any(words in name for words in _PROVED_BY_IDENTITY) and not name.startswith(_FORMS_BEGIN_WITH)


def against_asking_late(limit: StepDeadline | None, now: datetime) -> tuple[Objection, ...]:
    """After the appraisal (`limit`: `returned_after_appraisal`); sector law may give more time, so it is a caution."""
    if limit is None or not limit.passed(now):
        return ()
    return (
        Objection(
            "reason",
            f"Hồ sơ trả lại sau thẩm định lẽ ra phải được báo chậm nhất {appointment_vi(limit.by)}; "
            "vẫn yêu cầu được, việc báo chậm được ghi lại.",
            f"After appraisal it should have been told by {named_en_at(limit.by)}; it can still be asked for, and the "
            "delay is recorded.",
            citation_with_doubt(limit.rule),
            firm=False,
            rule=limit.rule.id,
        ),
    )


def _against_asking_again(request: SupplementRequest, past: Past, profile: Profile) -> Iterator[Objection]:
    rule = _times_rule(past, profile)
    asked = past.asked_ever if rule is not None and rule.reading == WHOLE_DOSSIER else past.asked_before
    if rule is None or not isinstance(rule.value, int) or asked < rule.value or request.ground:
        return
    yield Objection(
        "ground",
        f"Đã hướng dẫn bổ sung {asked} lần; chỉ được yêu cầu đầy đủ trong {rule.value} lần. "
        "Nếu pháp luật đòi thêm, hãy ghi căn cứ; lãnh đạo sẽ xem.",
        f"A supplement was asked for {asked} time(s) already, and may be {rule.value} time(s) only. "
        "Where the law demands more, give the ground; the supervisor will see it.",
        citation_with_doubt(rule),
        rule=rule.id,
    )


def _times_rule(past: Past, profile: Profile) -> Rule | None:
    online = profile.rule(ONLINE_NOTICE_TIMES, channel=past.channel, level=past.level)
    return online or profile.rule(GUIDANCE_TIMES, channel=past.channel, level=past.level)


def against_closing(past: Past, now: datetime, profile: Profile, calendar: OfficeCalendar) -> tuple[Objection, ...]:
    """Closing for want of a supplement: only after the profile's days, and never where it states none."""
    if past.last_asked is None:
        return (_by_program("closing", "chưa có yêu cầu bổ sung nào", "no supplement was asked for"),)
    ends = closing_day(profile, past.last_asked, calendar, channel=past.channel)
    if ends is None:
        return (
            _by_program(
                "closing",
                "quy định đang áp dụng không cho đóng hồ sơ vì chờ bổ sung",
                "the regulation in force does not close a dossier for want of a supplement",
            ),
        )
    last, rule = ends
    if in_office_time(now).date() > last:
        return ()
    return (
        Objection(
            "closing",
            f"Người nộp còn được bổ sung đến hết ngày {date_vi(last)}; chưa được đóng hồ sơ.",
            f"The citizen may complete the dossier until the end of {last}; it cannot be closed yet.",
            citation_with_doubt(rule),
            rule=rule.id,
        ),
    )


def against_new_appointment(past: Past, new_due: datetime, now: datetime, profile: Profile) -> tuple[Objection, ...]:
    """Apology and a new date: at most as often as the profile allows; told late is a caution, not a bar."""
    return (*_against_moving_again(past, profile), *_against_date(past, new_due, now), *_told_late(past, now, profile))


def _against_moving_again(past: Past, profile: Profile) -> Iterator[Objection]:
    rule = profile.rule(REAPPOINTMENTS, channel=past.channel, level=past.level)
    if rule is not None and isinstance(rule.value, int) and past.moved >= rule.value:
        yield Objection(
            "due",
            f"Đã hẹn lại {past.moved} lần; chỉ được hẹn lại không quá {rule.value} lần.",
            f"The date was moved {past.moved} time(s) already; at most {rule.value} time(s) are allowed.",
            citation_with_doubt(rule),
            rule=rule.id,
        )


def _against_date(past: Past, new_due: datetime, now: datetime) -> Iterator[Objection]:
    if past.due is None:
        yield _by_program("due", "hồ sơ chưa có ngày hẹn để hẹn lại", "there is no appointment to move")
        return
    if new_due <= max(past.due, now):
        yield Objection(
            "due",
            f"Ngày hẹn lại phải sau ngày hẹn cũ ({appointment_vi(past.due)}) và sau lúc này ({SET_BY_THE_PROGRAM_VI}).",
            f"The new date must come after {named_en_at(past.due)} and after now ({SET_BY_THE_PROGRAM_EN}).",
        )
    yield from against_far_off(new_due, now)


def against_far_off(due: datetime, now: datetime) -> Iterator[Objection]:
    """A year that was mistyped would be on paper, and the date may be moved no more."""
    if due > now + LATEST_DUE:
        yield Objection(
            "due",
            f"Ngày hẹn quá năm năm kể từ nay; hãy xem lại ({SET_BY_THE_PROGRAM_VI}).",
            f"The date is more than five years off; check it ({SET_BY_THE_PROGRAM_EN}).",
        )


def _told_late(past: Past, now: datetime, profile: Profile) -> Iterator[Objection]:
    told = None if past.due is None else apology_day(profile, past.due, channel=past.channel)
    if told is not None and in_office_time(now).date() > told[0]:
        last, rule = told
        yield Objection(
            "told",
            f"Lẽ ra phải báo người nộp chậm nhất ngày {date_vi(last)}; vẫn hẹn lại được, việc báo chậm được ghi lại.",
            f"The citizen should have been told by {last}; the date can still be moved, and the delay is recorded.",
            citation_with_doubt(rule),
            firm=False,
            rule=rule.id,
        )


def against_early_return(past: Past, now: datetime, profile: Profile) -> tuple[Objection, ...]:
    """A result before the appointment: the citizen is told beforehand. Whoever stands at the counter knows already."""
    rule = profile.rule(EARLY_NOTICE, channel=past.channel, level=past.level)
    early = past.due is not None and in_office_time(now).date() < past.due.date()
    if rule is None or not early or past.told_of_early_result:
        return ()
    return (
        Objection(
            "told",
            "Có kết quả sớm hơn ngày hẹn thì phải báo trước cho người nộp; đã gọi điện báo thì ghi lại (F8, H).",
            "A result before the appointment is announced beforehand; where you called, note it (F8, H).",
            citation_with_doubt(rule),
            firm=False,
            rule=rule.id,
        ),
    )


def against_refund(*, agency_cannot: bool, past: Past, profile: Profile) -> tuple[Objection, ...]:
    """Back when the agency could not perform; not when the citizen did not collect."""
    asked = REFUND_AGENCY_CANNOT if agency_cannot else REFUND_NOT_COLLECTED
    rule = profile.rule(asked, channel=past.channel, level=past.level)
    if rule is not None and rule.value is True:
        return ()
    if rule is None:
        # Nothing stated is no permission and no ban: the person with the authority gives the ground.
        return (
            Objection(
                "ground",
                f"Quy định đang áp dụng không nói về việc hoàn trả này; hãy ghi căn cứ ({SET_BY_THE_PROGRAM_VI}).",
                f"The regulation in force does not speak of this refund; give the ground ({SET_BY_THE_PROGRAM_EN}).",
                firm=False,
            ),
        )
    return (
        Objection(
            "ground",
            "Cơ quan đã giải quyết mà người nộp không đến nhận thì không hoàn trả phí, lệ phí.",
            "Fees are not refunded when the agency has decided and the citizen does not collect.",
            citation_with_doubt(rule),
            rule=rule.id,
        ),
    )


def firm(objections: Iterable[Objection]) -> tuple[Objection, ...]:
    return tuple(objection for objection in objections if objection.firm)


def _by_program(field: str, vi: str, en: str) -> Objection:
    return Objection(
        field,
        f"Chưa thực hiện được: {vi} ({SET_BY_THE_PROGRAM_VI}).",
        f"Not possible now: {en} ({SET_BY_THE_PROGRAM_EN}).",
    )
