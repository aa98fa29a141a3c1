"""Prints official papers on the printer's lane and tells what came of them, beside the work: the step stands whatever
came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem
from counter_app.domain.form import Form
from counter_app.services.print_watch import PrintOutcome
from counter_app.services.sign_in import Session
from counter_app.services.steps.papers import SIZES, PaperJob, Papers
from counter_app.ui.background import Lane
from counter_app.ui.language import told
from counter_app.ui.marked import Panel
from counter_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from counter_app.print.slip_size import SlipSize


@dataclass(frozen=True)
class PaperWish:
    """One paper; `make` draws it from the journal, None where the regulation has no such paper. `dossier` '' for a list
    of many. `job`: its last print, of which nobody knows what came."""

    make: Callable[[], Form | None]
    dossier: str = ""
    job: PaperJob | None = None


@dataclass(frozen=True)
class PaperWishes:
    """What is printed together and told together: `name` of the panel, `title` of the papers; `of`: how many these were
    at first, where only some of them are left to speak of."""

    name: str
    title: str
    wishes: tuple[PaperWish, ...]
    of: int = 0

    @property
    def shown(self) -> str:
        here = len(self.wishes)
        return f"{self.title} ({here}/{self.of})" if here < self.of else self.title

    def only(self, wishes: tuple[PaperWish, ...]) -> PaperWishes:
        return replace(self, wishes=wishes, of=self.of or len(self.wishes))

    @classmethod
    def of_dossier(cls, dossier: str, title: str, make: Callable[[], Form | None]) -> PaperWishes:
        """One paper of one dossier."""
        return cls(f"paper {dossier} {title}", title, (PaperWish(make, dossier),))


@dataclass(frozen=True)
class _Printed:
    """`left` did not come out, because of `problem`; of `unsure` nobody knows."""

    wanted: PaperWishes
    left: tuple[PaperWish, ...]
    unsure: tuple[PaperWish, ...]
    problem: EnvironmentProblem | None


class FormPrinting(QObject):
    """`printer` tells the printer of a size of paper, '' the default; it reads a file, on the printer's lane."""

    def __init__(self, papers: Papers, bench: Workbench, printer: Callable[[SlipSize], str]) -> None:
        _seat, background, changes, notices = bench
        super().__init__(notices)
        self._papers, self._background, self._changes, self._notices = papers, background, changes, notices
        self._printer = printer
        self._under_way: set[str] = set()  # by name: asked for twice, they would come out twice

    def print_papers(self, wanted: PaperWishes, session: Session) -> None:
        if wanted.name in self._under_way:
            return
        self._under_way.add(wanted.name)
        self._notices.tell(wanted.name, "told-good", self.tr("Đang in: {0} …").format(wanted.shown))
        call = partial(_print, self._papers, self._printer, wanted, session)
        heard = _Printing(self, wanted, session)
        self._background.run(Lane.PRINTER, call, heard.printed, heard.refused)

    def end(self, wanted: PaperWishes) -> None:
        """They may be asked for again."""
        self._under_way.discard(wanted.name)

    def tell(self, printed: _Printed, session: Session) -> None:
        wanted = printed.wanted
        if printed.left:
            self._tell_left(wanted.only(printed.left), printed.problem, session)
        if printed.unsure:
            unsure = wanted.only(printed.unsure)
            self.ask(replace(unsure, name=f"{wanted.name} unsure") if printed.left else unsure, session)
        if not printed.left and not printed.unsure:
            self._notices.tell(wanted.name, "told-good", self.tr("Đã in: {0}").format(wanted.shown))
        self._changes.journal_grew.emit()

    def _tell_left(self, left: PaperWishes, problem: Problem | None, session: Session) -> None:
        sentence = self.tr("“{0}” chưa in được; việc vừa ghi vẫn còn nguyên.").format(left.shown)
        panel = self._notices.tell(left.name, "told-problem", sentence, told(problem) if problem else "")
        answer = _Again(self, panel, left, session)
        panel.add_act(self.tr("Để sau"), answer.put_away, leaves=True)
        panel.add_act(self.tr("In lại"), answer.again, main=True)

    def ask(self, wanted: PaperWishes, session: Session) -> None:
        question = self.tr("“{0}” đã ra khỏi máy in chưa?").format(wanted.shown)
        panel = self._notices.tell(wanted.name, "question", question)
        answer = _Again(self, panel, wanted, session)
        panel.add_act(self.tr("Chưa ra, in lại"), answer.did_not_come_out)
        panel.add_act(self.tr("Đã ra"), answer.came_out, main=True)

    def answer(self, wanted: PaperWishes, session: Session, *, came_out: bool) -> None:
        """What the clerk saw, kept for each paper; nothing came out: once more. The print service is asked for the
        job then, on the printer's lane: a save never waits for it."""
        self.put_away(wanted.name)
        call = partial(_answer, self._papers, wanted, came_out, session)
        heard = _Answering(self, wanted, session)
        if came_out:
            self._background.run(Lane.JOURNAL, call, heard.came_out, heard.refused)
        else:
            self._background.run(Lane.PRINTER, call, heard.once_more, heard.refused)

    def put_away(self, name: str) -> None:
        self._notices.remove(name)

    def answered(self) -> None:
        self._changes.journal_grew.emit()

    def refuse(self, problem: Problem) -> None:
        self._notices.tell_problem("papers", problem)


class _Printing(QObject):
    """Brings back what was printed for whom."""

    def __init__(self, printing: FormPrinting, wanted: PaperWishes, session: Session) -> None:
        super().__init__(printing)
        self._printing, self._wanted, self._session = printing, wanted, session

    def printed(self, printed: _Printed) -> None:
        self._printing.end(self._wanted)
        self._printing.tell(printed, self._session)
        self.deleteLater()

    def refused(self, problem: Problem) -> None:
        self._printing.end(self._wanted)
        self._printing.refuse(problem)
        self.deleteLater()


class _Answering(QObject):
    """Prints once more after what was said of the last time is written; asks again where it could not be."""

    def __init__(self, printing: FormPrinting, wanted: PaperWishes, session: Session) -> None:
        super().__init__(printing)
        self._printing, self._wanted, self._session = printing, wanted, session

    def came_out(self, _wanted: PaperWishes) -> None:
        self._printing.answered()
        self.deleteLater()

    def once_more(self, wanted: PaperWishes) -> None:
        """Only now: the word on the last print stands before the next one in the journal."""
        self._printing.print_papers(wanted, self._session)
        self.deleteLater()

    def refused(self, problem: Problem) -> None:
        if isinstance(problem, EnvironmentProblem):
            self._printing.ask(self._wanted, self._session)
        self._printing.refuse(problem)
        self.deleteLater()


class _Again(QObject):
    """The buttons of one panel; lives and dies with it."""

    def __init__(self, printing: FormPrinting, panel: Panel, wanted: PaperWishes, session: Session) -> None:
        super().__init__(panel)
        self._printing, self._wanted, self._session = printing, wanted, session

    @Slot()
    def again(self) -> None:
        self._printing.print_papers(self._wanted, self._session)

    @Slot()
    def put_away(self) -> None:
        self._printing.put_away(self._wanted.name)

    @Slot()
    def came_out(self) -> None:
        self._printing.answer(self._wanted, self._session, came_out=True)

    @Slot()
    def did_not_come_out(self) -> None:
        self._printing.answer(self._wanted, self._session, came_out=False)


def _print(papers: Papers, printer: Callable[[SlipSize], str], wanted: PaperWishes, session: Session) -> _Printed:
    """One after the other; the first that fails stops the rest, which fail the same way."""
    unsure: list[PaperWish] = []
    for place, wish in enumerate(wanted.wishes):
        form = wish.make()
        if form is None:
            raise BadInput("Quy định đang áp dụng không có giấy này.", "The regulation in force has no such paper.")
        job = papers.print_form(form, wish.dossier, session, printer_name=printer(SIZES[form.size]))
        if job.outcome is PrintOutcome.NOT_PRINTED:
            return _Printed(wanted, wanted.wishes[place:], tuple(unsure), job.problem)
        if job.outcome is PrintOutcome.ASK:
            unsure.append(replace(wish, job=job))
    return _Printed(wanted, (), tuple(unsure), None)


def _answer(papers: Papers, wanted: PaperWishes, came_out: bool, session: Session) -> PaperWishes:
    for wish in wanted.wishes:
        if wish.job is not None:
            papers.answer(wish.dossier, wish.job, came_out=came_out, session=session)
    return wanted
