"""Makes this PC a desk of an office: keys, the centre's papers, the database, in this order.

A desk is never enrolled without its keys; an attempt that ended anywhere in between is simply made again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from counter_app.domain.errors import BadInput
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
from counter_app.sync.enrolment import Enrolled, enrolment_question, read_centre_time, read_enrolment
from counter_app.sync.enrolment_wish import Cancelled, ClockIsOff, EnrolmentWish, NewDesk, Stage
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.sync.http_shell import HttpShell
from counter_app.wire.keys import SigningKey
from counter_app.wire.recovery_code import RecoveryCode

PATIENCE_SECONDS = 15.0
# Beyond this the desk's dates would be wrong, and certificates may not fit.
CLOCK_MAY_DIFFER = timedelta(minutes=5)


class EnrollingShell(Protocol):
    def ask(self, question: Question) -> Answer | Failure: ...

    def close(self) -> None: ...


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
        self._shell = shell or self._http
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

    def _http(self, address: str) -> EnrollingShell:
        return HttpShell(address, authority=self._folder.pinned_authority, timeout=PATIENCE_SECONDS)

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
