"""The window is closed in the middle of printing and of handing in: a real process, printer, line and centre.

It ends by itself within a bounded time and says what is still to be done; the next start has everything, once.
"""

from __future__ import annotations

import fcntl
import itertools
import os
import queue
import select
import socket
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from central.sample import OFFICE
from counter_app.desk import Desk
from counter_app.rehearsal.rehearsed_desk import DeskFolder, enrol
from counter_app.store.verification import verify
from counter_app.wire.batch import MOST_ENTRIES
from tests.central.loopback_servers import dead_port
from tests.central.served import Served, central
from tests.faults.proxy import Exchange, between, passes
from tests.print.cups_server import cups_server
from tests.ui.closed_window import desk_in
from tests.ui.scripted_day import QUEUE, office_with_centre, write_backlog

PATIENCE = 60.0
ENDS_WITHIN = 20.0  # a printer is watched for ten seconds, and the machine may be busy
NOWHERE = "/dev/null"  # a device that takes everything and tells nothing
BUSY, SAFE, ALL_THE_SAME = "cửa sổ sẽ tự đóng khi xong", "đã lưu chắc chắn tại quầy", "Vẫn đóng"


class OpenProgram:
    """The process. `hear` waits for its next line that begins so, and gives the rest of it."""

    def __init__(self, desk: Path, centre: str, printer: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.closed_window", str(desk), centre, printer],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._reading = threading.Thread(target=self._read, name="lines of the program")
        self._reading.start()
        self.hear("ready")

    def do(self, what: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{what}\n")

    def hear(self, beginning: str) -> str:
        line = self._lines.get(timeout=PATIENCE)
        assert line.startswith(beginning), line
        return line.removeprefix(beginning).strip()

    def ends_by_itself(self) -> None:
        assert self.process.wait(ENDS_WITHIN) == 0

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reading.join()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("(ended)")


@contextmanager
def program(desk: Path, centre: str, printer: str) -> Iterator[OpenProgram]:
    opened = OpenProgram(desk, centre, printer)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with office_with_centre(tmp_path_factory.mktemp("centre")) as office:
        yield office.served


@pytest.fixture
def place(served: Served, tmp_path: Path) -> Path:
    """The folder of an enrolled desk."""
    code = central("enrol-code", OFFICE, "--database", served.database, "--keys", str(served.keys))
    enrol(DeskFolder(tmp_path / "desk", "Quầy 1"), served.url, code.stdout.split()[0])
    return tmp_path / "desk"


# -- what the next start finds ----------------------------------------------------------------------------


def written(desk: Desk) -> list[tuple[bytes, str | None]]:
    """Hash and issued code of every entry of the journal."""
    with desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT hash, issues_code FROM entries ORDER BY sequence").all()
    return [(bytes(row[0]), row[1]) for row in rows]


def at_the_centre(served: Served) -> Counter[bytes]:
    with sqlite3.connect(f"file:{served.database.removeprefix('sqlite:///')}?mode=ro", uri=True) as connection:
        found = Counter(row[0] for row in connection.execute("SELECT hash FROM entries"))
    connection.close()
    return found


def hand_in(desk: Desk) -> None:
    done = threading.Event()
    desk.runner.subscribe(lambda: None if desk.runner.status().waiting_entries else done.set())
    desk.start()
    desk.runner.nudge()
    assert done.wait(PATIENCE), "not everything was handed in"


def assert_all_there_once(place: Path, served: Served, *saved: str) -> dict[str, str]:
    """Everything shown as saved is there and handed in once. What is told of slips that are not out, by code."""
    desk = desk_in(place, served.url, NOWHERE)
    try:
        slips = {slip.code or "": slip.outcome for slip in desk.slips.unprinted()}
        hand_in(desk)
        entries, stored = written(desk), at_the_centre(served)
        assert verify(desk.database).ok
    finally:
        desk.close()
    codes = [code for _entry, code in entries if code is not None]
    assert sorted(codes) == sorted(saved)
    assert {stored[entry] for entry, _code in entries} == {1}
    return slips


# -- printing ---------------------------------------------------------------------------------------------


class HeldPrinter:
    """A printer's network port. A job has arrived when its connection is there; paper is out when it is let go."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(PATIENCE)
        self.port: int = self._server.getsockname()[1]

    def take(self) -> socket.socket:
        connection, _ = self._server.accept()
        return connection

    def close(self) -> None:
        self._server.close()


def print_out(job: socket.socket) -> int:
    size = 0
    with job:
        job.settimeout(PATIENCE)
        while part := job.recv(65_536):
            size += len(part)
    return size


def test_closed_while_the_print_service_is_slow_the_slip_comes_out_and_is_known_as_printed(
    place: Path, served: Served
) -> None:
    printer = HeldPrinter()
    nobody = f"http://127.0.0.1:{dead_port()}"
    with cups_server() as cups:
        cups.add_raw_queue(QUEUE, printer.port)
        with program(place, nobody, f"cups:{cups.port}") as opened:
            opened.do("receive")
            code = opened.hear("saved")
            job = printer.take()
            opened.do("close")
            assert BUSY in opened.hear("told")
            assert print_out(job) > 10_000
            told = opened.hear("told")
            assert SAFE in told
            assert "chưa in" not in told
            opened.do(f"press {ALL_THE_SAME}")
            opened.hear("gone")
            opened.ends_by_itself()
    printer.close()
    assert assert_all_there_once(place, served, code) == {}


def test_closed_twice_while_the_device_takes_no_more_the_job_is_finished_and_asked_about_next_time(
    place: Path, served: Served, tmp_path: Path
) -> None:
    device = tmp_path / "device"
    os.mkfifo(device)
    reading = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(reading, fcntl.F_SETPIPE_SZ, 4096)  # a slip is longer: whoever writes it waits for the reader
    with program(place, f"http://127.0.0.1:{dead_port()}", str(device)) as opened:
        opened.do("receive")
        code = opened.hear("saved")
        assert select.select([reading], [], [], PATIENCE)[0]
        opened.do("close")
        assert BUSY in opened.hear("told")
        opened.do("close")
        os.set_blocking(reading, True)
        sheet = b""
        while part := os.read(reading, 65_536):
            sheet += part
        opened.hear("gone")
        opened.ends_by_itself()
    os.close(reading)
    assert sheet.startswith(b"%PDF")
    assert sheet.rstrip().endswith(b"%%EOF")
    assert assert_all_there_once(place, served, code) == {code: "ask"}


def test_a_list_in_the_making_outlives_a_program_that_is_killed(place: Path, served: Served) -> None:
    with program(place, served.url, NOWHERE) as opened:
        codes = []
        for _ in range(2):
            opened.do("receive")
            codes.append(opened.hear("saved"))
            opened.do(f"list {codes[-1]}")
            assert opened.hear("kept") == codes[-1]
        opened.process.kill()
        opened.process.wait(ENDS_WITHIN)
    with program(place, served.url, NOWHERE) as opened:
        opened.do("listed")
        assert opened.hear("there").split() == codes
    assert_all_there_once(place, served, *codes)


# -- handing in -------------------------------------------------------------------------------------------


class HeldAnswer:
    """Lets everything pass until the centre has stored a batch: its answer is held until it is let go."""

    def __init__(self) -> None:
        self.pushed, self.let_go, self.pushes = threading.Event(), threading.Event(), 0

    def __call__(self, exchange: Exchange) -> None:
        if not exchange.request.startswith(b"POST /v1/journals/"):
            passes(exchange)
            return
        self.pushes += 1
        answer = exchange.ask()
        self.pushed.set()
        self.let_go.wait(PATIENCE)
        exchange.answer(answer)


@pytest.mark.parametrize("answered", [True, False], ids=["answer comes", "answer is kept back"])
def test_closed_while_much_is_being_handed_in_it_ends_and_the_rest_goes_next_time(
    answered: bool, place: Path, served: Served
) -> None:
    desk = desk_in(place, served.url, NOWHERE)
    write_backlog(desk, 4 * MOST_ENTRIES)
    desk.close()
    held = HeldAnswer()
    with between(("127.0.0.1", served.port), itertools.repeat(held)) as line:
        with program(place, line.url, NOWHERE) as opened:
            assert held.pushed.wait(PATIENCE)
            opened.do("receive")
            code = opened.hear("saved")
            opened.do("close")
            told = opened.hear("told")
            if BUSY in told:  # the slip was just being sent
                told = opened.hear("told")
            assert SAFE in told
            opened.do(f"press {ALL_THE_SAME}")
            opened.hear("gone")
            if answered:
                held.let_go.set()
            opened.ends_by_itself()
        held.let_go.set()
        assert held.pushes == 1
    assert assert_all_there_once(place, served, code) == {code: "ask"}
