"""One program at a time on a desk's folder. The lock belongs to the process and dies with it, however it dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol

from counter_app.domain.errors import EnvironmentProblem

_LOCKED_BYTE = 4096  # far behind the process id, which a second program wants to read


class ExclusiveLock(Protocol):
    """The operating system's lock on an open file."""

    def take(self, descriptor: int) -> bool:
        """False when another process holds it; never waits."""
        ...


class SystemLock:
    """`flock` on Linux and macOS, `msvcrt.locking` on Windows."""

    def take(self, descriptor: int) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True


class OneProgram:
    """Holds the lock while it is open; the file itself stays, since removing it could let two in."""

    def __init__(self, path: Path, *, mode: int = 0o600, lock: ExclusiveLock | None = None) -> None:
        """Raises EnvironmentProblem that names the other program's process id, or what is wrong with the file."""
        self._descriptor = _open(path, mode)
        if not (lock or SystemLock()).take(self._descriptor):
            holder = _read_holder(self._descriptor)
            os.close(self._descriptor)
            raise _already_running(holder)
        with suppress(OSError):  # a full disk: whom to name to a second program is a courtesy, the lock holds
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, str(os.getpid()).encode("ascii"))

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> OneProgram:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open(path: Path, mode: int) -> int:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, mode)
    except OSError as error:
        raise EnvironmentProblem(
            f"Không mở được tệp khóa {path} ({error.strerror}); hãy kiểm tra quyền của thư mục dữ liệu.",
            f"The lock file {path} cannot be opened ({error.strerror}); check the data folder's permissions.",
        ) from None
    if sys.platform != "win32" and os.fstat(descriptor).st_uid == os.geteuid():
        os.fchmod(descriptor, mode)
    return descriptor


def _read_holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, 20).decode("ascii", errors="replace")
    return text if text.isdigit() else "?"


def _already_running(holder: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Phần mềm đang mở trên máy này (tiến trình {holder}), có thể ở tài khoản đăng nhập khác. "
        "Hãy dùng cửa sổ đang mở, hoặc đóng nó trước.",
        f"The program is already open on this machine (process {holder}), perhaps under another login. "
        "Use that window, or close it first.",
    )
