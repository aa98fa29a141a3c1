"""The dossier that a portal's number stands for now: the one that it filed, or what was received anew in its place."""

from __future__ import annotations

from central.store import dossiers
from central.store.database import Connection
from central.store.online import Filing
from counter_app.domain.life_cycle import VOID, DossierState, state_from_object
from counter_app.wire import strict_json

LONGEST_ROW = 10  # of dossiers, each in the place of the one before


def as_it_stands(
    connection: Connection, office: str, filed: Filing, *, held: bool = False
) -> tuple[Filing, DossierState | None]:
    """With its state; None while its filing was not judged. `held` until the transaction ends."""
    state = None
    wanted: Filing | None = filed
    for _step in range(LONGEST_ROW):
        found = _look(connection, office, wanted, held=held) if wanted is not None else None
        if found is None:
            break
        filed, state = found
        wanted = Filing(state.replaced_by, None) if state.status == VOID and state.replaced_by else None
    return filed, state


def _look(connection: Connection, office: str, wanted: Filing, *, held: bool) -> tuple[Filing, DossierState] | None:
    """Under its code; None where the office has no such dossier, or it was not judged."""
    if held:
        record = dossiers.lock_dossiers(connection, [wanted.dossier]).get(wanted.dossier)
    else:
        record = dossiers.find_dossier(connection, wanted.dossier)
    state = state_from_object(strict_json.read_object(record.state)) if record is not None else None
    if record is None or state is None or record.office != office:
        return None
    return Filing(wanted.dossier, record.code or wanted.code), state
