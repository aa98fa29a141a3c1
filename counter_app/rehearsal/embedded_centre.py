"""The real centre on a loopback port inside this process: the same core, the same HTTP shell, a clock that is given."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from datetime import datetime
from os import urandom
from pathlib import Path

import uvicorn

from central.app import create_app
from central.core import Centre
from central.keys import KeyFile, read_key_file, write_key_file
from central.notices.configuration import outbox_ways
from central.reference_data import put_verifier
from central.sample import OFFICE, make_sample_office
from central.sample import PROFILE as SAMPLE_PROFILE
from central.store import feeds, people
from central.store.database import Database
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.times import iso
from counter_app.rehearsal.count import CentreRow, centre_row
from counter_app.services.passwords import Argon2Passwords
from counter_app.wire.messages import VerifierRequest

SAMPLE_PASSWORD = "motcua-mau"  # noqa: S105 -- published: it opens the made-up office and nothing else
START_SECONDS = 20.0


class EmbeddedCentre:
    """Start, stop as an outage does, start again on the same port. Nobody outside this PC reaches it.

    `outbox`: a folder in which notices to citizens become files; without it none is sent. `regulation`: the id of the
    one that the sample office works by, '' for the national law.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], datetime], outbox: Path | None = None, regulation: str = ""
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._ways = outbox_ways(outbox) if outbox is not None else None
        self._address = f"sqlite:///{folder / 'centre.db'}"
        self._database = Database(self._address)
        self._database.create()
        self.core = Centre(self._database, _kept_keys(folder / "centre.keys"), urandom)
        make_sample_office(self.core.administration, clock(), regulation or SAMPLE_PROFILE)
        self._give_sample_passwords()
        self._port = _free_port()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Answers when it returns. Raises EnvironmentProblem when the port cannot be had."""
        config = uvicorn.Config(
            create_app(self.core, self._clock, ways=self._ways),
            host="127.0.0.1",
            port=self._port,
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="embedded centre", daemon=True)
        self._thread.start()
        self._wait_until_it_answers()

    def stop(self) -> None:
        """From now on connections are refused."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()
        self._server = self._thread = None

    def _give_sample_passwords(self) -> None:
        """To whoever has none yet: a password that somebody changed meanwhile stays theirs."""
        now = self._clock()
        with self._database.writing() as connection:
            without = [account for account, _roles in people.accounts_of(connection, OFFICE) if not account.verifier]
            verifier = Argon2Passwords().make(SAMPLE_PASSWORD) if without else ""
            for account in without:
                first = VerifierRequest(verifier=verifier, changed=iso(now))
                put_verifier(connection, account.account, OFFICE, "sample office", first, now)

    def enrolment_code(self) -> str:
        return self.core.administration.enrolment_code(OFFICE, self._clock())

    def rows(self) -> list[CentreRow]:
        """The sample office's feed from its first row."""
        self.core.project(self._clock())
        found: list[CentreRow] = []
        with self._database.reading() as connection:
            while page := feeds.page(connection, OFFICE, len(found), 500):
                found += [centre_row(fed.row) for fed in page]
        return found

    def close(self) -> None:
        self.stop()
        self._database.close()

    def _wait_until_it_answers(self) -> None:
        waiting = threading.Event()
        for _ in range(int(START_SECONDS / 0.05)):
            if self._server is not None and self._server.started:
                return
            waiting.wait(0.05)
        raise EnvironmentProblem(
            "Không khởi động được hệ thống trung tâm mẫu trên máy này; hãy thử lại.",
            "The sample centre could not be started on this PC; try again.",
        )


def _kept_keys(path: Path) -> KeyFile:
    """The same at every start: a desk of yesterday knows only the centre that certified it."""
    if not path.exists():
        write_key_file(path, KeyFile.fresh(urandom))
    return read_key_file(path)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
