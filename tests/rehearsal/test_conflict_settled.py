"""A conflict from its beginning to its end over the real line: two desks, a centre that stops, one that settles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.desk import Desk
from counter_app.domain import entry_types as types
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.picture_scenes import SUPERVISOR_OF_THE_DAY
from counter_app.rehearsal.rehearsed_desk import DeskFolder, RehearsedDesk, enrol
from counter_app.services.steps.conflict import conflict_of
from counter_app.services.steps.conflicts import Choice, Settlement
from tests.rehearsal.waiting import wait_until

UNITS = ("Phòng Nội vụ", "Phòng Tư pháp")


class Office:
    """Two desks at one centre, everything over HTTP on loopback."""

    def __init__(self, folder: Path) -> None:
        self.clock = OfficeClock()
        self.centre = EmbeddedCentre(folder / "centre", self.clock.now)
        self.centre.start()
        folders = [DeskFolder(folder / f"desk-{number}", f"Quầy {number}") for number in (1, 2)]
        for desk in folders:
            enrol(desk, self.centre.address, self.centre.enrolment_code())
        self.seats = [
            RehearsedDesk(desk, self.centre.address, self.clock, folder / "slips", lambda _most: 0) for desk in folders
        ]
        self.desks = [seat.desk for seat in self.seats]
        for desk in self.desks:
            desk.start()

    def all_hear(self) -> None:
        """Everything is handed in and fetched, whatever the line did before."""
        self.clock.pass_minutes(5)
        for desk in self.desks:
            desk.runner.nudge()

    def conflicts(self) -> list[int]:
        self.all_hear()
        return [desk.store.conflicts() for desk in self.desks]

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
        self.centre.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = Office(tmp_path)
    yield opened
    opened.close()


def test_left_out_at_the_centre_settled_at_one_desk_and_over_at_both(office: Office) -> None:
    _here, there = office.desks
    _entries, slip = office.seats[0].receive()
    assert slip is not None
    identity = slip.identity

    def known() -> bool:
        office.all_hear()
        return bool(there.dossiers.find(identity))

    wait_until(known)
    office.centre.stop()
    for desk, unit in zip(office.desks, UNITS, strict=True):
        desk.steps.handovers.hand_over(identity, unit, SUPERVISOR_OF_THE_DAY)
    office.centre.start()
    wait_until(lambda: office.conflicts() == [1, 1])
    found = conflict_of(there.steps.cases.open(identity))
    assert found is not None
    wish = Settlement(found.entry, Choice.STAY, "Cả hai phòng đều đã nhận")
    there.steps.conflicts.settle(identity, wish, SUPERVISOR_OF_THE_DAY)
    assert there.store.conflicts() == 0
    wait_until(lambda: office.conflicts() == [0, 0] and all(units_of(desk, identity) == UNITS for desk in office.desks))


def units_of(desk: Desk, identity: str) -> tuple[str, ...]:
    """To which it went, as far as that counts."""
    headers = desk.steps.cases.open(identity).headers(types.HANDED_OVER)
    return tuple(sorted(str(header.facts["holder"]) for header in headers))
