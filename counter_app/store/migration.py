"""Bringing the few local tables to this program's version. The journal never migrates; projections are rebuilt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.errors import BadInput

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
    context.configure(connection=connection, target_metadata=None, transactional_ddl=False, fn=steps)
    with context.begin_transaction():
        context.run_migrations()
