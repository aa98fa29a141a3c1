"""Which dossier stands in the place of one that was received anew, however often that was done."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.dossier_reading import state_of
from counter_app.store.projections import Projections


def successor_of(connection: Connection, projections: Projections, identity: str) -> str | None:
    """The last of them; one that is not known here yet among them. None where none was received in its place."""
    passed = {identity}
    while (following := _next(connection, projections, identity)) is not None and following not in passed:
        passed.add(following)  # entries of other desks could name each other
        identity = following
    return identity if len(passed) > 1 else None


def _next(connection: Connection, projections: Projections, identity: str) -> str | None:
    state = state_of(connection, projections, identity)
    return state.replaced_by if state is not None else None
