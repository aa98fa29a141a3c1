"""The one encrypted SQLite file, through SQLAlchemy and SQLCipher: one writer, short readers, durable commits."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.prepared import Prepared

# Services hold a transaction's connection and hand it on; what it is made of is the store's business.
__all__ = ["Connection", "Database", "WrongKeyOrDamaged"]

BUSY_MILLISECONDS = 5_000
LEAST_FREE_BYTES = 64 * 1024  # the index of the write-ahead log takes 32 KiB of it
# As they are: a reading begins and ends some ten times for each thing that is shown, and most ask one row.
_BEGIN_WRITING, _BEGIN_READING, _END_READING = Prepared("BEGIN IMMEDIATE"), Prepared("BEGIN"), Prepared("ROLLBACK")
# What SQLite says when the disk, the folder or another program is to blame; anything else is our bug.
_SURROUNDINGS = ("full", "locked", "disk I/O", "readonly", "unable to open", "interrupted")


class WrongKeyOrDamaged(EnvironmentProblem):
    """SQLCipher says the same for a wrong key and for a damaged first page; desk.keys tells them apart."""


class Database:
    """Opens the file with a raw 32-byte key. `durable=False` is for simulation only."""

    def __init__(self, path: Path, key: bytes, *, durable: bool = True) -> None:
        self.path = path
        self._key = key.hex()
        self._synchronous = "FULL" if durable else "OFF"
        self._writer_lock = threading.RLock()
        self._writer = self._engine(StaticPool)
        self._readers = self._engine(QueuePool)

    def __reduce__(self) -> tuple[type[Database], tuple[Path, bytes]]:
        """Sent to another process it opens the same file for itself; the key goes by pipe, never as an argument."""
        return Database, (self.path, bytes.fromhex(self._key))

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, begun IMMEDIATE (an upgrade from reading would fail at once under WAL).

        Raises EnvironmentProblem when the disk is full or the file cannot be written; nothing is kept then.
        """
        with self._writer_lock, self._told_to_people(), self._writer.connect() as connection:
            _BEGIN_WRITING.run(connection)
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                if connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
                    connection.exec_driver_sql("ROLLBACK")
                raise

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Nobody else writes in between: for memory that must have followed the disk before the next save looks."""
        with self._writer_lock:
            yield

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view; close it soon, or the write-ahead log grows without end."""
        with self._told_to_people(), self._readers.connect() as connection:
            _BEGIN_READING.run(connection)
            try:
                yield connection
            finally:
                _END_READING.run(connection)

    def pragmas(self) -> dict[str, Any]:
        """Read back from both kinds of connection, so that a check sees what is really in force."""
        names = ("journal_mode", "synchronous", "foreign_keys", "temp_store", "cipher_version")
        result: dict[str, Any] = {}
        for role, engine in (("writer", self._writer), ("reader", self._readers)):
            with engine.connect() as connection:
                for name in names:
                    result[f"{role}.{name}"] = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        return result

    def fold_log(self) -> None:
        """Bring the write-ahead log back to nothing; for idle moments."""
        with self._writer_lock, self._writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()

    def _engine(self, pool: type[QueuePool] | type[StaticPool]) -> Engine:
        # Hidden: what could not be written may name a citizen, and an error's text goes further than one thinks.
        return create_engine("sqlite://", creator=self._connect, module=sqlcipher, poolclass=pool, hide_parameters=True)

    def _connect(self) -> Any:
        connection = sqlcipher.connect(
            str(self.path), timeout=BUSY_MILLISECONDS / 1000, check_same_thread=False, isolation_level=None
        )
        try:
            # SQLCipher writes its own English lines to stderr; what is wrong is told once, by the Problem.
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{self._key}'\"")
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            connection.execute(f"PRAGMA synchronous={self._synchronous}")
            connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA cache_size=-16000")
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise self._not_opened(str(error)) from error
        return connection

    def _not_opened(self, reason: str) -> EnvironmentProblem:
        """A full disk refuses the log's index with words for a broken disk; neither says anything of the key."""
        if not any(word in reason for word in _SURROUNDINGS):
            return _wrong_key_or_damaged()
        with suppress(OSError):
            if shutil.disk_usage(self.path.parent).free < LEAST_FREE_BYTES:
                reason = "full"
        return _opened_by_nobody(reason)

    @contextmanager
    def _told_to_people(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, sqlcipher.OperationalError) as error:
            reason = _reason(error)
            if any(word in reason for word in _SURROUNDINGS):
                raise _environment(reason) from error
            raise
        except (DatabaseError, sqlcipher.DatabaseError) as error:
            if "not a database" in _reason(error) or "malformed" in _reason(error):
                raise _wrong_key_or_damaged() from error
            raise


def _reason(error: Exception) -> str:
    """The driver's own words, whether SQLAlchemy wrapped them or not."""
    return str(error.orig if isinstance(error, DatabaseError) else error)


def _wrong_key_or_damaged() -> WrongKeyOrDamaged:
    return WrongKeyOrDamaged(
        "Không mở được dữ liệu của quầy: sai khóa hoặc tệp dữ liệu bị hỏng. Hãy chạy “counter-app doctor”.",
        "The desk's data cannot be opened: wrong key or damaged file. Run “counter-app doctor”.",
    )


def _opened_by_nobody(reason: str) -> EnvironmentProblem:
    if "full" in reason:
        return EnvironmentProblem(
            "Ổ đĩa đã đầy nên chưa mở được dữ liệu của quầy; dữ liệu vẫn còn nguyên. Hãy giải phóng chỗ trống rồi thử "
            "lại.",
            "The disk is full, so the desk's data cannot be opened; nothing of it is lost. Free some space and try "
            "again.",
        )
    return EnvironmentProblem(
        f"Chưa mở được dữ liệu của quầy ({reason}). Chưa có gì thay đổi; hãy kiểm tra ổ đĩa và quyền ghi của thư mục "
        "dữ liệu rồi thử lại.",
        f"The desk's data cannot be opened ({reason}). Nothing was changed; check the disk and whether the data "
        "folder may be written, then try again.",
    )


def _environment(reason: str) -> EnvironmentProblem:
    if "full" in reason:
        return EnvironmentProblem(
            "Ổ đĩa đã đầy nên chưa lưu được; nội dung đang nhập vẫn còn. Hãy giải phóng chỗ trống rồi lưu lại.",
            "The disk is full and nothing was saved; what was typed is still there. Free some space and save again.",
        )
    return EnvironmentProblem(
        f"Chưa ghi được vào dữ liệu của quầy ({reason}). Chưa có gì thay đổi; hãy thử lại.",
        f"The desk's data could not be written ({reason}). Nothing was changed; try again.",
    )
