"""Writing a small file so that it is either the old one or the new one, whatever dies in between."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem

_WHY_VI = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.EACCES: "tài khoản máy tính này không có quyền ghi",
    errno.EPERM: "tài khoản máy tính này không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không có thư mục này",
    errno.ENOTDIR: "không có thư mục này",
    errno.EISDIR: "đã có thư mục tên như vậy",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa bị lỗi",
    errno.EBUSY: "chương trình khác đang mở tệp này",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.ENFILE: "đang mở quá nhiều tệp",
}


_NO_RIGHT_TO_READ = "tài khoản máy tính này không có quyền đọc, hoặc chương trình khác đang giữ tệp"
_WHY_NOT_READ_VI = {errno.EACCES: _NO_RIGHT_TO_READ, errno.EPERM: _NO_RIGHT_TO_READ}


def why_not_written(error: OSError) -> str:
    """In Vietnamese: what the system itself says is English, and stands only where nothing better is known."""
    return _WHY_VI.get(error.errno or 0) or error.strerror or f"lỗi {error.errno}"


def why_not_opened(error: OSError) -> str:
    """As `why_not_written`, of a file that is read."""
    return _WHY_NOT_READ_VI.get(error.errno or 0) or why_not_written(error)


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replace `path` at once: written beside it, synced, renamed, folder synced. Raises EnvironmentProblem.

    `mode` holds whatever the process's umask is. A reader sees the old bytes or the new, never a part.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        _write_synced(beside, data, mode)
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # a name too long to write is too long to remove
            beside.unlink(missing_ok=True)
        raise EnvironmentProblem(
            f"Chưa ghi được tệp {path} ({why_not_written(error)}). Tệp cũ còn nguyên; hãy kiểm tra ổ đĩa và quyền ghi.",
            f"The file {path} was not written ({error.strerror}). The old one stands; check disk and permissions.",
        ) from None


def sync_folder(folder: Path) -> None:
    """Make renames in the folder last through a power cut; Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_synced(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        if sys.platform != "win32":
            os.fchmod(file.fileno(), mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
