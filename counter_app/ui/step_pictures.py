"""Screenshots of a dossier's way after its receipt, for the documents: hand-over, return, steps, and the lists of a
day."""

from __future__ import annotations

from pathlib import Path

from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.online.inbox_screen import InboxScreen
from counter_app.ui.pictures import SAMPLE_CARD, SAMPLE_PROCEDURE, Camera
from counter_app.ui.place import HANDOVER, INTAKE, ONLINE, QUEUE, RETURN, TODAY
from counter_app.ui.procedure_picker import ProcedureChosen
from counter_app.ui.queue.queue_screen import QueueScreen
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.today.today_screen import TodayScreen


def grab_step_pictures(window: MainWindow, folder: Path, fresh: str, ready: str) -> tuple[Path, ...]:
    """`fresh` and `ready` are identities of dossiers: one to be worked on, one to be handed out. Nothing is saved."""
    scene = _Scene(window, folder)
    return (
        *(scene.deeds(fresh), scene.supplement(fresh), scene.transfer(fresh)),
        *(scene.handover(), scene.returning(ready), scene.online(), scene.not_received()),
    )


def grab_queue(window: MainWindow, folder: Path) -> Path:
    """What waits in an outage, its oldest row chosen."""
    camera = Camera(window, folder)
    camera.show(QUEUE)
    camera.part(QueueScreen).table.selectRow(0)
    return camera.grab("queue")


def grab_today(window: MainWindow, folder: Path) -> Path:
    camera = Camera(window, folder)
    camera.show(INTAKE)  # a place is read again when it is entered
    camera.show(TODAY)
    camera.part(TodayScreen).focus_list()
    return camera.grab("today")


class _Scene(Camera):
    def deeds(self, identity: str) -> Path:
        self._open(identity)
        self.part(DossierPane).more.click()
        return self.grab("step-deeds")

    def supplement(self, identity: str) -> Path:
        form = self._begin(identity, "ask_supplement")
        form.fields["reason"].put("Giấy đề nghị chưa có chữ ký của chủ hộ.")
        form.fields["papers"].put([form.fields["papers"].field.options[0].value])
        form.changed.emit()
        return self.grab("step-supplement")

    def transfer(self, identity: str) -> Path:
        self._begin(identity, "claim_transfer")
        return self.grab("step-transfer")

    def handover(self) -> Path:
        self.show(HANDOVER)
        screen = self.part(HandoverScreen)
        screen.take_all.click()
        self.settle()
        screen.table.selectRow(0)
        return self.grab("handover")

    def returning(self, identity: str) -> Path:
        self.show(RETURN)
        self.traffic.features.returning.take(identity)
        self.settle()
        self.part(ReturnCard).money.transfer.click()
        return self.grab("return")

    def online(self) -> Path:
        self.show(ONLINE)
        self.part(InboxScreen).table.selectRow(0)
        return self.grab("online")

    def not_received(self) -> Path:
        """Whatever was being typed is put aside; the form is empty afterwards."""
        self.window.go_to(INTAKE)
        screen = self.part(IntakeScreen)
        screen.show_blank()
        self.traffic.features.intake.take_card(SAMPLE_CARD)
        screen.form.procedure.chosen.emit(ProcedureChosen(SAMPLE_PROCEDURE))
        self.settle()
        screen.ask.click()
        picture = self.grab("intake-supplement")
        screen.show_blank()
        return picture

    def _open(self, identity: str) -> None:
        self.traffic.features.dossiers.open(identity)
        self.settle()

    def _begin(self, identity: str, deed: str) -> StepForm:
        self._open(identity)
        self.part(StepController).begin(deed)
        self.settle()
        return next(form for form in self.window.findChildren(StepForm) if form.isVisible())
