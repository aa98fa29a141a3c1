"""The HTTP shell against servers that misbehave: it always comes back, and with what really arrived."""

from __future__ import annotations

import itertools
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from counter_app.sync import bounded_answer
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.sync.http_shell import HttpShell
from tests.central.certificates import certificate

QUESTION = Question("centre", "GET", "/v1/centre")


@contextmanager
def server(*pieces: bytes, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Sends these pieces to one caller, then keeps the line open until the test is over."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            caller, _ = listening.accept()
            with caller if tls is None else tls.wrap_socket(caller, server_side=True) as caller:
                caller.recv(65536)
                with suppress(OSError):  # the caller may have hung up by then
                    for piece in pieces:
                        caller.sendall(piece)
                over.wait(10)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http{'s' if tls else ''}://127.0.0.1:{listening.getsockname()[1]}"
        over.set()
        thread.join()


def test_a_server_that_drips_is_given_up_when_its_time_is_over() -> None:
    seconds = itertools.count(0, 200)
    with server(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x", b"y", b"z") as address:
        shell = HttpShell(address, timeout=5.0, monotonic=lambda: float(next(seconds)))
        answer = shell.ask(QUESTION)
        shell.close()
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.TIMED_OUT


def test_an_answer_in_many_pieces_arrives_whole() -> None:
    with server(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n", b"ab", b"cd", b"ef") as address:
        shell = HttpShell(address, timeout=5.0)
        answer = shell.ask(QUESTION)
        shell.close()
    assert isinstance(answer, Answer)
    assert answer.body == b"abcdef"


def test_an_answer_that_stops_in_the_middle_is_a_time_out_and_no_broken_cable() -> None:
    """The head came, part of the body too: the server is there, and too slow."""
    with server(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"the beginning") as address:
        shell = HttpShell(address, timeout=0.2)
        answer = shell.ask(QUESTION)
        shell.close()
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.TIMED_OUT


def test_over_tls_an_answer_arrives_whole_and_one_that_does_not_end_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_answer, "WHOLE_SECONDS", 2.0)
    made, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)

    def asked(*pieces: bytes, authority: Path | None) -> Answer | Failure:
        with server(*pieces, tls=context) as address:
            shell = HttpShell(address, authority=authority, timeout=30.0)
            answer = shell.ask(QUESTION)
            shell.close()
        return answer

    whole = asked(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", b"ab", b"cd", authority=made)
    assert isinstance(whole, Answer)
    assert whole.body == b"abcd"
    never = asked(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: ", authority=made)
    assert isinstance(never, Failure)
    assert never.kind is FailureKind.TIMED_OUT
