"""A feed row is read strictly: what the centre never writes is no row, what a newer one adds is ignored."""

from __future__ import annotations

from typing import Any

import pytest

from counter_app.wire import strict_json
from counter_app.wire.feed import VERDICTS, Row, read_row, write_row
from counter_app.wire.strict_json import NotStrictJson

SOUND: dict[str, Any] = {
    "office": "office-1",
    "position": 7,
    "entry": "ab" * 32,
    "verdict": "in_order",
    "journal": "09" * 16,
    "number": 3,
    "dossier": "A" * 16,
    "state": {"status": "received", "due": "2026-11-26T08:00:00+07:00"},
    "home": {"office": "office-2", "position": 4, "row": "00" * 8},
}


def row_with(**changes: Any) -> bytes:
    return strict_json.write({name: value for name, value in (SOUND | changes).items() if value != "left out"})


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_is_read_back(verdict: str) -> None:
    row = Row("office-1", 1, "ab" * 32, verdict, "09" * 16, 1)
    assert read_row(write_row(row)) == row


@pytest.mark.parametrize("extra", [{"later": [1, 2]}, {"state": {"status": "received", "later": {"a": 1}}}])
def test_what_a_newer_centre_adds_is_ignored(extra: dict[str, Any]) -> None:
    assert read_row(row_with(**extra)).position == 7


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("office", 1), ("office", "left out"), ("position", "7"), ("position", 0), ("position", True), ("number", -1),
        ("number", None), ("entry", "AB" * 32), ("entry", "ab" * 31), ("entry", "zz" * 32), ("entry", 5),
        ("verdict", "fine"), ("verdict", None), ("verdict", []), ("journal", "09" * 15), ("journal", "left out"),
        ("dossier", 16), ("state", []), ("state", {}), ("state", {"status": 1}), ("state", "received"),
        ("state", {"status": "received", "due": 20261126}), ("state", {"status": "received", "holder": {}}),
        ("home", {}), ("home", "office-2"), ("home", {"office": "x", "position": "4", "row": "00"}),
    ],
)  # fmt: skip
def test_what_has_not_its_form_is_no_row(field: str, value: Any) -> None:
    with pytest.raises(NotStrictJson):
        read_row(row_with(**{field: value}))
