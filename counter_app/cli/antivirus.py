"""Whether a virus scanner runs: on, off, or cannot tell; no program can tell whether its licence has run out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Names that resident scanners sold in Vietnam give their processes on Linux.
_SCANNERS = {
    "clamonacc": "ClamAV",
    "clamd": "ClamAV",
    "wdavdaemon": "Microsoft Defender",
    "kesl": "Kaspersky",
    "oaeventd": "ESET",
    "savd": "Sophos",
    "bdsecd": "Bitdefender",
    "falcon-sensor": "CrowdStrike",
    "ds_agent": "Trend Micro",
    "bkavd": "Bkav",
}
_ASK_WINDOWS = (
    "Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntivirusProduct | "
    'ForEach-Object { "$($_.productState) $($_.displayName)" }'
)
_PATIENCE_SECONDS = 20


def running_scanner(processes: Path = Path("/proc")) -> tuple[bool | None, str]:
    """(True, name), (False, name or '') or (None, '') when it cannot be told."""
    if sys.platform == "win32":
        return scanner_of_windows(_windows_answer())
    for name in processes.glob("[0-9]*/comm"):
        if scanner := _SCANNERS.get(_content(name)):
            return True, scanner
    return None, ""  # its absence from this list proves nothing


def scanner_of_windows(answer: str) -> tuple[bool | None, str]:
    """From lines of a product state and a name; bits 12 to 15 of the state are 1 when it is on."""
    products = [line.split(" ", 1) for line in answer.splitlines() if line.split(" ", 1)[0].isdigit()]
    if not products:
        return None, ""
    on = [name for state, *name in products if int(state) >> 12 & 0xF == 1]
    return bool(on), " ".join(on[0] if on else products[0][1:]).strip()


def _windows_answer() -> str:
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _ASK_WINDOWS]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _content(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace").strip()
    except OSError:  # it ended in the meantime
        return ""
