"""What a scan means while a desk is being enrolled: the one-time code, or the centre's address."""

from __future__ import annotations

import re
from enum import Enum, auto

from counter_app.wire.base32 import normal

CODE_LETTERS = 16
LONGEST = 300
_ADDRESS = re.compile(r"(?i)https?://\S+")


class EnrolmentScan(Enum):
    CODE = auto()
    ADDRESS = auto()
    NEITHER = auto()


def enrolment_scan(text: str) -> EnrolmentScan:
    """Forgives blanks, hyphens and case as the centre does. Pure."""
    given = text.strip()
    if len(given) > LONGEST:
        return EnrolmentScan.NEITHER
    if _ADDRESS.fullmatch(given):
        return EnrolmentScan.ADDRESS
    try:
        return EnrolmentScan.CODE if len(normal(given)) == CODE_LETTERS else EnrolmentScan.NEITHER
    except ValueError:
        return EnrolmentScan.NEITHER
