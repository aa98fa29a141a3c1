"""The feed of an office: every entry's place, verdict and the state that it led to, as a chain of rows.

A row is bytes made once by the centre. Desks keep rows as they came and never recompute a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counter_app.wire import strict_json
from counter_app.wire.header import Seen
from counter_app.wire.strict_json import NotStrictJson
from counter_app.wire.tags import tagged_hash

VERDICTS = ("missing", "not_understood", "not_permitted", "code_taken", "conflicting", "in_order")
_KNOWN_VERDICTS = frozenset(VERDICTS)
_HEX = "0123456789abcdef"
_STATE_TEXTS = ("due", "paused_since", "holder", "replaced_by")
_TEXT_OR_NONE = frozenset((str, type(None)))


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
    """Unknown fields are ignored, those that are known must be sound. Raises NotStrictJson for what is no row."""
    raw = strict_json.read_object(data)
    try:
        row = Row(
            office=raw["office"],
            position=raw["position"],
            entry=raw["entry"],
            verdict=raw["verdict"],
            journal=raw["journal"],
            number=raw["number"],
            dossier=raw.get("dossier"),
            state=_state(raw.get("state")),
            home=_home(raw.get("home")),
        )
        sound = _is_sound(row)
    except (KeyError, TypeError) as error:
        raise NotStrictJson(f"not a row: {error}") from None
    if not sound:
        raise NotStrictJson("not a row: a field has not the form that it must have")
    return row


def _is_sound(row: Row) -> bool:
    """Rows are read by the hundred thousand: few steps, no loops."""
    return (
        type(row.office) is type(row.entry) is type(row.journal) is str
        and type(row.position) is type(row.number) is int
        and row.position > 0 <= row.number
        and row.verdict in _KNOWN_VERDICTS
        and len(row.entry) == 64
        and len(row.journal) == 32
        and not (row.entry + row.journal).strip(_HEX)
        and (row.dossier is None or type(row.dossier) is str)
    )


def _state(raw: Any) -> dict[str, Any] | None:
    """Without a status it is none; what a newer centre adds is nobody's business here."""
    if raw is None:
        return None
    if type(raw) is not dict or type(raw["status"]) is not str:
        raise TypeError("a state that is none")
    if not _TEXT_OR_NONE.issuperset(map(type, map(raw.get, _STATE_TEXTS))):
        raise TypeError("a state whose texts are none")
    return raw


def _home(raw: Any) -> Seen | None:
    if raw is None:
        return None
    home = Seen(raw["office"], raw["position"], raw["row"])
    if type(home.office) is not str or type(home.position) is not int or type(home.row) is not str:
        raise TypeError("a home that is none")
    return home


def short(row_hash_bytes: bytes) -> str:
    """The first 8 bytes as hex, as a header's `seen` names a row."""
    return row_hash_bytes[:8].hex()
