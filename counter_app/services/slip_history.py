"""Which paper of a dossier is out: read from what was sent to printers and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.domain.entry_types import (
    CORRECTION_ASKED,
    CORRECTION_DECIDED,
    DOSSIER_CORRECTED,
    SLIP_OUTCOME,
    SLIP_SENT,
)
from counter_app.store.dossier_reading import Happening
from counter_app.store.dossier_search import SLIP_NOT_PRINTED

_CORRECTS = (DOSSIER_CORRECTED, CORRECTION_ASKED, CORRECTION_DECIDED)
PRINTED, NOT_PRINTED = "printed", SLIP_NOT_PRINTED


@dataclass(frozen=True, slots=True)
class SlipHistory:
    """`qr_text` is the newest that was made; `out` prints of it came out; `pending`: nobody knows of the last one.

    `older` are texts that the newest replaces. `stale`: corrected since the newest was made, so that the next print
    is an original that takes its place, even where the QR text stays the same.
    """

    qr_text: str | None = None
    out: int = 0
    pending: bool = False
    older: tuple[str, ...] = ()
    stale: bool = False

    @property
    def ever_out(self) -> bool:
        return self.out > 0 or bool(self.older)


def slip_history(happenings: Iterable[Happening]) -> SlipHistory:
    """Prints of every desk count, in the order in which the centre placed them."""
    text: str | None = None
    out, pending, stale, older = 0, False, False, []
    for happening in happenings:
        header = happening.header
        if header is None:
            continue
        if header.type == SLIP_SENT:
            sent = str(happening.details.get("qr_text", "")) or None
            if sent is not None and text is not None and sent != text:
                older.append(text)
            if stale or (sent is not None and sent != text):
                out = 0
            text, pending, stale = sent or text, True, False
        elif header.type == SLIP_OUTCOME:
            out += pending and header.facts.get("outcome") == PRINTED
            pending = False
        elif header.type in _CORRECTS and text is not None:
            stale = True
    return SlipHistory(text, out, pending, tuple(older), stale)
