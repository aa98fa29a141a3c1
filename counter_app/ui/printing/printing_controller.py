"""Prints slips on the printer's lane, says what came of it, and asks beside the work whether paper came out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from counter_app.domain.errors import EnvironmentProblem, Problem
from counter_app.domain.slip import CopyReason
from counter_app.services.print_watch import PrintOutcome
from counter_app.services.sign_in import Session
from counter_app.services.unprinted_slips import UnprintedSlip, UnprintedSlips
from counter_app.ui.background import Lane
from counter_app.ui.language import told
from counter_app.ui.marked import Panel
from counter_app.ui.wishes import PrintWish
from counter_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from counter_app.print.slip_size import SlipSize
    from counter_app.services.slips import PrintJob, Slips

MOST_QUESTIONS = 3


class PrintingController(QObject):
    """`slips` gives the service, which is made with the first print and asked on a lane. `for_slips` tells the paper
    and the printer of the moment (print/printer_address.py), '' the default; it reads a file, on the printer's lane."""

    def __init__(
        self,
        slips: Callable[[], Slips],
        unprinted: UnprintedSlips,
        bench: Workbench,
        for_slips: Callable[[], tuple[SlipSize, str]],
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._slips, self._seat, self._background = slips, seat, background
        self._changes, self._notices = changes, notices
        self._look = unprinted.listed
        self._for_slips = for_slips
        self._unprinted: tuple[UnprintedSlip, ...] = ()
        self._names: dict[str, str] = {}
        self._under_way: set[str] = set()  # by dossier: asked for twice, a slip would come out twice

    @Slot(object)
    def print_slip(self, wish: PrintWish) -> None:
        session = self._seat.session
        if session is None or wish.identity in self._under_way:
            return
        self._under_way.add(wish.identity)
        self._names[wish.identity] = wish.shown or self._names.get(wish.identity, wish.identity)
        self._notices.tell("print", "told-good", self.tr("Đang gửi giấy tiếp nhận tới máy in …"))
        call = partial(_print, self._slips, self._for_slips, wish, session)
        heard = _Heard(self, wish)
        self._background.run(Lane.PRINTER, call, heard.printed, heard.refused)

    def end(self, wish: PrintWish) -> None:
        """It may be asked for again."""
        self._under_way.discard(wish.identity)

    @Slot()
    def look_for_unprinted(self) -> None:
        """Slips of which nobody knows, from before a crash too: asked about once each."""
        self._background.run(Lane.READING, self._look, self._found_unprinted, self.refuse)

    def unprinted(self) -> tuple[UnprintedSlip, ...]:
        """As last looked at."""
        return self._unprinted

    def _found_unprinted(self, slips: tuple[UnprintedSlip, ...]) -> None:
        self._unprinted = slips
        # One question a sheet, however many dossiers stand on it.
        sheets: dict[tuple[str, ...], list[UnprintedSlip]] = {}
        for slip in slips:
            self._names[slip.identity] = f"{slip.code or slip.identity} · {slip.applicant}"
            if slip.outcome == PrintOutcome.ASK.value:
                sheets.setdefault(slip.together or (slip.identity,), []).append(slip)
        for on_it in list(sheets.values())[:MOST_QUESTIONS]:
            first = on_it[-1]  # the newest comes first
            numbers = ", ".join(slip.code or slip.identity for slip in reversed(on_it))
            self._names[first.identity] = f"{numbers} · {first.applicant}"
            self.ask(first.identity)

    def tell(self, job: PrintJob) -> None:
        self._notices.remove("print")
        name = self._names.get(job.identity, job.identity)
        if job.outcome is PrintOutcome.ASK:
            self.ask(job.identity, told(job.problem) if job.problem else "")
        elif job.outcome is PrintOutcome.PRINTED:
            self._notices.tell("print", "told-good", self._done_words(job), name)
        else:
            self._tell_not_printed(job, name)
        self._after()

    def _done_words(self, job: PrintJob) -> str:
        return self.tr("Đã in bản sao số {0}").format(job.copy) if job.copy else self.tr("Đã in giấy tiếp nhận")

    def _tell_not_printed(self, job: PrintJob, name: str) -> None:
        why = told(job.problem) if job.problem else ""
        panel = self._notices.tell(
            f"print {job.identity}",
            "told-problem",
            self.tr("Giấy tiếp nhận chưa in được; hồ sơ vẫn đã lưu."),
            "\n".join(part for part in (name, why) if part),
        )
        panel.add_act(self.tr("Để sau"), _Answer(self, panel, job.identity).later, leaves=True)
        panel.add_act(self.tr("In lại"), _Answer(self, panel, job.identity).again, main=True)

    def ask(self, identity: str, why: str = "") -> None:
        """`why` is what the printer said last."""
        panel = self._notices.tell(
            f"print {identity}",
            "question",
            self.tr("Giấy tiếp nhận đã ra khỏi máy in chưa?"),
            "\n".join(part for part in (self._names.get(identity, identity), why) if part),
        )
        answer = _Answer(self, panel, identity)
        panel.add_act(self.tr("Chưa ra, in lại"), answer.did_not_come_out)
        panel.add_act(self.tr("Đã ra"), answer.came_out, main=True)

    def answer(self, identity: str, *, came_out: bool) -> None:
        """What the clerk saw. Nothing came out: its job is taken back and it is printed once more, as the original."""
        session = self._seat.session
        if session is None:
            return
        self._notices.remove(f"print {identity}")
        call = partial(_answer, self._slips, identity, came_out, session)
        # No save waits while the print service is asked for the job.
        lane = Lane.JOURNAL if came_out else Lane.PRINTER
        heard = _Answering(self, identity)
        self._background.run(lane, call, heard.answered, heard.refused)

    def dismiss(self, identity: str) -> None:
        self._notices.remove(f"print {identity}")

    def answered(self, identity: str, *, came_out: bool) -> None:
        self._after()
        if not came_out:
            self.print_slip(PrintWish(identity))

    def refuse(self, problem: Problem) -> None:
        self._notices.remove("print")
        self._notices.tell_problem("print", problem)

    def _after(self) -> None:
        self._changes.journal_grew.emit()
        self._background.run(Lane.READING, self._look, self._count_unprinted, self.refuse)

    def _count_unprinted(self, slips: tuple[UnprintedSlip, ...]) -> None:
        self._unprinted = slips


class _Heard(QObject):
    """Brings back what came of one print."""

    def __init__(self, controller: PrintingController, wish: PrintWish) -> None:
        super().__init__(controller)
        self._controller, self._wish = controller, wish

    def printed(self, job: PrintJob) -> None:
        self._controller.end(self._wish)
        self._controller.tell(job)
        self.deleteLater()

    def refused(self, problem: Problem) -> None:
        self._controller.end(self._wish)
        self._controller.refuse(problem)
        self.deleteLater()


class _Answering(QObject):
    """Asks again where the answer could not be kept."""

    def __init__(self, controller: PrintingController, identity: str) -> None:
        super().__init__(controller)
        self._controller, self._identity = controller, identity

    def answered(self, came_out: bool) -> None:
        self._controller.answered(self._identity, came_out=came_out)
        self.deleteLater()

    def refused(self, problem: Problem) -> None:
        if isinstance(problem, EnvironmentProblem):
            self._controller.ask(self._identity)
        self._controller.refuse(problem)
        self.deleteLater()


class _Answer(QObject):
    """The buttons of one panel; lives and dies with it."""

    def __init__(self, controller: PrintingController, panel: Panel, identity: str) -> None:
        super().__init__(panel)
        self._controller, self._identity = controller, identity

    @Slot()
    def came_out(self) -> None:
        self._controller.answer(self._identity, came_out=True)

    @Slot()
    def did_not_come_out(self) -> None:
        self._controller.answer(self._identity, came_out=False)

    @Slot()
    def again(self) -> None:
        self._controller.dismiss(self._identity)
        self._controller.print_slip(PrintWish(self._identity))

    @Slot()
    def later(self) -> None:
        self._controller.dismiss(self._identity)


def _print(
    service: Callable[[], Slips], for_slips: Callable[[], tuple[SlipSize, str]], wish: PrintWish, session: Session
) -> PrintJob:
    slips, (size, printer) = service(), for_slips()
    together = wish.together or slips.on_one_sheet(wish.identity)
    return slips.print_together(together, session, size=size, printer_name=printer, reason=wish.reason)


def _answer(slips: Callable[[], Slips], identity: str, came_out: bool, session: Session) -> bool:
    slips().answer_question(identity, came_out, session)
    return came_out


def copy_reason_words() -> dict[CopyReason, str]:
    return {
        CopyReason.LOST: QCoreApplication.translate("CopyReason", "Người nộp làm mất"),
        CopyReason.DAMAGED: QCoreApplication.translate("CopyReason", "Giấy bị hỏng"),
    }
