"""The report of a period, called by name: chosen beside the work, its figures shown, then printed or saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.form import Form
from counter_app.domain.report_counts import ReportSpan
from counter_app.domain.report_periods import ReportPeriod
from counter_app.services.sign_in import Session
from counter_app.services.steps.period_reports import KIND_WORDS, Figures, PeriodReports, ReportKind
from counter_app.ui.background import Lane
from counter_app.ui.called_form import CalledForm
from counter_app.ui.file_choice import FileChoice
from counter_app.ui.language import either
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.report.report_form import ReportForm, ReportTyped
from counter_app.ui.workbench import Workbench

PANEL, TOLD = "report", "report told"
# A busy year takes seconds: no search and no save waits behind it.
LANE = Lane.FILES


@dataclass(frozen=True)
class _Wish:
    kind: ReportKind
    span: ReportSpan


@dataclass(frozen=True)
class _Counted:
    """Figures with what was asked for: an answer to an older question is let go."""

    wish: _Wish
    figures: Figures


@dataclass(frozen=True)
class _Periods:
    kind: ReportKind
    periods: tuple[ReportPeriod, ...]


class ReportController(QObject):
    def __init__(self, reports: PeriodReports, printing: FormPrinting, bench: Workbench) -> None:
        seat, background, _changes, notices = bench
        super().__init__(notices)
        self._reports, self._printing, self._seat = reports, printing, seat
        self._background, self._notices = background, notices
        self._called = CalledForm[ReportForm](notices, PANEL)
        self._kept: ReportTyped | None = None
        seat.changed.connect(self._another_person)

    @property
    def form(self) -> ReportForm | None:
        return self._called.form

    @Slot()
    def open(self) -> None:
        if self._seat.session is None:
            return
        words = self.tr("Số liệu của cả cơ quan mà quầy này đã nhận về; không ghi gì vào nhật ký.")
        form = ReportForm()
        if self._kept is not None:
            form.take_up(self._kept)
        panel = self._called.stand(form, self.tr("Báo cáo số liệu của một kỳ"), words)
        panel.add_act(self.tr("Thôi"), self.put_away, leaves=True)
        panel.add_act(self.tr("Lưu tệp Excel"), self.choose_file)
        panel.add_act(self.tr("In báo cáo"), self.print_report, main=True)
        form.kind_changed.connect(self._look_up_periods)
        form.span_changed.connect(self._count)
        form.kind.setFocus()
        self._look_up_periods()

    @Slot()
    def put_away(self) -> None:
        """What was chosen and typed stands there again when it is opened again."""
        if self.form is not None:
            self._kept = self.form.typed()
        self._called.go()

    @Slot()
    def _another_person(self) -> None:
        self.put_away()
        self._kept = None

    @Slot()
    def _look_up_periods(self) -> None:
        if self.form is not None:
            call = partial(_periods, self._reports, self.form.chosen_kind)
            self._background.run(Lane.READING, call, self._show_periods, self._refused)

    def _show_periods(self, found: _Periods) -> None:
        if self.form is not None and self.form.chosen_kind is found.kind:
            self.form.show_periods(found.periods)

    @Slot()
    def _count(self) -> None:
        wish = self._wish()
        if wish is not None and self.form is not None:
            self.form.show_counting()
            self._background.run(LANE, partial(_counted, self._reports, wish), self._show_figures, self._refused)

    def _show_figures(self, counted: _Counted) -> None:
        if self.form is not None and counted.wish == self._wish():
            self.form.show_figures(counted.figures)

    # ------------------------------------------------------------------------------------------------- print, save

    @Slot()
    def print_report(self) -> None:
        wish, session = self._wish(), self._seat.session
        if wish is None or session is None:
            return
        self._notices.tell(TOLD, "told-good", self.tr("Đang lập báo cáo …"))
        call = partial(self._reports.form, wish.kind, wish.span, session)
        heard = _Drawn(self, wish.kind, session)
        self._background.run(LANE, call, heard.drawn, heard.refused)
        self.put_away()

    def print_form(self, form: Form, kind: ReportKind, session: Session) -> None:
        self._notices.remove(TOLD)
        self._kept = None
        title = either(KIND_WORDS[kind].vi, KIND_WORDS[kind].en)
        self._printing.print_papers(PaperWishes(PANEL, title, (PaperWish(lambda: form),)), session)

    @Slot()
    def choose_file(self) -> None:
        wish = self._wish()
        if wish is None or self.form is None:
            return
        dialog = FileChoice(self.form, self.tr("Lưu báo cáo"), (self.tr("Tệp Excel (*.xlsx)"),), "reports")
        dialog.setAcceptMode(FileChoice.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"bao-cao-{wish.kind.value}-{wish.span.first}-{wish.span.last}.xlsx")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, name: str) -> None:
        wish = self._wish()
        if wish is not None:
            call = partial(self._reports.save, wish.kind, wish.span, Path(name))
            self._background.run(LANE, call, self._saved, self._refused)

    def _saved(self, file: Path) -> None:
        self.put_away()
        self._kept = None
        self._notices.tell(TOLD, "told-good", self.tr("Đã lưu báo cáo: {0}").format(file.name))

    # -----------------------------------------------------------------------------------------------------

    def _wish(self) -> _Wish | None:
        """Under the form stands what is wrong with it."""
        if self.form is None:
            return None
        try:
            wish = _Wish(self.form.chosen_kind, self.form.span())
        except BadInput as problem:
            self._refused(problem)
            return None
        return wish

    def _refused(self, problem: Problem) -> None:
        if self.form is not None:
            self.form.figures.setText("")
        self._called.refuse(problem)

    def refuse(self, problem: Problem) -> None:
        self._notices.tell_problem(TOLD, problem)


class _Drawn(QObject):
    """Brings back the paper with who asked for it."""

    def __init__(self, controller: ReportController, kind: ReportKind, session: Session) -> None:
        super().__init__(controller)
        self._controller, self._kind, self._session = controller, kind, session

    def drawn(self, form: Form) -> None:
        self._controller.print_form(form, self._kind, self._session)
        self.deleteLater()

    def refused(self, problem: Problem) -> None:
        self._controller.refuse(problem)
        self.deleteLater()


def _periods(reports: PeriodReports, kind: ReportKind) -> _Periods:
    return _Periods(kind, reports.periods(kind))


def _counted(reports: PeriodReports, wish: _Wish) -> _Counted:
    return _Counted(wish, reports.figures(wish.span))
