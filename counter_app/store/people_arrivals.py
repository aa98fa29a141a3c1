"""The office's people as they come from the centre with the other reference data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from counter_app.domain.people import read_people
from counter_app.store.accounts import replace_people
from counter_app.store.reference_arrivals import ReferenceVersion

KIND = "users"


def take_people(connection: Connection, items: Sequence[ReferenceVersion], heard: datetime) -> None:
    """The whole list is in force from now on. Raises BadInput for a list that cannot be used; the old one stays.

    No list at all (an office whose people are not entered yet) changes nothing.
    """
    for item in items[-1:]:
        replace_people(connection, read_people(item.content), heard)
