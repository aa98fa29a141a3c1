"""Hand-over and a date that is moved, under each of the six regulations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ReceiveDossier
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.appointments import NewAppointment
from counter_app.ui.handover.handover_table import deadline_words, is_late
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import (
    LAW_2025,
    MISSING,
    ONLINE_3,
    PROFILES,
    UNIT,
    Under,
    each_profile,
    national,
    opened_again,
)


@each_profile
@pytest.mark.rule("handover.when", "handover.cutoff", profile="national_2018")
@pytest.mark.rule("handover.when", "handover.cutoff", profile="national_2025")
def test_paper_leaves_the_same_day_and_what_came_after_15_on_the_next_working_day(under: Under, profile: str) -> None:
    opened = under(profile)
    morning = opened.handovers.look(opened.receive()).deadline
    opened.place.hands.pass_time(hours=8)
    afternoon_one = opened.receive()
    afternoon = opened.handovers.look(afternoon_one).deadline
    assert morning is not None
    assert afternoon is not None
    assert (morning.by, afternoon.by) == (at("2026-11-23T17:00"), at("2026-11-25T07:30"))
    assert {one.rule.citation.document for one in (morning, afternoon)} == {national(profile)}
    opened.place.hands.pass_time(days=3)
    opened.handovers.hand_over(afternoon_one, UNIT, CLERK_LAN)
    assert opened.cases.open(afternoon_one).headers("HandedOver")[-1].facts.get("late") is True


ELECTRONIC = {"dong_nai_2015": ("14:00", "QĐ 33/2015/QĐ-UBND"), "national_2025": ("08:00", LAW_2025)}


@each_profile
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
@pytest.mark.rule("handover.electronic", profile="national_2025")
def test_an_electronic_dossier_has_six_hours_in_2015_and_goes_at_once_in_2025(under: Under, profile: str) -> None:
    opened = under(profile)
    limit = opened.handovers.look(opened.receive(ONLINE_3)).deadline
    found = (f"{limit.by:%H:%M}", limit.rule.citation.document) if limit else None
    assert found == ELECTRONIC.get(profile)


@each_profile
@pytest.mark.parametrize(
    ("hours", "late", "said"), [(0, False, "từ 07:30"), (40, False, "cần chuyển ngay"), (45, True, "")]
)
@pytest.mark.rule("handover.cutoff", profile="national_2018")
@pytest.mark.rule("handover.cutoff", profile="national_2025")
def test_the_beginning_of_the_day_is_no_hour_and_late_only_when_the_morning_is_over(
    under: Under, profile: str, hours: int, late: bool, said: str
) -> None:
    opened = under(profile)
    opened.place.hands.pass_time(hours=8)  # 16:00; the next working day is Wednesday the 25th
    identity = opened.receive()
    opened.place.hands.pass_time(hours=hours)  # 08:00, then 13:00 of that Wednesday
    listed = opened.handovers.look(identity)
    assert is_late(listed, opened.place.clock.now()) is late
    words = deadline_words(listed, opened.place.clock.now())[0]
    assert words.startswith("đầu giờ")
    assert said in words
    assert ("quá hạn" in words) is late
    handed = opened.handovers.hand_over_list([identity], UNIT, CLERK_LAN)
    assert opened.cases.open(identity).headers("HandedOver")[-1].facts.get("late", False) is late
    assert "đầu giờ 25/11" in " ".join(extracted(render_form(opened.papers.handover_list(handed, "Lan"))).split())


@pytest.mark.parametrize("channel", ["online", "post"])
@pytest.mark.parametrize(("hours", "late"), [(1, False), (8, False), (25, True)])
@pytest.mark.rule("handover.electronic", profile="national_2025")
def test_at_once_without_an_hour_is_late_only_once_that_working_day_is_over(
    under: Under, channel: str, hours: int, late: bool
) -> None:
    opened = under("national_2025")
    identity = opened.receive(receipt_of(channel=channel))
    opened.place.hands.pass_time(hours=hours)
    listed = opened.handovers.look(identity)
    assert listed.deadline is not None
    assert listed.deadline.at_once
    assert is_late(listed, opened.place.clock.now()) is late
    words = deadline_words(listed, opened.place.clock.now())
    assert ("quá hạn" in words[0], "đã chờ" in words[0]) == (late, not late)
    handed = opened.handovers.hand_over_list([identity], UNIT, CLERK_LAN)
    assert opened.cases.open(identity).headers("HandedOver")[-1].facts.get("late", False) is late
    assert "ngay khi nhận" in extracted(render_form(opened.papers.handover_list(handed, "Lan")))


@pytest.mark.parametrize(
    ("reading", "by"),
    [("", "14:00"), ("within_clock", "14:00"), ("within_working", "15:30"), ("after_clock", ""), ("after_working", "")],
)
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_the_six_hours_of_2015_run_as_the_office_reads_them(under: Under, reading: str, by: str) -> None:
    opened = under("dong_nai_2015")
    if reading:
        choose(opened.place, "dong_nai_2015", readings={"handover.when": reading})
    limit = opened.handovers.look(opened.receive(ONLINE_3)).deadline
    assert (f"{limit.by:%H:%M}" if limit else "") == by  # “after”: an earliest hour, and no latest one


@pytest.mark.parametrize(("reading", "hour"), [("after_clock", "14:00"), ("after_working", "15:30")])
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_read_as_an_earliest_moment_the_six_hours_are_told_until_they_are_over(
    under: Under, reading: str, hour: str
) -> None:
    opened = under("dong_nai_2015")
    choose(opened.place, "dong_nai_2015", readings={"handover.when": reading})
    identity, paper = opened.receive(ONLINE_3), opened.receive()
    now = opened.place.clock.now
    assert deadline_words(opened.handovers.look(identity), now())[0] == f"chuyển từ {hour} hôm nay"
    assert opened.handovers.look(paper).not_before is None
    opened.place.hands.pass_time(hours=8)
    assert deadline_words(opened.handovers.look(identity), now())[0] == "không có giờ phải chuyển"


# Two days later, 09:00: from when the supplement came, as each regulation counts for this channel.
COMPLETED = {
    ("dong_nai_2015", "online"): "2026-11-25T15:00",
    ("national_2025", "online"): "2026-11-25T09:00",
    **{(profile, "direct"): "2026-11-25T17:00" for profile in PROFILES},
}


@each_profile
@pytest.mark.parametrize("channel", ["online", "direct"])
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
@pytest.mark.rule("handover.when", profile="national_2018")
@pytest.mark.rule("handover.when", "handover.electronic", profile="national_2025")
def test_hours_run_from_when_the_dossier_was_complete(under: Under, profile: str, channel: str) -> None:
    opened = under(profile)
    identity = opened.receive(receipt_of(channel=channel))
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    opened.place.hands.pass_time(days=2, hours=1)
    opened.supplements.receive(identity, (), CLERK_LAN)
    limit = opened.handovers.look(identity).deadline
    by = COMPLETED.get((profile, channel))
    assert (limit.by if limit else None) == (at(by) if by else None)
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    assert "late" not in opened.cases.open(identity).headers("HandedOver")[-1].facts


@each_profile
@pytest.mark.rule("no_boundary.paper_transfer", profile="national_2025")
def test_papers_of_another_office_go_there_within_a_working_day_since_2025(under: Under, profile: str) -> None:
    opened = under(profile)
    own = opened.handovers.look(opened.receive()).deadline
    other = opened.handovers.look(of_another_office(opened)).deadline
    assert own is not None
    assert other is not None
    if profile == "national_2025":
        assert (other.by, other.rule.citation.clause) == (at("2026-11-25T17:00"), "1")
        assert other.rule.id == "no_boundary.paper_transfer"
    else:
        assert other == own  # 2018: the same day, whoever is competent


@pytest.mark.rule("no_boundary.electronic_transfer", profile="national_2025")
def test_what_was_filed_online_for_another_office_goes_there_at_once_by_its_own_article(under: Under) -> None:
    opened = under("national_2025")
    other = opened.handovers.look(of_another_office(opened, receipt_of(channel="online"))).deadline
    assert other is not None
    assert other.at_once
    assert (other.rule.id, other.rule.citation.clause) == ("no_boundary.electronic_transfer", "1")
    assert other.rule.citation.article == "20"


def of_another_office(opened: Counter, command: ReceiveDossier | None = None) -> str:
    return opened_again(opened, opened.receive(command), runs_from="competent_agency")


@each_profile
@pytest.mark.rule("late.reappointments", "late.notice_before", profile="national_2018")
@pytest.mark.rule("late.reappointments", "late.notice_before", profile="national_2025")
def test_the_date_is_moved_once_and_told_a_day_before(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    due = opened.due(identity)
    assert due is not None
    article = f"{national(profile)}, điều {'19.6' if profile == 'national_2025' else '19.9'}"
    told = opened.appointments.last_day_to_tell(identity)
    assert told is not None
    assert (told.day, told.worked) == (due.date() - timedelta(days=1),) * 2
    assert told.source.startswith(article)
    first, second = (NewAppointment(due + timedelta(days=days), "Chậm xác minh") for days in (2, 6))
    opened.appointments.move(identity, first, CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        opened.appointments.move(identity, second, CLERK_LAN)
    assert refused.value.citation.startswith(article)


@each_profile
@pytest.mark.rule("late.notice_before", profile="national_2018")
@pytest.mark.rule("late.notice_before", profile="national_2025")
def test_a_day_before_that_is_a_sunday_names_the_friday_on_which_somebody_is_there(under: Under, profile: str) -> None:
    opened = under(profile)
    opened.place.hands.pass_time(days=2)
    identity = opened.receive()
    due = opened.due(identity)
    assert due is not None
    assert due.date() == date(2026, 11, 30)  # a Monday
    told = opened.appointments.last_day_to_tell(identity)
    assert told is not None
    assert (told.day, told.worked) == (date(2026, 11, 29), date(2026, 11, 27))
    move = NewAppointment(due + timedelta(days=2), "Chậm xác minh")
    opened.place.hands.pass_time(days=4)  # on the Sunday itself it is still in time
    assert opened.appointments.objections(identity, move) == ()
    opened.place.hands.pass_time(days=1)
    (late,) = opened.appointments.objections(identity, move)
    assert (late.rule, "29/11/2026" in late.vi) == ("late.notice_before", True)


@pytest.mark.parametrize(
    ("day", "open_then"), [("2026-12-06T09:00", False), ("2026-12-02T20:00", False), ("2026-12-02T09:00", True)]
)
def test_a_second_date_on_a_day_off_or_in_the_evening_is_told_before_it_is_promised(
    under: Under, day: str, open_then: bool
) -> None:
    opened = under("dak_nong_2019")
    identity = opened.receive()
    found = opened.appointments.objections(identity, NewAppointment(at(day), "Chậm xác minh"))
    assert [(one.field, one.firm) for one in found] == ([] if open_then else [("due", False)])
    opened.appointments.move(identity, NewAppointment(at(day), "Chậm xác minh"), CLERK_LAN)
    assert opened.due(identity) == at(day)
