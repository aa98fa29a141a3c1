"""The line to the print service: HTTP to a host, or through its local socket. Read with the first question."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from pathlib import Path


def connection_to(host: str, port: int, local_socket: Path, timeout: float) -> HTTPConnection:
    """Through the local socket where `host` is empty; nothing is opened before the first request."""
    if host:
        return HTTPConnection(host, port, timeout=timeout)
    return _LocalConnection(local_socket, timeout)


class _LocalConnection(HTTPConnection):
    """HTTP through the print service's local socket."""

    def __init__(self, local_socket: Path, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._local_socket = local_socket

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._local_socket))
