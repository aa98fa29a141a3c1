"""At the intake, once it is saved: a symbol for exactly the fees that are transferred, claimed and not paid."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.fee_account import Money
from counter_app.domain.intake import ChargedFee
from counter_app.ui.intake.saved_page import SavedPage
from counter_app.ui.transfer.transfer_panel import TransferPanel
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import DeskWindow, found

Open = Callable[..., DeskWindow]
BANK = {"bin": "970403", "account": "0000000000000", "holder": "UBND"}  # nobody's account
FEES = (ChargedFee("le_phi", "Lệ phí", 15_000), ChargedFee("phi", "Phí", 8_000))


class Saved:
    """A receipt that was just saved, its page in front."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.panel: TransferPanel = found(desk.window, SavedPage).transfer

    def save(self, *fees: ChargedFee) -> str:
        receipt = self.desk.work.intake.receive(receipt_of(fees=fees), CLERK_LAN)
        self.desk.intake.show_saved(receipt, "Nguyễn Thị Đẹp", "Thủ tục")
        self.settle()
        return receipt.identity

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle)


@pytest.fixture
def saved(qtbot: QtBot, open_window: Open) -> Saved:
    return Saved(qtbot, open_window())


def test_where_nothing_is_owed_nothing_is_said_of_transfers(saved: Saved) -> None:
    saved.save()
    assert saved.panel.isHidden()
    saved.save(ChargedFee("le_phi", "Lệ phí", 15_000, paid=True))
    assert saved.panel.isHidden()


def test_the_symbol_follows_the_ticks_and_the_claim_is_for_those(saved: Saved) -> None:
    identity = saved.save(*FEES)
    assert saved.panel.owed.text() == "Chưa nộp: 23.000 đ"
    assert not saved.panel.code.isVisible()
    saved.panel.unfold.click()
    saved.settle()
    assert "đúng 23.000 đ" in saved.panel.code_words.text()
    saved.panel._boxes[1][0].setChecked(False)
    saved.settle()
    assert "đúng 15.000 đ" in saved.panel.code_words.text()
    assert not saved.panel.code.pixmap().isNull()
    saved.panel.claim.click()
    saved.settle()
    account = saved.desk.parts.steps.fees.account(identity)
    assert (account.total_claimed, account.total_owed) == (15_000, 23_000)
    assert "chờ xác nhận" in saved.panel.owed.text()


def test_the_next_person_sees_nothing_of_it(saved: Saved) -> None:
    saved.save(*FEES)
    saved.desk.seat.leave()
    saved.settle()
    assert saved.panel.isHidden()


def test_a_claim_that_was_refused_may_be_made_again(qtbot: QtBot) -> None:
    """The way to it was hidden together with the symbol."""
    panel = TransferPanel()
    qtbot.addWidget(panel)
    panel.show_owed("dossier", (Money("le_phi", "Lệ phí", 15_000),))
    panel.unfold.click()
    panel.say("Ổ đĩa đã đầy.", good=False)
    assert not panel.unfold.isHidden()
    panel.say("Đã ghi.", good=True)
    assert panel.unfold.isHidden()


@pytest.mark.rule(
    "fee.ways.level_3", profile="binh_dinh_2019", bank={"bin": "970403", "account": "0000000000000", "holder": "UBND"}
)
def test_a_transfer_that_the_regulation_does_not_name_is_told_beside_its_symbol(saved: Saved) -> None:
    choose(saved.desk.work, "binh_dinh_2019", bank=BANK)
    receipt = saved.desk.work.intake.receive(receipt_of(channel="online", service_level="3", fees=FEES), CLERK_LAN)
    saved.desk.intake.show_saved(receipt, "Nguyễn Thị Đẹp", "Thủ tục")
    saved.settle()
    saved.panel.unfold.click()
    saved.settle()
    assert "QĐ 44/2019/QĐ-UBND, điều 7.1.b" in saved.panel.code_words.text()
    assert saved.panel.claim.isEnabled()
