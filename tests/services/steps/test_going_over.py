"""What a dossier received anew takes over from the one that is void: copies, their consent and signatures, transfers
that were said to be made, fees that were let off. And the signature of a paper that is used again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.domain.scanned_paper import PaperData
from counter_app.domain.vietqr import purpose_of
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.fees import Exemption
from counter_app.services.steps.filed_copies import FiledState
from counter_app.services.steps.signing import Signing
from counter_app.services.steps.transfers import Match
from counter_app.services.steps.waiting_signatures import WaitingSignatures
from counter_app.store.filed_arrivals import take_up_filed
from counter_app.store.filed_files import HERE, contents_to_keep, set_file_state, wanted_files
from counter_app.store.kept_scans import KeptScan, set_state, waiting_scans
from counter_app.store.scan_arrivals import note_gone_over
from counter_app.ui.steps.fee_plans import ConfirmTransfer
from counter_app.ui.steps.plan import Counter as Plans
from counter_app.ui.steps.sheet import Values
from counter_app.wire.header import read_header
from tests.print.scan_samples import A4_AT_200, jpeg, pdf
from tests.print.soft_token import PIN, soft_token
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.anew import LE_PHI, RESIDENCE, received_anew
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter
from tests.services.steps.named_files import named
from tests.services.steps.signers import signer_on

SHOWN = PaperData("Giấy khai sinh", number="123/2020", lasting=True)


@pytest.fixture(name="copies")
def digital_copies(counter: Counter, tmp_path: Path) -> DigitalCopies:
    return copies_at(counter, tmp_path)[0]


@pytest.fixture(name="signing")
def clerks_token(counter: Counter, copies: DigitalCopies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signing:
    token = soft_token(tmp_path, monkeypatch, f"{CLERK_LAN.name} - UBND phường Mẫu")
    return Signing(counter.cases, copies, signer_on(token))


def sign(signing: Signing, copy: DigitalCopy) -> None:
    ready = signing.look(CLERK_LAN)
    assert ready is not None
    assert signing.sign(copy, ready, PIN, CLERK_LAN) is not None


def said(copies: DigitalCopies, identity: str) -> list[tuple[bytes, str, PaperData, bool, bool, bool]]:
    return [
        (copy.content, copy.component, copy.paper, copy.here, copy.signed, copy.loss is not None)
        for copy in copies.of_dossier(identity)
    ]


# ------------------------------------------------------------------------------------------------------ copies


def test_digital_copies_follow_with_their_consent_and_signature_under_the_same_content(
    counter: Counter, copies: DigitalCopies, signing: Signing
) -> None:
    earlier, old = counter.receive(), counter.receive()
    copies.attach_paper(earlier, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    copies.use_again(old, PAPER, copies.of_dossier(earlier)[0], "Đồng ý tại quầy", CLERK_LAN)
    copies.attach_paper(old, "Căn cước", copies.check(pdf(A4_AT_200)), SHOWN, CLERK_LAN)
    sign(signing, copies.of_dossier(old)[1])
    before = said(copies, old)
    anew = received_anew(counter, old)
    assert said(copies, anew) == before
    assert [signed for *_rest, signed, _lost in before] == [False, True]
    assert copies.picture(copies.of_dossier(anew)[1]).startswith(b"\x89PNG")
    told = counter.told(anew)
    assert "Sự đồng ý: Đồng ý tại quầy; Chuyển từ hồ sơ đã hủy, giữ nguyên" in told
    assert told.count("Chuyển từ hồ sơ đã hủy, giữ nguyên") == 5  # agreed, three files, one signature


def test_they_are_sent_for_the_new_dossier_and_nothing_is_signed_or_missed_for_the_void_one(
    counter: Counter, copies: DigitalCopies, tmp_path: Path
) -> None:
    old = counter.receive()
    copies.attach_paper(old, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    copies.attach_paper(old, "Căn cước", copies.check(pdf(A4_AT_200)), SHOWN, CLERK_LAN)
    sent = copies.of_dossier(old)[0]
    with counter.place.desk.database.write() as connection:
        set_state(connection, KeptScan(sent.content, old, sent.size), "sent")
    anew = received_anew(counter, old)
    with counter.place.desk.database.read() as connection:
        waits = [scan.content for scan in waiting_scans(connection) if scan.dossier == anew]
    assert waits == [copy.content for copy in copies.of_dossier(anew)]
    assert {row.identity for row in WaitingSignatures(counter.cases).look().rows} == {anew}
    for file in (tmp_path / "scans").iterdir():
        file.unlink()
    assert {lost.dossier for lost in copies.find_losses()} == {anew}


def test_a_copy_that_was_lost_is_lost_in_the_new_dossier_too(
    counter: Counter, copies: DigitalCopies, tmp_path: Path
) -> None:
    old = counter.receive()
    copies.attach_paper(old, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    for file in (tmp_path / "scans").iterdir():
        file.unlink()
    copies.find_losses()
    anew = received_anew(counter, old)
    assert [lost for *_rest, lost in said(copies, anew)] == [True]
    assert [(lost.dossier, lost.code) for lost in copies.find_losses()] == [(anew, counter.view(anew).line.code)]


def test_where_another_desk_approved_the_desk_that_keeps_the_file_sends_it(
    counter: Counter, copies: DigitalCopies
) -> None:
    """Its rows come with the feed; here what the approving desk wrote is had without what it noted for itself."""
    old = counter.receive()
    copies.attach_paper(old, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    anew = received_anew(counter, old)
    with counter.place.desk.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM kept_scans WHERE dossier = ?", (anew,))
        headers = list(connection.exec_driver_sql("SELECT header FROM entries ORDER BY sequence").scalars())
        assert any(read_header(header).facts.get("moved_from") == old for header in headers)
        note_gone_over(connection, headers)
        note_gone_over(connection, headers)
        assert [scan.dossier for scan in waiting_scans(connection)] == [old, anew]
    (copy,) = copies.of_dossier(anew)
    assert copy.here


def test_files_that_came_online_stand_in_the_new_dossier_and_are_kept_while_it_lives(
    counter: Counter, copies: DigitalCopies
) -> None:
    paper, late = pdf(A4_AT_200), b"%PDF-later"
    old = counter.arrive_online(files=[named("to-khai.pdf", paper), named("sau.pdf", late)])
    desk = counter.place.desk
    content = copies.keep(paper)
    with desk.database.write() as connection:
        take_up_filed(connection, desk.projections)
        set_file_state(connection, content, old, HERE)
    counter.place.intake.receive(receipt_of(channel="online", arrived=old), CLERK_LAN)
    anew = received_anew(counter, received_anew(counter, old), _to("1.004873"))
    filed = copies.filed.of_dossier(anew)
    assert [(one.name, one.state) for one in filed] == [
        ("to-khai.pdf", FiledState.HERE),
        ("sau.pdf", FiledState.WAITING),
    ]
    assert [copy.content for copy in copies.of_dossier(anew)] == [content]
    with desk.database.read() as connection:
        assert content in contents_to_keep(connection, desk.projections)
        wanted = [one.content for one in wanted_files(connection, desk.projections, 9)]
    assert wanted == [hashlib.sha256(late).digest()]
    counter.endings.withdraw(anew, "Không cần nữa", GivenBack(), CLERK_LAN)
    with desk.database.read() as connection:
        assert contents_to_keep(connection, desk.projections) == []


def test_a_file_that_two_dossiers_name_is_offered_once_for_using_again(counter: Counter, copies: DigitalCopies) -> None:
    old = counter.receive()
    copies.attach_paper(old, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    copies.attach_paper(old, "Căn cước", copies.check(pdf(A4_AT_200)), SHOWN, CLERK_LAN)
    anew = received_anew(counter, old)
    offered = copies.earlier(counter.receive())
    assert [(copy.dossier, copy.component) for copy in offered] == [(anew, PAPER), (anew, "Căn cước")]


def test_what_is_offered_for_using_again_stands_where_its_newest_dossier_does(
    counter: Counter, copies: DigitalCopies
) -> None:
    oldest, between = counter.receive(), counter.receive()
    copies.attach_paper(oldest, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    copies.attach_paper(between, PAPER, copies.check(pdf(A4_AT_200)), SHOWN, CLERK_LAN)
    newest, wanting = counter.receive(), counter.receive()
    copies.attach_paper(newest, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    assert [copy.dossier for copy in copies.earlier(wanting)] == [newest, between]


# --------------------------------------------------------------------------------------- a signature used again


def test_a_signed_paper_that_is_used_again_bears_its_signature_and_says_whose_it_is(
    counter: Counter, copies: DigitalCopies, signing: Signing
) -> None:
    earlier, later = counter.receive(), counter.receive()
    copies.attach_paper(earlier, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    sign(signing, copies.of_dossier(earlier)[0])
    (signed,) = copies.earlier(later)
    copies.use_again(later, PAPER, signed, "Đồng ý tại quầy", SUPERVISOR_HOA)
    (copy,) = copies.of_dossier(later)
    assert (copy.content, copy.signed) == (signed.content, True)
    assert WaitingSignatures(counter.cases).look().rows == ()
    told = counter.told(later)
    assert "Chứng thư số của: Nguyễn Thị Lan - UBND phường Mẫu" in told
    assert "Đã ký từ hồ sơ trước, tệp giữ nguyên chữ ký" in told


def test_a_paper_that_nobody_signed_is_still_to_be_signed_where_it_is_used_again(
    counter: Counter, copies: DigitalCopies
) -> None:
    earlier, later = counter.receive(), counter.receive()
    copies.attach_paper(earlier, PAPER, copies.check(jpeg()), SHOWN, CLERK_LAN)
    copies.use_again(later, PAPER, copies.earlier(later)[0], "Đồng ý tại quầy", CLERK_LAN)
    assert not copies.of_dossier(later)[0].signed
    assert "ScanSigned" not in counter.place.entry_types()


# ------------------------------------------------------------------------------------------------------- money


def test_a_claimed_transfer_follows_and_is_found_by_the_purpose_that_the_bank_was_given(counter: Counter) -> None:
    old = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000), ChargedFee("phi", "Phí", 8_000))))
    purpose = purpose_of(counter.view(old).line.code, old)
    counter.fees.claim(old, (Money("le_phi", "Lệ phí", 15_000), Money("phi", "Phí", 8_000)), CLERK_LAN)
    anew = received_anew(counter, old)  # its one fee is 20,000
    (claim,) = counter.transfers.claimed()
    assert (claim.dossier.identity, claim.amount, claim.purpose) == (anew, 23_000, purpose)
    assert counter.fees.account(old).total_claimed == 0
    assert counter.fees.to_claim(anew) == ()  # nobody pays twice
    (matched,) = counter.transfers.match([f"23/11 · 23.000 · {purpose}"])
    assert matched.match is Match.FOUND
    counter.transfers.confirm([matched], SUPERVISOR_HOA)
    account = counter.fees.account(anew)
    assert (account.total_owed, account.total_claimed) == (0, 0)
    assert sum(money.amount for money in account.refundable()) == 23_000
    assert counter.fees.account(old).refundable() == ()
    assert "chuyển sang hồ sơ được nhận lại, chờ xác nhận ở đó" in counter.told(old)
    assert "Chuyển từ hồ sơ đã hủy, giữ nguyên" in counter.told(anew)


def test_a_claim_of_before_and_one_of_after_are_two_lines_of_the_statement(counter: Counter) -> None:
    old = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000),)))
    counter.fees.claim(old, (Money("le_phi", "Lệ phí", 15_000),), CLERK_LAN)
    before = purpose_of(counter.view(old).line.code, old)
    anew = received_anew(counter, old)
    counter.fees.claim(anew, (Money("le_phi", "Lệ phí", 5_000),), CLERK_LAN)
    after = purpose_of(counter.view(anew).line.code, anew)
    assert [(one.purpose, one.amount) for one in counter.transfers.claimed()] == [(before, 15_000), (after, 5_000)]
    # The form proposes the sum of both; left as it is, the claim that the line names is confirmed.
    form = cast(Plans, SimpleNamespace(steps=counter))
    ConfirmTransfer().save(form, anew, Values({"line": f"5.000 {after}", "came": "20.000"}), SUPERVISOR_HOA)
    assert [one.purpose for one in counter.transfers.claimed()] == [before]
    counter.transfers.confirm(counter.transfers.match([f"15.000 {before}"]), SUPERVISOR_HOA)
    assert counter.transfers.claimed() == ()
    assert counter.fees.account(anew).total_owed == 0


def test_money_that_came_in_pays_first_and_the_claim_only_what_is_left(counter: Counter) -> None:
    old = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000), ChargedFee("phi", "Phí", 8_000))))
    counter.fees.take(old, (Money("le_phi", "Lệ phí", 15_000),), PaidBy.CASH, CLERK_LAN)
    counter.fees.claim(old, (Money("phi", "Phí", 8_000),), CLERK_LAN)
    anew = received_anew(counter, old)
    account = counter.fees.account(anew)
    assert account.claimed == {("le_phi", "Lệ phí"): 5_000, ("phi", "Phí"): 3_000}
    assert counter.fees.to_claim(anew) == ()


def test_what_was_let_off_stays_let_off_where_the_same_is_charged(counter: Counter) -> None:
    old = counter.receive(receipt_of(fees=(LE_PHI, ChargedFee("phi", "Phí", 8_000))))
    counter.fees.exempt(old, (Money("le_phi", "Lệ phí", 20_000),), Exemption("Hộ nghèo", "GCN 12"), CLERK_LAN)
    same = received_anew(counter, old, _to(RESIDENCE))
    assert counter.fees.account(same).owed() == (Money("phi", "Phí", 8_000),)
    assert "Hộ nghèo" in counter.told(same)
    other = counter.receive(receipt_of(fees=(LE_PHI,)))
    counter.fees.exempt(other, (Money("le_phi", "Lệ phí", 20_000),), Exemption("Hộ nghèo"), CLERK_LAN)
    dearer = Proposal(
        CorrectionKind.PROCEDURE,
        "Nhầm",
        procedure_code=RESIDENCE,
        fees=(ChargedFee("le_phi", "Lệ phí", 25_000),),
    )
    assert counter.fees.account(received_anew(counter, other, dearer)).total_owed == 25_000


def _to(procedure: str) -> Proposal:
    return Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm", procedure_code=procedure)
