"""Contingency pads, called by name: printed in the background, and every sheet accounted for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from counter_app.domain.contingency_sheet import Mark, Pad, SheetNumber, parse_sheet_number
from counter_app.domain.errors import BadInput, Problem
from counter_app.services.contingency_sheets import ContingencySheets, SheetRow, SheetState
from counter_app.services.pad_printing import PadPrinting, PrintedPad
from counter_app.services.print_watch import PrintOutcome
from counter_app.ui.background import Lane
from counter_app.ui.called_form import KeptForm
from counter_app.ui.language import told
from counter_app.ui.pads.pad_form import PadForm
from counter_app.ui.single_act import SingleAct
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench

PANEL, TOLD = "pads", "pads told"


class PadController(QObject):
    dossier_wanted = Signal(object)  # DossierWish
    sheet_wanted = Signal(str)  # a sheet that is to be entered

    def __init__(self, sheets: ContingencySheets, printing: PadPrinting, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._sheets, self._pads, self._seat = sheets, printing, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._printing, self._marking = SingleAct(background, self), SingleAct(background, self)
        self._called = KeptForm[PadForm](notices, PANEL, _fields)
        self._stop, self._wanted = Event(), 0
        self._out_of_paper: Pad | None = None
        seat.changed.connect(self._person_changed)
        changes.waiting_changed.connect(self._look)
        changes.dossiers_changed.connect(self._look)

    @property
    def form(self) -> PadForm | None:
        return self._called.form

    @Slot()
    def open(self) -> None:
        if self._seat.session is None:
            return
        self.put_away()
        form = PadForm()
        words = self.tr("Giấy tiếp nhận để trống, viết tay khi mất điện; có điện lại thì quét cuống để nhập bù.")
        panel = self._called.stand(form, self.tr("Phiếu dự phòng"), words)
        panel.add_act(self.tr("Đóng"), self.put_away, leaves=True)
        self._marking.stands_on(panel.add_act(self.tr("Ghi không nhập nữa"), self.mark))
        self._printing.stands_on(panel.add_act(self.tr("In tập phiếu"), self.print_pad, main=True))
        form.chosen.connect(self._open_row)
        form.count.setFocus()
        self._look()

    @Slot()
    def put_away(self) -> None:
        self._called.go()

    @Slot()
    def _person_changed(self) -> None:
        self._called.forget()

    @Slot()
    def _look(self) -> None:
        if self.form is not None:
            self._background.run(Lane.READING, self._sheets.account, self._show, self._not_done)

    def _show(self, rows: tuple[SheetRow, ...]) -> None:
        if self.form is not None:
            self.form.show_rows(rows)

    @Slot(object)
    def _open_row(self, row: SheetRow) -> None:
        if row.state is SheetState.ENTERED:
            self.dossier_wanted.emit(DossierWish(row.identity))
        else:
            self.sheet_wanted.emit(row.number)

    # ------------------------------------------------------------------------------------------ printing

    @Slot()
    def print_pad(self) -> None:
        """Drawn first: a pad that is stopped has used no number."""
        form, session = self.form, self._seat.session
        if form is None or session is None or self._printing.is_under_way:
            return
        self._stop, self._wanted = Event(), form.count.value()
        call = partial(self._pads.print_pad, self._wanted, session, self._goes_on(self._stop))
        words = self.tr("Đang in …")
        self._printing.run(Lane.PRINTER, call, self._printed, self._refused, words=words)
        panel = self._notices.tell(TOLD, "question", self.tr("Đang in tập phiếu: %n tờ", "", self._wanted))
        panel.add_act(self.tr("Dừng"), self.stop)

    @Slot()
    def stop(self) -> None:
        """Holds as long as nothing was written down: what goes to the printer then is whole."""
        self._stop.set()

    def _goes_on(self, stop: Event) -> _Drawing:
        return _Drawing(stop, self._background.mouth(self._drawn))

    def _drawn(self, done: int) -> None:
        if self.form is not None and self._printing.is_under_way:
            self.form.show_drawn(done, self._wanted)

    def _printed(self, printed: PrintedPad | None) -> None:
        if self.form is not None:
            self.form.progress.hide()
        if printed is None:
            self._notices.tell(TOLD, "told-warning", self.tr("Đã dừng: chưa in tờ nào, chưa dùng số nào."))
            return
        self._tell(printed)
        self._changes.journal_grew.emit()
        self._look()

    def _tell(self, printed: PrintedPad) -> None:
        first, last = (SheetNumber(printed.pad.desk, one) for one in (printed.pad.first, printed.pad.last))
        outcome, problem = printed.watched.outcome, printed.watched.problem
        if outcome is PrintOutcome.PRINTED:
            sentence, kind = self.tr("Đã in tập phiếu dự phòng {0} đến {1}."), "told-good"
        elif outcome is PrintOutcome.NOT_PRINTED:
            sentence, kind = self.tr("Tập {0} đến {1} chưa in ra; hãy ghi hỏng cả tập rồi in tập mới."), "told-problem"
        else:
            sentence, kind = self.tr("Đã gửi tập {0} đến {1}; hãy xem giấy đã ra đủ chưa."), "told-warning"
        panel = self._notices.tell(TOLD, kind, sentence.format(first, last), told(problem) if problem else "")
        if outcome is not PrintOutcome.PRINTED:
            self._out_of_paper = printed.pad
            panel.add_act(self.tr("Giấy đã ra đủ"), self._came_out, leaves=True)
            panel.add_act(self.tr("Ghi hỏng cả tập"), self.spoil_pad, main=True)

    @Slot()
    def _came_out(self) -> None:
        self._notices.remove(TOLD)

    @Slot()
    def spoil_pad(self) -> None:
        """Nothing of it is in anybody's hands."""
        session, pad = self._seat.session, self._out_of_paper
        if session is None or pad is None:
            return
        why = self.tr("Giấy không ra khỏi máy in")
        call = partial(self._sheets.mark_pad, pad, Mark.SPOILED, why, session)
        self._marking.run(Lane.JOURNAL, call, self._marked, self._not_done)

    def _refused(self, problem: Problem) -> None:
        self._notices.remove(TOLD)
        if self.form is not None:
            self.form.progress.hide()
        self._called.refuse(problem)

    # ------------------------------------------------------------------------------------------ marking

    @Slot()
    def mark(self) -> None:
        """A sheet that nobody will enter."""
        form, session = self.form, self._seat.session
        if form is None or session is None:
            return
        try:
            number = parse_sheet_number(form.number.text())
        except BadInput as problem:
            self._called.refuse(problem)
            return
        call = partial(self._sheets.mark, number, Mark(form.how.value()), form.reason.text(), session)
        self._marking.run(Lane.JOURNAL, call, self._marked, self._not_done)

    def _not_done(self, problem: Problem) -> None:
        self._called.refuse(problem)

    def _marked(self, _nothing: None) -> None:
        if self.form is not None:
            self.form.number.clear()
            self.form.reason.clear()
        self._notices.tell(TOLD, "told-good", self.tr("Đã ghi; không còn tính vào số chưa nhập."))
        self._changes.journal_grew.emit()
        self._look()


class _Drawing:
    """Heard on the printer's lane: tells the window how far it is, and goes on until it is stopped."""

    def __init__(self, stop: Event, speak: Callable[[int], None]) -> None:
        self._stop, self._speak = stop, speak

    def __call__(self, done: int) -> bool:
        self._speak(done)
        return not self._stop.is_set()


def _fields(form: PadForm) -> dict[str, QWidget]:
    return {"number": form.number, "reason": form.reason}
