"""The report of a period over a real database: figures by field and service, the late, paper and sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput
from counter_app.domain.report_counts import Outcome, ReportSpan
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.domain.times import iso
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.period_reports import Figures, PeriodReports, ReportKind
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.store.report_reading import of_span
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import BIRTH, CLERK_LAN, STATUS, SUPERVISOR_HOA, receipt_of
from tests.services.newest_entry import newest_entry
from tests.services.steps.anew import RESIDENCE
from tests.services.steps.counter import Counter, counter
from tests.services.steps.each_regulation import each_profile
from tests.store.feed_arrivals import arrive, judged

NOVEMBER = ReportSpan(date(2026, 11, 1), date(2026, 11, 30))
DECEMBER = ReportSpan(date(2026, 12, 1), date(2026, 12, 31))
UNIT = "Phòng Tư pháp"
MISSING = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Thiếu")


@pytest.fixture(name="opened")
def opened_counter(tmp_path: Path) -> Counter:
    return counter(tmp_path)


def reports(opened: Counter) -> PeriodReports:
    return PeriodReports(opened.cases, opened.place.reference)


def figures(opened: Counter, span: ReportSpan = NOVEMBER) -> Figures:
    return reports(opened).figures(span)


def finished(opened: Counter, identity: str) -> str:
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    return identity


def a_mixed_month(opened: Counter) -> None:
    """Received on 23 November, due on the 27th: early, at once, withdrawn, waiting, late, online and pending."""
    finished(opened, opened.receive())
    opened.receive(receipt_of(BIRTH, returned_at_once=True))
    opened.endings.withdraw(opened.receive(), "Không cần nữa", GivenBack(), CLERK_LAN)
    opened.supplements.ask(opened.receive(), MISSING, CLERK_LAN)
    opened.receive(receipt_of(channel="online", service_level="3"))
    late = opened.receive(receipt_of(channel="online", service_level="full"))
    opened.place.hands.pass_time(days=8)  # 1 December
    finished(opened, late)


def test_every_dossier_of_the_office_stands_in_one_column(opened: Counter) -> None:
    a_mixed_month(opened)
    total = figures(opened).total
    assert (total.online, total.direct, total.carried) == (2, 4, 0)
    assert (total.resolved, total.ended, total.pending) == (2, 1, 3)
    assert total.by[Outcome.EARLY] == 1
    assert total.by[Outcome.ON_TIME] == 1
    assert total.by[Outcome.PENDING_LATE] == 2
    assert total.by[Outcome.PENDING_IN_TIME] == 1


def test_the_next_period_carries_over_what_was_left(opened: Counter) -> None:
    a_mixed_month(opened)
    total = figures(opened, DECEMBER).total
    assert (total.carried, total.new) == (3, 0)
    assert total.by[Outcome.LATE] == 1
    assert total.received == total.resolved + total.ended + total.pending


def test_fields_and_procedures_add_up_to_the_whole(opened: Counter) -> None:
    a_mixed_month(opened)
    found = figures(opened)
    assert {line.name for line in found.fields} == {
        opened.place.reference.procedure(code, NOVEMBER.last).field.value for code in (BIRTH, STATUS)
    }
    for line in found.fields:
        assert sum(counts.received for _code, _name, counts in line.procedures) == line.counts.received
    assert sum(line.counts.received for line in found.fields) == found.total.received


def test_a_period_that_still_runs_is_looked_at_to_today(opened: Counter) -> None:
    opened.receive()
    found = figures(opened)
    assert found.until == date(2026, 11, 23)
    assert found.total.by[Outcome.PENDING_IN_TIME] == 1


def test_a_period_that_has_not_begun_is_refused(opened: Counter) -> None:
    with pytest.raises(BadInput):
        figures(opened, ReportSpan(date(2027, 1, 1), date(2027, 3, 31)))


def test_what_was_entered_after_an_outage_counts_in_the_month_in_which_it_came(opened: Counter) -> None:
    opened.place.hands.pass_time(days=9)  # 2 December
    came = opened.place.clock.now().replace(month=11, day=27)
    opened.receive(receipt_of(received=came))
    assert figures(opened).total.direct == 1
    assert figures(opened, DECEMBER).total.carried == 1


def received_anew(opened: Counter, old: str) -> None:
    saved = opened.corrections.ask_and_decide(
        old, Proposal(CorrectionKind.PROCEDURE, "Nhầm", procedure_code=RESIDENCE), CLERK_LAN, SUPERVISOR_HOA
    )
    assert saved.identity is not None


def test_what_is_received_anew_in_the_same_period_is_one_dossier(opened: Counter) -> None:
    received_anew(opened, opened.receive())
    found = figures(opened)
    assert (found.total.new, found.total.carried) == (1, 0)
    assert [code for line in found.fields for code, _name, _counts in line.procedures] == [RESIDENCE]


def test_what_is_received_anew_later_is_one_dossier_in_each_period_and_changes_no_figure_of_the_first(
    opened: Counter,
) -> None:
    """The new one bears the original time: both stood in November's figures, as two dossiers that came in."""
    old = opened.receive()
    before = figures(opened)
    opened.place.hands.pass_time(days=9)  # 2 December
    received_anew(opened, old)
    november, december = figures(opened), figures(opened, DECEMBER)
    assert (november.total.received, december.total.received) == (1, 1)
    assert (november.total.new, december.total.carried) == (1, 1)
    assert november.fields[0].procedures[0][:1] == before.fields[0].procedures[0][:1] == (STATUS,)
    assert december.fields[0].procedures[0][0] == RESIDENCE


def test_what_the_centre_did_not_accept_is_in_no_figure(opened: Counter) -> None:
    opened.receive()
    assert figures(opened).total.received == 1
    arrive(opened.place.desk, judged(1, newest_entry(opened.place), "not_permitted", None))
    assert figures(opened).total.received == 0


# ------------------------------------------------------------------------------------------- what regulations ask for

ASKED = {
    "dong_nai_2015": ("Lượt dùng trong kỳ", "Đã xử lý", "Đang xử lý"),
    "dak_nong_2019": ("Lượt dùng trong kỳ", "Trước hạn", "Đúng hạn", "Quá hạn"),
    "binh_dinh_2019": ("Lượt dùng trong kỳ", "Đúng hạn", "Quá hạn"),
}


@pytest.mark.rule("statistics.per_service", profile="dong_nai_2015")
@pytest.mark.rule("statistics.per_service", profile="dak_nong_2019")
@pytest.mark.rule("statistics.per_service", profile="binh_dinh_2019")
@pytest.mark.parametrize("profile", ASKED)
def test_each_online_service_of_level_3_and_above_has_the_figures_that_the_regulation_names(
    opened: Counter, profile: str
) -> None:
    choose(opened.place, profile)
    finished(opened, opened.receive(receipt_of(channel="online", service_level="3")))
    opened.receive(receipt_of(channel="online", service_level="4"))
    opened.receive(receipt_of(channel="online", service_level="2"))
    opened.receive()
    (sheet,) = reports(opened).sheets(ReportKind.SERVICES, NOVEMBER)
    assert sheet.titles[4:] == ASKED[profile]
    assert [row[3] for row in sheet.rows] == ["3", "4"]
    assert sheet.rows[0][4] == 1  # used once
    done = dict(zip(sheet.titles, sheet.rows[0], strict=True))
    assert done.get("Trước hạn", done.get("Đúng hạn", done.get("Đã xử lý"))) == 1


@pytest.mark.rule("statistics.online_share", profile="binh_dinh_2019")
@pytest.mark.rule("statistics.online_share", profile="dong_nai_2020")
@pytest.mark.parametrize("profile", ["binh_dinh_2019", "dong_nai_2020", "dak_nong_2019", "national_2025"])
def test_the_share_of_online_dossiers_is_told_where_the_regulation_has_it_measured(
    opened: Counter, profile: str
) -> None:
    choose(opened.place, profile)
    opened.receive(receipt_of(channel="online", service_level="3"))
    opened.receive(receipt_of(channel="online", service_level="2"))
    opened.receive()
    text = on_paper(opened, ReportKind.FIELDS)
    assert ("33,33% (1/3)" in text) is (profile in ("binh_dinh_2019", "dong_nai_2020"))


SENT_TO = {
    "dak_nong_2019": ("Văn phòng UBND tỉnh Đăk Nông", "QĐ 04/2019/QĐ-UBND, điều 24.9"),
    "binh_dinh_2019": ("UBND tỉnh Bình Định", "QĐ 44/2019/QĐ-UBND, điều 19"),
    "dong_nai_2020": ("", "QĐ 31/2020/QĐ-UBND, điều 13.10"),
    "hai_duong_2025": ("UBND tỉnh Hải Dương", "Dự thảo Hải Dương 2025, điều 24.1"),
}


@pytest.mark.rule("reports.agency.addressees", "reports.agency.deadlines", profile="dak_nong_2019")
@pytest.mark.rule("reports.agency.periods", profile="dak_nong_2019")
@pytest.mark.rule("reports.agency.addressees", "reports.agency.periods", profile="binh_dinh_2019")
@pytest.mark.rule("reports.agency.deadlines", "reports.agency.periods", profile="dong_nai_2020")
@pytest.mark.rule("reports.agency.form", profile="dong_nai_2020")
@pytest.mark.rule("reports.centre.periods", "reports.centre.addressees", profile="hai_duong_2025")
@pytest.mark.parametrize("profile", SENT_TO)
def test_the_report_of_the_period_that_presses_names_whom_it_goes_to_and_by_which_article(
    opened: Counter, profile: str
) -> None:
    choose(opened.place, profile)
    opened.receive()
    report = reports(opened)
    span = report.periods(ReportKind.FIELDS)[0].span
    text = extracted(render_form(report.form(ReportKind.FIELDS, span, SUPERVISOR_HOA)))
    addressee, article = SENT_TO[profile]
    assert article in text
    assert ("Kính gửi" in text) is bool(addressee)
    assert addressee in text
    assert "Lê Thị Hoa" in text


@pytest.mark.rule("reports.late_list.periods", profile="hai_duong_2025")
def test_in_hai_duong_the_late_are_listed_each_month_by_office_and_without_the_citizens_name(opened: Counter) -> None:
    choose(opened.place, "hai_duong_2025")
    late = opened.receive()
    opened.handovers.hand_over(late, UNIT, CLERK_LAN)
    opened.receive(receipt_of(BIRTH, returned_at_once=True))
    opened.place.hands.pass_time(days=10)  # 3 December
    report = reports(opened)
    span = report.periods(ReportKind.LATE)[0].span
    assert span == NOVEMBER
    text = extracted(render_form(report.form(ReportKind.LATE, span)))
    (line,) = report.figures(span).late
    assert (line.named, line.unit, line.done, line.days) == ("H36.37.05-261123-0001", UNIT, None, 1)
    assert "điều 24.3" in text
    assert "H36.37.05-261123-0001" in text
    assert "Nguyễn Thị Đẹp" not in text


def test_a_result_that_came_late_is_listed_with_its_days_in_the_month_in_which_it_came(opened: Counter) -> None:
    late = opened.receive()
    opened.place.hands.pass_time(days=8)  # 1 December; the 27th was a Friday
    finished(opened, late)
    opened.results.hand_out(late, Return(), CLERK_LAN)
    (line,) = figures(opened, DECEMBER).late
    assert (line.days, line.done is not None) == (2, True)


# --------------------------------------------------------------------------------------------------- paper and sheets


def on_paper(opened: Counter, kind: ReportKind) -> str:
    return extracted(render_form(reports(opened).form(kind, NOVEMBER, CLERK_LAN)))


SAID_OF_NOTHING = {
    ReportKind.FIELDS: "tổng số bưu chính 0 0 0 kỳ trước chuyển sang 0",
    ReportKind.SERVICES: "Không có hồ sơ trực tuyến nào trong kỳ.",
    ReportKind.LATE: "Không có hồ sơ nào chậm muộn trong kỳ.",
}


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_report_of_nothing_says_so_on_one_page(opened: Counter, kind: ReportKind) -> None:
    text = on_paper(opened, kind)
    assert "NGƯỜI LẬP" in text
    assert "không phải mẫu của quy định" in text
    assert SAID_OF_NOTHING[kind] in " ".join(text.split())


def test_the_sheets_hold_the_figures_as_numbers_and_each_procedure(opened: Counter, tmp_path: Path) -> None:
    a_mixed_month(opened)
    file = reports(opened).save(ReportKind.FIELDS, NOVEMBER, tmp_path / "báo cáo tháng 11")
    assert file.name == "báo cáo tháng 11.xlsx"
    book = load_workbook(file, read_only=True)
    assert book.sheetnames == ["Theo lĩnh vực", "Theo thủ tục"]
    rows = [row for row in book["Theo lĩnh vực"].iter_rows(values_only=True) if row[1] == "Tổng cộng"]
    assert rows[0][2:6] == (6, 2, 4, 0)
    assert {row[1] for row in book["Theo thủ tục"].iter_rows(values_only=True)} >= {BIRTH, STATUS}


def test_nothing_is_written_into_the_journal_by_a_report(opened: Counter, tmp_path: Path) -> None:
    a_mixed_month(opened)
    before = opened.place.entry_types()
    reports(opened).save(ReportKind.LATE, NOVEMBER, tmp_path / "a.xlsx")
    reports(opened).form(ReportKind.SERVICES, NOVEMBER)
    assert opened.place.entry_types() == before


def test_what_was_finished_for_good_before_the_period_is_not_even_read(opened: Counter) -> None:
    """Ten years of finished dossiers must not be read for the figures of a month."""
    old = finished(opened, opened.receive())
    opened.results.hand_out(old, Return(), CLERK_LAN)
    kept = finished(opened, opened.receive())  # its result lies ready: still active
    left = opened.receive()
    opened.place.hands.pass_time(days=10)
    opened.results.hand_out(kept, Return(), CLERK_LAN)
    span = DECEMBER
    with opened.cases.reading() as connection:
        read = of_span(connection, opened.cases.projections, iso(span.begins), iso(span.ends))
        assert [one.identity for one in read] == [kept, left]
    assert figures(opened, span).total.carried == 1  # the result of the other was there in November


@each_profile
@pytest.mark.rule("service.proposals", profile="dong_nai_2020")
def test_in_dong_nai_the_report_names_what_is_asked_for_and_not_once_online_and_whom_it_is_proposed_to(
    opened: Counter, profile: str
) -> None:
    choose(opened.place, profile)
    for _ in range(2):
        opened.receive()
    opened.receive(receipt_of(BIRTH))
    opened.receive(receipt_of(BIRTH, channel="online", service_level="4"))
    words = " ".join(on_paper(opened, ReportKind.SERVICES).split())
    asked = "chưa hồ sơ nào nộp trực tuyến"
    assert (asked in words) is (profile == "dong_nai_2020")
    if asked in words:
        told = words.partition(asked)[2]
        assert "Cấp Giấy xác nhận tình trạng hôn nhân (2 hồ sơ)" in told
        assert "Nơi nhận đề xuất: Văn phòng Ủy ban nhân dân tỉnh Đồng Nai." in told
        assert "điều 13.7" in words
        assert "khai sinh" not in told
