"""What a supervisor's settlement does to the entry that it names.

Facts of ConflictSettled: `entry` (hash, hex), `outcome`: "in_order" lets the entry count, anything else confirms
the verdict that it had; `status`: where the dossier stands now, for a step that the life cycle has no place for.
"""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.judging import IN_ORDER
from counter_app.domain.life_cycle import DossierState, Step, next_state
from counter_app.wire.header import Header


def settled_verdict(settlement: Header, last: str) -> str:
    return IN_ORDER if settlement.facts.get("outcome") == IN_ORDER else last


def settled_state(settlement: Header, step: Step, before: DossierState | None) -> DossierState | None:
    """The state after an entry that is allowed to count. The named status wins over the table."""
    status = settlement.facts.get("status")
    after = next_state(before, step) or before
    if isinstance(status, str) and after is not None:
        return replace(after, status=status[:40])
    return after
