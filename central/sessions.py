"""Nonces and tokens without a table: a MAC that any process and any restored centre takes."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from central.keys import CentreKeys
from central.requests import Refused
from counter_app.domain.times import OFFICE_ZONE
from counter_app.wire import strict_json
from counter_app.wire.head import session_signature_holds
from counter_app.wire.papers import Certificate
from counter_app.wire.strict_json import NotStrictJson

SESSION = timedelta(hours=12)
NONCE_VALID = timedelta(minutes=10)
LONGEST_TOKEN = 1000


@dataclass(frozen=True, slots=True)
class Session:
    """Who a token speaks for; `public` the key that proved it."""

    desk: str
    office: str
    public: bytes
    until: datetime


class Sessions:
    def __init__(self, keys: CentreKeys, random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    def nonce(self, now: datetime) -> bytes:
        """32 bytes: second, chance, MAC."""
        head = int(now.timestamp()).to_bytes(8, "big") + self._random_bytes(8)
        return head + self._keys.mac("nonce", head)[:16]

    def nonce_is_ours(self, nonce: bytes, now: datetime) -> bool:
        head, mac = nonce[:16], nonce[16:]
        if len(nonce) != 32 or not hmac.compare_digest(mac, self._keys.mac("nonce", head)[:16]):
            return False
        age = int(now.timestamp()) - int.from_bytes(head[:8], "big")
        return abs(age) <= NONCE_VALID.total_seconds()

    def proves(self, certificate: Certificate, nonce: bytes, signature: bytes) -> bool:
        """Whether the holder of the certificate's private key signed this nonce for this centre."""
        return session_signature_holds(self._keys.centre, nonce, bytes.fromhex(certificate.public), signature)

    def token(self, certificate: Certificate, now: datetime) -> tuple[str, datetime]:
        until = now + SESSION
        content = strict_json.write([certificate.desk, certificate.office, certificate.public, int(until.timestamp())])
        return _text(content) + "." + _text(self._keys.mac("token", content)), until

    def session(self, headers_authorization: str, now: datetime) -> Session:
        """The session of a `Bearer` header. Raises Refused (401)."""
        scheme, _blank, token = headers_authorization.partition(" ")
        found = self._opened(token.strip()) if scheme.lower() == "bearer" and len(token) <= LONGEST_TOKEN else None
        if found is None or found.until <= now:
            raise Refused(
                401,
                "Phiên làm việc đã hết hạn hoặc không hợp lệ; hãy mở phiên mới.",
                "The session has expired or is not valid; open a new one.",
            )
        return found

    def _opened(self, token: str) -> Session | None:
        try:
            first, second = token.split(".")
            content, mac = _bytes(first), _bytes(second)
            if not hmac.compare_digest(mac, self._keys.mac("token", content)):
                return None
            desk, office, public, until = strict_json.read(content)
        except (ValueError, NotStrictJson):
            return None
        return Session(desk, office, bytes.fromhex(public), datetime.fromtimestamp(until, OFFICE_ZONE))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
