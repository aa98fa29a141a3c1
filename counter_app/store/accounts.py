"""The people of this office as the desk knows them: from the centre, with what happened here in the meantime."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from counter_app.domain.people import Person
from counter_app.domain.sign_in_rules import Failures
from counter_app.domain.times import iso, parse_iso
from counter_app.store.connection import Connection

_ACCOUNT = "id, name, role, verifier, active, must_change"
_PUT_PERSON = """INSERT INTO accounts (id, place, name, role, verifier, active, must_change, last_confirmed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET place = excluded.place, name = excluded.name,
role = excluded.role, verifier = excluded.verifier, active = excluded.active, must_change = excluded.must_change,
last_confirmed = excluded.last_confirmed"""
# Asked before every question to the centre.
_TO_SEND = """SELECT p.account, p.verifier, p.replaces, p.changed, a.verifier FROM pending_verifiers p
JOIN accounts a ON a.id = p.account WHERE a.active ORDER BY p.changed, p.account"""


@dataclass(frozen=True, slots=True)
class PendingVerifier:
    """A password changed at this desk that the centre is to be told of. `changed` is office time."""

    account: str
    verifier: str = field(repr=False)
    changed: datetime


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a sign-in is checked against.

    `person.verifier` and `person.must_change` are those in force: the password changed here, unless the centre
    has issued another since; then `overtaken` is the one that was changed here and counts no more.
    """

    person: Person
    last_confirmed: datetime | None
    overtaken: str | None = field(default=None, repr=False)


def replace_people(connection: Connection, people: Sequence[Person], confirmed: datetime) -> None:
    """The centre's whole list, heard at `confirmed`. Who is missing from it becomes inactive and keeps the name.

    Failures and passwords that wait for the line stay as they are.
    """
    listed = json.dumps([person.id for person in people])
    connection.exec_driver_sql(
        "UPDATE accounts SET active = 0, verifier = '' WHERE id NOT IN (SELECT value FROM json_each(?))", (listed,)
    )
    for place, one in enumerate(people):
        known = (one.id, place, one.name, one.role, one.verifier, one.active, one.must_change, iso(confirmed))
        connection.exec_driver_sql(_PUT_PERSON, known)


def confirm_people(connection: Connection, confirmed: datetime) -> None:
    """The centre said that its list is still the one we have."""
    connection.exec_driver_sql("UPDATE accounts SET last_confirmed = ? WHERE verifier <> ''", (iso(confirmed),))


def people(connection: Connection) -> tuple[Person, ...]:
    """Everybody ever listed, inactive ones too, in the order of the list."""
    rows = connection.exec_driver_sql(f"SELECT {_ACCOUNT} FROM accounts ORDER BY active DESC, place, id")
    return tuple(_person(row) for row in rows)


def credentials(connection: Connection, account: str) -> Credentials | None:
    row = connection.exec_driver_sql(
        f"SELECT {_ACCOUNT}, last_confirmed FROM accounts WHERE id = ?", (account,)
    ).first()
    if row is None:
        return None
    *known, last = row
    person, confirmed = _person(known), parse_iso(last) if last else None
    pending = _pending(connection, account)
    if pending is None:
        return Credentials(person, confirmed)
    if person.active and pending.is_overtaken_by(person.verifier):
        return Credentials(person, confirmed, overtaken=pending.verifier)
    return Credentials(replace(person, verifier=pending.verifier, must_change=False), confirmed)


def failures(connection: Connection, account: str) -> Failures | None:
    row = connection.exec_driver_sql("SELECT count, last FROM sign_in_failures WHERE account = ?", (account,)).first()
    return Failures(row[0], parse_iso(row[1])) if row else None


def record_failures(connection: Connection, account: str, counted: Failures) -> None:
    connection.exec_driver_sql(
        "INSERT INTO sign_in_failures (account, count, last) VALUES (?, ?, ?) "
        "ON CONFLICT (account) DO UPDATE SET count = excluded.count, last = excluded.last",
        (account, counted.count, iso(counted.last)),
    )


def forget_failures(connection: Connection, account: str) -> None:
    connection.exec_driver_sql("DELETE FROM sign_in_failures WHERE account = ?", (account,))


def record_new_password(connection: Connection, account: str, verifier: str, changed: datetime) -> None:
    """In force at this desk from now on; waits to be handed to the centre."""
    known = connection.exec_driver_sql("SELECT verifier FROM accounts WHERE id = ?", (account,)).scalar_one()
    before = _pending(connection, account)
    # An earlier change may have reached the centre although its answer got lost.
    replaced = dict.fromkeys([known, *(before.known() if before else ())])
    connection.exec_driver_sql(
        "INSERT INTO pending_verifiers (account, verifier, replaces, changed) VALUES (?, ?, ?, ?) ON CONFLICT "
        "(account) DO UPDATE SET verifier = excluded.verifier, replaces = excluded.replaces, "
        "changed = excluded.changed",
        (account, verifier, "\n".join(replaced), iso(changed)),
    )


def verifiers_to_send(connection: Connection) -> tuple[PendingVerifier, ...]:
    """The oldest first; those that a newly issued password has overtaken are not sent."""
    rows = connection.exec_driver_sql(_TO_SEND)
    return tuple(
        PendingVerifier(account, verifier, parse_iso(changed))
        for account, verifier, replaces, changed, known in rows
        if not _Pending(verifier, replaces).is_overtaken_by(known)
    )


def verifier_was_sent(connection: Connection, sent: PendingVerifier) -> None:
    """The centre has it. A password that was changed once more in the meantime goes on waiting."""
    pending = _pending(connection, sent.account)
    if pending is None or sent.verifier not in pending.known():
        return
    connection.exec_driver_sql(
        "UPDATE accounts SET verifier = ?, must_change = 0 WHERE id = ?", (sent.verifier, sent.account)
    )
    if pending.verifier == sent.verifier:
        connection.exec_driver_sql("DELETE FROM pending_verifiers WHERE account = ?", (sent.account,))


@dataclass(frozen=True, slots=True)
class _Pending:
    """Changed here and not yet sent; `replaces` has one verifier a line."""

    verifier: str
    replaces: str

    def known(self) -> tuple[str, ...]:
        return self.verifier, *self.replaces.split("\n")

    def is_overtaken_by(self, known: str) -> bool:
        """The centre's verifier is neither the one changed here nor one that it replaced: issued since."""
        return known not in self.known()


def _pending(connection: Connection, account: str) -> _Pending | None:
    row = connection.exec_driver_sql(
        "SELECT verifier, replaces FROM pending_verifiers WHERE account = ?", (account,)
    ).first()
    return _Pending(*row) if row else None


def _person(row: Sequence[Any]) -> Person:
    """Of the columns of `_ACCOUNT`."""
    account, name, role, verifier, active, must_change = row
    return Person(
        id=account, name=name, role=role, verifier=verifier, active=bool(active), must_change=bool(must_change)
    )
