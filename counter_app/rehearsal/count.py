"""Counting what people were shown against what the centre holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from counter_app.rehearsal.shown import Shown
from counter_app.wire.feed import read_row


@dataclass(frozen=True, slots=True)
class Count:
    """`lost` were shown as saved and are not at the centre; `doubled` stand there more than once.

    `codes_doubled` are codes on two citizens' slips without a *code taken* row that says so.
    """

    entries: int
    acknowledged: int
    lost: int
    doubled: int
    codes_doubled: int
    conflicts: int

    def as_json(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class CentreRow:
    """One row of the office's feed, as the centre wrote it."""

    entry: str
    verdict: str
    dossier: str | None


def centre_row(data: bytes) -> CentreRow:
    row = read_row(data)
    return CentreRow(row.entry, row.verdict, row.dossier)


def count_up(shown: Shown, rows: Sequence[CentreRow]) -> Count:
    placed = Counter((row.entry, row.verdict) for row in rows)
    known = {row.entry for row in rows}
    contested = {row.dossier for row in rows if row.verdict == "code_taken"}
    return Count(
        entries=len(shown.saved),
        acknowledged=sum(1 for entry in shown.saved.values() if shown.green.get(entry.journal, 0) >= entry.number),
        lost=sum(1 for entry in shown.saved if entry not in known),
        doubled=sum(1 for times in placed.values() if times > 1),
        codes_doubled=codes_doubled(shown, contested),
        conflicts=sum(1 for row in rows if row.verdict != "in_order"),
    )


def codes_doubled(shown: Shown, contested: set[str | None]) -> int:
    holders: dict[str, list[str]] = {}
    for slip in shown.slips.values():
        if slip.code is not None:
            holders.setdefault(slip.code, []).append(slip.identity)
    doubled = [identities for identities in holders.values() if len(identities) > 1]
    return sum(1 for identities in doubled if sum(identity not in contested for identity in identities) > 1)
