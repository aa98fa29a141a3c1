"""The office's specialist units, as nobody ever listed them: where dossiers went before, and what a procedure says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from counter_app.domain.procedures import Procedure
from counter_app.domain.stage_deadlines import is_at_the_counter
from counter_app.store.handover_reading import Handed


@dataclass(frozen=True, slots=True)
class KnownUnits:
    """`by_use` the most used first; `of_procedure` where dossiers of a procedure went most often."""

    by_use: tuple[str, ...]
    of_procedure: dict[str, str]

    @classmethod
    def of(cls, handed: Iterable[Handed]) -> KnownUnits:
        units: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for one in handed:
            units[one.unit] += 1
            pairs[one.procedure_code, one.unit] += 1
        most_often = dict(pair for pair, _count in reversed(pairs.most_common()))
        return cls(tuple(unit for unit, _count in units.most_common()), most_often)

    def likely(self, procedure_code: str, procedure: Procedure | None) -> str:
        """Where a dossier of this procedure goes: by habit, else by the catalogue; '' where nothing tells."""
        return self.of_procedure.get(procedure_code) or (_by_catalogue(procedure) if procedure else "")


def _by_catalogue(procedure: Procedure) -> str:
    for stage in procedure.stages.value or ():
        if stage.who and not is_at_the_counter(stage):
            return stage.who
    agency = procedure.agency.value
    return agency.name if agency is not None and procedure.own_agency.value is False else ""
