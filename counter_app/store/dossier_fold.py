"""From the entries that concern one dossier to the row that screens show. Pure: the same for one save and a rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from counter_app.domain.contingency_sheet import SHEET, sheet_number
from counter_app.domain.corrections import Written, corrected_details
from counter_app.domain.details import object_of, text_of
from counter_app.domain.entry_types import (
    CONFLICT_SETTLED,
    CORRECTION_DECIDED,
    DOSSIER_CORRECTED,
    DOSSIER_RECEIVED,
    OPENING,
    SLIP_OUTCOME,
    SLIP_SENT,
)
from counter_app.domain.folding import fold
from counter_app.domain.judging import IN_ORDER, counts
from counter_app.domain.life_cycle import UNKNOWN, DossierState, Step, next_state, state_from_object
from counter_app.domain.search_question import plain_phone
from counter_app.domain.settling import settled_entry
from counter_app.wire import strict_json
from counter_app.wire.entry import dossier_of, readable_body
from counter_app.wire.header import Header, readable_header

WAITING = "waiting"  # in place of a verdict: the centre has not judged it yet

SLIP_UNNEEDED = "unneeded"
SLIP_NONE = "none"
SLIP_ASK = "ask"

_CORRECTS = frozenset({CORRECTION_DECIDED, DOSSIER_CORRECTED})


@dataclass(frozen=True, slots=True)
class Placed:
    """A happening with what the centre said of it; verdict and state are None while it has no place."""

    hash: bytes
    header: bytes | None
    body: bytes | None
    verdict: str | None = None
    state: dict[str, Any] | None = None


ReadPlaced = tuple[Placed, Header | None]


class Judged(Protocol):
    """An entry with the centre's verdict on it, as far as that is known."""

    @property
    def hash(self) -> bytes: ...
    @property
    def verdict(self) -> str | None: ...


J = TypeVar("J", bound=Judged)


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One row of the dossiers projection, with the folded text that search looks in."""

    identity: str
    code: str | None
    status: str
    state: bytes
    due: str | None
    received: str
    entered: str
    office: str
    desk: str
    clerk: str
    procedure_code: str
    procedure_name: str
    applicant: str
    id_number: str
    phone: str
    slip: str
    verdict: str
    sheet: str

    def folded(self) -> str:
        return folded_text(
            self.applicant, self.id_number, self.code, self.procedure_name, self.phone, self.identity, self.sheet
        )

    def values(self) -> tuple[object, ...]:
        """In the order of the columns."""
        return _VALUES(self)


_VALUES = attrgetter(*DossierRow.__slots__)


def folded_text(
    applicant: str, id_number: str, code: str | None, procedure_name: str, phone: str, identity: str, sheet: str
) -> str:
    """What search looks in."""
    words = (applicant, id_number, code or "", procedure_name, plain_phone(phone), identity, sheet)
    return fold(" ".join(words)).replace(".", " ").replace("-", " ")


def fold_dossier(identity: str, happenings: Sequence[Placed]) -> DossierRow:
    """Placed ones come first, by position; own ones without a place follow by number."""
    return fold_read(identity, [(placed, readable_header(placed.header)) for placed in happenings])


def fold_read(identity: str, read: list[ReadPlaced]) -> DossierRow:
    """The same where the headers were read already."""
    accepted = _accepted(identity, read)
    opening = _opening(identity, accepted)
    header, details = opening if opening else (None, {})
    state = fold_state(read)
    applicant = object_of(details.get("applicant"))
    return DossierRow(
        identity=identity,
        code=_code(header, accepted),
        status=state.status if state else UNKNOWN,
        state=strict_json.write(state.as_object() if state else {}),
        due=state.due if state else None,
        received=_received(header, read),
        entered=header.entered if header else _first_entered(read),
        office=header.office if header else "",
        desk=header.desk if header else "",
        clerk=header.who if header else "",
        procedure_code=text_of(details, "procedure_code"),
        procedure_name=text_of(details, "procedure_name"),
        applicant=text_of(applicant, "name"),
        id_number=text_of(applicant, "id_number"),
        phone=text_of(applicant, "phone"),
        slip=_slip(read),
        verdict=_verdict(read),
        sheet=_sheet(header),
    )


def fold_state(read: Iterable[ReadPlaced]) -> DossierState | None:
    """The feed's last state, with own entries that have no place yet folded onto it."""
    state: DossierState | None = None
    for placed, header in read:
        if placed.verdict is not None:
            state = state_from_object(placed.state) or state
        elif header is not None:
            state = next_state(state, step_of(header)) or state
    return state


def step_of(header: Header) -> Step:
    facts = tuple((name, value) for name, value in header.facts.items() if isinstance(value, str))
    return Step(header.type, header.entered, header.due, facts)


def _accepted(identity: str, read: list[ReadPlaced]) -> list[ReadPlaced]:
    """What gives a dossier its names and its code: nothing that the centre found wrong, unless that opened it."""
    accepted = [pair for pair in read if counts(pair[0].verdict)]
    return accepted if len(accepted) == len(read) or _opening(identity, accepted) else read


def _opening(identity: str, read: list[ReadPlaced]) -> tuple[Header, dict[str, Any]] | None:
    """The receipt where there is one, else whatever opened the dossier; details from its body."""
    candidates = [
        (placed, header)
        for placed, header in read
        if header is not None and header.type in OPENING and dossier_of(placed.hash, header) == identity
    ]
    if not candidates:
        return None
    receipts = [pair for pair in candidates if pair[1].type == DOSSIER_RECEIVED]
    placed, header = (receipts or candidates)[0]
    corrections = [
        Written(later.type, later.facts, readable_body(one.body), counts=counts(one.verdict))
        for one, later in read
        if later is not None and later.type in _CORRECTS
    ]
    details = readable_body(placed.body)
    return header, corrected_details(details, corrections) if corrections else details


def _code(opening: Header | None, read: list[ReadPlaced]) -> str | None:
    if opening is not None and opening.issues:
        return opening.issues
    issued = [header.issues for _placed, header in read if header is not None and header.issues]
    if issued:
        return issued[-1]
    named = [header.code for _placed, header in read if header is not None and header.code]
    return named[-1] if named else None


def _sheet(opening: Header | None) -> str:
    """Of the contingency sheet that it was entered from, its number; '' for nearly all."""
    number = sheet_number(opening.facts.get(SHEET)) if opening is not None else None
    return "" if number is None else str(number)


def _received(opening: Header | None, read: list[ReadPlaced]) -> str:
    return (opening.received or opening.entered) if opening else _first_entered(read)


def _first_entered(read: list[ReadPlaced]) -> str:
    return min((header.entered for _placed, header in read if header is not None), default="")


def _slip(read: list[ReadPlaced]) -> str:
    """unneeded · none (the receipt wants one, never sent) · ask (sent, outcome unknown) · printed · not_printed."""
    slip = SLIP_UNNEEDED
    for _placed, header in read:
        if header is None:
            continue
        if header.type == DOSSIER_RECEIVED and slip == SLIP_UNNEEDED and header.facts.get("slip") is True:
            slip = SLIP_NONE
        elif header.type == SLIP_SENT:
            slip = SLIP_ASK
        elif header.type == SLIP_OUTCOME:
            slip = str(header.facts.get("outcome", slip))
    return slip


def settlements(read: Iterable[tuple[J, Header | None]]) -> dict[bytes, J]:
    """By the entry that each one settles; the last one holds. One that the centre found wrong settled nothing, nor one
    of another office: whoever wrote an entry settles it (decision 043)."""
    known = [(one, header) for one, header in read if header is not None]
    words = [(one, header) for one, header in known if header.type == CONFLICT_SETTLED and counts(one.verdict)]
    offices = {one.hash: header.office for one, header in known} if words else {}
    said = ((settled_entry(header.facts), one, header.office) for one, header in words)
    return {entry: one for entry, one, office in said if entry is not None and offices.get(entry, office) == office}


def once_each(happenings: Iterable[Placed]) -> list[Placed]:
    """An entry that was judged anew has a further row: it happened once, and its last verdict holds, from there on."""
    last: dict[bytes, Placed] = {}
    for placed in happenings:
        last.pop(placed.hash, None)
        last[placed.hash] = placed
    return list(last.values())


def _verdict(read: list[ReadPlaced]) -> str:
    """What a person must look at first: a verdict other than in order, then waiting, then in order."""
    latest = {placed.hash: placed.verdict for placed, _header in read}
    settled = settlements(read)
    troubled = [
        verdict for entry, verdict in latest.items() if verdict not in (None, IN_ORDER) and entry not in settled
    ]
    if troubled:
        return str(troubled[-1])
    return WAITING if None in latest.values() else IN_ORDER
