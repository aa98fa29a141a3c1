"""By when feedback is answered depends on what it is and on the way it came: complaints have a law of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.feedback import AT_THE_COUNTER, FeedbackKind
from counter_app.services.steps.feedback import Feedback, Feedbacks, TakenFeedback
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import Under, each_profile

SLOW = TakenFeedback("Hẹn trả ngày 20/11 mà chưa có kết quả", "Nguyễn Thị Đẹp", phone="0912 345 678", way="điện thoại")
PAPER, SLIP, HOTLINE = "đơn, thư giấy gửi trực tiếp cơ quan", "Phiếu lấy ý kiến", "tổng đài Dịch vụ công"


def feedbacks(opened: Counter) -> Feedbacks:
    return Feedbacks(opened.cases, opened.place.reference)


def taken(opened: Counter, what: TakenFeedback) -> Feedback:
    key = feedbacks(opened).take(what, CLERK_LAN)
    return next(one for one in feedbacks(opened).listed().rows if one.key == key)


@each_profile
@pytest.mark.rule("feedback.handling", profile="binh_dinh_2019")
@pytest.mark.rule("feedback.handling", profile="hai_duong_2025")
@pytest.mark.rule("feedback.handling.contact", "feedback.handling.head", profile="dong_nai_2020")
def test_what_is_said_of_feedback_is_not_said_of_a_complaint(under: Under, profile: str) -> None:
    opened = under(profile)
    complaint = taken(opened, replace(SLOW, kind=FeedbackKind.COMPLAINT))
    assert (complaint.limits, complaint.others, complaint.by, complaint.late) == ((), {}, None, None)
    assert feedbacks(opened).terms(FeedbackKind.COMPLAINT).limits == ()
    opened.place.hands.pass_time(days=60)
    assert feedbacks(opened).listed().late == 0


@pytest.mark.rule("feedback.reappointments", "feedback.late_state", profile="dong_nai_2020")
def test_in_dong_nai_a_complaint_is_put_off_as_often_as_is_needed_and_is_late_in_plain_words(under: Under) -> None:
    opened = under("dong_nai_2020")
    complaint = taken(opened, replace(SLOW, kind=FeedbackKind.COMPLAINT))
    for day in ("2026-12-04T16:00", "2026-12-08T16:00"):
        feedbacks(opened).move(complaint.key, at(day), "Chờ xác minh", CLERK_LAN)
    opened.place.hands.pass_time(days=30)
    (found,) = feedbacks(opened).listed().rows
    assert found.late is not None
    assert found.late.vi == "quá hạn"


@pytest.mark.parametrize("way", [AT_THE_COUNTER, PAPER, SLIP, HOTLINE, "thư điện tử", "nguoidan.chinhphu.vn"])
@pytest.mark.parametrize("reading", ["", "every_way", "operator_only"])
@pytest.mark.rule("feedback.handling_from", profile="dong_nai_2020")
def test_what_came_straight_to_the_office_has_the_operators_hours_as_the_office_reads_them(
    counter: Counter, reading: str, way: str
) -> None:
    readings = {"feedback.handling_from": reading} if reading else {}
    choose(counter.place, "dong_nai_2020", readings=readings)
    straight = way in (AT_THE_COUNTER, PAPER, SLIP)
    limits = 0 if straight and reading == "operator_only" else 2
    assert way in feedbacks(counter).terms(FeedbackKind.FEEDBACK).ways
    assert len(feedbacks(counter).terms(FeedbackKind.FEEDBACK, way=way).limits) == limits
    assert len(taken(counter, replace(SLOW, way=way)).limits) == limits


@each_profile
@pytest.mark.rule("feedback.opinion_slip", profile="dong_nai_2020")
def test_an_opinion_slip_is_said_to_be_the_matter_of_who_sent_it(under: Under, profile: str) -> None:
    service = feedbacks(under(profile))
    told = service.terms(FeedbackKind.FEEDBACK, way=SLIP).of_the_way
    assert service.terms(FeedbackKind.FEEDBACK, way=HOTLINE).of_the_way is None
    assert (told.citation if told is not None else "") == (
        "QĐ 31/2020/QĐ-UBND, điều 7.4" if profile == "dong_nai_2020" else ""
    )
