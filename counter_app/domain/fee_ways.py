"""How a regulation has the fee of a dossier paid, and whether a bank transfer is among it."""

from __future__ import annotations

from counter_app.domain.folding import fold
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_rules import Objection

UNSIGNED = "fee.ways.unsigned"
SIGNED_PAPER, SIGNED_ELECTRONIC = "fee.ways.signed.paper_result", "fee.ways.signed.electronic_result"
FEE_WAYS = ("fee.ways.level_3", "fee.ways.level_4", UNSIGNED, SIGNED_PAPER, SIGNED_ELECTRONIC, "fee.ways")
WITH_THE_POST = "return.post.fee"  # how whoever has the result brought by the post pays (Đồng Nai 2015, article 4.3.c)
# What a transfer from one's own bank is called, folded: by name, or as money that goes over the network. A list that
# ends with "other ways" is open.
_NAMES_A_TRANSFER = ("chuyen khoan", "tai khoan", "truc tuyen", "mang", "tren he thong", "cach khac", "quy dinh khac")


def against_transfer(
    profile: Profile, channel: str, level: str | None, *, signed: bool | None = None, way: str = ""
) -> tuple[Objection, ...]:
    """A caution where the regulation's own words name other ways for this dossier only: nothing forbids a transfer in
    words. Paying at the counter is named everywhere, or done by who stands there. `signed` None: nobody knows.
    `way`: how the result is returned, '' where nobody has said."""
    asked = (*FEE_WAYS, WITH_THE_POST) if way == "post" else FEE_WAYS
    rules = _own([rule for name in asked if (rule := profile.rule(name, channel=channel, level=level)) is not None])
    rules = [rule for rule in rules if _of_such_a_filing(rule, signed, way)]
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


def _of_such_a_filing(rule: Rule, signed: bool | None, way: str) -> bool:
    """Đăk Nông 2019, articles 10.2.b and 10.3.b: by whether it was signed, then by whether the result is electronic."""
    if rule.id == UNSIGNED:
        return signed is False
    if rule.id in (SIGNED_PAPER, SIGNED_ELECTRONIC):
        return signed is True and (rule.id == SIGNED_ELECTRONIC) is (way == "online")
    return True


def _own(rules: list[Rule]) -> list[Rule]:
    """The national law beneath is asked only where the office's own regulation is silent on fees."""
    return [rule for rule in rules if not rule.base_layer] or rules


def _texts(rule: Rule) -> tuple[str, ...]:
    return rule.value if isinstance(rule.value, tuple) else ()
