"""Issuing a password to somebody new or who forgot it: shown once, and to be changed at the first sign-in."""

from __future__ import annotations

from collections.abc import Callable

from argon2 import PasswordHasher

from counter_app.wire import base32

LETTERS = 12  # 60 bits, typed once

# As the desks make theirs: argon2id, 64 MiB, two passes.
_hasher = PasswordHasher(time_cost=2, memory_cost=64 * 1024, parallelism=1)


def new_password(random_bytes: Callable[[int], bytes]) -> str:
    """Three groups of four letters and digits that nobody confuses on paper."""
    letters = base32.encode(random_bytes(8))[:LETTERS].lower()
    return "-".join(letters[start : start + 4] for start in range(0, LETTERS, 4))


def verifier_of(password: str) -> str:
    return _hasher.hash(password)
