"""The table of former units as a desk gets it: a part of the settings, which says nothing else of the office."""

from __future__ import annotations

import hashlib
from pathlib import Path

from counter_app.domain.former_units import ITEM, FormerUnit, FormerUnits, former_units_bytes
from counter_app.services.office_settings import SAMPLE_OFFICE, read_office_settings
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference
from counter_app.wire import strict_json
from tests.services.desk import Workplace, workplace

TABLE = FormerUnits("Bảng của tỉnh", True, (FormerUnit("phường A", "quận B", "", "phường C", "tỉnh D", "NQ 1"),))
OFFICE = {"office": "phuong-that", "name": "Trung tâm phường Thật", "agencies": ["H01.02"]}


def version(name: str, content: bytes) -> ReferenceVersion:
    return ReferenceVersion(name, hashlib.sha256(content).hexdigest(), content)


def arrive(place: Workplace, *versions: ReferenceVersion) -> None:
    with place.desk.database.write() as connection:
        record_reference(connection, "settings", versions, f"etag {len(versions)}", "2026-11-23T08:00:00+07:00")


def test_the_demonstration_office_has_the_made_up_table_a_real_one_has_none(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    assert place.reference.former_units().sample
    arrive(place, version("office", strict_json.write(OFFICE)))
    assert place.reference.former_units() == FormerUnits()


def test_an_imported_table_arrives_with_the_settings_and_makes_no_office_a_sample(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    arrive(place, version("office", strict_json.write(OFFICE)), version(ITEM, former_units_bytes(TABLE)))
    assert place.reference.former_units() == TABLE
    office = place.reference.office()
    assert (office.heading.unit, office.sample, office.unusable) == ("Trung tâm phường Thật", False, ())
    assert SAMPLE_OFFICE.sample


def test_a_table_that_nobody_can_read_offers_nothing_and_stops_nothing(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    arrive(place, version("office", strict_json.write(OFFICE)), version(ITEM, b"not a table"))
    assert place.reference.former_units() == FormerUnits()
    assert place.reference.office().heading.unit == "Trung tâm phường Thật"


def test_an_older_desk_would_read_nothing_of_the_table_as_its_own_settings() -> None:
    """It reads every item of the settings, whatever it is called."""
    seen = read_office_settings([version("anything", former_units_bytes(TABLE))])
    assert seen == read_office_settings([])
