"""What a desk asks for besides handing in and following the feed: reference data, number ranges, changed passwords."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from counter_app.domain.times import iso
from counter_app.store.accounts import PendingVerifier
from counter_app.store.desk_store import DeskStore
from counter_app.store.reference_arrivals import ReferenceVersion
from counter_app.sync.exchange import Answer, Question
from counter_app.sync.reading import Unreadable, read_answer
from counter_app.wire import strict_json
from counter_app.wire.messages import RangeAnswer, RangeRequest, ReferenceAnswer, VerifierRequest, write_message
from counter_app.wire.papers import PaperRefused, read_paper, unb64

REFERENCE_KINDS = ("keys", "settings", "users", "calendar", "profiles", "procedures", "notices")
REFERENCE_SECONDS = 6 * 3_600.0
ERRAND_SECONDS = 60.0
REFUSED_SECONDS = 6 * 3_600.0

_JSON = {"content-type": "application/json"}


class Errands:
    """`with_token` makes a question under the session's token."""

    def __init__(self, store: DeskStore, with_token: Callable[[Question], Question]) -> None:
        self._store = store
        self._with_token = with_token
        self._reference_at = dict.fromkeys(REFERENCE_KINDS, 0.0)
        self._look_at = 0.0
        self._range_at = 0.0
        self._sending: PendingVerifier | None = None
        self._refused: set[PendingVerifier] = set()

    def next_question(self, now: float) -> Question | None:
        for kind, due in self._reference_at.items():
            if now >= due:
                return self._reference(kind)
        if now < self._look_at:
            return None
        self._look_at = now + ERRAND_SECONDS
        return self._verifier() or self._range(now)

    def next_at(self) -> float:
        return min(self._look_at, *self._reference_at.values())

    def answered(self, purpose: str, kind: str, answer: Answer, now: float) -> None:
        """Raises Unreadable when it was not the centre that answered."""
        match purpose:
            case "reference":
                self._informed(kind, answer, now)
            case "range":
                self._granted(answer, now)
            case _:
                self._verifier_taken(answer)

    def _reference(self, kind: str) -> Question:
        etag = self._store.reference_etag(kind)
        headers = {} if etag is None else {"if-none-match": etag}
        return self._with_token(Question(f"reference:{kind}", "GET", f"/v1/reference/{kind}", headers=headers))

    def _range(self, now: float) -> Question | None:
        """Another range when the ones in hand come to their end; a refusal is not asked again for a while."""
        agency = self._store.agency_short_of_numbers() if now >= self._range_at else None
        if agency is None:
            return None
        self._look_at = now
        body = write_message(RangeRequest(n=self._store.highest_grant() + 1, agency=agency))
        path = f"/v1/desks/{quote(self._store.desk.desk.desk)}/ranges"
        return self._with_token(Question("range", "POST", path, body, _JSON))

    def _verifier(self) -> Question | None:
        """A password that was changed offline; it never enters a journal."""
        waiting = [one for one in self._store.verifiers_to_send() if one not in self._refused]
        if not waiting:
            return None
        self._sending = waiting[0]
        body = write_message(VerifierRequest(verifier=self._sending.verifier, changed=iso(self._sending.changed)))
        path = f"/v1/accounts/{quote(self._sending.account, safe='')}/verifier"
        return self._with_token(Question("verifier", "PUT", path, body, _JSON))

    def _informed(self, kind: str, answer: Answer, now: float) -> None:
        self._reference_at[kind] = now + REFERENCE_SECONDS
        if answer.status == 200:
            self._take_reference(kind, read_answer(ReferenceAnswer, answer, 200), answer.headers.get("etag", ""))
        elif answer.status == 304 and kind == "users":
            self._store.confirm_people()

    def _take_reference(self, kind: str, reference: ReferenceAnswer, etag: str) -> None:
        try:
            items = [ReferenceVersion(item.name, item.hash, unb64(item.bytes)) for item in reference.items]
            self._store.record_reference(kind, items, etag)
            if kind == "keys":
                self._store.learn_keys([read_paper(paper) for item in items for paper in _listed_keys(item.content)])
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(f"{kind}: {error}") from None

    def _granted(self, answer: Answer, now: float) -> None:
        if answer.status != 200:
            self._range_at = now + REFUSED_SECONDS  # none is left: wide numbers go on for ever
            return
        try:
            self._store.record_grant(read_answer(RangeAnswer, answer, 200).grant.paper())
        except PaperRefused as error:
            raise Unreadable(str(error)) from None

    def _verifier_taken(self, answer: Answer) -> None:
        """One that the centre refuses is set aside until the next start: it must not hold up the others."""
        if self._sending is not None:
            if answer.status == 204:
                self._store.verifier_was_sent(self._sending)
            else:
                self._refused.add(self._sending)
        self._sending = None


def _listed_keys(content: bytes) -> list[dict[str, str]]:
    keys: list[dict[str, str]] = strict_json.read_object(content)["keys"]
    return keys
