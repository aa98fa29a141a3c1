"""Who had which role when, by the centre's own record; what a desk says of roles decides nothing here."""

from __future__ import annotations

from collections.abc import Iterable

from central.store.judged import RoleSpan
from counter_app.domain.permissions import PROGRAM
from counter_app.wire.header import Header


class RoleRecord:
    """Of the people of one office; the spans of each in the order in which they began."""

    def __init__(self, spans: Iterable[RoleSpan]) -> None:
        self._spans: dict[str, list[RoleSpan]] = {}
        for span in spans:
            self._spans.setdefault(span.account, []).append(span)

    def of_writer(self, header: Header) -> str:
        """As it was when the entry was written; '' for somebody unknown.

        An entry from before the person's first day comes from a PC whose clock stands behind, or from a person who
        began while the line was down: the role held now decides, since clocks order nothing.
        """
        if header.who == PROGRAM:
            return PROGRAM
        spans = self._spans.get(header.who, [])
        held = [one for one in spans if one.since <= header.entered and (one.until or "~") > header.entered]
        if spans and header.entered < spans[0].since:
            held = [one for one in spans if one.until is None]
        return held[-1].role if held else ""
