"""The list in the making: a box for codes, what came of the last one, the rows, and everything that waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from counter_app.domain.step_deadlines import HANDOVER_RULES
from counter_app.services.steps.handovers import ListedDossier
from counter_app.ui.flow import FlowRow
from counter_app.ui.handover.handover_table import UNIT, HandoverTable, is_late, most_urgent_first
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.marked import Choice, KeyButton, Words, line
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.take_back import TakeBack
from counter_app.ui.theme import GRID

ALL_UNITS, NO_UNIT = "", "-"


class HandoverScreen(PaperPage):
    """`now` is the desk's clock. Rows are kept here: what is chosen to be handed over is what is shown."""

    named = Signal(str)  # a code was typed
    all_asked = Signal()
    chosen_changed = Signal()  # which rows would go along now

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._listed: dict[str, ListedDossier] = {}
        self.box = line(
            self.tr("Thêm hồ sơ vào danh sách"), longest=100, hint=self.tr("quét mã, hoặc gõ mã, số cuối của mã, tên …")
        )
        self.take_all = KeyButton(self.tr("Lấy mọi hồ sơ đang chờ"), "Ctrl+T", sign=Icon.QUEUE)
        self.remove = KeyButton(self.tr("Bỏ khỏi danh sách"), "Ctrl+D", sign=Icon.CLOSE)
        self.answer, self.sign = Words(wraps=True), Words()
        self.unit = Choice(self.tr("Lọc theo nơi nhận"))
        self.figures = Words(wraps=True)
        self.model = HandoverTable(now)
        self.table = Table(self.model, self.tr("Danh sách bàn giao"), lines=2, rows_at_once=True)
        self.take_back = TakeBack(self.table)
        self._list = TableOrWords(self.table)
        self.empty = self._list.empty
        self._lay_out()
        self._connect()
        self._show_rows()
        self.show_answer("", good=True)

    def _lay_out(self) -> None:
        self.table.fit_rows()
        told = QHBoxLayout()
        told.setSpacing(GRID)
        told.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.answer, 1)
        column = self.column
        column.addWidget(Words(self.tr("Bàn giao hồ sơ"), "heading"))
        column.addWidget(self.box)
        column.addLayout(told)
        column.addWidget(FlowRow(self.take_all, self.remove, self.take_back))
        column.addWidget(self.unit)
        column.addWidget(self.figures)
        column.addWidget(self._list, 1)
        rule_behind_is(self, " ".join(HANDOVER_RULES))

    def _connect(self) -> None:
        self.box.returnPressed.connect(self._name)
        self.table.stands_below(self.box)
        self.take_all.clicked.connect(self.all_asked)
        self.remove.clicked.connect(self._remove_chosen)
        self.table.removing.connect(self._remove_chosen)
        self.unit.currentIndexChanged.connect(self._filter)

    def focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    # ------------------------------------------------------------------------------------------------ rows

    def put(self, rows: tuple[ListedDossier, ...]) -> None:
        """Into the list, or as they stand now."""
        self._listed |= {one.identity: one for one in rows}
        self._show_rows()

    def take_away(self, identities: tuple[str, ...]) -> None:
        for identity in identities:
            self._listed.pop(identity, None)
        self._show_rows()

    def clear(self) -> None:
        self._listed.clear()
        self.take_back.forget()
        self._show_rows()
        self.show_answer("", good=True)

    def has(self, identity: str) -> bool:
        return identity in self._listed

    def identities(self) -> tuple[str, ...]:
        """Of the whole list, whatever is shown of it."""
        return tuple(self._listed)

    def going(self) -> tuple[ListedDossier, ...]:
        """What would be handed over now: shown, and nothing stands against it."""
        return tuple(one for one in self._shown() if one.problem is None)

    def _shown(self) -> tuple[ListedDossier, ...]:
        unit = self.unit.value()
        rows = tuple(self._listed.values())
        if unit == ALL_UNITS:
            return rows
        return tuple(one for one in rows if one.unit == ("" if unit == NO_UNIT else unit))

    def _show_rows(self) -> None:
        nowhere = not any(one.unit for one in self._listed.values())
        # Empty, beside names of procedures that were cut.
        self.table.columns.leave_out((UNIT,) if nowhere else (), widens_others=True)
        self._offer_units()
        self._filter()

    def _offer_units(self) -> None:
        """The units that the rows probably go to, the most first; the one chosen stays."""
        before = self.unit.value()
        counted = Counter(one.unit for one in self._listed.values())
        unknown = self.tr("Chưa rõ nơi nhận")
        offered = [(ALL_UNITS, self.tr("Mọi nơi nhận · {0}").format(len(self._listed)))]
        offered += [(unit or NO_UNIT, f"{unit or unknown} · {count}") for unit, count in counted.most_common()]
        self.unit.blockSignals(True)
        self.unit.clear()
        for value, words in offered:
            self.unit.addItem(words, value)
        self.unit.choose(before)
        self.unit.blockSignals(False)
        self.unit.setVisible(len(counted) > 1)

    def _filter(self) -> None:
        self.table.renew(partial(self.model.show, most_urgent_first(self._shown())))
        self._list.say("" if self.model.rowCount() else self._nothing())
        self.remove.setEnabled(bool(self.model.rowCount()))
        self.tell_time()
        self.chosen_changed.emit()

    def tell_time(self) -> None:
        """Once a minute: the countdown, and how many are late."""
        self.model.tick()
        going = self.going()
        late = sum(is_late(one, self._now()) for one in going)
        blocked = len(self._shown()) - len(going)
        parts = [
            self.tr("Trong danh sách: {0}").format(len(going)),
            self.tr("đã quá giờ phải chuyển: {0}").format(late) if late else "",
            self.tr("không bàn giao được: {0}").format(blocked) if blocked else "",
        ]
        self.figures.setText(" · ".join(filter(None, parts)))
        self.figures.set_kind("problem" if late or blocked else "")
        self.figures.setVisible(bool(self._listed))

    def _nothing(self) -> str:
        return self.tr(
            "Chưa có hồ sơ nào trong danh sách bàn giao.\n\n"
            "Quét mã trên giấy tiếp nhận, gõ mã rồi Enter, hoặc lấy mọi hồ sơ đang chờ (Ctrl+T)."
        )

    # ------------------------------------------------------------------------------------------------ hands

    def show_answer(self, sentence: str, *, good: bool) -> None:
        """What came of the last scan, beside its sign."""
        self.answer.setText(sentence)
        self.answer.set_kind("good" if good else "problem")
        show_sign(self.sign, *(Icon.DONE, "good") if good else (Icon.WARNING, "problem"))
        for widget in (self.answer, self.sign):
            widget.setVisible(bool(sentence))

    def _name(self) -> None:
        text = self.box.text().strip()
        self.box.clear()
        if text:
            self.named.emit(text)

    def _remove_chosen(self) -> None:
        rows = [self.model.row_at(index.row()) for index in self.table.selectionModel().selectedRows()]
        removed = tuple(one for one in rows if one is not None)
        self.take_away(tuple(one.identity for one in removed))
        if removed:
            self.take_back.offer(len(removed), partial(self.put, removed))
