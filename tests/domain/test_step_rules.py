"""Steps under the shipped profiles: what is allowed, until when, and by which article."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedures import Procedure
from counter_app.domain.regulations import Profile
from counter_app.domain.step_deadlines import (
    ERROR_CORRECTION,
    ONLINE_ANSWER,
    PAPER_TRANSFER,
    SUPPLEMENT_AFTER_APPRAISAL,
    apology_day,
    closing_day,
    deadline,
    handover_deadline,
)
from counter_app.domain.step_rules import (
    Objection,
    Past,
    SupplementRequest,
    WantedPaper,
    against_closing,
    against_early_return,
    against_new_appointment,
    against_refund,
    against_supplement,
    firm,
)
from counter_app.domain.times import parse_iso
from counter_app.domain.working_hours import parse_week
from counter_app.settings.catalogue_file import load_sample_catalogue
from counter_app.settings.regulation_files import load_profile

OFFICE = OfficeCalendar(
    parse_week({key: ["07:30-11:30", "13:00-17:00"] for key in ("mon", "tue", "wed", "thu", "fri")})
)
MORNING = "2026-03-02T09:00"  # a Monday


@pytest.fixture(name="national", scope="module")
def national_profile() -> Profile:
    return load_profile("national_2025")


@pytest.fixture(name="dak_nong", scope="module")
def dak_nong_profile() -> Profile:
    return load_profile("dak_nong_2019")


@pytest.fixture(name="birth", scope="module")
def birth_procedure() -> Procedure:
    found = load_sample_catalogue().latest("1.001193")
    assert found is not None
    return found


def past(**changes: object) -> Past:
    values: dict[str, object] = {"channel": "direct", "received": parse_iso(MORNING)}
    return Past(**(values | changes))  # type: ignore[arg-type]


def wanted(*papers: WantedPaper, **changes: object) -> SupplementRequest:
    values: dict[str, object] = {"papers": papers, "reason": "Thiếu giấy tờ"}
    return SupplementRequest(**(values | changes))  # type: ignore[arg-type]


def at(text: str) -> datetime:
    return parse_iso(text)


# ------------------------------------------------------------------------------------------------ hand-over


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2026-03-02T09:00", "2026-03-02T17:00"),
        ("2026-03-02T15:00", "2026-03-02T17:00"),
        ("2026-03-02T15:01", "2026-03-03T07:30"),  # after 15:00: at the opening of the next working day
        ("2026-03-06T16:00", "2026-03-09T07:30"),  # a Friday
        ("2026-03-07T09:00", "2026-03-09T07:30"),  # a Saturday counter
    ],
)
@pytest.mark.rule("handover.when", "handover.cutoff", profile="national_2025")
def test_a_paper_dossier_leaves_the_same_day_and_after_three_at_the_next_opening(
    national: Profile, received: str, by: str
) -> None:
    found = handover_deadline(national, at(received), OFFICE, channel="direct")
    assert found is not None
    assert found.by == at(by)
    assert found.rule.citation.article == "18"


@pytest.mark.rule("handover.electronic", profile="national_2025")
def test_an_electronic_dossier_is_passed_on_at_once(national: Profile) -> None:
    found = handover_deadline(national, at(MORNING), OFFICE, channel="online")
    assert found is not None
    assert found.by == at(MORNING)
    assert found.at_once
    assert not found.passed(at("2026-03-02T09:30"))
    assert found.left(at("2026-03-03T09:30")).total_seconds() < 0


@pytest.mark.rule("online.answer", profile="national_2025")
def test_an_online_dossier_is_answered_within_eight_working_hours(national: Profile) -> None:
    found = deadline(national, ONLINE_ANSWER, at("2026-03-06T15:00"), OFFICE, channel="online")
    assert found is not None
    assert found.by == at("2026-03-09T15:00")
    assert deadline(national, ONLINE_ANSWER, at(MORNING), OFFICE, channel="direct") is None


@pytest.mark.rule("error.correction", profile="national_2025")
def test_a_faulty_result_is_corrected_within_three_working_days(national: Profile, dak_nong: Profile) -> None:
    found = deadline(national, ERROR_CORRECTION, at(MORNING), OFFICE, channel="direct")
    assert found is not None
    assert found.by == at("2026-03-05T09:00")
    assert deadline(dak_nong, ERROR_CORRECTION, at(MORNING), OFFICE, channel="direct") is None


@pytest.mark.parametrize(
    ("rule_id", "by"), [(PAPER_TRANSFER, "2026-03-03T09:00"), (SUPPLEMENT_AFTER_APPRAISAL, "2026-03-05T09:00")]
)
@pytest.mark.rule("no_boundary.paper_transfer", "supplement.after_appraisal", profile="national_2025")
def test_other_terms_in_working_days_are_counted_alike(national: Profile, rule_id: str, by: str) -> None:
    found = deadline(national, rule_id, at(MORNING), OFFICE, channel="direct")
    assert found is not None
    assert found.by == at(by)


# ----------------------------------------------------------------------------------------------- supplement


def test_published_papers_may_be_asked_for(national: Profile, birth: Procedure) -> None:
    name = next(part.name for part in birth.components.value or () if "chứng sinh" in part.name.lower())
    assert against_supplement(wanted(WantedPaper(name)), past(), birth, national) == ()


def test_anything_else_only_with_the_article_that_demands_it(national: Profile, birth: Procedure) -> None:
    (found,) = against_supplement(wanted(WantedPaper("Giấy xác nhận tạm thời")), past(), birth, national)
    assert found.field == "papers[0].article"
    assert found.firm
    named = WantedPaper("Giấy xác nhận tạm thời", article="NĐ 123/2015/NĐ-CP, điều 15")
    assert against_supplement(wanted(named), past(), birth, national) == ()


@pytest.mark.rule("intake.no_integrated_papers", "intake.papers_on_failure", profile="national_2025")
def test_what_the_identity_card_proves_may_not_be_asked_for_unless_the_databases_fail(
    national: Profile, dak_nong: Profile, birth: Procedure
) -> None:
    card = WantedPaper("Bản sao CCCD của người nộp", article="NĐ 123/2015/NĐ-CP, điều 2")
    (found,) = against_supplement(wanted(card), past(), birth, national)
    assert found.citation
    assert against_supplement(wanted(card, databases_failed=True), past(), birth, national) == ()
    assert against_supplement(wanted(card), past(), birth, dak_nong) == ()


@pytest.mark.parametrize("channel", ["direct", "online"])
@pytest.mark.rule("supplement.guidance_times", "supplement.online_notice_times", profile="national_2025")
def test_guidance_is_given_once_and_a_second_time_only_with_its_ground(
    national: Profile, birth: Procedure, channel: str
) -> None:
    again = past(channel=channel, asked_before=1)
    request = wanted(WantedPaper("Giấy ủy quyền", article="BLDS 2015, điều 562"))
    (found,) = against_supplement(request, again, birth, national)
    assert found.field == "ground"
    assert found.citation.startswith("NĐ 118/2025")
    grounded = wanted(*request.papers, ground="Luật Hộ tịch 2014, điều 16")
    assert against_supplement(grounded, again, birth, national) == ()


def test_an_empty_request_says_what_is_missing_and_asks_for_the_reason(national: Profile, birth: Procedure) -> None:
    found = against_supplement(SupplementRequest(()), past(), birth, national)
    assert [objection.field for objection in found] == ["papers", "reason"]


# -------------------------------------------------------------------------------------------------- closing


@pytest.mark.rule("time.ends_at", profile="national_2025")
@pytest.mark.rule("supplement.closing", profile="national_2025")
def test_a_dossier_is_closed_after_fifteen_plain_days_and_not_on_the_last_of_them(national: Profile) -> None:
    asked = past(last_asked=at(MORNING))
    assert closing_day(national, at(MORNING), OFFICE, channel="direct") == (
        date(2026, 3, 17),
        national.rule("supplement.closing", channel="direct"),
    )
    (found,) = against_closing(asked, at("2026-03-17T16:59"), national, OFFICE)
    assert "17/03/2026" in found.vi
    assert against_closing(asked, at("2026-03-18T07:30"), national, OFFICE) == ()


def test_where_no_article_closes_a_dossier_the_program_says_that_the_rule_is_its_own(dak_nong: Profile) -> None:
    (found,) = against_closing(past(last_asked=at(MORNING)), at("2027-01-04T09:00"), dak_nong, OFFICE)
    assert "phần mềm đặt ra" in found.vi
    assert found.citation == ""


# -------------------------------------------------------------------------------------------- late and early


@pytest.mark.rule("late.reappointments", profile="national_2025")
def test_the_appointment_is_moved_once_and_not_twice(national: Profile) -> None:
    due, later = at("2026-03-09T09:00"), at("2026-03-12T09:00")
    assert against_new_appointment(past(due=due), later, at("2026-03-05T09:00"), national) == ()
    (found,) = against_new_appointment(past(due=due, moved=1), later, at("2026-03-05T09:00"), national)
    assert found.firm
    assert "19.6" in found.citation


@pytest.mark.rule("late.notice_before", profile="national_2025")
def test_whoever_is_told_late_is_told_all_the_same(national: Profile) -> None:
    due, later = at("2026-03-09T09:00"), at("2026-03-12T09:00")
    told = apology_day(national, due, channel="direct")
    assert told is not None
    assert told[0] == date(2026, 3, 8)
    (found,) = against_new_appointment(past(due=due), later, at("2026-03-09T08:00"), national)
    assert not found.firm
    assert firm((found,)) == ()


@pytest.mark.parametrize("new_due", ["2026-03-09T09:00", "2026-03-06T09:00"])
def test_a_new_appointment_comes_after_the_old_one(national: Profile, new_due: str) -> None:
    found = against_new_appointment(past(due=at("2026-03-09T09:00")), at(new_due), at(MORNING), national)
    assert [objection.firm for objection in found] == [True]


def test_a_new_appointment_whose_year_was_mistyped_is_refused(national: Profile) -> None:
    due = at("2026-03-09T09:00")
    assert against_new_appointment(past(due=due), at("2031-03-01T09:00"), at(MORNING), national) == ()
    (found,) = against_new_appointment(past(due=due), at("2206-03-12T09:00"), at(MORNING), national)
    assert (found.field, found.firm) == ("due", True)
    assert "năm năm" in found.vi


@pytest.mark.rule("return.early_notice", profile="national_2025")
def test_an_early_result_is_announced_beforehand(national: Profile) -> None:
    waiting = past(due=at("2026-03-09T09:00"))
    (found,) = against_early_return(waiting, at("2026-03-06T09:00"), national)
    assert not found.firm
    told = past(due=at("2026-03-09T09:00"), told_of_early_result=True)
    assert against_early_return(told, at("2026-03-06T09:00"), national) == ()
    assert against_early_return(waiting, at("2026-03-09T07:30"), national) == ()


# --------------------------------------------------------------------------------------------------- refund


@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="dak_nong_2019")
def test_money_goes_back_when_the_agency_cannot_perform_and_not_when_nobody_collects(dak_nong: Profile) -> None:
    online = past(channel="online")
    assert against_refund(agency_cannot=True, past=online, profile=dak_nong) == ()
    (found,) = against_refund(agency_cannot=False, past=online, profile=dak_nong)
    assert found.firm
    assert "13.2.c" in found.citation


def test_a_silent_regulation_neither_gives_back_nor_forbids(national: Profile) -> None:
    (found,) = against_refund(agency_cannot=True, past=past(), profile=national)
    assert isinstance(found, Objection)
    assert not found.firm
