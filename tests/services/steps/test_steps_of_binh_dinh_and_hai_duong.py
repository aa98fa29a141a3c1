"""Offices that chose Bình Định 2019 or the draft of Hải Dương: the choice holds, and nothing is chosen for them."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.services.steps.results import ArrivedResult, Return
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter


def with_result(counter: Counter, level: str) -> str:
    identity = counter.receive(receipt_of(channel="online", service_level=level))
    counter.handovers.hand_over(identity, "Phòng Tư pháp", CLERK_LAN)
    counter.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    return identity


@pytest.mark.rule("filing.level_3.compare_at_return", profile="binh_dinh_2019")
def test_under_binh_dinh_level_3_is_signed_and_compared_before_the_result_leaves(counter: Counter) -> None:
    binh_dinh = counter.under("binh_dinh_2019")
    identity = with_result(binh_dinh, "3")
    with pytest.raises(RuleViolation) as refused:
        binh_dinh.results.hand_out(identity, Return(), CLERK_LAN)
    assert str(refused.value.citation) == "QĐ 44/2019/QĐ-UBND, điều 7.1.a"
    binh_dinh.results.hand_out(identity, Return(compared=True), CLERK_LAN)
    assert binh_dinh.place.entry_types()[-1] == "ResultReturned"


def test_under_the_draft_no_result_waits_for_a_comparison_that_it_does_not_ask_for(counter: Counter) -> None:
    draft = counter.under("hai_duong_2025")
    draft.results.hand_out(with_result(draft, "full"), Return(), CLERK_LAN)
    assert draft.place.entry_types()[-1] == "ResultReturned"


def test_the_draft_is_used_where_the_office_chose_it_and_by_nobody_else(counter: Counter) -> None:
    days = [date(2024, 5, 6), date(2025, 6, 30), date(2026, 11, 23)]
    reference = counter.place.reference
    assert {reference.profile(day).id for day in days} == {"national_2025"}
    counter.under("hai_duong_2025")
    assert {reference.profile(day).id for day in days} == {"hai_duong_2025"}


def test_a_choice_that_is_not_at_hand_falls_back_on_national_law_never_on_a_province(counter: Counter) -> None:
    counter.under("atlantis_1900")
    assert counter.place.reference.profile(date(2026, 11, 23)).id == "national_2025"
    with pytest.raises(BadInput):
        counter.place.reference.profile(date(2024, 5, 6))
