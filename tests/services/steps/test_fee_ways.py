"""How the fee is paid, as each regulation names it: a transfer that it does not name is told with its article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.fee_ways import FEE_WAYS
from counter_app.domain.intake import ChargedFee, ReturnWay
from counter_app.domain.times import appointment_vi
from counter_app.settings.regulation_files import load_profile
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter

FEE = (ChargedFee("le_phi", "Lệ phí", 20_000),)
# At level 3 these name the counter (and the post) alone; the definition of 2020 is widened by its article 6.4.
TOLD_AT_LEVEL_3 = {
    "dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 2.4.c",
    "dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 9.1.b",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 7.1.b",
}
PROFILES = ("dong_nai_2015", "dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "hai_duong_2025", "national_2025")


def told(counter: Counter, **receipt: object) -> list[str]:
    identity = counter.receive(receipt_of(fees=FEE, **receipt))
    found = counter.fees.against_transfer(identity)
    assert not any(one.firm for one in found)
    return [one.citation for one in found]


@pytest.mark.rule("fee.ways.level_3", profile="dong_nai_2015")
@pytest.mark.rule("fee.ways.level_3", "fee.ways.level_4", profile="dak_nong_2019")
@pytest.mark.rule("fee.ways.level_3", "fee.ways.level_4", profile="binh_dinh_2019")
@pytest.mark.rule("fee.ways.level_3", "fee.ways.level_4", "fee.ways", profile="dong_nai_2020")
@pytest.mark.rule("fee.ways.level_4", profile="dong_nai_2015")
@pytest.mark.rule("fee.ways", profile="national_2018")
@pytest.mark.rule("fee.ways", profile="national_2025")
@pytest.mark.parametrize("profile", PROFILES)
def test_a_transfer_is_told_where_the_regulation_names_other_ways_for_this_level(
    counter: Counter, profile: str
) -> None:
    choose(counter.place, profile)
    assert told(counter, channel="online", service_level="3") == [one for one in [TOLD_AT_LEVEL_3.get(profile)] if one]
    assert told(counter, channel="online", service_level="4") == []
    assert told(counter) == []  # at the counter the law of its time names transfers


def test_what_is_told_keeps_nobody_from_claiming_it(counter: Counter) -> None:
    choose(counter.place, "binh_dinh_2019")
    identity = counter.receive(receipt_of(channel="online", service_level="3", fees=FEE))
    counter.fees.claim(identity, counter.fees.to_claim(identity), CLERK_LAN)
    assert counter.fees.account(identity).total_claimed == 20_000


@pytest.mark.rule("fee.ways.unsigned", profile="dak_nong_2019")
@pytest.mark.parametrize("reading", ["", "post_for_papers_only"])
def test_an_unsigned_dossier_pays_online_however_the_sentence_is_read(counter: Counter, reading: str) -> None:
    choose(counter.place, "dak_nong_2019", readings={"fee.ways.unsigned": reading} if reading else {})
    profile = counter.place.reference.profile(counter.place.clock.now().date())
    found = profile.rule("fee.ways.unsigned", channel="online")
    assert found is not None
    assert isinstance(found.value, tuple)
    assert len(found.value) == (1 if reading else 2)


@pytest.mark.rule("fee.ways.signed.paper_result", "fee.ways.signed.electronic_result", profile="dak_nong_2019")
@pytest.mark.parametrize(
    ("signed", "way", "cited"),
    [
        (True, ReturnWay.COUNTER, "điều 9.1.b"),  # on collection or with the post, in both articles
        (True, ReturnWay.ONLINE, ""),
        (False, ReturnWay.COUNTER, ""),
        (None, ReturnWay.ONLINE, "điều 9.1.b"),
    ],
)
def test_in_dak_nong_a_signed_filing_pays_online_where_its_result_is_electronic(
    counter: Counter, signed: bool | None, way: ReturnWay, cited: str
) -> None:
    choose(counter.place, "dak_nong_2019")
    wanted = receipt_of(channel="online", service_level="3", fees=FEE, return_way=way)
    identity = counter.arrive_online(wanted, **({} if signed is None else {"signed": signed}))
    counter.place.intake.receive(replace(wanted, arrived=identity), CLERK_LAN)
    found = counter.fees.against_transfer(identity)
    assert [one.citation.partition(", ")[2] for one in found] == ([cited] if cited else [])
    if signed is True and cited:
        assert "khi đến nhận kết quả" in found[0].vi


@pytest.mark.rule("return.signed.appointment", profile="dak_nong_2019")
@pytest.mark.parametrize("way", [ReturnWay.COUNTER, ReturnWay.ONLINE])
def test_in_dak_nong_a_signed_filing_gets_its_day_and_hour(counter: Counter, way: ReturnWay) -> None:
    choose(counter.place, "dak_nong_2019")
    wanted = receipt_of(channel="online", service_level="4", return_way=way, notify=("sms",))
    identity = counter.arrive_online(wanted, signed=True)
    due = counter.place.intake.receive(replace(wanted, arrived=identity), CLERK_LAN).due
    assert due is not None
    notice = counter.cases.open(identity).happenings[-1]
    assert appointment_vi(due) in str(notice.details["vi"])


def test_every_way_that_a_regulation_names_is_one_that_is_understood() -> None:
    """A new word must not make every transfer look unnamed."""
    known = ("trực tiếp", "bưu", "trực tuyến", "mạng", "hệ thống", "chuyển", "Cổng", "khác")
    named = [
        words
        for profile in (*PROFILES, "national_2018")
        for rule in load_profile(profile).rules
        if rule.id in FEE_WAYS and isinstance(rule.value, tuple)
        for words in rule.value
    ]
    assert len(named) > 15
    assert [words for words in named if not any(part in words for part in known)] == []
