"""The centre's own secrets, in one file beside its configuration: a restored database keeps its keys.

The file is JSON, readable by its owner alone. Losing it means that no desk knows the centre any more: keep a copy
apart from the database's backups.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.wire.keys import SigningKey, key_name
from counter_app.wire.papers import KeyNotice, Paper, sign_paper

OWNER = "centre"
SEED_LENGTH = 32
CENTRE_ID_LENGTH = 16
LARGEST_FILE = 256 * 1024  # a rotation adds a line


@dataclass(frozen=True)
class KeyFile:
    """`past` are public keys (hex) that signed papers still in use; `secret` is for MACs and copy keys."""

    centre: bytes
    seed: bytes
    next_seed: bytes
    secret: bytes
    past: tuple[str, ...] = ()

    @classmethod
    def fresh(cls, random_bytes: Callable[[int], bytes]) -> KeyFile:
        seed, next_seed, secret = (random_bytes(SEED_LENGTH) for _ in range(3))
        return cls(random_bytes(CENTRE_ID_LENGTH), seed, next_seed, secret)

    def rotated(self, random_bytes: Callable[[int], bytes]) -> KeyFile:
        """The published next key becomes the present one; the old one goes on verifying what it signed."""
        past = (SigningKey(self.seed).public.hex(), *self.past)
        return replace(self, seed=self.next_seed, next_seed=random_bytes(SEED_LENGTH), past=past)


class CentreKeys:
    """The key file's keys, ready for use."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file
        self.centre = file.centre
        self.signing = SigningKey(file.seed)
        self.next = SigningKey(file.next_seed)
        self.known = {self.signing.name: self.signing.public, self.next.name: self.next.public} | {
            key_name(bytes.fromhex(public)): bytes.fromhex(public) for public in file.past
        }

    def mac(self, purpose: str, *parts: bytes) -> bytes:
        """32 bytes that only the holder of the key file can make; parts are told apart by their lengths."""
        message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        return hmac.new(self._file.secret, purpose.encode("ascii") + b"\0" + message, hashlib.sha256).digest()

    def copy_key(self, office: str) -> bytes:
        """Under which the desks of an office wrap their second copies; the same after any restore."""
        return self.mac("copy", office.encode("utf-8"))

    def notices(self) -> list[Paper]:
        """The centre's own keys, each signed by the present one."""
        roles = [(self.signing.public.hex(), "present"), (self.next.public.hex(), "next")]
        roles += [(public, "past") for public in self._file.past]
        return [sign_paper(KeyNotice(OWNER, public, role, ""), self.signing) for public, role in roles]


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Whole or not at all, mode 0600. Raises EnvironmentProblem."""
    fields = {"v": 1, "past": list(keys.past)} | {
        name: base64.b64encode(getattr(keys, name)).decode("ascii") for name in _BYTES
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mkstemp makes 0600 files
        try:
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                json.dump(fields, stream, indent=1)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise EnvironmentProblem(
            f"Không ghi được tệp khóa {path}: {error.strerror}.",
            f"The key file {path} cannot be written: {error.strerror}.",
        ) from None


def read_key_file(path: Path) -> KeyFile:
    """Raises EnvironmentProblem when it is missing, readable by others, or broken."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise EnvironmentProblem(f"{path} không phải là tệp khóa.", f"{path} is no key file.")
        if os.name == "posix" and mode & 0o077:
            raise EnvironmentProblem(
                f"Người khác đọc được tệp khóa {path}; hãy chạy: chmod 600 {path}",
                f"Others can read the key file {path}; run: chmod 600 {path}",
            )
        fields = json.loads(_at_most(path, LARGEST_FILE))
        values = {name: base64.b64decode(fields[name], validate=True) for name in _BYTES}
        lengths = {name: CENTRE_ID_LENGTH if name == "centre" else SEED_LENGTH for name in _BYTES}
        if any(len(values[name]) != lengths[name] for name in _BYTES):
            raise ValueError("a key of the wrong length")
        return KeyFile(**values, past=_public_keys(fields["past"]))
    except OSError as error:
        raise EnvironmentProblem(
            f"Không đọc được tệp khóa {path}: {error.strerror}; hãy chạy counter-central init.",
            f"The key file {path} cannot be read: {error.strerror}; run counter-central init.",
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise EnvironmentProblem(
            f"Tệp khóa {path} hỏng; hãy lấy lại bản sao lưu.",
            f"The key file {path} is broken; restore it from its copy.",
        ) from None


def _at_most(path: Path, size: int) -> str:
    with path.open("rb") as stream:
        data = stream.read(size + 1)
    if len(data) > size:
        raise ValueError("larger than any key file")
    return data.decode("ascii")


def _public_keys(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list) or any(len(bytes.fromhex(public)) != SEED_LENGTH for public in listed):
        raise ValueError("no list of public keys")
    return tuple(listed)


_BYTES = ("centre", "seed", "next_seed", "secret")
