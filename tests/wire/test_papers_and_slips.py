"""Papers that the centre signs, and the text in a slip's QR code."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.wire.another_signature import ORDER
from counter_app.wire.keys import SigningKey, signature_holds
from counter_app.wire.papers import (
    Acknowledgement,
    Certificate,
    Grant,
    KeptThrough,
    KeyNotice,
    Paper,
    PaperRefused,
    open_paper,
    read_paper,
    sign_paper,
)
from counter_app.wire.slip_text import NotASlip, make_slip_text, parse_slip_text, slip_signature_holds
from tests.wire.entries import office_time, sha

CENTRE = SigningKey(b"\7" * 32)
OTHER = SigningKey(b"\6" * 32)
KEYS = {CENTRE.name: CENTRE.public}
IDENTITY = "ABCDEFGHIJKLMNOP"
CODE = "H36.37.05-261123-0001"

CONTENTS = [
    Certificate("desk-1", "office-1", "Quầy 1", 12, 13, "aa" * 32, "2026-11-01T08:00:00+07:00"),
    Grant("desk-1", 1, "H36.37.05", 201, 400),
    Acknowledgement("00" * 16, 42, "11" * 32, "2026-11-23T08:00:00+07:00"),
    KeptThrough("00" * 16, 40, "2026-11-23T08:00:00+07:00"),
    KeyNotice("centre", "bb" * 32, "centre", ""),
]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: type(content).__name__)
def test_a_paper_comes_back_through_its_stored_form(content: Acknowledgement) -> None:
    paper = sign_paper(content, CENTRE)
    assert open_paper(read_paper(paper.stored()), type(content), KEYS) == content


def test_a_grant_says_from_and_to() -> None:
    assert json.loads(sign_paper(CONTENTS[1], CENTRE).content) == {  # type: ignore[type-var]
        "desk": "desk-1",
        "n": 1,
        "agency": "H36.37.05",
        "from": 201,
        "to": 400,
    }


def test_a_paper_of_one_kind_is_never_taken_for_another() -> None:
    ack = sign_paper(CONTENTS[2], CENTRE)  # type: ignore[type-var]
    with pytest.raises(PaperRefused, match="signature"):
        open_paper(ack, KeptThrough, KEYS)


def test_a_paper_of_an_unknown_or_wrong_key_is_refused() -> None:
    with pytest.raises(PaperRefused, match="not known"):
        open_paper(sign_paper(CONTENTS[2], OTHER), Acknowledgement, KEYS)  # type: ignore[type-var]
    forged = dataclasses.replace(sign_paper(CONTENTS[2], OTHER), key=CENTRE.name)  # type: ignore[type-var]
    with pytest.raises(PaperRefused, match="does not hold"):
        open_paper(forged, Acknowledgement, KEYS)


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_but_a_refusal(data: bytes) -> None:
    with pytest.raises(PaperRefused):
        read_paper(data)
    with pytest.raises(PaperRefused):
        open_paper(Paper(data, CENTRE.name, CENTRE.sign("ack", data)), Acknowledgement, KEYS)


def test_a_slip_text_is_upper_case_and_fits_version_8() -> None:
    text = make_slip_text("motcua.example.gov.vn", CODE, IDENTITY, office_time(9, 15), office_time(15, 30), CENTRE)
    assert text.startswith(f"HTTPS://MOTCUA.EXAMPLE.GOV.VN/S1/{CODE}/{IDENTITY}/2611230915/2611231530/")
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(text) <= 221  # alphanumeric capacity of version 8, level M


def test_a_scanned_slip_is_read_whatever_case_the_scanner_sends() -> None:
    text = make_slip_text("h.vn", CODE, IDENTITY, office_time(9, 15), None, CENTRE)
    slip = parse_slip_text(f"  {text.lower()}\r\n")
    assert (slip.code, slip.identity, slip.received, slip.due) == (CODE, IDENTITY, office_time(9, 15), None)
    assert slip_signature_holds(slip, CENTRE.public)
    assert not slip_signature_holds(slip, OTHER.public)
    assert slip.pin == f"{int.from_bytes(sha('pin', slip.signature)[:8], 'big') % 1_000_000:06d}"


def test_a_slip_without_code_and_date_says_so() -> None:
    slip = parse_slip_text(make_slip_text("h.vn", None, IDENTITY, office_time(9), None, CENTRE))
    assert slip.code is None
    assert slip.due is None


@given(st.sampled_from(["code", "identity", "received", "due"]), st.integers(1, 9_999))
def test_nothing_that_is_signed_can_be_changed(part: str, delta: int) -> None:
    text = make_slip_text("h.vn", CODE, IDENTITY, office_time(9), office_time(15), CENTRE)
    changed = {
        "code": text.replace(CODE, f"H36.37.05-261123-{delta + 1:04d}" if delta != 0 else CODE),
        "identity": text.replace(IDENTITY, "ZYXWVUTSRQPONMLK"),
        "received": text.replace("2611230900", (office_time(9) + timedelta(minutes=delta)).strftime("%y%m%d%H%M")),
        "due": text.replace("2611231500", "0"),
    }[part]
    if changed != text:
        assert not slip_signature_holds(parse_slip_text(changed), CENTRE.public)


def test_the_host_is_not_signed_because_it_is_a_setting() -> None:
    text = make_slip_text("h.vn", CODE, IDENTITY, office_time(9), None, CENTRE).replace("H.VN", "K.VN")
    assert slip_signature_holds(parse_slip_text(text), CENTRE.public)


@pytest.mark.parametrize("host", ["", "x" * 26, "a b.vn", "a/b", "đ.vn"])
def test_a_host_that_does_not_fit_is_refused_when_making(host: str) -> None:
    with pytest.raises(ValueError, match="host"):
        make_slip_text(host, CODE, IDENTITY, office_time(9), None, CENTRE)


@given(st.text(max_size=500))
def test_any_other_text_is_no_slip(text: str) -> None:
    with pytest.raises(NotASlip):
        parse_slip_text(text)


def test_a_slip_with_an_impossible_date_is_no_slip() -> None:
    text = make_slip_text("h.vn", CODE, IDENTITY, office_time(9), None, CENTRE)
    with pytest.raises(NotASlip):
        parse_slip_text(text.replace("2611230900", "2613320900"))


@pytest.mark.parametrize(
    "odd",
    [
        Acknowledgement("09" * 15, 1, "ab" * 32, "2026-11-23T08:00:00+07:00"),
        Acknowledgement("09" * 16, -1, "ab" * 32, "2026-11-23T08:00:00+07:00"),
        Acknowledgement("09" * 16, 1, "no hash", "2026-11-23T08:00:00+07:00"),
        Acknowledgement("09" * 16, 1, "ab" * 32, "this morning"),
    ],
)
def test_a_paper_that_was_signed_by_mistake_is_no_paper(odd: Acknowledgement) -> None:
    key = SigningKey(bytes(32))
    with pytest.raises(PaperRefused, match="form"):
        open_paper(sign_paper(odd, key), Acknowledgement, {key.name: key.public})


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.binary(min_size=64, max_size=64))
def test_another_signature_over_the_same_holds_for_every_checker(seed: bytes, data: bytes, old: bytes) -> None:
    key = SigningKey(seed)
    anew = key.sign_anew(old, "slip", data)
    assert signature_holds(key.public, anew, "slip", data)
    assert not signature_holds(key.public, anew, "slip", data + b"x")
    assert not signature_holds(key.public, anew, "sheet", data)
    assert anew == key.sign_anew(old, "slip", data) != key.sign("slip", data)


@given(st.lists(st.tuples(st.binary(max_size=20), st.binary(min_size=64, max_size=64)), unique=True, min_size=2))
def test_no_two_signatures_begin_with_the_same_secret_number(signed: list[tuple[bytes, bytes]]) -> None:
    """Two texts under one such number would give the key away."""
    begins = [CENTRE.sign_anew(old, "slip", data)[:32] for data, old in signed]
    begins += {CENTRE.sign("slip", data)[:32] for data, _ in signed}
    assert len(set(begins)) == len(begins)


def test_another_signature_is_one_that_the_standard_s_own_arithmetic_confirms() -> None:
    """The answer is below the group's order (a checker refuses more) and both signs of the secret number occur."""
    answers = [CENTRE.sign_anew(bytes([n]) * 64, "slip", b"") for n in range(64)]
    assert all(int.from_bytes(one[32:], "little") < ORDER for one in answers)
    assert {one[31] >> 7 for one in answers} == {0, 1}


def test_a_slip_that_takes_another_s_place_says_the_same_under_another_signature_and_other_digits() -> None:
    made = partial(make_slip_text, "HOST.VN", CODE, IDENTITY, office_time(8), office_time(16), CENTRE)
    old = parse_slip_text(made())
    new = parse_slip_text(made(instead_of=old.signature))
    third = parse_slip_text(made(instead_of=new.signature))
    assert old.signed == new.signed == third.signed
    assert len({old.signature, new.signature, third.signature}) == len({old.pin, new.pin, third.pin}) == 3
    assert all(slip_signature_holds(one, CENTRE.public) for one in (old, new, third))
