"""What a supervisor's settlement (`ConflictSettled`) says of the entry that it names: whether it counts, and where the
dossier stands then. Its facts: `entry` (hash, hex), `outcome`, and `status` where the dossier's life has no place for
the step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.details import hash_of
from counter_app.domain.judging import CODE_TAKEN, CONFLICTING, IN_ORDER, MISSING, NOT_PERMITTED

ENTRY, OUTCOME, STATUS = "entry", "outcome", "status"
CONFIRMED = "confirmed"  # the verdict stays as it was: whatever is not IN_ORDER says so

# What nobody lets count: it counts already, or its content is gone. Seen by whoever answers for the office, it is told
# no more. What the centre does not understand yet waits for the centre instead.
ONLY_SEEN = frozenset((CODE_TAKEN, MISSING))
SETTLED_AT_A_DESK = ONLY_SEEN | {CONFLICTING, NOT_PERMITTED}


def settled_entry(facts: Mapping[str, Any]) -> bytes | None:
    """Which entry; None where the facts name none."""
    return hash_of(facts.get(ENTRY))


def lets_count(facts: Mapping[str, Any]) -> bool:
    return facts.get(OUTCOME) == IN_ORDER
