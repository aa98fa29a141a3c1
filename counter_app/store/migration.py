"""Bringing the few local tables to this program's version. The journal never migrates; projections are rebuilt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from counter_app.domain.errors import BadInput
from counter_app.store.connection import Connection

if TYPE_CHECKING:
    import sqlalchemy

HEAD = "0003"
KNOWN = ("0001", "0002", "0003")


def migrate(connection: Connection) -> None:
    """Inside the caller's transaction. Raises BadInput for a database that a newer program has written."""
    version = refuse_newer(connection)
    if version != HEAD:
        bring_to(connection, HEAD)


def refuse_newer(connection: Connection) -> str | None:
    """The revision, None for a new file. Raises BadInput for a database that a newer program has written."""
    version = database_version(connection)
    if version is not None and version not in KNOWN:
        raise BadInput(
            "Dữ liệu này do phiên bản mới hơn của phần mềm tạo ra; hãy cài phiên bản mới nhất rồi mở lại.",
            "This data was written by a newer version of the program; install the newest version and open it again.",
        )
    return version


def database_version(connection: Connection) -> str | None:
    """The revision that the file was last brought to, or None for a new file."""
    if connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first() is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def bring_to(connection: Connection, revision: str) -> None:
    """Run the migrations that lead to this revision, inside the caller's transaction."""
    # Imported only where there is something to do: it costs more than opening the database.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(Path(__file__).parent / "migrations"))

    def steps(current: Any, _context: Any) -> Any:
        return script._upgrade_revs(revision, current)

    context = EnvironmentContext(Config(), script, fn=steps)
    with lent_to_sqlalchemy(connection) as lent:
        context.configure(connection=lent, target_metadata=None, transactional_ddl=False, fn=steps)
        with context.begin_transaction():
            context.run_migrations()


@contextmanager
def lent_to_sqlalchemy(connection: Connection) -> Iterator[sqlalchemy.Connection]:
    """The same transaction for Alembic, and for tests that compare tables; it is still the caller's to end."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    lent = _Lent(connection.driver)
    engine = create_engine("sqlite://", creator=lambda: lent, module=sqlcipher, poolclass=StaticPool)
    with engine.connect() as seen:
        yield seen


class _Lent:
    """A driver's connection that whoever borrows it can neither commit, nor roll back, nor close."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def commit(self) -> None:
        """The caller's, when everything is done."""

    def rollback(self) -> None:
        """As above."""

    def close(self) -> None:
        """Others go on with it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)
