"""What a citizen asks for by the portal once a dossier is under way: to take it back, to change it, that what was
missing is there. Pure.

Before the receipt nobody decides: the dossier is taken back at once. Afterwards the one-stop records the wish, for
papers, fees and work that has begun follow the law of the sector (decree 118/2025, article 21). Once there is a
decision or a result, nothing is taken back or changed.
"""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain.life_cycle import (
    ARRIVED_ONLINE,
    AWAITING_DUTY,
    AWAITING_SUPPLEMENT,
    RECEIVED,
    RESULT_READY,
    RETURNED,
    SENT_BACK,
    WITH_SPECIALIST,
)
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_rules import Objection

STOP_ONLINE, STOP = "stop.by_applicant_online", "stop.by_applicant"
PORTAL_CITATION = "NĐ 118/2025/NĐ-CP, điều 21.2"
NOT_RECEIVED = frozenset({ARRIVED_ONLINE, SENT_BACK})
UNDER_WAY = frozenset({RECEIVED, WITH_SPECIALIST, AWAITING_SUPPLEMENT, AWAITING_DUTY})
WITH_RESULT = frozenset({RESULT_READY, RETURNED})


class AskKind(StrEnum):
    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    CHANGE = "change"


WORDS = {
    AskKind.SUPPLEMENT: ("Người nộp đã bổ sung trên cổng", "The citizen completed it on the portal"),
    AskKind.WITHDRAW: ("Người nộp đề nghị rút hồ sơ", "The citizen asks to take it back"),
    AskKind.CHANGE: ("Người nộp đề nghị sửa hồ sơ", "The citizen asks to change it"),
}


def stop_rule(profile: Profile, channel: str, level: str | None) -> Rule | None:
    """What lets a citizen stop: for what was filed online a clause of its own (decree 118/2025, article 21.2)."""
    return profile.rule(STOP_ONLINE, channel=channel, level=level) or profile.rule(STOP, channel=channel, level=level)


def against_withdrawal(profile: Profile, channel: str, level: str | None, status: str) -> tuple[Objection, ...]:
    """With the article, where the regulation says until when; where it says nothing, nothing stands against it."""
    if status not in WITH_RESULT:
        return ()
    rule = stop_rule(profile, channel, level)
    if rule is None:
        return ()
    return (
        Objection(
            "reason",
            "Hồ sơ đã có kết quả giải quyết nên không rút, không dừng theo đề nghị của người nộp được nữa.",
            "There is a result: the dossier cannot be taken back or stopped at the citizen's wish any more.",
            citation_with_doubt(rule),
            rule=rule.id,
        ),
    )
