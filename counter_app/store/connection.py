"""What the store asks its file by: one connection of the driver, handed from a transaction to whoever reads or writes
in it, and back to the others that lie ready.

SQLAlchemy makes none of this: it wraps a statement in 15 to 20 µs, several times what SQLite needs to run one, and a
program that reads it can show its first window a fifth of a second later (docs/decisions/036).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

Row = tuple[Any, ...]
Values = tuple[object, ...] | Mapping[str, object]
MOST_AT_REST = 5  # readers: a lane each, and sync


class Answer:
    """Rows of one statement, read as they are asked for; nobody else may change what they are read from meanwhile."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        return iter(self._cursor)

    def all(self) -> list[Row]:
        rows: list[Row] = self._cursor.fetchall()
        return rows

    def first(self) -> Row | None:
        row: Row | None = self._cursor.fetchone()
        return row

    def one(self) -> Row:
        """For a statement that always gives a row. Raises LookupError where it does not."""
        row = self.first()
        if row is None:
            raise LookupError("a statement that gives a row gave none")
        return row

    def scalar(self) -> Any:
        """The first value of the first row; None where there is no row."""
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:
        return self.one()[0]

    def scalars(self) -> list[Any]:
        """The first value of every row."""
        return [row[0] for row in self._cursor]

    def partitions(self, size: int) -> Iterator[list[Row]]:
        rows = iter(self._cursor)
        while some := list(islice(rows, size)):
            yield some

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""
        return int(self._cursor.rowcount)


class Connection:
    """One to the file, with its key given and its pragmas set. `driver` is sqlcipher3's own."""

    __slots__ = ("driver",)

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def exec_driver_sql(self, statement: str, values: Values = ()) -> Answer:
        return Answer(self.driver.execute(statement, values))

    def run_many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """The same for every row of values."""
        self.driver.executemany(statement, rows)

    def roll_back(self) -> None:
        """Nothing where SQLite gave the transaction up by itself, as it does when the disk is full."""
        if self.driver.in_transaction:
            self.driver.execute("ROLLBACK")

    def close(self) -> None:
        self.driver.close()


class Readers:
    """Connections that lie ready for the next reader: opening one costs ten times what a short reading does. From any
    thread."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._at_rest: deque[Connection] = deque()
        self._kept = True

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """For one reading; what fails in it is opened anew the next time."""
        connection = self._taken() or self._connect()
        try:
            yield connection
        except sqlcipher.Error:
            connection.close()
            raise
        except BaseException:
            self._put_back(connection)
            raise
        else:
            self._put_back(connection)

    def close(self) -> None:
        """Those that are in use are closed by whoever gives them back."""
        self._kept = False
        while connection := self._taken():
            connection.close()

    def _taken(self) -> Connection | None:
        try:
            return self._at_rest.pop()
        except IndexError:
            return None

    def _put_back(self, connection: Connection) -> None:
        connection.roll_back()
        if self._kept and len(self._at_rest) < MOST_AT_REST:
            self._at_rest.append(connection)
        else:
            connection.close()
