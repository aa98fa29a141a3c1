"""The bytes of `desk.keys`: who may unseal what, with a digest that tells a broken file from a wrong key."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.records import Place, Record, read_json
from counter_app.settings.data_folder import shared_by_group
from counter_app.settings.durable_file import write_durably

VERSION = 1
LARGEST_FILE = 256 * 1024
_PLACE = Place("tệp khóa của quầy", "the desk's keys file")


class KeysFileBroken(EnvironmentProblem):
    """The file is not what was written: a broken disk or a hand in it, not a wrong key."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """AES-GCM: hex of the nonce and of the ciphertext with its mark."""

    nonce: str
    text: str


@dataclass(frozen=True, slots=True)
class LoginSlot:
    """The master key, sealed under the secret in one operating-system login's keyring."""

    slot: str
    login: str
    master: Sealed


@dataclass(frozen=True, slots=True)
class DeskKeysFile:
    """`secrets` is sealed under the master key, `recovery` is the master key under the printed code."""

    key_set: str
    secrets: Sealed
    recovery: Sealed
    recovery_confirmed: bool
    logins: tuple[LoginSlot, ...]


def write_keys_file(path: Path, file: DeskKeysFile) -> None:
    """Atomic and synced; readable by this login, or by the group that shares the folder."""
    content = json.dumps(asdict(file), ensure_ascii=False)
    outer = {"v": VERSION, "content": content, "sha256": _digest(content)}
    mode = 0o660 if shared_by_group(path.parent) else 0o600
    write_durably(path, json.dumps(outer, ensure_ascii=False, indent=1).encode("utf-8"), mode)


def read_keys_file(path: Path) -> DeskKeysFile:
    """Raises EnvironmentProblem when it is missing, unreadable or of a newer version, KeysFileBroken when damaged."""
    data = _bytes_of(path)
    try:
        outer = Record.of(read_json(data, _PLACE), _PLACE)
        version = outer.integer("v", least=1)
        if version > VERSION:
            raise _newer(path)
        content = str(outer.fields.get("content"))
        if outer.fields.get("sha256") != _digest(content):
            raise _broken(path)
        return _file_of(Record.of(read_json(content.encode("utf-8"), _PLACE), _PLACE))
    except BadInput:
        raise _broken(path) from None


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise EnvironmentProblem(
            f"Không thấy tệp khóa {path}. Không có nó thì không mở được dữ liệu của quầy: hãy chép lại từ bản sao "
            "thứ hai (ổ ngoài), tuyệt đối chưa đăng ký quầy mới.",
            f"The keys file {path} is missing. The desk's data cannot be opened without it: copy it back from the "
            "second copy, and do not enrol a new desk yet.",
        ) from None
    except OSError as error:
        raise EnvironmentProblem(
            f"Không đọc được tệp khóa {path} ({error.strerror}); hãy kiểm tra quyền của tệp và ổ đĩa.",
            f"The keys file {path} cannot be read ({error.strerror}); check its permissions and the disk.",
        ) from None
    if len(data) > LARGEST_FILE:
        raise _broken(path)
    return data


def _file_of(record: Record) -> DeskKeysFile:
    return DeskKeysFile(
        key_set=_hex_of(record, "key_set", 8, 8),
        secrets=_sealed_of(record.record("secrets")),
        recovery=_sealed_of(record.record("recovery")),
        recovery_confirmed=record.flag("recovery_confirmed"),
        logins=tuple(
            LoginSlot(_hex_of(slot, "slot", 8, 8), slot.text("login", longest=300), _sealed_of(slot.record("master")))
            for slot in record.records("logins")
        ),
    )


def _sealed_of(record: Record) -> Sealed:
    return Sealed(_hex_of(record, "nonce", 12, 12), _hex_of(record, "text", 16, 1000))


def _hex_of(record: Record, key: str, least: int, most: int) -> str:
    text = record.text(key, longest=2 * most)
    try:
        fits = least <= len(bytes.fromhex(text)) <= most
    except ValueError:
        fits = False
    if not fits:
        record.at(key).refuse("không đọc được.", "cannot be read.")
    return text


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def _broken(path: Path) -> KeysFileBroken:
    return KeysFileBroken(
        f"Tệp khóa {path} bị hỏng (không phải sai mã). Hãy chép lại tệp này từ bản sao thứ hai và kiểm tra ổ đĩa.",
        f"The keys file {path} is damaged (no code is wrong). Copy it back from the second copy and check the disk.",
    )


def _newer(path: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Tệp khóa {path} do phiên bản mới hơn tạo ra; hãy cập nhật phần mềm trên máy này.",
        f"The keys file {path} was made by a newer version; update the program on this machine.",
    )
