"""The dossier at the return counter: what is due and owed, who collects, and the key that hands it out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from counter_app.domain.fee_account import Money, PaidBy, total
from counter_app.domain.return_rules import (
    BRING_PAPER,
    COMPARE_AT_LEVEL_3,
    COMPARE_ORIGINALS,
    FEE_AT_RETURN,
    FEE_PROOF,
    RETURN_WAYS,
)
from counter_app.domain.step_rules import EARLY_NOTICE
from counter_app.domain.times import appointment_vi, date_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.qr_symbol import Symbol
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.handing_out import ReturnView
from counter_app.services.steps.results import Collector, Return, ReturnedBy
from counter_app.services.wording import amount_vi
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either, told
from counter_app.ui.marked import Choice, KeyButton, Words, divider, line, sentence_case
from counter_app.ui.qr_picture import qr_picture
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID
from counter_app.ui.transfer.transfer_panel import TransferWish
from counter_app.ui.typed_before import TypedBefore
from counter_app.ui.wishes import DigitiseWish

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


@dataclass(frozen=True)
class ReturnWish:
    identity: str
    given: Return


class ReturnCard(QWidget):
    pay_wanted = Signal(object)  # PayWish
    code_wanted = Signal(object)  # TransferWish
    return_wanted = Signal(object)  # ReturnWish
    digitise_wanted = Signal(object)  # DigitiseWish

    def __init__(self) -> None:
        super().__init__()
        self.view: ReturnView | None = None
        self._typed = TypedBefore()
        self._is_code_wanted = False
        self._unticked: set[tuple[str, str]] = set()
        self.empty = Words(
            self.tr("Quét giấy tiếp nhận, gõ mã hồ sơ, hoặc chọn một dòng trong danh sách."), "faint", wraps=True
        )
        self.title, self.facts = Words(kind="strong", wraps=True), Words(wraps=True)
        self.cautions = Words(kind="warning", wraps=True)
        self.problem = Words(kind="problem", wraps=True)
        self._build_money()
        self._build_collecting()
        self.digitised, self.digitise = Words(wraps=True), KeyButton(self.tr("Số hóa kết quả"), "Ctrl+E")
        self.digitise.clicked.connect(self._want_digitised)
        self.hand_out = KeyButton(self.tr("Trả kết quả"), "F9", kind="main")
        self._lay_out()
        self._declare()
        self.hand_out.clicked.connect(self._want_return)
        for choice in (self.by, self.collector):
            choice.currentIndexChanged.connect(self._suit)
        self.no_slip.toggled.connect(self._suit)
        self.show_nothing()

    def _build_money(self) -> None:
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

    def _build_collecting(self) -> None:
        self.originals = QCheckBox()
        self.by = Choice(
            self.tr("Cách trả"),
            (
                (ReturnedBy.COUNTER.value, self.tr("Trả tại quầy")),
                (ReturnedBy.POST.value, self.tr("Gửi qua bưu chính")),
                (ReturnedBy.ONLINE.value, self.tr("Trả trực tuyến")),
            ),
        )
        self.mail = line(self.tr("Số bưu gửi"), longest=LONGEST, hint=self.tr("số bưu gửi"))
        self.collector = Choice(
            self.tr("Người nhận"),
            (
                (Collector.SUBMITTER.value, self.tr("Người đã nộp hồ sơ")),
                (Collector.OWNER.value, self.tr("Chủ hồ sơ")),
                (Collector.AUTHORISED.value, self.tr("Người được ủy quyền")),
            ),
        )
        self.name = line(self.tr("Họ tên người nhận"), longest=LONGEST, hint=self.tr("họ tên người nhận"))
        self.authority = line(self.tr("Căn cứ nhận thay"), longest=LONGEST, hint=self.tr("giấy ủy quyền, số, ngày …"))
        self.no_slip = QCheckBox(self.tr("Không có giấy hẹn"))
        self.proof = line(self.tr("Giấy tờ đã xem thay giấy hẹn"), longest=LONGEST, hint=self.tr("giấy tờ đã xem"))
        self.compared = QCheckBox(self.tr("Đã đối chiếu bản gốc"))
        self.compare_rule = Words(kind="faint", wraps=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head: tuple[QWidget, ...] = (self.empty, self.title, self.facts, self.problem, self.cautions, self.owed)
        for widget in head:
            column.addWidget(widget)
        column.addLayout(self._lines)
        money: tuple[QWidget, ...] = (self.receipt, self.prints, self.acts, self.code, self.code_words, self.claimed)
        self._rule = divider()
        rest: tuple[QWidget, ...] = (
            *(self._rule, self.by, self.mail, self.collector, self.name, self.authority, self.no_slip, self.proof),
            *(self.compared, self.compare_rule, self.originals, self.hand_out),
            *(self.digitised, self.digitise),
        )
        self._money, self._rest = money, rest
        for widget in (*money, *rest):
            column.addWidget(widget)
        column.addStretch(1)

    def _declare(self) -> None:
        rule_behind_is(self, "return.as_on_slip")
        for field, rule in (
            (self.cash, "fee.ways"),
            (self.card, "fee.ways"),
            (self.transfer, "fee.ways"),
            (self.claimed, "fee.proof"),
            (self.receipt, "fee.proof"),
            (self.prints, "fee.proof"),
            (self.by, " ".join((EARLY_NOTICE, *RETURN_WAYS))),
            (self.originals, "return.originals"),
            (self.compared, f"{COMPARE_AT_LEVEL_3} {COMPARE_ORIGINALS} {BRING_PAPER}"),
            (self.hand_out, f"{FEE_AT_RETURN} {FEE_PROOF}"),
            (self.authority, "applicant.account_of_authoriser"),
        ):
            rule_behind_is(field, rule)
        for box in (self.no_slip, self.compared):
            box.setAccessibleName(box.text())

    # ------------------------------------------------------------------------------------------------ showing

    def show_nothing(self) -> None:
        self._put_down()
        self.view = None
        self._clear_lines()
        for widget in (*self._money, *self._rest, self.title, self.facts, self.problem, self.cautions, self.owed):
            widget.hide()
        self.empty.show()

    def show_view(self, view: ReturnView) -> None:
        """Another dossier begins anew, or as it was left; the same one keeps what was typed."""
        if self.view is None or self.view.identity != view.identity:
            self._put_down()
            self._begin()
            self._typed.give_back(view.identity, self._fields())
        elif self.view.owed != view.owed:
            self._unticked = set()  # something was paid: what is left is ticked
        self.view = view
        self.empty.hide()
        self.title.setText(f"{view.shown_code}\n{view.person}")
        self.facts.setText(self._facts(view))
        self.problem.setText(told(view.problem) if view.problem else "")
        self._tell_cautions()
        for words in (self.title, self.facts, self.problem):
            words.setVisible(bool(words.text()))
        self._show_money(view)
        self._show_collecting(view)
        self._show_digitised(view)

    def _tell_cautions(self) -> None:
        """Of the dossier, and of the way that is chosen."""
        self.cautions.setText("\n".join(self._caution(self.view)) if self.view else "")
        self.cautions.setVisible(bool(self.cautions.text()))

    def given_out(self, identity: str) -> None:
        """Done with; what is shown meanwhile stays."""
        if self.view is not None and self.view.identity == identity:
            self.show_nothing()
        self._typed.forget(identity)

    def forget_typed(self) -> None:
        """The next person sits down."""
        self._typed.forget_all()

    def _put_down(self) -> None:
        if self.view is not None:
            self._typed.put_down(self.view.identity, self._fields())

    def _fields(self) -> dict[str, QWidget]:
        return {
            "receipt": self.receipt,
            "by": self.by,
            "mail": self.mail,
            "collector": self.collector,
            "name": self.name,
            "authority": self.authority,
            "no slip": self.no_slip,
            "proof": self.proof,
            "compared": self.compared,
            "originals": self.originals,
        }

    def _begin(self) -> None:
        for field in (self.mail, self.name, self.authority, self.proof, self.receipt):
            field.clear()
        for choice in (self.by, self.collector):
            choice.setCurrentIndex(0)
        self.no_slip.setChecked(False)
        self.compared.setChecked(False)
        self.originals.setChecked(True)
        self._is_code_wanted = False
        self._unticked = set()
        self.code.clear()
        self.code_words.clear()

    def _facts(self, view: ReturnView) -> str:
        lines = [
            view.procedure,
            sentence_case(either(view.status_vi, view.status_en)),
            self.tr("Hẹn trả {0}").format(either(appointment_vi(view.due), named_en_at(view.due))) if view.due else "",
            self._result(view),
            view.note,
            self.tr("Được nhận: {0}").format(", ".join(filter(None, (view.submitter, view.owner)))),
            self.tr("Nộp thay theo: {0}").format(view.authority) if view.authority else "",
        ]
        return "\n".join(filter(None, lines))

    def _show_digitised(self, view: ReturnView) -> None:
        """The result with whether it is in force (decree 118/2025, article 19.2)."""
        there = view.granted is not None
        self.digitise.setVisible(there)
        self.digitised.setVisible(there)
        said = [self._validity(copy) for copy in view.digitised]
        self.digitised.set_kind("" if said else "faint")
        self.digitised.setText("\n".join(said) or self.tr("Kết quả chưa được số hóa."))

    def _validity(self, copy: DigitalCopy) -> str:
        paper = copy.paper
        if paper.lasting:
            return self.tr("Kết quả đã số hóa, hiệu lực vô thời hạn.")
        if paper.in_force_until is None:
            return self.tr("Kết quả đã số hóa, chưa ghi hiệu lực.")
        return self.tr("Kết quả đã số hóa, hiệu lực đến {0}.").format(date_vi(paper.in_force_until))

    def _want_digitised(self) -> None:
        if self.view is not None:
            self.digitise_wanted.emit(DigitiseWish(self.view.identity, result=True))

    def _result(self, view: ReturnView) -> str:
        if view.granted is None:
            return self.tr("Chưa ghi nhận kết quả từ bộ phận chuyên môn.")
        said = self.tr("Kết quả: được giải quyết") if view.granted else self.tr("Kết quả: từ chối giải quyết")
        return f"{said} · {view.document}" if view.document else said

    def _caution(self, view: ReturnView) -> list[str]:
        """The fee has its own place below."""
        return [
            f"{either(one.vi, one.en)} ({one.citation})" if one.citation else either(one.vi, one.en)
            for one in (*view.cautions, *(said for way, said in view.ways if way == self.by.value()))
            if one.field != "fee"
        ]

    def _show_money(self, view: ReturnView) -> None:
        self._clear_lines()
        for money in view.owed:
            box = QCheckBox(f"{money.name}: {amount_vi(money.amount)}")
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
        self.owed.setVisible(bool(view.owed))
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
        if self.view is None or wish != TransferWish(self.view.identity, self._ticked()) or not self._is_code_wanted:
            return
        self.code.setVisible(bool(symbol))
        if symbol:
            self.code.setPixmap(qr_picture(symbol))
        self.code_words.setText(words)

    def _ticked(self) -> tuple[Money, ...]:
        return tuple(money for box, money in self._boxes if box.isChecked())

    def _retick(self) -> None:
        self._unticked = {money.what for box, money in self._boxes if not box.isChecked()}
        if self._is_code_wanted and self.view is not None:
            self.code_wanted.emit(TransferWish(self.view.identity, self._ticked()))

    def _show_collecting(self, view: ReturnView) -> None:
        can = view.problem is None
        for widget in (self._rule, self.by, self.collector, self.no_slip, self.hand_out):
            widget.setVisible(can)
        listed = "; ".join(f"{name} ({count})" for name, count in view.originals)
        self.originals.setText(self.tr("Trả lại giấy tờ gốc"))
        self.originals.setAccessibleName(self.tr("Trả lại giấy tờ gốc: {0}").format(listed))
        self.originals.setToolTip(listed)
        self.originals.setVisible(can and bool(view.originals))
        for widget in (self.compared, self.compare_rule):
            widget.setVisible(can and bool(view.compare))
        self.compare_rule.setText(self.tr("Căn cứ: {0}").format(view.compare))
        why = self.tr("Hãy thu phí, lệ phí còn phải nộp trước khi trả kết quả.") if view.owed else ""
        self.hand_out.setEnabled(not why)
        self.hand_out.setToolTip(why)
        self._suit()

    def _suit(self) -> None:
        """Only what this way of returning asks for."""
        can = self.view is not None and self.view.problem is None
        another = self.collector.value() == Collector.AUTHORISED.value
        self.mail.setVisible(can and self.by.value() == ReturnedBy.POST.value)
        self.name.setVisible(can and another)
        self.authority.setVisible(can and another)
        self.proof.setVisible(can and self.no_slip.isChecked())
        self._tell_cautions()

    def _clear_lines(self) -> None:
        for box, _money in self._boxes:
            self._lines.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []

    # ------------------------------------------------------------------------------------------------ hands

    def focus_acts(self) -> None:
        """The next key is for what is to be done: the money first."""
        target = self.cash if self.view is not None and self.view.owed else self.hand_out
        if target.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def given(self) -> Return:
        return Return(
            ReturnedBy(self.by.value()),
            Collector(self.collector.value()),
            self._name(),
            self.authority.text().strip() if self.authority.isVisibleTo(self) else "",
            not self.no_slip.isChecked(),
            self.proof.text().strip() if self.no_slip.isChecked() else "",
            self.mail.text().strip() if self.by.value() == ReturnedBy.POST.value else "",
            self.compared.isChecked(),
            bool(self.view and self.view.originals) and not self.originals.isChecked(),
        )

    def _name(self) -> str:
        """Who it was stands in the entry by name, whichever of them came."""
        view, collector = self.view, self.collector.value()
        if view is None or collector == Collector.AUTHORISED.value:
            return self.name.text().strip()
        return view.owner if collector == Collector.OWNER.value else view.submitter or view.owner

    def _take_cash(self) -> None:
        self._pay(PaidBy.CASH)

    def _take_online(self) -> None:
        self._pay(PaidBy.ONLINE)

    def _claim(self) -> None:
        self._pay(PaidBy.TRANSFER)

    def _pay(self, way: PaidBy) -> None:
        lines = self._ticked()
        if self.view is not None and lines:
            prints = self.prints.isChecked() and way is not PaidBy.TRANSFER
            receipt, shown = self.receipt.text().strip(), self.view.shown_code
            self.pay_wanted.emit(PayWish(self.view.identity, lines, way, receipt, shown, prints))

    def _show_code(self) -> None:
        self._is_code_wanted = not self._is_code_wanted
        if self.view is not None:
            self._show_money(self.view)

    def _want_return(self) -> None:
        if self.view is not None:
            self.return_wanted.emit(ReturnWish(self.view.identity, self.given()))
