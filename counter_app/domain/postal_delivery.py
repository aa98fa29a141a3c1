"""By when the public post brings a result inside the province, where a regulation gives it hours.

Đồng Nai 2020 (article 15.2) and Bình Định 2019 (article 18.2) count from when the result is there, Đăk Nông 2019
(article 29.2) from when the post has it; outside the province none of them gives hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.folding import fold
from counter_app.domain.notice import Notice
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_deadlines import StepDeadline, deadline
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import in_office_time, named_en_at

DELIVERY, DELIVERY_FROM = "post.result.delivery", "post.result.delivery_from"
DELIVERY_OUTSIDE = "post.result.delivery_outside"
POST = "post"
_WHEN_THE_POST_HAS_IT = "buu chinh nhan"  # folded words of the rule that says from when the hours run


@dataclass(frozen=True, slots=True)
class PostalDelivery:
    """`deadline` for a result that stays in the province; `from_handing`: counted from when the post has it, else from
    when the result was there. `outside` is the rule for the others, None where the regulation is silent."""

    deadline: StepDeadline
    from_handing: bool
    outside: Rule | None = None

    @property
    def by(self) -> datetime:
        return self.deadline.by

    @property
    def source(self) -> str:
        return citation_with_doubt(self.deadline.rule)

    @property
    def hours(self) -> Notice:
        """How long, and from when."""
        amount = self.deadline.rule.value
        if self.from_handing:
            return Notice(f"{amount} giờ từ khi bưu chính nhận", f"{amount} hours from when the post has it")
        return Notice(f"{amount} giờ từ khi có kết quả", f"{amount} hours from when the result was there")

    @property
    def elsewhere(self) -> Notice:
        """What is said of the other provinces; both '' where nothing is."""
        if self.outside is None:
            return Notice("", "")
        return Notice("; ngoài tỉnh theo quy định chung", "; outside the province the general rules apply")


def postal_delivery(
    profile: Profile, ready: datetime, handed: datetime, calendar: OfficeCalendar
) -> PostalDelivery | None:
    """`ready`: the result came to the counter; `handed`: the post takes it. None where no hours are given."""
    starts = profile.rule(DELIVERY_FROM, channel=POST)
    from_handing = starts is not None and _WHEN_THE_POST_HAS_IT in fold(str(starts.value))
    found = deadline(profile, DELIVERY, handed if from_handing else ready, calendar, channel=POST)
    if found is None:
        return None
    return PostalDelivery(found, from_handing, profile.rule(DELIVERY_OUTSIDE, channel=POST))


def told_of_delivery(delivery: PostalDelivery, now: datetime) -> Objection:
    """A caution for whoever gives the result to the post now: by when it has to arrive, or that it is too late."""
    vi, en = appointment_vi(delivery.by), named_en_at(in_office_time(delivery.by))
    spoken, elsewhere = delivery.hours, delivery.elsewhere
    said_vi = f"Trong tỉnh, bưu chính trả chậm nhất {vi} ({spoken.vi}){elsewhere.vi}."
    said_en = f"Inside the province the post brings it by {en} ({spoken.en}){elsewhere.en}."
    if now > delivery.by:
        said_vi = f"Trong tỉnh, hạn bưu chính trả kết quả đã qua: {vi} ({spoken.vi}); hãy giao ngay{elsewhere.vi}."
        said_en = (
            f"Inside the province the post's time is over: {en} ({spoken.en}); hand it over at once{elsewhere.en}."
        )
    return Objection("way", said_vi, said_en, delivery.source, firm=False, rule=delivery.deadline.rule.id)
