"""Telling of an incident: whom, by when and on what paper as each regulation says, filled in from what the desk saw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.incident_duties import IncidentKind
from counter_app.print.form_pdf import render_form
from counter_app.services.outage import Outages
from counter_app.services.rule_book import RuleBook
from counter_app.services.steps.incident_reports import IncidentReport, IncidentReports
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN
from tests.services.steps.counter import Counter, counter

FAULT, PORTAL = IncidentKind.SERVICE_FAULT, IncidentKind.PORTAL
REPORT = IncidentReport(
    FAULT,
    "Đăng ký khai sinh trực tuyến",
    "Không mở được biểu mẫu từ 8 giờ",
    "Đề nghị khôi phục",
    "Công chức tư pháp",
    "lan@example.vn",
    "0900 000 001",
)
PROFILES = ("dong_nai_2015", "dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "hai_duong_2025", "national_2025")
# Which incident is told, in what time, to whom, by which article.
DUTIES = {
    ("dak_nong_2019", FAULT): ("same_day", ("Văn phòng UBND tỉnh Đăk Nông", "Sở Thông tin và Truyền thông"), "8.3.a"),
    ("hai_duong_2025", FAULT): ("list", ("Trung tâm Công nghệ thông tin và Truyền thông",), "22.6"),
    ("hai_duong_2025", PORTAL): ("list", ("Trung tâm Công nghệ thông tin và Truyền thông",), "22.6"),
    ("binh_dinh_2019", PORTAL): ("at_once", ("Văn phòng UBND tỉnh Bình Định",), "14.6"),
    ("dong_nai_2020", PORTAL): (
        "promptly",
        ("Văn phòng Ủy ban nhân dân tỉnh Đồng Nai", "Sở Thông tin và Truyền thông"),
        "13.5",
    ),
}


@pytest.fixture(name="opened")
def opened_counter(tmp_path: Path) -> Counter:
    return counter(tmp_path)


def incidents(opened: Counter) -> IncidentReports:
    return IncidentReports(opened.cases, opened.place.reference, outages(opened))


def outages(opened: Counter) -> Outages:
    return Outages(opened.place.desk, opened.place.clock)


@pytest.mark.rule("incident.service_fault.notice", "incident.service_fault.addressees", profile="dak_nong_2019")
@pytest.mark.rule("incident.portal.notice", "incident.portal.addressees", profile="binh_dinh_2019")
@pytest.mark.rule("incident.portal.notice", "incident.portal.addressees", profile="dong_nai_2020")
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("kind", list(IncidentKind))
def test_each_regulation_has_one_of_the_two_incidents_told_or_none(
    opened: Counter, profile: str, kind: IncidentKind
) -> None:
    choose(opened.place, profile)
    duty = incidents(opened).duty(kind)
    found = (duty.rule.unit, duty.addressees, _article(duty.source)) if duty else None
    assert found == DUTIES.get((profile, kind))


@pytest.mark.rule("support.incident_contact", "support.unit_contact", profile="dak_nong_2019")
@pytest.mark.rule("support.unit_contact", profile="dong_nai_2015")
@pytest.mark.rule("outage.work_by_ordinary_means", "outage.enter_afterwards", profile="dak_nong_2019")
@pytest.mark.parametrize("profile", PROFILES)
def test_whoever_stands_before_a_stop_reads_who_helps_and_how_work_goes_on(opened: Counter, profile: str) -> None:
    choose(opened.place, profile)
    told = {kind: [_article(one.vi)[:-2] for one in incidents(opened).help(kind).told] for kind in IncidentKind}
    helped = {"dak_nong_2019": ["26.4; QĐ 04/2019/QĐ-UBND, điều 26.6"], "dong_nai_2015": ["8.6.b"]}.get(profile, [])
    stop = ["13.3.b"] if profile == "dak_nong_2019" else []
    assert told == {FAULT: helped, PORTAL: [*stop, *helped]}


def test_in_dak_nong_a_stop_is_told_to_nobody_by_its_own_article_but_help_is_asked_of_the_province(
    opened: Counter,
) -> None:
    choose(opened.place, "dak_nong_2019")
    assert incidents(opened).duty(PORTAL) is None
    text = extracted(render_form(incidents(opened).form(IncidentReport(PORTAL, description="Mất điện"), CLERK_LAN)))
    assert "Kính gửi: Văn phòng UBND tỉnh Đăk Nông" in text
    assert "căn cứ QĐ 04/2019/QĐ-UBND, điều 26.6" in text
    assert "Phụ lục IV" not in text


def _article(source: str) -> str:
    return source.partition("điều ")[2]


@pytest.mark.rule("support.escalation", profile="hai_duong_2025")
@pytest.mark.parametrize("kind", list(IncidentKind))
def test_in_hai_duong_it_goes_to_the_operator_first_and_to_the_department_only_then(
    opened: Counter, kind: IncidentKind
) -> None:
    choose(opened.place, "hai_duong_2025", regulation_settings={"addressee.ict_department": "Sở Khoa học và Công nghệ"})
    duty = incidents(opened).duty(kind)
    assert duty is not None
    assert duty.when.vi == "phản ánh để được hỗ trợ (chưa ổn thì phản ánh tiếp Sở Khoa học và Công nghệ)"
    text = extracted(render_form(incidents(opened).form(replace(REPORT, kind=kind), CLERK_LAN)))
    assert "Kính gửi: Trung tâm Công nghệ thông tin và Truyền thông" in text
    assert "Sở Khoa học" not in text
    assert "căn cứ Dự thảo Hải Dương 2025, điều 22.6" in text
    assert "mức độ 3" not in text  # levels of before 2022, and of Đăk Nông's annex alone


def test_an_office_names_todays_bodies_where_the_regulation_names_those_of_its_time(opened: Counter) -> None:
    names = {"addressee.ict_department": "Sở Khoa học và Công nghệ tỉnh Lâm Đồng", "addressee.nobody": "Không ai"}
    choose(opened.place, "dak_nong_2019", regulation_settings=names)
    duty = incidents(opened).duty(FAULT)
    assert duty is not None
    assert duty.addressees == ("Văn phòng UBND tỉnh Đăk Nông", "Sở Khoa học và Công nghệ tỉnh Lâm Đồng")
    shown = RuleBook(opened.place.reference, opened.place.clock.now).rules("incident.service_fault.addressees")
    assert "Lâm Đồng" in shown[0].value_vi
    choose(opened.place, "dak_nong_2019", regulation_settings={"addressee.ict_department": 7})
    assert len(opened.place.reference.office().unusable) == 1


@pytest.mark.rule("incident.service_fault.form", profile="dak_nong_2019")
def test_in_dak_nong_the_fault_of_a_service_is_told_on_annex_iv_field_by_field(opened: Counter) -> None:
    choose(opened.place, "dak_nong_2019")
    text = extracted(render_form(incidents(opened).form(REPORT, CLERK_LAN)))
    order = [
        *("PHIẾU YÊU CẦU", "tỉnh Đăk Nông", "Kính gửi: Văn phòng UBND tỉnh Đăk Nông", "1. Họ và tên người yêu cầu"),
        *("Nguyễn Thị Lan", "2. Chức vụ", "3. Email", "lan@example.vn", "4. Đơn vị xây dựng", "5. Tên dịch vụ"),
        *("Đăng ký khai sinh trực tuyến", "6. Mô tả sự cố", "Không mở được", "7. Ý kiến đề xuất", "Đề nghị khôi phục"),
        *("Xác nhận của lãnh đạo cơ quan", "Người yêu cầu"),
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Phụ lục IV (QĐ 04/2019/QĐ-UBND, điều 8.3.a)" in text
    assert "Sở Thông tin và Truyền thông;" in text


def test_an_incident_of_the_portal_begins_with_what_the_desk_saw_today(opened: Counter) -> None:
    choose(opened.place, "binh_dinh_2019")
    outages(opened).declare(CLERK_LAN, "Không vào được cổng")
    opened.place.hands.pass_time(days=1)
    outages(opened).declare_over(CLERK_LAN)
    outages(opened).declare(CLERK_LAN, "Đứt cáp")
    opened.place.hands.pass_time(minutes=20)
    said = incidents(opened).description(PORTAL)
    assert "từ 23/11/2026 08:00 đến 24/11/2026 08:00: Không vào được cổng" in said
    assert "từ 24/11/2026 08:00 chưa có lại (lúc 08:20): Đứt cáp" in said
    assert incidents(opened).description(FAULT) == ""
    text = extracted(render_form(incidents(opened).form(IncidentReport(PORTAL, description=said), CLERK_LAN)))
    assert "Quy định không có mẫu" in text
    assert "QĐ 44/2019/QĐ-UBND, điều 14.6" in text
    opened.place.hands.pass_time(minutes=1)
    outages(opened).declare_over(CLERK_LAN)
    opened.place.hands.pass_time(days=2)
    assert incidents(opened).description(PORTAL) == ""


def test_where_no_regulation_asks_for_it_the_paper_names_nobody_and_no_article(opened: Counter) -> None:
    text = extracted(render_form(incidents(opened).form(REPORT, CLERK_LAN)))
    assert "Kính gửi: …" in text
    assert "điều" not in text


@pytest.mark.parametrize(
    "report",
    [
        IncidentReport(FAULT, description="Lỗi"),
        IncidentReport(FAULT, "Khai sinh"),
        IncidentReport(PORTAL),
        IncidentReport(PORTAL, description="a" * 2_000),
        IncidentReport(PORTAL, description="Lỗi", email="a\x00b"),
    ],
)
def test_what_cannot_be_written_is_said(opened: Counter, report: IncidentReport) -> None:
    with pytest.raises(BadInput):
        incidents(opened).form(report, CLERK_LAN)
