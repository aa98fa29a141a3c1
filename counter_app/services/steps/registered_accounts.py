"""Online dossiers that were sent without a registered account: some regulations take none of them."""

from __future__ import annotations

from counter_app.domain.errors import RuleViolation
from counter_app.domain.online_filing import lacks_account, unregistered
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Rule
from counter_app.services.steps.case import Case


def rule_against(case: Case) -> Rule | None:
    """None where it may be received, and where the portal did not say how it was sent."""
    return unregistered(case.profile, case.level, registered=_registered(case))


def rule_wanting_account(case: Case) -> Rule | None:
    """Where an account is demanded and the dossier may be received all the same."""
    return lacks_account(case.profile, case.level, registered=_registered(case))


def _registered(case: Case) -> bool | None:
    said = case.details.get("registered")
    return said if isinstance(said, bool) else None


def refuse_unregistered(case: Case) -> None:
    """Raises RuleViolation with the article: such a dossier is refused, never received."""
    rule = rule_against(case)
    if rule is not None:
        raise RuleViolation(
            "Hồ sơ này không gửi từ tài khoản đã đăng ký nên không tiếp nhận được; hãy từ chối và hướng dẫn đăng ký.",
            "It was sent without a registered account and cannot be received; refuse it and say how to register.",
            citation_with_doubt(rule),
            rule=rule.id,
        )
