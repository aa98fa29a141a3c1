"""What people were shown: the ground truth of a simulation, kept outside the program.

A journal that forgets would agree with itself; a citizen with a slip in the hand does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """*Saved* was on the screen for this entry. `machine` is the PC that it was saved on, where that is known."""

    desk: str
    journal: str
    number: int
    hash: str
    machine: str = ""


@dataclass(frozen=True, slots=True)
class ShownSlip:
    """A citizen holds this paper."""

    desk: str
    identity: str
    code: str | None


@dataclass
class Shown:
    """`green` maps a journal (hex) to the highest number that a screen ever showed as handed in."""

    saved: dict[str, ShownEntry] = field(default_factory=dict)
    slips: dict[str, ShownSlip] = field(default_factory=dict)
    green: dict[str, int] = field(default_factory=dict)

    def note_saved(self, entry: ShownEntry) -> None:
        self.saved[entry.hash] = entry

    def note_slip(self, slip: ShownSlip) -> None:
        self.slips[slip.identity] = slip

    def note_green(self, journal: str, number: int) -> None:
        self.green[journal] = max(number, self.green.get(journal, 0))
