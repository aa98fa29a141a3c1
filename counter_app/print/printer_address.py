"""Which printer a name means: a queue of the print service, a roll printer on the network or behind a device file, or
a folder that takes PDF files where there is no printer at all."""

from __future__ import annotations

import re
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.folder_printer import FolderPrinter
from counter_app.print.printers import CupsPrinter, Printer
from counter_app.print.roll_printers import DevicePrinter, NetworkRollPrinter

NETWORK, FOLDER = "tcp://", "file://"
_HOST = re.compile(r"([A-Za-z0-9.-]{1,253})(?::([0-9]{1,5}))?")
_ROLL_PORT = 9100


def printer_at(name: str, media: str) -> Printer:
    """`name` is a queue's, "tcp://host:port", a device's path or "file://" with a folder; `media` is for a queue.

    Raises EnvironmentProblem for a name that is none of these.
    """
    if name.startswith(NETWORK):
        return _network(name)
    if name.startswith(FOLDER):
        return FolderPrinter(_folder(name))
    if name.startswith("/"):
        return DevicePrinter(Path(name))
    try:
        return CupsPrinter(name, media)
    except ValueError:
        raise _no_printer(name) from None


def _folder(name: str) -> Path:
    try:
        return Path(name.removeprefix(FOLDER)).expanduser()
    except RuntimeError:  # ~ of somebody whom nobody knows
        raise _no_printer(name) from None


def _network(name: str) -> Printer:
    found = _HOST.fullmatch(name.removeprefix(NETWORK))
    port = int(found[2] or _ROLL_PORT) if found else 0
    if found is None or not 0 < port < 65_536:
        raise _no_printer(name)
    return NetworkRollPrinter(found[1], port)


def _no_printer(name: str) -> EnvironmentProblem:
    shown = "".join(letter for letter in name if letter.isprintable())[:60]
    return EnvironmentProblem(
        f"“{shown}” không phải tên máy in; hãy chọn trong danh sách, hoặc ghi như tcp://192.168.1.50:9100.",
        f"“{shown}” is no printer; choose one of the list, or write it like tcp://192.168.1.50:9100.",
    )
