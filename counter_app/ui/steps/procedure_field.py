"""A procedure in a step's form: found by a few letters, as at the intake."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from counter_app.services.procedure_search import ProcedureHit
from counter_app.ui.procedure_picker import ProcedureChosen, ProcedurePicker


class ProcedureField(ProcedurePicker):
    changed = Signal()

    def __init__(self, label: str, floats_over: QWidget) -> None:
        super().__init__(floats_over)
        self.edit.setAccessibleName(label)
        self._names: dict[str, str] = {}
        self.chosen.connect(self._choose)

    def show_hits(self, hits: tuple[ProcedureHit, ...]) -> None:
        self._names = {hit.code: hit.name for hit in hits}
        super().show_hits(hits)

    def value(self) -> str:
        return self.code

    def put(self, code: str) -> None:
        """From a draft, which keeps the code alone."""
        self.show_chosen(code, self._names.get(code, code), "")

    @Slot(object)
    def _choose(self, chosen: ProcedureChosen) -> None:
        name = self._names.get(chosen.code, chosen.code)
        self.show_chosen(chosen.code, name, chosen.code if name != chosen.code else "")
        self.changed.emit()
