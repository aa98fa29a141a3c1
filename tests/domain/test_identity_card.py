"""Identity-card QR payloads of people who do not exist."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.identity_card import IdentityCard, parse_identity_card

PLAIN = "001099000001|012345678|Nguyễn Văn Thử|01011999|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|01072021"
SYLLABLES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Văn Thị Ánh Bé Cường Dũng Đức "
    "Giang Hà Hải Hạnh Hiếu Hùng Hương Khánh Lan Linh Long Mai Minh Nam Nga Ngọc Nguyệt Nhung Phương Quân "
    "Quang Sơn Tâm Thảo Thuận Thủy Trang Tuấn Uyên Việt Xuân Yến"
).split()
names = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=5).map(" ".join)


def warned(card: IdentityCard) -> str:
    return " ".join(warning.en for warning in card.warnings)


def test_seven_fields_of_a_plain_card() -> None:
    card = parse_identity_card(PLAIN)
    assert card == IdentityCard(
        "001099000001",
        "012345678",
        "Nguyễn Văn Thử",
        date(1999, 1, 1),
        "Nam",
        "Số 1, Phố Thử, Phường Mẫu, Hà Nội",
        date(2021, 7, 1),
    )


def test_the_tail_of_the_card_of_2024_is_kept_raw() -> None:
    assert parse_identity_card(PLAIN + "||||").tail == "|||"
    assert parse_identity_card(PLAIN + "|Trần A|0123|").tail == "Trần A|0123|"


def test_an_empty_old_number_is_an_empty_text() -> None:
    card = parse_identity_card(PLAIN.replace("012345678", ""))
    assert card.old_id_number == ""
    assert not card.warnings


@pytest.mark.parametrize(
    ("garbled", "name", "kind"),
    [
        ("Hu廙軟h Hi廕簑 Thu廕要", "Huỳnh Hiếu Thuận", "big5"),
        ("Lﾃｪ Anh Sﾆ｡n", "Lê Anh Sơn", "shift_jis"),
        ("Huá»³nh Hiáº¿u Thuáº\xadn", "Huỳnh Hiếu Thuận", "latin1"),
    ],
)
def test_garblings_seen_in_the_field_are_undone_and_said(garbled: str, name: str, kind: str) -> None:
    card = parse_identity_card(f"001099000001||{garbled}|01011999|Nam|Hai Phong, Số 1|01072021")
    assert (card.full_name, card.repaired) == (name, kind)
    assert not card.warnings


@given(names, names, st.sampled_from(["big5", "cp932", "latin-1", "cp1252"]), st.booleans(), st.booleans())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_every_garbling_that_loses_nothing_is_undone(
    name: str, street: str, codec: str, upper: bool, whole: bool
) -> None:
    name = name.upper() if upper else name
    payload = f"001099000001||{name}|01011999|Nam|{street}, tổ 1|01072021"
    part = payload if whole else name
    try:
        garbled = part.encode().decode(codec)
    except UnicodeDecodeError:
        assume(False)
        return
    assume(garbled.encode(codec) == part.encode())
    card = parse_identity_card(garbled if whole else payload.replace(f"||{name}|", f"||{garbled}|"))
    kind = {"cp932": "shift_jis", "big5": "big5"}.get(codec, "latin1")
    assert card.full_name == name
    assert card.address == f"{street}, tổ 1"
    assert card.repaired == (None if part.isascii() else kind)


@given(names, names)
def test_vietnamese_that_is_not_garbled_is_left_alone(name: str, street: str) -> None:
    card = parse_identity_card(f"001099000001||{name}|01011999|Nam|{street}, tổ 1|01072021")
    assert (card.full_name, card.repaired, card.warnings) == (name, None, ())


def test_capitals_stay_and_decomposed_letters_are_composed() -> None:
    name = "ĐẶNG THỊ ÁNH NGUYỆT"
    decomposed = unicodedata.normalize("NFD", name)
    card = parse_identity_card(f"001199000001||{decomposed}|01011999|NỮ|Số 1, Hà Nội|01072021")
    assert (card.full_name, card.sex, card.warnings) == (name, "Nữ", ())


@pytest.mark.parametrize("born", ["31021999", "1999", "", "00001999", "0101199９"])
def test_an_unreadable_date_is_none_with_a_warning(born: str) -> None:
    card = parse_identity_card(PLAIN.replace("01011999", born))
    assert card.date_of_birth is None
    assert "date of birth" in warned(card)
    assert card.to_json()["date_of_birth"] is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("001099000001", "00109900001", "12 digits"),
        ("001099000001", "001098000001", "does not fit"),
        ("001099000001", "001199000001", "does not fit"),
        ("012345678", "01234567", "9 digits"),
        ("|Nam|", "|?|", "sex"),
        ("Nguyễn Văn Thử", "Nguy7877n V258n Th7917", "strange characters"),
        ("Nguyễn Văn Thử", "Nguy?n V?n Th?", "strange characters"),
        ("Nguyễn Văn Thử", "", "name is empty"),
        ("01072021", "01071989", "issued before"),
        ("Phố Thử", "Ph\ufffd Th\ufffd", "address has strange"),
    ],
)
def test_the_implausible_is_flagged_and_never_blocks(old: str, new: str, expected: str) -> None:
    assert expected in warned(parse_identity_card(PLAIN.replace(old, new)))


def test_marks_and_separators_lost_by_a_keyboard_scanner_are_warned_of() -> None:
    bare = "001199000001||NGUYEN THI THU|01011999|Nu|SO 1, HA NOI|01072021"
    card = parse_identity_card(bare)
    assert card.sex == "Nữ"
    assert "lost the Vietnamese marks" in warned(card)
    assert "keyboard layout" in warned(parse_identity_card(PLAIN.replace("|", "~")))


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        ("", "empty"),
        (" \r\n", "empty"),
        ("https://dichvucong.gov.vn/x", "web address"),
        ("HTTPS://MOTCUA.VN/S1/H19.12-261121-0001/ABC/2611210900/0/K/S", "receipt slip"),
        ("HTTPS://MOTCUA.VN/M1/A/B", "postal manifest"),
        ("GD4797512345678|4e677579e1bb856e|01/01/1999|1|48c3a0|00|-|-", "health-insurance"),
        ("00020101021138570010A00000072701270006970436", "payment"),
        ("H19.12-261121-0001", "dossier code"),
        ("001099000001", "bare identity number"),
        ("001099000001|012345678|Nguyễn", "lost fields"),
        ("a|b|c|d|e|f|g|h", "not the whole QR code"),
        ("xin chào", "not the whole QR code"),
        (PLAIN + "\x00", "control characters"),
        (PLAIN.replace("Thử", "Th\u202eử"), "control characters"),
        ("x" * 10_000_000, "over 4296"),
        ("|" * 4_296, "not the whole QR code"),
    ],
)
def test_what_is_no_card_is_refused_by_its_name(text: str, looks_like: str) -> None:
    with pytest.raises(BadInput, match=looks_like) as refusal:
        parse_identity_card(text)
    assert len(refusal.value.vi) < 250


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), max_size=12), min_size=4, max_size=9))
def test_whatever_stands_in_the_other_fields_blocks_no_card(fields: list[str]) -> None:
    name, address, old, *tail = (field.replace("|", "") for field in fields)
    card = parse_identity_card("|".join(["001099000001", old, name, "01011999", "Nam", address, "x", *tail]))
    assert card.date_of_birth == date(1999, 1, 1)
    assert card.issued_on is None
    assert card.warnings


@given(st.text(max_size=300))
def test_text_of_another_kind_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_identity_card(text)
    assert len(refusal.value.vi) < 250
