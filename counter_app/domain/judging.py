"""The centre's verdict on one stored entry: data, given once per row, never recomputed at a desk.

The first that applies of: missing, not understood, not permitted, code taken, conflicting, in order.
*Code taken* contests only the label; the other four change no state until a settling entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.entry_types import OF_A_DOSSIER, is_understood
from counter_app.domain.life_cycle import DossierState, Step, next_state
from counter_app.domain.permissions import may

MISSING = "missing"
NOT_UNDERSTOOD = "not_understood"
NOT_PERMITTED = "not_permitted"
CODE_TAKEN = "code_taken"
CONFLICTING = "conflicting"
IN_ORDER = "in_order"

COUNTS = frozenset((IN_ORDER, CODE_TAKEN))  # a contested code takes nothing from what happened


@dataclass(frozen=True, slots=True)
class Judgement:
    """`state` is the dossier's state after the entry; unchanged for every verdict but the last two in order."""

    verdict: str
    state: DossierState | None


def counts(verdict: str | None) -> bool:
    """Whether the entry changes its dossier. None: the centre has not judged it yet, its own desk goes by it."""
    return verdict is None or verdict in COUNTS


def judge(
    step: Step,
    version: int,
    *,
    role: str,
    state: DossierState | None,
    code_is_free: bool,
    opens_again: bool,
    sheet_is_free: bool = True,
) -> Judgement:
    """`role` as the centre knows it; `opens_again`: a second opening entry under an identity already taken; not
    `sheet_is_free`: the contingency sheet that it was entered from is another dossier's."""
    if not is_understood(step.type, version):
        return Judgement(NOT_UNDERSTOOD, state)
    if not may(role, step.type):
        return Judgement(NOT_PERMITTED, state)
    of_a_dossier = step.type in OF_A_DOSSIER
    after = next_state(state, step) if of_a_dossier and not opens_again else None
    impossible = of_a_dossier and (after is None or not sheet_is_free)
    verdict = CODE_TAKEN if not code_is_free else CONFLICTING if impossible else IN_ORDER
    return Judgement(verdict, state if impossible else after)
