"""Projectors in processes of their own, so that judging has processors to itself; and whoever keeps them alive.

The offices fall into as many parts as there are projectors. The centre goes on storing whatever becomes of them. Each
ends when its standard input does: also when the centre was killed, so that none is ever left behind.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from datetime import datetime
from threading import Event, Thread

from central.projecting import Judging
from central.projector import Part, Projector
from central.store.database import Database
from counter_app.domain.times import OFFICE_ZONE

LOOK_SECONDS = 0.5  # how soon it is noticed that the projector died
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before it is started again; doubled each time that it dies young
LIVED_WELL = 60.0
ENDING_SECONDS = 30.0
AT_ONCE = 2  # a round waits for the database half of its time
MOST_PROJECTORS = 4

log = logging.getLogger("central")


class ProjectingProcesses:
    """One for each processor, up to four: judging an entry takes several times as long as storing it."""

    def __init__(self, address: str, projectors: int = 0) -> None:
        self.number = projectors or min(MOST_PROJECTORS, os.cpu_count() or 1)
        parts = [Part(number, self.number) for number in range(self.number)]
        self._processes = [ProjectingProcess(address, part) for part in parts]

    def start(self) -> None:
        for process in self._processes:
            process.start()

    def wake(self) -> None:
        for process in self._processes:
            process.wake()

    def stop(self) -> None:
        for process in self._processes:
            process.stop()


class ProjectingProcess:
    """`address` is the database's. It goes by pipe: anybody on the machine can read what a process is called with."""

    def __init__(self, address: str, part: Part) -> None:
        self._address = address
        self._part = part
        self._wake = Event()
        self._end = Event()
        self._thread = Thread(target=self._keep, name="projector's keeper", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        self._end.set()
        self._wake.set()
        self._thread.join()

    def _keep(self) -> None:
        pause = FIRST_PAUSE
        while not self._end.is_set():
            began = time.monotonic()
            self._attend()
            if self._end.is_set():
                return
            pause = FIRST_PAUSE if time.monotonic() - began > LIVED_WELL else min(pause * 2, LONGEST_PAUSE)
            log.warning("the projector is gone; it is started again in %.1f s, storing goes on", pause)
            self._end.wait(pause)

    def _attend(self) -> None:
        """One life of the projector."""
        try:
            with self._started() as process:
                self._pass_on_wakes(process)
                _let_end(process)
        except OSError as error:
            log.warning("the projector cannot be reached: %s", error.strerror)

    def _started(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl+C is for the centre, which lets the round come to its end.
        process = subprocess.Popen(
            [sys.executable, "-m", "central.projecting_process"],
            stdin=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        told = {"database": self._address, "part": [self._part.number, self._part.of]}
        self._tell(process, json.dumps(told).encode() + b"\n")
        return process

    def _pass_on_wakes(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None and not self._end.is_set():
            if self._wake.wait(LOOK_SECONDS):
                self._wake.clear()
                self._tell(process, b"\n")

    @staticmethod
    def _tell(process: subprocess.Popen[bytes], what: bytes) -> None:
        assert process.stdin is not None
        process.stdin.write(what)


def _let_end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()  # the database undoes what it was at


def main() -> None:
    """Reads the address, then a byte for each push that was stored, until its input ends."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    with open(0, "rb", buffering=0, closefd=False) as told:  # unbuffered: the bytes after it are read elsewhere
        line = told.readline()
    if not line:
        return
    given = json.loads(line)
    database = Database(given["database"])
    projector = Projector(database, at_once=AT_ONCE, part=Part(*given["part"]))
    judging = Judging(lambda: projector.project(datetime.now(OFFICE_ZONE)), put_off=False)
    judging.wake()
    Thread(target=_listen, args=(judging,), daemon=True).start()
    judging.run()
    database.close()


def _listen(judging: Judging) -> None:
    while os.read(0, 4096):
        judging.wake()
    judging.end()


if __name__ == "__main__":
    main()
