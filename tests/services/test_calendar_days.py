"""Days that the office decides at a desk: entries that the feed carries; what was printed never moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.office_calendar import DayKind
from counter_app.services.calendar_days import CalendarDays
from counter_app.store.rebuilding import rebuild
from counter_app.wire.entry import Entry, genesis, seal, write_body
from tests.services.desk import CLERK_LAN, STATUS, SUPERVISOR_HOA, Workplace, receipt_of, workplace
from tests.services.newest_entry import newest_entry
from tests.store.desks import dossiers
from tests.store.feed_arrivals import OFFICE, arrive, judged
from tests.wire.entries import make_header

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


@pytest.mark.parametrize(("verdict", "holds"), [("in_order", True), ("not_permitted", False), ("conflicting", False)])
def test_a_day_that_the_centre_did_not_permit_to_be_decided_no_longer_moves_a_date(
    place: Workplace, verdict: str, holds: bool
) -> None:
    days(place).decide(WEDNESDAY, DayKind.OFF, "Công văn 1/UBND", SUPERVISOR_HOA)
    assert not place.reference.calendar().status(WEDNESDAY).works
    arrive(place.desk, judged(1, newest_entry(place), verdict, None))
    assert place.reference.calendar().status(WEDNESDAY).works is not holds


@pytest.mark.parametrize(("verdict", "works"), [("in_order", False), ("not_permitted", True)])
def test_a_decision_of_another_desk_counts_as_the_centre_judged_it(place: Workplace, verdict: str, works: bool) -> None:
    days(place).decide(WEDNESDAY, DayKind.WORK, "Công văn 1/UBND", SUPERVISOR_HOA)
    arrive(place.desk, judged(1, decided_elsewhere(), verdict, None))
    assert place.reference.calendar().status(WEDNESDAY).works is works
    rebuild(place.desk.database, place.desk.projections)
    assert place.reference.calendar().status(WEDNESDAY).works is works


def test_a_decision_that_the_centre_lost_again_moves_no_date_here(place: Workplace) -> None:
    arrive(place.desk, judged(1, decided_elsewhere(), "in_order", None))
    assert not place.reference.calendar().status(WEDNESDAY).works
    with place.desk.database.write() as connection:
        place.desk.projections.forget_after(connection, OFFICE, 0)
    assert place.reference.calendar().status(WEDNESDAY).works


def decided_elsewhere() -> Entry:
    """By the desk beside, a minute later than the decision here."""
    journal = b"\x09" * 16
    facts = {"date": WEDNESDAY.isoformat(), "kind": DayKind.OFF.value, "decision": "Công văn 2/UBND"}
    header = make_header(
        journal, 1, type="CalendarDayDecided", facts=facts, entered="2026-11-23T08:01:00+07:00", code=None, issues=None
    )
    return seal(header, write_body({}, b"\x05" * 32), genesis(journal))
