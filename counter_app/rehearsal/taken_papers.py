"""What a citizen of the demonstration brings along."""

from __future__ import annotations

from counter_app.domain.intake import CopyKind, TakenComponent, TakenPaper
from counter_app.domain.procedures import Procedure


def all_originals(procedure: Procedure) -> tuple[TakenComponent, ...]:
    """Everything that the catalogue lists, one original each."""
    listed = procedure.components.value or ()
    return tuple(TakenComponent(one.name, (TakenPaper(CopyKind.ORIGINAL),)) for one in listed)
