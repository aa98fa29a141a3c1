"""The feed of an office: every entry's place, verdict and the state that it led to, as a chain of rows.

A row is bytes made once by the centre. Desks keep rows as they came and never recompute a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counter_app.wire import strict_json
from counter_app.wire.header import Seen
from counter_app.wire.tags import tagged_hash

VERDICTS = ("missing", "not_understood", "not_permitted", "code_taken", "conflicting", "in_order")


@dataclass(frozen=True, slots=True)
class Row:
    """`entry` is the entry's hash (hex); `home` names the row in the office that judged it, when copied from there.

    `state` is the small object that the next step starts from; None when the dossier's state did not change.
    """

    office: str
    position: int
    entry: str
    verdict: str
    journal: str
    number: int
    dossier: str | None = None
    state: dict[str, Any] | None = None
    home: Seen | None = None


def row_genesis(office: str) -> bytes:
    return tagged_hash("rowgenesis", office.encode("utf-8"))


def row_hash(previous: bytes, row: bytes) -> bytes:
    return tagged_hash("row", previous, row)


def write_row(row: Row) -> bytes:
    full: dict[str, object] = {
        "office": row.office,
        "position": row.position,
        "entry": row.entry,
        "verdict": row.verdict,
        "journal": row.journal,
        "number": row.number,
        "dossier": row.dossier,
        "state": row.state,
        "home": row.home and {"office": row.home.office, "position": row.home.position, "row": row.home.row},
    }
    return strict_json.write({name: value for name, value in full.items() if value is not None})


def read_row(data: bytes) -> Row:
    """Unknown fields are ignored. Raises NotStrictJson or KeyError for what is no row."""
    raw = strict_json.read_object(data)
    home = raw.get("home")
    return Row(
        office=raw["office"],
        position=raw["position"],
        entry=raw["entry"],
        verdict=raw["verdict"],
        journal=raw["journal"],
        number=raw["number"],
        dossier=raw.get("dossier"),
        state=raw.get("state"),
        home=home and Seen(home["office"], home["position"], home["row"]),
    )


def short(row_hash_bytes: bytes) -> str:
    """The first 8 bytes as hex, as a header's `seen` names a row."""
    return row_hash_bytes[:8].hex()
