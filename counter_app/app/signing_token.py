"""The signing token of this PC, as its settings name it."""

from __future__ import annotations

from counter_app.app.desk_parts import DeskParts
from counter_app.print.token_signing import TokenSigner


def signs_here(parts: DeskParts) -> bool:
    """Whether one is set up; whether it is plugged in shows when it is asked."""
    return bool(parts.this_pc.token_driver)


def signer_of(parts: DeskParts) -> TokenSigner | None:
    """Read anew each time: a token may be set up while the window is open."""
    driver = parts.this_pc.token_driver
    return TokenSigner(driver) if driver else None
