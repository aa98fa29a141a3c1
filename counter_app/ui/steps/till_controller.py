"""The day's till: what the drawer should hold, what was counted, and a word where the two differ."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit

from counter_app.domain.errors import Problem
from counter_app.domain.times import date_vi
from counter_app.services.desk_clock import DeskClock
from counter_app.services.sign_in import Session
from counter_app.services.steps.fees import Fees, Till
from counter_app.services.wording import amount_vi
from counter_app.ui.actions import Action
from counter_app.ui.background import Background, Lane
from counter_app.ui.changes import Changes
from counter_app.ui.marked import Words, line
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.rules.declared import rule_behind_is
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.steps.sheet import typed_amount

PANEL = "till"


class TillController(QObject):
    """Beside the work, called by name: nobody counts the drawer in the middle of a dossier by mistake."""

    def __init__(
        self,
        fees: Fees,
        clock: DeskClock,
        seat: Seat,
        background: Background,
        changes: Changes,
        notices: NoticeBoard,
    ) -> None:
        super().__init__(notices)
        self._fees, self._clock, self._seat = fees, clock, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._day: date | None = None
        self.counted: QLineEdit | None = None
        self.note: QLineEdit | None = None
        seat.changed.connect(self.put_away)

    def action(self) -> Action:
        words = self.tr("Kiểm đếm tiền cuối ngày")
        return Action("till", words, self.open, also=self.tr("két quỹ tiền mặt phí lệ phí"))

    @Slot()
    def open(self) -> None:
        if self._seat.session is not None:
            call = partial(_till_of_today, self._fees, self._clock)
            self._background.run(Lane.READING, call, self._show, self._failed)

    @Slot()
    def put_away(self) -> None:
        self._day = self.counted = self.note = None
        self._notices.remove(PANEL)

    def _show(self, till: Till) -> None:
        panel = self._notices.tell(
            PANEL, "question", self.tr("Kiểm đếm tiền ngày {0}").format(date_vi(till.day)), self._told(till)
        )
        self._day = till.day
        self.counted = line(self.tr("Tiền mặt đếm được (đ)"), longest=20, hint="200.000")
        self.note = line(self.tr("Giải thích nếu chênh lệch"), longest=300)
        rule_behind_is(self.counted, "fee.ways")
        for edit in (self.counted, self.note):
            panel.add_widget(Words(edit.accessibleName(), "faint", wraps=True))
            panel.add_widget(edit)
            edit.returnPressed.connect(self._save)
        panel.add_act(self.tr("Thôi"), self.put_away)
        panel.add_act(self.tr("Ghi nhận"), self._save, main=True)
        self.counted.setFocus()

    def _told(self, till: Till) -> str:
        lines = [
            self.tr("Tiền mặt theo sổ: {0}").format(amount_vi(till.expected)),
            self.tr("Phí: {0} · Lệ phí: {1}").format(
                amount_vi(till.by_kind.get("phi", 0)), amount_vi(till.by_kind.get("le_phi", 0))
            ),
            self.tr("Số lần thu: {0}").format(till.receipts),
        ]
        return "\n".join(lines)

    @Slot()
    def _save(self) -> None:
        session = self._seat.session
        if session is None or self._day is None or self.counted is None or self.note is None:
            return
        call = partial(_count, self._fees, self._day, self.counted.text(), self.note.text(), session)
        self._background.run(Lane.JOURNAL, call, self._counted, self._failed)

    def _counted(self, difference: int) -> None:
        self.put_away()
        words = (
            self.tr("Đã ghi kiểm đếm: khớp.")
            if not difference
            else self.tr("Đã ghi kiểm đếm: chênh lệch {0}.").format(amount_vi(difference))
        )
        self._notices.tell("till told", "told-good", words)
        self._changes.journal_grew.emit()

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("till told", problem)


def _till_of_today(fees: Fees, clock: DeskClock) -> Till:
    return fees.till(clock.now().date())


def _count(fees: Fees, day: date, counted: str, note: str, session: Session) -> int:
    return fees.count_till(day, typed_amount(counted), note, session)
