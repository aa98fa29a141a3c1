"""Steps under the regulation of Đồng Nai of 2015: six hours online, originals compared before the result leaves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ReceiveDossier, ReturnWay
from counter_app.domain.scanned_paper import PaperData
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from tests.print.scan_samples import jpeg
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.attaching import copies_at
from tests.services.steps.counter import Counter, at

UNIT = "Phòng Tư pháp"


def online(way: ReturnWay, **changes: object) -> ReceiveDossier:
    """Of level 3, unless said otherwise."""
    return receipt_of(**{"channel": "online", "service_level": "3", "return_way": way} | changes)


@pytest.fixture(name="counter_2015")
def counter_of_2015(counter: Counter) -> Counter:
    return counter.under("dong_nai_2015")


@pytest.mark.rule("handover.when", profile="dong_nai_2015")
@pytest.mark.rule("handover.when", profile="national_2018")
def test_an_online_dossier_has_six_hours_and_a_paper_one_the_national_day(counter_2015: Counter) -> None:
    online = counter_2015.handovers.look(counter_2015.receive(receipt_of(channel="online"))).deadline
    paper = counter_2015.handovers.look(counter_2015.receive()).deadline
    assert online is not None
    assert paper is not None
    assert (online.by, online.rule.citation.document) == (at("2026-11-23T14:00"), "QĐ 33/2015/QĐ-UBND")
    assert (paper.by, paper.rule.citation.document) == (at("2026-11-23T17:00"), "NĐ 61/2018/NĐ-CP")


@pytest.mark.parametrize("given", [Return(), Return(by=ReturnedBy.POST, mail="RD123456789VN")])
@pytest.mark.rule("return.compare_originals", profile="dong_nai_2015")
def test_the_result_of_an_online_dossier_leaves_only_after_originals_were_compared(
    counter_2015: Counter, given: Return
) -> None:
    identity = counter_2015.receive(receipt_of(channel="online"))
    counter_2015.handovers.hand_over(identity, UNIT, CLERK_LAN)
    counter_2015.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        counter_2015.results.hand_out(identity, given, CLERK_LAN)
    assert "bản gốc" in refused.value.vi
    assert "ký đơn" not in refused.value.vi
    assert "điều 4.3.c" in str(refused.value.citation)


def test_a_paper_dossier_needs_no_comparison_at_the_end(counter_2015: Counter) -> None:
    identity = counter_2015.receive()
    counter_2015.handovers.hand_over(identity, UNIT, CLERK_LAN)
    counter_2015.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    counter_2015.results.hand_out(identity, Return(), CLERK_LAN)
    assert counter_2015.place.entry_types()[-1] == "ResultReturned"


@pytest.mark.rule("return.post.originals", "return.post.fee", profile="dong_nai_2015")
def test_whoever_has_the_result_brought_by_the_post_is_told_what_to_send_before_and_how_to_pay(
    counter_2015: Counter,
) -> None:
    def told(way: ReturnWay) -> str:
        wanted = online(way, notify=("sms",))
        identity = counter_2015.arrive_online(wanted)
        counter_2015.place.intake.receive(replace(wanted, arrived=identity), CLERK_LAN)
        notice = counter_2015.cases.open(identity).happenings[-1]
        return str(notice.details["vi"])

    by_post, at_the_counter = told(ReturnWay.POST), told(ReturnWay.COUNTER)
    assert "Gửi bản chính để đối chiếu (thư bảo đảm): " in by_post
    assert "cước trả kết quả: gửi qua đường bưu điện hoặc chuyển khoản (nếu có)" in by_post
    assert by_post.count("điều 4.3.c") == 2
    assert "Mang" not in by_post
    assert "thư bảo đảm" not in at_the_counter
    assert "Mang bản chính để đối chiếu" in at_the_counter


@pytest.mark.rule("return.post.fee", profile="dong_nai_2015")
def test_a_transfer_is_named_for_whoever_has_the_result_brought_by_the_post(counter_2015: Counter) -> None:
    by_post, at_the_counter = (counter_2015.receive(online(way)) for way in (ReturnWay.POST, ReturnWay.COUNTER))
    assert counter_2015.fees.against_transfer(by_post) == ()
    assert [one.citation for one in counter_2015.fees.against_transfer(at_the_counter)] == [
        "QĐ 33/2015/QĐ-UBND, điều 2.4.c"
    ]


@pytest.mark.rule("return.compare_originals", profile="dong_nai_2015")
def test_a_result_that_is_returned_online_waits_for_no_originals(counter_2015: Counter, tmp_path: Path) -> None:
    """Article 4.3.c has them compared at the counter and before the post takes the result; level 4 has one more way."""
    identity = counter_2015.receive(online(ReturnWay.ONLINE, service_level="4"))
    counter_2015.handovers.hand_over(identity, UNIT, CLERK_LAN)
    counter_2015.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    copies, _store = copies_at(counter_2015, tmp_path)
    copies.attach_result(identity, copies.check(jpeg()), PaperData("Quyết định"), CLERK_LAN)
    with pytest.raises(RuleViolation, match="originals"):
        counter_2015.results.hand_out(identity, Return(), CLERK_LAN)
    counter_2015.results.hand_out(identity, Return(ReturnedBy.ONLINE), CLERK_LAN)
    assert counter_2015.status(identity) == "returned"
