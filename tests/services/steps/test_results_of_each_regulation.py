"""Result, return and fee under each of the six regulations, until the dossier is in the citizen's hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.fee_account import Money
from counter_app.domain.intake import ReturnWay
from counter_app.domain.return_rules import RETURN_WAYS, way_named
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from counter_app.settings.regulation_files import load_profile
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import (
    FEE,
    LAW_2018,
    LAW_2025,
    ONLINE_3,
    PROFILES,
    UNIT,
    Under,
    cited,
    each_profile,
    national,
    opened_again,
    with_result,
)

SIGNED = ("document", "note", "signer")
REFUSAL = {
    "dong_nai_2015": ("QĐ 33/2015/QĐ-UBND, điều 4.3.b", SIGNED),
    "binh_dinh_2019": ("QĐ 44/2019/QĐ-UBND, điều 8.2", SIGNED),
    "national_2025": (f"{LAW_2025}, điều 19.3", SIGNED[:2]),
}


@each_profile
@pytest.mark.rule("refusal.after_appraisal", "refusal.signed_by_head", profile="dong_nai_2015")
@pytest.mark.rule("refusal.after_appraisal", "refusal.signed_by_head", profile="binh_dinh_2019")
@pytest.mark.rule("refusal.after_appraisal", profile="national_2018")
@pytest.mark.rule("refusal.after_appraisal", profile="national_2025")
def test_a_refusal_after_appraisal_has_reason_and_letter_and_where_the_text_says_so_the_heads_signature(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive(ONLINE_3)
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    article, fields = REFUSAL.get(profile, (f"{LAW_2018}, điều 19.8", SIGNED[:2]))
    lacking = opened.results.against_arrival(identity, ArrivedResult(granted=False))
    assert tuple(sorted(one.field for one in lacking)) == fields
    assert set(cited(lacking, firm=True)) == {article}
    with pytest.raises(RuleViolation):
        opened.results.arrive(identity, ArrivedResult(granted=False), CLERK_LAN)
    whole = ArrivedResult(granted=False, document="3/TB", note="Không đủ điều kiện", signer="Lê Thị Hoa")
    opened.results.arrive(identity, whole, CLERK_LAN)
    assert opened.cases.open(identity).headers("ResultArrived")[-1].facts["outcome"] == "refused"


@each_profile
@pytest.mark.rule("return.early_notice", profile="national_2018")
@pytest.mark.rule("return.early_notice", profile="national_2025")
def test_an_early_result_is_announced_by_the_law_of_its_time(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = with_result(opened, opened.receive())
    article = "22.5" if profile == "national_2025" else "20.4"
    early = [f"{national(profile)}, điều {article}"]
    assert cited(opened.results.cautions(identity), firm=False) == early
    Remarks(opened.cases).note(identity, "Hẹn chiều nay đến nhận", CLERK_LAN)
    assert cited(opened.results.cautions(identity), firm=False) == early
    Remarks(opened.cases).note(identity, "Hẹn chiều nay đến nhận", CLERK_LAN, called=True)
    assert opened.results.cautions(identity) == ()
    assert "Đã gọi điện báo người nộp: Hẹn chiều nay đến nhận" in opened.told(identity)


@pytest.mark.rule("return.early_notice", profile="national_2025")
def test_when_an_early_result_arrives_the_clerk_sees_whether_a_notice_goes_or_the_telephone_is_needed(
    under: Under,
) -> None:
    opened = under("national_2025")
    unasked, by_message = opened.receive(), opened.receive(receipt_of(notify=("sms",)))
    for identity in (unasked, by_message):
        opened.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    assert cited(opened.results.against_arrival(unasked, ArrivedResult()), firm=False) == [
        "NĐ 118/2025/NĐ-CP, điều 22.5"
    ]
    assert opened.results.against_arrival(by_message, ArrivedResult()) == ()


@pytest.mark.rule("return.early_notice", profile="national_2025")
def test_a_call_about_a_result_that_was_faulty_does_not_announce_the_next_one(under: Under) -> None:
    opened = under("national_2025")
    identity = with_result(opened, opened.receive())
    Remarks(opened.cases).note(identity, "Mời đến nhận", CLERK_LAN, called=True)
    opened.results.send_back(identity, "Sai năm sinh", "Tư pháp", CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert cited(opened.results.cautions(identity), firm=False) == ["NĐ 118/2025/NĐ-CP, điều 22.5"]


COMPARED = {
    "dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 4.3.c",
    "dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 9.1.a",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 7.1.a",
}


@each_profile
@pytest.mark.rule("return.compare_originals", profile="dong_nai_2015")
@pytest.mark.rule("filing.level_3.compare_at_return", profile="dak_nong_2019")
@pytest.mark.rule("filing.level_3.compare_at_return", profile="binh_dinh_2019")
def test_the_result_of_an_online_dossier_waits_for_the_originals_where_the_regulation_says_so(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    online, paper = (with_result(opened, opened.receive(one)) for one in (ONLINE_3, receipt_of()))
    opened.results.hand_out(paper, Return(), CLERK_LAN)
    if profile in COMPARED:
        with pytest.raises(RuleViolation) as refused:
            opened.results.hand_out(online, Return(), CLERK_LAN)
        assert refused.value.citation == COMPARED[profile]
        assert refused.value.rule
    opened.results.hand_out(online, Return(compared=profile in COMPARED), CLERK_LAN)
    assert opened.status(online) == "returned"


@pytest.mark.rule("return.unsigned.bring_paper", profile="dak_nong_2019")
def test_in_dak_nong_the_paper_of_an_unsigned_dossier_is_compared_and_stays_with_the_office(under: Under) -> None:
    opened = under("dak_nong_2019")
    identity = with_result(opened, unsigned(opened))
    with pytest.raises(RuleViolation) as refused:
        opened.results.hand_out(identity, Return(), CLERK_LAN)
    assert refused.value.citation == "QĐ 04/2019/QĐ-UBND, điều 10.2.b"
    opened.results.hand_out(identity, Return(compared=True), CLERK_LAN)
    assert opened.cases.open(identity).happenings[-1].details["papers_kept"] is True


def unsigned(opened: Counter) -> str:
    """Received from a filing of level 4 that bore no signature."""
    return opened_again(opened, opened.receive(receipt_of(channel="online", service_level="4")), signed=False)


NAMED_WAYS = {
    "dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 2.4.c",
    "dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 13.2.a",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 9.2.a",
    "dong_nai_2020": "QĐ 31/2020/QĐ-UBND, điều 2.13.c",
}


@each_profile
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", "return.ways", profile="dong_nai_2015")
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", profile="dak_nong_2019")
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", profile="binh_dinh_2019")
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", "return.ways", profile="dong_nai_2020")
def test_a_way_of_return_that_the_regulation_does_not_name_is_told(under: Under, profile: str) -> None:
    opened = under(profile)
    for by in ReturnedBy:
        promised = ReturnWay(by.value)  # the same as on the slip, so that only the regulation speaks
        third = opened.receive(replace(ONLINE_3, return_way=promised))
        fourth = opened.receive(replace(ONLINE_3, service_level="4", return_way=promised))
        named = NAMED_WAYS.get(profile) if by is ReturnedBy.ONLINE else None
        assert cited(opened.results.against_way(third, by), firm=False) == [one for one in [named] if one]
        assert opened.results.against_way(fourth, by) == ()


@each_profile
@pytest.mark.rule("return.as_on_slip", profile="national_2025")
def test_another_way_than_the_slip_promised_is_told_by_the_law_that_has_it_kept(under: Under, profile: str) -> None:
    opened = under(profile)
    by_post = opened.receive(receipt_of(return_way=ReturnWay.POST))
    article = [f"{LAW_2025}, điều 22.3"] if profile == "national_2025" else []
    assert cited(opened.results.against_way(by_post, ReturnedBy.COUNTER), firm=False) == article
    assert opened.results.against_way(by_post, ReturnedBy.POST) == ()


def test_every_way_that_a_regulation_names_is_understood() -> None:
    named = [
        words
        for profile in PROFILES
        for rule in load_profile(profile).rules
        if rule.id in RETURN_WAYS and isinstance(rule.value, tuple)
        for words in rule.value
    ]
    assert len(named) > 15
    assert [words for words in named if not way_named(words)] == []


@each_profile
@pytest.mark.rule("refusal.after_appraisal", profile="national_2018")
@pytest.mark.rule("refusal.after_appraisal", profile="national_2025")
def test_a_refusal_after_the_promised_day_is_told_to_be_late_where_the_decree_says_inside_the_term(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    refused = ArrivedResult(granted=False, document="7/TB", note="Không đủ điều kiện", signer="Lê Văn Cường")
    assert opened.results.against_arrival(identity, refused) == ()
    opened.place.hands.pass_time(days=30)
    articles = {"national_2025": [f"{LAW_2025}, điều 19.3"], "binh_dinh_2019": []}
    late = opened.results.against_arrival(identity, refused)
    assert cited(late, firm=False) == articles.get(profile, [f"{LAW_2018}, điều 19.8"])
    opened.results.arrive(identity, refused, CLERK_LAN)  # late, and still a result


@each_profile
@pytest.mark.rule("fee.at_return", profile="dong_nai_2015")
def test_the_fee_is_settled_before_the_result_leaves_by_the_article_or_by_the_program(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    owing = with_result(opened, opened.receive(receipt_of(channel="online", service_level="4", fees=FEE)))
    with pytest.raises(RuleViolation) as refused:
        opened.results.hand_out(owing, Return(compared=True), CLERK_LAN)
    article = "QĐ 33/2015/QĐ-UBND, điều 4.3.c" if profile == "dong_nai_2015" else ""
    assert refused.value.citation == article
    assert ("phần mềm đặt ra" in refused.value.vi) is (article == "")  # no decree keeps a result back for a fee


@each_profile
@pytest.mark.rule("fee.proof", profile="national_2018")
@pytest.mark.rule("fee.proof", profile="national_2025")
def test_what_is_said_to_be_transferred_needs_its_proof_before_the_result_leaves(under: Under, profile: str) -> None:
    opened = under(profile)
    owing = with_result(opened, opened.receive(receipt_of(fees=FEE)))
    opened.fees.claim(owing, tuple(Money(fee.kind, fee.name, fee.amount) for fee in FEE), CLERK_LAN)
    with pytest.raises(RuleViolation, match="proof") as refused:
        opened.results.hand_out(owing, Return(), CLERK_LAN)
    article = "24.2" if profile == "national_2025" else "22"
    assert refused.value.citation.startswith(f"{national(profile)}, điều {article}")
    opened.fees.confirm(owing, "20.000 NGUYEN THI DEP", SUPERVISOR_HOA)
    opened.results.hand_out(owing, Return(), CLERK_LAN)


REFUND = {"dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 13.2.c", "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 7.3"}


@each_profile
@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="dak_nong_2019")
@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="binh_dinh_2019")
def test_fees_go_back_when_the_agency_could_not_and_not_when_nobody_collected(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive(receipt_of(channel="online", service_level="3", fees=FEE))
    could_not = opened.fees.against_refund(identity, agency_cannot=True)
    uncollected = opened.fees.against_refund(identity, agency_cannot=False)
    if profile in REFUND:
        assert could_not == ()
        assert cited(uncollected, firm=True) == [REFUND[profile]]
    else:
        assert all("phần mềm" in one.vi and not one.firm for one in (*could_not, *uncollected))


@each_profile
@pytest.mark.rule("error.correction", profile="national_2025")
def test_only_the_law_of_2025_has_days_for_a_faulty_result(under: Under, profile: str) -> None:
    opened = under(profile)
    due = opened.results.correction_due(with_result(opened, opened.receive()))
    assert (due[0] if due else None) == (at("2026-11-27T08:00") if profile == "national_2025" else None)
