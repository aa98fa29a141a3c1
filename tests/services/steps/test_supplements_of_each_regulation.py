"""Supplements under each of the six regulations: how often, until when, the term afterwards, closing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import (
    LAW_2025,
    MISSING,
    ONLINE_3,
    UNIT,
    Under,
    cited,
    each_profile,
    national,
)


@each_profile
@pytest.mark.rule("supplement.guidance_times", "supplement.online_notice_times", profile="national_2018")
@pytest.mark.rule("supplement.guidance_times", "supplement.online_notice_times", profile="national_2025")
def test_a_second_request_needs_a_ground_by_the_law_of_its_time(under: Under, profile: str) -> None:
    opened = under(profile)
    now = profile == "national_2025"
    articles = {"direct": "16.3" if now else "15.3", "online": "17.2.a" if now else "17.2"}
    for channel, article in articles.items():
        identity = opened.receive(receipt_of(channel=channel))
        opened.supplements.ask(identity, MISSING, CLERK_LAN)
        opened.supplements.receive(identity, (), CLERK_LAN)
        again = opened.supplements.objections(identity, MISSING)
        assert cited(again, firm=True) == [f"{national(profile)}, điều {article}"]


@each_profile
@pytest.mark.rule("supplement.after_appraisal", profile="national_2018")
@pytest.mark.rule("supplement.after_appraisal", profile="national_2025")
def test_after_appraisal_a_request_that_comes_later_than_three_working_days_is_told_and_recorded(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    early, late = opened.receive(), opened.receive()
    assert opened.supplements.return_limit(early) is None  # nothing was appraised yet
    for identity in (early, late):
        opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    limit = opened.supplements.return_limit(early)
    assert limit is not None
    # The 24th is a day off: Wednesday, Thursday, Friday.
    assert (limit.by, limit.rule.citation.document) == (at("2026-11-27T17:00"), national(profile))
    assert cited(opened.supplements.objections(early, MISSING), firm=False) == []
    opened.supplements.ask(early, MISSING, CLERK_LAN)
    opened.place.hands.pass_time(days=5)
    article = "19.5" if profile == "national_2025" else "19.4"
    assert cited(opened.supplements.objections(late, MISSING), firm=False) == [f"{national(profile)}, điều {article}"]
    opened.supplements.ask(late, MISSING, CLERK_LAN)
    facts = [opened.cases.open(one).headers("SupplementAsked")[-1].facts for one in (early, late)]
    assert [one.get("late") for one in facts] == [None, True]


@each_profile
@pytest.mark.rule("term.restarts_after_supplement", profile="national_2018")
@pytest.mark.rule("term.restarts_after_supplement", profile="national_2025")
def test_the_term_starts_anew_once_everything_is_there_by_the_law_of_its_time(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.place.hands.pass_time(days=2)
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    opened.place.hands.pass_time(days=2)
    again = opened.supplements.resumption(identity)
    assert again.due is not None
    assert again.due.date() == at("2026-12-02T08:00").date()
    assert [step.citation.split(",")[0] for step in again.explanation if "tính lại" in step.vi] == [national(profile)]


@each_profile
@pytest.mark.rule("supplement.closing", profile="national_2025")
def test_only_the_law_of_2025_closes_a_dossier_that_nobody_completed_after_fifteen_days(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    closes = profile == "national_2025"
    opened.place.hands.pass_time(days=15)
    (waits,) = opened.supplements.against_closing(identity)
    assert waits.citation.startswith(f"{LAW_2025}, điều 19.5" if closes else "")
    assert bool(waits.citation) is closes
    opened.place.hands.pass_time(days=1)
    assert (opened.supplements.against_closing(identity) == ()) is closes
    if closes:
        opened.supplements.close(identity, CLERK_LAN)
        return
    with pytest.raises(RuleViolation, match="set by the program"):
        opened.supplements.close(identity, CLERK_LAN)


@each_profile
@pytest.mark.rule("intake.no_integrated_papers", "intake.papers_on_failure", profile="national_2025")
def test_what_the_identity_card_proves_may_not_be_asked_for_since_2026(under: Under, profile: str) -> None:
    opened = under(profile)
    book, form = WantedPaper("Sổ hộ khẩu", "điều 5"), WantedPaper("Tờ khai cấp căn cước", "điều 5")
    identity, forbidden = opened.receive(), profile == "national_2025"
    said = opened.supplements.objections(identity, SupplementRequest((book,), reason="Thiếu"))
    assert cited(said, firm=True) == (["NĐ 320/2026/NĐ-CP, điều 2"] if forbidden else [])
    failed = SupplementRequest((book,), reason="Thiếu", databases_failed=True)
    assert opened.supplements.objections(identity, failed) == ()
    assert opened.supplements.objections(identity, SupplementRequest((form,), reason="Thiếu")) == ()


def asked_again_after_the_receipt(opened: Counter) -> list[str]:
    """Sent back once before the receipt, received, and then something is missing after all."""
    identity = opened.arrive_online(ONLINE_3)
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    opened.supplements.receive(identity, (), CLERK_LAN)
    opened.place.intake.receive(replace(ONLINE_3, arrived=identity), CLERK_LAN)
    return cited(opened.supplements.objections(identity, MISSING), firm=True)


@each_profile
@pytest.mark.rule("supplement.online_notice_times", profile="national_2018")
@pytest.mark.rule("supplement.online_notice_times", profile="national_2025")
def test_once_is_read_of_each_stage_unless_the_office_reads_it_of_the_whole_dossier(under: Under, profile: str) -> None:
    opened = under(profile)
    assert asked_again_after_the_receipt(opened) == []
    choose(opened.place, profile, readings={"supplement.online_notice_times": "whole_dossier"})
    article = "17.2.a" if profile == "national_2025" else "17.2"
    assert asked_again_after_the_receipt(opened) == [f"{national(profile)}, điều {article}"]
