"""Opening the centre's database: SQLite for a demonstration, PostgreSQL in earnest."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from central.store.schema import VERSION, meta, metadata
from central.store.upgrading import upgrade, version_of
from counter_app.domain.errors import BadInput, EnvironmentProblem

__all__ = ["Clash", "Connection", "Database"]

_POSTGRESQL_OPTIONS = (
    # A stuck neighbour must not stop the others; a client that went away must not hold an office's counter.
    "-c lock_timeout=5s -c idle_in_transaction_session_timeout=10s -c statement_timeout=60s "
    "-c default_transaction_isolation=read\\ committed -c timezone=UTC"
)
_WRITING = "counter_writing"
_MEMORY = ":memory:"

log = logging.getLogger("central")


class Clash(Exception):
    """A key that must be unique stands already; the transaction was undone."""


class Database:
    """Connections to one database. `durable=False` (SQLite, simulation only) leaves out waiting for the disk."""

    def __init__(self, url: str, *, durable: bool = True) -> None:
        self._url = _full_url(url)
        self.is_postgresql = self._url.get_backend_name() == "postgresql"
        self._engine = self._postgresql() if self.is_postgresql else self._sqlite(durable)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Raises EnvironmentProblem when the database cannot be reached."""
        with _told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end. Raises EnvironmentProblem; then nothing was changed."""
        with _told(), self._engine.connect().execution_options(**{_WRITING: True}) as connection, connection.begin():
            yield connection

    def create(self) -> None:
        """Make the tables where they are missing, or bring an earlier version's up to date."""
        self._make_file()
        with self.writing() as connection:
            found = version_of(connection)
            if found is None:
                metadata.create_all(connection)
                connection.execute(insert(meta).values(name="schema", value=str(VERSION)))
            elif found < VERSION:
                upgrade(connection, found)

    def _make_file(self) -> None:
        """For its owner alone, as its log will be: SQLite would leave citizens' names to every login of the machine."""
        file = self._engine.url.database
        if self.is_postgresql or file is None:
            return
        with suppress(OSError, ValueError):  # told when it is opened
            os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))

    def check(self) -> None:
        """Raises EnvironmentProblem for a database that was not made yet, or by a newer program. Makes no file."""
        self._check_file()
        with self.reading() as connection:
            found = version_of(connection)
        if found is None:
            raise _not_made()
        if found < VERSION:
            raise EnvironmentProblem(
                "Cơ sở dữ liệu do phiên bản cũ hơn tạo; hãy chạy counter-central init để nâng cấp.",
                "An earlier version made this database; run counter-central init to bring it up to date.",
            )
        if found > VERSION:
            raise EnvironmentProblem(
                "Cơ sở dữ liệu do phiên bản mới hơn tạo; hãy cập nhật phần mềm.",
                "A newer version made this database; update the program.",
            )

    def _check_file(self) -> None:
        """SQLite would make a missing file."""
        file = self._engine.url.database
        if self.is_postgresql or file is None:
            return
        try:
            exists, empty = Path(file).exists(), Path(file).is_file() and Path(file).stat().st_size == 0
        except (OSError, ValueError) as error:
            raise _unreachable(error) from None
        if not exists:
            raise EnvironmentProblem(
                f"Không có cơ sở dữ liệu {file}; hãy xem lại tên hoặc chạy counter-central init.",
                f"There is no database {file}; check its name or run counter-central init.",
            )
        if empty:  # opening it would make it a database of nothing
            raise _not_made()

    @property
    def shared_address(self) -> str | None:
        """With its password, where other processes may write at the same time; None for SQLite."""
        return self._url.render_as_string(hide_password=False) if self.is_postgresql else None

    def close(self) -> None:
        self._engine.dispose()

    def _postgresql(self) -> Engine:
        return create_engine(
            self._url,
            pool_size=8,
            max_overflow=8,
            pool_pre_ping=True,
            hide_parameters=True,  # what could not be written may name people, and errors end up in logs
            connect_args={"options": _POSTGRESQL_OPTIONS, "connect_timeout": 10, "application_name": "counter-central"},
        )

    def _sqlite(self, durable: bool) -> Engine:
        engine = create_engine(
            self._url, hide_parameters=True, connect_args={"check_same_thread": False, "timeout": 10}
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: Any) -> None:
            # The driver's own BEGIN comes too late and upgrades; ours says at once whether it will write.
            connection.isolation_level = None
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'OFF'}")
            connection.execute("PRAGMA cache_size=-20000")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writing = connection.get_execution_options().get(_WRITING)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return engine


def _full_url(url: str) -> URL:
    """A file's path stands for itself, whatever letters it has. Raises BadInput."""
    parsed: URL | None = URL.create("sqlite", database=url)
    if "://" in url:
        try:
            parsed = make_url(url)
        except (ArgumentError, ValueError):
            parsed = None
    backend = parsed.get_backend_name() if parsed else ""
    name = (parsed.database if parsed else None) or _MEMORY
    if parsed is None or name == _MEMORY or not name.isprintable() or backend not in {"sqlite", "postgresql"}:
        raise BadInput(
            "Địa chỉ cơ sở dữ liệu phải là sqlite:///TỆP hoặc postgresql://NGƯỜI_DÙNG@MÁY/TÊN.",
            "The database address must be sqlite:///FILE or postgresql://USER@HOST/NAME.",
        )
    return parsed.set(drivername="postgresql+psycopg") if backend == "postgresql" else parsed


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, NoConnectionFree) as error:
        raise _unreachable(error) from error
    except IntegrityError as error:
        raise Clash(type(error.orig).__name__) from error
    except DatabaseError as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise _unreachable(error) from error
        raise


def _not_made() -> EnvironmentProblem:
    return EnvironmentProblem(
        "Cơ sở dữ liệu trung tâm chưa được khởi tạo; hãy chạy counter-central init.",
        "The centre's database has not been made; run counter-central init.",
    )


def _unreachable(error: Exception) -> EnvironmentProblem:
    """What the driver says names hosts and people: that is for the log, not for whoever asked."""
    cause = error.orig if isinstance(error, DatabaseError | InterfaceError) else error
    lines = str(cause).strip().splitlines()
    reason = lines[0][:200] if lines else type(cause).__name__
    log.warning("the database cannot be used: %s", reason)
    problem = EnvironmentProblem(
        "Cơ sở dữ liệu trung tâm không dùng được lúc này.", "The centre's database cannot be used right now."
    )
    problem.add_note(reason)
    return problem
