"""Where a centre may be: an address that speaks TLS, or this PC itself."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from counter_app.domain.errors import BadInput


class NoAddress(BadInput):
    """No centre can be found there, whatever the line does."""


def check_address(address: str) -> None:
    """Raises NoAddress for an address that no centre can have, and for one that sends citizens' data in the clear:
    without TLS only this PC itself is asked (the demonstration, tests)."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        safe = parts.scheme == "https" or (parts.scheme == "http" and _is_this_pc(host))
        # A port that is no number is found only when it is asked for.
        fits = safe and bool(host) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or not address.isprintable():
        raise NoAddress(
            f"Địa chỉ hệ thống trung tâm “{address[:80]}” không đúng; phải bắt đầu bằng https://.",
            f"“{address[:80]}” is no address of a centre; it must begin with https://.",
        )


def _is_this_pc(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
