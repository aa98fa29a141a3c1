"""What belongs to this PC and to nobody's account: printers, the serial scanner, when the screen locks.

A small JSON file in the data folder. Nothing in it is secret or about a citizen. A file that cannot be read counts as
one in which nothing was set: no counter stays shut because of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from counter_app.domain.errors import BadInput
from counter_app.domain.records import Place, Record, read_json, write_json
from counter_app.settings.durable_file import write_durably

LARGEST_FILE = 64 * 1024
LONGEST_NAME = 300
LONGEST_ID = 40
PAPER = "a4x2"
LOCK_MINUTES = 5
LONGEST_LOCK_MINUTES = 120
SPEEDS = (9_600, 19_200, 38_400, 57_600, 115_200)
_PLACE = Place("Thiết lập của máy này", "The settings of this PC")


@dataclass(frozen=True, slots=True)
class SerialScanner:
    """`port` as the system names it (/dev/ttyACM0, COM3); `speed` in bits a second."""

    port: str
    speed: int = SPEEDS[0]


@dataclass(frozen=True, slots=True)
class LocalSettings:
    """`printers` is the printer's name for each kind of paper that has one of its own; `printer` is for all others,
    "" the system's default. `paper` is a size of slip (a4x2, a5, a4, roll). `scanner` is None where the scanner types
    like a keyboard. The screen locks itself after `lock_minutes` without a hand on it, 0 is never. `regulation` is the
    id of the one that was chosen here; what the centre names for the office goes before it. `token_driver` is the path
    of the signing token's PKCS#11 library, "" without one."""

    printer: str = ""
    paper: str = PAPER
    printers: Mapping[str, str] = field(default_factory=dict)
    scanner: SerialScanner | None = None
    lock_minutes: int = LOCK_MINUTES
    regulation: str = ""
    token_driver: str = ""


class LocalSettingsFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> LocalSettings:
        """Never raises: without a file, or with one that cannot be read, nothing was set."""
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
            return _settings_in(data) if len(data) <= LARGEST_FILE else LocalSettings()
        except (OSError, BadInput):
            return LocalSettings()

    def write(self, settings: LocalSettings, mode: int = 0o600) -> None:
        """Raises BadInput for what cannot be, EnvironmentProblem when the disk does not take it; the old file stays."""
        data = write_json(_fields_of(settings))
        _settings_in(data)
        write_durably(self.path, data, mode)


def _fields_of(settings: LocalSettings) -> dict[str, object]:
    scanner = settings.scanner
    return {
        "printer": settings.printer,
        "paper": settings.paper,
        "printers": dict(settings.printers),
        "scanner": {"port": scanner.port, "speed": scanner.speed} if scanner else None,
        "lock_minutes": settings.lock_minutes,
        "token_driver": settings.token_driver,
        "regulation": settings.regulation,
    }


def _settings_in(data: bytes) -> LocalSettings:
    record = Record.of(read_json(data, _PLACE), _PLACE)
    printers = record.record("printers") if "printers" in record else Record({}, _PLACE)
    return LocalSettings(
        printer=record.optional_text("printer", longest=LONGEST_NAME),
        paper=record.optional_text("paper", longest=LONGEST_NAME) or PAPER,
        printers={kind: printers.text(kind, longest=LONGEST_NAME) for kind in printers.fields},
        scanner=_scanner_in(record.record("scanner")) if "scanner" in record else None,
        lock_minutes=_lock_minutes_in(record),
        token_driver=record.optional_text("token_driver", longest=LONGEST_NAME),
        regulation=record.optional_text("regulation", longest=LONGEST_ID),
    )


def _scanner_in(record: Record) -> SerialScanner:
    speed = record.integer("speed", least=SPEEDS[0], most=SPEEDS[-1])
    if speed not in SPEEDS:
        shown = ", ".join(map(str, SPEEDS))
        record.at("speed").refuse(f"phải là một trong: {shown}.", f"must be one of: {shown}.")
    return SerialScanner(record.text("port", longest=LONGEST_NAME), speed)


def _lock_minutes_in(record: Record) -> int:
    if "lock_minutes" not in record:
        return LOCK_MINUTES
    return record.integer("lock_minutes", most=LONGEST_LOCK_MINUTES)
