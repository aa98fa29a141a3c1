"""What a regulation asks of a counter and the program does under each, without asking for the rule by name: codes,
notices, steps that are kept, a dossier that begins anew."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ChargedFee, ReceiptRefused
from counter_app.domain.life_cycle import ARRIVED_ONLINE, SENT_BACK
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.sign_in import Session
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.offers import Offers
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.store.acknowledgements import waiting_since
from tests.services.desk import BIRTH, CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import UNIT, Under, each_profile

ONLINE_4 = receipt_of(
    channel="online", service_level="4", notify=("sms",), fees=(ChargedFee("le_phi", "Lệ phí", 8_000),)
)
MISSING = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Ảnh chụp không đọc được")


def told(opened: Counter, identity: str) -> list[dict[str, Any]]:
    """What the citizen was told, in order."""
    happenings = opened.cases.open(identity).happenings
    return [one.header.facts | one.details for one in happenings if one.header and one.header.type == "NoticeMade"]


@each_profile
@pytest.mark.rule("code.on_slip", "code.structure", "code.format", "code.automatic", profile="national_2018")
@pytest.mark.rule("code.on_slip", "code.format", profile="dak_nong_2019")
@pytest.mark.rule("code.on_slip", "code.structure", "code.format", "code.automatic", profile="national_2025")
def test_each_dossier_has_one_code_of_agency_day_and_number_by_itself(under: Under, profile: str) -> None:
    opened = under(profile)
    codes = [opened.cases.open(opened.receive()).row.code for _ in range(2)]
    assert codes == ["H36.37.05-261123-0001", "H36.37.05-261123-0002"]


@each_profile
@pytest.mark.rule("immediate.record", profile="national_2018")
@pytest.mark.rule("immediate.record", profile="dak_nong_2019")
@pytest.mark.rule("immediate.record", profile="national_2025")
def test_a_result_at_once_is_recorded_with_its_result_though_no_slip_is_printed(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive(receipt_of(BIRTH, returned_at_once=True))
    assert opened.status(identity) == "returned"
    assert opened.place.entry_types()[-2:] == ["DossierReceived", "ResultReturned"]


@each_profile
@pytest.mark.rule("term.not_beyond_published", profile="dong_nai_2015")
@pytest.mark.rule("term.not_beyond_published", profile="dak_nong_2019")
@pytest.mark.rule("term.not_beyond_published", profile="binh_dinh_2019")
def test_no_date_is_promised_beyond_a_published_term_that_is_certain(under: Under, profile: str) -> None:
    late = receipt_of(BIRTH, channel="online", returned_at_once=False, due=at("2026-12-07T09:00"))
    with pytest.raises(ReceiptRefused) as refused:
        under(profile).place.intake.decide(late)
    assert [problem.field for problem in refused.value.problems][:1] == ["due"]


@each_profile
@pytest.mark.rule("system.real_time", profile="national_2018")
@pytest.mark.rule("intake.entered", "stop.states_kept", profile="national_2025")
@pytest.mark.rule("result.recorded", profile="dong_nai_2015")
@pytest.mark.rule("result.recorded", profile="binh_dinh_2019")
def test_every_step_is_kept_with_its_moment_and_none_is_written_over(under: Under, profile: str) -> None:
    opened = under(profile)
    identity, moments = opened.receive(), []
    for step in (
        lambda: opened.supplements.ask(identity, MISSING, CLERK_LAN),
        lambda: opened.supplements.receive(identity, (), CLERK_LAN),
        lambda: opened.handovers.hand_over(identity, UNIT, CLERK_LAN),
        lambda: opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN),
        lambda: opened.results.hand_out(identity, Return(), CLERK_LAN),
    ):
        opened.place.hands.pass_time(minutes=30)
        step()
        moments.append(opened.place.clock.now())
    headers = opened.cases.open(identity).headers()
    assert [header.type for header in headers[1:]] == [
        *("SupplementAsked", "SupplementReceived", "HandedOver", "ResultArrived", "ResultReturned")
    ]
    assert [at(header.entered) for header in headers[1:]] == moments


@pytest.mark.rule("intake.check", profile="dong_nai_2015")
@each_profile
@pytest.mark.rule("notice.receipt.when", "notice.check.when", "notice.check.says", profile="dak_nong_2019")
@pytest.mark.rule("notice.channel.others", profile="dak_nong_2019")
@pytest.mark.rule("notice.channel.others", profile="dong_nai_2015")
@pytest.mark.rule("supplement.unsigned", "supplement.signed", profile="dak_nong_2019")
@pytest.mark.rule("notice.to_registered_contacts", "notice.kinds", profile="hai_duong_2025")
@pytest.mark.rule("notice.check.way", profile="dong_nai_2015")
def test_an_online_dossier_is_told_what_lacks_and_begins_anew_when_it_comes_back(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.arrive_online(ONLINE_4)
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    assert opened.status(identity) == SENT_BACK
    asked = told(opened, identity)[-1]
    assert asked["kind"] == "supplement"
    assert "Giấy tờ chứng minh điều kiện" in asked["vi"]
    opened.supplements.receive(identity, (), CLERK_LAN)
    assert opened.status(identity) == ARRIVED_ONLINE
    receipt = opened.place.intake.receive(replace(ONLINE_4, arrived=identity), CLERK_LAN)
    received = told(opened, identity)[-1]
    assert (received["kind"], received["to"]) == ("received", {"sms": "0912 345 678"})
    assert receipt.due is not None
    assert f"{receipt.due:%d/%m/%Y}" in received["vi"]


@pytest.mark.rule("return.bring_originals", profile="dong_nai_2015")
@pytest.mark.rule("notice.check.says", profile="dong_nai_2015")
def test_in_dong_nai_2015_the_notice_says_the_date_what_to_bring_and_what_to_pay(under: Under) -> None:
    opened = under("dong_nai_2015")
    identity = opened.arrive_online(ONLINE_4)
    receipt = opened.place.intake.receive(replace(ONLINE_4, arrived=identity), CLERK_LAN)
    words = told(opened, identity)[-1]["vi"]
    assert receipt.due is not None
    for part in (f"{receipt.due:%d/%m/%Y}", "Mang bản chính để đối chiếu", "điều 4.3.c", "8.000 đ"):
        assert part in words


@each_profile
@pytest.mark.rule("notice.result.when", "notice.result.says", profile="dak_nong_2019")
@pytest.mark.rule("refusal.notice_ways", profile="dong_nai_2015")
@pytest.mark.rule("applicant.lookup", profile="dong_nai_2020")
@pytest.mark.rule("late.notify_ways", profile="national_2018")
@pytest.mark.rule("late.notify_ways", profile="national_2025")
def test_a_new_date_a_result_and_a_refusal_are_told_at_once_with_their_reason(under: Under, profile: str) -> None:
    opened = under(profile)
    granted, refused = (opened.receive(receipt_of(notify=("sms",))) for _ in range(2))
    due = opened.due(granted)
    assert due is not None
    opened.appointments.move(granted, NewAppointment(due + timedelta(days=2), "Chậm xác minh"), CLERK_LAN)
    assert told(opened, granted)[-1]["kind"] == "moved"
    assert f"{due + timedelta(days=2):%d/%m/%Y}" in told(opened, granted)[-1]["vi"]
    for identity in (granted, refused):
        opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.place.hands.pass_time(days=10)
    opened.results.arrive(granted, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    refusal = ArrivedResult(granted=False, document="2/TB", note="Không đủ điều kiện", signer="Lê Thị Hoa")
    opened.results.arrive(refused, refusal, CLERK_LAN)
    assert told(opened, granted)[-1]["kind"] == "result"
    for words in ("đã giải quyết xong", "đến nhận tại", "từ nay, trong giờ làm việc", "- Kết quả: 1/QĐ"):
        assert words in told(opened, granted)[-1]["vi"]
    assert told(opened, refused)[-1]["kind"] == "refused_result"
    assert "không đủ điều kiện giải quyết" in told(opened, refused)[-1]["vi"]
    assert "- Không đủ điều kiện" in told(opened, refused)[-1]["vi"]
    assert "Kết quả:" not in told(opened, refused)[-1]["vi"]


@pytest.mark.rule("accounts.change_issued_password", profile="dak_nong_2019")
def test_in_dak_nong_nobody_works_with_a_password_that_was_issued(under: Under) -> None:
    opened = under("dak_nong_2019")
    new = Session("moi", "Vũ Văn Mới", CLERK_LAN.role, must_change=True)
    with pytest.raises(RuleViolation, match="change it") as refused:
        opened.place.intake.receive(receipt_of(), new)
    assert refused.value.citation == "QĐ 04/2019/QĐ-UBND, điều 26.2"
    offered = Offers(opened.cases).of(opened.receive(), new)
    assert all(one.why_not is not None for one in offered)
    assert {one.why_not.citation for one in offered if isinstance(one.why_not, RuleViolation)} >= {
        refused.value.citation
    }
    assert opened.place.entry_types().count("DossierReceived") == 1


@pytest.mark.rule("outage.enter_what", "outage.enter_afterwards", profile="dak_nong_2019")
@pytest.mark.rule("outage.work_by_ordinary_means", profile="dak_nong_2019")
def test_in_dak_nong_the_whole_way_of_a_dossier_is_walked_without_the_system_and_waits_to_be_entered(
    under: Under,
) -> None:
    opened = under("dak_nong_2019")  # no centre has ever been reached from here
    identity = opened.receive()
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    opened.results.hand_out(identity, Return(), CLERK_LAN)
    with opened.place.desk.database.read() as connection:
        assert waiting_since(connection)[0] == len(opened.place.entry_types())
    assert re.fullmatch(r"H36\.37\.05-261123-\d{4}", str(opened.cases.open(identity).row.code))
