"""Password verifiers: argon2id, memory-hard, as PHC strings."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@dataclass(frozen=True, slots=True)
class Argon2Passwords:
    """64 MiB and two passes take about 0.1 s on a desk PC: seldom noticed by a clerk, dear to a thief."""

    memory_kib: int = 64 * 1024
    passes: int = 2

    def make(self, password: str) -> str:
        """With a fresh salt each time."""
        return self._hasher().hash(password)

    def holds(self, verifier: str, password: str) -> bool:
        """False for a wrong password, and for text that is no verifier."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher().verify(verifier, password)
        except (VerificationError, InvalidHashError):
            return False

    @property
    def decoy(self) -> str:
        """A verifier that no password fits and that takes as long to check: for accounts that do not exist."""
        salt, text = (base64.b64encode(bytes(size)).decode("ascii").rstrip("=") for size in (16, 32))
        return f"$argon2id$v=19$m={self.memory_kib},t={self.passes},p=1${salt}${text}"

    def _hasher(self) -> PasswordHasher:
        # With the first password: a window that opens need not wait for it.
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=self.passes, memory_cost=self.memory_kib, parallelism=1)
