"""Steps under the regulation of Đồng Nai of 2015: six hours online, originals compared before the result leaves."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter, at

UNIT = "Phòng Tư pháp"


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
