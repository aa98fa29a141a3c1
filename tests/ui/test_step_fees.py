"""Fees through the real window: taken, claimed, let off, given back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.domain.intake import ChargedFee
from counter_app.domain.life_cycle import RETURNED
from tests.services.desk import BIRTH, CLERK_LAN, receipt_of
from tests.ui.step_hands import FEE, Open, Steps, as_supervisor


@pytest.fixture
def paid(qtbot: QtBot, open_window: Open) -> Steps:
    return Steps(qtbot, open_window(), receipt_of(fees=(FEE,)))


def test_a_fee_is_taken_and_its_receipt_printed(qtbot: QtBot, paid: Steps) -> None:
    paid.call("take_fee")
    paid.save()
    account = paid.services.fees.account(paid.identity)
    assert (account.total_owed, account.kept(("le_phi", "Lệ phí"))) == (0, 50_000)
    qtbot.waitUntil(lambda: paid.papers() == ["Phiếu thu"])
    paid.show()
    assert "không còn khoản nào" in paid.controller.why_not("take_fee")


def test_more_than_is_owed_is_refused(paid: Steps) -> None:
    paid.call("take_fee")
    paid.type("fees", "60.000")
    paid.save(ends=False)
    assert "không khớp" in paid.said


def test_a_transfer_is_claimed_with_its_symbol_and_confirmed_by_the_supervisor_alone(qtbot: QtBot, paid: Steps) -> None:
    paid.call("claim_transfer")
    assert "50.000 đ" in paid.form.told.text()
    paid.save()
    assert paid.services.fees.account(paid.identity).total_owed == 50_000
    paid.show()
    assert "lãnh đạo" in paid.controller.why_not("confirm_transfer")
    as_supervisor(qtbot, paid.desk)
    paid.show()
    paid.call("confirm_transfer")
    paid.type("line", "CK 50000 H36 NGUYEN THI DEP")
    paid.save()
    assert paid.services.fees.account(paid.identity).total_owed == 0


def test_less_than_was_said_is_confirmed_as_what_came_and_a_line_that_names_another_sum_is_pointed_at(
    qtbot: QtBot, paid: Steps
) -> None:
    """Any line confirmed the whole of it: three thousand đồng were paid by a click."""
    paid.services.fees.claim(paid.identity, paid.services.fees.to_claim(paid.identity), CLERK_LAN)
    as_supervisor(qtbot, paid.desk)
    paid.show()
    paid.call("confirm_transfer")
    paid.type("line", "CK 47.000 H36 NGUYEN THI DEP")
    paid.settle()
    qtbot.waitUntil(lambda: "Dòng sao kê không ghi 50.000 đ" in paid.form.fields["came"].said.text())
    paid.type("came", "47.000")
    qtbot.waitUntil(lambda: paid.form.fields["came"].said.text() == "")
    paid.save()
    account = paid.services.fees.account(paid.identity)
    assert (account.total_owed, account.total_claimed) == (3_000, 3_000)


def test_the_symbol_is_for_exactly_the_ticked_fees_and_is_gone_while_they_change(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    steps = Steps(qtbot, desk, receipt_of(fees=(FEE, ChargedFee("phi", "Phí", 8_000))))
    steps.call("claim_transfer")
    steps.settle()
    assert steps.form.code_words.text().startswith("58.000 đ")
    whole = steps.form.code.pixmap().toImage()
    steps.type("fees", "20.000")
    assert (steps.form.code_words.text(), steps.form.code.pixmap().toImage() == whole) == ("", False)
    steps.settle()
    assert steps.form.code_words.text().startswith("28.000 đ")
    steps.type("fees", "60.000")
    steps.settle()
    assert "không khớp" in steps.form.code_words.text()
    steps.save(ends=False)


def test_a_fee_left_open_by_an_immediate_return_is_taken_in_the_window(qtbot: QtBot, open_window: Open) -> None:
    steps = Steps(qtbot, open_window(), receipt_of(BIRTH, fees=(FEE,), returned_at_once=True))
    assert steps.status == RETURNED
    steps.call("take_fee")
    steps.save()
    assert steps.services.fees.account(steps.identity).total_owed == 0


def test_a_fee_is_let_off_with_a_ground(paid: Steps) -> None:
    paid.call("exempt_fee")
    paid.type("ground", "Hộ nghèo")
    paid.save()
    assert paid.services.fees.account(paid.identity).total_owed == 0


def test_a_fee_goes_back_when_the_agency_could_not_perform_and_not_when_nobody_came(paid: Steps) -> None:
    paid.call("take_fee")
    paid.save(key=Qt.Key.Key_F9)
    paid.show()
    paid.call("refund_fee")
    paid.pick("cause", "citizen")
    paid.type("reason", "Không đến nhận")
    paid.settle()
    said = paid.form.fields["cause"].said.text()
    paid.pick("cause", "agency")
    paid.save()
    assert "hoàn trả" in said
    assert paid.services.fees.account(paid.identity).kept(("le_phi", "Lệ phí")) == 0
