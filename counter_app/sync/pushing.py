"""Handing in: which journal's entries go next, and what the centre's answer to them means.

The batch after the one under way is prepared while the centre works on that one; it is sent only when the
centre has acknowledged everything before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from counter_app.domain.journal_reasons import CENTRE_HAS_MORE, FORKED
from counter_app.domain.notice import Notice
from counter_app.store.arrived_papers import OpenedPush, PushPapers
from counter_app.store.desk_store import DeskStore, Work
from counter_app.sync.exchange import Answer, Question, Unreadable
from counter_app.sync.reading import is_refusal, read_heads, read_push, read_refusal
from counter_app.wire.batch import MOST_ENTRIES, pack
from counter_app.wire.papers import PaperRefused

REFUSED_SECONDS = 60.0
# A copy is told once. A centre that calls everything forked must not make a desk of every batch.
FORKS_APART_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class PushOutcome:
    """`news`: the feed has moved on. `again`: it must be asked for now. `doubt`: was it the centre that answered?"""

    news: bool = False
    again: bool = False
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class _Packed:
    """A batch of `work` with at most `most` entries, as it travels; `last` is the number of its last entry."""

    work: Work
    most: int
    last: int
    body: bytes


class Pushing:
    """`heartbeat` seconds after the last look each journal is asked after once, waiting or not."""

    def __init__(self, store: DeskStore, heartbeat: float) -> None:
        self._store = store
        self._heartbeat = heartbeat
        self._heartbeat_at = 0.0
        self._most = MOST_ENTRIES
        self._journals: list[Work] | None = None
        self._to_confirm: list[bytes] = []
        self._set_aside: dict[bytes, float] = {}
        self._heeds_forks_at = 0.0
        self._under_way: _Packed | None = None
        self._ready: _Packed | None = None
        self.refusal: Notice | None = None

    # -- asking -------------------------------------------------------------------------------------------

    def next_question(self, now: float) -> Question | None:
        work = self._next_work(now)
        if work is None:
            return None
        self._under_way = self._packed(work)
        path = f"/v1/journals/{work.journal.hex()}"
        return Question("push", "POST", path, self._under_way.body, {"content-type": "application/gzip"})

    def prepare(self) -> None:
        """Pack what follows the batch under way, while the centre works on that one."""
        sent = self._under_way
        if sent is not None and sent.last < sent.work.head.number:
            self._ready = None
            self._ready = self._packed(replace(sent.work, acknowledged=sent.last))

    def next_at(self, now: float) -> float:
        if self._is_due(now):
            return now
        return min([self._heartbeat_at, *self._set_aside.values()])

    def has_work(self) -> bool:
        return any(work.waits for work in self._known())

    def look_again(self) -> None:
        """The journal grew, or what is acknowledged changed."""
        self._journals = None

    def ask_after_all(self, now: float) -> None:
        """Each journal once, closed ones too: is it all still there?"""
        self._heartbeat_at = now

    def _known(self) -> list[Work]:
        if self._journals is None:
            self._journals = self._store.work()
        return self._journals

    def _next_work(self, now: float) -> Work | None:
        """What waits, the oldest first."""
        if now >= self._heartbeat_at:
            self._heartbeat_at = now + self._heartbeat
            self.look_again()
            self._to_confirm = [work.journal for work in self._known()]
        return self._chosen(now)

    def _is_due(self, now: float) -> bool:
        return (self.has_work() or bool(self._to_confirm)) and self._chosen(now) is not None

    def _chosen(self, now: float) -> Work | None:
        """A journal with a refused entry is asked for again later; it holds up neither the others nor the feed."""
        self._set_aside = {journal: until for journal, until in self._set_aside.items() if until > now}
        journals = [work for work in self._known() if work.journal not in self._set_aside]
        return _first(work for work in journals if work.waits) or _first(
            work for work in journals if work.journal in self._to_confirm
        )

    def _packed(self, work: Work) -> _Packed:
        ready, self._ready = self._ready, None
        if ready is not None and self._is_of(ready, work):
            return ready
        batch = self._store.batch(work, self._most)
        return _Packed(work, self._most, batch.head.number, pack(batch))

    def _is_of(self, ready: _Packed, work: Work) -> bool:
        """What was written in the meantime goes with the batch after it."""
        wanted = (work.journal, work.acknowledged, self._most)
        return (ready.work.journal, ready.work.acknowledged, ready.most) == wanted

    # -- understanding ------------------------------------------------------------------------------------

    def answered(self, answer: Answer, now: float) -> PushOutcome:
        """Raises Unreadable when it was not the centre that answered."""
        assert self._under_way is not None
        work = self._under_way.work
        if answer.status == 200:
            return self._pushed(work, read_push(answer), now)
        self._ready = None
        if answer.status == 409:
            return self._parent_unknown(work, read_heads(answer), now)
        return self._refused(work, answer, now)

    def _pushed(self, work: Work, word: PushPapers, now: float) -> PushOutcome:
        try:
            opened = self._store.open_push(word)
        except PaperRefused as error:
            raise Unreadable(str(error)) from None
        forked = word.forked and (work.waits or self._is_open(work))
        rolled_back = not self._take_papers(opened, forked=forked)
        self._most = min(MOST_ENTRIES, self._most * 2)
        self.look_again()
        self.refusal = None if not self._set_aside else self.refusal
        if not work.waits or rolled_back:
            self._to_confirm = [journal for journal in self._to_confirm if journal != work.journal]
        if rolled_back or (forked and now >= self._heeds_forks_at):
            self._go_on_in_a_new_journal(work, FORKED if forked else CENTRE_HAS_MORE)
            self._heeds_forks_at = now + FORKS_APART_SECONDS if forked else self._heeds_forks_at
        elif work.waits and self._stands(work):
            # It acknowledged less than it was given: wait instead of hammering.
            self._set_aside[work.journal] = now + REFUSED_SECONDS
        return PushOutcome(news=True)

    def _take_papers(self, opened: OpenedPush, *, forked: bool) -> bool:
        """False where the centre has more of this journal than we.

        The certificate first: ranges may be those of the desk that it makes of us. Both before the acknowledgement:
        the centre sends them with a journal's first entry alone, and that is never handed in again once it is green.
        """
        if opened.certificate is not None:
            self._ready = None  # it carries the certificate of before
            self._store.record_certificate(opened.certificate)
        for grant in opened.ranges:
            self._store.record_grant(grant)
        return self._store.record_ack(opened.ack, opened.kept, forked=forked)

    def _stands(self, work: Work) -> bool:
        return any(known.journal == work.journal and known.acknowledged <= work.acknowledged for known in self._known())

    def _go_on_in_a_new_journal(self, work: Work, reason: str) -> None:
        """Another database writes this journal, or this file was rolled back; nobody stops for it."""
        if self._is_open(work):
            self._store.log(reason, work.journal.hex())
            self._store.open_new_journal(reason)
            self.look_again()

    def _is_open(self, work: Work) -> bool:
        """Whether this database still writes there: asked after one that it left, it hears of whoever does not."""
        return work.journal == self._known()[-1].journal

    def _parent_unknown(self, work: Work, heads: list[tuple[int, bytes]], now: float) -> PushOutcome:
        common = self._store.set_back(work.journal, heads)
        self._store.log("centre stands at", f"{common} of {work.head.number}")
        self.look_again()
        if common >= work.acknowledged:
            # It knows what we follow on from and still asks for it: wait instead of hammering.
            self._set_aside[work.journal] = now + REFUSED_SECONDS
        return PushOutcome(news=True, again=True)

    def _refused(self, work: Work, answer: Answer, now: float) -> PushOutcome:
        """Halve down to one entry and show that one; nothing is ever skipped."""
        self.look_again()
        outcome = PushOutcome(doubt=not is_refusal(answer))  # it may be a network's log-in page
        if self._most > 1:
            self._most = max(1, self._most // 2)
            return outcome
        refusal = read_refusal(answer)
        self._store.log("refused", refusal.en)
        self._set_aside[work.journal] = now + REFUSED_SECONDS
        self.refusal = Notice(
            f"Hệ thống trung tâm chưa nhận một mục: {refusal.vi} Mục này được giữ lại và sẽ gửi lại.",
            f"The centre did not take one entry: {refusal.en} It is kept and will be sent again.",
        )
        return outcome


def _first(works: Iterable[Work]) -> Work | None:
    return next(iter(works), None)
