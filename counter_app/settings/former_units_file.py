"""The table of former wards that comes with the program: made up, for the demonstration office alone."""

from __future__ import annotations

from functools import cache

from counter_app.domain.former_units import FormerUnits, parse_former_units
from counter_app.domain.records import MAX_FILE_BYTES, Place
from counter_app.settings.resources import resource_path


@cache
def load_sample_former_units() -> FormerUnits:
    with resource_path("offices", "sample_former_units.json").open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    return parse_former_units(data, Place("Bảng mẫu đơn vị hành chính cũ", "The sample table of former units"))
