"""Days that the office decides at a desk: entries that the feed carries; what was printed never moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.office_calendar import DayKind
from counter_app.services.calendar_days import CalendarDays
from counter_app.store.rebuilding import rebuild
from tests.services.desk import CLERK_LAN, STATUS, SUPERVISOR_HOA, Workplace, receipt_of, workplace
from tests.store.desks import dossiers

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def days(place: Workplace) -> CalendarDays:
    return CalendarDays(place.desk, place.clock)


def test_a_decided_day_off_moves_later_dates_and_none_that_was_printed(place: Workplace) -> None:
    before = place.intake.receive(receipt_of(STATUS), CLERK_LAN)
    days(place).decide(WEDNESDAY, DayKind.OFF, "Công văn 1/UBND", SUPERVISOR_HOA)
    after = place.intake.receive(receipt_of(STATUS), CLERK_LAN)
    assert before.due is not None
    assert after.due is not None
    assert after.due.date() > before.due.date()
    assert any("Công văn 1/UBND" in str(step.to_json()) for step in after.explanation)
    assert dossiers(place.desk)[before.identity]["due"] == before.due.isoformat()


def test_the_later_decision_about_a_day_wins_and_survives_a_rebuild(place: Workplace) -> None:
    days(place).decide(WEDNESDAY, DayKind.OFF, "Công văn 1/UBND", SUPERVISOR_HOA)
    place.hands.pass_time(minutes=5)
    days(place).decide(WEDNESDAY, DayKind.WORK, "Công văn 2/UBND", SUPERVISOR_HOA)
    assert place.reference.calendar().status(WEDNESDAY).works
    rebuild(place.desk.database, place.desk.projections)
    assert place.reference.calendar().status(WEDNESDAY).works


def test_a_clerk_decides_no_days(place: Workplace) -> None:
    with pytest.raises(RuleViolation):
        days(place).decide(WEDNESDAY, DayKind.OFF, "Công văn 1/UBND", CLERK_LAN)


@pytest.mark.parametrize(("decision", "hours"), [("  ", None), ("Công văn 1/UBND", ("11:30-07:30",))])
def test_a_day_without_decision_or_with_impossible_hours_changes_nothing(
    place: Workplace, decision: str, hours: tuple[str, ...] | None
) -> None:
    before = place.entry_types()
    with pytest.raises(BadInput):
        days(place).decide(WEDNESDAY, DayKind.WORK, decision, SUPERVISOR_HOA, hours)
    assert place.entry_types() == before


def test_of_two_decisions_of_one_second_the_one_that_was_made_last_holds(place: Workplace) -> None:
    for turn in range(6):
        kind = DayKind.OFF if turn % 2 else DayKind.WORK
        days(place).decide(WEDNESDAY, kind, f"Công văn {turn}/UBND", SUPERVISOR_HOA)
        assert place.reference.calendar().status(WEDNESDAY).works is (kind is DayKind.WORK)
