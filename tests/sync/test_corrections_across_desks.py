"""A correction asked for at one desk and decided at another, by the real centre: with and without a line, put back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counter_app.domain import life_cycle as life
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.services.slip_checking import SlipVerdict
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.fees import Refund, RefundGround
from tests.services.desk import CLERK_LAN
from tests.sync.meeting_desks import HOA, QUANG, Desk, meet, two_desks_of_one_office

PHI_INSTEAD = Proposal(CorrectionKind.FEE, "Nhầm loại", fees=(ChargedFee("phi", "Phí", 8_000),))
OF_THE_POLICE = Proposal(CorrectionKind.PROCEDURE, "Nhầm thủ tục", procedure_code="1.004222")


@pytest.fixture(name="desks")
def two_desks(tmp_path: Path) -> tuple[Desk, Desk]:
    return two_desks_of_one_office(tmp_path)


def paid_and_asked_for(desks: tuple[Desk, Desk], proposal: Proposal) -> str:
    """A dossier whose fee was paid at the first desk and of which a correction is asked; both know. Its identity."""
    here, there = desks
    identity = here.receive()
    here.steps.fees.take(identity, (Money("le_phi", "Lệ phí", 15_000),), PaidBy.CASH, CLERK_LAN)
    here.steps.corrections.ask(identity, proposal, CLERK_LAN)
    meet(here, there)
    return identity


def test_asked_for_at_one_desk_approved_at_another_and_printed_where_the_citizen_stands(
    desks: tuple[Desk, Desk],
) -> None:
    here, there = desks
    identity = here.receive()
    first = here.printed(identity)
    wanted = here.in_days(10)
    here.steps.corrections.ask(identity, Proposal(CorrectionKind.DUE, "Nhầm ngày", due=wanted), CLERK_LAN)
    waiting = here.printed(identity)
    assert waiting.waiting_for_approval
    meet(here, there)
    assert [one.dossier.identity for one in there.steps.oversight.asked()] == [identity]
    assert there.says(first, waiting) == [SlipVerdict.REPLACED, SlipVerdict.KNOWN]
    assert "không phải ngày đang có hiệu lực" in there.slips.check(waiting.qr_text).vi
    there.steps.corrections.decide(identity, approved=True, approver=QUANG)
    with pytest.raises(RuleViolation):
        there.steps.corrections.decide(identity, approved=True, approver=HOA)
    meet(here, there)
    with pytest.raises(RuleViolation):
        here.steps.corrections.decide(identity, approved=True, approver=HOA)
    final = here.printed(identity)
    assert (final.waiting_for_approval, final.due) == (False, wanted)
    assert str(final.code) in final.replaces
    meet(here, there)
    for desk in desks:
        assert desk.says(first, waiting, final) == [SlipVerdict.REPLACED, SlipVerdict.REPLACED, SlipVerdict.KNOWN]


def test_approved_at_two_desks_without_a_line_the_money_moves_once(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    identity = paid_and_asked_for(desks, PHI_INSTEAD)
    for desk, approver in ((here, QUANG), (there, HOA)):
        desk.line(up=False)
        desk.steps.corrections.decide(identity, approved=True, approver=approver)
    for desk in desks:
        desk.line(up=True)
    meet(here, there)
    for desk in desks:
        account = desk.steps.fees.account(identity)
        assert (account.total_owed, account.kept(("phi", "Phí"))) == (0, 8_000)
        assert account.excess(life.RECEIVED) == (Money("le_phi", "Lệ phí", 7_000),)
        assert desk.steps.corrections.waiting(identity) is None


@pytest.mark.parametrize("declined_first", [True, False])
def test_declined_at_one_desk_and_approved_at_another_without_a_line_the_money_moves(
    desks: tuple[Desk, Desk], declined_first: bool
) -> None:
    here, there = desks
    identity = paid_and_asked_for(desks, PHI_INSTEAD)
    for desk, approver in ((here, QUANG), (there, HOA)):
        desk.line(up=False)
        desk.steps.corrections.decide(identity, approved=desk is there, approver=approver)
    for desk in desks if declined_first else desks[::-1]:
        desk.line(up=True)
        meet(desk)
    meet(here, there)
    for desk in desks:
        account = desk.steps.fees.account(identity)
        assert (account.total_owed, account.kept(("phi", "Phí"))) == (0, 8_000)


def test_received_anew_at_two_desks_the_second_is_a_conflict_and_no_money_comes_out_of_nothing(
    desks: tuple[Desk, Desk],
) -> None:
    here, there = desks
    old = paid_and_asked_for(desks, OF_THE_POLICE)
    anew = []
    for desk, approver in ((here, QUANG), (there, HOA)):
        desk.line(up=False)
        anew.append(str(desk.steps.corrections.decide(old, approved=True, approver=approver).identity))
    here.line(up=True)
    meet(here)
    there.line(up=True)
    meet(here, there)
    for desk in desks:
        assert desk.steps.cases.open(old).state.replaced_by == anew[0]
        assert [one.verdict for one in desk.dossiers.open(old).timeline].count("conflicting") == 2
        assert desk.steps.fees.account(old).refundable() == ()
        assert desk.steps.fees.account(anew[0]).total_owed == 0
        doubled = desk.steps.cases.open(anew[1])
        assert doubled.doubled == anew[0]
        assert desk.dossiers.open(anew[1]).doubled == desk.steps.cases.open(anew[0]).row.code
        assert desk.dossiers.open(anew[0]).doubled is None
    there.steps.corrections.ask_and_decide(
        anew[1], Proposal(CorrectionKind.VOID, "Nhận lại hai lần", replaced_by=anew[0]), CLERK_LAN, QUANG
    )
    back = Refund((Money("le_phi", "Lệ phí", 15_000),), "Hủy", RefundGround.OVERTAKEN, PaidBy.CASH)
    with pytest.raises(RuleViolation):
        there.steps.fees.refund(anew[1], back, CLERK_LAN)


def test_a_name_corrected_without_a_line_while_another_desk_handed_it_over_is_a_conflict_that_is_seen(
    desks: tuple[Desk, Desk],
) -> None:
    here, there = desks
    identity = here.receive()
    meet(here, there)
    here.line(up=False)
    here.steps.corrections.correct(identity, {"applicant": {"name": "Nguyễn Thị Đẹp Lắm"}}, "Gõ nhầm", CLERK_LAN)
    assert here.dossiers.open(identity).line.applicant == "Nguyễn Thị Đẹp Lắm"
    there.steps.handovers.hand_over(identity, "Phòng Tư pháp", CLERK_LAN)
    meet(there)
    here.line(up=True)
    meet(here, there)
    for desk in desks:
        view = desk.dossiers.open(identity)
        assert view.line.applicant == "Nguyễn Thị Đẹp"
        assert [one.type for one in view.timeline if one.is_troubled] == ["DossierCorrected"]


def test_a_desk_that_was_put_back_to_before_it_asked_knows_the_decision_and_its_own_slips(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    here, there = desks
    identity = here.receive()
    first = here.printed(identity)
    meet(here, there)
    here.bench.switch_off()
    shutil.copytree(here.bench.file.folder, tmp_path / "backup")
    here.bench.switch_on()
    here.opened()
    wanted = here.in_days(10)
    here.steps.corrections.ask(identity, Proposal(CorrectionKind.DUE, "Nhầm ngày", due=wanted), CLERK_LAN)
    waiting = here.printed(identity)
    meet(here, there)
    there.steps.corrections.decide(identity, approved=True, approver=QUANG)
    meet(there)
    here.bench.switch_off()
    shutil.rmtree(here.bench.file.folder)
    shutil.copytree(tmp_path / "backup", here.bench.file.folder)
    here.bench.switch_on()
    here.opened()
    meet(here, there)
    case = here.steps.cases.open(identity)
    assert (case.due, here.steps.corrections.waiting(identity)) == (wanted, None)
    assert here.says(first, waiting) == [SlipVerdict.REPLACED, SlipVerdict.KNOWN]
    final = here.printed(identity)
    meet(here, there)
    assert there.says(first, waiting, final) == [SlipVerdict.REPLACED, SlipVerdict.REPLACED, SlipVerdict.KNOWN]
