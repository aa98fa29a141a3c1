"""A real print service on loopback, with folders and queues of its own, run as whoever runs the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from counter_app.print.ipp import PrintService
from counter_app.print.printers import Printer, PrintOutcome, PrintState

CUPSD_CONF = """
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""

CUPS_FILES_CONF = """
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class CupsServer:
    port: int

    @property
    def service(self) -> PrintService:
        return PrintService("127.0.0.1", self.port)

    def run(self, *command: str) -> None:
        environment = {**os.environ, "CUPS_SERVER": f"127.0.0.1:{self.port}", "LC_ALL": "C"}
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=20)

    def waiting_jobs(self) -> list[str]:
        """The names of jobs that are not finished, of all queues."""
        command = ["lpstat", "-h", f"127.0.0.1:{self.port}", "-W", "not-completed", "-o"]
        answer = subprocess.run(command, env={**os.environ, "LC_ALL": "C"}, check=True, capture_output=True, timeout=20)
        return [line.split()[0] for line in answer.stdout.decode().splitlines()]

    def add_raw_queue(self, name: str, device_port: int) -> None:
        self.run("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{device_port}", "-m", "raw")

    def add_failing_queue(self, name: str) -> None:
        """A queue whose printer refuses the connection: its jobs are given up after a second."""
        device = f"socket://127.0.0.1:{free_port()}/?contimeout=1"
        self.run("lpadmin", "-p", name, "-E", "-v", device, "-m", "raw")
        self.run("lpadmin", "-p", name, "-o", "printer-error-policy=abort-job")


@contextmanager
def cups_server() -> Iterator[CupsServer]:
    """Raises FileNotFoundError when cupsd is not installed: a failure, never a skip.

    Where the tests run as root, CUPS runs its back ends as another user, who must reach the folder.
    """
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        Path(name).chmod(0o755)
        with _running(Path(name)) as server:
            yield server


@contextmanager
def _running(folder: Path) -> Iterator[CupsServer]:
    cupsd = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if cupsd is None:
        raise FileNotFoundError("cupsd is missing: install the packages of installers/packages-test.txt")
    for name in ("root", "spool", "cache", "state", "temporary", "log"):
        (folder / name).mkdir(parents=True)
    port = free_port()
    (folder / "cupsd.conf").write_text(CUPSD_CONF.format(port=port))
    (folder / "cups-files.conf").write_text(CUPS_FILES_CONF.format(folder=folder))
    process = subprocess.Popen(
        [cupsd, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_listening(port, process)
        yield CupsServer(port)
    finally:
        process.terminate()
        process.wait(20)


def _wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    pause = threading.Event()
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(f"cupsd ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            pause.wait(0.05)
        else:
            return
    raise RuntimeError("cupsd does not listen")


class Sink:
    """A printer on the network that keeps what it gets."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(20)
        self.port: int = self._server.getsockname()[1]
        self._got = b""
        self._thread = threading.Thread(target=self._take_one)
        self._thread.start()

    def _take_one(self) -> None:
        connection, _ = self._server.accept()
        with connection:
            connection.settimeout(20)
            while part := connection.recv(65536):
                self._got += part

    def received(self) -> bytes:
        """Everything of the first connection, once it is closed."""
        self._thread.join(20)
        self._server.close()
        return self._got


def outcome_in_the_end(printer: Printer, job: str, patience: float = 20.0) -> PrintOutcome:
    """Look again and again, as the caller of a printer does."""
    pause, until = threading.Event(), time.monotonic() + patience
    outcome = printer.outcome(job)
    while outcome.state is PrintState.WAITING and time.monotonic() < until:
        pause.wait(0.05)
        outcome = printer.outcome(job)
    return outcome
