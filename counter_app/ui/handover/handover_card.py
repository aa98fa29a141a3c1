"""Beside the list: to whom it goes, what is printed, and what the chosen row says in full."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QVBoxLayout, QWidget

from counter_app.domain.stage_deadlines import STAGES
from counter_app.domain.step_deadlines import HANDOVER_RULES, StepDeadline
from counter_app.domain.times import appointment_vi, time_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.steps.handovers import ListedDossier
from counter_app.services.steps.lists_in_making import HandoverList
from counter_app.ui.handover.handover_table import shown_code
from counter_app.ui.language import either, told
from counter_app.ui.marked import KeyButton, Words, divider, line, mark_wrong
from counter_app.ui.plain_text import in_tip
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID, wear

LONGEST_UNIT = 120
MOST_KNOWN = 3


@dataclass(frozen=True)
class HandoverWish:
    """Hand over what is shown to this unit, and print so much."""

    unit: str
    receiver: str
    list_wanted: bool
    slips_wanted: bool


class HandoverCard(QWidget):
    wanted = Signal(object)  # HandoverWish
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unit = line(self.tr("Bộ phận nhận"), longest=LONGEST_UNIT, hint=self.tr("ví dụ: Tư pháp - Hộ tịch"))
        self.no_unit = Words(self.tr("Chưa ghi bộ phận nhận."), "problem", wraps=True)
        self.no_unit.hide()
        self.known = Words(kind="faint", wraps=True)
        self.receiver = line(self.tr("Người nhận hồ sơ"), longest=200, hint=self.tr("họ tên, có thể ghi sau bằng bút"))
        self.list_wanted = QCheckBox(self.tr("In giấy bàn giao"))
        self.list_wanted.setToolTip(self.tr("2 bản, hai bên ký, mỗi bên giữ một bản"))
        self.list_wanted.setChecked(True)
        self.slips_wanted = QCheckBox(self.tr("In phiếu kiểm soát"))
        self.slips_wanted.setToolTip(self.tr("Mỗi hồ sơ một phiếu, đi cùng hồ sơ"))
        self.hand_over = KeyButton(self.tr("Bàn giao"), "F9", kind="main")
        self.title, self.facts = Words(kind="strong", wraps=True), Words(wraps=True)
        self._by_hand = False
        self._lay_out()
        self._declare()
        self.hand_over.clicked.connect(self._want)
        self.unit.textEdited.connect(self._typed)
        for field in (self.unit, self.receiver):
            field.textEdited.connect(self.typed)
        for box in (self.list_wanted, self.slips_wanted):
            box.toggled.connect(self.typed)
        self.unit.textChanged.connect(self._tell_count)
        self._count = 0
        self.show_count(0)
        self.show_row(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for label, widget in (
            (self.tr("Bộ phận nhận"), self.unit),
            ("", self.no_unit),
            ("", self.known),
            (self.tr("Người nhận hồ sơ"), self.receiver),
        ):
            if label:
                column.addWidget(Words(label, "faint", wraps=True))
            column.addWidget(widget)
        rest: tuple[QWidget, ...] = (self.list_wanted, self.slips_wanted, self.hand_over, divider())
        for below in (*rest, self.title, self.facts):
            column.addWidget(below)
        column.addStretch(1)

    def _declare(self) -> None:
        rule_behind_is(self, " ".join((*HANDOVER_RULES, STAGES)))
        for box in (self.list_wanted, self.slips_wanted):
            box.setAccessibleName(box.text())
            rule_behind_is(box, " ".join(HANDOVER_RULES))

    def know(self, units: tuple[str, ...]) -> None:
        """The office's units, the most used first: offered as one types."""
        completer = QCompleter(list(units), self.unit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offered = completer.popup()
        assert offered is not None
        wear(offered)  # no window holds it
        self.unit.setCompleter(completer)
        self.known.setText(self.tr("Hay chuyển tới: {0}").format(", ".join(units[:MOST_KNOWN])))
        self.known.setVisible(bool(units))

    def propose(self, unit: str) -> None:
        """Where the rows probably go; what was typed stays."""
        if not self._by_hand:
            self.unit.setText(unit[:LONGEST_UNIT])

    def forget(self) -> None:
        """The next list goes somewhere else."""
        self._by_hand = False
        self.receiver.clear()

    def in_making(self, dossiers: tuple[str, ...]) -> HandoverList:
        """For its draft; a unit that was only proposed is proposed again."""
        wish = self.wish()
        unit = wish.unit if self._by_hand else ""
        return HandoverList(dossiers, unit, wish.receiver, wish.list_wanted, wish.slips_wanted)

    def put_back(self, kept: HandoverList) -> None:
        """What is typed already stays."""
        if kept.unit and not self._by_hand:
            self.unit.setText(kept.unit)
            self._by_hand = True
        self.receiver.setText(self.receiver.text() or kept.receiver)
        self.list_wanted.setChecked(kept.list_wanted)
        self.slips_wanted.setChecked(kept.slips_wanted)

    def show_count(self, count: int) -> None:
        self._count = count
        self._tell_count()

    def _tell_count(self) -> None:
        self.hand_over.say(self.tr("Bàn giao %n hồ sơ", "", self._count) if self._count else self.tr("Bàn giao"))
        self.hand_over.setEnabled(bool(self._count))
        self.hand_over.setToolTip("" if self._count else in_tip(self.tr("Danh sách chưa có hồ sơ nào bàn giao được.")))
        if self.unit.text().strip():
            mark_wrong(self.unit, "")
            self.no_unit.hide()

    def show_row(self, one: ListedDossier | None) -> None:
        """What the list has no room for, the article first of all."""
        for widget in (self.title, self.facts):
            widget.setVisible(one is not None)
        if one is None:
            return
        self.title.setText(f"{shown_code(one)}\n{one.person}")
        rows = [
            told(one.problem) if one.problem else "",
            self._limit(one.deadline),
            one.procedure,
            self.tr("Nhận lúc {0}").format(time_vi(one.received)),
            self.tr("Hẹn trả {0}").format(either(appointment_vi(one.due), named_en_at(one.due))) if one.due else "",
            self.tr("Số giấy tờ: {0}").format(one.papers),
        ]
        self.facts.setText("\n".join(filter(None, rows)))

    def _limit(self, limit: StepDeadline | None) -> str:
        if limit is None:
            return self.tr("Quy định đang áp dụng không đặt giờ phải chuyển cho hồ sơ này.")
        source = limit.rule.citation.text
        if limit.at_once:
            return self.tr("Phải chuyển ngay khi nhận\nCăn cứ: {0}").format(source)
        if limit.at_opening:
            day = f"{limit.by:%d/%m/%Y}"
            return self.tr("Phải chuyển vào đầu giờ ngày {0}\nCăn cứ: {1}").format(day, source)
        return self.tr("Phải chuyển trước {0}\nCăn cứ: {1}").format(time_vi(limit.by), source)

    def wish(self) -> HandoverWish:
        return HandoverWish(
            self.unit.text().strip(),
            self.receiver.text().strip(),
            self.list_wanted.isChecked(),
            self.slips_wanted.isChecked(),
        )

    def _typed(self) -> None:
        self._by_hand = bool(self.unit.text())

    def _want(self) -> None:
        """Without a unit the key leads to its field, rather than doing nothing."""
        if self.unit.text().strip():
            self.wanted.emit(self.wish())
            return
        mark_wrong(self.unit, self.no_unit.text())
        self.no_unit.show()
        self.unit.setFocus(Qt.FocusReason.ShortcutFocusReason)
