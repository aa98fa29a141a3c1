"""Which paper of a dossier is out: read from what was sent to printers and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.details import text_of
from counter_app.domain.entry_types import (
    CORRECTION_ASKED,
    CORRECTION_DECIDED,
    DOSSIER_CORRECTED,
    SLIP_OUTCOME,
    SLIP_SENT,
)
from counter_app.store.dossier_reading import Happening
from counter_app.store.dossier_search import SLIP_NOT_PRINTED
from counter_app.wire.header import Header
from counter_app.wire.slip_text import NotASlip, parse_slip_text

_MARK_LETTERS = 12
_CORRECTS = (DOSSIER_CORRECTED, CORRECTION_ASKED, CORRECTION_DECIDED)
PRINTED, NOT_PRINTED = "printed", SLIP_NOT_PRINTED


@dataclass(frozen=True, slots=True)
class SentSlip:
    """A print of this desk. `mark` names its job at the print service where it is the first of its sheet, `size` is one
    of the slip's sizes; `journal` and `number` say where its entry stands."""

    mark: str
    printer: str
    size: str
    journal: str
    number: int


@dataclass(frozen=True, slots=True)
class SlipHistory:
    """`qr_text` is the newest that was made; `out` prints of it came out; `pending`: nobody knows of the last one.

    `older` are texts that the newest replaces. `stale`: corrected since the newest was made, so that the next print
    is an original that takes its place, even where the QR text stays the same. `together`: the identities of all
    dossiers on the sheet of the last print, this one among them; empty where it stood alone. `sent`: the last print,
    None where another desk's printer had it; `sent_here` all prints of this desk.
    """

    qr_text: str | None = None
    out: int = 0
    pending: bool = False
    older: tuple[str, ...] = ()
    stale: bool = False
    together: tuple[str, ...] = ()
    sent: SentSlip | None = None
    sent_here: tuple[SentSlip, ...] = ()

    @property
    def ever_out(self) -> bool:
        return self.out > 0 or bool(self.older)


def slip_history(happenings: Iterable[Happening]) -> SlipHistory:
    """Prints of every desk count, in the order in which the centre placed them."""
    text: str | None = None
    out, pending, stale, older = 0, False, False, []
    last: SentSlip | None = None
    here: list[SentSlip] = []
    together: tuple[str, ...] = ()
    for happening in happenings:
        header = happening.header
        if header is None:
            continue
        if header.type == SLIP_SENT:
            sent = _text_sent(happening.details)
            if sent is not None and text is not None and sent != text:
                older.append(text)
            if stale or (sent is not None and sent != text):
                out = 0
            text, pending, stale = sent or text, True, False
            together = tuple(one.identity for one in on_the_sheet(happening.details))
            last = _sent_here(happening, header)
            here += [last] if last is not None else []
        elif header.type == SLIP_OUTCOME:
            out += pending and header.facts.get("outcome") == PRINTED
            pending = False
        elif header.type in _CORRECTS and text is not None:
            stale = True
    return SlipHistory(text, out, pending, tuple(older), stale, together, last, tuple(here))


def _text_sent(details: Mapping[str, object]) -> str | None:
    """None where it is no slip's text: nothing could be read from it, and no slip replaces it."""
    text = text_of(details, "qr_text")
    try:
        parse_slip_text(text)
    except NotASlip:
        return None
    return text


def print_mark(entry_hash: bytes) -> str:
    """Tells this print from every other one at a print service that many desks may share."""
    return f"#{entry_hash.hex()[:_MARK_LETTERS]}"


def _sent_here(happening: Happening, header: Header) -> SentSlip | None:
    if not happening.own:
        return None
    printer, size = happening.details.get("printer", ""), header.facts.get("size", "")
    return SentSlip(print_mark(happening.hash), str(printer), str(size), header.journal, header.number)


def job_of_sheet(identity: str, sheet: Mapping[str, SlipHistory]) -> SentSlip | None:
    """Of the last print of this dossier; None where another desk sent it. `sheet` has every dossier on it, in order.

    A job is named after the first entry of its save, that of the sheet's first dossier: another desk may have printed
    that one alone since, so it is looked for by its place in the journal."""
    sent = sheet[identity].sent if identity in sheet else None
    if sent is None:
        return None
    first, number = next(iter(sheet.values())), sent.number - list(sheet).index(identity)
    return next((one for one in first.sent_here if (one.journal, one.number) == (sent.journal, number)), sent)


@dataclass(frozen=True, slots=True)
class OnTheSheet:
    """One of several dossiers on one slip. `code` None: it came later."""

    identity: str
    code: str | None


def on_the_sheet(details: Mapping[str, object]) -> tuple[OnTheSheet, ...]:
    """The dossiers of a shared slip, in the order in which they stand on it; empty where it was no shared one."""
    together = details.get("together")
    given = [one for one in together if isinstance(one, dict)] if isinstance(together, list) else []
    return tuple(OnTheSheet(str(one.get("dossier", "")), _code(one)) for one in given)


def sheet_details(dossiers: Iterable[OnTheSheet]) -> list[dict[str, str]]:
    """What `on_the_sheet` reads back."""
    return [{"dossier": one.identity, "code": one.code} if one.code else {"dossier": one.identity} for one in dossiers]


def _code(one: Mapping[str, object]) -> str | None:
    code = one.get("code")
    return code if isinstance(code, str) else None
