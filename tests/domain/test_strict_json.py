"""What was hashed and what people made is read by one reader: neither takes what the other refuses."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.records import Place, read_json
from counter_app.wire import strict_json

PLACE = Place("Tệp thử", "The test file")
REFUSED = [
    b"",
    b"{",
    b"nothing",
    b'{"a":1}x',
    b'{"a":1.5}',
    b'{"a":1e3}',
    b'{"a":NaN}',
    b'{"a":-Infinity}',
    b'{"a":1,"a":2}',
    b'{"a":9007199254740992}',
    b'{"a":-9007199254740992}',
    b'{"a":' + b"9" * 100_000 + b"}",
    b"[" * 100_000,
    b'{"a":"\xff"}',
    b'{"a":"\\ud800"}',
    b'{"\\uDFFF\\ud800":1}',
]


@pytest.mark.parametrize("data", REFUSED)
def test_both_refuse(data: bytes) -> None:
    with pytest.raises(strict_json.NotStrictJson):
        strict_json.read(data)
    with pytest.raises(BadInput) as refused:
        read_json(data, PLACE)
    assert len(refused.value.en) < 300


@pytest.mark.parametrize(
    "data", [b'{"a":9007199254740991}', b" [1, -2] \n", '{"tên":"Đẹp"}'.encode(), b"null", b'"\\ud83d\\ude00"']
)
def test_both_read_the_same(data: bytes) -> None:
    assert strict_json.read(data) == read_json(data, PLACE)


def test_a_file_from_an_editor_may_begin_with_its_mark_but_hashed_bytes_may_not() -> None:
    assert read_json(b"\xef\xbb\xbf{}", PLACE) == {}
    with pytest.raises(strict_json.NotStrictJson):
        strict_json.read(b"\xef\xbb\xbf{}")
