"""Roll printers that take raw bytes: on the network, or behind a device file. They never say what came of them."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Protocol

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import PATIENCE_SECONDS, PrintOutcome, cannot_say


class NetworkRollPrinter:
    """A roll printer on the network that takes raw bytes (usually port 9100). It never says what came of them."""

    def __init__(self, host: str, port: int = 9100) -> None:
        self.name = f"{host}:{port}"
        self._address = (host, port)

    def send(self, document: bytes, title: str, mark: str = "") -> str:
        try:
            with socket.create_connection(self._address, timeout=PATIENCE_SECONDS) as connection:
                connection.sendall(document)
        except OSError:
            raise EnvironmentProblem(
                f"Không kết nối được máy in cuộn {self.name}; kiểm tra nguồn và dây mạng rồi in lại.",
                f"The roll printer {self.name} cannot be reached; check power and cable and print again.",
            ) from None
        return self.name

    def outcome(self, job: str) -> PrintOutcome:
        return cannot_say()

    def take_back(self, mark: str) -> None:
        """Nothing waits: the printer took the bytes or the print failed."""


class DevicePrinter:
    """A roll printer behind a device file (/dev/usb/lp0). It never says what came of the bytes."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path

    def send(self, document: bytes, title: str, mark: str = "") -> str:
        try:
            # Never creates a file: a printer that is unplugged must not become a heap of slips on the disk.
            with self._path.open("r+b", buffering=0) as device:
                _write_all(device.write, document)
        except OSError:
            raise EnvironmentProblem(
                f"Không ghi được ra máy in {self.name}; kiểm tra dây cắm và quyền truy cập rồi in lại.",
                f"The printer {self.name} cannot be written to; check the cable and the permissions and print again.",
            ) from None
        return self.name

    def outcome(self, job: str) -> PrintOutcome:
        return cannot_say()

    def take_back(self, mark: str) -> None:
        """Nothing waits: the device took the bytes or the print failed."""


class _Write(Protocol):
    def __call__(self, data: bytes, /) -> int | None: ...


def _write_all(write: _Write, document: bytes) -> None:
    while document:
        written = write(document)
        if not written:
            raise OSError("the device takes no more")
        document = document[written:]
