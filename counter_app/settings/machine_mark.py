"""The mark of this machine and this very folder: another one after a copy, a move or a restore of the folder.

A database that finds another mark than its own closes its journal and opens a new one. Not told apart: a disk
image put onto another PC together with its machine-id, and a snapshot put back; there the centre sees the fork.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem

_MACHINE_ID_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_WORDS = "Tệp này đánh dấu máy của quầy. Xin đừng chép, sửa hay xóa.\nThis file marks the desk's machine.\n"


class ThisMachine:
    """From the machine-id, the file system's id and the inode of a marker file, which is made at the first call."""

    def __init__(self, marker: Path, machine_id_files: tuple[Path, ...] = _MACHINE_ID_FILES) -> None:
        self._marker = marker
        self._machine_id_files = machine_id_files

    def read(self) -> str:
        """32 hex characters, the same at every start. Raises EnvironmentProblem."""
        try:
            self._make_marker()
            parts = (self._machine_id(), file_system_id(self._marker), str(self._marker.stat().st_ino))
        except OSError as error:
            raise EnvironmentProblem(
                f"Không đọc được tệp đánh dấu máy {self._marker} ({error.strerror}); hãy kiểm tra quyền thư mục.",
                f"The machine's marker file {self._marker} cannot be read ({error.strerror}); check the folder.",
            ) from None
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    def _make_marker(self) -> None:
        if self._marker.exists():
            return
        with self._marker.open("x", encoding="utf-8") as file:
            file.write(_WORDS)
            file.flush()
            os.fsync(file.fileno())

    def _machine_id(self) -> str:
        for file in self._machine_id_files:
            if file.is_file() and (text := file.read_text("ascii", errors="replace").strip()):
                return text
        return _windows_machine_id()


def file_system_id(path: Path) -> str:
    """The file system's own id; the volume's serial number on Windows."""
    if sys.platform == "win32":
        return str(path.stat().st_dev)
    return str(os.statvfs(path).f_fsid)


def _windows_machine_id() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    else:
        return ""
