"""An office's choice of regulation, as the centre's reference data bring it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from counter_app.domain.records import write_json
from counter_app.settings.regulation_files import profile_bytes
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference
from tests.services.desk import Workplace


def choose(place: Workplace, profile: str, **settings: object) -> None:
    """The office of the tests works by this profile from now on."""
    content = write_json({"name": "Một cửa", "agencies": ["H36.37.05"], "profile": profile} | settings)
    _arrive(place, "settings", "office", content)


def changed_profile(place: Workplace, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """A shipped profile as the centre sends it, with each of its rules changed; the office works by it."""
    record = json.loads(profile_bytes(name))
    for rule in record["rules"]:
        change(rule)
    _arrive(place, "profiles", name, write_json(record))
    choose(place, name)


def _arrive(place: Workplace, kind: str, name: str, content: bytes) -> None:
    item = ReferenceVersion(name, hashlib.sha256(content).hexdigest(), content)
    with place.desk.database.write() as connection:
        record_reference(connection, kind, [item], item.hash, "2026-11-23T08:00:00+07:00")
