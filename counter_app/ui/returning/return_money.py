"""What is owed at the return and how it is paid: the lines that are ticked, cash, card, or a transfer by its code."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from counter_app.domain.fee_account import Money, PaidBy, total
from counter_app.services.qr_symbol import Symbol
from counter_app.services.steps.handing_out import ReturnView
from counter_app.services.wording import amount_vi
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words, line
from counter_app.ui.plain_text import on_button
from counter_app.ui.qr_picture import qr_picture
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.transfer.transfer_panel import TransferWish

LONGEST = 200


@dataclass(frozen=True)
class PayWish:
    """Take these lines, in đồng; `prints` the receipt of it."""

    identity: str
    lines: tuple[Money, ...]
    way: PaidBy
    receipt: str
    shown_code: str
    prints: bool = False


class ReturnMoney(QWidget):
    pay_wanted = Signal(object)  # PayWish
    code_wanted = Signal(object)  # TransferWish

    def __init__(self) -> None:
        super().__init__()
        self._view: ReturnView | None = None
        self._is_code_wanted = False
        self._unticked: set[tuple[str, str]] = set()
        self._build()
        self._lay_out()
        self._declare()

    def _build(self) -> None:
        self.owed = Words(kind="problem", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(HALF)
        self._boxes: list[tuple[QCheckBox, Money]] = []
        self.receipt = line(self.tr("Số biên lai (nếu có)"), longest=LONGEST, hint=self.tr("số biên lai, nếu có"))
        self.cash = KeyButton(self.tr("Thu tiền mặt"), "Ctrl+M")
        self.card = KeyButton(self.tr("Thu qua thẻ, trực tuyến"))
        self.transfer = KeyButton(self.tr("Chuyển khoản"), "Ctrl+Q")
        self.acts = FlowRow(self.cash, self.card, self.transfer)
        self.prints = QCheckBox(self.tr("In phiếu thu"))
        self.prints.setAccessibleName(self.prints.text())
        self.prints.setChecked(True)
        self.code, self.code_words = QLabel(), Words(wraps=True)
        self.code.setAccessibleName(self.tr("Mã VietQR để người nộp quét"))
        self.claimed = KeyButton(self.tr("Người nộp báo đã chuyển"))
        self.cash.clicked.connect(self._take_cash)
        self.card.clicked.connect(self._take_online)
        self.transfer.clicked.connect(self._show_code)
        self.claimed.clicked.connect(self._claim)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.owed)
        column.addLayout(self._lines)
        below: tuple[QWidget, ...] = (self.receipt, self.prints, self.acts, self.code, self.code_words, self.claimed)
        for widget in below:
            column.addWidget(widget)

    def _declare(self) -> None:
        for field, rule in (
            (self.cash, "fee.ways"),
            (self.card, "fee.ways"),
            (self.transfer, "fee.ways"),
            (self.claimed, "fee.proof"),
            (self.receipt, "fee.proof"),
            (self.prints, "fee.proof"),
        ):
            rule_behind_is(field, rule)

    def begin(self) -> None:
        """Another dossier."""
        self.receipt.clear()
        self.code.clear()
        self.code_words.clear()
        self._is_code_wanted = False
        self._unticked = set()

    def show_nothing(self) -> None:
        self._view = None
        self._clear_lines()
        self.hide()

    def show_view(self, view: ReturnView) -> None:
        """What is said to be transferred is not ticked: taken in cash all the same it would be paid twice."""
        before = self._view if self._view is not None and self._view.identity == view.identity else None
        if before is None or (before.owed, before.claimed) != (view.owed, view.claimed):
            self._unticked = {money.what for money in view.owed if _is_claimed(money, view)}
        if before is not None and before.claimed != view.claimed:
            self._is_code_wanted = False  # it was scanned; asked for again, it would be said that nothing is to be paid
        self._view = view
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self._put_lines(view)
        owes = bool(view.owed) and view.problem is None
        claimed = self.tr(" · người nộp báo đã chuyển {0}, chờ xác nhận").format(amount_vi(total(view.claimed)))
        said = self.tr("Còn phải nộp: {0}").format(amount_vi(total(view.owed)))
        self.owed.setText(said + claimed if view.claimed else said)
        self.setVisible(bool(view.owed))
        for widget in (self.receipt, self.prints, self.acts):
            widget.setVisible(owes)
        shows = owes and self._is_code_wanted
        self.code.setVisible(shows and bool(self.code.pixmap()))
        self.code_words.setVisible(shows)
        self.claimed.setVisible(shows and total(view.claimed) < total(view.owed))
        self._offer()
        if shows:
            self.code_wanted.emit(TransferWish(view.identity, self._ticked()))

    def _put_lines(self, view: ReturnView) -> None:
        """The same lines stay the same boxes: one under the hand would let the focus go."""
        lines = [(money, self._line_words(money, view)) for money in view.owed]
        if lines != [(money, box.accessibleName()) for box, money in self._boxes]:
            self._clear_lines()
            for money, words in lines:
                self._add_line(money, words)
        for box, money in self._boxes:
            with QSignalBlocker(box):
                box.setChecked(money.what not in self._unticked)

    def _line_words(self, money: Money, view: ReturnView) -> str:
        words = f"{money.name}: {amount_vi(money.amount)}"
        return self.tr("{0} · đã báo chuyển").format(words) if _is_claimed(money, view) else words

    def _add_line(self, money: Money, words: str) -> None:
        box = QCheckBox(on_button(words))
        box.setAccessibleName(words)
        box.toggled.connect(self._retick)
        rule_behind_is(box, "fee.ways")
        self._boxes.append((box, money))
        self._lines.addWidget(box)
        box.show()  # at once, not with the next layout: the focus may go there

    def _offer(self) -> None:
        """Nothing ticked is nothing to take."""
        for button in (self.cash, self.card, self.claimed):
            button.setEnabled(bool(self._ticked()))

    def take_focus(self) -> None:
        """To the key that takes what is ticked; where nothing is, to what can be."""
        target = self.cash if self._ticked() or not self._boxes else self._boxes[0][0]
        if target.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_code(self, wish: TransferWish, symbol: Symbol, words: str) -> None:
        """For exactly the ticked fees; one that was ticked otherwise meanwhile comes too late. No symbol: the words say
        why."""
        if self._view is None or wish != TransferWish(self._view.identity, self._ticked()) or not self._is_code_wanted:
            return
        self.code.setVisible(bool(symbol))
        if symbol:
            self.code.setPixmap(qr_picture(symbol))
        self.code_words.setText(words)

    def _ticked(self) -> tuple[Money, ...]:
        return tuple(money for box, money in self._boxes if box.isChecked())

    def _retick(self) -> None:
        self._unticked = {money.what for box, money in self._boxes if not box.isChecked()}
        self._offer()
        if self._is_code_wanted and self._view is not None:
            self.code_wanted.emit(TransferWish(self._view.identity, self._ticked()))

    def _clear_lines(self) -> None:
        for box, _money in self._boxes:
            self._lines.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []

    def _take_cash(self) -> None:
        self._pay(PaidBy.CASH)

    def _take_online(self) -> None:
        self._pay(PaidBy.ONLINE)

    def _claim(self) -> None:
        self._pay(PaidBy.TRANSFER)

    def _pay(self, way: PaidBy) -> None:
        lines = self._ticked()
        if self._view is not None and lines:
            prints = self.prints.isChecked() and way is not PaidBy.TRANSFER
            receipt, shown = self.receipt.text().strip(), self._view.shown_code
            self.pay_wanted.emit(PayWish(self._view.identity, lines, way, receipt, shown, prints))

    def _show_code(self) -> None:
        self._is_code_wanted = not self._is_code_wanted
        if self._view is not None:
            self._show()


def _is_claimed(money: Money, view: ReturnView) -> bool:
    """Whole: what a correction put on top of it is still to be taken."""
    return any(claim.what == money.what and claim.amount >= money.amount for claim in view.claimed)
