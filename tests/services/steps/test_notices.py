"""Who chose to be told is told of every step, in the same save; who did not is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.notices import chosen_contacts
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.store.journal import EntryDraft
from tests.services.desk import CLERK_LAN
from tests.services.steps.counter import Counter

REQUEST = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), (), "Thiếu giấy tờ")


def chosen(counter: Counter, *channels: str) -> str:
    """A dossier whose citizen chose these channels."""
    identity = counter.receive()

    after = {"notify": list(channels)}
    draft = EntryDraft("DossierCorrected", dossier=identity, details={"after": after, "reason": "chọn cách báo"})
    counter.place.desk.journal.append([draft], "lan", counter.place.clock.stamp())
    return identity


def notices(counter: Counter, identity: str) -> list[dict[str, Any]]:
    happenings = counter.cases.open(identity).happenings
    return [
        one.header.facts | one.details
        for one in happenings
        if one.header is not None and one.header.type == "NoticeMade"
    ]


def test_every_step_that_concerns_the_citizen_is_told(counter: Counter) -> None:
    identity = chosen(counter, "sms")
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.supplements.receive(identity, (), CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    counter.place.hands.pass_time(days=9)
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    told = notices(counter, identity)
    assert [one["kind"] for one in told] == ["supplement", "received", "result", "returned"]
    assert all(one["to"] == {"sms": "0912 345 678"} for one in told)
    assert "Giay to chung minh dieu kien" in told[0]["sms"]


def test_a_result_before_its_date_is_announced_and_that_settles_the_caution(counter: Counter) -> None:
    identity = chosen(counter, "sms")
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert notices(counter, identity)[-1]["kind"] == "early_result"
    assert counter.results.cautions(identity) == ()


def test_who_chose_nothing_is_not_written_to(counter: Counter) -> None:
    identity = counter.receive()
    counter.endings.withdraw(identity, "Đổi ý", GivenBack(), CLERK_LAN)
    assert notices(counter, identity) == []


def test_the_notice_is_in_the_same_save_as_its_step(counter: Counter) -> None:
    identity = chosen(counter, "sms")
    counter.endings.withdraw(identity, "Đổi ý", GivenBack(), CLERK_LAN)
    assert counter.place.entry_types()[-2:] == ["DossierWithdrawn", "NoticeMade"]


@pytest.mark.parametrize(
    ("details", "contacts"),
    [
        ({"notify": ["sms", "email"], "applicant": {"phone": "1", "email": "a@b.vn"}}, {"sms": "1", "email": "a@b.vn"}),
        ({"notify": ["email"], "applicant": {"phone": "1"}}, {}),
        ({"notify": ["sms"], "applicant": {"phone": "1"}, "submitter": {"phone": "2"}}, {"sms": "2"}),
        ({"notify": ["pigeon"], "applicant": {"phone": "1"}}, {}),
        ({"notify": "sms", "applicant": {"phone": "1"}}, {}),
        ({}, {}),
    ],
)
def test_only_chosen_channels_with_an_address_are_used(details: dict[str, Any], contacts: dict[str, str]) -> None:
    assert chosen_contacts(details) == contacts
