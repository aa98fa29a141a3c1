"""What to ask the centre next, and what its answers mean for this desk.

Order: who are you (probe, keys, nonce) → hand in what waits → session → fetch the feed → reference data → ranges.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from counter_app.domain.notice import Notice
from counter_app.store.desk_store import DeskStore
from counter_app.sync.backoff import Patience
from counter_app.sync.errands import Errands
from counter_app.sync.exchange import LARGE, SCAN, Answer, Outcome, Question, Unreadable
from counter_app.sync.fetching_files import ASKING, FetchingFiles
from counter_app.sync.following import Following
from counter_app.sync.pace import Pace
from counter_app.sync.pushing import REFUSED_SECONDS, Pushing
from counter_app.sync.reading import is_refusal, read_refusal
from counter_app.sync.sending_scans import SendingScans
from counter_app.sync.sessions import Sessions

IN_PATIENCE = ("push", "session", "pull")


class Conversation:
    """Everything that is remembered between two questions. `chance` gives numbers between 0 and 1."""

    def __init__(self, store: DeskStore, pace: Pace, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._sessions = Sessions(store)
        self._pushing = Pushing(store, pace.heartbeat)
        self._following = Following(store, pace.pull)
        self._errands = Errands(store, chance)
        self._scans = None if store.scans is None else SendingScans(store.scans, chance)
        self._files = None if store.filed is None else FetchingFiles(store.filed, chance)
        self._patience = {purpose: Patience() for purpose in IN_PATIENCE}

    # -- asking -------------------------------------------------------------------------------------------

    def next_question(self, now: float) -> Question | None:
        """None when there is nothing to do before `next_at`."""
        if self._sessions.asks_centre:
            return Question("centre", "GET", "/v1/centre")
        return self._push(now) or self._in_session(now)

    def prepare(self, under_way: Question) -> None:
        """While a batch is under way, the one after it."""
        if under_way.purpose == "push":
            self._pushing.prepare()

    def next_at(self, now: float) -> float:
        """When asking again is worth while."""
        if self._sessions.asks_centre:
            return now
        pushing = max(self._pushing.next_at(now), self._patience["push"].at)
        if not self._sessions.is_open(now):
            return min(pushing, max(now, self._sessions.opens_at, self._patience["session"].at))
        pulling = max(self._following.next_at(now), self._patience["pull"].at)
        scans = math.inf if self._scans is None else self._scans.next_at(now)
        files = math.inf if self._files is None else self._files.next_at(now)
        return min(pushing, pulling, self._errands.next_at(), scans, files)

    def has_work(self) -> bool:
        return self._pushing.has_work()

    @property
    def refusal(self) -> Notice | None:
        return self._pushing.refusal

    def look_again(self) -> None:
        """Something was written, or may have been: what waits is read anew."""
        self._pushing.look_again()
        if self._scans is not None:
            self._scans.look_again()

    def part_failed(self, purpose: str, now: float) -> None:
        """A part was cut off on its way, or something else than the centre answered it."""
        large = self._scans if purpose == SCAN else self._files
        if large is not None:
            large.failed(now)

    def line_broke(self) -> None:
        """The next answer must be the centre's own again, and then its head is asked for."""
        self._sessions.doubt()
        self._pushing.ask_after_all(0.0)

    def back_again(self, now: float) -> None:
        self._pushing.ask_after_all(now)
        self._following.look_again()

    def _push(self, now: float) -> Question | None:
        return self._pushing.next_question(now) if now >= self._patience["push"].at else None

    def _in_session(self, now: float) -> Question | None:
        if not self._sessions.is_open(now):
            opens_at = max(self._sessions.opens_at, self._patience["session"].at)
            return self._sessions.question() if now >= opens_at else None
        if now >= max(self._following.next_at(now), self._patience["pull"].at):
            return self._sessions.with_token(self._following.question())
        errand = self._errands.next_question(now) or self._file(now) or self._scan(now)
        return None if errand is None else self._sessions.with_token(errand)

    def _file(self, now: float) -> Question | None:
        """What citizens filed goes before scans on their way out: an answer is owed within hours."""
        return None if self._files is None else self._files.next_question(now)

    def _scan(self, now: float) -> Question | None:
        """After all that is small."""
        if self._scans is None:
            return None
        question = self._scans.next_question(now)
        if self._scans.has_written():
            self._pushing.look_again()
        return question

    # -- understanding ------------------------------------------------------------------------------------

    def answered(self, question: Question, answer: Answer, now: float) -> Outcome:
        """Raises Unreadable when it was not the centre that answered; nothing is changed then."""
        patience = self._patience.get(question.purpose)
        try:
            outcome = self._understood(question.purpose, answer, now)
        except Unreadable:
            if patience is not None:
                patience.failed(now, self._chance())
            raise
        if patience is not None:
            patience.worked()
        return outcome

    def _understood(self, purpose: str, answer: Answer, now: float) -> Outcome:
        match purpose:
            case "centre":
                self._sessions.met(answer)
            case "push":
                self._pushed(answer, now)
            case "session":
                return self._admitted(answer, now)
            case _ if answer.status == 401 and is_refusal(answer):
                self._sessions.turned_away(now, self._chance())
                self._errands.put_off(purpose, now)
                if purpose in LARGE:
                    self.part_failed(purpose, now)
            case "pull":
                return self._pulled(answer, now)
            case _ if purpose in (ASKING, *LARGE):
                self._about_papers(purpose, answer, now)
            case _:
                self._ran_errand(purpose, answer, now)
        return Outcome()

    def _about_papers(self, purpose: str, answer: Answer, now: float) -> None:
        if purpose == SCAN and self._scans is not None:
            self._scans.answered(answer, now)
        elif purpose != SCAN and self._files is not None:
            self._files.answered(purpose, answer, now)
        self._sessions.token_worked()

    def _pushed(self, answer: Answer, now: float) -> None:
        outcome = self._pushing.answered(answer, now)
        if outcome.doubt:
            self._sessions.doubt()
        if outcome.news:
            self._following.look_at(now)
        if outcome.again:
            self._following.look_again()

    def _admitted(self, answer: Answer, now: float) -> Outcome:
        if answer.status in (401, 403) and is_refusal(answer):
            return self._shut_out(answer)
        self._sessions.admitted(answer, now)
        return Outcome()

    def _shut_out(self, answer: Answer) -> Outcome:
        """The centre does not let this desk in (a withdrawn key): told in its words and asked again later."""
        self._sessions.end()
        refusal = read_refusal(answer)
        return Outcome(wait=REFUSED_SECONDS, problem=Notice(refusal.vi, refusal.en))

    def _pulled(self, answer: Answer, now: float) -> Outcome:
        if answer.status == 403 and is_refusal(answer):
            return self._shut_out(answer)
        if answer.status == 409:
            self._following.parted(answer)
            self._pushing.ask_after_all(0.0)
        elif self._following.came(answer, now) and self._files is not None:
            self._files.look_again()
        self._sessions.token_worked()
        return Outcome()

    def _ran_errand(self, purpose: str, answer: Answer, now: float) -> None:
        if self._errands.answered(purpose, answer, now):
            self._pushing.look_again()
        self._sessions.token_worked()
