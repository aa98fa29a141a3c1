"""No dossier is refused without its reason, under any regulation; the article is that of the law of its time."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.services.steps.endings import Refusal
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter

PROFILES = ("dong_nai_2015", "dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "hai_duong_2025", "national_2025")


@pytest.mark.rule("refusal.form", profile="national_2018")
@pytest.mark.rule("refusal.form", profile="national_2025")
@pytest.mark.parametrize("profile", PROFILES)
def test_a_refusal_at_the_counter_gives_its_reason_by_the_law_of_its_time(counter: Counter, profile: str) -> None:
    choose(counter.place, profile)
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation) as refused:
        counter.endings.refuse_at_the_counter(receipt_of(), Refusal(("", " ")), CLERK_LAN)
    law = "NĐ 118/2025/NĐ-CP, điều 17.1.c" if profile == "national_2025" else "NĐ 61/2018/NĐ-CP, điều 17.1"
    assert refused.value.citation.partition(" (")[0] == law
    assert counter.place.entry_types() == before
    saved = counter.endings.refuse_at_the_counter(receipt_of(), Refusal(("Sai thẩm quyền",)), CLERK_LAN)
    assert saved.identity is not None
    assert counter.status(saved.identity) == "refused"


@pytest.mark.parametrize("reason", ["a\x00b", "a" * 10_000])
def test_a_reason_that_cannot_be_kept_is_said_and_changes_nothing(counter: Counter, reason: str) -> None:
    before = counter.place.entry_types()
    with pytest.raises(BadInput):
        counter.endings.refuse_at_the_counter(receipt_of(), Refusal((reason,)), CLERK_LAN)
    assert counter.place.entry_types() == before
