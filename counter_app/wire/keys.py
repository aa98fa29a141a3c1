"""Ed25519 under tags. A key is named by the first eight base-32 characters of its tagged hash."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counter_app.wire import base32
from counter_app.wire.another_signature import another_signature
from counter_app.wire.tags import tag, tagged_hash


class SigningKey:
    """A private key with its public half and name at hand."""

    def __init__(self, seed: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.seed = seed
        self.public = self._private.public_key().public_bytes_raw()
        self.name = key_name(self.public)

    def sign(self, kind: str, *parts: bytes) -> bytes:
        """64 bytes over the tag and the parts."""
        return self._private.sign(b"".join((tag(kind), *parts)))

    def sign_anew(self, instead_of: bytes, kind: str, *parts: bytes) -> bytes:
        """Another signature over the same, which takes the place of `instead_of`."""
        return another_signature(self.seed, b"".join((tag(kind), *parts)), instead_of)


def key_name(public: bytes) -> str:
    """Eight base-32 characters: what slips and papers name a key by."""
    return base32.encode(tagged_hash("key", public))[:8]


def signature_holds(public: bytes, signature: bytes, kind: str, *parts: bytes) -> bool:
    """False for a wrong signature, and for bytes that are no key at all."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, b"".join((tag(kind), *parts)))
    except (InvalidSignature, ValueError):
        return False
    return True
