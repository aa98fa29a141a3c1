"""A journal's signed head: what authorises a batch, whoever delivers it."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.wire.keys import SigningKey, signature_holds


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a journal (16 bytes); number 0 with the genesis hash means that nothing was written."""

    journal: bytes
    number: int
    hash: bytes

    def signed_bytes(self) -> bytes:
        return self.journal + self.number.to_bytes(8, "big") + self.hash


def sign_head(head: Head, key: SigningKey) -> bytes:
    return key.sign("head", head.signed_bytes())


def head_signature_holds(head: Head, public: bytes, signature: bytes) -> bool:
    return signature_holds(public, signature, "head", head.signed_bytes())


def sign_session(centre: bytes, nonce: bytes, key: SigningKey) -> bytes:
    """The answer to the centre's nonce (32 bytes); `centre` is the centre's id (16 bytes)."""
    return key.sign("session", centre, nonce)


def session_signature_holds(centre: bytes, nonce: bytes, public: bytes, signature: bytes) -> bool:
    return signature_holds(public, signature, "session", centre, nonce)
