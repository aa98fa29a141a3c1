"""A real desk (HTTP shell, engine on its thread) and a real `counter-central serve` with a bad line between them."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest

from central.core import Centre
from central.keys import read_key_file
from central.sample import OFFICE
from central.store.database import Database
from counter_app.domain.times import OFFICE_ZONE
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.rehearsed_desk import DeskFolder, RehearsedDesk, enrol
from counter_app.store.verification import verify
from counter_app.sync import bounded_answer
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.sync.http_shell import HttpShell
from tests.central.served import Served, central, serving
from tests.faults.proxy import MISHAPS, Exchange, Mishap, between, passes, portal

PATIENCE = 60.0
WHO = Question("centre", "GET", "/v1/centre")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("centre")
    database, keys = f"sqlite:///{folder}/central.db", folder / "central.keys"
    done = central("init", "--database", database, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    with serving(database, keys, folder) as running:
        yield running


def new_desk(served: Served, folder: Path, through: str, seed: int) -> RehearsedDesk:
    """Enrolled over the good line; works over `through`. The engine's seconds run fast, real time does not."""
    database = Database(served.database)
    core = Centre(database, read_key_file(served.keys), os.urandom)
    now = datetime.now(OFFICE_ZONE)
    place = DeskFolder(folder / "desk", "Quầy thử")
    enrol(place, served.url, core.administration.enrolment_code(OFFICE, now))
    database.close()
    chance = random.Random(seed)
    return RehearsedDesk(place, through, OfficeClock(now), folder / "slips", chance.randrange)


def wait_until(holds: Callable[[], bool]) -> None:
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not holds():
        assert time.monotonic() < end, "nothing came to rest"
        pause.wait(0.02)


def at_the_centre(served: Served) -> list[str]:
    """Hashes of entries as they stand in the committed file."""
    with closing(sqlite3.connect(served.database.removeprefix("sqlite:///"))) as centre:
        return [row[0].hex() for row in centre.execute("SELECT hash FROM entries")]


def green(desk: RehearsedDesk) -> set[str]:
    """Hashes that the desk shows as handed in."""
    with desk.desk.database.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT e.hash FROM entries e JOIN acknowledgements a ON a.journal = e.journal AND e.number <= a.number"
        )
        return {bytes(row).hex() for row in rows.scalars()}


def work_through(served: Served, folder: Path, plan: list[Mishap], seed: int, receipts: int = 6) -> None:
    shown: list[str] = []
    with between(("127.0.0.1", served.port), plan) as line:
        desk = new_desk(served, folder, line.url, seed)
        desk.desk.start()
        try:
            for _ in range(receipts):
                shown += [entry.hash for entry in desk.receive()[0]]
                assert green(desk) <= set(at_the_centre(served)), "green without a place at the centre"
            wait_until(lambda: line.happened >= len(plan) and not desk.desk.store.waiting().entries)
            shown += [entry.hash for entry in desk.saved_since_last()]
            assert verify(desk.desk.database).ok
            own = green(desk)
        finally:
            desk.desk.close()
    stored = at_the_centre(served)
    assert len(shown) == len(set(shown)) > receipts
    assert set(shown) <= own
    assert all(stored.count(entry) == 1 for entry in shown)


@pytest.mark.parametrize("name", sorted(MISHAPS))
def test_everything_arrives_once_over_a_line_with_this_fault(name: str, served: Served, tmp_path: Path) -> None:
    plan = [passes, MISHAPS[name], passes, MISHAPS[name], MISHAPS[name], passes, MISHAPS[name]]
    work_through(served, tmp_path, plan, seed=len(name))


@pytest.mark.parametrize("seed", [1, 2])
def test_everything_arrives_once_over_a_line_with_all_of_them(seed: int, served: Served, tmp_path: Path) -> None:
    plan = random.Random(seed).choices([*MISHAPS.values(), passes], k=20)
    work_through(served, tmp_path, plan, seed)


def test_nothing_is_green_while_only_a_portal_answers(served: Served, tmp_path: Path) -> None:
    with between(("127.0.0.1", served.port), [portal] * 10_000) as line:
        desk = new_desk(served, tmp_path, line.url, 3)
        desk.desk.start()
        try:
            desk.receive()
            wait_until(lambda: desk.desk.runner.status().problem is not None and line.happened > 3)
            assert green(desk) == set()
            problem = desk.desk.runner.status().problem
            assert problem is not None
            assert "log-in" in problem.en
        finally:
            desk.desk.close()


def test_the_shell_tells_each_kind_of_trouble_apart(served: Served, tmp_path: Path) -> None:
    def asked(name: str) -> Answer | Failure:
        with between(("127.0.0.1", served.port), [MISHAPS[name]]) as line:
            shell = HttpShell(line.url, timeout=5)
            reply = shell.ask(WHO)
            shell.close()
            return reply

    for name in ("drops_request", "cuts_after_commit", "truncates", "garbles", "says_one_length_and_sends_another"):
        reply = asked(name)
        assert isinstance(reply, Failure), name
        assert reply.kind is FailureKind.UNREACHABLE, name
    redirected = asked("redirects")
    assert isinstance(redirected, Answer)
    assert redirected.status == 302, "a redirect is not followed: the centre does not move"
    assert isinstance(asked("portal"), Answer)
    nobody = HttpShell("http://127.0.0.1:1", timeout=5)
    refused = nobody.ask(WHO)
    assert isinstance(refused, Failure)
    assert refused.kind is FailureKind.UNREACHABLE


@pytest.mark.parametrize("status", [b"200 OK", b"302 Found\r\nLocation: http://192.0.2.1/"])
def test_an_answer_without_end_is_not_read_to_its_end(status: bytes, served: Served) -> None:
    sent = 0

    def endless(exchange: Exchange) -> None:
        nonlocal sent
        exchange.client.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\n\r\n")
        with suppress(OSError):
            for _ in range(200):
                exchange.client.sendall(b"x" * 1_000_000)
                sent += 1

    with between(("127.0.0.1", served.port), [endless]) as line:
        shell = HttpShell(line.url, timeout=5)
        reply = shell.ask(WHO)
        shell.close()
    assert isinstance(reply, Failure)
    assert reply.kind is FailureKind.BROKEN_ANSWER
    assert sent < 30, "megabytes were read for nothing"


def tells_that_it_works_on_it(exchange: Exchange) -> None:
    while not exchange.proxy.pause.wait(0.05):
        exchange.client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def drips_its_head(exchange: Exchange) -> None:
    exchange.client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not exchange.proxy.pause.wait(0.05):
        exchange.client.sendall(b"x")


def drips_its_body(exchange: Exchange) -> None:
    exchange.client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while not exchange.proxy.pause.wait(0.05):
        exchange.client.sendall(b"x")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("drip", [tells_that_it_works_on_it, drips_its_head, drips_its_body])
def test_an_answer_that_comes_by_drops_is_a_time_out(
    drip: Mishap, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each drop comes in time; before, a head by drops kept the engine waiting for ever."""
    monkeypatch.setattr(bounded_answer, "WHOLE_SECONDS", 1.0)
    with between(("127.0.0.1", served.port), [drip]) as line:
        shell = HttpShell(line.url, timeout=20)
        reply = shell.ask(WHO)
        shell.close()
    assert isinstance(reply, Failure)
    assert reply.kind is FailureKind.TIMED_OUT


def test_a_centre_that_is_slow_is_a_time_out(served: Served) -> None:
    def never(exchange: Exchange) -> None:
        exchange.proxy.pause.wait(2)

    with between(("127.0.0.1", served.port), [never]) as line:
        shell = HttpShell(line.url, timeout=0.2)
        reply = shell.ask(WHO)
        shell.close()
    assert isinstance(reply, Failure)
    assert reply.kind is FailureKind.TIMED_OUT
