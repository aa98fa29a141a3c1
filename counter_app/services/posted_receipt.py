"""Receiving what the post took in: the same receipt as at the counter, on the dossier that the post opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.life_cycle import TAKEN_BY_POST
from counter_app.domain.posting import BY_POST
from counter_app.domain.times import iso
from counter_app.services.steps.case import Case, impossible
from counter_app.store.journal import OPENED_HERE, EntryDraft


@dataclass(frozen=True, slots=True)
class PostedReceipt:
    """`posted` is when the post took it in; the receipt's own time, and every term, is that of the one-stop."""

    identity: str
    code: str | None
    command: ReceiveDossier
    posted: datetime

    @property
    def whole(self) -> datetime | None:
        """A term that runs from the filing speaks of what came online."""
        return None

    def on(self, drafts: Sequence[EntryDraft]) -> list[EntryDraft]:
        """The same entries for the dossier that is there already."""
        return [self._on(draft) for draft in drafts]

    def _on(self, draft: EntryDraft) -> EntryDraft:
        if draft.dossier not in (None, OPENED_HERE):
            return draft
        here = replace(draft, dossier=self.identity, code=self.code)
        if draft.type != types.DOSSIER_RECEIVED:
            return here
        wish = draft.wish if self.code is None else None
        return replace(here, wish=wish, details=(draft.details or {}) | {"posted": iso(self.posted)})


def posted_receipt(case: Case, command: ReceiveDossier) -> PostedReceipt:
    """Raises RuleViolation for what the post did not take in or somebody received meanwhile."""
    if case.state.status != TAKEN_BY_POST:
        raise impossible(case.state, types.DOSSIER_RECEIVED)
    by_post = replace(command, channel=BY_POST)
    return PostedReceipt(case.identity, case.row.code, by_post, case.received)
