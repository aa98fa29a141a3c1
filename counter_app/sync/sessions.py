"""Who the centre is, and the desk's session with it: a nonce signed once gives a token for half a day."""

from __future__ import annotations

from dataclasses import replace

from counter_app.store.desk_store import DeskStore
from counter_app.sync.backoff import Patience
from counter_app.sync.exchange import Answer, Question
from counter_app.sync.reading import read_centre, read_token
from counter_app.wire.head import sign_session
from counter_app.wire.messages import SessionRequest, message_of_paper, write_message
from counter_app.wire.papers import b64

TOKEN_SECONDS = 11 * 3_600.0


class Sessions:
    """Nothing here is kept over a restart."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store
        self._centre = b""
        self._nonce: bytes | None = None
        self._token: str | None = None
        self._until = 0.0
        self._token_worked = False
        self._patience = Patience()

    @property
    def asks_centre(self) -> bool:
        """Who is there, and what time it is: where nobody knows, and when the PC's clock jumped forward by itself."""
        return self._nonce is None or self._store.clock.in_doubt()

    def is_open(self, now: float) -> bool:
        return self._token is not None and now < self._until

    @property
    def opens_at(self) -> float:
        """Before this moment no session is asked for: the last ones were turned away."""
        return self._patience.at

    def question(self) -> Question:
        assert self._nonce is not None
        request = SessionRequest(
            certificate=message_of_paper(self._store.certificate),
            nonce=b64(self._nonce),
            signature=b64(sign_session(self._centre, self._nonce, self._store.key)),
            ranges=[message_of_paper(paper) for paper in self._store.grant_papers()],
        )
        return Question("session", "POST", "/v1/sessions", write_message(request), {"content-type": "application/json"})

    def with_token(self, question: Question) -> Question:
        return replace(question, headers={**question.headers, "authorization": f"Bearer {self._token}"})

    def met(self, answer: Answer) -> None:
        """Raises Unreadable when it was not the centre that answered."""
        word = read_centre(answer)
        self._store.papers.learn_keys(word.keys)
        self._store.clock.heard_centre(word.time)
        self._centre, self._nonce = word.centre, word.nonce

    def admitted(self, answer: Answer, now: float) -> None:
        self._token = read_token(answer)
        self._until = now + TOKEN_SECONDS
        self._token_worked = False

    def doubt(self) -> None:
        """The next answer must be the centre's own again."""
        self._nonce = None

    def token_worked(self) -> None:
        self._token_worked = True
        self._patience.worked()

    def turned_away(self, now: float, chance: float) -> None:
        """A token that had worked has run out; a fresh one that does not would be asked for again at wire speed."""
        if not self._token_worked:
            self._patience.failed(now, chance)
        self.end()

    def end(self) -> None:
        self._token = self._nonce = None
