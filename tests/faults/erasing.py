"""A supervisor's decision in the simulator: the personal part of a dossier is to go."""

from __future__ import annotations

from counter_app.domain.entry_types import BODY_ERASED
from counter_app.rehearsal.simulated_desk import SimulatedDesk
from counter_app.rehearsal.simulation import Simulation
from counter_app.store.journal import EntryDraft
from counter_app.sync.engine import JournalGrew

SUPERVISOR = "quang"


def erase_the_first_dossier(simulation: Simulation) -> None:
    """The one with which the first desk's citizen went home first, decided at the last desk."""
    slips = simulation.shown.slips.values()
    first = next((slip.identity for slip in slips if slip.desk == simulation.desks[0].name), None)
    if first is not None:
        erase(simulation.desks[-1], first)


def erase(desk: SimulatedDesk, dossier: str) -> None:
    decided = EntryDraft(BODY_ERASED, dossier=dossier, facts={"decision": "hết thời hạn lưu"})
    desk.desk.journal.append([decided], SUPERVISOR, desk.stamp())
    desk._step(JournalGrew())
