"""Reading stored entries once, outside any transaction, into what judging needs. Nothing here can fail on bad bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from central.code_keys import code_key
from central.store.queues import Waiting
from counter_app.domain.contingency_sheet import SHEET, sheet_number
from counter_app.domain.details import hash_of
from counter_app.domain.entry_types import (
    CONFLICT_SETTLED,
    CORRECTION_DECIDED,
    DOSSIER_RECEIVED,
    OPENING,
    SLIP_SENT,
    is_understood,
)
from counter_app.domain.life_cycle import Step
from counter_app.domain.settling import settled_entry
from counter_app.wire import strict_json
from counter_app.wire.entry import body_hash, dossier_of, read_body
from counter_app.wire.header import Header, readable_header
from counter_app.wire.slip_text import NotASlip, SlipText, parse_slip_text
from counter_app.wire.strict_json import NotStrictJson

LARGEST_FEE = 10**12  # đồng
_IDENTITY = re.compile(r"[A-Z2-7]{16}")


@dataclass(frozen=True, slots=True)
class Arrival:
    """`header` is None for a gap, and for bytes that are no header of this entry.

    `dossier` is the identity that it names, or its own when it opens a dossier; `issues` the code that it gives to its
    dossier, as codes are compared. `settles` is the entry that a settlement speaks of (its hash stands in the fact
    `entry`), `decides` the one that asked for what this one approves or declines (in the fact `asked`), `sheet` the
    contingency sheet that a receipt was entered from. Each is asked several times in a round, of two thousand entries:
    so they are read once.
    """

    waiting: Waiting
    header: Header | None
    body_is_foreign: bool = False
    dossier: str | None = None
    understood: bool = False
    issues: str | None = None
    settles: bytes | None = None
    decides: bytes | None = None
    sheet: str | None = None

    @property
    def is_gap(self) -> bool:
        return self.waiting.header is None

    @property
    def opens(self) -> bool:
        return self.header is not None and self.header.dossier is None and self.header.type in OPENING

    def step(self) -> Step:
        if self.header is None:
            raise ValueError("a gap is no step")
        facts = tuple((name, value) for name, value in self.header.facts.items() if isinstance(value, str))
        return Step(self.header.type, self.header.entered, self.header.due, facts)

    def paid(self, kind: str) -> int:
        """Đồng that changed hands, of one kind of fee. An amount beyond all measure is none: sums must stay sums."""
        if self.header is None or not self.header.fees:
            return 0
        paid = (fee.amount for fee in self.header.fees if fee.paid and fee.kind == kind)
        return sum(amount for amount in paid if abs(amount) <= LARGEST_FEE)

    def slips(self) -> list[SlipText]:
        """The QR texts that a SlipSent carries in its body."""
        if self.header is None or self.header.type != SLIP_SENT or self.waiting.body is None:
            return []
        try:
            details = read_body(self.waiting.body)
        except NotStrictJson:
            return []
        return [slip for value in details.values() if isinstance(value, str) and (slip := _slip(value))]


def read_arrival(waiting: Waiting) -> Arrival:
    """Unreadable bytes, and a header that speaks of another entry, give an arrival without header."""
    header = stored_header(waiting.header)
    if header is None:
        return Arrival(waiting, None)
    if header.journal != waiting.journal.hex() or header.number != waiting.number:
        return Arrival(waiting, None)
    code = None if header.issues is None else code_key(header.issues)
    if header.issues is not None and code is None:
        return Arrival(waiting, None)
    if header.dossier is not None and _IDENTITY.fullmatch(header.dossier) is None:
        return Arrival(waiting, None)
    if waiting.body is not None and header.body != body_hash(waiting.body).hex():
        return Arrival(waiting, None, body_is_foreign=True)
    dossier, understood = dossier_of(waiting.hash, header), is_understood(header.type, header.v)
    return Arrival(
        waiting,
        header,
        dossier=dossier,
        understood=understood,
        issues=code if understood and dossier else None,
        settles=settled_entry(header.facts) if header.type == CONFLICT_SETTLED else None,
        decides=hash_of(header.facts.get("asked")) if header.type == CORRECTION_DECIDED else None,
        sheet=_sheet(header) if understood and dossier else None,
    )


def _sheet(header: Header) -> str | None:
    number = sheet_number(header.facts.get(SHEET)) if header.type == DOSSIER_RECEIVED else None
    return None if number is None else str(number)


def stored_header(data: bytes | None) -> Header | None:
    """None for a gap, and for bytes that are no header: what desks send is stored before anybody reads it."""
    return None if data is None or _is_unstorable(data) else readable_header(data)


def _is_unstorable(header: bytes) -> bool:
    """What JSON can say and no database column can hold: NUL and half characters. Only escapes can say it."""
    if b"\\u" not in header:
        return False
    try:
        return b"\\u0000" in strict_json.write(strict_json.read(header))
    except (NotStrictJson, UnicodeEncodeError, RecursionError):
        return True


def _slip(text: str) -> SlipText | None:
    try:
        return parse_slip_text(text)
    except NotASlip:
        return None
