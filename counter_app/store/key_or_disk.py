"""Tells a wrong key from a broken disk, which SQLCipher reports with the same words.

SQLCipher marks each page with an HMAC under a key made from the database's key and the salt in the file's first
16 bytes. If any page's mark holds, the key is right and the disk or a hand damaged another page.
"""

from __future__ import annotations

import hashlib
import hmac
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from counter_app.domain.errors import EnvironmentProblem

PAGE = 4096
_SALT = 16
_MARK = 64
_SALT_MASK = 0x3A
_PAGES_TRIED = 256


class KeyOrDisk(Enum):
    KEY_FITS = "every page that was tried is sound"
    DAMAGED = "the key fits, but pages are damaged"
    OTHER_KEY = "no page fits: another key, or another file"
    NOT_ENCRYPTED = "a plain SQLite file"
    EMPTY = "too short to be a database"


def key_or_disk(database: Path, key: bytes) -> KeyOrDisk:
    """Tries up to 256 pages of a database with 4 KiB pages. `key` is the raw 32 bytes. Raises EnvironmentProblem."""
    try:
        with database.open("rb") as file:
            return _judged(file, key)
    except OSError as error:
        raise EnvironmentProblem(
            f"Ổ đĩa không đọc được tệp dữ liệu {database} ({error.strerror}); hãy ngừng ghi và gọi hỗ trợ.",
            f"The disk cannot read the database {database} ({error.strerror}); write nothing more and call support.",
        ) from None


def _judged(file: BinaryIO, key: bytes) -> KeyOrDisk:
    salt = file.read(_SALT)
    if salt == b"SQLite format 3\0":
        return KeyOrDisk.NOT_ENCRYPTED
    file.seek(0)
    mark_key = mark_key_of(key, salt)
    held: list[bool] = []
    while len(held) < _PAGES_TRIED and len(page := file.read(PAGE)) == PAGE:
        held.append(mark_holds(page, len(held) + 1, mark_key))
    if not held:
        return KeyOrDisk.EMPTY
    if all(held):
        return KeyOrDisk.KEY_FITS
    return KeyOrDisk.DAMAGED if any(held) else KeyOrDisk.OTHER_KEY


def mark_key_of(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, 2, 32)


def mark_holds(page: bytes, number: int, mark_key: bytes) -> bool:
    marked = page[_SALT if number == 1 else 0 : -_MARK] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mark_key, marked, "sha512"), page[-_MARK:])
