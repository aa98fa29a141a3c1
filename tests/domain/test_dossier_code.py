from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossier_code import (
    check_agency,
    make_dossier_code,
    parse_dossier_code,
    parse_procedure_code,
)
from counter_app.domain.errors import BadInput


@pytest.mark.parametrize(
    ("text", "agency", "day", "number"),
    [
        ("000.00.16.H15-190219-0001", "000.00.16.H15", date(2019, 2, 19), "0001"),
        ("H15.16-210405-0012", "H15.16", date(2021, 4, 5), "0012"),
        ("000.00.BD.H08-230411-0004", "000.00.BD.H08", date(2023, 4, 11), "0004"),
        ("38.98.H29-210519-0013", "38.98.H29", date(2021, 5, 19), "0013"),
        ("H15.50.05.13-261008-0975", "H15.50.05.13", date(2026, 10, 8), "0975"),
        ("G09.20-261121-0900012", "G09.20", date(2026, 11, 21), "0900012"),
        ("G18-261121-180012", "G18", date(2026, 11, 21), "180012"),
        (" h15.16-210405-0012\n", "H15.16", date(2021, 4, 5), "0012"),
    ],
)
def test_every_style_in_use_is_read(text: str, agency: str, day: date, number: str) -> None:
    code = parse_dossier_code(text)
    assert (code.agency, code.day, code.number, code.sequence) == (agency, day, number, int(number))
    assert str(code) == text.strip().upper()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H15.16-210405-001",
        "H15.16-210405-00120012",
        "H15.16-210231-0012",
        "H15.16-211301-0012",
        "Z15-210405-0012",
        "H1-210405-0012",
        "H15.16-２10405-0012",
        "H15.16-210405-0012\x00",
        "ß15.16-210405-0012",
        "H15." + "A" * 40 + "-210405-0012",
        "000.00.01.H29-260310-00nn",
        "A." * 5_000_000,
        "https://x.vn/H15.16-210405-0012",
    ],
)
def test_what_is_no_code_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_dossier_code(text)
    assert len(refusal.value.vi) < 250


@given(
    st.sampled_from(["H19.12", "000.00.32.H19", "G09.20", "H15.50.05.13"]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(0, 9_999_999),
    st.integers(4, 7),
)
def test_a_made_code_reads_back_the_same(agency: str, day: date, number: int, digits: int) -> None:
    printed = f"{number % 10**digits:0{digits}d}"
    code = make_dossier_code(agency, day, printed)
    assert parse_dossier_code(str(code)) == code


@pytest.mark.parametrize(("day", "number"), [(date(2100, 1, 1), "0001"), (date(2026, 1, 1), "12")])
def test_a_code_that_could_not_be_read_back_is_not_made(day: date, number: str) -> None:
    with pytest.raises(BadInput):
        make_dossier_code("H19.12", day, number)


@pytest.mark.rule("agency_id.longest", profile="national_2025")
def test_agencies_and_procedures_are_checked() -> None:
    assert check_agency(" h27.01 ") == "H27.01"
    assert str(parse_procedure_code("1.001612.000.00.00.H19")) == "1.001612.000.00.00.H19"
    assert parse_procedure_code("1.000948.H38").locality == "H38"
    assert parse_procedure_code("2.000815").code == "2.000815"
    for bad in ("1.00161", "10.001612", "1.001612.", "1.001612.H"):
        with pytest.raises(BadInput):
            parse_procedure_code(bad)
    for bad in ("", "H", "h15 16", "15", "H15.", "H15." + "1." * 20 + "1"):
        with pytest.raises(BadInput):
            check_agency(bad)
