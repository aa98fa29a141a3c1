"""Being told when something has changed, instead of looking again and again."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

DEADLINE = 60.0
_RING = (
    "CREATE FUNCTION ring() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NOTIFY feed_moved; RETURN NULL; END'",
    "CREATE TRIGGER ring AFTER INSERT ON feed_rows FOR EACH STATEMENT EXECUTE FUNCTION ring()",
)


def hang_bell(url: str) -> None:
    """From now on the database tells whoever listens of every round that places rows in a feed."""
    with psycopg.connect(url) as connection:
        for statement in _RING:
            connection.execute(statement)


def when_feed_moves(url: str, condition: Callable[[], bool]) -> None:
    """Returns once the condition holds; it is looked at now and after each round of the projector."""
    until = time.monotonic() + DEADLINE
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("LISTEN feed_moved")
        while not condition():
            told = list(connection.notifies(timeout=max(0.0, until - time.monotonic()), stop_after=1))
            assert told, "it did not come about"


@contextmanager
def ends_within(*processes: int) -> Iterator[None]:
    """These processes, whoever started them, are gone soon after the block."""
    handles = [os.pidfd_open(process) for process in processes]
    try:
        yield
        for handle in handles:
            ready, _write, _odd = select.select([handle], [], [], DEADLINE)
            assert ready, "a process is left behind"
    finally:
        for handle in handles:
            os.close(handle)
