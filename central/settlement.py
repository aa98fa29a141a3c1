"""What a supervisor's settlement does to the entry that it names.

Facts of ConflictSettled: `entry` (hash, hex), `outcome`: "in_order" lets the entry count, anything else confirms
the verdict that it had; `status`: where the dossier stands now, for a step that the life cycle has no place for. One
that no dossier can have says nothing.
"""

from __future__ import annotations

from counter_app.domain.judging import IN_ORDER
from counter_app.domain.life_cycle import STATUSES, DossierState, Step, next_state, said_state
from counter_app.domain.settling import STATUS, lets_count
from counter_app.wire.header import Header


def settled_verdict(settlement: Header, last: str) -> str:
    return IN_ORDER if lets_count(settlement.facts) else last


def settled_state(settlement: Header, step: Step, before: DossierState | None) -> DossierState | None:
    """The state after an entry that is allowed to count. The named status wins over the table."""
    status = settlement.facts.get(STATUS)
    after = next_state(before, step) or before
    if isinstance(status, str) and status in STATUSES and after is not None:
        return said_state(before or after, step, status)
    return after
