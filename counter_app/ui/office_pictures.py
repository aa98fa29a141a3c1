"""Screenshots of what is done beside single dossiers, for the documents: several dossiers of one person, papers
digitised, what is to be signed, what a supervisor looks through and settles, a bank statement, the drawer, the
register, the report of a period, the paper of an incident and what citizens said of the service."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from counter_app.domain.incident_duties import IncidentKind
from counter_app.services.sign_in import Session
from counter_app.services.steps.manifests import Manifest
from counter_app.ui.digitising.digitising_controller import DigitisingController
from counter_app.ui.feedback.feedback_card import FeedbackCard
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.incident.incident_controller import IncidentController
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.oversight.statement_card import StatementCard
from counter_app.ui.pictures import SAMPLE_CARD, Camera
from counter_app.ui.place import FEEDBACK, FIND, HELP, INTAKE, MAIL, RULES, SETTINGS, TODAY
from counter_app.ui.procedure_picker import ProcedureChosen
from counter_app.ui.register.register_controller import RegisterController
from counter_app.ui.report.report_controller import ReportController
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.till.till_controller import TillController
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.today.today_screen import TodayScreen
from counter_app.ui.wishes import SETTLE, StepWish


class OfficeCamera(Camera):
    """Each picture leaves the window as the next one needs it; only `shared` saves anything."""

    def shared(self, procedures: tuple[str, ...]) -> Path:
        """One dossier for each procedure, at least two, all of one person; pictured while the last is in the form.
        The slip for all of them has left the printer when it returns."""
        self.show(INTAKE)
        screen = self.part(IntakeScreen)
        screen.show_blank()
        self.traffic.features.intake.take_card(SAMPLE_CARD)
        for procedure in procedures[:-1]:
            self._fill(screen, procedure)
            screen.save_same.click()
            self.settle()
        self._fill(screen, procedures[-1])
        picture = self.grab("intake-shared")
        screen.save.click()
        self.settle()
        screen.saved.next.click()
        return picture

    def beside_the_work(self) -> tuple[Path, ...]:
        """What is looked up or set up rather than done: rules in force, settings, help."""
        pictures = []
        for place in (RULES, SETTINGS, HELP):
            self.show(place)
            pictures.append(self.grab(place))
        return tuple(pictures)

    def digitise(self, identity: str, asked_for: str) -> Path:
        self.traffic.features.dossiers.look_for(asked_for)
        self.window.show_place(FIND)
        self.settle()
        self.traffic.features.dossiers.open(identity)
        self.settle()
        self.part(DigitisingController).begin()
        picture = self.grab("digitise")
        self.part(DigitisingController).drop()
        return picture

    def oversight(self) -> Path:
        self._show_list(DayList.ASKED)
        return self.grab("oversight")

    def transfers(self, statement: str, supervisor: Session) -> Path:
        """Her own view: whoever sat there before sits there again afterwards."""
        seat = self.part(Seat)
        clerk = seat.session
        seat.take(supervisor)
        self._show_list(DayList.CLAIMED)
        card = self.part(StatementCard)
        card.pasted.setPlainText(statement)
        card.match.click()
        picture = self.grab("transfers")
        if clerk is not None:
            seat.take(clerk)
        return picture

    def conflict(self, identity: str, supervisor: Session) -> Path:
        """As `transfers`: both sides of what the centre left out, before anything is settled."""
        seat = self.part(Seat)
        clerk = seat.session
        seat.take(supervisor)
        self.settle()
        self.traffic.features.dossiers.take_step(StepWish(identity, SETTLE))
        self.settle()
        picture = self.grab("conflict")
        self.part(StepController).drop()
        if clerk is not None:
            seat.take(clerk)
        return picture

    def till(self, pieces: dict[int, int]) -> Path:
        """`pieces`: how many notes of each value lie in the drawer."""
        self._show_list(DayList.DUE)
        till = self.part(TillController)
        till.open()
        self.settle()
        if till.form is not None:
            till.form.by_piece.click()
            for piece, many in pieces.items():
                till.form.pieces[piece].setText(str(many))
        picture = self.grab("till")
        till.put_away()
        return picture

    def register(self) -> Path:
        self._show_list(DayList.DUE)
        register = self.part(RegisterController)
        register.open()
        picture = self.grab("register")
        register.put_away()
        return picture

    def to_sign(self) -> Path:
        """Before the copies of `digitise` are signed."""
        self._show_list(DayList.TO_SIGN)
        return self.grab("to-sign")

    def report(self, month: str) -> Path:
        """Of the month that the list of periods names so: `11/2026`."""
        self._show_list(DayList.DUE)
        report = self.part(ReportController)
        report.open()
        self.settle()
        if report.form is not None:
            box = report.form.period
            box.setCurrentIndex(max(0, box.findText(month, Qt.MatchFlag.MatchContains)))
            box.activated.emit(box.currentIndex())
        picture = self.grab("report")
        report.put_away()
        return picture

    def contingency_sheet(self, text: str) -> Path:
        """It was scanned: the form waits for the time that the pen wrote."""
        self.show(INTAKE)
        self.part(IntakeScreen).show_blank()
        self.traffic.features.scans.take(text)
        self.settle()
        picture = self.grab("intake-sheet")
        self.part(IntakeScreen).show_blank()
        return picture

    def postal(self, manifest: Manifest) -> Path:
        """It was scanned: its dossiers wait to be received."""
        self.show(MAIL)
        self.traffic.features.postal.open_manifest(manifest)
        self.settle()
        return self.grab("postal")

    def incident(self) -> Path:
        """The portal's: what the desk saw of the day's outage stands there already."""
        self._show_list(DayList.DUE)
        incident = self.part(IncidentController)
        incident.open()
        if incident.form is not None:
            incident.form.kind.choose(IncidentKind.PORTAL.value)
            incident.form.position.setText("Cán bộ đầu mối Bộ phận Một cửa")
            incident.form.phone.setText("0912 345 678")
        picture = self.grab("incident")
        incident.put_away()
        return picture

    def feedback(self) -> Path:
        """The most urgent matter with an answer begun; what was begun goes again."""
        self.show(FEEDBACK)
        screen, card = self.part(FeedbackScreen), self.part(FeedbackCard)
        screen.focus_list()
        screen.table.selectRow(0)
        card.answer.text.setPlainText("Hồ sơ đã có kết quả sáng nay; mời ông/bà đến nhận tại quầy.")
        picture = self.grab("feedback")
        card.forget()
        return picture

    def _fill(self, screen: IntakeScreen, procedure: str) -> None:
        screen.form.procedure.chosen.emit(ProcedureChosen(procedure))
        self.settle()
        screen.form.checklist.tick_all()
        self.settle()

    def _show_list(self, which: DayList) -> None:
        self.show(TODAY)
        screen = self.part(TodayScreen)
        screen.show_list(which)
        screen.focus_list()
        screen.tables[which].selectRow(0)
