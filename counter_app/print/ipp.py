"""Just enough of IPP (RFC 8010) to ask the system's print service how a job and its printers are.

`lpstat` says the same in the words of the system's language and hides whether a job was finished or given up;
job-state is a number.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GET_JOB_ATTRIBUTES = 0x0009
GET_JOBS = 0x000A
GET_PRINTER_ATTRIBUTES = 0x000B
CUPS_GET_DEFAULT = 0x4001
CUPS_GET_PRINTERS = 0x4002
NOT_FOUND = 0x0406

_URI, _KEYWORD, _CHARSET, _LANGUAGE, _NAME = 0x45, 0x44, 0x47, 0x48, 0x42
_INTEGER, _ENUM, _BOOLEAN = 0x21, 0x23, 0x22
_OPERATION_GROUP, _END = 0x01, 0x03
_LARGEST_ANSWER = 1 << 20
_LOCAL_SOCKET = Path("/run/cups/cups.sock")

Value = str | int
Attributes = dict[str, list[Value]]


class IppError(Exception):
    """The service did not answer, or answered with a status of its own."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"IPP status {status}")
        self.status = status


@dataclass(frozen=True, slots=True)
class PrintService:
    """Where the print service listens: a host and port, or its local socket where `host` is empty."""

    host: str = ""
    port: int = 631

    @classmethod
    def of_system(cls) -> PrintService:
        """CUPS_SERVER, else the local socket, else this machine's port 631."""
        named = os.environ.get("CUPS_SERVER", "")
        if named.startswith("/") or (not named and _LOCAL_SOCKET.exists()):
            return cls()
        host, _, port = named.partition(":")
        return cls(host or "localhost", int(port) if port.isdigit() else 631)

    @property
    def arguments(self) -> list[str]:
        """For `lp` and `cancel`, so that they speak with the same service."""
        return ["-h", f"{self.host}:{self.port}"] if self.host else []

    def ask(self, operation: int, timeout: float, uri: str = "", wanted: tuple[str, ...] = ()) -> list[Attributes]:
        """The attribute groups of the answer, without the first. Raises IppError."""
        # Read with the first question, which no start asks.
        from http.client import HTTPException

        from counter_app.print.ipp_line import connection_to

        connection = connection_to(self.host, self.port, _local_socket(), timeout)
        try:
            connection.request("POST", "/", _request(operation, uri, wanted), {"Content-Type": "application/ipp"})
            answer = connection.getresponse().read(_LARGEST_ANSWER)
            status, groups = _parse(answer)
        except (OSError, HTTPException, ValueError, struct.error):
            raise IppError(None) from None
        finally:
            connection.close()
        if status >= 0x0400:
            raise IppError(status)
        return groups


def user_of_the_spooler() -> str:
    """As `lp` calls whoever prints: the print service shows the names of jobs to nobody else."""
    try:
        from pwd import getpwuid

        return getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # another system, or a number without a name
        return "unknown"


def _local_socket() -> Path:
    named = os.environ.get("CUPS_SERVER", "")
    return Path(named) if named.startswith("/") else _LOCAL_SOCKET


def _request(operation: int, uri: str, wanted: tuple[str, ...]) -> bytes:
    parts = [struct.pack(">BBHIB", 1, 1, operation, 1, _OPERATION_GROUP)]
    parts.append(_attribute(_CHARSET, "attributes-charset", "utf-8"))
    parts.append(_attribute(_LANGUAGE, "attributes-natural-language", "en"))
    if uri:
        parts.append(_attribute(_URI, "job-uri" if operation == GET_JOB_ATTRIBUTES else "printer-uri", uri))
    parts.append(_attribute(_NAME, "requesting-user-name", user_of_the_spooler()))
    parts.extend(
        _attribute(_KEYWORD, "" if place else "requested-attributes", name) for place, name in enumerate(wanted)
    )
    parts.append(bytes([_END]))
    return b"".join(parts)


def _attribute(tag: int, name: str, value: str) -> bytes:
    key, text = name.encode("ascii"), value.encode("utf-8")
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(text)) + text


def _parse(answer: bytes) -> tuple[int, list[Attributes]]:
    """(status, groups after the operation group). Raises ValueError or struct.error for anything cut short."""
    _, _, status, _ = struct.unpack_from(">BBHI", answer)
    groups: list[Attributes] = []
    name = ""
    for tag, key, value in _fields(answer, 8):
        if key is None:
            groups.append({})
            continue
        name = key or name
        if not groups:
            raise ValueError("an attribute before its group")
        groups[-1].setdefault(name, []).append(_value(tag, value))
    return status, groups[1:]


def _fields(answer: bytes, place: int) -> Iterator[tuple[int, str | None, bytes]]:
    while answer[place : place + 1] not in (b"", bytes([_END])):
        tag = answer[place]
        place += 1
        if tag < 0x10:
            yield tag, None, b""
            continue
        key, place = _string(answer, place)
        value, place = _string(answer, place)
        yield tag, key.decode("ascii"), value


def _string(answer: bytes, place: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", answer, place)
    text = answer[place + 2 : place + 2 + length]
    if len(text) != length:
        raise ValueError("cut short")
    return text, place + 2 + length


def _value(tag: int, value: bytes) -> Value:
    if tag in (_INTEGER, _ENUM, _BOOLEAN):
        return int.from_bytes(value, "big", signed=True)
    return value.decode("utf-8", "replace")
