"""What a desk asks for besides handing in and following the feed: reference data, number ranges, changed passwords."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from counter_app.domain.times import iso
from counter_app.store.accounts import PendingVerifier
from counter_app.store.desk_store import DeskStore
from counter_app.sync.backoff import Patience
from counter_app.sync.exchange import Answer, Question, Unreadable
from counter_app.sync.reading import is_refusal, read_range, read_reference
from counter_app.wire.messages import RangeRequest, VerifierRequest, write_message
from counter_app.wire.papers import Grant, PaperRefused

REFERENCE_KINDS = ("keys", "settings", "users", "calendar", "profiles", "procedures", "notices")
REFERENCE_SECONDS = 6 * 3_600.0
ERRAND_SECONDS = 60.0
REFUSED_SECONDS = 6 * 3_600.0
LONGEST_WAIT = 15 * 60.0  # for an answer that was broken, or could not be written down

_JSON = {"content-type": "application/json"}


class Errands:
    """Questions under the session's token, which the caller adds. `chance` gives numbers between 0 and 1.

    Only what was read and stored counts as run: anything else is tried again, later and later.
    """

    def __init__(self, store: DeskStore, chance: Callable[[], float]) -> None:
        self._store = store
        self._chance = chance
        self._references = {kind: Patience(LONGEST_WAIT) for kind in REFERENCE_KINDS}
        self._ranges = Patience(LONGEST_WAIT)
        self._look_at = 0.0
        self._sending: PendingVerifier | None = None
        self._refused: set[PendingVerifier] = set()

    def next_question(self, now: float) -> Question | None:
        for kind, patience in self._references.items():
            if now >= patience.at:
                return self._reference(kind)
        if now < self._look_at:
            return None
        self._look_at = now + ERRAND_SECONDS
        return self._verifier() or self._range(now)

    def next_at(self) -> float:
        return min(self._look_at, *(patience.at for patience in self._references.values()))

    def answered(self, purpose: str, answer: Answer, now: float) -> bool:
        """Whether it may have led to entries of our own. Raises Unreadable when it was not the centre that answered."""
        purpose, _, kind = purpose.partition(":")
        match purpose:
            case "reference":
                self._informed(kind, answer, now)
            case "range":
                self._granted(answer, now)
            case _:
                self._verifier_taken(answer)
        return purpose == "range"

    def put_off(self, purpose: str, now: float) -> None:
        """Turned away for want of a session; a fresh one may be no better."""
        purpose, _, kind = purpose.partition(":")
        patience = {"reference": self._references.get(kind), "range": self._ranges}.get(purpose)
        if patience is not None:
            patience.failed(now, self._chance())

    def _reference(self, kind: str) -> Question:
        etag = self._store.reference.etag(kind)
        headers = {"if-none-match": etag} if etag else {}
        return Question(f"reference:{kind}", "GET", f"/v1/reference/{kind}", headers=headers)

    def _range(self, now: float) -> Question | None:
        """Another range when the ones in hand come to their end; a refusal is not asked again for a while."""
        agency = self._store.agency_short_of_numbers() if now >= self._ranges.at else None
        if agency is None:
            return None
        self._look_at = now
        body = write_message(RangeRequest(n=self._store.highest_grant() + 1, agency=agency))
        return Question("range", "POST", f"/v1/desks/{quote(self._store.desk.desk.desk)}/ranges", body, _JSON)

    def _verifier(self) -> Question | None:
        """A password that was changed offline; it never enters a journal."""
        waiting = [one for one in self._store.verifiers_to_send() if one not in self._refused]
        if not waiting:
            return None
        self._sending = waiting[0]
        body = write_message(VerifierRequest(verifier=self._sending.verifier, changed=iso(self._sending.changed)))
        return Question(
            "verifier", "PUT", f"/v1/accounts/{quote(self._sending.account, safe='')}/verifier", body, _JSON
        )

    def _informed(self, kind: str, answer: Answer, now: float) -> None:
        patience = self._references[kind]
        patience.failed(now, self._chance())  # until it is stored
        if answer.status == 304 and self._store.reference.etag(kind):
            if kind == "users":
                self._store.reference.confirm_people()
        elif not is_refusal(answer):
            word = read_reference(answer, kind)
            self._store.reference.record(kind, word.items, word.etag, word.keys)
        else:
            return
        patience.worked(now + REFERENCE_SECONDS)

    def _granted(self, answer: Answer, now: float) -> None:
        self._ranges.failed(now, self._chance())
        if is_refusal(answer):
            self._ranges.worked(now + REFUSED_SECONDS)  # none is left: wide numbers go on for ever
            return
        try:
            grant = self._store.papers.opened(read_range(answer), Grant)
        except PaperRefused as error:
            raise Unreadable(str(error)) from None
        self._store.record_grant(grant)
        self._ranges.worked()

    def _verifier_taken(self, answer: Answer) -> None:
        """One that the centre refuses is set aside until the next start: it must not hold up the others."""
        sent, self._sending = self._sending, None
        if sent is None:
            return
        if answer.status == 204:
            self._store.verifier_was_sent(sent)
        elif is_refusal(answer):
            self._refused.add(sent)
        else:
            raise Unreadable(f"status {answer.status}")
