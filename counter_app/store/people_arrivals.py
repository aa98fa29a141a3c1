"""The office's people as they come from the centre with the other reference data."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.domain.people import Person, read_people
from counter_app.store.reference_arrivals import ReferenceVersion

KIND = "users"


def people_in(items: Sequence[ReferenceVersion]) -> tuple[Person, ...] | None:
    """The whole list; None where none came (an office whose people are not entered yet).

    Raises BadInput for a list that cannot be used.
    """
    return read_people(items[-1].content) if items else None
