"""How long this disk takes to keep a row, measured the way the desk's database writes."""

from __future__ import annotations

import secrets
import statistics
import time
from contextlib import closing
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.database import Database

COMMITS = 20


def median_commit_seconds(folder: Path, commits: int = COMMITS) -> float:
    """In a scratch database in that folder, removed again. Raises EnvironmentProblem where nothing can be written."""
    scratch = folder / f".commit-time-{secrets.token_hex(4)}.db"
    if not folder.is_dir():
        raise EnvironmentProblem(f"Chưa có thư mục {folder}.", f"There is no folder {folder} yet.")
    try:
        with closing(Database(scratch, secrets.token_bytes(32))) as database:
            return statistics.median(_seconds(database, number) for number in range(commits))
    finally:
        for file in folder.glob(f"{scratch.name}*"):
            file.unlink()


def _seconds(database: Database, number: int) -> float:
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS kept (number INTEGER, text TEXT)")
    began = time.perf_counter()
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (?, ?)", (number, "Nguyễn Thị Đẹp" * 20))
    return time.perf_counter() - began
