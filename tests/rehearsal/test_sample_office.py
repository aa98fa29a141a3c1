"""There is one invented office: the demonstration, the simulation and the centre's own sample speak of the same."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from central.core import Centre
from central.sample import AGENCIES, OFFICE, OFFICE_NAME
from central.store import people, registry
from counter_app.domain.times import OFFICE_ZONE
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.rehearsal.simulated_centre import SimulatedCentre
from counter_app.rehearsal.virtual_time import World

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=OFFICE_ZONE)


def described(centre: Centre) -> tuple[object, ...]:
    with centre._database.reading() as connection:
        accounts = [(one.account, one.name, spans[-1][0]) for one, spans in people.accounts_of(connection, OFFICE)]
        return registry.office_name(connection, OFFICE), registry.agencies_of(connection, OFFICE), accounts


def test_the_simulated_office_is_the_demonstrated_one(tmp_path: Path) -> None:
    (tmp_path / "simulated").mkdir()
    simulated = SimulatedCentre(World(1), tmp_path / "simulated")
    embedded = EmbeddedCentre(tmp_path / "embedded", lambda: NOON)
    assert described(simulated.core) == described(embedded.core)
    assert described(simulated.core)[:2] == (OFFICE_NAME, list(AGENCIES))
    simulated._database.close()
    embedded.close()
