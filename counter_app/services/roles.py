"""Whether the person who is signed in may do this. The centre decides the same again from its own record."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.domain.entry_types import DOSSIER_RECEIVED, POSTAL_ACCEPTED
from counter_app.domain.errors import RuleViolation
from counter_app.domain.permissions import ADMINISTRATOR, CLERK, POSTAL, ROLES, SUPERVISOR, may, roles_that_may
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.services.sign_in import Session

ISSUED_FIRST = "accounts.change_issued_password"

ROLE_NAMES: dict[str, tuple[str, str]] = {
    CLERK: ("cán bộ tiếp nhận", "counter clerk"),
    POSTAL: ("nhân viên bưu chính", "postal staff"),
    SUPERVISOR: ("lãnh đạo bộ phận", "supervisor"),
    ADMINISTRATOR: ("quản trị", "administrator"),
}


def require(session: Session, entry_type: str, profile: Profile | None = None) -> None:
    """Raises RuleViolation that says who may, or that the issued password must be changed first: by the article where
    the regulation in force (`profile`) has one (Đăk Nông 2019, article 26.2), else the program's own rule."""
    if session.must_change:
        rule = profile.rule(ISSUED_FIRST) if profile is not None else None
        raise RuleViolation(
            "Mật khẩu đang dùng là mật khẩu được cấp; hãy đổi mật khẩu trước khi làm việc.",
            "Your password was issued to you; change it before you begin to work.",
            citation_with_doubt(rule),
            rule=rule.id if rule is not None else "",
        )
    if may(session.role, entry_type):
        return
    vi, en = ROLE_NAMES[session.role]
    who = [ROLE_NAMES[role] for role in ROLES if role in roles_that_may(entry_type)]
    raise RuleViolation(
        f"Vai trò {vi} không được làm việc này; {_listed(who, 0, 'hoặc') or 'chỉ phần mềm tự'} mới được làm.",
        f"The role {en} may not do this; only {_listed(who, 1, 'or') or 'the program itself'} may.",
    )


def require_here(session: Session, entry_type: str, regulation: Callable[[], Profile] | None) -> None:
    """As `require`; the regulation in force is asked for only where a password was issued and not changed."""
    require(session, entry_type, regulation() if session.must_change and regulation is not None else None)


def takes_in_for_the_post(session: Session) -> bool:
    """Whoever may open a dossier for the one-stop and not receive it there."""
    return may(session.role, POSTAL_ACCEPTED) and not may(session.role, DOSSIER_RECEIVED)


def _listed(who: list[tuple[str, str]], language: int, last: str) -> str:
    words = [names[language] for names in who]
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
