"""Handing over to the post and taking from it, called by name: one press makes the record of all that waits and prints
it for both to sign; where nothing waits the last one can be printed again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from counter_app.domain.errors import Problem
from counter_app.services.sign_in import Session
from counter_app.services.steps.postal_records import SIDE_WORDS, PostalRecord, PostalRecords, PostalSide
from counter_app.ui.actions import Action
from counter_app.ui.background import Lane
from counter_app.ui.language import either, told
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench

PANEL = "postal"


class PostalPrinting(QObject):
    def __init__(self, records: PostalRecords, printing: FormPrinting, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._records, self._printing, self._seat = records, printing, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._recording = SingleAct(background, self)

    def actions(self) -> tuple[Action, ...]:
        also = self.tr("bưu điện bưu chính công ích biên bản giao nhận")
        return tuple(
            Action(f"postal.{side.value}", either(words.vi, words.en), partial(self.make, side), also=also)
            for side, words in SIDE_WORDS.items()
        )

    def make(self, side: PostalSide) -> None:
        session = self._seat.session
        if session is not None:
            asked = _Asked(self, side, session)
            call = partial(self._records.record, side, session)
            if not self._recording.run(Lane.JOURNAL, call, asked.made, asked.refused):
                asked.deleteLater()

    def print_record(self, record: PostalRecord, session: Session) -> None:
        words = SIDE_WORDS[record.side]
        title = f"{either(words.vi, words.en)} {record.number}"
        wish = PaperWish(partial(self._records.form, record))
        self._printing.print_papers(PaperWishes(f"{PANEL} {record.number}", title, (wish,)), session)

    def journal_grew(self) -> None:
        self._changes.journal_grew.emit()

    def look_for_last(self, asked: _Asked) -> None:
        call = partial(self._records.last, asked.side)
        self._background.run(Lane.READING, call, asked.found, asked.not_found)

    def offer(self, asked: _Asked, problem: Problem, last: PostalRecord | None) -> None:
        """What stands in the way, and the last record where there is one."""
        if last is None:
            self.tell(problem)
            asked.deleteLater()
            return
        panel = self._notices.tell(PANEL, "question", told(problem))
        asked.setParent(panel)  # its buttons are all that is left to answer
        panel.add_act(self.tr("Thôi"), asked.put_away, leaves=True)
        panel.add_act(self.tr("In lại {0}").format(last.number), asked.again, main=True)

    def put_away(self) -> None:
        self._notices.remove(PANEL)

    def tell(self, problem: Problem) -> None:
        self._notices.tell_problem(PANEL, problem)


class _Asked(QObject):
    """Who asked for which: somebody else may sit here when it is done."""

    def __init__(self, printing: PostalPrinting, side: PostalSide, session: Session) -> None:
        super().__init__(printing)
        self._printing, self.side, self._session = printing, side, session
        self._problem: Problem | None = None
        self._last: PostalRecord | None = None

    def made(self, record: PostalRecord) -> None:
        self._printing.put_away()
        self._printing.journal_grew()
        self._printing.print_record(record, self._session)
        self.deleteLater()

    def refused(self, problem: Problem) -> None:
        self._problem = problem
        self._printing.look_for_last(self)

    def found(self, last: PostalRecord | None) -> None:
        self._last = last
        if self._problem is not None:
            self._printing.offer(self, self._problem, last)

    def not_found(self, problem: Problem) -> None:
        self._printing.tell(problem)
        self.deleteLater()

    def put_away(self) -> None:
        self._printing.put_away()

    def again(self) -> None:
        self._printing.put_away()
        if self._last is not None:
            self._printing.print_record(self._last, self._session)
