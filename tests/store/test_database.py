"""The desk's database: what its errors may say."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from counter_app.store.database import Database

NAME = "Nguyễn Thị Đẹp"


def test_what_could_not_be_written_does_not_stand_in_the_error(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "desk.db", bytes(32))) as database:
        with database.write() as connection:
            connection.exec_driver_sql("CREATE TABLE people (name TEXT PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO people VALUES (?)", (NAME,))
        with pytest.raises(IntegrityError) as refused, database.write() as connection:
            connection.exec_driver_sql("INSERT INTO people VALUES (?)", (NAME,))
    assert NAME not in str(refused.value)
