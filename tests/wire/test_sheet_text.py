"""The QR code of a contingency sheet: made, read, and told from a slip's."""

from __future__ import annotations

from datetime import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.contingency_sheet import SheetNumber
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.qr_code import qr_matrix
from counter_app.wire import base32
from counter_app.wire.keys import SigningKey, signature_holds
from counter_app.wire.sheet_text import NotASheet, make_sheet_text, parse_sheet_text, sheet_signature_holds
from counter_app.wire.slip_text import NotASlip, parse_slip_text

KEY = SigningKey(bytes(range(32)))
NUMBER = SheetNumber(7, 12)
PRINTED = datetime(2026, 11, 23, 8, 5, tzinfo=OFFICE_ZONE)


def test_the_text_is_as_written_and_its_signature_is_over_the_tag_and_what_stands_before_it() -> None:
    text = make_sheet_text("tracuu.example.vn", NUMBER, PRINTED, KEY)
    said, _slash, signature = text.rpartition("/")
    assert said == f"HTTPS://TRACUU.EXAMPLE.VN/T1/DP007-00012/2611230805/{KEY.name}"
    signed = said.removeprefix("HTTPS://TRACUU.EXAMPLE.VN/") + "/"
    Ed25519PublicKey.from_public_bytes(KEY.public).verify(
        base32.decode(signature), b"counter-app/1/sheet\0" + signed.encode()
    )
    assert len(qr_matrix(text)) <= 49, "no larger than a slip's"


def test_it_reads_back_in_any_case_and_a_slips_signature_is_none_of_a_sheets() -> None:
    sheet = parse_sheet_text(make_sheet_text("t.vn", NUMBER, PRINTED, KEY).lower() + "\n")
    assert (sheet.number, sheet.printed, sheet.key) == (NUMBER, PRINTED, KEY.name)
    assert sheet_signature_holds(sheet, KEY.public)
    assert not sheet_signature_holds(sheet, SigningKey(bytes(32)).public)
    assert not signature_holds(KEY.public, sheet.signature, "slip", sheet.signed)


def test_a_sheet_is_no_slip() -> None:
    with pytest.raises(NotASlip):
        parse_slip_text(make_sheet_text("t.vn", NUMBER, PRINTED, KEY))


@given(st.data())
def test_a_letter_that_was_lost_or_changed_is_never_taken_for_genuine(data: st.DataObject) -> None:
    text = make_sheet_text("t.vn", NUMBER, PRINTED, KEY)
    place = data.draw(st.integers(len("HTTPS://T.VN/"), len(text) - 2))
    other = data.draw(st.sampled_from("ABCXYZ234567/-"))
    changed = text[:place] + other + text[place + 1 :]
    try:
        sheet = parse_sheet_text(changed)
    except NotASheet:
        return
    assert changed == text or not sheet_signature_holds(sheet, KEY.public)


@pytest.mark.parametrize("printed", ["2613010805", "2611310805", "2611232460"])
def test_a_time_that_does_not_exist_is_no_sheet(printed: str) -> None:
    with pytest.raises(NotASheet):
        parse_sheet_text(make_sheet_text("t.vn", NUMBER, PRINTED, KEY).replace("2611230805", printed))


def test_a_host_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="host"):
        make_sheet_text("a" * 26, NUMBER, PRINTED, KEY)
