"""Which database engine is at work."""

from __future__ import annotations

from sqlcipher3 import dbapi2


def engine_versions() -> tuple[str, str]:
    """(SQLite, SQLCipher) as linked into this program."""
    connection = dbapi2.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(dbapi2.sqlite_version), str(row[0]) if row else ""
