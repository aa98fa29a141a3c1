"""The people of this office as the desk knows them: from the centre, with what happened here in the meantime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.people import Person
from counter_app.domain.sign_in_rules import Failures
from counter_app.domain.times import iso, parse_iso
from counter_app.store.account_tables import accounts, pending_verifiers, sign_in_failures


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
    listed = [person.id for person in people]
    connection.execute(update(accounts).where(accounts.c.id.not_in(listed)).values(active=False, verifier=""))
    for place, person in enumerate(people):
        values = {
            "place": place,
            "name": person.name,
            "role": person.role,
            "verifier": person.verifier,
            "active": person.active,
            "must_change": person.must_change,
            "last_confirmed": iso(confirmed),
        }
        statement = upsert(accounts).values(id=person.id, **values)
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))


def confirm_people(connection: Connection, confirmed: datetime) -> None:
    """The centre said that its list is still the one we have."""
    connection.execute(update(accounts).where(accounts.c.verifier != "").values(last_confirmed=iso(confirmed)))


def people(connection: Connection) -> tuple[Person, ...]:
    """Everybody ever listed, inactive ones too, in the order of the list."""
    rows = connection.execute(select(accounts).order_by(accounts.c.active.desc(), accounts.c.place, accounts.c.id))
    return tuple(_person(row) for row in rows)


def credentials(connection: Connection, account: str) -> Credentials | None:
    row = connection.execute(select(accounts).where(accounts.c.id == account)).first()
    if row is None:
        return None
    confirmed = parse_iso(row.last_confirmed) if row.last_confirmed else None
    pending = connection.execute(select(pending_verifiers).where(pending_verifiers.c.account == account)).first()
    if pending is None:
        return Credentials(_person(row), confirmed)
    if row.active and _overtaken(row.verifier, pending):
        return Credentials(_person(row), confirmed, overtaken=pending.verifier)
    return Credentials(_person(row, changed_to=pending.verifier), confirmed)


def failures(connection: Connection, account: str) -> Failures | None:
    row = connection.execute(select(sign_in_failures).where(sign_in_failures.c.account == account)).first()
    return Failures(row._mapping["count"], parse_iso(row.last)) if row else None


def record_failures(connection: Connection, account: str, counted: Failures) -> None:
    values = {"count": counted.count, "last": iso(counted.last)}
    statement = upsert(sign_in_failures).values(account=account, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["account"], set_=values))


def forget_failures(connection: Connection, account: str) -> None:
    connection.execute(delete(sign_in_failures).where(sign_in_failures.c.account == account))


def record_new_password(connection: Connection, account: str, verifier: str, changed: datetime) -> None:
    """In force at this desk from now on; waits to be handed to the centre."""
    known = connection.execute(select(accounts.c.verifier).where(accounts.c.id == account)).scalar_one()
    before = connection.execute(select(pending_verifiers).where(pending_verifiers.c.account == account)).first()
    # An earlier change may have reached the centre although its answer got lost.
    replaced = [known, *([before.verifier, *before.replaces.split("\n")] if before else [])]
    values = {"verifier": verifier, "replaces": "\n".join(dict.fromkeys(replaced)), "changed": iso(changed)}
    statement = upsert(pending_verifiers).values(account=account, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["account"], set_=values))


# Asked before every question to the centre: built once.
_TO_SEND = (
    select(pending_verifiers, accounts.c.verifier.label("known"))
    .join(accounts, accounts.c.id == pending_verifiers.c.account)
    .where(accounts.c.active)
    .order_by(pending_verifiers.c.changed, pending_verifiers.c.account)
)


def verifiers_to_send(connection: Connection) -> tuple[PendingVerifier, ...]:
    """The oldest first; those that a newly issued password has overtaken are not sent."""
    rows = connection.execute(_TO_SEND)
    return tuple(
        PendingVerifier(row.account, row.verifier, parse_iso(row.changed))
        for row in rows
        if not _overtaken(row.known, row)
    )


def verifier_was_sent(connection: Connection, sent: PendingVerifier) -> None:
    """The centre has it. A password that was changed once more in the meantime goes on waiting."""
    pending = connection.execute(select(pending_verifiers).where(pending_verifiers.c.account == sent.account)).first()
    if pending is None or sent.verifier not in (pending.verifier, *pending.replaces.split("\n")):
        return
    known = update(accounts).where(accounts.c.id == sent.account)
    connection.execute(known.values(verifier=sent.verifier, must_change=False))
    if pending.verifier == sent.verifier:
        connection.execute(delete(pending_verifiers).where(pending_verifiers.c.account == sent.account))


def _overtaken(known: str, pending: Row[tuple[object, ...]]) -> bool:
    """The centre's verifier is neither the one changed here nor one that it replaced: issued since."""
    return known not in (pending.verifier, *pending.replaces.split("\n"))


def _person(row: Row[tuple[object, ...]], changed_to: str | None = None) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        role=row.role,
        verifier=changed_to or row.verifier,
        active=row.active,
        must_change=row.must_change and changed_to is None,
    )
