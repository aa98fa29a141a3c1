"""The people of the office in the desk's database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.people import Person, people_as_records
from counter_app.domain.permissions import CLERK, SUPERVISOR
from counter_app.domain.records import write_json
from counter_app.domain.sign_in_rules import Failures
from counter_app.domain.times import OFFICE_ZONE
from counter_app.store import accounts
from counter_app.store.account_tables import accounts as accounts_table
from counter_app.store.accounts import PendingVerifier
from counter_app.store.database import Database
from counter_app.store.metadata import local
from counter_app.store.people_arrivals import people_in
from counter_app.store.reference_arrivals import ReferenceVersion

NOON = datetime(2026, 11, 20, 12, tzinfo=OFFICE_ZONE)
LAN = Person("lan", "Nguyễn Thị Lan", CLERK, "issued", must_change=True)
MINH = Person("minh", "Trần Văn Minh", SUPERVISOR, "minh's")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "desk.db", b"k" * 32)
    with opened.write() as connection:
        local.create_all(connection)
    yield opened
    opened.close()


def receive(database: Database, *people: Person, at: datetime = NOON) -> None:
    with database.write() as connection:
        accounts.replace_people(connection, people, at)


def change(database: Database, verifier: str, at: datetime = NOON) -> None:
    with database.write() as connection:
        accounts.record_new_password(connection, "lan", verifier, at)


def to_send(database: Database) -> list[str]:
    with database.read() as connection:
        return [pending.verifier for pending in accounts.verifiers_to_send(connection)]


def in_force(database: Database) -> tuple[str, bool]:
    with database.read() as connection:
        known = accounts.credentials(connection, "lan")
    assert known is not None
    return known.person.verifier, known.person.must_change


def sent(database: Database, verifier: str) -> None:
    with database.write() as connection:
        accounts.verifier_was_sent(connection, PendingVerifier("lan", verifier, NOON))


def test_the_list_of_the_centre_is_kept_in_its_order_and_with_its_time(database: Database) -> None:
    receive(database, MINH, LAN)
    with database.read() as connection:
        assert accounts.people(connection) == (MINH, LAN)
        known = accounts.credentials(connection, "lan")
        assert accounts.credentials(connection, "nobody") is None
    assert known is not None
    assert known.last_confirmed == NOON


def test_who_is_missing_from_the_list_becomes_inactive_and_keeps_the_name_but_no_verifier(database: Database) -> None:
    receive(database, LAN, MINH)
    receive(database, MINH)
    with database.read() as connection:
        assert accounts.people(connection) == (MINH, replace(LAN, verifier="", active=False))


def test_an_unchanged_list_confirms_those_who_are_on_it(database: Database) -> None:
    receive(database, LAN, MINH)
    receive(database, MINH)
    with database.write() as connection:
        accounts.confirm_people(connection, NOON + timedelta(days=3))
        rows = connection.execute(accounts_table.select().order_by(accounts_table.c.id)).all()
    assert [row.last_confirmed[:10] for row in rows] == ["2026-11-20", "2026-11-23"]


def test_a_new_list_touches_neither_failures_nor_passwords_that_wait(database: Database) -> None:
    receive(database, LAN, MINH)
    change(database, "changed")
    with database.write() as connection:
        accounts.record_failures(connection, "lan", Failures(4, NOON))
    receive(database, MINH)
    receive(database, LAN, MINH)
    with database.read() as connection:
        assert accounts.failures(connection, "lan") == Failures(4, NOON)
        assert accounts.verifiers_to_send(connection) == (PendingVerifier("lan", "changed", NOON),)


def test_a_password_changed_here_is_in_force_until_and_after_the_centre_has_it(database: Database) -> None:
    receive(database, LAN)
    assert in_force(database) == ("issued", True)
    change(database, "changed")
    assert in_force(database) == ("changed", False)
    receive(database, LAN)
    assert in_force(database) == ("changed", False)
    sent(database, "changed")
    assert (in_force(database), to_send(database)) == (("changed", False), [])


def test_a_change_whose_answer_got_lost_is_sent_again_and_changes_nothing(database: Database) -> None:
    receive(database, LAN)
    change(database, "changed")
    receive(database, replace(LAN, verifier="changed", must_change=False))
    assert (in_force(database), to_send(database)) == (("changed", False), ["changed"])
    sent(database, "changed")
    sent(database, "changed")
    assert (in_force(database), to_send(database)) == (("changed", False), [])


def test_a_second_change_waits_on_while_the_first_one_arrives(database: Database) -> None:
    receive(database, LAN)
    change(database, "first")
    change(database, "second", NOON + timedelta(hours=1))
    sent(database, "first")
    assert (in_force(database), to_send(database)) == (("second", False), ["second"])


def test_a_second_change_is_not_overtaken_by_the_first_one_coming_back(database: Database) -> None:
    receive(database, LAN)
    change(database, "first")
    change(database, "second", NOON + timedelta(hours=1))
    receive(database, replace(LAN, verifier="first", must_change=False))
    assert (in_force(database), to_send(database)) == (("second", False), ["second"])


def test_a_password_that_the_centre_issues_anew_overtakes_the_one_changed_here(database: Database) -> None:
    receive(database, LAN)
    change(database, "changed")
    receive(database, replace(LAN, verifier="issued anew"))
    assert (in_force(database), to_send(database)) == (("issued anew", True), [])
    with database.read() as connection:
        known = accounts.credentials(connection, "lan")
    assert known is not None
    assert known.overtaken == "changed"


def test_a_late_answer_does_not_undo_a_password_issued_since(database: Database) -> None:
    receive(database, LAN)
    change(database, "changed")
    sent(database, "changed")
    receive(database, replace(LAN, verifier="issued anew"))
    sent(database, "changed")
    assert in_force(database) == ("issued anew", True)


def test_an_account_that_was_switched_off_sends_nothing(database: Database) -> None:
    receive(database, LAN, MINH)
    change(database, "changed")
    receive(database, replace(LAN, active=False), MINH)
    assert to_send(database) == []


def test_failures_are_counted_and_forgotten(database: Database) -> None:
    with database.write() as connection:
        accounts.record_failures(connection, "lan", Failures(1, NOON))
        accounts.record_failures(connection, "lan", Failures(2, NOON))
        assert accounts.failures(connection, "lan") == Failures(2, NOON)
        accounts.forget_failures(connection, "lan")
        assert accounts.failures(connection, "lan") is None


def test_the_centres_list_of_people_is_taken_whole_or_not_at_all(database: Database) -> None:
    sound = replace(MINH, verifier="$argon2id$v=19$m=64,t=1,p=1$" + "A" * 22 + "$" + "B" * 43)
    receive(database, LAN)
    for refused in (b"[]", write_json(people_as_records([sound, LAN]))):
        with pytest.raises(BadInput):
            people_in([ReferenceVersion("users", "", refused)])
    assert people_in([]) is None
    listed = people_in([ReferenceVersion("users", "", write_json(people_as_records([sound])))])
    assert listed is not None
    with database.write() as connection:
        accounts.replace_people(connection, listed, NOON)
        assert [person.id for person in accounts.people(connection) if person.active] == ["minh"]
