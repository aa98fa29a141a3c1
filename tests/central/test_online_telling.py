"""The citizen is told at once that a dossier arrived and when it is checked, over the channels that were chosen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from central.core import Centre
from counter_app.domain.calendar_form import calendar_to_json
from counter_app.domain.judging import IN_ORDER
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.online_filing import (
    NATIONAL_ANSWER_HOURS,
    NATIONAL_PROFILE,
)
from counter_app.domain.procedures import procedure_bytes
from counter_app.domain.records import write_json
from counter_app.domain.reference_content import version_name
from counter_app.domain.regulation_reading import parse_profile
from counter_app.domain.working_hours import parse_week
from counter_app.settings.catalogue_file import load_sample_catalogue
from counter_app.settings.regulation_files import profile_bytes
from tests.central.filed import WITHDRAWAL, Filed
from tests.central.portals import ADDRESS, Portal, filing, rows
from tests.central.writers import NOON, OFFICE, Writer


def notices(centre: Centre, writer: Writer) -> list[tuple[Any, Any, dict[str, Any]]]:
    return [(row, header, body) for row, header, body in rows(centre, writer) if header.type == "NoticeMade"]


def filed_and_told(centre: Centre, **changes: Any) -> dict[str, Any]:
    Portal(centre).sent(filing(notify=["sms"], **changes))
    ((row, header, details),) = notices(centre, Writer(centre))
    assert (row.verdict, header.facts["kind"], header.facts["channels"]) == (IN_ORDER, "arrived", ["sms"])
    return details


def works_by(centre: Centre, profile: str, *, known: bool) -> None:
    put = centre.administration.put_reference
    put("settings", "settings", json.dumps({"profile": profile, "heading": {"hotline": "1022"}}).encode(), NOON, OFFICE)
    if known:
        put("profiles", profile, profile_bytes(profile), NOON)


@pytest.mark.rule("online.automatic_answer", profile="national_2025")
@pytest.mark.rule("online.answer", profile="national_2025")
def test_what_arrived_is_told_with_the_hours_of_the_law(centre: Centre) -> None:
    details = filed_and_told(centre)
    assert "23/11/2026 11:30" in details["vi"]
    assert "trong 08 giờ làm việc" in details["vi"]
    assert "tra loi trong 08 gio lam viec" in details["sms"]
    assert details["to"] == {"sms": "0912 345 678"}


def test_the_national_hours_are_those_of_the_profile_that_the_desks_have() -> None:
    profile = parse_profile(profile_bytes(NATIONAL_PROFILE), NATIONAL_PROFILE)
    rule = profile.rule("online.answer", channel="online")
    assert rule is not None
    assert (rule.value, rule.unit) == (NATIONAL_ANSWER_HOURS, "working_hours")


@pytest.mark.rule("notice.receipt.when", profile="dak_nong_2019")
@pytest.mark.rule("notice.receipt.says", profile="dak_nong_2019")
@pytest.mark.parametrize("known", [False, True])
def test_where_the_regulation_has_no_hour_none_is_promised(centre: Centre, known: bool) -> None:
    works_by(centre, "dak_nong_2019", known=known)
    said = filed_and_told(centre)["vi"]
    assert "đã nhận được hồ sơ" in said
    assert "ngay khi kiểm tra xong" in said
    assert "giờ làm việc" not in said
    assert "1022" in said


OPEN = {day: ["07:30-11:30", "13:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}


@pytest.mark.rule("notice.receipt.says", profile="dak_nong_2019")
@pytest.mark.parametrize(
    ("filed", "said", "short"),
    [
        ("2026-11-23T09:10:00+07:00", "từ Thứ Hai 23/11/2026 09:10", "tu Thu Hai 23/11/2026 09:10"),
        ("2026-11-23T11:31:00+07:00", "từ Thứ Hai 23/11/2026 13:00", "tu Thu Hai 23/11/2026 13:00"),
        ("2026-11-20T18:00:00+07:00", "từ Thứ Hai 23/11/2026 07:30", "tu Thu Hai 23/11/2026 07:30"),
    ],
)
def test_where_the_regulation_has_no_hour_the_offices_calendar_says_from_when_it_is_checked(
    centre: Centre, filed: str, said: str, short: str
) -> None:
    works_by(centre, "dak_nong_2019", known=True)
    calendar = calendar_to_json(OfficeCalendar(parse_week(OPEN), holiday_years=(2026, 2026)))
    centre.administration.put_reference("calendar", "calendar", write_json(calendar), NOON, OFFICE)
    details = filed_and_told(centre, filed=filed)
    assert f"Dự kiến kiểm tra {said}; kết quả kiểm tra được báo ngay khi kiểm tra xong." in details["vi"]
    assert f"du kien kiem tra {short}" in details["sms"]


def catalogue_arrives(centre: Centre) -> None:
    procedure = load_sample_catalogue().find("1.004873", NOON.date())
    assert procedure is not None
    centre.administration.put_reference("procedures", version_name(procedure), procedure_bytes(procedure), NOON)


def test_the_term_is_told_as_far_as_the_offices_catalogue_states_it(centre: Centre) -> None:
    catalogue_arrives(centre)
    assert "Thời hạn giải quyết kể từ khi tiếp nhận: 3 ngày làm việc" in filed_and_told(centre)["vi"]


@pytest.mark.rule("notice.receipt.says", "term.starts", profile="dak_nong_2019")
@pytest.mark.parametrize(("known", "begins"), [(True, " kể từ khi Ông/Bà gửi hồ sơ đầy đủ"), (False, "")])
def test_where_the_term_runs_from_the_filing_the_citizen_is_told_so(centre: Centre, known: bool, begins: str) -> None:
    works_by(centre, "dak_nong_2019", known=known)
    catalogue_arrives(centre)
    assert f"Thời hạn giải quyết{begins}: 3 ngày làm việc" in filed_and_told(centre)["vi"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"profile":7,"heading":"x"}', b"\xff"])
def test_settings_that_nobody_can_read_keep_no_dossier_waiting(centre: Centre, content: bytes) -> None:
    centre.administration.put_reference("settings", "settings", content, NOON, OFFICE)
    centre.administration.put_reference("profiles", "x", content, NOON)
    centre.administration.put_reference("procedures", "1.004873", content, NOON)
    centre.administration.put_reference("calendar", "calendar", content, NOON, OFFICE)
    assert "08 giờ làm việc" in filed_and_told(centre)["vi"]


@pytest.mark.parametrize("changes", [{}, {"notify": []}, {"notify": ["email"]}])
def test_whoever_chose_no_channel_or_gave_no_address_is_told_nothing(centre: Centre, changes: dict[str, Any]) -> None:
    Portal(centre).sent(filing(**changes))
    assert notices(centre, Writer(centre)) == []


def test_what_was_sent_twice_is_told_once_and_what_came_back_is_told_again(centre: Centre) -> None:
    filed = Filed.__new__(Filed)
    filed.centre, filed.portal = centre, Portal(centre)
    for _twice in range(2):
        filed.dossier = filed.portal.sent(filing(notify=["sms"]))["dossier"]
    filed.desk = Writer(centre)
    centre.project(NOON)
    assert len(notices(centre, filed.desk)) == 1
    filed.steps("SupplementAsked")
    supplement = {"reference": "S1", "filed": "2026-11-23T11:50:00+07:00", "papers": [{"name": "Tờ khai"}]}
    filed.portal.sent(supplement, f"{ADDRESS}/NPSP-1/supplement")
    told = notices(centre, filed.desk)
    assert [header.facts["kind"] for _row, header, _details in told] == ["arrived", "arrived"]
    assert "23/11/2026 11:50" in told[1][2]["vi"]
    filed.asks("withdrawal", WITHDRAWAL)
    assert notices(centre, filed.desk)[-1][1].facts["kind"] == "withdrawn"


def test_after_an_erasure_nobody_is_told_anything(centre: Centre) -> None:
    filed = Filed.__new__(Filed)
    filed.centre, filed.portal, filed.desk = centre, Portal(centre), Writer(centre)
    filed.dossier = filed.portal.sent(filing(notify=["sms"]))["dossier"]
    centre.project(NOON)
    filed.desk.tell("BodyErased", dossier=filed.dossier, who="quang", facts={"reason": "x"})
    filed.desk.push()
    centre.project(NOON)
    filed.asks("withdrawal", WITHDRAWAL)
    assert len(notices(centre, filed.desk)) == 1
