"""What citizens say of the service is taken, put off and answered: by when, under each of the six regulations."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from counter_app.domain.errors import SET_BY_THE_PROGRAM_VI, BadInput, RuleViolation, with_source
from counter_app.domain.feedback import FeedbackKind, FeedbackLimit, FeedbackOutcome, answer_limits
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.regulations import Profile
from counter_app.services.rule_switches import RuleSwitches
from counter_app.services.steps.feedback import Feedback, FeedbackAnswer, Feedbacks, TakenFeedback
from counter_app.store.rebuilding import rebuild
from counter_app.wire.entry import Entry, genesis, seal, write_body
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import Under, each_profile
from tests.services.steps.each_state import ADMIN_TUAN, POSTAL_BA
from tests.store.feed_arrivals import arrive, judged
from tests.wire.entries import make_header

SLOW = TakenFeedback("Hẹn trả ngày 20/11 mà chưa có kết quả", "Nguyễn Thị Đẹp", phone="0912 345 678", way="điện thoại")
ANSWERED = FeedbackAnswer(FeedbackOutcome.ANSWERED, "Kết quả đã có, mời đến nhận", "15/UBND-VP")


def feedbacks(opened: Counter) -> Feedbacks:
    return Feedbacks(opened.cases, opened.place.reference)


def only(opened: Counter) -> Feedback:
    (one,) = feedbacks(opened).listed().rows
    return one


def limits_of(opened: Counter) -> list[tuple[str, datetime]]:
    return [(one.who.vi, one.deadline.by) for one in only(opened).limits]


# From Monday 23/11/2026, 08:00; the 24th is a day off. A profile that is missing gives no figure.
LIMITS: dict[str, list[tuple[str, str]]] = {
    "binh_dinh_2019": [("", "2026-11-27T17:00")],
    "hai_duong_2025": [("", "2026-12-08T17:00")],
    "dong_nai_2020": [("cán bộ đầu mối", "2026-11-25T08:00"), ("thủ trưởng cơ quan", "2026-12-02T08:00")],
}


@each_profile
@pytest.mark.rule("feedback.handling", "feedback.handling_from", profile="binh_dinh_2019")
@pytest.mark.rule("feedback.handling", "feedback.handling_from", "feedback.shown", profile="hai_duong_2025")
@pytest.mark.rule("feedback.handling.contact", "feedback.handling.head", profile="dong_nai_2020")
@pytest.mark.rule("feedback.handling_from", profile="dong_nai_2020")
def test_by_when_it_is_answered_is_counted_by_the_regulation_in_its_own_unit(under: Under, profile: str) -> None:
    opened = under(profile)
    feedbacks(opened).take(SLOW, CLERK_LAN)
    assert limits_of(opened) == [(who, at(by)) for who, by in LIMITS.get(profile, [])]
    assert {one.source for one in only(opened).limits} == {
        "binh_dinh_2019": {"QĐ 44/2019/QĐ-UBND, điều 11"},
        "hai_duong_2025": {"Dự thảo Hải Dương 2025, điều 17.2"},
        "dong_nai_2020": {"QĐ 31/2020/QĐ-UBND, điều 8.1", "QĐ 31/2020/QĐ-UBND, điều 8.2"},
    }.get(profile, set())


@pytest.mark.rule("feedback.handling", "feedback.refusal", "feedback.ask_more", profile="national_2025")
def test_the_indicators_of_2025_are_no_time_limit_until_the_office_switches_them_on(under: Under) -> None:
    opened = under("national_2025")
    service = feedbacks(opened)
    service.take(SLOW, CLERK_LAN)
    assert (only(opened).limits, only(opened).others, only(opened).by) == ((), {}, None)
    switches = RuleSwitches(opened.cases, opened.place.reference)
    for rule in ("feedback.handling", "feedback.refusal", "feedback.ask_more"):
        switches.switch(rule, ADMIN_TUAN, on=True, ground="Công văn 15/UBND")
    one = only(opened)
    assert one.by == at("2026-12-15T17:00")
    assert "chưa kiểm chứng" in one.limits[0].source
    assert {outcome: limit.by for outcome, limit in one.others.items()} == {
        FeedbackOutcome.REFUSED: at("2026-11-26T17:00"),
        FeedbackOutcome.ASKED_MORE: at("2026-12-01T17:00"),
    }


@pytest.mark.rule("complaints.handling", profile="dak_nong_2019")
def test_in_dak_nong_a_complaint_is_settled_promptly_and_no_day_is_made_up(under: Under) -> None:
    opened = under("dak_nong_2019")
    feedbacks(opened).take(replace(SLOW, kind=FeedbackKind.COMPLAINT), CLERK_LAN)
    one = only(opened)
    assert (one.limits, one.by) == ((), None)
    assert one.promptly == "QĐ 04/2019/QĐ-UBND, điều 31.1"


# How it can be given, beside coming to the counter: as each regulation lists it.
WAYS = {"dak_nong_2019": 5, "binh_dinh_2019": 4, "dong_nai_2020": 7, "hai_duong_2025": 6}


@each_profile
@pytest.mark.rule("feedback.channels", profile="dak_nong_2019")
@pytest.mark.rule("feedback.channels", profile="binh_dinh_2019")
@pytest.mark.rule("feedback.channels", profile="dong_nai_2020")
@pytest.mark.rule("feedback.channels", profile="hai_duong_2025")
def test_the_ways_to_give_it_are_those_that_the_regulation_names_and_the_counter(under: Under, profile: str) -> None:
    ways = feedbacks(under(profile)).terms(FeedbackKind.FEEDBACK).ways
    assert ways[0] == "trực tiếp tại quầy"
    assert len(ways) - 1 == WAYS.get(profile, 3)
    assert ("Phiếu lấy ý kiến" in ways) is (profile == "dong_nai_2020")


# Where it can be sent, as the regulation has it published.
CONTACTS = {
    "dong_nai_2020": ("0251.1022", "1022@dongnai.gov.vn"),
    **dict.fromkeys(("dak_nong_2019", "binh_dinh_2019", "hai_duong_2025"), ("UBND xã Thử", "0251 999")),
}


@each_profile
@pytest.mark.rule("feedback.published", profile="dak_nong_2019")
@pytest.mark.rule("feedback.published", profile="binh_dinh_2019")
@pytest.mark.rule("feedback.published", profile="hai_duong_2025")
@pytest.mark.rule("feedback.hotline", "feedback.email", profile="dong_nai_2020")
def test_where_it_can_be_sent_is_told_as_the_regulation_has_it_published(under: Under, profile: str) -> None:
    opened = under(profile)
    choose(opened.place, profile, heading={"unit": "UBND xã Thử", "hotline": "0251 999"})
    told = feedbacks(opened).terms(FeedbackKind.FEEDBACK).contacts
    assert told == CONTACTS.get(profile, ())


@pytest.mark.rule("feedback.reappointments", profile="dong_nai_2020")
def test_in_dong_nai_whoever_gave_it_is_put_off_once(under: Under) -> None:
    opened = under("dong_nai_2020")
    service = feedbacks(opened)
    key = service.take(SLOW, CLERK_LAN)
    service.move(key, at("2026-12-04T16:00"), "Chờ sở trả lời", CLERK_LAN)
    assert only(opened).by == at("2026-12-04T16:00")
    with pytest.raises(RuleViolation) as refused:
        service.move(key, at("2026-12-08T16:00"), "Chờ thêm", CLERK_LAN)
    assert refused.value.citation == "QĐ 31/2020/QĐ-UBND, điều 8.3"
    assert opened.place.entry_types().count("FeedbackMoved") == 1


def test_nobody_is_put_off_to_a_year_that_was_mistyped(counter: Counter) -> None:
    key = feedbacks(counter).take(SLOW, CLERK_LAN)
    with pytest.raises(RuleViolation, match="five years"):
        feedbacks(counter).move(key, at("2206-12-04T16:00"), "Chờ sở trả lời", CLERK_LAN)
    assert only(counter).moved == 0


@pytest.mark.rule("feedback.late_state", profile="dong_nai_2020")
def test_in_dong_nai_it_is_late_only_when_the_heads_hours_are_over_and_bears_the_regulations_words(
    under: Under,
) -> None:
    opened = under("dong_nai_2020")
    service = feedbacks(opened)
    service.take(SLOW, CLERK_LAN)
    opened.place.hands.pass_time(days=3)
    assert only(opened).late is None
    assert only(opened).by == at("2026-12-02T08:00")  # the contact officer's hours are over, the head's are not
    opened.place.hands.pass_time(days=6, minutes=1)
    late = only(opened).late
    assert late is not None
    assert late.vi == "trễ hạn (đang chờ xử lý)"
    assert service.listed().late == 1


def test_elsewhere_late_is_simply_late_and_an_answer_in_time_never_is(under: Under) -> None:
    opened = under("binh_dinh_2019")
    service = feedbacks(opened)
    late, early = service.take(SLOW, CLERK_LAN), service.take(SLOW, CLERK_LAN)
    service.answer(early, ANSWERED, CLERK_LAN)
    opened.place.hands.pass_time(days=5)
    said = {one.key: one.late for one in service.listed().rows}
    assert said[early] is None
    found = said[late]
    assert found is not None
    assert found.vi == "quá hạn"
    service.answer(late, ANSWERED, CLERK_LAN)
    assert next(one for one in service.listed().rows if one.key == late).late is not None  # it was answered late


def test_put_off_and_still_not_answered_is_late_too_where_the_regulation_gives_no_figure(under: Under) -> None:
    opened = under("dak_nong_2019")
    service = feedbacks(opened)
    key = service.take(SLOW, CLERK_LAN)
    opened.place.hands.pass_time(days=30)
    assert only(opened).late is None
    service.move(key, opened.place.clock.now().replace(hour=16), "Chờ sở trả lời", CLERK_LAN)
    opened.place.hands.pass_time(days=1)
    assert only(opened).late is not None


def test_asking_back_leaves_it_open_and_an_answer_closes_it(counter: Counter) -> None:
    service = feedbacks(counter)
    key = service.take(SLOW, CLERK_LAN)
    service.answer(key, FeedbackAnswer(FeedbackOutcome.ASKED_MORE, "Hồ sơ nào?"), CLERK_LAN)
    assert (only(counter).is_open, only(counter).outcome) == (True, FeedbackOutcome.ASKED_MORE)
    service.answer(key, ANSWERED, SUPERVISOR_HOA)
    one = only(counter)
    assert (one.is_open, one.answer, one.document) == (False, ANSWERED.text, "15/UBND-VP")
    for act in (
        lambda: service.answer(key, ANSWERED, CLERK_LAN),
        lambda: service.move(key, at("2026-12-31T16:00"), "Chờ", CLERK_LAN),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert SET_BY_THE_PROGRAM_VI in with_source(refused.value)[0]


def test_open_ones_come_first_by_urgency_then_those_answered_last(under: Under) -> None:
    opened = under("binh_dinh_2019")
    service = feedbacks(opened)
    first = service.take(SLOW, CLERK_LAN)
    opened.place.hands.pass_time(days=2)
    second, done = service.take(SLOW, CLERK_LAN), service.take(SLOW, CLERK_LAN)
    service.answer(done, ANSWERED, CLERK_LAN)
    listed = service.listed()
    assert [one.key for one in listed.rows] == [first, second, done]
    assert (listed.waiting, listed.late) == (2, 0)


def test_the_dossier_that_it_is_about_says_so_in_its_timeline_without_the_words(counter: Counter) -> None:
    identity = counter.receive()
    code = counter.cases.open(identity).row.code
    feedbacks(counter).take(replace(SLOW, about=str(code)), CLERK_LAN)
    assert only(counter).text("about") == code
    assert "Có phản ánh, kiến nghị về hồ sơ này" in counter.told(identity)
    assert SLOW.content not in counter.told(identity)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SLOW, content=" "),
        replace(SLOW, person=""),
        replace(SLOW, phone=""),
        replace(SLOW, content="a" * 5_000),
        replace(SLOW, content="a\x00b"),
        replace(SLOW, about="H36.37.05-261123-0999"),
        replace(SLOW, received=at("2026-11-23T09:00")),
        replace(SLOW, received=at("2016-11-20T09:00")),
        replace(SLOW, received=at("0001-01-02T09:00")),
    ],
)
def test_what_cannot_be_kept_is_said_and_changes_nothing(counter: Counter, wrong: TakenFeedback) -> None:
    before = counter.place.entry_types()
    with pytest.raises(BadInput):
        feedbacks(counter).take(wrong, CLERK_LAN)
    assert counter.place.entry_types() == before


def test_what_was_answered_beyond_the_list_is_counted_no_more(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, every matter of all years was counted anew for each look at the day."""
    service = feedbacks(counter)
    keys = []
    for number in range(5):
        keys.append(service.take(replace(SLOW, content=f"Việc {number}"), CLERK_LAN))
        counter.place.hands.pass_time(minutes=1)
    for key in keys[:3]:
        service.answer(key, ANSWERED, CLERK_LAN)
        counter.place.hands.pass_time(minutes=1)
    stood: list[datetime] = []

    def limits(profile: Profile, received: datetime, *given: OfficeCalendar, **how: Any) -> tuple[FeedbackLimit, ...]:
        stood.append(received)
        return answer_limits(profile, received, *given, **how)

    monkeypatch.setattr("counter_app.services.steps.feedback.answer_limits", limits)
    listed = service.listed(most=3)
    assert [one.key for one in listed.rows] == [keys[3], keys[4], keys[2]]
    assert (listed.waiting, len(stood)) == (2, 3)


@pytest.mark.parametrize("key", ["", "ab", "zz" * 32, "ab" * 32])
def test_a_matter_that_is_not_known_is_said(counter: Counter, key: str) -> None:
    service = feedbacks(counter)
    service.take(SLOW, CLERK_LAN)
    before = counter.place.entry_types()
    with pytest.raises(BadInput):
        service.answer(key, ANSWERED, CLERK_LAN)
    assert counter.place.entry_types() == before


def test_who_came_by_post_may_take_it_and_not_answer_it(counter: Counter) -> None:
    service = feedbacks(counter)
    key = service.take(SLOW, POSTAL_BA)
    with pytest.raises(RuleViolation):
        service.answer(key, ANSWERED, POSTAL_BA)
    with pytest.raises(RuleViolation):
        service.take(SLOW, ADMIN_TUAN)


def test_what_was_passed_on_counts_from_then(under: Under) -> None:
    opened = under("dong_nai_2020")
    feedbacks(opened).take(replace(SLOW, received=at("2026-11-20T15:00")), CLERK_LAN)
    assert limits_of(opened)[0] == ("cán bộ đầu mối", at("2026-11-23T15:00"))


def test_a_rebuild_gives_the_same_list(counter: Counter) -> None:
    service = feedbacks(counter)
    keys = [service.take(SLOW, CLERK_LAN) for _ in range(3)]
    service.answer(keys[1], ANSWERED, CLERK_LAN)
    before = service.listed()
    rebuild(counter.place.desk.database, counter.place.desk.projections)
    assert service.listed() == before


def a_neighbours(facts: dict[str, object], details: dict[str, object], kind: str, number: int = 1) -> Entry:
    """Of another desk of the office."""
    journal = b"\x09" * 16
    header = make_header(journal, number, type=kind, facts=facts)
    return seal(header, write_body(details, bytes([number]) * 32), genesis(journal))


@pytest.mark.parametrize(("verdict", "counts"), [("in_order", True), ("not_permitted", False)])
def test_what_another_desk_took_and_answered_is_listed_as_far_as_the_centre_found_it_in_order(
    counter: Counter, verdict: str, counts: bool
) -> None:
    taken = a_neighbours({"kind": "complaint"}, {"content": "Bị hẹn nhiều lần", "person": "Bảy"}, "FeedbackTaken")
    answer = {"feedback": taken.hash.hex(), "outcome": "answered"}
    answered = a_neighbours(answer, {"answer": "Đã xin lỗi"}, "FeedbackAnswered", 2)
    desk = counter.place.desk
    arrive(desk, judged(1, taken, status=None), judged(2, answered, verdict, None))
    one = only(counter)
    assert (one.kind, one.text("person")) == (FeedbackKind.COMPLAINT, "Bảy")
    assert one.is_open is not counts


def test_entries_that_name_nothing_or_what_is_not_known_are_left_out(counter: Counter) -> None:
    desk = counter.place.desk
    for number, named in enumerate(("", 7, "ab" * 32, "zz"), 1):
        lost = a_neighbours({"feedback": named, "outcome": "answered"}, {}, "FeedbackAnswered", number)
        arrive(desk, judged(number, lost, status=None))
    assert feedbacks(counter).listed().rows == ()


@pytest.mark.parametrize(("kind", "field"), [("FeedbackTaken", "received"), ("FeedbackMoved", "due")])
@pytest.mark.parametrize("written", ["", "zz", "2026-13-40T00:00:00+07:00"])
def test_an_entry_whose_time_is_none_hides_no_other_matter(
    counter: Counter, kind: str, field: str, written: str
) -> None:
    key = feedbacks(counter).take(SLOW, CLERK_LAN)
    facts: dict[str, object] = {"feedback": key, "kind": "feedback"}
    header = replace(make_header(b"\x09" * 16, 1, type=kind, facts=facts), **{field: written})
    odd = seal(header, write_body({"content": "x"}, b"\x01" * 32), genesis(b"\x09" * 16))
    arrive(counter.place.desk, judged(1, odd, status=None))
    assert key in [one.key for one in feedbacks(counter).listed().rows]
