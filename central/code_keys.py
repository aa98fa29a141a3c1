"""Which codes are the same to whoever reads them: small letters, full-width ones and blanks around do not count."""

from __future__ import annotations

import unicodedata

LONGEST_CODE = 64


def code_key(text: str) -> str | None:
    """What a code is bound and found by; None for text that is too long to be one."""
    if len(text) > LONGEST_CODE:
        return None
    return unicodedata.normalize("NFKC", text).strip().upper()[:LONGEST_CODE]
