"""Conflicts settled at the desk: whoever answers for the office says whether what the centre left out counts, and which
of two dossiers that stand side by side goes on. The centre's word makes it hold; until then nothing moves here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, BadInput, RuleViolation
from counter_app.domain.judging import IN_ORDER
from counter_app.domain.life_cycle import ACTIVE, VOID, next_state
from counter_app.domain.notice import Notice
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.permissions import may_decide
from counter_app.domain.settling import CONFIRMED, ENTRY, OUTCOME, STATUS
from counter_app.domain.step_details import reason
from counter_app.domain.times import parse_iso
from counter_app.services.sign_in import Session
from counter_app.services.standing import settlements
from counter_app.services.steps.carrying_over import CarryingOver
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.conflict import Beside, Choice, Conflict, choices_of, conflict_of, nothing_to_settle
from counter_app.services.steps.corrections import Corrections, Proposal
from counter_app.services.steps.oversight import Overseen
from counter_app.services.timeline import side_words, timeline_line
from counter_app.store.conflict_reading import troubled_dossiers
from counter_app.store.database import Connection
from counter_app.store.dossier_fold import step_of
from counter_app.store.dossier_reading import Happening
from counter_app.store.journal import EntryDraft, Saved

MOST_LISTED = 200


__all__ = ["Choice", "Conflicts", "Settlement", "TroubledDossier"]


@dataclass(frozen=True, slots=True)
class Settlement:
    """`entry` names the conflict as it was shown. `approver`: who approves at once that the second dossier is void;
    None: it is asked for, and another person decides it later. Not `asks`: a clerk will ask for it, so that whoever
    settles can approve."""

    entry: bytes
    choice: Choice
    reason: str
    approver: Session | None = None
    asks: bool = True


@dataclass(frozen=True, slots=True)
class TroubledDossier:
    """`what` the centre did not judge to be in order, `verdict` which word it found for that; `stands` is what counts
    instead (empty where that is not the matter). `conflict`: it is settled here."""

    dossier: Overseen
    entry: bytes
    what: Notice
    stands: Notice
    verdict: str
    clerk: str
    when: datetime
    conflict: bool


class Conflicts:
    def __init__(self, cases: Cases, corrections: Corrections) -> None:
        self._cases = cases
        self._corrections = corrections

    def troubled(self) -> tuple[TroubledDossier, ...]:
        """Every dossier that the band counts for the supervisor, the longest received first."""
        with self._cases.reading() as connection:
            found = troubled_dossiers(connection, self._cases.projections, MOST_LISTED)
            cases = self._cases.readable(connection, found)
        names = self._cases.names()
        return tuple(one for case in cases if (one := _troubled(case, names)) is not None)

    def beside(self, conflict: Conflict) -> Beside | None:
        """The two dossiers, where both are under way or have come to a result."""
        with self._cases.reading() as connection:
            return self._beside(connection, conflict)

    def settle(self, identity: str, wish: Settlement, session: Session) -> Saved:
        """One entry for each that was left out; all or nothing. Raises RuleViolation for anybody who may not (nobody
        lets count what was not permitted to themselves), where nothing is to be settled (any more) and for what cannot
        be chosen, BadInput without a reason."""
        self._cases.require(session, types.CONFLICT_SETTLED)
        said = reason(wish.reason)
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, identity)
            conflict = conflict_of(case)
            if conflict is None or conflict.entry != wish.entry:
                raise nothing_to_settle()
            beside = self._beside(connection, conflict)
            if wish.choice not in choices_of(conflict, beside):
                raise _not_to_be_chosen()
            if lets_one_count(wish.choice) and not all(may_decide(session.account, one) for one in conflict.writers):
                raise _their_own()
            details = {"reason": said, "clerk": session.name}
            drafts = _settlings(conflict, wish.choice, details)
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
        elif wish.choice is Choice.FIRST and beside.second_can_be_voided and wish.asks:
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


def _troubled(case: Case, names: OfficeNames) -> TroubledDossier | None:
    """What can be settled comes first; None where the trouble has no readable entry."""
    conflict = conflict_of(case)
    entry = conflict.left_out[0] if conflict is not None else _last_trouble(case)
    if entry is None:
        return None
    stands = conflict.stands if conflict is not None else None
    told, header = timeline_line(entry, names), entry.known
    return TroubledDossier(
        Overseen.of(case),
        entry.hash,
        Notice(*side_words(entry, names)),
        Notice(*side_words(stands, names)) if stands is not None else Notice("", ""),
        told.verdict,
        told.who,
        parse_iso(header.entered),
        conflict is not None,
    )


def _last_trouble(case: Case) -> Happening | None:
    settled = settlements(case.happenings)
    found = [
        one
        for one in case.happenings
        if one.header is not None and one.verdict not in (None, IN_ORDER) and one.hash not in settled
    ]
    return found[-1] if found else None


def lets_one_count(choice: Choice) -> bool:
    return choice not in (Choice.LEAVE, Choice.FIRST)


def _settlings(conflict: Conflict, choice: Choice, details: dict[str, Any]) -> list[EntryDraft]:
    """In the order in which they were left out."""
    if not lets_one_count(choice):
        return [_settling(one, {OUTCOME: CONFIRMED}, details) for one in conflict.left_out]
    named = _named_statuses(conflict, stays=choice is Choice.STAY)
    return [
        _settling(one, {OUTCOME: IN_ORDER} | ({STATUS: status} if status else {}), details)
        for one, status in zip(conflict.left_out, named, strict=True)
    ]


def _settling(one: Happening, facts: dict[str, str], details: dict[str, Any]) -> EntryDraft:
    return EntryDraft(types.CONFLICT_SETTLED, details=details, facts={ENTRY: one.hash.hex(), **facts})


def _named_statuses(conflict: Conflict, *, stays: bool) -> list[str]:
    """For each that counts now, '' where the dossier's life leads there by itself: a status that is named takes back
    whatever another desk did meanwhile."""
    state, last = conflict.case.state, conflict.last_mover
    named = []
    for one in conflict.left_out:
        leads = next_state(state, step_of(one.known)) or state
        wanted = state.status if stays else conflict.leads if one is last else leads.status
        named.append("" if leads.status == wanted else wanted)
        state = replace(leads, status=wanted)
    return named


def _their_own() -> RuleViolation:
    return RuleViolation(
        "Người đã ghi, hoặc đã đề nghị, không tự cho tính việc của mình; hãy nhờ người khác có thẩm quyền giải quyết "
        f"({SET_BY_THE_PROGRAM_VI}).",
        "Whoever wrote it, or asked for it, does not let it count; ask another person who answers for the office "
        f"({SET_BY_THE_PROGRAM_EN}).",
    )


def _not_to_be_chosen() -> RuleViolation:
    return RuleViolation(
        "Cách giải quyết này không dùng được nữa vì hồ sơ vừa thay đổi; hãy mở lại và chọn lại "
        f"({SET_BY_THE_PROGRAM_VI}).",
        f"This cannot be chosen any more: the dossier has just changed; open it and choose again "
        f"({SET_BY_THE_PROGRAM_EN}).",
    )
