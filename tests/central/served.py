"""`counter-central serve` as a real process on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

DEADLINE = 60.0
BETWEEN_QUESTIONS = 0.02


class Served:
    """One running process; `start` again after `kill`. `tls`: its certificate and the key of that."""

    def __init__(
        self, database: str, keys: Path, folder: Path, *more: str, tls: tuple[Path, Path] | None = None
    ) -> None:
        self.database, self.keys, self.more = database, keys, more
        if tls is not None:
            self.more = (*more, "--tls-cert", str(tls[0]), "--tls-key", str(tls[1]))
        self._authority = tls[0] if tls is not None else None
        self.port = _free_port()
        self.log = folder / f"served-{self.port}.log"
        self.url = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        listen = f"127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "central", "serve", "--database", self.database, "--keys", str(self.keys)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen([*command, "--listen", listen, *self.more], stdout=log, stderr=log)
        deadline, pause = time.monotonic() + DEADLINE, threading.Event()
        while not self._answers():
            # Asking without a rest would keep a processor from the centre that is to start.
            pause.wait(BETWEEN_QUESTIONS)
            assert self._process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the centre did not start"

    def kill(self) -> None:
        """SIGKILL: nothing is closed, nothing is flushed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def end(self, how: signal.Signals) -> None:
        """Told to end, or killed; waits until it has."""
        assert self._process is not None
        self._process.send_signal(how)
        self._process.wait(DEADLINE)

    def _answers(self) -> bool:
        try:
            verify = str(self._authority) if self._authority is not None else True
            return requests.get(f"{self.url}/v1/centre", timeout=5, verify=verify).status_code == 200
        except requests.RequestException:
            return False


def central(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Any other command of `counter-central`."""
    command = [sys.executable, "-m", "central", *arguments]
    environment = os.environ | {"COUNTER_APP_LANG": "en"}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False)


@contextmanager
def serving(database: str, keys: Path, folder: Path) -> Iterator[Served]:
    served = Served(database, keys, folder)
    served.start()
    try:
        yield served
    finally:
        served.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
