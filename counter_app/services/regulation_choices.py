"""The regulations that an office may choose among: those of today first, the older ones apart, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter_app.domain.older_regulations import why_older
from counter_app.domain.regulations import Profile
from counter_app.domain.times import date_vi


@dataclass(frozen=True, slots=True)
class RegulationChoice:
    """One regulation by the id that the centre's settings name. `document` is the law or decision itself. `why_*` is ''
    where nothing is to be said of it."""

    id: str
    title_vi: str
    title_en: str
    older: bool
    chosen: bool
    document: str = ""
    why_vi: str = ""
    why_en: str = ""


@dataclass(frozen=True, slots=True)
class RegulationChoices:
    """`current` are offered; `older` stand apart and are an office's explicit choice. Newest first in each. Where
    `set_by_centre` a desk can only look."""

    current: tuple[RegulationChoice, ...]
    older: tuple[RegulationChoice, ...]
    set_by_centre: bool = False

    @property
    def all(self) -> tuple[RegulationChoice, ...]:
        return (*self.current, *self.older)


def regulation_choices(
    profiles: Iterable[Profile], chosen: str, day: date, *, set_by_centre: bool = False
) -> RegulationChoices:
    """Base layers are no choice: they are asked where a regulation is silent."""
    known = [profile for profile in profiles if not profile.is_base_layer]
    newest_first = sorted(known, key=lambda profile: profile.effective_from or date.min, reverse=True)
    told = [_choice(profile, known, chosen, day) for profile in newest_first]
    return RegulationChoices(
        tuple(choice for choice in told if not choice.older),
        tuple(choice for choice in told if choice.older),
        set_by_centre,
    )


def _choice(profile: Profile, known: list[Profile], chosen: str, day: date) -> RegulationChoice:
    reasons = why_older(profile, known, day)
    if reasons:
        why_vi, why_en = "; ".join(one.vi for one in reasons), "; ".join(one.en for one in reasons)
    elif profile.effective_from is not None and profile.effective_from > day:
        why_vi, why_en = f"có hiệu lực từ {date_vi(profile.effective_from)}", f"in force from {profile.effective_from}"
    else:
        why_vi = why_en = ""
    return RegulationChoice(
        profile.id,
        profile.title_vi,
        profile.title_en,
        bool(reasons),
        profile.id == chosen,
        (profile.documents or {}).get(profile.document, profile.document),
        why_vi,
        why_en,
    )
