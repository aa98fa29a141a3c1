"""What came online: how long there is to answer, received with its code and time of filing kept, closed when nothing
came. Written by the centre in earnest; tests/sync has that way, here the arrival is the same entry."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.fee_account import PaidBy
from counter_app.domain.intake import ChargedFee, ReceiptRefused
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.intake import Receipt
from counter_app.services.steps.online_inbox import ArrivedDossier, OnlineInbox
from counter_app.services.steps.results import ArrivedResult, Return
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.counter import Counter, at

PROOF = WantedPaper("Giấy tờ chứng minh điều kiện")
REQUEST = SupplementRequest((PROOF,), (), "Thiếu giấy tờ")
CODE = "H36.37.05-261123-5001"


def the_only(counter: Counter) -> ArrivedDossier:
    (row,) = OnlineInbox(counter.cases).inbox().rows
    return row


def accept(counter: Counter, identity: str, **changes: object) -> Receipt:
    return counter.place.intake.receive(receipt_of(channel="online", arrived=identity, **changes), CLERK_LAN)


@pytest.mark.rule("online.alert_staff", profile="national_2025")
def test_staff_are_to_hear_of_it_within_two_hours_by_the_clock_whatever_the_office_hours(counter: Counter) -> None:
    counter.place.hands.pass_time(hours=9)  # 17:00, after the last closing
    counter.arrive_online()
    row = the_only(counter)
    assert row.alert is not None
    assert row.alert.by == at("2026-11-23T19:00")
    assert "17.2" in row.alert.rule.citation.text
    assert not row.alert_is_past
    counter.place.hands.pass_time(hours=2, minutes=1)
    assert the_only(counter).alert_is_past


@pytest.mark.rule("online.answer", profile="national_2025")
def test_the_inbox_counts_the_time_left_in_working_hours_with_its_article(counter: Counter) -> None:
    counter.arrive_online(code=CODE)
    counter.place.hands.pass_time(hours=7)  # until 15:00; the break from 11:30 to 13:00 does not count
    row = the_only(counter)
    assert (row.code, row.filed) == (CODE, at("2026-11-23T08:00"))
    assert row.answer is not None
    assert row.answer.by == at("2026-11-25T08:00")  # Tuesday is a day off
    assert row.left == timedelta(hours=2, minutes=30)
    assert "17.2.c" in row.answer.rule.citation.text
    assert not row.is_late
    counter.place.hands.pass_time(days=2)
    assert the_only(counter).is_late


def test_what_must_be_answered_soonest_stands_first_and_what_was_sent_back_last(counter: Counter) -> None:
    sent_back = counter.arrive_online()
    counter.supplements.ask(sent_back, REQUEST, CLERK_LAN)
    first = counter.arrive_online()
    counter.place.hands.pass_time(hours=1)
    second = counter.arrive_online()
    inbox = OnlineInbox(counter.cases).inbox()
    assert [row.identity for row in inbox.rows] == [first, second, sent_back]
    assert (inbox.to_answer, inbox.sent_back) == (2, 1)
    assert inbox.rows[-1].asked == (PROOF.name,)
    assert inbox.rows[-1].answer is None


@pytest.mark.rule("online.complete", profile="national_2025")
def test_received_online_keeps_identity_code_and_time_of_filing(counter: Counter) -> None:
    identity = counter.arrive_online(code=CODE, files=[{"name": "to-khai.pdf", "component": "Tờ khai", "size": 1000}])
    counter.place.hands.pass_time(hours=3)
    receipt = accept(counter, identity)
    assert (receipt.identity, receipt.code) == (identity, CODE)
    assert receipt.received == at("2026-11-23T11:00")
    assert receipt.due == at("2026-11-27T11:00")  # three working days from the receipt, Tuesday off
    assert counter.status(identity) == life.RECEIVED
    opening = counter.cases.open(identity)
    assert opening.details["filed"] == "2026-11-23T08:00:00+07:00"
    assert opening.details["files"][0]["name"] == "to-khai.pdf"
    told = counter.told(identity)
    assert "Nộp trực tuyến lúc 23/11/2026 08:00" in told
    assert "to-khai.pdf" in told
    assert "Nhập bù" not in told


def test_without_a_code_of_the_portal_the_receipt_gives_one(counter: Counter) -> None:
    identity = counter.arrive_online()
    receipt = accept(counter, identity)
    assert receipt.code == "H36.37.05-261123-0001"
    assert counter.view(identity).line.code == receipt.code


def test_the_citizen_is_told_when_due_what_to_bring_and_what_to_pay(counter: Counter) -> None:
    identity = counter.arrive_online(code=CODE)
    fee = ChargedFee("le_phi", "Lệ phí", 50_000)
    accept(counter, identity, notify=("sms",), fees=(fee,))
    notice = counter.cases.open(identity).last(types.NOTICE_MADE)
    assert notice is not None
    said = notice.details["vi"]
    for words in (CODE, "27/11/2026", "Mang theo khi nhận kết quả: thẻ căn cước", "Phải nộp: Lệ phí: 50.000 đ"):
        assert words in said


def test_what_the_portal_took_is_booked_as_paid_online_and_never_into_the_till(counter: Counter) -> None:
    paid = {"kind": "le_phi", "name": "Lệ phí", "amount": 50_000}
    identity = counter.arrive_online(paid_online=[paid])
    here = ChargedFee("phi", "Phí", 20_000, paid=True)
    accept(counter, identity, fees=(ChargedFee("le_phi", "Lệ phí", 50_000, paid=True), here))
    collected = counter.cases.open(identity).headers(types.FEE_COLLECTED)
    assert [(one.fees[0].amount, one.facts.get("way")) for one in collected] == [
        (20_000, None),
        (50_000, PaidBy.ONLINE.value),
    ]


def test_a_dossier_is_received_once_and_only_while_it_waits(counter: Counter) -> None:
    identity = counter.arrive_online()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    with pytest.raises(RuleViolation):
        accept(counter, identity)
    counter.supplements.receive(identity, (PROOF.name,), CLERK_LAN)
    accept(counter, identity)
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation):
        accept(counter, identity)
    with pytest.raises(BadInput):
        accept(counter, "AAAAAAAAAAAAAAAA")
    assert counter.place.entry_types() == before
    assert OnlineInbox(counter.cases).inbox().rows == ()


def test_what_cannot_be_received_is_refused_with_every_problem_and_writes_nothing(counter: Counter) -> None:
    identity = counter.arrive_online()
    before = counter.place.entry_types()
    with pytest.raises(ReceiptRefused):
        accept(counter, identity, applicant=person(name=""))
    assert counter.place.entry_types() == before
    assert counter.status(identity) == life.ARRIVED_ONLINE


@pytest.mark.rule("supplement.online_notice_times", profile="national_2025")
def test_a_second_sending_back_is_refused_with_its_article(counter: Counter) -> None:
    identity = counter.arrive_online()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.supplements.receive(identity, (PROOF.name,), CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    assert "17.2.a" in refused.value.citation
    assert counter.status(identity) == life.ARRIVED_ONLINE


@pytest.mark.rule("online.answer", profile="national_2025")
def test_the_hours_begin_anew_when_the_citizen_has_completed_it(counter: Counter) -> None:
    identity = counter.arrive_online()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.place.hands.pass_time(days=3)  # Thursday 8:00
    counter.supplements.receive(identity, (PROOF.name,), CLERK_LAN)
    row = the_only(counter)
    assert row.filed == at("2026-11-23T08:00")
    assert row.whole == at("2026-11-26T08:00")
    assert row.left == timedelta(hours=8)


@pytest.mark.rule("supplement.closing", profile="national_2025")
def test_what_was_not_completed_in_its_days_is_listed_to_be_closed(counter: Counter) -> None:
    online, direct = counter.arrive_online(), counter.receive()
    for identity in (online, direct):
        counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.place.hands.pass_time(days=15)
    inbox = OnlineInbox(counter.cases)
    assert inbox.to_close() == ()
    counter.place.hands.pass_time(days=1)
    assert {row.identity for row in inbox.to_close()} == {online, direct}
    assert inbox.to_close()[0].last_day.isoformat() == "2026-12-08"
    assert "19.5" in inbox.to_close()[0].citation
    assert the_only(counter).may_be_closed
    for identity in (online, direct):
        counter.supplements.close(identity, CLERK_LAN)
    assert inbox.to_close() == ()
    assert inbox.inbox().rows == ()


@pytest.mark.rule("filing.level_4.signature", "filing.level_3.compare_at_return", profile="binh_dinh_2019")
def test_under_binh_dinh_an_unsigned_level_4_dossier_counts_as_level_3_and_says_so(counter: Counter) -> None:
    binh_dinh = counter.under("binh_dinh_2019")
    wanted = receipt_of(channel="online", service_level="4")
    unsigned, signed = binh_dinh.arrive_online(wanted, signed=False), binh_dinh.arrive_online(wanted, signed=True)
    rows = {row.identity: row for row in OnlineInbox(binh_dinh.cases).inbox().rows}
    assert rows[signed].unsigned is None
    assert rows[unsigned].unsigned is not None
    for identity in (unsigned, signed):
        accept(binh_dinh, identity)
        binh_dinh.handovers.hand_over(identity, "Phòng Tư pháp", CLERK_LAN)
        binh_dinh.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    assert binh_dinh.cases.open(unsigned).level == "3"
    assert "chưa ký số: làm như mức độ 3 (QĐ 44/2019/QĐ-UBND, điều 7.2.a)" in binh_dinh.told(unsigned)
    assert "ký số" not in binh_dinh.told(signed)
    binh_dinh.results.hand_out(signed, Return(), CLERK_LAN)
    with pytest.raises(RuleViolation):
        binh_dinh.results.hand_out(unsigned, Return(), CLERK_LAN)


@pytest.mark.rule("term.starts", profile="dak_nong_2019")
def test_under_dak_nong_the_term_runs_from_the_filing_not_from_the_receipt(counter: Counter) -> None:
    dak_nong = counter.under("dak_nong_2019")
    identity = dak_nong.arrive_online(receipt_of(channel="online", service_level="3"))
    dak_nong.place.hands.pass_time(days=2)
    receipt = accept(dak_nong, identity)
    assert receipt.due == at("2026-11-27T08:00")
    assert receipt.explanation[0].citation.startswith("QĐ 04/2019/QĐ-UBND, điều 13.1.a")
