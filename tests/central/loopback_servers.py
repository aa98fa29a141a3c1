"""A mail server and a text message gateway on loopback: real sockets, with the moods that such servers have."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

HANG = "hang"
HANG_UP = "hang up"


@dataclass
class Post:
    """What arrived: letters as (recipient, bytes), requests as (method, path, headers, body)."""

    letters: list[tuple[str, bytes]] = field(default_factory=list)
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)


class Loopback:
    """What both have: a port, what arrived, and whoever hangs let go at the end."""

    def __init__(self, server: socketserver.TCPServer) -> None:
        self.post = Post()
        self.let_go = threading.Event()
        self._server = server

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @contextmanager
    def running(self) -> Iterator[Self]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.let_go.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()


class MailServer(Loopback):
    """`moods` says for a command ("RCPT", "BODY" for the end of the letter, "HELLO" for the greeting) what comes
    instead of the usual answer: a reply line, HANG or HANG_UP."""

    def __init__(self, moods: Mapping[str, str] | None = None, context: ssl.SSLContext | None = None) -> None:
        self.moods = dict(moods or {})
        self.context = context
        outer = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.ExitStack() as layers, contextlib.suppress(OSError):
                    outer.talk(self.connection, layers)

        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        server.daemon_threads = True
        super().__init__(server)

    def talk(self, connection: socket.socket, layers: contextlib.ExitStack) -> None:
        line = connection.makefile("rwb", buffering=0)
        recipient = ""

        def say(what: str, usual: str) -> bool:
            mood = self.moods.get(what, usual)
            if mood == HANG:
                self.let_go.wait(60)
                return False
            if mood == HANG_UP:
                return False
            line.write(mood.encode() + b"\r\n")
            return True

        if not say("HELLO", "220 ready"):
            return
        while raw := line.readline(2000):
            command = raw.decode("ascii", "replace").strip()
            verb = command[:4].upper()
            self.post.commands.append(command)
            if verb == "EHLO" and self.context is not None and not isinstance(connection, ssl.SSLSocket):
                usual = "250-here\r\n250 STARTTLS"
            else:
                usual = {"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "235 welcome", "DATA": "354 go on"}.get(
                    verb, "221 bye" if verb == "QUIT" else "250 fine"
                )
            if verb == "RCPT":
                recipient = command.partition("<")[2].partition(">")[0]
            if verb == "STAR" and self.context is not None:
                line.write(b"220 go\r\n")
                connection = layers.enter_context(self.context.wrap_socket(connection, server_side=True))
                line = connection.makefile("rwb", buffering=0)
                continue
            if not say(verb, usual):
                return
            if verb == "QUIT":
                return
            if verb == "DATA" and self.moods.get("DATA", usual).startswith("354"):
                letter = b""
                while (part := line.readline(2000)) not in (b".\r\n", b""):
                    letter += part[1:] if part.startswith(b".") else part
                self.post.letters.append((recipient, letter))
                self.post.arrived.set()
                if not say("BODY", "250 queued as 7F3A"):
                    return


class SmsGateway(Loopback):
    """`answer` (status, body) for a request, HANG or HANG_UP."""

    def __init__(self, answer: tuple[int, bytes] | str = (200, b'{"message": {"id": 4711}}')) -> None:
        self.answer = answer
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.take(self)

            def do_GET(self) -> None:
                outer.take(self)

            def log_message(self, *_args: object) -> None:
                """Nothing on the terminal."""

        super().__init__(ThreadingHTTPServer(("127.0.0.1", 0), Handler))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def take(self, request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.post.requests.append((request.command, request.path, headers, request.rfile.read(length)))
        self.post.arrived.set()
        if isinstance(self.answer, str):
            if self.answer == HANG:
                self.let_go.wait(60)
            request.close_connection = True
            return
        status, body = self.answer
        request.send_response(status)
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def dead_port() -> int:
    """Where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
