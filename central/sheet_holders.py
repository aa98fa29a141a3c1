"""Which dossier a contingency sheet was entered as. The first that counts has it; a later one is *conflicting*, unless
the first is void and nothing was received in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from central.arrivals import Arrival
from central.store import dossiers
from central.store.database import Connection
from counter_app.domain.life_cycle import VOID, DossierState, state_from_object
from counter_app.wire import strict_json


class SheetHolders:
    """Bound before the first verdict of a round, as codes are: two offices that enter one sheet at the same time wait
    here for each other."""

    def __init__(self, connection: Connection, arrivals: Iterable[Arrival]) -> None:
        wanted: dict[str, str] = {}
        for arrival in arrivals:
            if arrival.sheet is not None and arrival.dossier is not None:
                wanted.setdefault(arrival.sheet, arrival.dossier)
        self._connection = connection
        self._held = dossiers.take_sheets(connection, wanted)
        others = {held for sheet, held in self._held.items() if held != wanted[sheet]}
        self._others = {one: _state(raw) for one, raw in dossiers.states_of(connection, others).items()}
        self._changed: dict[str, str] = {}

    def is_free(self, arrival: Arrival, states: Mapping[str, DossierState | None]) -> bool:
        """`states` as they stand in this round."""
        holder = self._held.get(arrival.sheet or "")
        if holder is None or holder == arrival.dossier:
            return True
        state = states[holder] if holder in states else self._others.get(holder)
        # Received anew it goes on as another dossier: the sheet is not entered a second time.
        return state is None or (state.status == VOID and state.replaced_by is None)

    def take(self, arrival: Arrival) -> None:
        """Its entry counts."""
        if arrival.sheet is None or arrival.dossier is None or self._held.get(arrival.sheet) == arrival.dossier:
            return
        self._held[arrival.sheet] = self._changed[arrival.sheet] = arrival.dossier

    def write(self) -> None:
        dossiers.put_sheets(self._connection, self._changed)


def _state(raw: bytes) -> DossierState | None:
    return state_from_object(strict_json.read_object(raw))
