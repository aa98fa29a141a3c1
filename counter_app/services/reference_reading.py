"""What each kind of reference data says, read from the bytes that the centre sent, or from what is shipped."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from counter_app.domain.calendar_form import CALENDAR_PLACE, calendar_from_json
from counter_app.domain.errors import BadInput
from counter_app.domain.former_units import ITEM, FormerUnits, readable_former_units
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedures import Catalogue
from counter_app.domain.records import read_json
from counter_app.domain.reference_content import Item, catalogue_from_items
from counter_app.domain.regulation_reading import parse_profile
from counter_app.domain.regulations import Profile
from counter_app.services.office_settings import SAMPLE_OFFICE, OfficeSettings, read_office_settings
from counter_app.settings.catalogue_file import load_sample_catalogue
from counter_app.settings.former_units_file import load_sample_former_units
from counter_app.settings.office_file import read_office_file, sample_office_file
from counter_app.settings.regulation_files import profile_bytes, profile_names
from counter_app.store.reference_arrivals import ReferenceVersion
from counter_app.store.reference_store import CurrentKind

YEARS_AHEAD = 6  # as far as the longest term reaches


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """`parts` are the profile and its base layer; the receipt names the first by hash."""

    profile: Profile
    parts: tuple[ReferenceVersion, ...]


def catalogue_of(kind: CurrentKind | None) -> Catalogue:
    """As imported at the centre: an item for each version, and one for the catalogue itself."""
    if kind is None or not kind.parts:
        return load_sample_catalogue()
    return catalogue_from_items(Item(part.name, part.content) for part in kind.parts)


def hashes_of(kind: CurrentKind | None) -> dict[str, str]:
    return {part.name: part.hash for part in kind.parts} if kind else {}


def former_units_of(kind: CurrentKind | None) -> FormerUnits:
    parts = kind.parts if kind else ()
    table = next((readable_former_units(part.content) for part in parts if part.name == ITEM), None)
    if table is None and office_of(kind).sample:
        return load_sample_former_units()
    return table or FormerUnits()


def profiles_of(kind: CurrentKind | None) -> dict[str, ProfileVersion]:
    parts = kind.parts if kind else ()
    # Shipped ones stay at hand: a dossier may be entered later for a day when another was in force.
    shipped = [part_of(name, profile_bytes(name)) for name in profile_names()]
    read = {profile.id: (profile, part) for part in (*shipped, *parts) for profile in readable_profile(part)}
    versions = {}
    for profile, part in read.values():
        base = read.get(profile.base_layer)
        versions[profile.id] = (
            ProfileVersion(profile.with_base(base[0]), (part, base[1])) if base else ProfileVersion(profile, (part,))
        )
    return versions


def readable_profile(part: ReferenceVersion) -> tuple[Profile, ...]:
    """Nothing for one that a newer program wrote: the desk goes on with those that it can read."""
    try:
        return (parse_profile(part.content, part.name),)
    except BadInput:
        return ()


def part_of(name: str, content: bytes) -> ReferenceVersion:
    return ReferenceVersion(name, hashlib.sha256(content).hexdigest(), content)


def calendar_of(kind: CurrentKind | None, year: int) -> OfficeCalendar:
    if kind is None or not kind.parts:
        return read_office_file(sample_office_file(), range(year - 1, year + YEARS_AHEAD))
    return calendar_from_json(read_json(kind.parts[-1].content, CALENDAR_PLACE))


def office_of(kind: CurrentKind | None) -> OfficeSettings:
    return read_office_settings(kind.parts) if kind is not None and kind.parts else SAMPLE_OFFICE
