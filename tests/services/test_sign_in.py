"""Signing in, changing a password, roles: through the real database and the real argon2, only cheaper."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter_app.domain import entry_types
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.people import Person, verifier_is_sound
from counter_app.domain.permissions import CLERK, POSTAL, ROLES, SUPERVISOR, may
from counter_app.domain.times import OFFICE_ZONE
from counter_app.services.passwords import Argon2Passwords
from counter_app.services.roles import require
from counter_app.services.sign_in import Session, SignIn
from counter_app.store import accounts
from counter_app.store.database import Database
from counter_app.store.metadata import local

CHEAP = Argon2Passwords(memory_kib=64, passes=1)
NOON = datetime(2026, 11, 20, 12, tzinfo=OFFICE_ZONE)
RIGHT = "mật khẩu của Lan"
LAN = Person("lan", "Nguyễn Thị Lan", CLERK, CHEAP.make(RIGHT))
HOA = Person("hoa", "Lê Thị Hoa", SUPERVISOR, CHEAP.make("mật khẩu của Hoa"))


@dataclass
class SetClock:
    time: datetime = field(default=NOON)

    def now(self) -> datetime:
        return self.time

    def turn(self, **by: int) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "desk.db", b"k" * 32)
    with opened.write() as connection:
        local.create_all(connection)
        accounts.replace_people(connection, [LAN, HOA], NOON)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def sign_in(database: Database, clock: SetClock) -> SignIn:
    return SignIn(database, clock, CHEAP)


def fail(sign_in: SignIn, times: int, clock: SetClock, account: str = "lan") -> None:
    for _ in range(times):
        clock.turn(minutes=1)
        with pytest.raises(BadInput):
            sign_in.sign_in(account, "wrong")


def receive(database: Database, *people: Person, at: datetime = NOON) -> None:
    with database.write() as connection:
        accounts.replace_people(connection, people, at)


def test_the_right_password_gives_a_session_with_the_role(sign_in: SignIn) -> None:
    assert sign_in.sign_in("lan", RIGHT) == Session("lan", "Nguyễn Thị Lan", CLERK, must_change=False)


def test_the_same_password_typed_with_another_input_method_is_right(sign_in: SignIn) -> None:
    assert sign_in.sign_in("lan", "mâ\u0323t khâ\u0309u cu\u0309a Lan").account == "lan"


@pytest.mark.rule("accounts.issued", profile="hai_duong_2025")
def test_wrong_password_and_unknown_name_get_the_same_sentence(sign_in: SignIn) -> None:
    with pytest.raises(BadInput) as wrong:
        sign_in.sign_in("lan", "wrong")
    with pytest.raises(BadInput) as unknown:
        sign_in.sign_in("nobody", "wrong")
    assert wrong.value.vi == unknown.value.vi


def test_an_unknown_name_costs_the_same_check() -> None:
    assert verifier_is_sound(CHEAP.decoy)
    assert not CHEAP.holds(CHEAP.decoy, "")
    assert CHEAP.decoy.split("$")[:4] == CHEAP.make("x").split("$")[:4]


@pytest.mark.parametrize("text", ["x" * 10_000_000, "a\x00b"])
def test_a_password_that_cannot_be_one_is_refused_and_not_counted(
    sign_in: SignIn, database: Database, text: str
) -> None:
    with pytest.raises(BadInput, match="longer than"):
        sign_in.sign_in("lan", text)
    with database.read() as connection:
        assert accounts.failures(connection, "lan") is None


def test_many_failures_make_even_the_right_password_wait_at_most_a_minute(sign_in: SignIn, clock: SetClock) -> None:
    fail(sign_in, 30, clock)
    with pytest.raises(RuleViolation, match="wait 60 seconds"):
        sign_in.sign_in("lan", RIGHT)
    clock.turn(seconds=59)
    with pytest.raises(RuleViolation, match="wait 1 seconds"):
        sign_in.sign_in("lan", RIGHT)
    clock.turn(seconds=1)
    assert sign_in.sign_in("lan", RIGHT).account == "lan"
    assert sign_in.sign_in("lan", RIGHT).account == "lan"


def test_failures_of_one_account_do_not_slow_another(sign_in: SignIn, clock: SetClock) -> None:
    fail(sign_in, 10, clock)
    assert sign_in.sign_in("hoa", "mật khẩu của Hoa").role == SUPERVISOR


def test_guessing_names_is_slowed_and_stores_one_row(sign_in: SignIn, clock: SetClock, database: Database) -> None:
    for number in range(10):
        clock.turn(minutes=1)
        with pytest.raises(BadInput):
            sign_in.sign_in(f"nobody{number}", "wrong")
    with pytest.raises(RuleViolation, match="wait"):
        sign_in.sign_in("nobody", "wrong")
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sign_in_failures").scalar() == 1


def test_the_slow_down_outlives_the_program(sign_in: SignIn, clock: SetClock, database: Database) -> None:
    fail(sign_in, 10, clock)
    with pytest.raises(RuleViolation, match="wait"):
        SignIn(database, clock, CHEAP).sign_in("lan", RIGHT)


@pytest.mark.parametrize("years", [-50, 50])
def test_a_clock_that_jumps_locks_nobody_out(sign_in: SignIn, clock: SetClock, years: int) -> None:
    fail(sign_in, 10, clock)
    clock.turn(days=365 * years)
    if years < 0:
        with pytest.raises(RuleViolation, match="wait 60 seconds"):
            sign_in.sign_in("lan", RIGHT)
        clock.turn(minutes=1)
    assert sign_in.sign_in("lan", RIGHT).account == "lan"


def test_a_failure_under_a_clock_far_ahead_costs_a_minute_after_it_is_set_right(
    sign_in: SignIn, clock: SetClock
) -> None:
    clock.turn(days=3650)
    fail(sign_in, 10, clock)
    clock.time = NOON
    with pytest.raises(RuleViolation, match="wait"):
        sign_in.sign_in("lan", RIGHT)
    clock.turn(minutes=1)
    assert sign_in.sign_in("lan", RIGHT).account == "lan"


def test_guessing_from_many_threads_at_once_is_counted_before_it_is_checked(
    sign_in: SignIn, database: Database
) -> None:
    told: list[type[Exception]] = []

    def guess() -> None:
        try:
            sign_in.sign_in("lan", "wrong")
        except (BadInput, RuleViolation) as problem:
            told.append(type(problem))

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kind.__name__ for kind in told) == ["BadInput"] * 4 + ["MustWait"] * 8
    with database.read() as connection:
        counted = accounts.failures(connection, "lan")
    assert counted is not None
    assert counted.count == 4


def test_an_account_long_without_the_centre_is_warned_and_marked_but_works(sign_in: SignIn, clock: SetClock) -> None:
    clock.turn(days=30)
    assert not sign_in.sign_in("lan", RIGHT).unconfirmed
    clock.turn(days=3000)
    session = sign_in.sign_in("lan", RIGHT)
    assert session.unconfirmed
    assert "3030 days" in session.warnings[0].en
    require(session, entry_types.DOSSIER_RECEIVED)


def test_an_account_that_was_switched_off_is_told_that_its_work_is_safe(sign_in: SignIn, database: Database) -> None:
    receive(database, replace(LAN, active=False), HOA)
    with pytest.raises(RuleViolation, match="unsent work is all there"):
        sign_in.sign_in("lan", RIGHT)
    with pytest.raises(BadInput):
        sign_in.sign_in("lan", "wrong")
    assert [person.id for person in sign_in.people()] == ["hoa"]
    assert sign_in.who_takes_over("lan") == ("hoa",)


def test_an_issued_password_must_be_changed_before_anything_else(sign_in: SignIn, database: Database) -> None:
    receive(database, replace(LAN, must_change=True), HOA)
    session = sign_in.sign_in("lan", RIGHT)
    assert session.must_change
    with pytest.raises(RuleViolation, match="change it"):
        require(session, entry_types.DOSSIER_RECEIVED)
    changed = sign_in.change_password(session, RIGHT, "trời mưa to quá")
    require(changed, entry_types.DOSSIER_RECEIVED)
    assert sign_in.sign_in("lan", "trời mưa to quá").must_change is False
    with pytest.raises(BadInput):
        sign_in.sign_in("lan", RIGHT)


def test_a_changed_password_waits_for_the_line_as_a_verifier_alone(sign_in: SignIn, database: Database) -> None:
    sign_in.change_password(sign_in.sign_in("lan", RIGHT), RIGHT, "trời mưa to quá")
    with database.read() as connection:
        (waiting,) = accounts.verifiers_to_send(connection)
    assert CHEAP.holds(waiting.verifier, "trời mưa to quá")
    assert waiting.verifier not in repr(waiting)


def test_a_password_is_changed_only_with_the_old_one_and_not_to_itself(sign_in: SignIn, database: Database) -> None:
    session = sign_in.sign_in("lan", RIGHT)
    with pytest.raises(BadInput, match="wrong"):
        sign_in.change_password(session, "guess", "trời mưa to quá")
    with pytest.raises(BadInput, match="the old one"):
        sign_in.change_password(session, RIGHT, RIGHT)
    with pytest.raises(BadInput, match="at least"):
        sign_in.change_password(session, RIGHT, "ngắn")
    with database.read() as connection:
        assert accounts.verifiers_to_send(connection) == ()


def test_who_types_a_password_that_the_centre_has_overtaken_is_told_so(sign_in: SignIn, database: Database) -> None:
    sign_in.change_password(sign_in.sign_in("lan", RIGHT), RIGHT, "trời mưa to quá")
    receive(database, replace(LAN, verifier=CHEAP.make("cấp lại lần hai"), must_change=True), HOA)
    with pytest.raises(BadInput, match="issued a new password"):
        sign_in.sign_in("lan", "trời mưa to quá")
    assert sign_in.sign_in("lan", "cấp lại lần hai").must_change


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_exactly_what_the_table_of_permissions_says(role: str) -> None:
    session = Session("x", "X", role, must_change=False)
    for name in (entry_types.DOSSIER_RECEIVED, entry_types.DOSSIER_VOIDED, entry_types.POSTAL_ACCEPTED):
        if may(role, name):
            require(session, name)
        else:
            with pytest.raises(RuleViolation, match="may not do this"):
                require(session, name)


def test_the_refusal_says_who_may() -> None:
    with pytest.raises(RuleViolation) as refused:
        require(Session("b", "B", POSTAL, must_change=False), entry_types.DOSSIER_RECEIVED)
    assert "cán bộ tiếp nhận hoặc lãnh đạo bộ phận" in refused.value.vi
    assert refused.value.en == "The role postal staff may not do this; only counter clerk or supervisor may."


def test_text_that_is_no_verifier_fits_no_password() -> None:
    assert not CHEAP.holds("", "x")
    assert not CHEAP.holds("$argon2id$nonsense", "x")


def test_the_real_cost_gives_a_verifier_that_the_cheap_one_reads() -> None:
    verifier = Argon2Passwords().make(RIGHT)
    assert verifier_is_sound(verifier)
    assert "m=65536,t=2,p=1" in verifier
    assert CHEAP.holds(verifier, RIGHT)


def test_who_signed_in_here_lately_is_offered_first(sign_in: SignIn) -> None:
    assert sign_in.recent() == ()
    sign_in.sign_in("lan", RIGHT)
    with pytest.raises(BadInput):
        sign_in.sign_in("lan", "sai")
    assert sign_in.recent() == ("lan",)
