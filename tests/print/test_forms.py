"""Every official form: readable by other programs, nothing touching, pages that go on, the right name and number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.form import SheetSize
from counter_app.domain.form_names import FormKind, form_name
from counter_app.print.form_pdf import draw_form, render_form
from counter_app.print.form_sheet import SHEETS
from counter_app.print.forms.apology import apology_form
from counter_app.print.forms.fee_receipt import PaidFee, receipt_form
from counter_app.print.forms.refusal import refusal_form
from counter_app.print.forms.register import register_form
from counter_app.print.forms.supplement_request import supplement_form
from counter_app.print.paper import MM
from counter_app.print.picture import page_count
from counter_app.print.qr_code import SMALLEST_MODULE_MM, qr_matrix
from counter_app.settings.regulation_files import load_profile
from tests.print.form_samples import APOLOGY, FORMS, LONG, RECEIPT, REFUSAL, REGISTER, SUPPLEMENT
from tests.print.paper_reading import decoded, extracted, one_spaced, touching, with_quiet_zone

EVERY_FORM = pytest.mark.parametrize("name", FORMS)
TEXT = st.text("Nguyễn Thị Đẹp ưỡng ỳ, -", min_size=1, max_size=300)


@EVERY_FORM
def test_nothing_touches_and_nothing_leaves_the_paper(name: str) -> None:
    form = FORMS[name]
    _pdf, boxes = draw_form(form)
    sheet = SHEETS[form.size]
    assert touching([with_quiet_zone(box) for box in boxes]) == []
    assert all(box.left > 5 * MM and box.right < sheet.width - 5 * MM for box in boxes)
    assert all(box.top > 5 * MM and box.bottom < sheet.height - 5 * MM for box in boxes)


@EVERY_FORM
@pytest.mark.parametrize("dpi", [203, 300])
def test_a_paper_about_one_dossier_bears_its_code_in_bars(name: str, dpi: int) -> None:
    form = FORMS[name]
    pdf = render_form(form)
    last = page_count(pdf) // len(form.copies) - 1
    expected = {"Code 128": [form.code or form.identity]} if form.identity else {}
    expected |= {"QR Code": [form.qr_text]} if form.qr_text else {}
    assert decoded(pdf, last, dpi) == expected


@EVERY_FORM
def test_no_module_is_smaller_than_scanners_need(name: str) -> None:
    symbols = [box for box in draw_form(FORMS[name])[1] if box.kind == "qr"]
    modules = [(box.right - box.left) / len(qr_matrix(box.text)) / MM for box in symbols]
    assert [side for side in modules if side < SMALLEST_MODULE_MM - 1e-6] == []


@EVERY_FORM
def test_every_word_can_be_extracted_with_its_diacritics(name: str) -> None:
    form = FORMS[name]
    words = set(extracted(render_form(form)).split())
    for text in (form.title, form.number, form.office.unit.upper(), *form.marks):
        assert not [word for word in one_spaced(text).split() if word not in words], text
    assert all(signature.title.split()[0] in words for signature in form.signatures)


@EVERY_FORM
def test_every_copy_is_the_same_but_for_its_name(name: str) -> None:
    form = FORMS[name]
    assert page_count(render_form(form)) == len(form.copies) * page_count(render_form(replace(form, copies=("",))))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_form(FORMS["supplement"]) == render_form(FORMS["supplement"])


def test_a_long_table_goes_on_under_its_titles_and_says_what_it_continues() -> None:
    _pdf, boxes = draw_form(FORMS["supplement_long"])
    second = [box.text for box in boxes if box.page == 2]
    assert any("tiếp theo" in text for text in second)
    assert any(text.startswith("Thành phần hồ sơ") for text in second)
    assert not any(LONG.person.split()[0] in text for text in second[:2])


def test_signatures_never_stand_alone() -> None:
    for count in range(1, 40):
        form = FORMS["refusal"]
        body = form.body[:-1] + (form.body[0],) * count + form.body[-1:]
        _pdf, boxes = draw_form(replace(form, body=body, copies=("",)))
        page = max(box.page for box in boxes if box.text == "NGƯỜI NỘP HỒ SƠ")
        above = [box for box in boxes if box.page == page and box.kind == "text" and "tiếp theo" not in box.text]
        signed_at = min(box.top for box in above if box.text == "NGƯỜI NỘP HỒ SƠ")
        assert any(box.top < signed_at for box in above)


@settings(max_examples=25)
@given(TEXT, TEXT, st.integers(0, 12))
def test_no_content_within_the_bounds_makes_anything_overlap(reason: str, name: str, papers: int) -> None:
    dossier = replace(SUPPLEMENT.dossier, person=name, address=reason)
    asked = tuple(replace(SUPPLEMENT.papers[0], name=name) for _ in range(papers))
    _pdf, boxes = draw_form(supplement_form(replace(SUPPLEMENT, dossier=dossier, reason=reason, papers=asked)))
    assert touching(boxes) == []


@pytest.mark.parametrize(
    ("profile", "kind", "label", "confirmed"),
    [
        ("national_2025", FormKind.SUPPLEMENT, "Mẫu số 02", False),
        ("national_2025", FormKind.STOP, "Mẫu số 05", False),
        ("national_2025", FormKind.CONTROL, "Mẫu số 06", False),
        ("national_2025", FormKind.REGISTER, "Mẫu số 07", False),
        ("dak_nong_2019", FormKind.CONTROL, "Mẫu số 05", True),
        ("dak_nong_2019", FormKind.REGISTER, "Mẫu số 06", True),
        ("dak_nong_2019", FormKind.STOP, "", False),
    ],
)
@pytest.mark.rule("forms.titles", "forms.layout", profile="national_2025")
@pytest.mark.rule("forms.titles", profile="national_2018")
def test_a_form_bears_the_number_of_the_regulation_in_force_and_says_when_its_layout_was_not_read(
    profile: str, kind: FormKind, label: str, confirmed: bool
) -> None:
    name = form_name(load_profile(profile), kind)
    assert (name.label, name.confirmed) == (label, confirmed)
    assert name.shown_label != label or confirmed


def test_the_letter_that_stops_a_dossier_never_bears_the_unread_form_s_number_as_its_own() -> None:
    assert FORMS["stop"].form_label.startswith("Công văn; không phải")
    assert FORMS["stop"].size is SheetSize.A4


def test_phi_and_le_phi_stand_apart_and_add_up() -> None:
    fees = (PaidFee("Lệ phí", "le_phi", 50_000), PaidFee("Phí", "phi", 8_000))
    text = extracted(render_form(receipt_form(replace(RECEIPT, fees=fees))))
    assert "58.000 đồng" in text
    assert "phí 8.000 đồng, lệ phí 50.000 đồng" in text


def test_a_closed_register_says_how_far_its_numbers_ran_and_is_signed() -> None:
    text = extracted(render_form(register_form(REGISTER)))
    assert "Sổ này khóa ngày 31/12/2026" in text
    assert "từ 01 đến 12" in text
    open_one = register_form(replace(REGISTER, closed_on=None))
    assert open_one.signatures == ()


@pytest.mark.rule("register.paper", profile="national_2018")
@pytest.mark.parametrize("count", [0, 1, 12, 30])
def test_every_page_of_the_register_says_which_it_is_and_of_which_volume_and_year(count: int) -> None:
    """The only page had no number, and a further one that came loose told neither year nor volume."""
    rows = tuple(replace(REGISTER.rows[0], number=number) for number in range(1, count + 1))
    pdf, boxes = draw_form(register_form(replace(REGISTER, rows=rows)))
    pages = page_count(pdf)
    assert pages == {0: 1, 1: 1, 12: 2, 30: 5}[count]
    for page in range(1, pages + 1):
        told = " ".join(box.text for box in boxes if box.page == page).lower()
        assert f"trang {page}/{pages}" in told
        assert "năm 2026, quyển số 03" in told


def test_a_letter_is_numbered_at_the_top_from_its_second_page_on() -> None:
    """Decree 30/2020, annex I: centred in the top margin, not on the first page."""
    pdf, boxes = draw_form(FORMS["stop_long"])
    sheet = SHEETS[SheetSize.A4]
    assert page_count(pdf) == 2
    (number,) = [box for box in boxes if box.text == "2"]
    assert (number.page, number.top < sheet.top + sheet.body) == (2, True)
    assert abs((number.left + number.right) / 2 - (sheet.left + sheet.inner / 2)) < 1
    assert not [box.text for box in boxes if "Trang" in box.text]


def test_whoever_signs_alone_signs_on_the_right() -> None:
    sheet = SHEETS[SheetSize.A4_LANDSCAPE]
    (head,) = [box for box in draw_form(register_form(REGISTER))[1] if box.text == "Lê Văn Trưởng"]
    assert head.left > sheet.width / 2


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((), "Sổ này khóa ngày 31/12/2026, không có hồ sơ nào."),
        ((1,), "gồm 1 hồ sơ, số thứ tự từ 01 đến 01."),
        ((3, 4, 9), "gồm 3 hồ sơ, số thứ tự từ 03 đến 09."),
    ],
)
def test_the_closing_line_says_from_where_to_where_the_numbers_run(numbers: tuple[int, ...], said: str) -> None:
    rows = tuple(replace(REGISTER.rows[0], number=number) for number in numbers)
    assert said in extracted(render_form(register_form(replace(REGISTER, rows=rows))))


def test_the_lines_of_one_long_cell_are_equally_far_apart() -> None:
    """A row that may be parted between pages had a gap behind its tenth line on one page too."""
    row = replace(REGISTER.rows[0], person="Công ty Cổ phần " * 25)
    boxes = draw_form(register_form(replace(REGISTER, rows=(row,))))[1]
    tops = sorted(box.top for box in boxes if box.text.startswith(("Công ty", "Cổ phần", "phần", "ty Cổ")))
    assert len(tops) > 12
    steps = [low - high for high, low in pairwise(tops)]
    assert max(steps) - min(steps) < 0.1


def test_a_long_name_of_a_form_never_pushes_the_page_s_number_out() -> None:
    form = replace(FORMS["supplement_long"], form_label="Mẫu của một quy định có tên rất dài " * 4)
    boxes = draw_form(form)[1]
    foot = [box.text for box in boxes if box.text.endswith(("Trang 1/2", "Trang 2/2"))]
    assert len(foot) == 2 * len(form.copies)
    assert all(text.startswith("Mẫu của") and "… · Trang" in text for text in foot)


def test_a_refusal_names_the_agency_that_is_competent() -> None:
    assert "Tam Hiệp" in extracted(render_form(refusal_form(REFUSAL)))


@pytest.mark.rule("late.notice_before", "late.notice_says", profile="national_2025")
@pytest.mark.parametrize(
    ("days", "said"), [(-1, "không trả được kết quả vào thời gian đã hẹn"), (1, "Đến nay, Phòng Tư pháp chưa trả")]
)
def test_an_apology_in_time_calls_nothing_late_yet(days: int, said: str) -> None:
    issued = (APOLOGY.before + timedelta(days=days)).date()
    text = " ".join(extracted(render_form(apology_form(replace(APOLOGY, issued_on=issued)))).split())
    assert said in text
    assert "Thời gian đề nghị gia hạn, hẹn trả kết quả:" in text
    older = replace(APOLOGY, name=form_name(load_profile("dak_nong_2019"), FormKind.APOLOGY))
    assert "Thời gian hẹn lại:" in extracted(render_form(apology_form(older)))


def test_a_refusal_has_the_wish_behind_address_and_telephone_and_a_supplement_before_them() -> None:
    fields = ("Nội dung yêu cầu giải quyết", "Địa chỉ", "Số điện thoại")
    for name, order in (("refusal", (1, 2, 0)), ("supplement", (0, 1, 2))):
        text = extracted(render_form(FORMS[name]))
        assert sorted(range(3), key=lambda one: text.index(fields[one])) == list(order)
