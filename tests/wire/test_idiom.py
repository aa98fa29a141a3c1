"""Base 32, tags, strict JSON and keys: what everything else on the wire is made of."""

from __future__ import annotations

import hashlib
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.wire import base32, strict_json
from counter_app.wire.keys import SigningKey, key_name, signature_holds
from counter_app.wire.strict_json import NotStrictJson
from counter_app.wire.tags import KINDS, tag, tagged_hash


@given(st.binary(max_size=80))
def test_base_32_comes_back_through_lower_case_blanks_and_hyphens(data: bytes) -> None:
    text = base32.encode(data)
    spaced = "-".join(text[i : i + 4] for i in range(0, len(text), 4)).lower()
    assert base32.decode(f" {spaced} ") == data


def test_base_32_takes_what_eyes_confuse() -> None:
    assert base32.decode("0I8AAAAA") == base32.decode("OIBAAAAA") == base32.decode("o1b aaaaa")


@pytest.mark.parametrize("text", ["A", "AB9", "ÀÁ", "AAAAAAA!", "B"])
def test_base_32_refuses_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="base 32"):
        base32.decode(text)


def test_every_kind_has_its_own_tag_and_no_other_is_known() -> None:
    assert tag("entry") == b"counter-app/1/entry\0"
    assert len({tag(kind) for kind in KINDS}) == len(KINDS) == 16
    with pytest.raises(ValueError, match="no such kind"):
        tag("entries")


def test_a_tagged_hash_is_sha_256_over_tag_and_parts() -> None:
    assert tagged_hash("body", b"a", b"b") == hashlib.sha256(b"counter-app/1/body\0ab").digest()


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b'{"a":9007199254740992}',
        b'{"a":123456789012345678901234567890}',
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_strict_json_refuses_what_could_mean_two_things(text: bytes) -> None:
    with pytest.raises(NotStrictJson):
        strict_json.read(text)


@pytest.mark.parametrize("value", [1.5, {"a": [2.0]}, 2**53, {"a": -(2**53)}])
def test_strict_json_never_writes_what_it_would_refuse(value: object) -> None:
    with pytest.raises(NotStrictJson):
        strict_json.write(value)


_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), _values, max_size=5))
def test_strict_json_comes_back(value: dict[str, object]) -> None:
    try:
        data = strict_json.write(value)
    except UnicodeEncodeError:  # lone surrogates are no text
        return
    assert strict_json.read_object(data) == value


def test_a_signature_under_one_tag_is_none_under_another() -> None:
    key = SigningKey(os.urandom(32))
    signature = key.sign("head", b"same bytes")
    assert signature_holds(key.public, signature, "head", b"same bytes")
    assert not signature_holds(key.public, signature, "slip", b"same bytes")
    assert not signature_holds(key.public, signature[:-1], "head", b"same bytes")
    assert not signature_holds(b"no key", signature, "head", b"same bytes")


def test_a_key_is_named_by_eight_letters() -> None:
    key = SigningKey(bytes(32))
    assert key.name == key_name(key.public)
    assert len(key.name) == 8
