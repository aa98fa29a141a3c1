"""Makes this PC a desk of an office: keys, the centre's papers, the database, in this order.

A desk is never enrolled without its keys; an attempt that ended anywhere in between is simply made again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Protocol

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.times import OFFICE_ZONE
from counter_app.settings.data_folder import DataFolder
from counter_app.settings.durable_file import sync_folder
from counter_app.store.database import Database
from counter_app.store.desk_keys import (
    DeskSecrets,
    create_desk_keys,
    new_secrets,
    replace_copy_key,
    replace_recovery_code,
    unlock,
)
from counter_app.store.desk_papers import CENTRE_ADDRESS
from counter_app.store.desk_values import put_desk_value
from counter_app.store.keyring_port import Keyring, choose_keyring
from counter_app.store.new_desk import write_new_desk
from counter_app.sync.centre_probe import check_address
from counter_app.sync.enrolment import Enrolled, enrolment_question, read_centre_time, read_enrolment
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.sync.http_shell import HttpShell
from counter_app.wire.keys import SigningKey
from counter_app.wire.recovery_code import RecoveryCode

LONGEST = 200
PATIENCE_SECONDS = 15.0
# Beyond this the desk's dates would be wrong, and certificates may not fit.
CLOCK_MAY_DIFFER = timedelta(minutes=5)


class Stage(Enum):
    CENTRE = auto()  # looking for the centre
    KEYS = auto()  # making the desk's keys and reading them back
    CODE = auto()  # handing the code in
    DATABASE = auto()  # writing the desk's database


class EnrollingShell(Protocol):
    def ask(self, question: Question) -> Answer | Failure: ...

    def close(self) -> None: ...


class Cancelled(EnvironmentProblem):
    def __init__(self) -> None:
        super().__init__("Đã dừng ghi danh; chưa có gì được ghi.", "Enrolling was stopped; nothing was written.")


class ClockIsOff(EnvironmentProblem):
    """This PC's clock and the centre's differ; enrolling with `clock_accepted` goes on all the same."""

    def __init__(self, here: datetime, centre: datetime) -> None:
        there = centre.astimezone(OFFICE_ZONE)
        super().__init__(
            f"Đồng hồ máy này là {here:%H:%M ngày %d/%m/%Y}, còn hệ thống trung tâm là {there:%H:%M ngày %d/%m/%Y}. "
            "Hãy chỉnh ngày giờ của máy: ngày hẹn trả được tính theo đồng hồ này.",
            f"This PC's clock says {here:%H:%M on %d/%m/%Y}, the centre's {there:%H:%M on %d/%m/%Y}. "
            "Set this PC's date and time: appointments are reckoned by it.",
        )


@dataclass(frozen=True, slots=True)
class EnrolmentWish:
    """What a person gave: the centre's address, the one-time code, what the desk is to be called."""

    centre: str
    code: str = field(repr=False)
    name: str
    clock_accepted: bool = False

    def check(self) -> None:
        """Raises BadInput before any key is made: what the centre would refuse, and what no message can carry."""
        check_address(self.centre)
        _check_text("Mã ghi danh", "The enrolment code", self.code)
        _check_text("Tên quầy", "The desk's name", self.name)


@dataclass(frozen=True, slots=True)
class NewDesk:
    """`recovery` is shown and printed now, and never again."""

    enrolled: Enrolled
    recovery: RecoveryCode


class Enrolling:
    """Each call takes seconds: never on the window's thread."""

    def __init__(
        self,
        folder: DataFolder,
        *,
        keyring: Callable[[], Keyring] | None = None,
        shell: Callable[[str], EnrollingShell] | None = None,
        wall: Callable[[], datetime] = lambda: datetime.now(OFFICE_ZONE),
    ) -> None:
        self._folder = folder
        self._keyring = keyring or (lambda: choose_keyring(folder.key_file))
        self._shell = shell or (lambda address: HttpShell(address, timeout=PATIENCE_SECONDS))
        self._wall = wall

    def enrol(
        self,
        wish: EnrolmentWish,
        *,
        told: Callable[[Stage], None] = lambda _stage: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> NewDesk:
        """Raises BadInput for input or a code that is refused, ClockIsOff, Cancelled, other EnvironmentProblems."""
        wish.check()
        self._refuse_second_desk()

        def enter(stage: Stage) -> None:
            if cancelled():
                raise Cancelled
            told(stage)

        shell = self._shell(wish.centre)
        try:
            enter(Stage.CENTRE)
            self._compare_clocks(shell, wish)
            enter(Stage.KEYS)
            recovery, secrets = self._keys()
            enter(Stage.CODE)
            key = SigningKey(secrets.signing_seed)
            enrolled = read_enrolment(shell.ask(enrolment_question(wish.code, wish.name, key)), key)
        finally:
            shell.close()
        enter(Stage.DATABASE)
        self._write(wish, enrolled, secrets)
        return NewDesk(enrolled, recovery)

    def _refuse_second_desk(self) -> None:
        if self._folder.database.exists():
            raise BadInput(
                f"Máy này đã là một quầy (dữ liệu ở {self._folder.path}); không ghi danh lại được.",
                f"This PC is a desk already (its data lie in {self._folder.path}); it cannot be enrolled again.",
            )

    def _compare_clocks(self, shell: EnrollingShell, wish: EnrolmentWish) -> None:
        centre, here = read_centre_time(shell.ask(Question("centre", "GET", "/v1/centre"))), self._wall()
        if abs(centre - here) > CLOCK_MAY_DIFFER and not wish.clock_accepted:
            raise ClockIsOff(here, centre)

    def _keys(self) -> tuple[RecoveryCode, DeskSecrets]:
        self._folder.prepare()
        keyring, path = self._keyring(), self._folder.desk_keys
        if path.exists():
            # Left by an attempt that ended before its code was shown: nobody has that code.
            recovery = replace_recovery_code(path, keyring=keyring)
        else:
            recovery = create_desk_keys(path, new_secrets(os.urandom), keyring=keyring, random_bytes=os.urandom)
        return recovery, unlock(path, keyring)

    def _write(self, wish: EnrolmentWish, enrolled: Enrolled, secrets: DeskSecrets) -> None:
        """Beside its place, and moved there whole: a power cut must not leave half a desk that refuses to be made."""
        replace_copy_key(self._folder.desk_keys, enrolled.copy_key, keyring=self._keyring())
        beside = self._folder.database.with_suffix(".new")
        for left in beside.parent.glob(f"{beside.name}*"):
            left.unlink()
        database = Database(beside, secrets.database_key)
        try:
            write_new_desk(database, enrolled.paper, enrolled.keys, enrolled.grants)
            with database.write() as connection:
                put_desk_value(connection, CENTRE_ADDRESS, wish.centre.encode("utf-8"))
            database.fold_log()
        finally:
            database.close()
        beside.replace(self._folder.database)
        sync_folder(self._folder.path)
        self._folder.set_mode(self._folder.database)


def _check_text(vi: str, en: str, text: str) -> None:
    if not text.strip() or len(text) > LONGEST or not text.isprintable():
        raise BadInput(
            f"{vi} phải có từ 1 đến {LONGEST} ký tự, không có ký tự điều khiển.",
            f"{en} must have 1 to {LONGEST} characters, none of them a control character.",
        )
