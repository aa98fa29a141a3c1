"""Conflicts settled at the desk: whoever answers for the office says whether what the centre left out counts, and which
of two dossiers that stand side by side goes on. The centre's word makes it hold; until then nothing moves here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, BadInput, RuleViolation
from counter_app.domain.judging import IN_ORDER
from counter_app.domain.life_cycle import ACTIVE, VOID, next_state
from counter_app.domain.settling import CONFIRMED, ENTRY, OUTCOME, STATUS
from counter_app.domain.step_details import reason
from counter_app.services.sign_in import Session
from counter_app.services.steps.carrying_over import CarryingOver
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.conflict import Beside, Conflict, conflict_of, nothing_to_settle
from counter_app.services.steps.corrections import Corrections, Proposal
from counter_app.store.conflict_reading import troubled_dossiers
from counter_app.store.database import Connection
from counter_app.store.dossier_fold import step_of
from counter_app.store.dossier_reading import Happening
from counter_app.store.journal import EntryDraft, Saved

MOST_LISTED = 200


class Choice(StrEnum):
    """What was left out stays so · counts, and the dossier stands where it leads · counts, and the dossier stays where
    it is · of two dossiers the first goes on · the second does."""

    LEAVE = "leave"
    COUNT = "count"
    STAY = "stay"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Settlement:
    """`entry` names the conflict as it was shown. `approver`: who approves at once that the second dossier is void;
    None: it is asked for, and another person decides it later."""

    entry: bytes
    choice: Choice
    reason: str
    approver: Session | None = None


class Conflicts:
    def __init__(self, cases: Cases, corrections: Corrections) -> None:
        self._cases = cases
        self._corrections = corrections

    def troubled(self) -> tuple[Case, ...]:
        """Every dossier that the band counts for the supervisor, the longest received first."""
        with self._cases.reading() as connection:
            found = troubled_dossiers(connection, self._cases.projections, MOST_LISTED)
            return tuple(self._cases.read_in(connection, identity) for identity in found)

    def beside(self, conflict: Conflict) -> Beside | None:
        """The two dossiers, where both are under way or have come to a result."""
        with self._cases.reading() as connection:
            return self._beside(connection, conflict)

    def choices(self, conflict: Conflict) -> tuple[Choice, ...]:
        """What may be chosen; the first is the centre's own order."""
        with self._cases.reading() as connection:
            return _choices(conflict, self._beside(connection, conflict))

    def settle(self, identity: str, wish: Settlement, session: Session) -> Saved:
        """One entry for each that was left out; all or nothing. Raises RuleViolation for anybody who may not, where
        nothing is to be settled (any more) and for what cannot be chosen, BadInput without a reason."""
        self._cases.require(session, types.CONFLICT_SETTLED)
        said = reason(wish.reason)
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, identity)
            conflict = conflict_of(case)
            if conflict is None or conflict.entry != wish.entry:
                raise nothing_to_settle()
            beside = self._beside(connection, conflict)
            if wish.choice not in _choices(conflict, beside):
                raise _not_to_be_chosen()
            details = {"reason": said, "clerk": session.name}
            drafts = [_settling(conflict, one, wish.choice, details) for one in conflict.left_out]
            saved = self._cases.append(connection, [of_dossier(one, case) for one in drafts], session)
            if beside is not None:
                self._other_goes(connection, beside, wish, session)
            return saved

    # -----------------------------------------------------------------------------------------------------

    def _other_goes(self, connection: Connection, beside: Beside, wish: Settlement, session: Session) -> None:
        if wish.choice is Choice.SECOND:
            act = {"asked": wish.entry.hex()}
            details = {"reason": reason(wish.reason), "clerk": session.name}
            CarryingOver(self._cases, details, act).carry(connection, beside.first, beside.second, session)
        elif wish.choice is Choice.FIRST and beside.second_can_be_voided:
            proposal = Proposal(CorrectionKind.VOID, wish.reason, replaced_by=beside.first.identity)
            self._corrections.void_in(connection, beside.second.identity, proposal, session, wish.approver)

    def _beside(self, connection: Connection, conflict: Conflict) -> Beside | None:
        case, other = conflict.case, conflict.replaced_by
        if other is None:
            return None
        stands = case.state.replaced_by
        try:
            second = self._cases.read_in(connection, other)
            first = self._cases.read_in(connection, stands) if stands and case.state.status == VOID else case
        except BadInput:
            return None  # not here, or not any more
        if second.state.status not in ACTIVE or first.identity == second.identity:
            return None
        return Beside(first, second, taken=first.identity != case.identity)


def _choices(conflict: Conflict, beside: Beside | None) -> tuple[Choice, ...]:
    if beside is not None:
        return (Choice.FIRST, Choice.SECOND) if beside.second_can_go_on else (Choice.FIRST,)
    if not conflict.may_count:
        return (Choice.LEAVE,)
    if not conflict.leads:
        return (Choice.LEAVE, Choice.STAY)
    return (Choice.LEAVE, Choice.COUNT) if conflict.leads == VOID else (Choice.LEAVE, Choice.COUNT, Choice.STAY)


def _settling(conflict: Conflict, one: Happening, choice: Choice, details: dict[str, Any]) -> EntryDraft:
    counts = choice in (Choice.COUNT, Choice.STAY, Choice.SECOND)
    facts = {ENTRY: one.hash.hex(), OUTCOME: IN_ORDER if counts else CONFIRMED}
    if counts and (status := _named_status(conflict, one, choice)):
        facts[STATUS] = status
    return EntryDraft(types.CONFLICT_SETTLED, details=details, facts=facts)


def _named_status(conflict: Conflict, one: Happening, choice: Choice) -> str:
    """Only where the dossier's life would not lead there by itself: a status that is named takes back whatever another
    desk did meanwhile."""
    state = conflict.case.state
    wanted = state.status if choice is Choice.STAY else conflict.leads
    leads = next_state(state, step_of(one.known)) or state
    return "" if leads.status == wanted else wanted


def _not_to_be_chosen() -> RuleViolation:
    return RuleViolation(
        "Cách giải quyết này không dùng được nữa vì hồ sơ vừa thay đổi; hãy mở lại và chọn lại "
        f"({SET_BY_THE_PROGRAM_VI}).",
        f"This cannot be chosen any more: the dossier has just changed; open it and choose again "
        f"({SET_BY_THE_PROGRAM_EN}).",
    )
