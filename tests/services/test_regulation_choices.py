"""Which regulations an office is offered, and under which reason each older one stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.older_regulations import OlderBecause, why_older
from counter_app.domain.regulations import Profile
from counter_app.services.office_settings import SAMPLE_OFFICE
from counter_app.services.reference import Reference
from counter_app.services.regulation_choices import RegulationChoices, regulation_choices
from counter_app.services.rule_book import RuleBook
from counter_app.settings.regulation_files import load_profile, profile_names
from tests.services.chosen_regulation import choose
from tests.services.desk import workplace

TODAY = date(2026, 11, 23)


def shipped() -> list[Profile]:
    return [load_profile(name) for name in profile_names()]


def choices(chosen: str = "national_2025", day: date = TODAY) -> RegulationChoices:
    return regulation_choices(shipped(), chosen, day)


def reasons(name: str, day: date = TODAY) -> set[OlderBecause]:
    return {reason.because for reason in why_older(load_profile(name), shipped(), day)}


def test_the_national_law_is_the_one_that_is_offered_and_the_one_that_a_first_start_has() -> None:
    assert [choice.id for choice in choices().current] == ["national_2025"] == [SAMPLE_OFFICE.profile]


def test_every_other_shipped_regulation_stands_under_older_ones_with_a_reason() -> None:
    older = choices().older
    regulations = {profile.id for profile in shipped() if not profile.is_base_layer}
    assert {choice.id for choice in older} == regulations - {"national_2025"}
    assert all(choice.older and choice.why_vi and choice.why_en for choice in older)


def test_base_layers_are_no_choice() -> None:
    every = choices().current + choices().older
    assert "national_2018" not in {choice.id for choice in every}


@pytest.mark.parametrize("name", ["binh_dinh_2019", "dak_nong_2019"])
def test_regulations_of_merged_provinces_say_so(name: str) -> None:
    assert reasons(name) == {OlderBecause.PROVINCE_ENDED}
    assert reasons(name, date(2025, 6, 30)) == set()
    assert reasons(name, date(2025, 7, 1)) == {OlderBecause.PROVINCE_ENDED}


def test_the_draft_says_that_it_is_one_and_that_its_province_ended() -> None:
    assert reasons("hai_duong_2025") == {OlderBecause.DRAFT, OlderBecause.PROVINCE_ENDED}
    assert reasons("hai_duong_2025", date(2025, 1, 1)) == {OlderBecause.DRAFT}
    (told,) = [choice for choice in choices().older if choice.id == "hai_duong_2025"]
    assert "dự thảo" in told.why_vi
    assert "Hải Dương" in told.why_vi


def test_an_older_regulation_that_the_office_chose_is_marked() -> None:
    told = choices("hai_duong_2025")
    assert [choice.id for choice in told.current + told.older if choice.chosen] == ["hai_duong_2025"]


def test_before_the_merger_the_provinces_regulations_were_of_their_day() -> None:
    assert "binh_dinh_2019" in {choice.id for choice in choices(day=date(2024, 5, 6)).current}


def test_one_that_has_not_begun_says_from_when() -> None:
    (told,) = [choice for choice in choices(day=date(2025, 6, 30)).current if choice.id == "national_2025"]
    assert told.why_vi == "có hiệu lực từ 01/07/2025"
    (told,) = [choice for choice in choices(day=date(2025, 7, 1)).current if choice.id == "national_2025"]
    assert told.why_vi == "", "on its first day it is in force"


def test_one_that_was_replaced_names_its_successor() -> None:
    old, new = load_profile("dong_nai_2015"), load_profile("dong_nai_2020")
    assert new.effective_from is not None
    (reason,) = why_older(old, [old, new], TODAY)
    assert reason.because is OlderBecause.REPLACED
    assert f"kế tiếp là {new.document}" in reason.vi
    assert "thay" not in reason.vi  # no repeal was read: nothing is said of one
    assert why_older(old, [old, new], date(2019, 1, 1)) == ()


def test_one_whose_province_goes_on_is_older_because_the_law_beneath_it_ended() -> None:
    assert reasons("dong_nai_2020") == {OlderBecause.NATIONAL_LAW_ENDED}
    assert reasons("dong_nai_2020", date(2025, 6, 30)) == set()


def test_no_regulation_of_a_province_takes_the_place_of_one_that_is_missing() -> None:
    assert all(profile.province for profile in shipped() if not profile.id.startswith("national"))


def test_a_desk_tells_the_choices_of_its_own_day(tmp_path: Path) -> None:
    work = workplace(tmp_path)
    told = RuleBook(work.reference, work.clock.now).choices()
    assert [choice.id for choice in told.current if choice.chosen] == ["national_2025"]
    assert {choice.id for choice in told.older} >= {"binh_dinh_2019", "hai_duong_2025"}


def test_what_was_chosen_at_a_desk_holds_until_the_centre_names_one(tmp_path: Path) -> None:
    work = workplace(tmp_path)
    here = Reference(work.desk, work.clock, lambda: "dong_nai_2020")
    named = [choice.id for choice in RuleBook(here, work.clock.now).choices().all if choice.chosen]
    assert named == ["dong_nai_2020"]
    assert not RuleBook(here, work.clock.now).choices().set_by_centre
    choose(work, "national_2025")
    again = RuleBook(here, work.clock.now).choices()
    assert [choice.id for choice in again.all if choice.chosen] == ["national_2025"]
    assert again.set_by_centre
