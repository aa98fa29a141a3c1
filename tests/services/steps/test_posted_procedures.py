"""What is posted of a procedure: its papers, term and fees from the catalogue, what nobody checked said to be so."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.feedback import FeedbackKind
from counter_app.domain.online_guidance import online_guidance
from counter_app.domain.published import published_by
from counter_app.print.form_pdf import render_form
from counter_app.print.forms.posted_procedure import NOT_STATED
from counter_app.services.steps.feedback import Feedbacks
from counter_app.services.steps.posted_procedures import PostedProcedures
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import BIRTH
from tests.services.steps.counter import Counter
from tests.services.steps.each_regulation import Under, each_profile

LINKED = "2.000986"
CERTIFIED = "2.000815"  # received at the counter alone


def posted(opened: Counter, code: str = BIRTH) -> str:
    return extracted(render_form(PostedProcedures(opened.cases, opened.place.reference).form(code)))


# Which articles want it public, under which regulation.
SOURCES = {
    "dong_nai_2015": ("QĐ 33/2015/QĐ-UBND, điều 3.2",),
    "dak_nong_2019": tuple(f"QĐ 04/2019/QĐ-UBND, điều {article}" for article in ("4.2", "20.3", "15.4")),
    "hai_duong_2025": ("Dự thảo Hải Dương 2025, điều 6.6",),
}


@each_profile
@pytest.mark.rule("transparency.published", profile="dong_nai_2015")
@pytest.mark.rule("transparency.published", "fee.published_at", "lookup.address_published", profile="dak_nong_2019")
@pytest.mark.rule("contacts.published", profile="hai_duong_2025")
def test_it_says_papers_term_fees_look_up_and_whom_to_ask_and_which_articles_want_it(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    sheet = posted(opened)
    procedure = opened.place.reference.procedure(BIRTH, opened.place.clock.now().date())
    for component in procedure.components.value or ():
        assert component.name.split(",")[0][:30] in sheet
    for label in ("Mã thủ tục: 1.001193", "Thời hạn giải quyết", "Phí, lệ phí", "Tra cứu hồ sơ", "Hỏi, hướng dẫn"):
        assert label in sheet
    rules = opened.place.reference.profile(opened.place.clock.now().date())
    assert published_by(rules, online=True) == SOURCES.get(profile, ())
    for article in SOURCES.get(profile, ()):
        assert article in sheet
    for way in Feedbacks(opened.cases, opened.place.reference).terms(FeedbackKind.FEEDBACK).ways:
        assert way.split(" ")[0] in sheet


FORM_3 = "Biểu mẫu điện tử tương tác (e-Form); tệp điện tử đính kèm"
IN_DAK_NONG = {
    "3": ("Nộp trực tuyến mức độ 3", FORM_3, "Phí, lệ phí: trực tiếp tại cơ quan", "Khi nhận kết quả: ký đơn, tờ khai"),
    "4": ("Nộp trực tuyến mức độ 4", FORM_3, "Khuyến khích dùng chữ ký số", "Chưa ký số thì khi nhận kết quả: mang"),
}


@pytest.mark.rule("counter.guidance_posted", "address.portal", "filing.level_3.form", profile="dak_nong_2019")
@pytest.mark.rule("counter.guidance_posted", "filing.level_3.form", profile="dong_nai_2015")
@each_profile
@pytest.mark.parametrize("level", ["1", "3", "4", None])
def test_how_it_is_filed_online_is_posted_where_the_regulation_has_it_posted(
    under: Under, profile: str, level: str | None
) -> None:
    opened = under(profile)
    sheet = " ".join(posted(opened).split())
    guidance = online_guidance(opened.place.reference.profile(opened.place.clock.now().date()), level)
    assert (guidance is not None) is (profile in ("dak_nong_2019", "dong_nai_2015") and level != "1")
    if guidance is None:
        return
    said = " ".join(f"{label}: {told}" for label, told in guidance.lines)
    assert guidance.source in sheet  # the sample list does not say the level of 2019: both are posted
    assert all(" ".join(told.split()[:6]) in sheet for _label, told in guidance.lines)
    if profile == "dong_nai_2015":
        assert "Nộp trực tuyến mức độ" in said
        assert "Điền mẫu trên mạng; gửi trực tuyến" in said
        assert "Khi đến nhận kết quả mang theo: bộ hồ sơ; giấy tờ gốc" in said
    if profile == "dak_nong_2019":
        assert "Địa chỉ nộp trực tuyến: https://dichvucong.daknong.gov.vn" in said
        for one, words in IN_DAK_NONG.items():
            assert all(word in said for word in words) is (level in (one, None)), (one, said)


TOLD_WHOLE = {
    "dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 4.1.b",
    "dong_nai_2020": "QĐ 31/2020/QĐ-UBND, điều 5.3",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 5.2",
    "dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 7.3.a",
}


@pytest.mark.rule("catalogue.service_fields", profile="dong_nai_2015")
@pytest.mark.rule("catalogue.all_parts", profile="dong_nai_2020")
@pytest.mark.rule("catalogue.all_parts", profile="binh_dinh_2019")
@pytest.mark.rule("catalogue.all_parts", profile="dak_nong_2019")
@each_profile
def test_all_parts_of_an_online_service_are_told_where_the_regulation_has_them_told(under: Under, profile: str) -> None:
    opened = under(profile)
    sheet = " ".join(posted(opened).split())
    procedure = opened.place.reference.procedure(BIRTH, opened.place.clock.now().date())
    asked = profile in TOLD_WHOLE
    for label in (
        "Lĩnh vực",
        "Mức độ dịch vụ",
        "Trình tự thực hiện",
        "Đối tượng thực hiện",
        "Kết quả",
        "Mẫu đơn, tờ khai",
    ):
        assert (f"{label}" in sheet) is asked, label
    if asked:
        assert f"Nội dung theo {TOLD_WHOLE[profile]}" in sheet
        assert str(procedure.field.value) in sheet
        assert f"Áp dụng từ: {NOT_STATED}" in sheet
    at_the_counter_alone = " ".join(posted(opened, CERTIFIED).split())
    assert "Trình tự thực hiện" not in at_the_counter_alone


def test_the_address_of_today_is_posted_where_the_office_has_set_it(counter: Counter) -> None:
    choose(counter.place, "dak_nong_2019", regulation_settings={"address.portal": "https://dichvucong.gov.vn"})
    assert "Địa chỉ nộp trực tuyến: https://dichvucong.gov.vn" in posted(counter)


def test_what_the_catalogue_does_not_state_is_said_and_never_made_up(counter: Counter) -> None:
    sheet = posted(counter, LINKED)
    assert f"Thời hạn giải quyết: {NOT_STATED}" in sheet
    assert "MẪU" in sheet.upper()


def test_what_nobody_has_checked_says_so(counter: Counter) -> None:
    procedures = counter.place.reference.catalogue().procedures
    unsure = next(one for one in procedures if one.term.is_known and not one.term.is_certain)
    assert "Thời hạn giải quyết (chưa đối chiếu với văn bản)" in posted(counter, unsure.code)


def test_a_procedure_that_is_not_there_is_told(counter: Counter) -> None:
    with pytest.raises(BadInput):
        posted(counter, "9.999999")
    assert "PaperSent" not in counter.place.entry_types()


@each_profile
@pytest.mark.rule("feedback.hotline", "feedback.email", profile="dong_nai_2020")
def test_number_and_address_for_feedback_are_posted_where_the_regulation_names_them(under: Under, profile: str) -> None:
    sheet = " ".join(posted(under(profile)).split())
    assert ("Phiếu lấy ý kiến (0251.1022, 1022@dongnai.gov.vn)" in sheet) is (profile == "dong_nai_2020")
