"""Where one operating-system login keeps its small secret: its keyring, or a file where there is none."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.settings.durable_file import write_durably

SERVICE = "counter-app"
KEYRING_VARIABLE = "COUNTER_APP_KEYRING"
LARGEST_KEY_FILE = 64 * 1024


class KeyringUnavailable(EnvironmentProblem):
    """There is no keyring, it is locked, or it does not answer."""


class Keyring(Protocol):
    """Texts by name, for this login alone. Each call raises KeyringUnavailable when it cannot be done."""

    @property
    def protects(self) -> bool:
        """Whether the secret is encrypted under the login's password."""
        ...

    @property
    def description(self) -> str:
        """For `doctor`: which keyring it is. Raises KeyringUnavailable."""
        ...

    def read(self, name: str) -> str | None: ...

    def write(self, name: str, secret: str) -> None: ...


class SystemKeyring:
    """The login's keyring: Secret Service on Linux, the credential vault on Windows, the keychain on macOS."""

    protects = True

    @property
    def description(self) -> str:
        import keyring

        if not system_keyring_is_there():
            raise _no_keyring()
        return str(keyring.get_keyring().name)

    def read(self, name: str) -> str | None:
        import keyring

        try:
            return keyring.get_password(SERVICE, name)
        except Exception as error:  # back-ends raise what they like; every one of it is the environment
            raise _told(error) from error

    def write(self, name: str, secret: str) -> None:
        import keyring

        try:
            keyring.set_password(SERVICE, name, secret)
        except Exception as error:
            raise _told(error) from error


class KeyFile:
    """A file that only this login may read, for machines without a keyring. Protects against other logins only."""

    protects = False

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def description(self) -> str:
        return str(self._path)

    def read(self, name: str) -> str | None:
        return self._entries().get(name)

    def write(self, name: str, secret: str) -> None:
        entries = self._entries() | {name: secret}
        self._path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        write_durably(self._path, json.dumps(entries).encode("utf-8"), 0o600)

    def _entries(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        try:
            data = self._path.read_bytes()
            entries = json.loads(data) if len(data) <= LARGEST_KEY_FILE else None
        except (OSError, ValueError):
            entries = None
        if not isinstance(entries, dict) or not all(isinstance(value, str) for value in entries.values()):
            raise KeyringUnavailable(
                f"Tệp khóa {self._path} hỏng hoặc không đọc được. Hãy xóa tệp đó rồi dùng mã khôi phục đã in.",
                f"The key file {self._path} is broken or unreadable. Remove it and use the printed recovery code.",
            )
        return entries


def choose_keyring(key_file: Path, environ: Mapping[str, str] = os.environ) -> Keyring:
    """COUNTER_APP_KEYRING=system|file decides; without it the keyring where there is one, else the file.

    `doctor` says when it is the file, and what that does not protect. Raises BadInput for another word.
    """
    wanted = environ.get(KEYRING_VARIABLE, "")
    if wanted not in ("", "system", "file"):
        raise BadInput(
            f"{KEYRING_VARIABLE} phải là “system” hoặc “file”, không phải “{wanted[:40]}”.",
            f"{KEYRING_VARIABLE} must be “system” or “file”, not “{wanted[:40]}”.",
        )
    use_system = wanted == "system" or (not wanted and system_keyring_is_there())
    return SystemKeyring() if use_system else KeyFile(key_file)


def system_keyring_is_there() -> bool:
    """Whether this session has a keyring at all; it may still be locked."""
    import keyring
    from keyring.backends import fail, null

    return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)


def login_name() -> str:
    """The operating-system account, which names its slot in `desk.keys`."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _told(error: Exception) -> KeyringUnavailable:
    from keyring.errors import KeyringLocked, NoKeyringError

    if isinstance(error, KeyringLocked):
        return KeyringUnavailable(
            "Kho khóa của tài khoản máy tính đang bị khóa. Hãy đăng nhập lại vào máy bằng mật khẩu.",
            "The keyring of this login is locked. Log in to the machine again with the password.",
        )
    if isinstance(error, NoKeyringError):
        return _no_keyring()
    return KeyringUnavailable(
        "Kho khóa của tài khoản máy tính không trả lời hoặc chưa được tạo. Hãy đăng nhập lại vào máy, "
        "hoặc dùng mã khôi phục đã in.",
        "The keyring of this login does not answer or was never made. Log in to the machine again, or use "
        "the printed recovery code.",
    )


def _no_keyring() -> KeyringUnavailable:
    return KeyringUnavailable(
        "Phiên đăng nhập này không có kho khóa. Hãy cài gnome-keyring và đăng nhập lại, hoặc đặt "
        f"{KEYRING_VARIABLE}=file (xem docs/keys.md).",
        "This session has no keyring. Install gnome-keyring and log in again, or set "
        f"{KEYRING_VARIABLE}=file (see docs/keys.md).",
    )
