"""Another signature over the same bytes: of a slip that takes the place of one whose text says the same.

Ed25519 as everybody signs it gives one signature for one text. The text in a slip's QR code is frozen and holds nothing
that a corrected name or list of papers would change, so the signature alone can tell the new slip from the old one.
RFC 8032 fixes how a signature is checked; the secret number that each one begins with must only be unpredictable and
never serve two texts. Here it is drawn from the key, the text and the signature whose place is taken.
"""

from __future__ import annotations

from hashlib import sha512

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ORDER = 2**252 + 27742317777372353535851937790883648493  # of the group (RFC 8032, section 5.1)


def another_signature(seed: bytes, message: bytes, instead_of: bytes) -> bytes:
    """64 bytes that any Ed25519 checker takes; the same ones whenever the same signature is replaced.

    `instead_of` is that signature. The points are the library's work: multiplying secrets is nothing to write oneself.
    """
    secret = sha512(seed).digest()
    drawn = sha512(secret[32:] + instead_of + message).digest()
    nonce, point = _scalar(drawn[:32]), _point(drawn[:32])
    if drawn[32] & 1:
        # The library's scalars are half of all there are; with the other sign of every second one none is likelier.
        nonce, point = ORDER - nonce % ORDER, point[:31] + bytes([point[31] ^ 0x80])
    challenge = int.from_bytes(sha512(point + _point(seed) + message).digest(), "little")
    return point + ((nonce + challenge * _scalar(seed)) % ORDER).to_bytes(32, "little")


def _scalar(seed: bytes) -> int:
    """Clamped, as RFC 8032, section 5.1.5, makes it of a seed."""
    low = int.from_bytes(sha512(seed).digest()[:32], "little")
    return low & (2**254 - 8) | 2**254


def _point(seed: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
