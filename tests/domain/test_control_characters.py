"""Nothing that turns a text round or cannot be printed gets into a receipt, a slip or reference data."""

from __future__ import annotations

import unicodedata

import pytest

from counter_app.domain.control_characters import is_control
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import Applicant
from counter_app.domain.records import Place, clean_text
from counter_app.domain.slip_json import slip_from_json
from tests.domain.receipts import command, refused
from tests.domain.slip_objects import given

TURNING = ["\u202a", "\u202b", "\u202d", "\u202e", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069"]


@pytest.mark.parametrize("char", [*TURNING, "\x00", "\x1b", "\x85", "\ud800", "\ue000", "\u2028", "\u2029"], ids=ascii)
def test_what_turns_a_text_round_or_cannot_be_printed_is_refused_everywhere(char: str) -> None:
    assert is_control(char)
    text = f"Nguyễn{char} Văn"
    assert "điều khiển" in refused(command(applicant=Applicant(text)))["applicant.name"]
    with pytest.raises(BadInput, match="control characters"):
        clean_text(text, Place("Tên", "Name"))
    slip = given()
    slip["applicant"]["name"] = text
    with pytest.raises(BadInput, match="control character"):
        slip_from_json(slip)


def test_vietnamese_in_either_form_is_not() -> None:
    text = "Đặng Thị Ngọc Ưỡng, số 1/2 – “phố” Thử Nghiệm ½ ₫"
    for form in ("NFC", "NFD"):
        assert not any(map(is_control, unicodedata.normalize(form, text)))
