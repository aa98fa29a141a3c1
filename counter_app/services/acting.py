"""Who is asking: the person signed in at the desk, and whether that person may."""

from __future__ import annotations

from typing import Protocol

from counter_app.domain.errors import RuleViolation
from counter_app.domain.permissions import may


class SignedIn(Protocol):
    """A signed-in person, as `sign_in.Session` is one. `role` is one of `permissions.ROLES`."""

    @property
    def account(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> str: ...


def require(session: SignedIn, entry_type: str) -> None:
    """Raises RuleViolation when the person's role does not allow writing such an entry."""
    if not may(session.role, entry_type):
        raise RuleViolation(
            "Tài khoản này không được làm việc đó; hãy nhờ người có quyền hoặc đăng nhập bằng tài khoản khác.",
            "This account may not do that; ask somebody who may, or sign in with another account.",
        )
