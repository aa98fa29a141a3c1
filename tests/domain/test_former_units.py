"""Former wards and what stands in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.former_units import (
    FormerUnit,
    FormerUnits,
    former_units_bytes,
    former_units_from_rows,
    parse_former_units,
)
from counter_app.domain.records import Place
from counter_app.domain.reference_content import content_from_items, content_from_json
from counter_app.domain.reference_rows import Row
from counter_app.settings.former_units_file import load_sample_former_units

PLACE = Place("Tệp thử", "Test file")
SAMPLE = load_sample_former_units()
HEADINGS = ("Xã, phường cũ", "Huyện, quận cũ", "Tỉnh cũ", "Xã, phường nay", "Tỉnh nay", "Văn bản")


def offered(address: str) -> list[str]:
    return [offer.address for offer in SAMPLE.offers(address)]


@pytest.mark.parametrize(
    ("written", "today"),
    [
        ("Số 1, phố Thử, phường Mẫu Một, quận Mẫu Cũ, tỉnh Thử Nghiệm", "Số 1, phố Thử, phường Mẫu, tỉnh Thử Nghiệm"),
        ("Tổ 2, Mẫu Một, Mẫu Cũ, Thử Nghiệm", "Tổ 2, phường Mẫu, tỉnh Thử Nghiệm"),  # as a card has it
        ("Tổ 2, TT. Mẫu Sơn, H.Mẫu Sơn", "Tổ 2, xã Mẫu Sơn, tỉnh Thử Nghiệm"),
        ("12 to 3, p. mau ba, q. mau cu", "12 to 3, phường Mẫu Đông, tỉnh Thử Nghiệm"),
        ("Thôn 5, Mẫu Thượng, Mẫu Sơn, Thử Cũ", "Thôn 5, xã Mẫu Sơn, tỉnh Thử Nghiệm"),
    ],
)
def test_a_former_ward_is_offered_as_todays(written: str, today: str) -> None:
    assert offered(written) == [today]


def test_a_ward_that_was_divided_and_a_district_alone_offer_every_ward_of_today() -> None:
    both = ["Thôn 3, xã Mẫu Sơn, tỉnh Thử Nghiệm", "Thôn 3, phường Mẫu Đông, tỉnh Thử Nghiệm"]
    assert offered("Thôn 3, xã Mẫu Hạ, huyện Mẫu Sơn, tỉnh Thử Cũ") == both
    assert offered("Thôn 3, huyện Mẫu Sơn, tỉnh Thử Cũ") == both


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Số 1, phường Mẫu, tỉnh Thử Nghiệm",  # already today's
        "Số 1, phường Mẫu Một, tỉnh Khác",  # a ward of that name elsewhere
        "Số 1, xã Mẫu Một, quận Mẫu Cũ",  # another kind of unit
        "Số 1, đường Mẫu Cũ",  # a street that is called like a district
        ", ; ,",
    ],
)
def test_nothing_is_offered_beyond_the_rows(written: str) -> None:
    assert offered(written) == []


def test_numbers_of_wards_are_read_with_and_without_a_zero() -> None:
    table = FormerUnits("", False, (FormerUnit("Phường 3", "Quận 10", "", "phường Mẫu", "tỉnh Mẫu"),))
    for written in ("Số 1, Phường 03, Quận 10", "Số 1, P3, Q10", "Số 1, P.3, Q.10"):
        assert [offer.address for offer in table.offers(written)] == ["Số 1, phường Mẫu, tỉnh Mẫu"], written


@given(street=st.text("ABC đường 12", max_size=20), unit=st.sampled_from(SAMPLE.units), short=st.booleans())
def test_what_was_offered_ends_in_todays_unit_and_is_offered_nothing_more(
    street: str, unit: FormerUnit, short: bool
) -> None:
    written = ", ".join(filter(None, (street, unit.ward, unit.district, "" if short else unit.province)))
    offers = SAMPLE.offers(written)
    assert f"{unit.ward_today}, {unit.province_today}" in {
        ", ".join(offer.address.split(", ")[-2:]) for offer in offers
    }
    assert all(SAMPLE.offers(offer.address) == () for offer in offers)
    assert all(offer.sample for offer in offers)


@given(st.text(max_size=600))
def test_any_text_at_all_is_read_without_a_fault(text: str) -> None:
    assert len(SAMPLE.offers(text)) <= 5


def test_the_table_comes_back_from_its_bytes_and_from_a_sheet() -> None:
    assert parse_former_units(former_units_bytes(SAMPLE), PLACE) == SAMPLE
    rows = [
        Row(2, dict(zip(HEADINGS, ("@sample", "có", "", "", "", ""), strict=True))),
        Row(3, dict(zip(HEADINGS, ("phường A", "quận B", "tỉnh C", "phường D", "tỉnh E", "NQ 1"), strict=True))),
    ]
    table = former_units_from_rows(rows, PLACE)
    assert table == FormerUnits("", True, (FormerUnit("phường A", "quận B", "tỉnh C", "phường D", "tỉnh E", "NQ 1"),))
    content = content_from_json("former_units", former_units_bytes(table), "bảng.json")
    assert content_from_items("former_units", content.items).records == content.records


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b'{"former_units": {"units": []}}', "không có dòng nào"),
        (b'{"former_units": {"units": [{"ward": "A"}]}}', "ward_today"),
        (b'{"former_units": {"units": [{"ward_today": "A"}]}}', "cần tên"),
        (b'{"former_units": {"units": [{"ward": "A", "ward_today": "B", "mayor": "C"}]}}', "mayor"),
        (b'{"sample": true}', "sample"),
        (b"not a table", "JSON"),
    ],
)
def test_a_table_that_is_wrong_gets_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_former_units(data, PLACE)
    assert word in caught.value.vi
    assert caught.value.vi.count("\n") == 0
