"""A TCP proxy between a real desk and a real centre that does to requests and answers what bad lines do.

It speaks just enough HTTP/1.1 to know where a request ends. What happens to each exchange comes from a plan, one
mishap an exchange; after the plan's end everything passes.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

PORTAL = b"<html><body>Free Wi-Fi: please accept the terms</body></html>"
LONGEST = 120.0

Mishap = Callable[["Exchange"], None]


class Exchange:
    """One request that came in, and the connection that waits for its answer."""

    def __init__(self, proxy: Proxy, client: socket.socket, request: bytes) -> None:
        self.proxy, self.client, self.request = proxy, client, request

    def ask(self) -> bytes:
        """Bring the request to the centre and fetch the whole answer: from here on the centre has committed."""
        with socket.create_connection(self.proxy.centre, timeout=LONGEST) as centre:
            centre.sendall(self.request)
            return _message(centre) or b""

    def answer(self, data: bytes) -> None:
        with suppress(OSError):
            self.client.sendall(data)


def passes(exchange: Exchange) -> None:
    exchange.answer(exchange.ask())


def drops_request(_exchange: Exchange) -> None:
    """The connection breaks before anything reached the centre."""


def cuts_after_commit(exchange: Exchange) -> None:
    """The centre has stored it; the desk never hears of it."""
    exchange.ask()


def truncates(exchange: Exchange) -> None:
    whole = exchange.ask()
    exchange.answer(whole[: len(whole) * 2 // 3])


def doubles(exchange: Exchange) -> None:
    exchange.ask()
    passes(exchange)


def delays(exchange: Exchange) -> None:
    exchange.proxy.pause.wait(0.3)
    passes(exchange)


def reorders(exchange: Exchange) -> None:
    """An old request arrives once more, behind the one that the desk sent after it."""
    passes(exchange)
    earlier, exchange.proxy.earlier = exchange.proxy.earlier, exchange.request
    if earlier:
        Exchange(exchange.proxy, exchange.client, earlier).ask()


def portal(exchange: Exchange) -> None:
    exchange.answer(_response(b"200 OK", PORTAL, b"text/html"))


def redirects(exchange: Exchange) -> None:
    exchange.answer(_response(b"302 Found", PORTAL, b"text/html", b"Location: http://192.0.2.1/login\r\n"))


def bad_gateway(exchange: Exchange) -> None:
    exchange.answer(_response(b"502 Bad Gateway", b"upstream is away", b"text/plain"))


def busy(exchange: Exchange) -> None:
    exchange.answer(_response(b"503 Service Unavailable", b"", b"text/plain", b"Retry-After: 1\r\n"))


def garbles(exchange: Exchange) -> None:
    exchange.answer(b"\x00\xff not HTTP at all \r\n\r\n")


def says_one_length_and_sends_another(exchange: Exchange) -> None:
    whole = exchange.ask()
    head, _, body = whole.partition(b"\r\n\r\n")
    exchange.answer(head + b"\r\n\r\n" + body[:-1])


MISHAPS: dict[str, Mishap] = {
    one.__name__: one
    for one in (
        drops_request, cuts_after_commit, truncates, doubles, delays, reorders, portal, redirects, bad_gateway, busy,
        garbles, says_one_length_and_sends_another,
    )
}  # fmt: skip


class Proxy:
    """`url` is what the desk is told. `happened` counts exchanges; `plan` is used up one by one."""

    def __init__(self, centre: tuple[str, int], plan: Iterable[Mishap]) -> None:
        self.centre = centre
        self.pause = threading.Event()
        self.earlier = b""
        self.happened = 0
        self._plan = iter(plan)
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.2)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._accepting = threading.Thread(target=self._accept, name="proxy")
        self._serving: list[threading.Thread] = []
        self._closed = False
        self._accepting.start()

    def close(self) -> None:
        self._closed = True
        self.pause.set()
        self._accepting.join()
        self._socket.close()
        for thread in self._serving:
            thread.join()

    def _accept(self) -> None:
        while not self._closed:
            try:
                client, _address = self._socket.accept()
            except TimeoutError:
                continue
            thread = threading.Thread(target=self._serve, args=(client,), name="proxied")
            thread.start()
            self._serving.append(thread)

    def _serve(self, client: socket.socket) -> None:
        """One exchange a connection: closing it is part of half of the mishaps."""
        with client, suppress(OSError):
            client.settimeout(LONGEST)
            request = _message(client)
            if request is None:
                return
            with self._lock:
                self.happened += 1
                mishap = next(self._plan, passes)
            mishap(Exchange(self, client, _closing(request)))


@contextmanager
def between(centre: tuple[str, int], plan: Iterable[Mishap]) -> Iterator[Proxy]:
    proxy = Proxy(centre, plan)
    try:
        yield proxy
    finally:
        proxy.close()


def _message(stream: socket.socket) -> bytes | None:
    """Head and body of one HTTP message; None when the other side closed before it was whole."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = stream.recv(65_536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = _length(head)
    while len(body) < length:
        part = stream.recv(65_536)
        if not part:
            return None
        body += part
    return head + b"\r\n\r\n" + body


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _closing(request: bytes) -> bytes:
    head, _, body = request.partition(b"\r\n\r\n")
    kept = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*kept, b"Connection: close"]) + b"\r\n\r\n" + body


def _response(status: bytes, body: bytes, kind: bytes, more: bytes = b"") -> bytes:
    length = str(len(body)).encode()
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\nContent-Length: " + length
        + b"\r\nConnection: close\r\n" + more + b"\r\n" + body
    )  # fmt: skip
