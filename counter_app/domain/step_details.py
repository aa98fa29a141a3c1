"""Texts that a person types for a step, made clean in one place; bounded, without control characters."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.domain.errors import BadInput
from counter_app.domain.records import Place, clean_text

LONGEST_LINE = 300
LONGEST_REASON = 1_000


def line(text: str, vi: str, en: str, *, needed: bool = False, longest: int = LONGEST_LINE) -> str:
    """One line; `vi` and `en` name the field in the sentence that refuses it. Raises BadInput."""
    cleaned = " ".join(clean_text(text, Place(vi, en), longest=longest).split())
    if needed and not cleaned:
        raise BadInput(f"{vi}: hãy ghi nội dung này.", f"{en}: this has to be filled in.")
    return cleaned


def reason(text: str, *, needed: bool = True) -> str:
    return line(text, "Lý do", "Reason", needed=needed, longest=LONGEST_REASON)


def filled(details: Mapping[str, object]) -> dict[str, object]:
    """Without what was left empty: an entry says what there is."""
    return {name: value for name, value in details.items() if value}
