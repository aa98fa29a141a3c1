"""A clerk's save never waits for what the engine checks: signatures, hashes and parsing come before the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event, Thread
from typing import TypeVar

import pytest

from counter_app.domain.entry_types import NOTE_ADDED
from counter_app.store.feed_store import ArrivedRow
from counter_app.store.journal import EntryDraft
from counter_app.sync.exchange import Answer, Question
from counter_app.sync.reading import read_page
from counter_app.wire.papers import Paper
from tests.sync.bench import Bench, Reply, make_bench

PATIENCE = 20.0
T = TypeVar("T")


class Slow(list[T]):
    """What is to be checked one after the other; the first one takes until somebody has saved."""

    def __init__(self, items: list[T]) -> None:
        super().__init__(items)
        self.begun, self.saved = Event(), Event()
        self.was_saved_meanwhile = False

    def __iter__(self) -> Iterator[T]:
        self.begun.set()
        self.was_saved_meanwhile = self.saved.wait(PATIENCE)
        return super().__iter__()


def keys_of(bench: Bench) -> list[Paper]:
    return bench.centre.core.keys.notices()


def next_page(bench: Bench) -> list[ArrivedRow]:
    """The centre's next feed rows, read but not stored here."""
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    other.save()
    pages: list[Answer] = []

    def keep(question: Question) -> Reply | None:
        if question.purpose == "pull":
            answer = bench.centre.answer(question, "kept")
            assert isinstance(answer, Answer)
            pages.append(answer)
            return Answer(502, b"")
        return None

    bench.line = keep
    bench.pass_time(20)
    other.switch_off()
    return read_page(pages[-1]).rows


def learning_keys(bench: Bench) -> tuple[Slow[Paper], Callable[[], None]]:
    papers = Slow(keys_of(bench))
    return papers, lambda: bench.store.papers.learn_keys(papers)


def taking_a_list_of_keys(bench: Bench) -> tuple[Slow[Paper], Callable[[], None]]:
    papers = Slow(keys_of(bench))
    return papers, lambda: bench.store.reference.record("keys", [], "etag", papers)


def taking_a_page_of_the_feed(bench: Bench) -> tuple[Slow[ArrivedRow], Callable[[], None]]:
    rows = Slow(next_page(bench))
    assert len(rows) > 0
    return rows, lambda: bench.store.feed.apply(rows)


@pytest.mark.parametrize("doing", [learning_keys, taking_a_list_of_keys, taking_a_page_of_the_feed])
def test_a_save_goes_through_while_something_is_being_checked(
    bench: Bench, doing: Callable[[Bench], tuple[Slow[object], Callable[[], None]]]
) -> None:
    bench.step()
    slow, act = doing(bench)
    checking = Thread(target=act)
    checking.start()
    assert slow.begun.wait(PATIENCE)
    bench.desk.journal.append([EntryDraft(NOTE_ADDED, details={"text": "ghi chú"})], "lan", bench.stamp())
    slow.saved.set()
    checking.join()
    assert slow.was_saved_meanwhile, "the save waited for the check"
