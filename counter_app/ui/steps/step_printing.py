"""The paper of a step, printed on the printer's lane, and what came of it. The step stands whatever came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.form import Form
from counter_app.services.print_watch import PrintOutcome
from counter_app.services.sign_in import Session
from counter_app.services.steps.papers import PaperJob, Papers
from counter_app.ui.background import Background, Lane
from counter_app.ui.changes import Changes
from counter_app.ui.language import told
from counter_app.ui.marked import Panel
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.sign_in.seat import Seat

PrinterOf = Callable[[Form], str]


@dataclass(frozen=True)
class PaperWish:
    """`make` draws the paper from what is in the journal; called on the printer's lane."""

    identity: str
    title: str
    make: Callable[[], Form | None]


@dataclass(frozen=True)
class _Printed:
    wish: PaperWish
    job: PaperJob


class StepPrinting(QObject):
    """`printer_of` tells the printer of a form by its name, '' the default; asked on the printer's lane."""

    def __init__(
        self,
        papers: Papers,
        printer_of: PrinterOf,
        seat: Seat,
        background: Background,
        changes: Changes,
        notices: NoticeBoard,
    ) -> None:
        super().__init__(notices)
        self._papers, self._printer_of = papers, printer_of
        self._seat, self._background, self._changes, self._notices = seat, background, changes, notices

    def print_paper(self, wish: PaperWish) -> None:
        session = self._seat.session
        if session is None:
            return
        self._notices.remove(_panel_name(wish))
        call = partial(_print, self._papers, self._printer_of, wish, session)
        self._background.run(Lane.PRINTER, call, self._printed, self._failed)

    def answer(self, wish: PaperWish, *, came_out: bool) -> None:
        """What the clerk saw; nothing came out: once more."""
        session = self._seat.session
        self._notices.remove(_panel_name(wish))
        if session is None:
            return
        call = partial(_answer, self._papers, wish, came_out, session)
        self._background.run(Lane.JOURNAL, call, self._answered, self._failed)

    def dismiss(self, wish: PaperWish) -> None:
        self._notices.remove(_panel_name(wish))

    def _printed(self, printed: _Printed) -> None:
        wish, job = printed.wish, printed.job
        name = _panel_name(wish)
        if job.outcome is PrintOutcome.PRINTED:
            self._notices.tell(name, "told-good", self.tr("Đã in: {0}").format(wish.title))
        elif job.outcome is PrintOutcome.ASK:
            panel = self._notices.tell(name, "question", self.tr("“{0}” đã ra khỏi máy in chưa?").format(wish.title))
            answers = _Answers(self, panel, wish)
            panel.add_act(self.tr("Chưa ra, in lại"), answers.did_not_come_out)
            panel.add_act(self.tr("Đã ra"), answers.came_out, main=True)
        else:
            self._tell_not_printed(wish, told(job.problem) if job.problem else "")
        self._changes.journal_grew.emit()

    def _tell_not_printed(self, wish: PaperWish, why: str) -> None:
        panel = self._notices.tell(
            _panel_name(wish),
            "told-problem",
            self.tr("“{0}” chưa in được; việc vừa ghi vẫn còn nguyên.").format(wish.title),
            why,
        )
        answers = _Answers(self, panel, wish)
        panel.add_act(self.tr("Để sau"), answers.later)
        panel.add_act(self.tr("In lại"), answers.again, main=True)

    def _answered(self, answered: tuple[PaperWish, bool]) -> None:
        wish, came_out = answered
        self._changes.journal_grew.emit()
        if not came_out:
            self.print_paper(wish)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("paper", problem)


class _Answers(QObject):
    """The buttons of one panel; lives and dies with it."""

    def __init__(self, printing: StepPrinting, panel: Panel, wish: PaperWish) -> None:
        super().__init__(panel)
        self._printing, self._wish = printing, wish

    @Slot()
    def came_out(self) -> None:
        self._printing.answer(self._wish, came_out=True)

    @Slot()
    def did_not_come_out(self) -> None:
        self._printing.answer(self._wish, came_out=False)

    @Slot()
    def again(self) -> None:
        self._printing.print_paper(self._wish)

    @Slot()
    def later(self) -> None:
        self._printing.dismiss(self._wish)


def _panel_name(wish: PaperWish) -> str:
    return f"paper {wish.identity} {wish.title}"


def _print(papers: Papers, printer_of: PrinterOf, wish: PaperWish, session: Session) -> _Printed:
    form = wish.make()
    if form is None:
        raise BadInput("Quy định đang áp dụng không có giấy này.", "The regulation in force has no such paper.")
    return _Printed(wish, papers.print_form(form, wish.identity, session, printer_name=printer_of(form)))


def _answer(papers: Papers, wish: PaperWish, came_out: bool, session: Session) -> tuple[PaperWish, bool]:
    papers.answer(wish.identity, came_out=came_out, session=session)
    return wish, came_out
