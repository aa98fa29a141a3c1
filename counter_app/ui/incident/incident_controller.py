"""Telling of an incident, called by name: filled in beside the work, then printed to be signed by the head."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.form import Form
from counter_app.domain.incident_duties import IncidentDuty, IncidentHelp, IncidentKind
from counter_app.services.sign_in import Session
from counter_app.services.steps.incident_reports import IncidentReport, IncidentReports
from counter_app.ui.background import Lane
from counter_app.ui.called_form import CalledForm
from counter_app.ui.incident.incident_form import IncidentForm
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.workbench import Workbench

PANEL = "incident"


@dataclass(frozen=True)
class _Known:
    """What the regulation asks for, and what the desk saw."""

    kind: IncidentKind
    duty: IncidentDuty | None
    help: IncidentHelp
    seen: str


@dataclass(frozen=True)
class _Drawn:
    form: Form
    session: Session


class IncidentController(QObject):
    def __init__(self, incidents: IncidentReports, printing: FormPrinting, bench: Workbench) -> None:
        seat, background, _changes, notices = bench
        super().__init__(notices)
        self._incidents, self._printing, self._seat = incidents, printing, seat
        self._background, self._notices = background, notices
        self._called = CalledForm[IncidentForm](notices, PANEL)
        self._kept: IncidentReport | None = None  # as it was typed when it was put away unprinted
        seat.changed.connect(self._another_person)

    @property
    def form(self) -> IncidentForm | None:
        return self._called.form

    @Slot()
    def open(self) -> None:
        if self._seat.session is None:
            return
        words = self.tr("Phiếu in ra để lãnh đạo ký, gửi nơi quy định nêu; kèm ảnh chụp màn hình nếu có.")
        form = IncidentForm()
        panel = self._called.stand(form, self.tr("Báo sự cố"), words)
        if self._kept is not None:
            form.take_up(self._kept)
        panel.add_act(self.tr("Thôi"), self.put_away, leaves=True)
        panel.add_act(self.tr("In phiếu"), self.print_paper, main=True)
        form.kind_changed.connect(self._look_up)
        form.kind.setFocus()
        self._look_up()

    @Slot()
    def put_away(self) -> None:
        if self.form is not None:
            self._kept = self.form.report()
        self._called.go()

    @Slot()
    def _another_person(self) -> None:
        self.put_away()
        self._kept = None

    @Slot()
    def _look_up(self) -> None:
        if self.form is not None:
            call = partial(_known, self._incidents, self.form.chosen)
            self._background.run(Lane.READING, call, self._show, self._refused)

    def _show(self, known: _Known) -> None:
        if self.form is not None and self.form.chosen is known.kind:
            self.form.show_duty(known.duty, known.help)
            self.form.begin_with(known.seen)

    @Slot()
    def print_paper(self) -> None:
        session = self._seat.session
        if self.form is None or session is None:
            return
        call = partial(_drawn, self._incidents, self.form.report(), session)
        self._background.run(Lane.READING, call, self._print, self._refused)

    def _print(self, drawn: _Drawn) -> None:
        self.put_away()
        self._kept = None
        wish = PaperWish(lambda: drawn.form)
        title = self.tr("Phiếu yêu cầu xử lý sự cố")
        self._printing.print_papers(PaperWishes(PANEL, title, (wish,)), drawn.session)

    def _refused(self, problem: Problem) -> None:
        """Under the form stands what is wrong with it."""
        self._called.refuse(problem)


def _known(incidents: IncidentReports, kind: IncidentKind) -> _Known:
    return _Known(kind, incidents.duty(kind), incidents.help(kind), incidents.description(kind))


def _drawn(incidents: IncidentReports, report: IncidentReport, session: Session) -> _Drawn:
    return _Drawn(incidents.form(report, session), session)
