"""Which regulations an office would take today, and why each of the others is an older one.

Older ones stay at hand: dossiers received under them keep them, and an office may still choose one knowingly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from counter_app.domain.regulations import Profile
from counter_app.domain.times import date_vi


class OlderBecause(Enum):
    DRAFT = "draft"
    REPLACED = "replaced"
    PROVINCE_ENDED = "province_ended"
    NATIONAL_LAW_ENDED = "national_law_ended"


@dataclass(frozen=True, slots=True)
class OlderReason:
    """A part of a sentence: several may stand one after another."""

    because: OlderBecause
    vi: str
    en: str


def why_older(profile: Profile, known: Iterable[Profile], day: date) -> tuple[OlderReason, ...]:
    """Nothing for a regulation that an office would take on `day`. `known` are those that may have replaced it.

    That the national law beneath it has ended is told only where nothing weightier is.
    """
    reasons = [*_draft(profile), *_replaced(profile, known, day), *_province_ended(profile, day)]
    return tuple(reasons or _law_ended(profile, day))


def _draft(profile: Profile) -> Iterable[OlderReason]:
    if profile.draft:
        yield OlderReason(
            OlderBecause.DRAFT, "dự thảo, chưa xác nhận đã ban hành", "a draft, its issue was never confirmed"
        )


def _replaced(profile: Profile, known: Iterable[Profile], day: date) -> Iterable[OlderReason]:
    last = profile.effective_to
    if last is None or last >= day:
        return
    successor = _successor(profile, known, last)
    # What follows is known; whether it repealed this one is in the profile's notes, and often nobody has read it.
    by_vi = f", kế tiếp là {successor.document}" if successor else ""
    by_en = f", followed by {successor.document}" if successor else ""
    yield OlderReason(
        OlderBecause.REPLACED, f"ghi áp dụng đến ngày {date_vi(last)}{by_vi}", f"recorded as in force to {last}{by_en}"
    )


def _successor(profile: Profile, known: Iterable[Profile], last: date) -> Profile | None:
    """Of the same province, or both national: the first that began afterwards."""
    later = [
        (other.effective_from, other)
        for other in known
        if other.effective_from is not None and other.effective_from > last
        if _province(other) == _province(profile) and not other.is_base_layer
    ]
    return min(later, key=lambda pair: pair[0])[1] if later else None


def _province(profile: Profile) -> str | None:
    return profile.province.name if profile.province else None


def _province_ended(profile: Profile, day: date) -> Iterable[OlderReason]:
    province = profile.province
    if province is not None and province.ceased is not None and province.ceased <= day:
        yield OlderReason(
            OlderBecause.PROVINCE_ENDED,
            f"tỉnh {province.name} không còn là một tỉnh riêng từ {date_vi(province.ceased)} (sáp nhập)",
            f"{province.name} was merged and is no province of its own since {province.ceased}",
        )


def _law_ended(profile: Profile, day: date) -> Iterable[OlderReason]:
    last = profile.base.effective_to if profile.base else None
    if profile.base is not None and last is not None and last < day:
        yield OlderReason(
            OlderBecause.NATIONAL_LAW_ENDED,
            f"dựa trên {profile.base.document}, hết hiệu lực sau ngày {date_vi(last)}",
            f"rests on {profile.base.document}, in force to {last}",
        )
