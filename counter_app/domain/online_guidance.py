"""How a procedure is filed online, as the office posts it up: where, with what, how the fee is paid, what to bring.

Đăk Nông 2019, article 24.7, has guidance and steps posted at the counter; Đồng Nai 2015, article 8.6.d, has the online
services made known there. The words are those of the regulation's own rules. Citizens read them: only the article that
has it posted is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counter_app.domain.online_filing import LEVEL_FOUR, LEVEL_THREE, ONLINE, SIGNATURE_OF_LEVEL_FOUR
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.domain.return_rules import BRING_PAPER, COMPARE_AT_LEVEL_3

GUIDANCE, ADDRESS = "counter.guidance_posted", "address.portal"
FORM_OF_LEVEL_THREE = "filing.level_3.form"
BRING_ORIGINALS = "return.bring_originals"
_FEES = {LEVEL_THREE: "fee.ways.level_3", LEVEL_FOUR: "fee.ways.level_4"}
# What is told of each level, in the order in which a citizen does it. The fourth is filed as the third and signed.
_TOLD = {
    LEVEL_THREE: (
        ("", FORM_OF_LEVEL_THREE, LEVEL_THREE),
        ("Phí, lệ phí: ", _FEES[LEVEL_THREE], LEVEL_THREE),
        ("Khi nhận kết quả: ", COMPARE_AT_LEVEL_3, LEVEL_THREE),
        ("Khi đến nhận kết quả mang theo: ", BRING_ORIGINALS, LEVEL_THREE),
    ),
    LEVEL_FOUR: (
        ("", FORM_OF_LEVEL_THREE, LEVEL_THREE),
        ("", SIGNATURE_OF_LEVEL_FOUR, LEVEL_FOUR),
        ("Phí, lệ phí: ", _FEES[LEVEL_FOUR], LEVEL_FOUR),
        ("Chưa ký số thì khi nhận kết quả: ", BRING_PAPER, LEVEL_FOUR),
        ("Khi đến nhận kết quả mang theo: ", BRING_ORIGINALS, LEVEL_FOUR),
    ),
}


@dataclass(frozen=True, slots=True)
class OnlineGuidance:
    """`lines` of a label and what is said, in Vietnamese: they are posted. `source` is what has them posted."""

    lines: tuple[tuple[str, str], ...]
    source: str


def online_guidance(profile: Profile, level: str | None) -> OnlineGuidance | None:
    """For a procedure that can be filed online; `level` None where the list does not say: then both are told. None
    where the regulation has nothing posted, and for levels that only inform."""
    rule = profile.rule(GUIDANCE, channel=ONLINE, level=level)
    if rule is None or level in ("1", "2"):
        return None
    levels = (level,) if level in _TOLD else tuple(_TOLD)
    told = ((f"Nộp trực tuyến mức độ {one}", " ".join(_told(profile, one))) for one in levels)
    lines = (*_address(profile), *((label, said) for label, said in told if said))
    return OnlineGuidance(lines, citation_with_doubt(rule))


def _address(profile: Profile) -> Iterator[tuple[str, str]]:
    """Today's, as the office has set it; the one that the text prints where it has set none."""
    rule, setting = profile.rule(ADDRESS, channel=ONLINE), profile.setting(ADDRESS)
    if rule is not None:
        yield "Địa chỉ nộp trực tuyến", setting.value if setting is not None else str(rule.value)


def _told(profile: Profile, level: str) -> Iterator[str]:
    for label, name, asked in _TOLD[level]:
        rule = profile.rule(name, channel=ONLINE, level=asked)
        if rule is None:
            continue
        said = "; ".join(rule.value) if isinstance(rule.value, tuple) else str(rule.value)
        said = f"{label}{said[:1].lower()}{said[1:]}" if label else f"{said[:1].upper()}{said[1:]}"
        yield f"{said}."
