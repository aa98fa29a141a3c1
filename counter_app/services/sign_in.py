"""Signing in at the desk, with or without the centre."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Protocol

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.notice import Notice
from counter_app.domain.password_rules import check_new_password, prepared
from counter_app.domain.people import Person, who_takes_over
from counter_app.domain.sign_in_rules import (
    DAYS_ALONE,
    alone_notice,
    alone_too_long,
    as_of,
    one_more,
    wait_left,
)
from counter_app.store import accounts
from counter_app.store.accounts import Credentials
from counter_app.store.database import Database
from counter_app.store.recent_people import note_recent, recent_people

# Failures with names that are nobody's share one row, so that guessing names is slowed and stores nothing.
_NOBODY = ""


class Clock(Protocol):
    """The desk's clock."""

    def now(self) -> datetime:
        """With a zone."""
        ...


class PasswordVerifier(Protocol):
    """Makes and checks verifiers; slow on purpose."""

    @property
    def decoy(self) -> str: ...

    def make(self, password: str) -> str: ...

    def holds(self, verifier: str, password: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Session:
    """Who sits at the desk. `unconfirmed`: too long without the centre's word, entries are to be marked so."""

    account: str
    name: str
    role: str
    must_change: bool
    warnings: tuple[Notice, ...] = ()
    unconfirmed: bool = False


class SignIn:
    """The accounts of this office. Failures slow a sign-in by a minute at most; nothing locks anybody out."""

    def __init__(self, database: Database, clock: Clock, verifier: PasswordVerifier) -> None:
        self._database = database
        self._clock = clock
        self._verifier = verifier

    def people(self) -> tuple[Person, ...]:
        """Who may sign in here, in the office's own order."""
        with self._database.read() as connection:
            return tuple(person for person in accounts.people(connection) if person.active)

    def recent(self) -> tuple[str, ...]:
        """Accounts that signed in at this desk, the latest first; only those that still may."""
        active = {person.id for person in self.people()}
        with self._database.read() as connection:
            return tuple(account for account in recent_people(connection) if account in active)

    def sign_in(self, account: str, password: str) -> Session:
        """Raises BadInput for a wrong name or password (the same sentence), RuleViolation while it must wait,
        and for an account that was switched off.
        """
        known = self._checked(account, password)
        now = self._clock.now()
        alone = alone_too_long(known.last_confirmed, now, DAYS_ALONE)
        return Session(
            account=known.person.id,
            name=known.person.name,
            role=known.person.role,
            must_change=known.person.must_change,
            warnings=(alone_notice(known.last_confirmed, now),) if alone else (),
            unconfirmed=alone,
        )

    def change_password(self, session: Session, old: str, new: str) -> Session:
        """In force here at once; handed to the centre when the line is there. Raises as `sign_in`, or BadInput."""
        known = self._checked(session.account, old)
        chosen = check_new_password(new, session.account, session.name)
        if self._verifier.holds(known.person.verifier, chosen):
            raise BadInput(
                "Mật khẩu mới trùng mật khẩu cũ; hãy chọn mật khẩu khác.",
                "The new password is the old one; choose another.",
            )
        verifier = self._verifier.make(chosen)
        with self._database.write() as connection:
            accounts.record_new_password(connection, session.account, verifier, self._clock.now())
        return replace(session, must_change=False)

    def who_takes_over(self, account: str) -> tuple[str, ...]:
        """Who sees the unfinished work of an account: itself while active, else the supervisors."""
        with self._database.read() as connection:
            return who_takes_over(account, accounts.people(connection))

    def _checked(self, account: str, password: str) -> Credentials:
        """The try is counted before the slow check, so that neither haste nor pulling the plug makes it free."""
        given = prepared(password)
        known, row = self._counted(account)
        right = self._verifier.holds(known.person.verifier if known else self._verifier.decoy, given)
        if known is None or not right:
            raise self._refused(known, given)
        with self._database.write() as connection:
            accounts.forget_failures(connection, row)
            if known.person.active:
                note_recent(connection, account)
        if not known.person.active:
            raise _switched_off()
        return known

    def _counted(self, account: str) -> tuple[Credentials | None, str]:
        now = self._clock.now()
        with self._database.write() as connection:
            known = accounts.credentials(connection, account)
            row = account if known else _NOBODY
            before = accounts.failures(connection, row)
            wait = wait_left(before, now) if before else None
            accounts.record_failures(connection, row, as_of(before, now) if before and wait else one_more(before, now))
        if wait:
            raise MustWait(ceil(wait.total_seconds()))
        return known, row

    def _refused(self, known: Credentials | None, given: str) -> BadInput:
        if known and known.overtaken and self._verifier.holds(known.overtaken, given):
            return BadInput(
                "Trung tâm đã cấp mật khẩu mới cho tài khoản này; hãy dùng mật khẩu mới được cấp.",
                "The centre has issued a new password for this account; use the one that was issued.",
            )
        return BadInput(
            "Tên đăng nhập hoặc mật khẩu chưa đúng; hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi gõ lại.",
            "The account name or password is wrong; check input method and Caps Lock and type it again.",
        )


class MustWait(RuleViolation):
    """Tries were wrong too often: the next is taken in so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            f"Đã gõ sai nhiều lần; hãy đợi {seconds} giây rồi thử lại. Tài khoản không bị khóa.",
            f"Several tries were wrong; wait {seconds} seconds and try again. The account is not locked.",
        )
        self.seconds = seconds


def _switched_off() -> RuleViolation:
    return RuleViolation(
        "Tài khoản này đã ngừng sử dụng. Việc chưa gửi của anh/chị vẫn còn nguyên và đã chuyển cho lãnh đạo bộ phận.",
        "This account was switched off. Your unsent work is all there and has gone to the supervisor.",
    )
