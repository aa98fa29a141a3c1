"""The entry that was written last, as it lies on the disk."""

from __future__ import annotations

from counter_app.wire.entry import Entry
from tests.services.desk import Workplace


def newest_entry(place: Workplace) -> Entry:
    with place.desk.database.read() as connection:
        row = connection.exec_driver_sql(
            "SELECT previous, header, body, hash FROM entries ORDER BY sequence DESC LIMIT 1"
        ).one()
    return Entry(*(bytes(part) if part is not None else None for part in row))
