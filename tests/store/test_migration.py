"""Migrations of the few local tables, from every version that an office may hold, with a full outbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from counter_app.store import account_tables, arrival_tables, filed_tables, migration, scan_tables
from counter_app.store.acknowledgements import waiting
from counter_app.store.database import Database
from counter_app.store.journal_tables import journal as journal_metadata
from counter_app.store.metadata import local
from tests.store.desks import KEY, dossiers, open_test_desk, save

assert account_tables
assert arrival_tables
assert filed_tables
assert scan_tables


def schema(path: Path) -> dict[str, list[tuple[str, str, bool]]]:
    with Database(path, KEY).read() as connection:
        looked = inspect(connection)
        return {
            table: [(str(c["name"]), str(c["type"]), bool(c["nullable"])) for c in looked.get_columns(table)]
            for table in looked.get_table_names()
        }


def test_migrating_from_nothing_gives_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    with Database(tmp_path / "migrated.db", KEY).write() as connection:
        migration.migrate(connection)
    with Database(tmp_path / "made.db", KEY).write() as connection:
        local.create_all(connection)
    migrated = schema(tmp_path / "migrated.db")
    assert migrated.pop("alembic_version")
    assert migrated == schema(tmp_path / "made.db")


@pytest.mark.parametrize("version", migration.KNOWN)
def test_a_full_outbox_survives_the_way_from_every_version(tmp_path: Path, version: str) -> None:
    """An office updates in the middle of an outage: everything that waits is still there and still waits."""
    path = tmp_path / "desk.db"
    desk = open_test_desk(path)
    saved = [save(desk) for _ in range(30)]
    with desk.database.write() as connection:
        migration.bring_to(connection, version)
    desk.database.close()
    updated = open_test_desk(path)
    assert set(dossiers(updated)) == {one.identity for one in saved}
    with updated.database.read() as connection:
        assert migration.database_version(connection) == migration.HEAD
        assert waiting(connection, updated.projections.tables.happenings.name).entries == 31


def test_the_journal_is_in_no_migration() -> None:
    scripts = Path(migration.__file__).parent / "migrations" / "versions"
    names = {f'"{table}"' for table in journal_metadata.tables}
    for script in scripts.glob("*.py"):
        assert not any(name in script.read_text("utf-8") for name in names)


def test_a_second_start_runs_no_migration_and_does_not_even_load_the_library(tmp_path: Path) -> None:
    open_test_desk(tmp_path / "desk.db").database.close()
    with Database(tmp_path / "desk.db", KEY).write() as connection:
        before = connection.exec_driver_sql("PRAGMA schema_version").scalar()
        migration.migrate(connection)
        assert connection.exec_driver_sql("PRAGMA schema_version").scalar() == before
