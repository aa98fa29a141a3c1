"""How a regulation has the fee of a dossier paid, and whether a bank transfer is among it."""

from __future__ import annotations

from counter_app.domain.folding import fold
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_rules import Objection

FEE_WAYS = ("fee.ways.level_3", "fee.ways.level_4", "fee.ways.unsigned", "fee.ways")
UNSIGNED = "fee.ways.unsigned"
WITH_THE_POST = "return.post.fee"  # how whoever has the result brought by the post pays (Đồng Nai 2015, article 4.3.c)
# What a transfer from one's own bank is called, folded: by name, or as money that goes over the network. A list that
# ends with "other ways" is open.
_NAMES_A_TRANSFER = ("chuyen khoan", "tai khoan", "truc tuyen", "mang", "tren he thong", "cach khac", "quy dinh khac")


def against_transfer(
    profile: Profile, channel: str, level: str | None, *, signed: bool | None = None, by_post: bool = False
) -> tuple[Objection, ...]:
    """A caution where the regulation's own words name other ways for this dossier only: nothing forbids a transfer in
    words. Paying at the counter is named everywhere, or done by who stands there. `signed` None: nobody knows.
    `by_post`: the result is brought by the post."""
    asked = (*FEE_WAYS, WITH_THE_POST) if by_post else FEE_WAYS
    rules = _own([rule for name in asked if (rule := profile.rule(name, channel=channel, level=level)) is not None])
    rules = [rule for rule in rules if rule.id != UNSIGNED or signed is False]
    named = [words for rule in rules for words in _texts(rule)]
    if not named or any(part in fold(words) for words in named for part in _NAMES_A_TRANSFER):
        return ()
    listed = "; ".join(dict.fromkeys(named))
    return (
        Objection(
            "fees",
            f"Quy định chỉ nêu nộp phí hồ sơ này: {listed}; chuyển khoản thì nên thống nhất với người nộp.",
            f"The regulation names these ways to pay only: {listed}; agree on a transfer with the citizen.",
            citation_with_doubt(rules[0]),
            firm=False,
            rule=rules[0].id,
        ),
    )


def _own(rules: list[Rule]) -> list[Rule]:
    """The national law beneath is asked only where the office's own regulation is silent on fees."""
    return [rule for rule in rules if not rule.base_layer] or rules


def _texts(rule: Rule) -> tuple[str, ...]:
    return rule.value if isinstance(rule.value, tuple) else ()
