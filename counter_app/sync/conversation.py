"""What to ask the centre next, and what its answers mean for this desk.

Order: who are you (probe, keys, nonce) → hand in what waits → session → fetch the feed → reference data → ranges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice
from counter_app.domain.times import parse_iso
from counter_app.store.desk_store import DeskStore, Work
from counter_app.store.feed_store import ArrivedRow, FeedRefused
from counter_app.store.opening import CENTRE_HAS_MORE, FORKED
from counter_app.sync.errands import Errands
from counter_app.sync.exchange import Answer, Question
from counter_app.sync.reading import Unreadable, is_refusal, read_answer, read_refusal
from counter_app.wire.batch import MOST_ENTRIES, pack
from counter_app.wire.head import sign_session
from counter_app.wire.messages import (
    CentreAnswer,
    FeedMismatch,
    FeedPage,
    ParentUnknown,
    PushAnswer,
    SessionAnswer,
    SessionRequest,
    message_of_paper,
    papers,
    write_message,
)
from counter_app.wire.papers import PaperRefused, b64, unb64

if TYPE_CHECKING:
    from counter_app.sync.engine import Pace

TOKEN_SECONDS = 11 * 3_600.0
REFUSED_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds to wait before the next question, and what a person should know."""

    wait: float = 0.0
    problem: Notice | None = None


class Conversation:
    """Everything that is remembered between two questions."""

    def __init__(self, store: DeskStore, pace: Pace) -> None:
        self._store = store
        self._pace = pace
        self._most = MOST_ENTRIES
        self._nonce: bytes | None = None
        self._centre = b""
        self._token: str | None = None
        self._token_until = 0.0
        self._heartbeat_at = 0.0
        self._to_confirm: list[bytes] = []
        self._pull_at = 0.0
        self._pull_more = True
        self._step_back = 0
        self._pull_from: int | None = None
        self._errands = Errands(store, self._with_token)
        self._pushing: Work | None = None
        self._set_aside: dict[bytes, float] = {}
        self._grown = True
        self.refusal: Notice | None = None

    # -- asking -------------------------------------------------------------------------------------------

    def next_question(self, now: float) -> Question | None:
        """None when there is nothing to do before `next_at`."""
        if self._nonce is None:
            return Question("centre", "GET", "/v1/centre")
        work = self._next_work(now)
        if work is not None:
            return self._push(work)
        if self._token is None or now >= self._token_until:
            return self._session()
        if self._pull_more or now >= self._pull_at:
            return self._pull()
        return self._errands.next_question(now)

    def next_at(self, now: float) -> float:
        """When asking again is worth while."""
        if self._nonce is None or self._token is None or self._pull_more or self._is_due(now):
            return now
        return min(self._heartbeat_at, self._pull_at, self._errands.next_at(), *self._set_aside.values())

    def has_work(self) -> bool:
        if self._grown:
            self._grown = any(work.waits for work in self._store.work())
        return self._grown

    def _is_due(self, now: float) -> bool:
        if not (self.has_work() or self._to_confirm):
            return False
        return not self._set_aside or self._chosen(now) is not None

    def journal_grew(self) -> None:
        self._grown = True

    def line_broke(self) -> None:
        """The next answer must be the centre's own again, and then its head is asked for."""
        self._nonce = None
        self._heartbeat_at = 0.0

    def back_again(self, now: float) -> None:
        self._heartbeat_at = now
        self._pull_more = True
        self._grown = True

    def _next_work(self, now: float) -> Work | None:
        """What waits, the oldest first; at a heartbeat each journal once, closed ones too: is it all still there?"""
        if now >= self._heartbeat_at:
            self._heartbeat_at = now + self._pace.heartbeat
            self._to_confirm = [work.journal for work in self._store.work()]
        if not self.has_work() and not self._to_confirm:
            return None
        return self._chosen(now)

    def _chosen(self, now: float) -> Work | None:
        """A journal with a refused entry is asked for again later; it holds up neither the others nor the feed."""
        self._set_aside = {journal: until for journal, until in self._set_aside.items() if until > now}
        journals = [work for work in self._store.work() if work.journal not in self._set_aside]
        waiting = [work for work in journals if work.waits]
        return waiting[0] if waiting else self._unconfirmed(journals)

    def _unconfirmed(self, journals: list[Work]) -> Work | None:
        return next((work for work in journals if work.journal in self._to_confirm), None)

    def _push(self, work: Work) -> Question:
        self._pushing = work
        body = pack(self._store.batch(work, self._most))
        return Question(
            "push", "POST", f"/v1/journals/{work.journal.hex()}", body, {"content-type": "application/gzip"}
        )

    def _session(self) -> Question:
        assert self._nonce is not None
        request = SessionRequest(
            certificate=message_of_paper(self._store.certificate),
            nonce=b64(self._nonce),
            signature=b64(sign_session(self._centre, self._nonce, self._store.key)),
            ranges=[message_of_paper(paper) for paper in self._store.grant_papers()],
        )
        return Question("session", "POST", "/v1/sessions", write_message(request), {"content-type": "application/json"})

    def _pull(self) -> Question:
        position = self._store.feed_place().position if self._pull_from is None else self._pull_from
        row_hash = self._store.row_hash_at(position) or b""
        path = f"/v1/offices/{quote(self._store.office)}/feed?after={position}&hash={row_hash.hex()}"
        return self._with_token(Question("pull", "GET", path))

    def _with_token(self, question: Question) -> Question:
        return replace(question, headers={**question.headers, "authorization": f"Bearer {self._token}"})

    # -- understanding ------------------------------------------------------------------------------------

    def answered(self, question: Question, answer: Answer, now: float) -> Outcome:
        """Raises Unreadable when it was not the centre that answered."""
        purpose, _, kind = question.purpose.partition(":")
        match purpose:
            case "centre":
                return self._met(answer)
            case "push":
                return self._pushed(answer, now)
            case "session":
                return self._admitted(answer, now)
            case "pull":
                return self._pulled(answer, now)
            case _:
                return self._ran_errand(purpose, kind, answer, now)

    def _met(self, answer: Answer) -> Outcome:
        centre = read_answer(CentreAnswer, answer, 200)
        try:
            self._centre, self._nonce = bytes.fromhex(centre.centre), unb64(centre.nonce)
            self._store.learn_keys(papers(centre.keys))
            self._store.heard_centre(parse_iso(centre.time))
        except (ValueError, BadInput) as error:
            self._nonce = None
            raise Unreadable(str(error)) from None
        return Outcome()

    def _pushed(self, answer: Answer, now: float) -> Outcome:
        work = self._pushing
        assert work is not None
        if answer.status == 409:
            return self._parent_unknown(work, read_answer(ParentUnknown, answer, 409), now)
        if answer.status != 200:
            return self._refused(work, answer, now)
        pushed = read_answer(PushAnswer, answer, 200)
        try:
            rolled_back = not self._take_papers(pushed)
        except PaperRefused as error:
            raise Unreadable(str(error)) from None
        self._most = min(MOST_ENTRIES, self._most * 2)
        self._grown = True
        self.refusal = None if not self._set_aside else self.refusal
        self._pull_at = now
        if not work.waits or rolled_back:
            self._to_confirm = [journal for journal in self._to_confirm if journal != work.journal]
        if pushed.forked or rolled_back:
            self._go_on_in_a_new_journal(work, FORKED if pushed.forked else CENTRE_HAS_MORE)
        return Outcome()

    def _take_papers(self, pushed: PushAnswer) -> bool:
        """False where the centre has more of this journal than we.

        The certificate first: ranges may be those of the desk that it makes of us. Both before the acknowledgement:
        the centre sends them with a journal's first entry alone, and that is never handed in again once it is green.
        """
        if pushed.certificate is not None:
            self._store.record_certificate(pushed.certificate.paper())
        for grant in papers(pushed.ranges):
            self._store.record_grant(grant)
        acknowledged = self._store.record_ack(pushed.ack.paper(), forked=pushed.forked)
        if pushed.kept is not None:
            self._store.record_kept(pushed.kept.paper())
        return acknowledged

    def _go_on_in_a_new_journal(self, work: Work, reason: str) -> None:
        """Another database writes this journal, or this file was rolled back; nobody stops for it."""
        if work.journal == self._store.work()[-1].journal:
            self._store.log(reason, work.journal.hex())
            self._store.open_new_journal(reason)

    def _parent_unknown(self, work: Work, known: ParentUnknown, now: float) -> Outcome:
        heads = [(head.number, bytes.fromhex(head.hash)) for head in known.heads]
        common = self._store.set_back(work.journal, heads)
        self._store.log("centre stands at", f"{common} of {work.head.number}")
        self._grown = True
        self._pull_more = True
        if common >= work.acknowledged and work.waits:
            # It knows what we follow on from and still asks for it: wait instead of hammering.
            self._set_aside[work.journal] = now + REFUSED_SECONDS
        return Outcome()

    def _refused(self, work: Work, answer: Answer, now: float) -> Outcome:
        """Halve down to one entry and show that one; nothing is ever skipped."""
        self._grown = True
        if not is_refusal(answer):
            self._nonce = None  # it may be a network's log-in page: the next question is who answers
        if self._most > 1:
            self._most = max(1, self._most // 2)
            return Outcome()
        refusal = read_refusal(answer)
        self._store.log("refused", refusal.en)
        self._set_aside[work.journal] = now + REFUSED_SECONDS
        self.refusal = Notice(
            f"Hệ thống trung tâm chưa nhận một mục: {refusal.vi} Mục này được giữ lại và sẽ gửi lại.",
            f"The centre did not take one entry: {refusal.en} It is kept and will be sent again.",
        )
        return Outcome()

    def _admitted(self, answer: Answer, now: float) -> Outcome:
        if answer.status in (401, 403):
            return self._shut_out(answer)
        self._token = read_answer(SessionAnswer, answer, 200).token
        self._token_until = now + TOKEN_SECONDS
        return Outcome()

    def _shut_out(self, answer: Answer) -> Outcome:
        """The centre does not let this desk in (a withdrawn key): told in its words and asked again later."""
        self._token = self._nonce = None
        refusal = read_refusal(answer)
        return Outcome(wait=REFUSED_SECONDS, problem=Notice(refusal.vi, refusal.en))

    def _pulled(self, answer: Answer, now: float) -> Outcome:
        if answer.status == 401:
            self._token = self._nonce = None
            return Outcome()
        if answer.status == 403 and is_refusal(answer):
            return self._shut_out(answer)
        if answer.status == 409:
            return self._feed_parted(read_answer(FeedMismatch, answer, 409))
        page = read_answer(FeedPage, answer, 200)
        try:
            if self._pull_from is not None:
                self._store.forget_after(self._pull_from)
                self._pull_from, self._step_back = None, 0
            self._store.apply([_arrived(item.row, item.previous, item.header, item.body) for item in page.rows])
        except (FeedRefused, ValueError, KeyError) as error:
            self._store.log("feed refused", str(error))
            raise Unreadable(str(error)) from None
        self._pull_more = page.more
        self._pull_at = now + self._pace.pull
        return Outcome()

    def _feed_parted(self, mismatch: FeedMismatch) -> Outcome:
        """Step back 1, 2, 4, 8 … rows until the centre has the same one; what it lost is sent again."""
        tried = self._store.feed_place().position if self._pull_from is None else self._pull_from
        if mismatch.last < tried:
            self._pull_from = mismatch.last
        else:
            self._step_back = max(1, self._step_back * 2)
            self._pull_from = max(0, tried - self._step_back)
        self._heartbeat_at = 0.0
        self._pull_more = True
        return Outcome()

    def _ran_errand(self, purpose: str, kind: str, answer: Answer, now: float) -> Outcome:
        if answer.status == 401:
            self._token = self._nonce = None
        else:
            self._errands.answered(purpose, kind, answer, now)
        return Outcome()


def _arrived(row: str, previous: str | None, header: str | None, body: str | None) -> ArrivedRow:
    return ArrivedRow(
        unb64(row),
        None if previous is None else bytes.fromhex(previous),
        None if header is None else unb64(header),
        None if body is None else unb64(body),
    )
