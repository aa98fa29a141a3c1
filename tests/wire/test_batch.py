"""Batches: whole or nothing, bounded whatever they claim, authorised by the signed head and not by the bringer."""

from __future__ import annotations

import gzip
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.wire.batch import Batch, BatchRefused, Stub, fit, make_batch, pack, unpack
from counter_app.wire.entry import genesis
from counter_app.wire.head import Head
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate, Paper, sign_paper
from tests.wire.entries import make_chain

CENTRE = SigningKey(b"\7" * 32)
DESK = SigningKey(b"\5" * 32)
JOURNAL = b"\3" * 16
CERTIFICATE: Paper = sign_paper(Certificate("d", "o", "Quầy 1", 1, 2, DESK.public.hex(), "2026-11-01"), CENTRE)


def batch_of(count: int) -> Batch:
    chain = make_chain(JOURNAL, count)
    head = Head(JOURNAL, count, chain[-1].hash)
    return make_batch(CERTIFICATE, 1, genesis(JOURNAL), chain, head, DESK)


def repacked(batch: Batch, **changes: object) -> bytes:
    return gzip.compress(json.dumps(json.loads(gzip.decompress(pack(batch))) | changes).encode())


def test_a_batch_comes_back_and_is_signed_by_its_desk() -> None:
    batch = batch_of(7)
    again = unpack(pack(batch))
    assert again == batch
    assert again.signed_by(DESK.public)
    assert not again.signed_by(CENTRE.public)


def test_the_same_batch_gives_the_same_bytes() -> None:
    assert pack(batch_of(3)) == pack(batch_of(3))


def test_an_erased_body_and_a_stub_travel() -> None:
    chain = make_chain(JOURNAL, 3)
    items = [Stub(chain[0].hash), chain[1].__class__(chain[0].hash, chain[1].header, None, chain[1].hash), chain[2]]
    batch = make_batch(CERTIFICATE, 1, genesis(JOURNAL), items, Head(JOURNAL, 3, chain[2].hash), DESK)
    assert unpack(pack(batch)).items == tuple(items)


def test_a_changed_entry_breaks_the_head() -> None:
    batch = batch_of(2)
    raw = json.loads(gzip.decompress(pack(batch)))
    raw["entries"][1][0] = raw["entries"][0][0]
    with pytest.raises(BatchRefused, match="head"):
        unpack(gzip.compress(json.dumps(raw).encode()))


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"first": 0},
        {"journal": "00"},
        {"previous": ""},
        {"number": 9},
        {"entries": [[None, None]]},
        {"entries": "x"},
        {"certificate": {}},
        {"signature": "%"},
    ],
)
def test_what_is_no_batch_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BatchRefused):
        unpack(repacked(batch_of(2), **changes))


@pytest.mark.parametrize("number", [-1, "9" * 30])
def test_a_head_that_no_signature_can_be_over_is_refused(number: object) -> None:
    empty = make_batch(CERTIFICATE, 1, genesis(JOURNAL), (), Head(JOURNAL, 0, genesis(JOURNAL)), DESK)
    with pytest.raises(BatchRefused, match="bounds"):
        unpack(repacked(empty, number=number))


@given(st.binary(max_size=2_000))
def test_no_bytes_whatever_raise_anything_but_a_refusal(data: bytes) -> None:
    for garbage in (data, gzip.compress(data)):
        with pytest.raises(BatchRefused):
            unpack(garbage)


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = gzip.compress(b"[" * (200 * 1024 * 1024), compresslevel=9)
    with pytest.raises(BatchRefused, match="unpacks"):
        unpack(bomb)


def test_a_batch_is_filled_up_to_the_limits_and_no_further() -> None:
    big = [Stub(os.urandom(32)) for _ in range(600)]
    assert fit(big) == 500
    assert fit(big, 3) == 3
    assert fit(make_chain(JOURNAL, 3)) == 3
