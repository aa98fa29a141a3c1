"""The office's printed recovery code: 128 random bits and a check against slips of eye and hand.

Its QR text names no host: a telephone that scans it must not hand it to a web server.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from counter_app.domain.errors import BadInput
from counter_app.wire import base32

SECRET_BYTES = 16
LONGEST_TEXT = 100

_CHECK_BYTES = 4
_GROUP = 4
_PREFIX = "R1/"
_CHECK_TAG = b"counter-app/1/recovery\0"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """Opens `desk.keys` where no keyring does. Never stored by the program, never shown in a log."""

    secret: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """Eight groups of four letters, for paper and for typing."""
        letters = base32.encode(self.secret + _check(self.secret))
        return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def recovery_qr_text(code: RecoveryCode) -> str:
    """R1/ and the letters, all of QR's alphanumeric set."""
    return _PREFIX + code.text.replace("-", "")


def parse_recovery_code(text: str) -> RecoveryCode:
    """What was typed or scanned; forgives case, blanks, hyphens and 0 1 8 for O I B. Raises BadInput."""
    letters = text.strip()[:LONGEST_TEXT].upper().removeprefix(_PREFIX)
    try:
        data = base32.decode(letters)
    except ValueError:
        raise _mistyped() from None
    secret, check = data[:SECRET_BYTES], data[SECRET_BYTES:]
    if len(text) > LONGEST_TEXT or not hmac.compare_digest(check, _check(secret)):
        raise _mistyped()
    return RecoveryCode(secret)


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(_CHECK_TAG + secret).digest()[:_CHECK_BYTES]


def _mistyped() -> BadInput:
    return BadInput(
        "Mã khôi phục chưa đúng: có chữ gõ nhầm, thiếu hoặc thừa. Mã có 8 nhóm, mỗi nhóm 4 ký tự; hãy quét mã QR "
        "trên tờ giấy niêm phong hoặc gõ lại.",
        "The recovery code is mistyped, too short or too long. It has 8 groups of 4; scan the QR code on the sealed "
        "sheet or type it again.",
    )
