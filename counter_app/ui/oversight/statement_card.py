"""A bank statement against what citizens say they transferred: pasted or from a file, what agrees confirmed at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from counter_app.services.steps.transfers import Match, MatchedLine
from counter_app.services.wording import amount_vi
from counter_app.ui.file_choice import FileChoice
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID

LINES_SHOWN = 4
MOST_TOLD = 30
LONGEST_TOLD = 110


@dataclass(frozen=True)
class StatementWish:
    """Match what was pasted, or what stands in the file."""

    text: str = ""
    file: Path | None = None


class StatementCard(QWidget):
    wanted = Signal(object)  # StatementWish
    confirm_wanted = Signal(object)  # tuple of MatchedLine

    def __init__(self) -> None:
        super().__init__()
        self._matched: tuple[MatchedLine, ...] = ()
        self.pasted = QPlainTextEdit()
        self.pasted.setAccessibleName(self.tr("Dán các dòng sao kê"))
        self.pasted.setPlaceholderText(self.tr("dán một hay nhiều dòng sao kê, mỗi giao dịch một dòng"))
        self.pasted.setTabChangesFocus(True)
        self.pasted.setFixedHeight(self.pasted.fontMetrics().lineSpacing() * LINES_SHOWN + 2 * GRID)
        self.match = KeyButton(self.tr("Đối chiếu"), "Ctrl+D")
        self.file = KeyButton(self.tr("Chọn tệp CSV …"))
        self.answer = Words(wraps=True)
        self.confirm = KeyButton("", kind="main")
        rule_behind_is(self, "fee.proof")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Words(self.tr("Đối chiếu sao kê ngân hàng"), "strong", wraps=True))
        for widget in (self.pasted, FlowRow(self.match, self.file), self.answer, FlowRow(self.confirm)):
            column.addWidget(widget)
        self.match.clicked.connect(self._match)
        self.file.clicked.connect(self._choose_file)
        self.confirm.clicked.connect(self._confirm)
        self.forget()

    def forget(self) -> None:
        """Nothing of the statement stays for the next person."""
        self.pasted.clear()
        self.show_matched(())

    def show_matched(self, matched: tuple[MatchedLine, ...]) -> None:
        self._matched = tuple(one for one in matched if one.agrees)
        self.answer.setText("\n".join(self._told(matched)))
        self.answer.set_kind("")
        self.answer.setVisible(bool(matched))
        self.confirm.say(self.tr("Xác nhận %n khoản khớp", "", len(self._matched)))
        self.confirm.setVisible(bool(self._matched))

    def say(self, sentence: str, *, good: bool) -> None:
        self._matched = ()
        self.confirm.hide()
        self.answer.setText(sentence)
        self.answer.set_kind("good" if good else "problem")
        self.answer.show()

    def tell_problem(self, sentence: str) -> None:
        """Nothing was confirmed; what agrees stays to be confirmed."""
        self.answer.setText(sentence)
        self.answer.set_kind("problem")
        self.answer.show()

    def _told(self, matched: tuple[MatchedLine, ...]) -> list[str]:
        """What agrees first; of what nothing explains as many lines as one reads."""
        order = (Match.FOUND, Match.PART, Match.AGAIN, Match.OTHER_AMOUNT, Match.NOT_CLAIMED, Match.NOTHING)
        count = {match: sum(one.match is match for one in matched) for match in order}
        agreed = count[Match.FOUND] + count[Match.PART]
        others = count[Match.AGAIN] + count[Match.OTHER_AMOUNT]
        told = [
            self.tr(
                "%n dòng: {0} khớp, {1} khác số tiền hoặc trùng, {2} chưa được báo chuyển, {3} không thuộc hồ sơ nào.",
                "",
                len(matched),
            ).format(agreed, others, count[Match.NOT_CLAIMED], count[Match.NOTHING])
        ]
        rows = [self._line(one) for match in order for one in matched if one.match is match]
        told += rows[:MOST_TOLD]
        if len(rows) > MOST_TOLD:
            told.append(self.tr("… và %n dòng nữa.", "", len(rows) - MOST_TOLD))
        return told

    def _line(self, one: MatchedLine) -> str:
        named = f"{one.dossier.shown_code} · {one.dossier.person}" if one.dossier else ""
        amount = amount_vi(one.transfer.amount) if one.transfer else ""
        match one.match:
            case Match.FOUND:
                return self.tr("✓ {0}: {1}").format(named, amount)
            case Match.PART:
                return self.tr("✓ {0}: {1}, một phần của {2}").format(named, amount_vi(one.part or 0), amount)
            case Match.AGAIN:
                return self.tr("≠ {0}: trùng dòng trên hoặc nộp hai lần, không xác nhận thêm: {1}").format(
                    named, one.line[:LONGEST_TOLD]
                )
            case Match.OTHER_AMOUNT:
                return self.tr("≠ {0}: chờ {1}, sao kê ghi khác: {2}").format(named, amount, one.line[:LONGEST_TOLD])
            case Match.NOT_CLAIMED:
                return self.tr("? {0}: không có khoản nào chờ xác nhận: {1}").format(named, one.line[:LONGEST_TOLD])
        return self.tr("– không khớp hồ sơ nào: {0}").format(one.line[:LONGEST_TOLD])

    def _match(self) -> None:
        if self.pasted.toPlainText().strip():
            self.wanted.emit(StatementWish(text=self.pasted.toPlainText()))

    def _choose_file(self) -> None:
        kinds = (self.tr("Sao kê CSV (*.csv *.txt)"), self.tr("Mọi tệp (*)"))
        dialog = FileChoice(self, self.tr("Chọn sao kê ngân hàng"), kinds, "statements")
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, name: str) -> None:
        self.wanted.emit(StatementWish(file=Path(name)))

    def _confirm(self) -> None:
        self.confirm_wanted.emit(self._matched)
