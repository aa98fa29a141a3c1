"""Screenshots of a dossier's way after its receipt, for the documents: hand-over, return, steps, and the lists of a
day."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.online.inbox_screen import InboxScreen
from counter_app.ui.pictures import SAMPLE_CARD, SAMPLE_PROCEDURE, grab_picture, settle
from counter_app.ui.place import HANDOVER, INTAKE, ONLINE, RETURN, TODAY
from counter_app.ui.procedure_picker import ProcedureChosen
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.traffic import Traffic

Kind = TypeVar("Kind", bound=QObject)


def grab_step_pictures(window: MainWindow, folder: Path, fresh: str, ready: str) -> tuple[Path, ...]:
    """`fresh` and `ready` are identities of dossiers: one to be worked on, one to be handed out. Nothing is saved."""
    scene = _Scene(window, folder)
    return (
        *(scene.deeds(fresh), scene.supplement(fresh), scene.transfer(fresh)),
        *(scene.handover(), scene.returning(ready), scene.online(), scene.not_received()),
    )


def grab_today(window: MainWindow, folder: Path) -> Path:
    window.go_to(TODAY)
    return grab_picture(window, folder / "today.png")


class _Scene:
    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._traffic = _child(window, Traffic)

    def deeds(self, identity: str) -> Path:
        self._open(identity)
        _child(self._window, DossierPane).more.click()
        return self._grab("step-deeds")

    def supplement(self, identity: str) -> Path:
        form = self._begin(identity, "ask_supplement")
        form.fields["reason"].put("Giấy đề nghị chưa có chữ ký của chủ hộ.")
        form.fields["papers"].put([form.fields["papers"].field.options[0].value])
        form.changed.emit()
        return self._grab("step-supplement")

    def transfer(self, identity: str) -> Path:
        self._begin(identity, "claim_transfer")
        return self._grab("step-transfer")

    def handover(self) -> Path:
        self._window.go_to(HANDOVER)
        settle(self._window)
        screen = _child(self._window, HandoverScreen)
        screen.take_all.click()
        settle(self._window)
        screen.table.selectRow(0)
        return self._grab("handover")

    def returning(self, identity: str) -> Path:
        self._window.go_to(RETURN)
        settle(self._window)
        self._traffic.features.returning.take(identity)
        settle(self._window)
        _child(self._window, ReturnCard).transfer.click()
        return self._grab("return")

    def online(self) -> Path:
        self._window.go_to(ONLINE)
        settle(self._window)
        _child(self._window, InboxScreen).table.selectRow(0)
        return self._grab("online")

    def not_received(self) -> Path:
        """Whatever was being typed is put aside; the form is empty afterwards."""
        self._window.go_to(INTAKE)
        screen = _child(self._window, IntakeScreen)
        screen.show_blank()
        self._traffic.features.intake.take_card(SAMPLE_CARD)
        screen.form.procedure.chosen.emit(ProcedureChosen(SAMPLE_PROCEDURE))
        settle(self._window)
        screen.ask.click()
        picture = self._grab("intake-supplement")
        screen.show_blank()
        return picture

    def _open(self, identity: str) -> None:
        self._traffic.features.dossiers.open(identity)
        settle(self._window)

    def _begin(self, identity: str, deed: str) -> StepForm:
        self._open(identity)
        _child(self._window, StepController).begin(deed)
        settle(self._window)
        return _child(self._window, StepForm)

    def _grab(self, name: str) -> Path:
        return grab_picture(self._window, self._folder / f"{name}.png")


def _child(window: MainWindow, kind: type[Kind]) -> Kind:
    found = window.findChild(kind)
    if not isinstance(found, kind):
        raise TypeError("pictures are taken of a window that app.build_window made")
    return found
