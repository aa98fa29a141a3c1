"""`desk.keys`: the desk's secrets, for each operating-system login and for the printed recovery code.

One random master key seals the secrets. It is itself sealed once for each login (under a secret in that login's
keyring) and once under the recovery code, so that a reset password, a second clerk or a new PC loses nothing.
At enrolment: written, read back, the printed code scanned back, and only then the first dossier.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.store.desk_keys_file import (
    DeskKeysFile,
    KeysFileBroken,
    LoginSlot,
    Sealed,
    read_keys_file,
    write_keys_file,
)
from counter_app.store.keyring_port import Keyring, KeyringUnavailable, login_name
from counter_app.wire.recovery_code import SECRET_BYTES, RecoveryCode

RandomBytes = Callable[[int], bytes]

_KEY_BYTES = 32
_NONCE_BYTES = 12
_NAME_BYTES = 8
_TAG = b"counter-app/1/desk.keys/"


class LoginUnknown(EnvironmentProblem):
    """This operating-system login has no key of this desk yet, or no longer; the recovery code gives it one."""


@dataclass(frozen=True, slots=True)
class DeskSecrets:
    """32 bytes each: the database's key, the seed of the signing key, the office's key for second copies."""

    database_key: bytes = field(repr=False)
    signing_seed: bytes = field(repr=False)
    copy_key: bytes = field(repr=False)


def new_secrets(random_bytes: RandomBytes = os.urandom) -> DeskSecrets:
    return DeskSecrets(random_bytes(_KEY_BYTES), random_bytes(_KEY_BYTES), random_bytes(_KEY_BYTES))


def create_desk_keys(
    path: Path,
    secrets: DeskSecrets,
    *,
    keyring: Keyring,
    random_bytes: RandomBytes = os.urandom,
    login: str | None = None,
) -> RecoveryCode:
    """Write the file for this login and read it back. The code is to be printed and given to `confirm_recovery`.

    Raises EnvironmentProblem when there is such a file already, or when the keyring or the disk does not keep it.
    """
    if path.exists():
        raise EnvironmentProblem(
            f"Tệp khóa {path} đã có; không được ghi đè vì sẽ mất dữ liệu của quầy.",
            f"The keys file {path} is there already; writing over it would lose the desk's data.",
        )
    key_set, master = random_bytes(_NAME_BYTES).hex(), random_bytes(_KEY_BYTES)
    code = RecoveryCode(random_bytes(SECRET_BYTES))
    file = DeskKeysFile(
        key_set=key_set,
        secrets=_seal(master, _plain(secrets), key_set, "secrets", random_bytes),
        recovery=_seal(code.secret, master, key_set, "recovery", random_bytes),
        recovery_confirmed=False,
        logins=(),
    )
    write_keys_file(path, _with_login(file, master, keyring, random_bytes, login))
    if unlock(path, keyring) != secrets:
        raise KeysFileBroken(
            f"Tệp khóa {path} đọc lại không giống lúc ghi; chưa tiếp nhận hồ sơ nào. Hãy kiểm tra ổ đĩa.",
            f"The keys file {path} reads back differently; take in no dossier yet and check the disk.",
        )
    return code


def confirm_recovery(path: Path, code: RecoveryCode) -> None:
    """The printed code was scanned back and opens the file. Raises BadInput for another code."""
    open_with_recovery(path, code)
    write_keys_file(path, replace(read_keys_file(path), recovery_confirmed=True))


def recovery_is_confirmed(path: Path) -> bool:
    return read_keys_file(path).recovery_confirmed


def unlock(path: Path, keyring: Keyring) -> DeskSecrets:
    """For this login. Raises LoginUnknown, KeyringUnavailable, KeysFileBroken or another EnvironmentProblem."""
    file = read_keys_file(path)
    return _secrets(path, file, _master_by_login(file, keyring))


def open_with_recovery(path: Path, code: RecoveryCode) -> DeskSecrets:
    """Opens without touching file or keyring. Raises BadInput for a code that is not this desk's."""
    file = read_keys_file(path)
    return _secrets(path, file, _master_by_code(file, code))


def unlock_with_recovery(
    path: Path,
    code: RecoveryCode,
    keyring: Keyring,
    random_bytes: RandomBytes = os.urandom,
    login: str | None = None,
) -> DeskSecrets:
    """Opens, and lets this login in from now on. Raises BadInput for a wrong code, KeyringUnavailable."""
    file = read_keys_file(path)
    master = _master_by_code(file, code)
    secrets = _secrets(path, file, master)
    write_keys_file(path, _with_login(file, master, keyring, random_bytes, login))
    return secrets


def replace_secrets(
    path: Path, secrets: DeskSecrets, *, keyring: Keyring, random_bytes: RandomBytes = os.urandom
) -> None:
    """Seal other secrets for the same logins and the same recovery code (a new PC's signing key)."""
    file = read_keys_file(path)
    master = _master_by_login(file, keyring)
    _secrets(path, file, master)
    sealed = _seal(master, _plain(secrets), file.key_set, "secrets", random_bytes)
    write_keys_file(path, replace(file, secrets=sealed))


def replace_copy_key(
    path: Path, copy_key: bytes, *, keyring: Keyring, random_bytes: RandomBytes = os.urandom
) -> DeskSecrets:
    """The office's key for second copies, as the centre gave it at enrolment."""
    secrets = replace(unlock(path, keyring), copy_key=copy_key)
    replace_secrets(path, secrets, keyring=keyring, random_bytes=random_bytes)
    return secrets


def replace_recovery_code(path: Path, *, keyring: Keyring, random_bytes: RandomBytes = os.urandom) -> RecoveryCode:
    """A new printed code where the old sheet was lost or seen; the old one opens nothing any more."""
    file = read_keys_file(path)
    master = _master_by_login(file, keyring)
    code = RecoveryCode(random_bytes(SECRET_BYTES))
    sealed = _seal(code.secret, master, file.key_set, "recovery", random_bytes)
    write_keys_file(path, replace(file, recovery=sealed, recovery_confirmed=False))
    return code


def logins(path: Path) -> tuple[str, ...]:
    """The operating-system accounts that can open the desk."""
    return tuple(slot.login for slot in read_keys_file(path).logins)


def _with_login(
    file: DeskKeysFile, master: bytes, keyring: Keyring, random_bytes: RandomBytes, login: str | None
) -> DeskKeysFile:
    """The secret goes into the keyring first and is read back: a slot without its secret would open nothing."""
    name, slot, secret = login or login_name(), random_bytes(_NAME_BYTES).hex(), random_bytes(_KEY_BYTES)
    keyring.write(_keyring_name(file), f"{slot}:{secret.hex()}")
    if _secret_in(keyring, file) != (slot, secret):
        raise KeyringUnavailable(
            "Kho khóa không giữ được khóa của quầy (đọc lại thấy khác). Hãy kiểm tra kho khóa của tài khoản máy tính.",
            "The keyring did not keep the desk's key (it reads back differently). Check this login's keyring.",
        )
    added = LoginSlot(slot, name, _seal(secret, master, file.key_set, f"login {slot}", random_bytes))
    others = tuple(other for other in file.logins if other.login != name)
    return replace(file, logins=(*others, added))


def _master_by_login(file: DeskKeysFile, keyring: Keyring) -> bytes:
    slot, secret = _secret_in(keyring, file) or ("", b"")
    for known in file.logins:
        if known.slot == slot:
            try:
                return _unseal(secret, known.master, file.key_set, f"login {slot}")
            except InvalidTag:
                break
    raise LoginUnknown(
        "Tài khoản máy tính này chưa có khóa của quầy (tài khoản mới, hoặc mật khẩu máy vừa được đặt lại). "
        "Hãy quét mã khôi phục đã in; dữ liệu vẫn còn nguyên.",
        "This login has no key of the desk (a new login, or its password was reset). Scan the printed recovery "
        "code; no data is lost.",
    )


def _master_by_code(file: DeskKeysFile, code: RecoveryCode) -> bytes:
    try:
        return _unseal(code.secret, file.recovery, file.key_set, "recovery")
    except InvalidTag:
        raise BadInput(
            "Mã khôi phục gõ đúng nhưng không phải của quầy này, hoặc đã được thay bằng mã mới. Hãy tìm đúng tờ.",
            "The recovery code is well formed but not this desk's, or it was replaced. Find this desk's sheet.",
        ) from None


def _secrets(path: Path, file: DeskKeysFile, master: bytes) -> DeskSecrets:
    try:
        plain = _unseal(master, file.secrets, file.key_set, "secrets")
    except InvalidTag:
        raise KeysFileBroken(
            f"Phần bí mật trong tệp khóa {path} đã bị sửa; hãy chép lại tệp này từ bản sao thứ hai.",
            f"The secrets inside the keys file {path} were altered; copy the file back from the second copy.",
        ) from None
    return DeskSecrets(plain[:32], plain[32:64], plain[64:96])


def _plain(secrets: DeskSecrets) -> bytes:
    parts = (secrets.database_key, secrets.signing_seed, secrets.copy_key)
    if any(len(part) != _KEY_BYTES for part in parts):
        raise ValueError("each secret of a desk has 32 bytes")
    return b"".join(parts)


def _keyring_name(file: DeskKeysFile) -> str:
    return f"desk.keys {file.key_set}"


def _secret_in(keyring: Keyring, file: DeskKeysFile) -> tuple[str, bytes] | None:
    slot, _, secret = (keyring.read(_keyring_name(file)) or "").partition(":")
    try:
        return (slot, bytes.fromhex(secret)) if secret else None
    except ValueError:
        return None


def _seal(secret: bytes, plain: bytes, key_set: str, purpose: str, random_bytes: RandomBytes) -> Sealed:
    nonce = random_bytes(_NONCE_BYTES)
    sealed = AESGCM(_derived(secret, key_set, purpose)).encrypt(nonce, plain, purpose.encode("utf-8"))
    return Sealed(nonce.hex(), sealed.hex())


def _unseal(secret: bytes, sealed: Sealed, key_set: str, purpose: str) -> bytes:
    """Raises InvalidTag for a wrong key or altered bytes."""
    cipher = AESGCM(_derived(secret, key_set, purpose))
    return cipher.decrypt(bytes.fromhex(sealed.nonce), bytes.fromhex(sealed.text), purpose.encode("utf-8"))


def _derived(secret: bytes, key_set: str, purpose: str) -> bytes:
    """Each purpose has a key of its own; all inputs are random already, so nothing needs stretching."""
    info = _TAG + purpose.encode("utf-8") + b"\0"
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=bytes.fromhex(key_set), info=info).derive(secret)
