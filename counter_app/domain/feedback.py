"""What citizens say of how they were served, and by when somebody answers: phản ánh, kiến nghị; khiếu nại.

The regulations differ in who answers and in the unit: 3 working days (Bình Định 2019, article 11), 10 working days
(draft of Hải Dương, article 17.2), 8 working hours for the contact officer and 48 for the head (Đồng Nai 2020, article
8), a complaint "promptly" (Đăk Nông 2019, article 31.1). Where a regulation gives no figure there is no date, and what
is said of feedback holds for no complaint (khiếu nại): that is another matter with a law of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI
from counter_app.domain.folding import fold
from counter_app.domain.notice import Notice
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_deadlines import StepDeadline, deadline, to_the_end_of_its_day
from counter_app.domain.step_rules import Objection, against_far_off
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import named_en_at

HANDLING, CONTACT, HEAD = "feedback.handling", "feedback.handling.contact", "feedback.handling.head"
HANDLING_FROM, OPINION_SLIP = "feedback.handling_from", "feedback.opinion_slip"
REFUSAL, ASK_MORE = "feedback.refusal", "feedback.ask_more"
CHANNELS, REAPPOINTMENTS, LATE_STATE = "feedback.channels", "feedback.reappointments", "feedback.late_state"
COMPLAINT = "complaints.handling"
# Where it is sent to, as the office publishes it; number and address are the office's settings where named.
PUBLISHED, HOTLINE, EMAIL = "feedback.published", "feedback.hotline", "feedback.email"
RULES = (
    HANDLING,
    CONTACT,
    HEAD,
    HANDLING_FROM,
    REFUSAL,
    ASK_MORE,
    REAPPOINTMENTS,
    LATE_STATE,
    COMPLAINT,
    PUBLISHED,
    HOTLINE,
    EMAIL,
    OPINION_SLIP,
)

# The hours of Đồng Nai 2020 run from what the operator passed on. Whether they hold for what came straight to the
# office is a reading; these folded words name such a way.
OPERATOR_ONLY = "operator_only"
_SLIP_WORDS = "phieu lay y kien"
_STRAIGHT_TO_THE_OFFICE = ("truc tiep", _SLIP_WORDS)

# A regulation that names no ways (the national law) leaves these; somebody at the counter is always one.
AT_THE_COUNTER = "trực tiếp tại quầy"
_USUAL_WAYS = ("điện thoại", "thư điện tử", "văn bản")
_ANY_CHANNEL = "direct"  # these rules limit themselves to none


class FeedbackKind(StrEnum):
    FEEDBACK = "feedback"
    COMPLAINT = "complaint"


class FeedbackOutcome(StrEnum):
    """`ASKED_MORE` leaves it open."""

    ANSWERED = "answered"
    REFUSED = "refused"
    ASKED_MORE = "asked_more"


@dataclass(frozen=True, slots=True)
class FeedbackLimit:
    """`who` has to have answered; '' where the regulation names nobody."""

    who: Notice
    deadline: StepDeadline

    @property
    def rule(self) -> Rule:
        return self.deadline.rule

    @property
    def source(self) -> str:
        return citation_with_doubt(self.rule)


_WHO = {
    HANDLING: Notice("", ""),
    CONTACT: Notice("cán bộ đầu mối", "the contact officer"),
    HEAD: Notice("thủ trưởng cơ quan", "the head of the agency"),
}


def answer_limits(
    profile: Profile,
    received: datetime,
    calendar: OfficeCalendar,
    *,
    kind: FeedbackKind = FeedbackKind.FEEDBACK,
    way: str = "",
) -> tuple[FeedbackLimit, ...]:
    """From when it was received, or passed on by the operator; the earliest first. `way` '' while nobody has said how
    it was given."""
    if kind is not FeedbackKind.FEEDBACK or _came_past_the_operator(profile, way):
        return ()
    counted = ((who, _limit(profile, name, received, calendar)) for name, who in _WHO.items())
    limits = (FeedbackLimit(who, found) for who, found in counted if found is not None)
    return tuple(sorted(limits, key=lambda one: one.deadline.by))


def other_limits(
    profile: Profile,
    received: datetime,
    calendar: OfficeCalendar,
    *,
    kind: FeedbackKind = FeedbackKind.FEEDBACK,
) -> dict[FeedbackOutcome, StepDeadline]:
    """For refusing to deal with it, and for asking back; empty where the regulation has none."""
    if kind is not FeedbackKind.FEEDBACK:
        return {}
    wanted = {FeedbackOutcome.REFUSED: REFUSAL, FeedbackOutcome.ASKED_MORE: ASK_MORE}
    found = {one: _limit(profile, name, received, calendar) for one, name in wanted.items()}
    return {one: limit for one, limit in found.items() if limit is not None}


def _came_past_the_operator(profile: Profile, way: str) -> bool:
    """And the office reads its regulation so that the hours are the operator's matters alone."""
    starts, folded = profile.rule(HANDLING_FROM), fold(way)
    narrow = starts is not None and starts.reading == OPERATOR_ONLY
    return narrow and any(words in folded for words in _STRAIGHT_TO_THE_OFFICE)


def _limit(profile: Profile, name: str, received: datetime, calendar: OfficeCalendar) -> StepDeadline | None:
    found = deadline(profile, name, received, calendar, channel=_ANY_CHANNEL)
    return None if found is None else to_the_end_of_its_day(found, calendar)


def ways_to_give_it(profile: Profile) -> tuple[str, ...]:
    """As the regulation names them, and the counter."""
    rule = profile.rule(CHANNELS)
    named = rule.value if rule is not None and isinstance(rule.value, tuple) else _USUAL_WAYS
    return (AT_THE_COUNTER, *named)


def told_of_way(profile: Profile, way: str) -> Objection | None:
    """An opinion slip is the matter of the agency that sent it (Đồng Nai 2020, article 7.4); None for other ways."""
    rule = profile.rule(OPINION_SLIP)
    if rule is None or _SLIP_WORDS not in fold(way):
        return None
    return Objection(
        "way",
        "Phiếu của cơ quan mình: cơ quan tự phân tích, xử lý và tổng hợp báo cáo; phiếu của cơ quan khác thì chuyển "
        "cơ quan đã gửi phiếu.",
        "A slip of this office is analysed, dealt with and reported on here; one of another agency goes to that "
        "agency.",
        citation_with_doubt(rule),
        firm=False,
        rule=rule.id,
    )


def published_contacts(profile: Profile, office: str, phone: str) -> tuple[str, ...]:
    """To be told to whoever asks where it can be sent; empty where the regulation has nothing published. `office` and
    `phone` are the office's own, as its papers bear them."""
    named = [setting.value for name in (HOTLINE, EMAIL) if profile.rule(name) and (setting := profile.setting(name))]
    own = [office, phone] if profile.rule(PUBLISHED) is not None else []
    return tuple(filter(None, (*named, *own)))


def promptly(profile: Profile, kind: FeedbackKind) -> Rule | None:
    """The rule that wants a complaint settled without giving a figure."""
    return profile.rule(COMPLAINT) if kind is FeedbackKind.COMPLAINT else None


def late_words(
    profile: Profile, by: datetime | None, now: datetime, *, kind: FeedbackKind = FeedbackKind.FEEDBACK
) -> Notice | None:
    """None while `by` (the last of its limits, or the day it was put off to) has not passed; then what the regulation
    calls it where it has words of its own (Đồng Nai 2020, article 8.2)."""
    if by is None or now <= by:
        return None
    named = profile.rule(LATE_STATE) if kind is FeedbackKind.FEEDBACK else None
    return Notice(str(named.value) if named is not None else "quá hạn", "late")


def against_moving(
    profile: Profile,
    *,
    moved: int,
    promised: datetime | None,
    new: datetime,
    now: datetime,
    kind: FeedbackKind = FeedbackKind.FEEDBACK,
) -> tuple[Objection, ...]:
    """Whoever gave it is put off at most as often as the profile allows, to a later day."""
    rule = profile.rule(REAPPOINTMENTS) if kind is FeedbackKind.FEEDBACK else None
    if rule is not None and isinstance(rule.value, int) and moved >= rule.value:
        return (
            Objection(
                "due",
                f"Đã hẹn lại {moved} lần; chỉ được hẹn lại người phản ánh không quá {rule.value} lần.",
                f"It was put off {moved} time(s) already; at most {rule.value} time(s) are allowed.",
                citation_with_doubt(rule),
                rule=rule.id,
            ),
        )
    latest = max(promised or now, now)
    if new > latest:
        return tuple(against_far_off(new, now))
    return (
        Objection(
            "due",
            f"Ngày hẹn lại phải sau {appointment_vi(latest)} ({SET_BY_THE_PROGRAM_VI}).",
            f"The new date must come after {named_en_at(latest)} ({SET_BY_THE_PROGRAM_EN}).",
        ),
    )
