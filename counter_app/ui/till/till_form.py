"""What was counted in the drawer: the sum, or note by note; what it differs by stands under it as one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from counter_app.domain.cash import PIECES
from counter_app.domain.errors import BadInput, Problem
from counter_app.services.steps.till import Count, Till
from counter_app.services.wording import amount_vi
from counter_app.ui.language import told
from counter_app.ui.marked import LinkButton, Words, line
from counter_app.ui.panel_form import PanelForm
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.steps.sheet import typed_amount
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.till.till_words import told_difference


class TillForm(PanelForm):
    save_wanted = Signal()

    def __init__(self, till: Till) -> None:
        super().__init__()
        self._till = till
        self.counted = line(self.tr("Tiền mặt đếm được (đ)"), longest=20, example="200.000")
        self.by_piece = LinkButton(self.tr("Đếm theo từng mệnh giá"))
        self.pieces: dict[int, QLineEdit] = {piece: self._piece(piece) for piece in PIECES}
        self.difference = Words(wraps=True)
        self.note = line(self.tr("Giải thích nếu chênh lệch"), longest=300)
        self._grid = self._lay_out_pieces()
        self.add_field(self.counted)
        for widget in (self.by_piece, self._grid, self.difference):
            self.column.addWidget(widget)
        self.add_field(self.note)
        self._grid.hide()
        for edit in (self.counted, self.note):
            rule_behind_is(edit, "fee.ways")
            edit.returnPressed.connect(self.save_wanted)
        self.counted.textChanged.connect(self._show_difference)
        self.edited.connect(self.hide_problem)
        self.by_piece.clicked.connect(self._turn_to_pieces)
        self._show_difference()

    def show_till(self, till: Till) -> None:
        """What was typed stays; what it differs by is told anew."""
        self._till = till
        self._show_difference()

    def _piece(self, piece: int) -> QLineEdit:
        edit = line(self.tr("Số tờ {0}").format(amount_vi(piece)), longest=6)
        edit.textChanged.connect(self._sum_pieces)
        edit.returnPressed.connect(self.save_wanted)
        return edit

    def _lay_out_pieces(self) -> QWidget:
        """Two columns: eleven rows would push the rest out of sight where the text is large."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(HALF)
        half = (len(PIECES) + 1) // 2
        for place, (piece, edit) in enumerate(self.pieces.items()):
            row, side = place % half, 2 * (place // half)
            grid.addWidget(Words(f"{amount_vi(piece)} ×", "faint"), row, side)
            grid.addWidget(edit, row, side + 1)
        return page

    def fields(self) -> dict[str, QWidget]:
        """By name, for what is typed and not saved."""
        pieces = {f"piece {piece}": edit for piece, edit in self.pieces.items()}
        return {"counted": self.counted, "note": self.note, **pieces}

    def begin(self) -> None:
        """As it was left: note by note where it had been counted so."""
        if any(edit.text() for edit in self.pieces.values()):
            self._turn_to_pieces()
        else:
            self.counted.setFocus()

    def count(self) -> Count:
        """Raises BadInput for what cannot be read."""
        if self._grid.isHidden():
            return Count(typed_amount(self.counted.text()))
        return Count(pieces={piece: _many(edit.text()) for piece, edit in self.pieces.items()})

    def wrong_field(self) -> QLineEdit:
        """Where the hand goes: to a number that cannot be, else to the word on what it differs by."""
        if self._grid.isHidden():
            return self.note if _can_be(self.count) else self.counted
        wrong = (edit for piece, edit in self.pieces.items() if not _can_be(partial(_one_piece, piece, edit.text())))
        return next(wrong, self.note)

    def _turn_to_pieces(self) -> None:
        by_piece = self._grid.isHidden()
        self._grid.setVisible(by_piece)
        self.counted.setReadOnly(by_piece)
        self.by_piece.setText(self.tr("Chỉ ghi tổng số tiền") if by_piece else self.tr("Đếm theo từng mệnh giá"))
        self.by_piece.setAccessibleName(self.by_piece.text())
        if by_piece:
            self._sum_pieces()
            self.pieces[PIECES[0]].setFocus()
        else:
            self.counted.setFocus()

    def _sum_pieces(self) -> None:
        """Nothing typed is not counted: a whole day's money was called missing before the first note was."""
        if not any(line.text().strip() for line in self.pieces.values()):
            self.counted.clear()
            return
        try:
            self.counted.setText(amount_vi(self.count().sum))
        except BadInput:
            self.counted.clear()

    def _show_difference(self) -> None:
        text, kind = self.tr("Chưa đếm."), "faint"
        if self.counted.text().strip():
            try:
                difference = self.count().sum - self._till.expected
                kind = "warning" if difference else "good"
                text = told_difference(difference)
            except Problem as problem:
                text, kind = told(problem), "problem"
        self.difference.setText(text)
        self.difference.set_kind(kind)


def _one_piece(piece: int, many: str) -> Count:
    return Count(pieces={piece: _many(many)})


def _can_be(count: Callable[[], Count]) -> bool:
    try:
        return count().sum >= 0
    except Problem:
        return False


def _many(text: str) -> int:
    digits = text.strip() or "0"
    if digits.isascii() and digits.isdigit():
        return int(digits)
    raise BadInput(f"“{text[:10]}” không phải số tờ tiền.", f"“{text[:10]}” is no number of notes.")
