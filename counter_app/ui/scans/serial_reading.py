"""One serial port, read until told to stop; unplugged it is waited for. The only module that knows pyserial."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from enum import Enum, auto

import serial
from serial.tools import list_ports

from counter_app.settings.local_settings import SerialScanner
from counter_app.ui.scans.serial_text import SerialText

LOOK_SECONDS = 0.1  # a pause that long ends a scan that has no ending of its own
AGAIN_SECONDS = 1.0  # between two tries to open the port
PIECE = 64 * 1024


class PortState(Enum):
    CONNECTED = auto()
    ABSENT = auto()  # unplugged, or another name
    REFUSED = auto()  # another program has it, or this login may not


def serial_ports() -> tuple[tuple[str, str], ...]:
    """(name, what it says it is) of every serial port of this PC."""
    return tuple((port.device, port.description) for port in sorted(list_ports.comports()))


class SerialReading:
    """`heard` gets each scan, `changed` each new state of the port; both are called on the reading thread."""

    def __init__(
        self, scanner: SerialScanner, heard: Callable[[str], None], changed: Callable[[PortState], None]
    ) -> None:
        self._scanner, self._heard, self._changed = scanner, heard, changed
        self._stop = threading.Event()
        self._state: PortState | None = None

    def stop(self) -> None:
        """From any thread; `run` returns within a tenth of a second."""
        self._stop.set()

    def run(self) -> None:
        """Until `stop`. Never raises for what a port can do."""
        while not self._stop.is_set():
            try:
                with self._opened() as port:
                    self._say(PortState.CONNECTED)
                    self._read(port)
            except (serial.SerialException, OSError) as error:
                self._say(_state_of(error))
                self._stop.wait(AGAIN_SECONDS)

    def _opened(self) -> serial.Serial:
        exclusive = None if sys.platform == "win32" else True
        return serial.Serial(
            self._scanner.port, self._scanner.speed, timeout=LOOK_SECONDS, write_timeout=0, exclusive=exclusive
        )

    def _read(self, port: serial.Serial) -> None:
        text = SerialText()
        while not self._stop.is_set():
            data = port.read(min(PIECE, max(1, port.in_waiting)))
            for scan in text.take(data) if data else text.pause():
                self._heard(scan)

    def _say(self, state: PortState) -> None:
        if state is not self._state:
            self._state = state
            self._changed(state)


def _state_of(error: Exception) -> PortState:
    """pyserial keeps the system's number where there is one."""
    number = getattr(error, "errno", None)
    return PortState.REFUSED if number in (13, 16, 11) or "PermissionError" in str(error) else PortState.ABSENT
