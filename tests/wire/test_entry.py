"""Headers, bodies and the chain: made once, read strictly, checked here by other code."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.entry_types import VERSION
from counter_app.wire.entry import body_belongs, genesis, identity_of, read_body, seal, write_body
from counter_app.wire.header import CentreClock, Fee, Seen, read_header, write_header
from counter_app.wire.strict_json import NotStrictJson
from tests.wire.entries import make_chain, make_header, sha

SAMPLES = Path(__file__).parent / "samples"


def test_the_chain_is_what_wire_says_and_no_program_code_is_needed_to_check_it() -> None:
    journal = os.urandom(16)
    previous = sha("genesis", journal)
    for entry in make_chain(journal, 5):
        assert entry.previous == previous
        assert entry.hash == sha("entry", previous, entry.header)
        assert entry.body is not None
        assert json.loads(entry.header)["body"] == sha("body", entry.body).hex()
        previous = entry.hash


def test_an_identity_is_the_first_80_bits_of_the_opening_hash() -> None:
    entry = make_chain(bytes(16), 1)[0]
    assert identity_of(entry.hash) == base64.b32encode(entry.hash[:10]).decode()
    assert len(identity_of(entry.hash)) == 16


def test_a_header_comes_back_with_everything_in_it() -> None:
    header = make_header(
        bytes(16),
        7,
        dossier="A" * 16,
        code="H36.37.05-261123-0001",
        issues="H36.37.05-261123-0001",
        procedure="ab" * 32,
        profile="cd" * 32,
        offices=("other",),
        received="2026-11-23T08:00:00+07:00",
        runs_from="2026-11-23T08:00:00+07:00",
        centre=CentreClock("2026-11-23T07:59:00+07:00", 61_000),
        due="2026-11-26T08:00:00+07:00",
        fees=(Fee("phi", 8_000, "Bản sao", True), Fee("le_phi", 0)),
        seen=Seen("office-1", 41, "00" * 8),
        facts={"register": {"year": 2026, "volume": 1, "number": 9}},
        body="ef" * 32,
    )
    assert read_header(write_header(header)) == header


def test_a_reader_ignores_fields_that_it_does_not_know() -> None:
    raw = json.loads(write_header(make_header(bytes(16), 1)))
    later = json.dumps(raw | {"colour": "xanh"}).encode()
    assert read_header(later) == make_header(bytes(16), 1)


@pytest.mark.parametrize(
    "broken",
    [
        {"number": "1"},
        {"number": True},
        {"type": 5},
        {"offices": "x"},
        {"fees": [{"kind": "phi", "amount": "8"}]},
        {"seen": {"office": "a"}},
        {"facts": []},
        {"due": None},
        {"due": "9999-12-31T16:00:00+07:00"},
        {"entered": "0001-01-01T00:00:00+07:00"},
    ],
)
def test_a_header_of_the_wrong_shape_is_refused(broken: dict[str, object]) -> None:
    raw = json.loads(write_header(make_header(bytes(16), 1)))
    with pytest.raises(NotStrictJson):
        read_header(json.dumps(raw | broken).encode())


def test_limits_hold_when_writing() -> None:
    with pytest.raises(ValueError, match="4 KiB"):
        write_header(make_header(bytes(16), 1, facts={"x": "y" * 4096}))
    with pytest.raises(ValueError, match="64 KiB"):
        write_body({"x": "y" * 65536}, bytes(32))
    with pytest.raises(ValueError, match="32 bytes"):
        write_body({}, bytes(31))


@given(st.dictionaries(st.text(alphabet="aăâđêôơưẾ "), st.text(alphabet="nguyễnthịđẹp"), max_size=5))
def test_a_salted_body_comes_back_and_another_salt_gives_another_hash(details: dict[str, str]) -> None:
    one, two = write_body(details, b"\1" * 32), write_body(details, b"\2" * 32)
    assert read_body(one) == read_body(two) == details
    header = seal(make_header(bytes(16), 1), one, genesis(bytes(16))).header
    assert body_belongs(header, one)
    assert not body_belongs(header, two)


def test_an_entry_without_its_body_still_has_its_hash() -> None:
    entry = make_chain(bytes(16), 1)[0]
    assert sha("entry", entry.previous, entry.header) == entry.hash
    assert entry.details() != {}


@pytest.mark.parametrize("name", sorted(VERSION))
def test_every_type_has_a_frozen_sample_that_still_reads_and_still_has_its_hash(name: str) -> None:
    """Never edit a sample: what an office has written must be readable for ever."""
    for version in range(1, VERSION[name] + 1):
        frozen = json.loads((SAMPLES / f"{name}-{version}.json").read_text("utf-8"))
        header = base64.b64decode(frozen["header"])
        body = base64.b64decode(frozen["body"]) if frozen["body"] else None
        assert sha("entry", bytes.fromhex(frozen["previous"]), header).hex() == frozen["hash"]
        read = read_header(header)
        assert (read.type, read.v) == (name, version)
        assert write_header(read) == header
        if body is not None:
            assert read.body == sha("body", body).hex()
            assert isinstance(read_body(body), dict)
