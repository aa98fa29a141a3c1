"""The one folder of a desk on its PC: local, machine-wide where possible, the same for every login.

Never a roaming profile, a synchronised folder or a share: the database needs the memory of one machine.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from counter_app.domain.errors import BadInput, EnvironmentProblem

APPLICATION = "counter-app"
FOLDER_VARIABLE = "COUNTER_APP_FOLDER"

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
_GROUP_FILE = 0o660


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where everything lies. `machine_wide` is False when only this login can reach it."""

    path: Path
    machine_wide: bool
    marks: Path
    """High-water marks of journals, outside `path` so that an old copy of the folder does not bring them along."""
    login: Path
    """This login's own private folder: the key file of machines without a keyring."""

    @property
    def database(self) -> Path:
        return self.path / "desk.db"

    @property
    def desk_keys(self) -> Path:
        return self.path / "desk.keys"

    @property
    def local_settings(self) -> Path:
        return self.path / "local.json"

    @property
    def lock(self) -> Path:
        return self.path / "program.lock"

    @property
    def machine_marker(self) -> Path:
        return self.path / "machine.mark"

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def pinned_authority(self) -> Path | None:
        """The certificates (PEM) by which alone the centre's is believed; None where the office laid none here.

        A file that lies here and cannot be read is named all the same: then no centre is believed, instead of any.
        """
        file = self.path / "centre.pem"
        return file if os.path.lexists(file) else None

    @property
    def key_file(self) -> Path:
        return self.login / "login.key"

    @property
    def file_mode(self) -> int:
        """0660 where the folder is shared by a group of logins, else 0600. Never anything for others."""
        return _GROUP_FILE if self.path.is_dir() and shared_by_group(self.path) else _PRIVATE_FILE

    def set_mode(self, file: Path) -> None:
        """For a file that a library made with a mode of its own, so that the desk's other logins can write it too."""
        if sys.platform != "win32" and file.stat().st_uid == os.geteuid():
            file.chmod(self.file_mode)

    def prepare(self) -> None:
        """Make the folders that are missing, closed to other logins. Raises EnvironmentProblem."""
        for folder in (self.path, self.log, self.marks):
            make_folder(folder, like=self.path)
        make_folder(self.login, like=None)


def find_data_folder(
    argument: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    *,
    machine: Path | None = None,
    user: Path | None = None,
) -> DataFolder:
    """The argument, else COUNTER_APP_FOLDER, else the machine's where writable or creatable, else the user's.

    Makes nothing. `machine` and `user` stand for the system's own places. Raises BadInput for a relative path and
    for the root itself.
    """
    users = user or platformdirs.user_data_path(APPLICATION, appauthor=False)
    given = argument or (Path(environ[FOLDER_VARIABLE]) if environ.get(FOLDER_VARIABLE) else None)
    if given is not None:
        return _folder_at(_absolute(given), users, machine_wide=False, marks_beside=True)
    machines = machine or machine_folder()
    if _usable(machines):
        return _folder_at(machines, users, machine_wide=True, marks_beside=True)
    return _folder_at(users / "desk", users, machine_wide=False, marks_beside=False)


def machine_folder() -> Path:
    """/var/lib/counter-app on Linux; the system's place for the data of all users elsewhere."""
    linux = sys.platform == "linux"
    return Path("/var/lib") / APPLICATION if linux else platformdirs.site_data_path(APPLICATION, appauthor=False)


def shared_by_group(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IWGRP)


def _folder_at(path: Path, users: Path, *, machine_wide: bool, marks_beside: bool) -> DataFolder:
    beside = path.with_name(f"{path.name}-marks")
    marks = beside if marks_beside and _usable(beside) else users / "marks"
    return DataFolder(path, machine_wide, marks, users)


def _absolute(path: Path) -> Path:
    try:
        wanted = path.expanduser()
    except RuntimeError:  # ~ of somebody whom nobody knows
        wanted = path
    if not wanted.is_absolute() or not wanted.name:
        raise BadInput(
            f"Thư mục dữ liệu “{path}” phải là đường dẫn đầy đủ của một thư mục, bắt đầu từ gốc ổ đĩa.",
            f"The data folder “{path}” must be a full path of a folder, one that starts at the root.",
        )
    return wanted


def _usable(folder: Path) -> bool:
    """Writable, or absent under a folder in which it can be made."""
    place = folder
    while not place.exists():
        if place == place.parent:
            return False
        place = place.parent
    return place.is_dir() and os.access(place, os.W_OK | os.X_OK)


def make_folder(folder: Path, like: Path | None) -> None:
    """Where it is missing, closed to others; `like` is a folder whose sharing with a group the new one takes over.

    Raises EnvironmentProblem.
    """
    if folder.is_dir():
        return
    try:
        folder.mkdir(parents=True, mode=_PRIVATE_FOLDER, exist_ok=True)
        if like is not None and like != folder and shared_by_group(like):
            _share_like(folder, like)
    except OSError as error:
        raise EnvironmentProblem(
            f"Không tạo được thư mục dữ liệu {folder} ({error.strerror}); hãy nhờ người quản trị máy cấp quyền.",
            f"The data folder {folder} cannot be made ({error.strerror}); ask the machine's administrator.",
        ) from None


def make_own_folder(folder: Path) -> None:
    """Closed to others, and nobody else's: in a temporary folder that all logins share, anybody can lay one out first.

    Raises EnvironmentProblem.
    """
    make_folder(folder, like=None)
    if sys.platform != "win32" and {folder.stat().st_uid, folder.lstat().st_uid} != {os.geteuid()}:
        raise EnvironmentProblem(
            f"Thư mục {folder} là của tài khoản máy tính khác; hãy xóa hoặc chọn thư mục khác.",
            f"The folder {folder} belongs to another login; remove it or choose another.",
        )


def _share_like(folder: Path, like: Path) -> None:
    if sys.platform == "win32":
        return
    owner = like.stat()
    os.chown(folder, -1, owner.st_gid)
    folder.chmod(stat.S_IMODE(owner.st_mode))
