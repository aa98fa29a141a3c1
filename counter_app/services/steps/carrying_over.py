"""From a dossier that does not go on to the one that stands in its place, where both exist already: money by the way it
came in, transfers said to be made, digital copies. The same entries as when a dossier is received anew (decision 040),
each once: what came from the other dossier stays there as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.fee_moving import MovedMoney, kept_by_way, moved
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now, as_paid, money_entries
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.going_over import MOVED_FROM, MOVED_TO, copies_over, transfers_over
from counter_app.store.database import Connection
from counter_app.store.journal import EntryDraft
from counter_app.store.kept_scans import keep_for_another


@dataclass(frozen=True, slots=True)
class CarryingOver:
    """`act` are facts that name the decision: where two desks without a line decide the same, what the first one moved
    counts (`standing.moved_once`)."""

    cases: Cases
    details: dict[str, Any]
    act: dict[str, str]

    def carry(self, connection: Connection, source: Case, target: Case, session: Session) -> None:
        """Inside the caller's transaction. What the target does not charge stays with the source, where it can be given
        back once that is void."""
        open_ = account_now(target.happenings).owed()
        went = moved(kept_by_way(money_entries(source.headers())), open_)
        taken = [self._taken(one, source) for one in went]
        self._append(connection, target, taken, session)
        target = self.cases.read_in(connection, target.identity)
        # What was claimed before the result was handed out may still come in afterwards.
        claimed, released = transfers_over(source, target, self.details)
        copies = [one for one in copies_over(source) if not _is_there(one, source, target)]
        self._append(connection, target, [*(self._of_act(one) for one in claimed), *copies], session)
        back = [self._back(one, target) for one in went]
        self._append(connection, source, [*back, *(self._of_act(one) for one in released)], session)
        keep_for_another(connection, source.identity, target.identity)

    def _append(self, connection: Connection, case: Case, drafts: Iterable[EntryDraft], session: Session) -> None:
        if listed := list(drafts):
            self.cases.append(connection, [of_dossier(draft, case) for draft in listed], session)

    def _taken(self, one: MovedMoney, source: Case) -> EntryDraft:
        facts = {"way": one.way.value, MOVED_FROM: source.identity, **self.act}
        return EntryDraft(types.FEE_COLLECTED, details=self.details, facts=facts, fees=as_paid(one.taken))

    def _back(self, one: MovedMoney, target: Case) -> EntryDraft:
        facts = {"ground": "received_anew", "way": one.way.value, MOVED_TO: target.identity, **self.act}
        return EntryDraft(types.FEE_REFUNDED, details=self.details, facts=facts, fees=as_paid(one.back))

    def _of_act(self, draft: EntryDraft) -> EntryDraft:
        return replace(draft, facts={**draft.facts, **self.act})


def _is_there(copy: EntryDraft, source: Case, target: Case) -> bool:
    """It came from the target, or went there before."""
    wanted = {name: value for name, value in copy.facts.items() if name != MOVED_FROM}
    return any(
        header.type == copy.type
        and {name: value for name, value in header.facts.items() if name != MOVED_FROM} == wanted
        for header in target.headers()
    )
