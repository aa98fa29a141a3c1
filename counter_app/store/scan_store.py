"""Digitised papers on this PC: one encrypted file for each content, in a folder beside the database.

They are never in the journal: an entry names a paper by the SHA-256 of its plain bytes, and the file is on disk, read
back and found whole, before that entry is written. A file without an entry is harmless and collected later.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import stat
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.domain.errors import EnvironmentProblem
from counter_app.settings.data_folder import make_folder, shared_by_group
from counter_app.settings.durable_file import why_not_opened, write_durably

ENDING_OF_FOLDER = ".scans"  # desk.db has desk.scans beside it
_TAG = b"counter-app/1/scan\0"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_ENDING = ".scan"


class Loss(StrEnum):
    """What became of a file that an entry names."""

    GONE = "gone"
    DAMAGED = "damaged"


class ScanUnreadable(EnvironmentProblem):
    """The file is not there any more (an antivirus took it away, somebody deleted it), or its bytes are not ours."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(*_SENTENCES[loss])
        self.loss = loss


class ScanOutOfReach(EnvironmentProblem):
    """The file lies there and is not to be had now: held by another program, or the machine has no room for one more
    open file. Nothing is lost."""

    def __init__(self, why: OSError) -> None:
        super().__init__(
            f"Tệp số hóa vẫn còn trên máy nhưng chưa đọc được ({why_not_opened(why)}); hãy thử lại sau ít phút.",
            f"The scanned file is still on this PC but cannot be read now ({why.strerror}); try again in a moment.",
        )


_SENTENCES = {
    Loss.GONE: (
        "Tệp số hóa không còn trên máy này (có thể phần mềm diệt vi-rút đã lấy đi); hãy quét lại giấy tờ.",
        "The scanned file is no longer on this PC (an antivirus may have taken it away); scan the paper again.",
    ),
    Loss.DAMAGED: (
        "Tệp số hóa trên máy này đã hỏng; hãy quét lại giấy tờ và chạy “counter-app doctor” để kiểm tra ổ đĩa.",
        "The scanned file on this PC is damaged; scan the paper again and run “counter-app doctor” to check the disk.",
    ),
}


class ScanStore:
    """`folder` is made with the first file. `random_bytes` gives the nonces. Raises EnvironmentProblem for the disk."""

    def __init__(self, folder: Path, database_key: bytes, random_bytes: Callable[[int], bytes]) -> None:
        self.folder = folder
        self._cipher = AESGCM(_derived(database_key, b"content"))
        self._naming = _derived(database_key, b"name")
        self._random_bytes = random_bytes

    def keep(self, data: bytes) -> bytes:
        """Durable, read back and whole when this returns; the same bytes again are one file. The plain SHA-256."""
        content = hashlib.sha256(data).digest()
        nonce = self._random_bytes(_NONCE_BYTES)
        sealed = _TAG + nonce + self._cipher.encrypt(nonce, data, _TAG + content)
        try:
            make_folder(self.folder, like=self.folder.parent)
            write_durably(self._path(content), sealed, self._mode())
            self.read(content)
        except (EnvironmentProblem, OSError) as problem:
            raise EnvironmentProblem(
                "Chưa lưu được bản số hóa (ổ đĩa đầy, hỏng, hoặc phần mềm diệt vi-rút chặn tệp). Hồ sơ không thay đổi; "
                "hãy giải phóng ổ đĩa rồi đính kèm lại.",
                "The scan was not kept (disk full or failing, or an antivirus blocked the file). The dossier is "
                "unchanged; make room and attach it again.",
            ) from problem
        return content

    def read(self, content: bytes) -> bytes:
        """The plain bytes, whole. Raises ScanUnreadable where they are lost, ScanOutOfReach where not for good."""
        try:
            sealed = self._path(content).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise ScanUnreadable(Loss.GONE) from None
        except OSError as error:
            if error.errno == errno.EIO:  # the disk itself cannot read it
                raise ScanUnreadable(Loss.DAMAGED) from None
            raise ScanOutOfReach(error) from None
        nonce = sealed[len(_TAG) : len(_TAG) + _NONCE_BYTES]
        try:
            data = self._cipher.decrypt(nonce, sealed[len(_TAG) + _NONCE_BYTES :], _TAG + content)
        except (InvalidTag, ValueError):
            raise ScanUnreadable(Loss.DAMAGED) from None
        if not sealed.startswith(_TAG) or hashlib.sha256(data).digest() != content:
            raise ScanUnreadable(Loss.DAMAGED)
        return data

    def holds(self, content: bytes) -> bool:
        """Whether the file is there, or nobody can tell; `read` says whether it is whole."""
        try:
            return stat.S_ISREG(self._path(content).stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True

    def drop(self, content: bytes) -> None:
        """The person's data were erased, and no other dossier has this paper."""
        self._path(content).unlink(missing_ok=True)

    def has_others_than(self, contents: Iterable[bytes]) -> bool:
        """Whether a file lies here that is none of these."""
        known = {self._path(content).name for content in contents}
        return any(path.name not in known for path in self._files())

    def collect(self, named: Callable[[], Iterable[bytes]], before: float) -> int:
        """Delete files that no entry names and that were written before that moment (seconds since 1970).

        `named` gives the contents that entries name; asked only where there is an old file at all. How many went.
        """
        old = [path for path in self._files() if path.stat().st_mtime < before]
        if not old:
            return 0
        wanted = {self._path(content).name for content in named()}
        dropped = [path for path in old if path.name not in wanted]
        for path in dropped:
            path.unlink(missing_ok=True)
        return len(dropped)

    def _files(self) -> list[Path]:
        """Those that were cut off while they were written begin with a dot and count too."""
        if not self.folder.is_dir():
            return []
        return [path for path in self.folder.iterdir() if path.is_file() and _ENDING in path.name]

    def _path(self, content: bytes) -> Path:
        """Named under the key: who has the disk cannot even ask whether a paper that he knows is among them."""
        return self.folder / (hmac.new(self._naming, content, "sha256").hexdigest() + _ENDING)

    def _mode(self) -> int:
        return 0o660 if shared_by_group(self.folder) else 0o600


def _derived(database_key: bytes, purpose: bytes) -> bytes:
    """A key of its own for each purpose; the database's key is random already, so nothing needs stretching."""
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=_TAG + purpose).derive(database_key)
