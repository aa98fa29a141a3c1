"""The same databases with a pause before each commit: what a slower disk does to both sides alike."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import event

from benchmarks.measuring import ADDED_DELAY
from counter_app.store.database import Database
from tests.postgres import PostgresServer


def slow_down(database: Database, pause: float) -> Database:
    """A desk's database whose every commit takes `pause` seconds longer; with 0 nothing is touched."""
    if pause:

        @event.listens_for(database._writer, "before_cursor_execute")
        def wait(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            if statement == "COMMIT":
                time.sleep(pause)

    return database


def slow_server(server: PostgresServer, *, slow: bool) -> None:
    """PostgreSQL waits before it flushes at a commit, for whoever commits."""
    server.run(f"ALTER SYSTEM SET commit_delay = {int(ADDED_DELAY * 1e6) if slow else 0}")
    server.run("ALTER SYSTEM SET commit_siblings = 0")
    server.run("SELECT pg_reload_conf()")
