"""Who gets in where no keyring opens: the printed recovery code, made, read back, replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from counter_app.domain.notice import Notice
from counter_app.store.desk_keys import (
    DeskSecrets,
    LoginUnknown,
    confirm_recovery,
    recovery_is_confirmed,
    replace_recovery_code,
    unlock,
    unlock_with_recovery,
)
from counter_app.store.keyring_port import Keyring, KeyringUnavailable
from counter_app.wire.recovery_code import RecoveryCode, parse_recovery_code

__all__ = ["DeskSecrets", "KeyringUnavailable", "LoginUnknown", "Recovery"]


class Recovery:
    """Each call may ask the keyring, which may take its time: never on the window's thread."""

    def __init__(self, keys: Path, keyring: Callable[[], Keyring]) -> None:
        self._keys, self._keyring = keys, keyring

    def unlock(self) -> DeskSecrets:
        """With this login's own keyring. Raises LoginUnknown where only the printed code helps."""
        return unlock(self._keys, self._keyring())

    def let_in(self, text: str) -> DeskSecrets:
        """The code, typed or scanned: from now on this login opens the desk by itself. Raises BadInput."""
        code = parse_recovery_code(text)
        secrets = unlock_with_recovery(self._keys, code, self._keyring())
        confirm_recovery(self._keys, code)
        return secrets

    def confirm(self, text: str) -> None:
        """The printed code was read back. Raises BadInput for another; nothing changes then."""
        confirm_recovery(self._keys, parse_recovery_code(text))

    def replace(self) -> RecoveryCode:
        """A new code; whatever was printed before opens nothing any more."""
        return replace_recovery_code(self._keys, keyring=self._keyring())

    def is_confirmed(self) -> bool:
        return recovery_is_confirmed(self._keys)

    def keyring_note(self) -> Notice | None:
        """What a machine without a keyring does not protect (docs/keys.md), None where there is one."""
        keyring = self._keyring()
        if keyring.protects:
            return None
        return Notice(
            "Phiên đăng nhập này không có kho khóa (keyring), nên khóa của quầy sẽ nằm trong tệp "
            f"{keyring.description}, chỉ tài khoản máy tính này đọc được. Tệp ấy không ngăn được người lấy ổ đĩa hay "
            "quản trị máy. Nên cài gnome-keyring rồi đăng nhập lại máy bằng mật khẩu; nếu không được, hãy mã hóa toàn "
            "bộ ổ đĩa (xem docs/keys.md).",
            f"This session has no keyring, so the desk's key will lie in the file {keyring.description}, which only "
            "this login can read. That does not keep out whoever takes the disk or administers the PC. Better install "
            "gnome-keyring and log in again with the password; where that cannot be, encrypt the whole disk (see "
            "docs/keys.md).",
        )
