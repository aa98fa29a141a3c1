"""What is owed at the return and how it is paid: the lines that are ticked, cash, card, or a transfer by its code."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
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
from counter_app.ui.theme import GRID
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
        self._lines.setSpacing(4)
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
        if self._view is not None and self._view.identity == view.identity and self._view.owed != view.owed:
            self._unticked = set()  # something was paid: what is left is ticked
        if self._view is not None and self._view.identity == view.identity and self._view.claimed != view.claimed:
            self._is_code_wanted = False  # it was scanned; asked for again, it would be said that nothing is to be paid
        self._view = view
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self._clear_lines()
        for money in view.owed:
            box = QCheckBox(on_button(f"{money.name}: {amount_vi(money.amount)}"))
            box.setAccessibleName(box.text())
            box.setChecked(money.what not in self._unticked)
            box.toggled.connect(self._retick)
            rule_behind_is(box, "fee.ways")
            self._boxes.append((box, money))
            self._lines.addWidget(box)
        owes = bool(view.owed) and view.problem is None
        claimed = self.tr(" · người nộp báo đã chuyển {0}, chờ xác nhận").format(amount_vi(view.claimed))
        said = self.tr("Còn phải nộp: {0}").format(amount_vi(total(view.owed)))
        self.owed.setText(said + claimed if view.claimed else said)
        self.setVisible(bool(view.owed))
        for widget in (self.receipt, self.prints, self.acts):
            widget.setVisible(owes)
        shows = owes and self._is_code_wanted
        self.code.setVisible(shows and bool(self.code.pixmap()))
        self.code_words.setVisible(shows)
        self.claimed.setVisible(shows and view.claimed < total(view.owed))
        if shows:
            self.code_wanted.emit(TransferWish(view.identity, self._ticked()))

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
