"""What a regulation wants of a refusal before the receipt: its reason, on the form that the citizen takes along."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.domain.step_rules import ONLINE_NOTICE_TIMES, Objection

REFUSAL_FORM = "refusal.form"


def against_unreasoned(
    profile: Profile, channel: str, level: str | None, reasons: Sequence[str]
) -> tuple[Objection, ...]:
    """Without a reason, by the article that wants it (decree 118/2025, article 17.1.c; online 17.2.a). Nothing where
    the regulation in force wants none in words."""
    if any(text.strip() for text in reasons):
        return ()
    rules = (profile.rule(name, channel=channel, level=level) for name in (REFUSAL_FORM, ONLINE_NOTICE_TIMES))
    return tuple(
        Objection(
            "reasons",
            "Từ chối phải ghi rõ lý do trên phiếu giao cho người nộp; hãy ghi ít nhất một lý do.",
            "A refusal gives its reason on the form that the citizen takes along; write one at least.",
            citation_with_doubt(rule),
            rule=rule.id,
        )
        for rule in rules
        if rule is not None
    )[:1]
