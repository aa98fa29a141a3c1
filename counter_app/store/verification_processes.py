"""Verifying the parts of a large journal side by side, each in a process of its own.

Nothing depends on it: where a process cannot be started or dies, its part is looked at here.
"""

from __future__ import annotations

import os
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from sqlalchemy import Connection

from counter_app.store.database import Database
from counter_app.store.verification_part import Found, Part, check_part, split

# A process takes half a second to start: as long as this one needs for so many entries.
WORTH_A_PROCESS = 25_000
MOST_PARTS = 4


def parts_worth_it(part: Part) -> int:
    span = sum(stretch.last - stretch.after for stretch in (part.entries, part.rows))
    return max(1, min(MOST_PARTS, os.cpu_count() or 1, span // WORTH_A_PROCESS))


def check_all(database: Database, connection: Connection, part: Part, parts: int) -> list[Found]:
    """In order. `connection` is the view in which the first part is looked at, and any that came to nothing."""
    if parts == 1:
        return [check_part(connection, part)]
    first, *others = split(part, parts)
    # Spawned everywhere alike: a fork would take open database files and locks of other threads along.
    with ProcessPoolExecutor(len(others), mp_context=get_context("spawn")) as pool:
        waited = [_started(pool, database, other) for other in others]
        found = [check_part(connection, first)]
        for other, future in zip(others, waited, strict=True):
            found.append(_result(future) or check_part(connection, other))
    return found


def check_apart(database: Database, part: Part) -> Found:
    """In another process: the file is opened anew there."""
    try:
        with database.read() as connection:
            return check_part(connection, part)
    finally:
        database.close()


def _started(pool: ProcessPoolExecutor, database: Database, part: Part) -> Future[Found] | None:
    try:
        return pool.submit(check_apart, database, part)
    except (OSError, RuntimeError):  # no memory for one, or the system allows none
        return None


def _result(future: Future[Found] | None) -> Found | None:
    try:
        return None if future is None else future.result()
    except (OSError, BrokenProcessPool):
        return None
