"""The header of an entry: who did what when to which dossier, without a word about a person's private life.

The bytes are written once by `write_header` and kept; `read_header` ignores fields that it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from counter_app.domain.errors import BadInput
from counter_app.domain.times import parse_iso
from counter_app.wire import strict_json
from counter_app.wire.strict_json import NotStrictJson

LARGEST_HEADER = 4 * 1024


@dataclass(frozen=True, slots=True)
class Fee:
    """`kind` is phi (charge) or le_phi (levy), kept apart by law; `amount` in đồng."""

    kind: str
    amount: int
    name: str = ""
    paid: bool = False


@dataclass(frozen=True, slots=True)
class CentreClock:
    """The last time heard from the centre (ISO) and the monotonic milliseconds since then."""

    time: str
    ms: int


@dataclass(frozen=True, slots=True)
class Seen:
    """The last feed row that the writer had applied; `row` is the first 8 bytes of its hash as hex."""

    office: str
    position: int
    row: str


@dataclass(frozen=True)
class Header:
    """One entry's header. Times are ISO seconds +07:00, hashes hex, identities 16 base-32 characters.

    Without slots, so that a field that is empty need not be set in each of them (`_header_of`).
    """

    type: str
    v: int
    journal: str
    number: int
    who: str
    desk: str
    office: str
    entered: str
    raw: str
    dossier: str | None = None
    code: str | None = None
    issues: str | None = None
    procedure: str | None = None
    profile: str | None = None
    offices: tuple[str, ...] = ()
    received: str | None = None
    runs_from: str | None = None
    centre: CentreClock | None = None
    due: str | None = None
    fees: tuple[Fee, ...] = ()
    seen: Seen | None = None
    body: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def write_header(header: Header) -> bytes:
    """The bytes that are hashed, stored and sent for ever. Raises NotStrictJson, or ValueError when over 4 KiB."""
    return write_sealed(header, header.body)


def write_sealed(header: Header, body: str | None) -> bytes:
    """The same with this hash of a body, as hex; None where there is none."""
    data = strict_json.write(_as_object(header, body))
    if len(data) > LARGEST_HEADER:
        raise ValueError("header over 4 KiB")
    return data


def read_header(data: bytes) -> Header:
    """Raises NotStrictJson for anything that is not a header."""
    raw = strict_json.read_object(data)
    try:
        return _header_of(raw)
    except (KeyError, TypeError, AttributeError, BadInput) as error:
        raise NotStrictJson(f"not a header: {error}") from None


def readable_header(data: bytes | None) -> Header | None:
    """None where there is none, and for damaged bytes: what tells those is verification, and work goes on without."""
    try:
        return None if data is None else read_header(data)
    except NotStrictJson:
        return None


_NEEDED = frozenset(("type", "journal", "who", "desk", "office", "entered", "raw"))
# A time that is none could be sorted by and shown nowhere, and sums with one at the ends of the calendar leave it:
# whoever reads a header need not ask again.
_TIMES = ("entered", "received", "due")
_YEARS = range(1900, 3000)
_TEXTS = _NEEDED | {"dossier", "code", "issues", "procedure", "profile", "received", "runs_from", "due", "body"}


def _header_of(raw: dict[str, Any]) -> Header:
    """Past the constructor: setting two dozen fields one by one takes longer than reading the bytes, and headers are
    read by the hundred thousand. What is not set is what the class says."""
    values = _texts(raw)
    if not values.keys() >= _NEEDED:
        raise KeyError(*sorted(_NEEDED - values.keys()))
    for name in _TIMES:
        if name in values:
            _check_time(values[name])
    values["v"], values["number"] = _integer(raw, "v"), _integer(raw, "number")
    values["facts"] = _facts(raw.get("facts", {}))
    if "offices" in raw:
        values["offices"] = tuple(_text({"o": item}, "o") for item in _items(raw, "offices"))
    if "fees" in raw:
        values["fees"] = tuple(map(_fee, _items(raw, "fees")))
    for name, read in (("centre", _centre), ("seen", _seen)):
        if raw.get(name) is not None:
            values[name] = read(raw[name])
    header = object.__new__(Header)
    header.__dict__.update(values)
    return header


def _as_object(header: Header, body: str | None) -> dict[str, object]:
    """In the order of wire.md; what is empty is left out."""
    full: dict[str, object] = {
        "v": header.v,
        "type": header.type,
        "journal": header.journal,
        "number": header.number,
        "dossier": header.dossier,
        "code": header.code,
        "issues": header.issues,
        "procedure": header.procedure,
        "profile": header.profile,
        "who": header.who,
        "desk": header.desk,
        "office": header.office,
        "offices": list(header.offices) or None,
        "received": header.received,
        "entered": header.entered,
        "runs_from": header.runs_from,
        "raw": header.raw,
        "centre": header.centre and {"time": header.centre.time, "ms": header.centre.ms},
        "due": header.due,
        "fees": [_fee_object(fee) for fee in header.fees] or None,
        "seen": header.seen
        and {"office": header.seen.office, "position": header.seen.position, "row": header.seen.row},
        "facts": header.facts or None,
        "body": body,
    }
    return {name: value for name, value in full.items() if value is not None}


def _fee_object(fee: Fee) -> dict[str, object]:
    return {"kind": fee.kind, "amount": fee.amount, "name": fee.name, "paid": fee.paid}


def _text(raw: dict[str, Any], name: str) -> str:
    value = raw[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is not text")
    return value


def _texts(raw: dict[str, Any]) -> dict[str, Any]:
    """Every field that is text and is there, looked at in one go."""
    found = {name: value for name, value in raw.items() if name in _TEXTS}
    if set(map(type, found.values())) != {str}:
        raise TypeError("a field that is text is none")
    return found


def _integer(raw: dict[str, Any], name: str) -> int:
    value = raw[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is not an integer")
    return value


def _check_time(text: str) -> None:
    if parse_iso(text).year not in _YEARS:
        raise TypeError(f"{text} is in no year that an office works in")


def _items(raw: dict[str, Any], name: str) -> list[Any]:
    value = raw.get(name, [])
    if not isinstance(value, list):
        raise TypeError(f"{name} is not a list")
    return value


def _centre(raw: Any) -> CentreClock | None:
    return None if raw is None else CentreClock(_text(raw, "time"), _integer(raw, "ms"))


def _seen(raw: Any) -> Seen | None:
    return None if raw is None else Seen(_text(raw, "office"), _integer(raw, "position"), _text(raw, "row"))


def _fee(raw: Any) -> Fee:
    return Fee(_text(raw, "kind"), _integer(raw, "amount"), str(raw.get("name", "")), raw.get("paid") is True)


def _facts(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError("facts is not an object")
    return raw
