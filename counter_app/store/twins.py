"""A dossier that was received anew twice: two desks without a line each approved the same correction."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.dossier_reading import state_of
from counter_app.store.projections import Projections
from counter_app.wire.header import Header


def twin_of(connection: Connection, projections: Projections, identity: str, opening: Header | None) -> str | None:
    """The one that stands in the place for which this one was received too; None where there is no other."""
    source = opening.facts.get("replaces") if opening is not None else None
    state = state_of(connection, projections, source) if isinstance(source, str) else None
    stands = state.replaced_by if state is not None else None
    return stands if stands is not None and stands != identity else None
