"""The time of the counter's own stage of an online dossier, where the regulation keeps stages and names no hour."""

from __future__ import annotations

from typing import Any

import pytest

from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.imported_procedure import procedure_arrives
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import ONLINE_3, UNIT, Under, each_profile

AT_THE_COUNTER = {"name": "Tiếp nhận, kiểm tra", "who": "Công chức tại quầy", "unit": "working_hours", "value": 2}
ELSEWHERE = {"name": "Thẩm định", "who": "Phòng Tư pháp", "unit": "working_days", "value": 1}
ARTICLES = {
    "dong_nai_2020": "QĐ 31/2020/QĐ-UBND, điều 4.6",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 3.2",
}


def with_stages(opened: Counter, *stages: dict[str, Any], confidence: str = "confirmed") -> None:
    procedure_arrives(opened.place, confidence, stages=list(stages))


@each_profile
@pytest.mark.rule("term.stages", profile="dong_nai_2020")
@pytest.mark.rule("term.stages", profile="binh_dinh_2019")
def test_an_online_dossier_is_handed_over_in_the_time_of_the_counters_own_stage(under: Under, profile: str) -> None:
    opened = under(profile)
    with_stages(opened, AT_THE_COUNTER, ELSEWHERE)
    opened.place.hands.pass_time(hours=8)  # 16:00: one hour is left of Monday, the 24th is a day off
    identity = opened.receive(ONLINE_3)
    limit = opened.handovers.look(identity).deadline
    counted = limit is not None and limit.rule.id == "term.stages"
    assert counted is (profile in ARTICLES)
    if limit is None or not counted:
        return
    assert (limit.by, limit.rule.citation.text) == (at("2026-11-25T08:30"), ARTICLES[profile])
    opened.place.hands.pass_time(days=2)
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    assert opened.cases.open(identity).headers("HandedOver")[-1].facts["late"] is True


@pytest.mark.rule("term.stages", profile="dong_nai_2020")
def test_paper_keeps_the_hour_of_the_national_law(under: Under) -> None:
    opened = under("dong_nai_2020")
    with_stages(opened, AT_THE_COUNTER)
    limit = opened.handovers.look(opened.receive(receipt_of())).deadline
    assert limit is not None
    assert limit.rule.citation.document == "NĐ 61/2018/NĐ-CP"


@pytest.mark.parametrize(
    ("first", "confidence"),
    [
        (AT_THE_COUNTER, "from_memory"),
        (ELSEWHERE, "confirmed"),
        ({"name": "Tiếp nhận"}, "confirmed"),
        (AT_THE_COUNTER | {"unit": "months"}, "confirmed"),
    ],
)
def test_a_stage_that_nobody_confirmed_or_that_is_not_the_counters_gives_no_hour(
    under: Under, first: dict[str, Any], confidence: str
) -> None:
    opened = under("dong_nai_2020")
    with_stages(opened, first, ELSEWHERE, confidence=confidence)
    assert opened.handovers.look(opened.receive(ONLINE_3)).deadline is None
