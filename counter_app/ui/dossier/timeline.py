"""What happened to a dossier, in plain words. Rows are kept from one dossier to the next: making them anew took longer
than all else that is shown of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.times import time_vi
from counter_app.services.dossiers import TimelineLine
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.language import either, speaks_english
from counter_app.ui.marked import Words, divider, sentence_case
from counter_app.ui.plain_text import in_tip
from counter_app.ui.theme import GRID, HALF


class Timeline(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._title = Words(self.tr("Diễn biến"), "strong")
        self.proof = Words(wraps=True)
        self._column.addWidget(self._title)
        self._column.addWidget(self.proof)
        self._rows: list[TimelineRow] = []
        self.hide()

    def show_lines(self, lines: tuple[TimelineLine, ...]) -> None:
        """None: nothing is shown, the title neither."""
        self.proof.setText(self._proof_words(lines))
        self.proof.set_kind("good" if all(one.handed_in for one in lines) else "faint")
        while len(self._rows) < len(lines):
            self._add_row()
        for row, one in zip(self._rows, lines, strict=False):
            row.show_line(one)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(lines))
        self.setVisible(bool(lines))

    def rows(self) -> list[TimelineRow]:
        """Those that are shown."""
        return [row for row in self._rows if not row.isHidden()]

    def _add_row(self) -> None:
        row = TimelineRow()
        self._rows.append(row)
        self._column.addWidget(row)

    def _proof_words(self, lines: tuple[TimelineLine, ...]) -> str:
        bare = sum(not one.handed_in for one in lines)
        if not bare:
            return self.tr("Trung tâm đã ký nhận cả %n việc dưới đây.", "", len(lines))
        return self.tr("Trung tâm đã ký nhận {0} trong %n việc; {1} việc còn chờ chuyển.", "", len(lines)).format(
            len(lines) - bare, bare
        )


class TimelineRow(QFrame):
    """One entry: what happened, when and by whom, and whether the centre has signed for it."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._sign = Words(kind="strong", wraps=True), Words()
        self._when, self._details, self._verdict = Words(kind="faint", wraps=True), Words(wraps=True), Words(wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(divider())
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._what, 1)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for words in (self._when, self._details, self._verdict):
            column.addWidget(words)

    def show_line(self, one: TimelineLine) -> None:
        what, when = either(one.vi, one.en), self._when_words(one)
        self._what.setText(what)
        self._when.setText(when)
        self._show_sign(one)
        self._put(self._details, "\n".join(one.details_en if speaks_english() else one.details_vi))
        self._verdict.set_kind("problem" if one.is_troubled else "faint")
        self._put(self._verdict, sentence_case(either(one.verdict_vi, one.verdict_en)) if one.verdict_vi else "")
        self.setAccessibleName(f"{what}, {when}")

    def _put(self, words: Words, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))

    def _show_sign(self, one: TimelineLine) -> None:
        show_sign(self._sign, *(Icon.DONE, "good") if one.handed_in else (Icon.CLOCK, "faint"))
        words = either(one.proof_vi, one.proof_en)
        self._sign.setToolTip(in_tip(words))
        self._sign.setAccessibleName(words)

    def _when_words(self, one: TimelineLine) -> str:
        received = ""
        if one.received is not None and one.received != one.entered:
            received = self.tr("nhận lúc {0}").format(time_vi(one.received))
        entered = self.tr("ghi lúc {0}").format(time_vi(one.entered)) if one.entered else ""
        return " · ".join(part for part in (received, entered, one.who, either(one.desk_vi, one.desk_en)) if part)
