"""The real centre's core over a real SQLite file, in virtual time; it can be killed, and put back older."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from central.core import Centre
from central.keys import KeyFile
from central.requests import Request
from central.sample import AGENCIES, OFFICE, OFFICE_NAME, PEOPLE
from central.store import feeds
from central.store.database import Database
from counter_app.rehearsal.count import CentreRow, centre_row
from counter_app.rehearsal.virtual_time import World
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question


class SimulatedCentre:
    """`path` is a folder of its own. While it `is_down` nobody answers."""

    def __init__(self, world: World, path: Path) -> None:
        self._world = world
        self._file = path / "centre.db"
        self._backup = path / "backup.db"
        self.is_down = False
        self._key_file = KeyFile.fresh(world.random_bytes)
        self._database = Database(f"sqlite:///{self._file}", durable=False)
        self._database.create()
        self.core = Centre(self._database, self._key_file, world.random_bytes)
        self._found_office()

    def answer(self, question: Question, client: str) -> Answer | Failure:
        if self.is_down:
            return Failure(FailureKind.UNREACHABLE)
        address = urlsplit(question.path)
        request = Request(
            question.method, address.path, dict(parse_qsl(address.query)), question.headers, question.body, client
        )
        answer = self.core.handle(request, self._world.wall())
        if question.purpose == "push":
            self.core.project(self._world.wall())
        self._world.note(f"{client} {question.purpose} {answer.status}")
        return Answer(answer.status, answer.body, answer.headers)

    def enrolment_code(self) -> str:
        return self.core.administration.enrolment_code(OFFICE, self._world.wall())

    def kill_and_restart(self) -> None:
        """What was committed stays; whatever was only in memory is gone."""
        self._database.close()
        self._start()

    def back_up(self) -> None:
        self._database.close()
        for path in self._file.parent.glob("backup.db*"):
            path.unlink()
        shutil.copyfile(self._file, self._backup)
        self._start()

    def put_back(self, *, announced: bool) -> None:
        """The backup becomes the database; only when `announced` does an operator know of it."""
        if not self._backup.exists():
            return
        self._database.close()
        for path in self._file.parent.glob("centre.db*"):
            path.unlink()
        shutil.copyfile(self._backup, self._file)
        self._start()
        if announced:
            self.core.administration.database_was_restored()

    def rows(self) -> list[CentreRow]:
        """The office's feed from its first row."""
        self.core.project(self._world.wall())
        found: list[CentreRow] = []
        with self._database.reading() as connection:
            while page := feeds.page(connection, OFFICE, len(found), 500):
                found += [centre_row(fed.row) for fed in page]
        return found

    def close(self) -> None:
        self._database.close()

    def _start(self) -> None:
        self._database = Database(f"sqlite:///{self._file}", durable=False)
        self.core = Centre(self._database, self._key_file, self._world.random_bytes)

    def _found_office(self) -> None:
        administration = self.core.administration
        administration.add_office(OFFICE, OFFICE_NAME, AGENCIES)
        for account, name, role in PEOPLE:
            administration.add_account(account, OFFICE, name, role, self._world.wall())


def desk_names(count: int) -> Sequence[str]:
    return [f"Quầy {number}" for number in range(1, count + 1)]
