"""An online dossier from nobody's registered account: barred where the regulation takes none of them, else received."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain import life_cycle as life
from counter_app.domain.errors import RuleViolation
from counter_app.services.steps.endings import Refusal
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter

ONLINE = receipt_of(channel="online", service_level="full")


@pytest.mark.rule("accounts.registered_only", profile="hai_duong_2025")
def test_in_hai_duong_it_is_not_received_but_refused_by_its_article(counter: Counter) -> None:
    choose(counter.place, "hai_duong_2025")
    identity = counter.arrive_online(ONLINE, registered=False)
    with pytest.raises(RuleViolation) as refused:
        counter.place.intake.receive(replace(ONLINE, arrived=identity), CLERK_LAN)
    assert refused.value.citation == "Dự thảo Hải Dương 2025, điều 12.3"
    assert refused.value.rule == "accounts.registered_only"
    with pytest.raises(RuleViolation):  # said while the form is being filled, not only at its end
        counter.place.intake.decide(receipt_of(channel="online", arrived=identity))
    counter.endings.refuse(identity, Refusal(("Không gửi từ tài khoản đã đăng ký",)), CLERK_LAN)
    assert counter.status(identity) == life.REFUSED


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("hai_duong_2025", {"registered": True}),
        ("hai_duong_2025", {}),  # the portal does not know
        ("dong_nai_2020", {"registered": False}),
        ("national_2025", {"registered": False}),
    ],
)
def test_elsewhere_and_where_nobody_knows_it_is_received(counter: Counter, profile: str, said: dict[str, bool]) -> None:
    choose(counter.place, profile)
    identity = counter.arrive_online(ONLINE, **said)
    counter.place.intake.receive(replace(ONLINE, arrived=identity), CLERK_LAN)
    assert counter.status(identity) == life.RECEIVED


def test_a_dossier_at_the_counter_is_nobodys_account(counter: Counter) -> None:
    choose(counter.place, "hai_duong_2025")
    assert counter.status(counter.receive()) == life.RECEIVED
