"""Today's writing of an address, when the address as written on the paper is corrected.

It is the same place in the names of today's units. What was taken from the table for the address of before is none of
the new one; what a person typed stays, and whoever corrects is asked to look at it: the slip shows it first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.details import object_of, text_of
from counter_app.domain.former_units import FormerUnits
from counter_app.domain.step_rules import Objection

OWNER, WRITTEN, TODAY = "applicant", "address", "address_today"


def without_stale_today(details: Mapping[str, Any], after: Mapping[str, Any], units: FormerUnits) -> dict[str, Any]:
    """`after` with today's address emptied where it belongs to the address that goes."""
    if not _stands_alone(details, after) or not _was_taken(details, units):
        return dict(after)
    return {**after, OWNER: {**object_of(after.get(OWNER)), TODAY: ""}}


def told_of_today(details: Mapping[str, Any], after: Mapping[str, Any], units: FormerUnits) -> tuple[Objection, ...]:
    """What happens to it, and what the table has for the new one. A caution."""
    new = text_of(object_of(after.get(OWNER)), WRITTEN)
    offers = units.offers(new) if new else ()
    if _stands_alone(details, after):
        goes = _was_taken(details, units)
        vi = (
            "Địa chỉ hiện nay lấy theo địa chỉ cũ nên bị bỏ khi lưu"
            if goes
            else "Địa chỉ hiện nay còn của địa chỉ cũ, hãy xem lại"
        )
        en = (
            "Today's address came from the old one and goes with it"
            if goes
            else "Today's address is that of the old one: check"
        )
    elif offers and not _today_of(details) and TODAY not in object_of(after.get(OWNER)):
        vi, en = "Địa chỉ ghi theo đơn vị cũ", "The address names a former unit"
    else:
        return ()
    if offers:
        sample = ("bảng mẫu", "sample table") if offers[0].sample else ("bảng đơn vị hành chính", "table of units")
        vi, en = f"{vi}; nay là ({sample[0]}): {offers[0].address}", f"{en}; today ({sample[1]}): {offers[0].address}"
    return (Objection(TODAY, f"{vi}.", f"{en}.", firm=False),)


def _stands_alone(details: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """The address changes and nothing is said of today's."""
    owner, new = object_of(details.get(OWNER)), object_of(after.get(OWNER))
    changed = WRITTEN in new and text_of(new, WRITTEN) != text_of(owner, WRITTEN)
    return changed and TODAY not in new and bool(_today_of(details))


def _was_taken(details: Mapping[str, Any], units: FormerUnits) -> bool:
    written = text_of(object_of(details.get(OWNER)), WRITTEN)
    return _today_of(details) in {offer.address for offer in units.offers(written)}


def _today_of(details: Mapping[str, Any]) -> str:
    return text_of(object_of(details.get(OWNER)), TODAY)
