"""A refused result: its signed letter, once digitised, goes to the citizen by mail; nothing else attached does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.scanned_paper import PaperData
from counter_app.services.steps.digital_copies import CheckedFile, DigitalCopies
from counter_app.services.steps.results import ArrivedResult
from tests.print.scan_samples import jpeg
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter, counter
from tests.services.steps.test_notices import notices

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
    assert told["attached"] == hashlib.sha256(scan.data).hexdigest()
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
