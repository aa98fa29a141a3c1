"""Accounts of the offices, their roles with times, and their verifiers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, select, update

from central.store.bulk import insert_many, overwrite
from central.store.schema import accounts, roles


@dataclass(frozen=True, slots=True)
class Account:
    """`verifier` is an argon2 text or '' while none was set; `changed` ISO office time."""

    account: str
    office: str
    name: str
    verifier: str
    must_change: bool
    changed: str


def put_account(connection: Connection, account: Account) -> None:
    row = tuple(getattr(account, name) for name in _ACCOUNT)
    insert_many(connection, accounts, _ACCOUNT, [row], overwrite("account", _ACCOUNT[1:]))


def find_account(connection: Connection, account: str) -> Account | None:
    row = connection.execute(select(accounts).where(accounts.c.account == account).with_for_update()).first()
    return None if row is None else Account(**{name: getattr(row, name) for name in _ACCOUNT})


def accounts_of(connection: Connection, office: str) -> list[tuple[Account, list[tuple[str, str, str | None]]]]:
    """Every account with its (role, since, until), by name."""
    people = connection.execute(select(accounts).where(accounts.c.office == office).order_by(accounts.c.account))
    found = {row.account: Account(**{name: getattr(row, name) for name in _ACCOUNT}) for row in people}
    spans: dict[str, list[tuple[str, str, str | None]]] = {account: [] for account in found}
    held = select(roles).where(roles.c.account.in_(list(found))).order_by(roles.c.since, roles.c.role)
    for row in connection.execute(held):
        spans[row.account].append((row.role, row.since, row.until))
    return [(account, spans[name]) for name, account in found.items()]


def give_role(connection: Connection, account: str, role: str, since: str) -> None:
    row = (account, role, since, None)
    insert_many(
        connection, roles, ("account", "role", "since", "until"), [row], overwrite("account, role, since", ["until"])
    )


def end_roles(connection: Connection, account: str, until: str) -> None:
    running = and_(roles.c.account == account, roles.c.until.is_(None))
    connection.execute(update(roles).where(running).values(until=until))


_ACCOUNT = ("account", "office", "name", "verifier", "must_change", "changed")
