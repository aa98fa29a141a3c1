"""Which fees are transferred, the symbol for exactly those, and that the citizen says it was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from counter_app.domain.fee_account import Money, total
from counter_app.services.qr_symbol import Symbol
from counter_app.services.wording import amount_vi
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.plain_text import on_button
from counter_app.ui.qr_picture import qr_picture
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID, HALF


@dataclass(frozen=True)
class TransferWish:
    """These fees of this dossier, in đồng."""

    identity: str
    lines: tuple[Money, ...]


class TransferPanel(QWidget):
    """Hidden where nothing is to be paid; folded until it is asked for."""

    code_wanted = Signal(object)  # TransferWish
    claim_wanted = Signal(object)  # TransferWish

    def __init__(self) -> None:
        super().__init__()
        self._identity = ""
        self._boxes: list[tuple[QCheckBox, Money]] = []
        self.owed = Words(kind="strong", wraps=True)
        self.unfold = KeyButton(self.tr("Nộp bằng chuyển khoản"), "Ctrl+Q")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(HALF)
        self.code, self.code_words = QLabel(), Words(wraps=True)
        self.code.setAccessibleName(self.tr("Mã VietQR để người nộp quét"))
        self.claim = KeyButton(self.tr("Người nộp báo đã chuyển"))
        rule_behind_is(self, "fee.ways")
        rule_behind_is(self.claim, "fee.proof")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.owed)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._lines)
        for widget in (self.code, self.code_words):
            column.addWidget(widget)
        column.addWidget(self.claim, 0, Qt.AlignmentFlag.AlignLeft)
        self.unfold.clicked.connect(self._unfold)
        self.claim.clicked.connect(self._claim)
        self.show_owed("", ())

    def show_owed(self, identity: str, owed: Sequence[Money]) -> None:
        """Every fee that is neither paid nor said to be transferred, all of them ticked."""
        self._identity = identity
        self._clear()
        for money in owed:
            box = QCheckBox(on_button(f"{money.name}: {amount_vi(money.amount)}"))
            box.setAccessibleName(box.text())
            box.setChecked(True)
            box.toggled.connect(self._ask)
            box.hide()
            self._boxes.append((box, money))
            self._lines.addWidget(box)
        self.owed.setText(self.tr("Chưa nộp: {0}").format(amount_vi(total(owed))))
        self._fold()
        self.setVisible(bool(owed))

    def say(self, sentence: str, *, good: bool) -> None:
        self._fold()
        self.unfold.setVisible(not good and bool(self._boxes))  # refused: it may be tried again
        self.owed.setText(sentence)
        self.owed.set_kind("good" if good else "problem")
        self.show()

    def show_code(self, symbol: Symbol, words: str) -> None:
        """No symbol: the words say why."""
        self.code.setVisible(bool(symbol))
        if symbol:
            self.code.setPixmap(qr_picture(symbol))
        self.code_words.setText(words)
        self.code_words.show()
        self.claim.setVisible(bool(self.ticked()))
        self.claim.setEnabled(True)

    def ticked(self) -> tuple[Money, ...]:
        return tuple(money for box, money in self._boxes if box.isChecked())

    def _unfold(self) -> None:
        self.unfold.hide()
        for box, _money in self._boxes:
            box.setVisible(len(self._boxes) > 1)
        self._ask()

    def _fold(self) -> None:
        self.owed.set_kind("strong")
        self.unfold.show()
        for widget in (self.code, self.code_words, self.claim, *(box for box, _money in self._boxes)):
            widget.hide()

    def _ask(self) -> None:
        self.claim.setEnabled(False)
        self.code_wanted.emit(TransferWish(self._identity, self.ticked()))

    def _claim(self) -> None:
        self.claim_wanted.emit(TransferWish(self._identity, self.ticked()))

    def _clear(self) -> None:
        for box, _money in self._boxes:
            self._lines.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
