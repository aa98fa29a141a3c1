"""An online dossier from nobody's registered account: barred where the regulation takes none of them, else received."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain import life_cycle as life
from counter_app.domain.errors import RuleViolation
from counter_app.services.steps.endings import Refusal
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.ui.online.arrival_words import note_words
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


def noted(counter: Counter, profile: str, level: str, **filed: object) -> list[str]:
    """What the inbox says of how it was filed, by article."""
    choose(counter.place, profile)
    identity = counter.arrive_online(receipt_of(channel="online", service_level=level), **filed)
    (came,) = [one for one in OnlineInbox(counter.cases).to_answer(50).rows if one.identity == identity]
    found = [rule.citation.text for rule in came.advised]
    assert [any(text in line for line, _en in note_words(came)) for text in found] == [True] * len(found)
    counter.place.intake.receive(receipt_of(channel="online", service_level=level, arrived=identity), CLERK_LAN)
    assert counter.status(identity) == life.RECEIVED
    return found


@pytest.mark.rule("accounts.required", profile="binh_dinh_2019")
@pytest.mark.rule("accounts.required", profile="dong_nai_2020")
@pytest.mark.parametrize(
    ("profile", "level", "registered", "article"),
    [
        ("binh_dinh_2019", "3", False, "QĐ 44/2019/QĐ-UBND, điều 15.3"),
        ("binh_dinh_2019", "4", False, "QĐ 44/2019/QĐ-UBND, điều 15.3"),
        ("dong_nai_2020", "3", False, "QĐ 31/2020/QĐ-UBND, điều 14.3"),
        ("binh_dinh_2019", "3", True, ""),
        ("dak_nong_2019", "3", False, ""),
    ],
)
def test_where_an_account_is_demanded_and_nothing_is_barred_the_clerk_is_told_and_may_receive(
    counter: Counter, profile: str, level: str, registered: bool, article: str
) -> None:
    assert noted(counter, profile, level, registered=registered) == ([article] if article else [])


@pytest.mark.rule("filing.level_2.ways", profile="binh_dinh_2019")
@pytest.mark.rule("filing.level_2.ways", profile="dong_nai_2015")
@pytest.mark.rule("filing.level_2.ways", profile="dong_nai_2020")
@pytest.mark.parametrize(
    ("profile", "article"),
    [
        ("binh_dinh_2019", "QĐ 44/2019/QĐ-UBND, điều 2.4.b"),
        ("dong_nai_2015", "QĐ 33/2015/QĐ-UBND, điều 2.4.b"),
        ("dong_nai_2020", "QĐ 31/2020/QĐ-UBND, điều 2.13.b"),
        ("dak_nong_2019", ""),
    ],
)
def test_a_service_of_level_2_that_came_online_is_told(counter: Counter, profile: str, article: str) -> None:
    assert noted(counter, profile, "2") == ([article] if article else [])


def test_a_dossier_at_the_counter_is_nobodys_account(counter: Counter) -> None:
    choose(counter.place, "hai_duong_2025")
    assert counter.status(counter.receive()) == life.RECEIVED
