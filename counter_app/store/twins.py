"""A dossier that was received anew and does not stand alone: two desks without a line each approved the same
correction, or one of them handed the first dossier over meanwhile."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.domain.life_cycle import ACTIVE
from counter_app.store.dossier_reading import state_of
from counter_app.store.projections import Projections
from counter_app.wire.header import Header


def twin_of(connection: Connection, projections: Projections, identity: str, opening: Header | None) -> str | None:
    """The one that stands in the place for which this one was received too; None where there is no other."""
    source = opening.facts.get("replaces") if opening is not None else None
    state = state_of(connection, projections, source) if isinstance(source, str) else None
    stands = state.replaced_by if state is not None else None
    return stands if stands is not None and stands != identity else None


def stands_beside(connection: Connection, projections: Projections, opening: Header | None) -> str | None:
    """The dossier in whose place this one was received, where it goes on all the same; None where it does not."""
    source = opening.facts.get("replaces") if opening is not None else None
    state = state_of(connection, projections, source) if isinstance(source, str) else None
    return str(source) if state is not None and state.status in ACTIVE else None
