"""What was corrected after the receipt: details folded onto what was entered first, money onto what was charged.

A correction that anybody at the counter may make is in force at once; one that needs a second person counts only when
it was approved. Nothing that was entered is lost: every correction names what stood before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from counter_app.domain import entry_types as types

# At once until hand-over, with a reason, seen by the supervisor afterwards.
AT_ONCE_FIELDS = frozenset({"applicant", "submitter", "components", "request", "return_way", "return_place", "notify"})


class CorrectionKind(StrEnum):
    """What needs a second person after the slip is out."""

    PROCEDURE = "procedure"
    DUE = "due"
    FEE = "fee"
    VOID = "void"
    AGENCY = "agency"  # a procedure of another agency: void, and received anew at the original time


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as far as corrections ask. `counts` False for one that the centre did not accept."""

    type: str
    facts: Mapping[str, Any]
    details: Mapping[str, Any]
    counts: bool = True

    @property
    def changes(self) -> Mapping[str, Any] | None:
        """What it puts in place of what stood there; None for every other entry."""
        approved = self.type == types.CORRECTION_DECIDED and self.facts.get("approved") is True
        if not self.counts or not (approved or self.type == types.DOSSIER_CORRECTED):
            return None
        after = self.details.get("after")
        return after if isinstance(after, dict) else None


def corrected_details(first: Mapping[str, Any], later: Iterable[Written]) -> dict[str, Any]:
    """The details as they stand now."""
    details = dict(first)
    for one in later:
        if one.changes is not None:
            details = merged(details, one.changes)
    return details


def merged(details: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Objects field by field, everything else whole; an empty value takes the field away."""
    result = dict(details)
    for name, value in after.items():
        old = result.get(name)
        new = merged(old if isinstance(old, dict) else {}, value) if isinstance(value, dict) else value
        if new in ("", None, [], {}):
            result.pop(name, None)
        else:
            result[name] = new
    return result


def before_of(details: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What stood where `after` now stands: merging it again takes the correction back."""
    before: dict[str, Any] = {}
    for name, value in after.items():
        old = details.get(name)
        nested = isinstance(old, dict) and isinstance(value, dict)
        before[name] = before_of(old, value) if nested and isinstance(old, dict) else ("" if old is None else old)
    return before


def really_changes(details: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return merged(details, after) != dict(details)
