"""Asks for the symbol of the ticked fees, and writes down that the citizen says they were transferred."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.fee_account import Money, total
from counter_app.domain.step_rules import Objection
from counter_app.services.qr_symbol import Symbol, qr_symbol
from counter_app.services.sign_in import Session
from counter_app.services.steps.fees import Fees
from counter_app.services.wording import amount_vi
from counter_app.ui.background import Lane
from counter_app.ui.language import objection_words, told
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.single_act import SingleAct
from counter_app.ui.transfer.transfer_panel import TransferPanel, TransferWish
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench


@dataclass(frozen=True)
class Owed:
    identity: str
    lines: tuple[Money, ...]


@dataclass(frozen=True)
class Code:
    """`cautions`: the regulation names other ways to pay for such a dossier."""

    wish: TransferWish
    symbol: Symbol
    cautions: tuple[Objection, ...] = ()

    def below(self) -> str:
        """The words under the symbol, with what the regulation says."""
        amount = amount_vi(total(self.wish.lines))
        words = QCoreApplication.translate(
            "TransferController", "Quét bằng ứng dụng ngân hàng: đúng {0}. Chỉ tính là đã nộp khi được xác nhận."
        )
        return "\n".join((words.format(amount), *(objection_words(one) for one in self.cautions)))


def nothing_ticked() -> str:
    """In place of a symbol of no fee at all."""
    return QCoreApplication.translate("TransferController", "Hãy chọn ít nhất một khoản.")


class TransferController(QObject):
    def __init__(self, panel: TransferPanel, fees: Fees, bench: Workbench) -> None:
        seat, background, changes, _notices = bench
        super().__init__(panel)
        self._panel, self._fees, self._seat = panel, fees, seat
        self._background, self._changes = background, changes
        self._drawing = Overtaking(self._background)
        self._claiming = SingleAct(background, self, panel.claim)
        panel.code_wanted.connect(self._draw)
        panel.claim_wanted.connect(self._claim)
        seat.changed.connect(self._forget)

    @Slot(object)
    def look(self, wish: DossierWish) -> None:
        """This dossier stands beside the panel from now on."""
        self._panel.show_owed("", ())
        self._background.run(Lane.READING, partial(_owed, self._fees, wish.identity), self._show, self._failed)

    @Slot()
    def _forget(self) -> None:
        self._panel.show_owed("", ())

    def _show(self, owed: Owed) -> None:
        self._panel.show_owed(owed.identity, owed.lines)

    @Slot(object)
    def _draw(self, wish: TransferWish) -> None:
        self._drawing.forget()
        if not wish.lines:
            self._panel.show_code((), nothing_ticked())
            return
        self._drawing.ask(partial(code_of, self._fees, wish), self._drawn, self._no_code)

    def _drawn(self, code: Code) -> None:
        self._panel.show_code(code.symbol, code.below())

    def _no_code(self, problem: Problem) -> None:
        self._panel.show_code((), told(problem))

    @Slot(object)
    def _claim(self, wish: TransferWish) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_claim, self._fees, wish, session)
            self._claiming.run(Lane.JOURNAL, call, self._claimed, self._failed)

    def _claimed(self, wish: TransferWish) -> None:
        amount = amount_vi(total(wish.lines))
        self._panel.say(self.tr("Đã ghi: người nộp báo đã chuyển {0}, chờ xác nhận.").format(amount), good=True)
        self._changes.journal_grew.emit()

    def _failed(self, problem: Problem) -> None:
        self._panel.say(told(problem), good=False)


def code_of(fees: Fees, wish: TransferWish) -> Code:
    """Raises BadInput where the office has no account, or nothing is owed."""
    symbol = qr_symbol(fees.transfer_code(wish.identity, wish.lines))
    return Code(wish, symbol, fees.against_transfer(wish.identity))


def _owed(fees: Fees, identity: str) -> Owed:
    return Owed(identity, fees.to_claim(identity))


def _claim(fees: Fees, wish: TransferWish, session: Session) -> TransferWish:
    fees.claim(wish.identity, wish.lines, session)
    return wish
