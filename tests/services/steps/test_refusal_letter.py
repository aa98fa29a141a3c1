"""A refused result: its signed letter, once digitised, goes to the citizen by mail; nothing else attached does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.scanned_paper import PaperData
from counter_app.print.token_signing import TokenSigner
from counter_app.services.steps.digital_copies import CheckedFile, DigitalCopies
from counter_app.services.steps.endings import Refusal
from counter_app.services.steps.handing_out import HandingOut
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.services.steps.signing import Signing
from tests.print.scan_samples import A4_AT_200, jpeg, pdf
from tests.print.soft_token import PIN, soft_token
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter, counter
from tests.services.steps.each_regulation import ONLINE_3, UNIT, Under, each_profile
from tests.services.steps.told_citizens import notices

LETTER = PaperData("Văn bản trả lời", number="12/UBND-TP")
REFUSED = ArrivedResult(granted=False, document="12/UBND-TP", note="Không đủ điều kiện")


@pytest.fixture(name="counter")
def opened(tmp_path: Path) -> Counter:
    return counter(tmp_path)


@pytest.fixture(name="copies")
def digital_copies(counter: Counter, tmp_path: Path) -> DigitalCopies:
    return copies_at(counter, tmp_path)[0]


@pytest.fixture(name="scan")
def checked_scan(copies: DigitalCopies) -> CheckedFile:
    return copies.check(jpeg())


def refused(counter: Counter, *channels: str) -> str:
    identity = received(counter, *channels)
    counter.results.arrive(identity, REFUSED, CLERK_LAN)
    return identity


def received(counter: Counter, *channels: str) -> str:
    command = receipt_of(applicant=person(email="dep@example.vn"), notify=channels)
    identity = counter.receive(command)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    return identity


def hash_of(file: CheckedFile) -> str:
    return hashlib.sha256(file.data).hexdigest()


def letters(counter: Counter, identity: str) -> list[dict[str, Any]]:
    return [one for one in notices(counter, identity) if one["kind"] == "refusal_letter"]


@pytest.mark.rule("refusal.notice_ways", profile="binh_dinh_2019")
def test_the_signed_letter_goes_by_mail_as_soon_as_it_is_attached(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile
) -> None:
    identity = refused(counter, "email", "sms")
    assert [one["kind"] for one in notices(counter, identity)][-1] == "refused_result"
    copies.attach_result(identity, scan, LETTER, CLERK_LAN)
    (told,) = letters(counter, identity)
    assert told["to"] == {"email": "dep@example.vn"}
    assert told["channels"] == ["email"]
    assert told["attached"] == hash_of(scan)
    assert "văn bản trả lời đã ký" in told["vi"]
    assert "Nội dung báo: văn bản trả lời không giải quyết" in counter.told(identity)


def test_whoever_chose_text_messages_alone_gets_no_letter(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile
) -> None:
    identity = refused(counter, "sms")
    copies.attach_result(identity, scan, LETTER, CLERK_LAN)
    assert letters(counter, identity) == []


def test_neither_a_granted_result_nor_a_paper_of_the_dossier_is_sent(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile
) -> None:
    granted = received(counter, "email")
    counter.results.arrive(granted, ArrivedResult(), CLERK_LAN)
    copies.attach_result(granted, scan, LETTER, CLERK_LAN)
    other = refused(counter, "email")
    copies.attach_paper(other, PAPER, scan, LETTER, CLERK_LAN)
    assert letters(counter, granted) == letters(counter, other) == []


def test_a_refusal_that_was_sent_back_is_no_refusal_any_more(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile
) -> None:
    identity = refused(counter, "email")
    counter.results.send_back(identity, "Sai tên", "Tư pháp", CLERK_LAN)
    copies.attach_result(identity, scan, LETTER, CLERK_LAN)
    assert letters(counter, identity) == []


def test_the_same_letter_attached_again_is_not_mailed_again_and_another_one_is(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile
) -> None:
    identity = refused(counter, "email")
    for _ in range(2):
        copies.attach_result(identity, scan, LETTER, CLERK_LAN)
    assert len(letters(counter, identity)) == 1
    right = copies.check(pdf(A4_AT_200))
    copies.attach_result(identity, right, LETTER, CLERK_LAN)
    assert [one["attached"] for one in letters(counter, identity)] == [hash_of(scan), hash_of(right)]


@pytest.fixture(name="signing")
def signing_desk(counter: Counter, copies: DigitalCopies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signing:
    token = soft_token(tmp_path, monkeypatch, f"{CLERK_LAN.name} - UBND phường Mẫu")
    return Signing(counter.cases, copies, lambda: TokenSigner(token.driver))


def signed(signing: Signing, copies: DigitalCopies, identity: str) -> str:
    """Everything that is to be signed; the hash of the file that was signed first."""
    ready = signing.look(CLERK_LAN)
    assert ready is not None
    for copy in copies.of_dossier(identity):
        signing.sign(copy, ready, PIN, CLERK_LAN)
    after = copies.of_dossier(identity)
    assert all(copy.signed for copy in after)
    return after[0].content.hex()


def test_where_a_token_signs_next_the_letter_waits_and_goes_once_and_signed(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile, signing: Signing
) -> None:
    identity = refused(counter, "email")
    copies.attach_result(identity, scan, LETTER, CLERK_LAN, signed_next=True)
    assert letters(counter, identity) == []
    content = signed(signing, copies, identity)
    assert [one["attached"] for one in letters(counter, identity)] == [content]
    copies.attach_result(identity, scan, LETTER, CLERK_LAN, signed_next=True)
    signed(signing, copies, identity)
    assert len(letters(counter, identity)) == 1


def test_a_letter_that_was_mailed_without_a_token_is_not_mailed_again_when_it_is_signed(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile, signing: Signing
) -> None:
    identity = refused(counter, "email")
    copies.attach_result(identity, scan, LETTER, CLERK_LAN)
    signed(signing, copies, identity)
    assert [one["attached"] for one in letters(counter, identity)] == [hash_of(scan)]


def test_the_scanned_refusal_of_what_was_never_received_is_mailed_too_and_speaks_of_no_receipt(
    counter: Counter, copies: DigitalCopies, scan: CheckedFile
) -> None:
    command = receipt_of(applicant=person(email="dep@example.vn"), notify=("email",))
    identity = counter.endings.refuse_at_the_counter(command, Refusal(("Sai thẩm quyền",)), CLERK_LAN).identity
    assert identity is not None
    to = copies.attachable(identity)
    assert (to.result, to.refusal) == (True, True)
    copies.attach_result(identity, scan, LETTER, CLERK_LAN)
    (told,) = [one for one in notices(counter, identity) if one["kind"] == "non_receipt_letter"]
    assert (told["to"], told["attached"]) == ({"email": "dep@example.vn"}, hash_of(scan))
    assert "phiếu từ chối tiếp nhận đã ký" in told["vi"]
    assert "giấy tiếp nhận hồ sơ" not in told["vi"]
    assert "Nội dung báo: phiếu từ chối tiếp nhận" in counter.told(identity)


@each_profile
@pytest.mark.rule("return.compare_originals", "refusal.after_appraisal", profile="dong_nai_2015")
@pytest.mark.rule("filing.level_3.compare_at_return", profile="dak_nong_2019")
@pytest.mark.rule("filing.level_3.compare_at_return", "refusal.after_appraisal", profile="binh_dinh_2019")
def test_a_letter_of_refusal_goes_back_without_originals(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive(ONLINE_3)
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    refusal = ArrivedResult(granted=False, document="3/TB", note="Không đủ điều kiện", signer="Lê Thị Hoa")
    opened.results.arrive(identity, refusal, CLERK_LAN)
    assert HandingOut(opened.cases, opened.results).look(identity).compare == ""
    opened.results.hand_out(identity, Return(), CLERK_LAN)
    assert opened.status(identity) == "returned"
