"""The evaluation slip goes out with forms 01, 02 and 03 where the regulation or the office says so: one print job."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.slip import CopyReason
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.print.form_pdf import render_form
from counter_app.print.picture import page_count
from counter_app.print.slip_size import SlipSize
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips
from counter_app.services.steps.endings import Refusal
from tests.print.paper_reading import decoded, extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, DESK_KEY, receipt_of
from tests.services.steps.counter import Counter, counter

TITLE = "PHIẾU ĐÁNH GIÁ"


@pytest.fixture(name="counter")
def opened(tmp_path: Path) -> Counter:
    return counter(tmp_path)


@pytest.fixture(name="slips")
def of_the_desk(counter: Counter) -> Slips:
    place = counter.place
    pauses: list[float] = []
    printer = counter.printer
    return Slips(
        place.desk, place.clock, place.reference, DESK_KEY, Printing(lambda _name, _size: printer, pauses.append)
    )


@pytest.mark.rule("satisfaction.after_service", profile="dak_nong_2019")
@pytest.mark.rule("satisfaction.slip_with", "satisfaction.indicators", profile="national_2018")
def test_the_first_slip_brings_it_in_the_same_job_and_a_copy_does_not(counter: Counter, slips: Slips) -> None:
    choose(counter.place, "dak_nong_2019")
    identity = counter.receive()
    slips.print_slip(identity, CLERK_LAN)
    (sheet,) = counter.printer.sent
    text = extracted(sheet)
    assert (page_count(sheet), TITLE in text, "Số lần phải liên hệ" in text) == (2, True, True)
    assert decoded(sheet, 0, 300)["QR Code"]
    assert "Kèm phiếu đánh giá" in counter.told(identity)
    slips.print_slip(identity, CLERK_LAN, reason=CopyReason.LOST)
    assert TITLE not in extracted(counter.printer.sent[1])


def test_several_dossiers_on_one_slip_bring_one(counter: Counter, slips: Slips) -> None:
    choose(counter.place, "dak_nong_2019")
    slips.print_together([counter.receive(), counter.receive()], CLERK_LAN)
    text = extracted(counter.printer.sent[0])
    assert text.count(TITLE) == 1
    assert "H36.37.05-261123-0001 và 1 hồ sơ khác" in text


def test_a_regulation_that_says_nothing_brings_none(counter: Counter, slips: Slips) -> None:
    identity = counter.receive()
    slips.print_slip(identity, CLERK_LAN)
    assert TITLE not in extracted(counter.printer.sent[0])
    assert "phiếu đánh giá" not in counter.told(identity)


def test_an_office_can_leave_it_off(counter: Counter, slips: Slips) -> None:
    choose(counter.place, "dak_nong_2019", evaluation_slip=False)
    slips.print_slip(counter.receive(), CLERK_LAN)
    assert TITLE not in extracted(counter.printer.sent[0])


def test_a_roll_is_too_narrow_for_it(counter: Counter, slips: Slips) -> None:
    choose(counter.place, "dak_nong_2019")
    identity = counter.receive()
    slips.print_slip(identity, CLERK_LAN, size=SlipSize.ROLL)
    assert "phiếu đánh giá" not in counter.told(identity)


def test_a_request_for_supplement_brings_it_and_a_control_slip_does_not(counter: Counter) -> None:
    choose(counter.place, "dak_nong_2019")
    identity = counter.receive()
    asked = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), (), "Thiếu giấy tờ")
    counter.supplements.ask(identity, asked, CLERK_LAN)
    papers = counter.papers
    papers.print_form(papers.supplement_request(identity), identity, CLERK_LAN)
    papers.print_form(papers.control_slip(identity), identity, CLERK_LAN)
    assert [TITLE in extracted(sheet) for sheet in counter.printer.sent] == [True, False]
    assert counter.told(identity).count("Kèm phiếu đánh giá") == 1
    assert counter.place.entry_types().count("PaperOutcome") == 2


def test_a_refusal_brings_it(counter: Counter) -> None:
    choose(counter.place, "dak_nong_2019")
    refused = counter.endings.refuse_at_the_counter(receipt_of(), Refusal(("Không thuộc thẩm quyền",)), CLERK_LAN)
    assert refused.identity is not None
    counter.papers.print_form(counter.papers.refusal(refused.identity), refused.identity, CLERK_LAN)
    assert [TITLE in extracted(sheet) for sheet in counter.printer.sent] == [True]
    assert "Kèm phiếu đánh giá" in counter.told(refused.identity)


def test_the_rating_is_by_grades_where_the_regulation_has_them(counter: Counter, slips: Slips) -> None:
    choose(counter.place, "dak_nong_2019")
    slips.print_slip(counter.receive(receipt_of(channel="online", service_level="4")), CLERK_LAN)
    text = extracted(counter.printer.sent[0])
    assert ("Rất hài lòng" in text, "2 điểm" in text) == (True, False)


@pytest.mark.rule("satisfaction.scale", "satisfaction.details", "satisfaction.required", profile="dak_nong_2019")
def test_only_the_whole_must_be_rated_in_dak_nong(counter: Counter) -> None:
    choose(counter.place, "dak_nong_2019")
    text = evaluation(counter, receipt_of(channel="online", service_level="4"))
    assert text.count("(không bắt buộc)") == 3
    assert "Đánh giá chung (" not in text
    assert "Theo QĐ 04/2019/QĐ-UBND, điều 14.2.a" in text


@pytest.mark.rule("satisfaction.offered", profile="hai_duong_2025")
def test_in_hai_duong_progress_and_quality_are_rated_first_on_the_scale_of_the_law_of_its_time(
    counter: Counter,
) -> None:
    choose(counter.place, "hai_duong_2025")
    text = evaluation(counter)
    assert text.index("Tiến độ") < text.index("Chất lượng giải quyết") < text.index("Số lần phải liên hệ")
    assert "Dự thảo Hải Dương 2025, điều 8.4" in text
    assert "2 điểm" in text


@pytest.mark.rule("satisfaction.confidential", profile="national_2025")
def test_where_no_indicator_was_read_the_slip_says_whose_scale_it_is_and_leads_to_nobody(counter: Counter) -> None:
    text = evaluation(counter)
    assert "do phần mềm đặt" in text
    assert "chưa được đối chiếu" in text
    assert "điểm" not in text
    assert "H36.37.05" not in text
    assert "NĐ 118/2025/NĐ-CP, điều 29.3" in text


OF_THE_AGENCY = ("Tỷ lệ trực tuyến", "Công khai thủ tục", "Tiếp thu, giải trình")


@pytest.mark.rule("satisfaction.indicators.dossier", profile="national_2018")
def test_the_citizen_rates_the_dossier_and_not_the_agencys_figures(counter: Counter) -> None:
    choose(counter.place, "binh_dinh_2019")
    text = evaluation(counter)
    for asked in ("Thời gian của từng cơ quan", "Số cơ quan phải liên hệ", "Thái độ cán bộ"):
        assert asked in text
    assert [one for one in OF_THE_AGENCY if one in text] == []
    assert "TT 01/2018/TT-VPCP, điều 13–15" in text


@pytest.mark.rule("satisfaction.slip_with", "satisfaction.indicators.dossier", profile="national_2025")
def test_under_the_law_of_2025_the_older_circulars_slip_goes_out_where_its_rules_are_switched_on(
    counter: Counter, slips: Slips
) -> None:
    choose(counter.place, "national_2025")
    slips.print_slip(counter.receive(), CLERK_LAN)
    rules = ["satisfaction.slip_with", "satisfaction.indicators", "satisfaction.indicators.dossier"]
    choose(counter.place, "national_2025", switched_on=rules)
    slips.print_slip(counter.receive(), CLERK_LAN)
    without, with_it = (extracted(sheet) for sheet in counter.printer.sent)
    assert (TITLE in without, TITLE in with_it) == (False, True)
    assert "Thái độ cán bộ" in with_it
    assert [one for one in OF_THE_AGENCY if one in with_it] == []


@pytest.mark.rule("satisfaction.indicators", profile="national_2025")
def test_indicators_that_the_administrator_switched_on_are_marked_as_never_verified(counter: Counter) -> None:
    choose(counter.place, "national_2025", switched_on=["satisfaction.indicators"])
    text = evaluation(counter)
    assert "TT 01/2018/TT-VPCP, điều 13 (chưa kiểm chứng)" in text
    assert "2 điểm" in text


def test_an_office_under_the_law_of_2025_may_hand_it_out_with_every_slip(counter: Counter, slips: Slips) -> None:
    choose(counter.place, "national_2025", evaluation_slip=True)
    slips.print_slip(counter.receive(), CLERK_LAN)
    text = extracted(counter.printer.sent[0])
    assert TITLE in text
    assert "do phần mềm đặt" in text


def evaluation(counter: Counter, command: ReceiveDossier | None = None) -> str:
    form = counter.papers.evaluation(counter.receive(command))
    return extracted(render_form(form))
