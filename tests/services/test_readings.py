"""A sentence of a regulation that can be read in two ways: the office chooses, and the counter works by its choice."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.records import write_json
from counter_app.domain.regulations import Rule
from counter_app.services.rule_book import RuleBook, RuleLine
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference
from tests.services.desk import Workplace, workplace

DAY = date(2026, 11, 23)


@pytest.fixture(name="place")
def opened_place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def settings_arrive(place: Workplace, **settings: object) -> None:
    content = write_json({"profile": "dong_nai_2015"} | settings)
    item = ReferenceVersion("office", hashlib.sha256(content).hexdigest(), content)
    with place.desk.database.write() as connection:
        record_reference(connection, "settings", [item], item.hash, "2026-11-23T08:00:00+07:00")


def handover(place: Workplace) -> Rule:
    found = place.reference.profile(DAY).rule("handover.when", channel="online")
    assert found is not None
    return found


def shown(place: Workplace) -> RuleLine:
    return next(r for r in RuleBook(place.reference, place.clock.now).rules("handover.when") if "2015" in r.citation)


def test_without_a_choice_the_profiles_own_reading_holds_and_is_said_to_be_the_programs(place: Workplace) -> None:
    settings_arrive(place)
    assert (handover(place).value, handover(place).unit) == (6, "hours")
    lines = shown(place).readings_vi.splitlines()
    assert len(lines) == 5
    assert [line for line in lines if "đang dùng" in line] == [lines[1]]
    assert "do phần mềm lấy" in lines[1]


def test_the_offices_choice_holds_for_new_dossiers_and_for_those_that_named_the_profile(place: Workplace) -> None:
    settings_arrive(place, readings={"handover.when": "within_working"})
    assert (handover(place).value, handover(place).unit) == (6, "working_hours")
    digest = place.reference.profile_version(DAY).parts[0].hash
    named = place.reference.profile_named(digest, DAY).rule("handover.when", channel="online")
    assert named == handover(place)
    line = shown(place)
    assert line.value_vi == "6 giờ làm việc"
    assert "the office's choice" in line.readings_en


def test_a_choice_that_nobody_knows_keeps_no_citizen_waiting(place: Workplace) -> None:
    settings_arrive(place, readings={"handover.when": "lunar", "no.such_rule": "x"})
    assert handover(place).unit == "hours"
    assert "do phần mềm lấy" in shown(place).readings_vi


@pytest.mark.parametrize("readings", ["within_working", {"handover.when": 6}, {"handover.when": "a" * 81}])
def test_readings_of_the_wrong_shape_are_left_out_and_told(place: Workplace, readings: object) -> None:
    settings_arrive(place, readings=readings)
    office = place.reference.office()
    assert dict(office.readings) == {}
    assert len(office.unusable) == 1


def test_a_later_part_of_the_settings_adds_its_choice(place: Workplace) -> None:
    settings_arrive(place)
    contents = {
        "office": write_json({"profile": "dong_nai_2015", "readings": {"handover.when": "after_clock"}}),
        "imported": write_json({"readings": {"handover.when": "after_working"}}),
    }
    items = [ReferenceVersion(name, hashlib.sha256(data).hexdigest(), data) for name, data in contents.items()]
    with place.desk.database.write() as connection:
        record_reference(connection, "settings", items, "two parts", "2026-11-23T08:05:00+07:00")
    assert handover(place).reading == "after_working"


def test_a_dossier_of_before_the_decree_is_not_judged_by_it(place: Workplace) -> None:
    settings_arrive(place)
    assert place.reference.profile(date(2016, 3, 1)).rule("late.reappointments", channel="direct") is None
    assert place.reference.profile(date(2019, 3, 1)).rule("late.reappointments", channel="direct") is not None


def test_a_rule_with_one_way_to_read_it_names_none(place: Workplace) -> None:
    settings_arrive(place)
    (line,) = RuleBook(place.reference, place.clock.now).rules("intake.check")[:1]
    assert line.readings_vi == ""
