"""The day of a desk at one glance."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.due_days import DueWhen
from counter_app.domain.entry_types import HANDED_OVER, ONLINE_ARRIVED, RESULT_ARRIVED, RESULT_RETURNED
from counter_app.domain.step_rules import SupplementRequest
from counter_app.print.printers import PrintOutcome, PrintState
from counter_app.services.dossiers import Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.printing import Printing
from counter_app.services.receipt_details import opening_details
from counter_app.services.slips import Slips
from counter_app.services.steps.case import Cases
from counter_app.services.steps.supplements import Supplements
from counter_app.services.today import Figure, Today
from counter_app.services.unprinted_slips import UnprintedSlips
from counter_app.store.journal import EntryDraft
from tests.services.chosen_regulation import choose
from tests.services.desk import BIRTH, CLERK_LAN, DESK_KEY, MORNING, STATUS, Workplace, person, receipt_of, workplace
from tests.services.taken_steps import take


class Tray:
    def send(self, document: bytes, title: str, mark: str = "") -> str:
        return title

    def outcome(self, job: str) -> PrintOutcome:
        return PrintOutcome(PrintState.PRINTED)


class Day:
    def __init__(self, folder: Path) -> None:
        self.place: Workplace = workplace(folder)
        desk, clock, reference = self.place.desk, self.place.clock, self.place.reference
        self.dossiers = Dossiers(desk, clock, reference)
        self.drafts = Drafts(desk.database, clock)
        self.slips = Slips(
            desk, clock, reference, DESK_KEY, Printing(lambda _name, _size: Tray(), lambda _seconds: None)
        )  # type: ignore[arg-type, return-value]
        self.today = Today(desk, clock, reference, UnprintedSlips(desk, clock), self.drafts)

    def receive(self, **changes: object) -> str:
        """Due on Friday, three working days after Monday with a day off between."""
        return self.place.intake.receive(receipt_of(**changes), CLERK_LAN).identity

    def take(self, step: str, identity: str) -> None:
        take(self.place, step, identity)


@pytest.fixture
def day(tmp_path: Path) -> Day:
    return Day(tmp_path)


def test_an_empty_desk_has_an_empty_day(day: Day) -> None:
    view = day.today.day("lan")
    assert view.due == view.ready == view.unprinted == view.drafts == ()
    assert view.late == view.due_today == view.due_next == view.ready_count == Figure(0)
    assert view.waiting == 1  # that the journal was opened


@pytest.mark.rule("supervision.follow_up", profile="dak_nong_2019")
@pytest.mark.rule("result.to_counter", profile="binh_dinh_2019")
@pytest.mark.parametrize("profile", ["dak_nong_2019", "binh_dinh_2019"])
def test_what_a_specialist_office_has_not_brought_back_is_seen_before_and_after_its_day(day: Day, profile: str) -> None:
    choose(day.place, profile)
    identity = day.receive()
    day.take(HANDED_OVER, identity)
    seen = []
    for days in (3, 1, 3):  # Thursday, Friday, which is its day, and Monday
        day.place.hands.pass_time(days=days)
        view = day.today.day("binh")
        seen.append((view.due_next.count, view.due_today.count, view.late.count, [one.days_late for one in view.due]))
    assert seen == [(1, 0, 0, [0]), (0, 1, 0, [0]), (0, 0, 1, [1])]
    day.take(RESULT_ARRIVED, identity)
    assert day.today.day("binh").due == ()


def test_what_is_due_is_late_first_and_then_by_the_hour(day: Day) -> None:
    first = day.receive()
    day.place.hands.pass_time(days=1)  # a day off: counted from the next working morning
    second = day.receive()
    assert day.today.day("lan").due == ()
    day.place.hands.pass_time(days=3)
    assert [(one.line.identity, one.when) for one in day.today.day("lan").due] == [
        (first, DueWhen.TODAY),
        (second, DueWhen.NEXT),
    ]
    day.place.hands.pass_time(days=3)
    view = day.today.day("lan")
    assert [(one.line.identity, one.when, one.days_late) for one in view.due] == [
        (first, DueWhen.LATE, 1),
        (second, DueWhen.TODAY, 0),
    ]
    assert (view.late, view.due_today, view.due_next) == (Figure(1), Figure(1), Figure(0))


def test_a_result_that_lies_ready_is_handed_out_and_no_longer_awaited(day: Day) -> None:
    identity = day.receive()
    day.place.hands.pass_time(days=5)
    assert [one.line.identity for one in day.today.day("lan").due] == [identity]
    day.take(HANDED_OVER, identity)
    day.take(RESULT_ARRIVED, identity)
    view = day.today.day("lan")
    assert (view.due, [one.identity for one in view.ready], view.ready_count) == ((), [identity], Figure(1))
    assert not view.ready[0].late
    day.take(RESULT_RETURNED, identity)
    assert day.today.day("lan").ready == ()


def test_slips_that_are_not_out_are_listed_until_they_are(day: Day) -> None:
    identity = day.receive()
    day.place.intake.receive(receipt_of(BIRTH, returned_at_once=True, slip_wanted=False), CLERK_LAN)
    assert [one.identity for one in day.today.day("lan").unprinted] == [identity]
    day.slips.print_slip(identity, CLERK_LAN)
    assert day.today.day("lan").unprinted == ()


def test_drafts_are_ones_own_and_what_waits_empties_with_the_signature(day: Day) -> None:
    day.drafts.keep("hoa", "intake", {"person": {"name": "Trần Văn Ba"}})
    day.drafts.keep("lan", "intake", {"person": {"name": "Lê Thị Tư"}})
    view = day.today.day("lan")
    assert [draft.content for draft in view.drafts] == [{"person": {"name": "Lê Thị Tư"}}]
    assert (view.waiting, view.waiting_since) == (1, MORNING)
    day.place.acknowledge_all()
    view = day.today.day("lan")
    assert (view.waiting, view.waiting_since) == (0, None)


def test_lists_look_up_their_index_and_not_the_table(day: Day) -> None:
    day.receive(applicant=person(name="Nguyễn Văn Ánh"))
    asked: list[str] = []
    with day.place.desk.database.read() as connection:
        table = day.place.desk.projections.tables.dossiers.name
        for where in (
            "status = 'received' AND due >= '' AND due < '~' ORDER BY due, id LIMIT 9",
            "slip IN ('none', 'ask', 'not_printed') AND received >= '2026' ORDER BY received DESC LIMIT 9",
        ):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE {where}").all()
            asked.append(" ".join(str(row[3]) for row in plan))
    assert all("USING" in plan and "INDEX" in plan and "TEMP B-TREE" not in plan for plan in asked), asked


def test_what_came_online_and_waits_is_listed_with_the_time_that_is_left(day: Day) -> None:
    draft = EntryDraft(
        ONLINE_ARRIVED,
        details=opening_details(receipt_of(), day.place.reference.procedure(STATUS, MORNING.date()), ""),
        facts={"channel": "online"},
        received=day.place.clock.now(),
    )
    saved = day.place.desk.journal.append([draft], "program", day.place.clock.stamp())
    view = day.today.day("lan")
    assert [row.identity for row in view.online] == [saved.identity]
    assert view.to_answer == Figure(1)
    assert view.online[0].left == timedelta(hours=8)


def test_a_supplement_that_did_not_come_in_its_days_is_listed_to_be_closed(day: Day) -> None:
    identity = day.receive()
    steps = Supplements(Cases(day.place.desk, day.place.clock, day.place.reference), day.place.reference)
    steps.ask(identity, SupplementRequest((), ("Ký tờ khai",), "Chưa ký"), CLERK_LAN)
    day.place.hands.pass_time(days=15)
    assert day.today.day("lan").unclosed == ()
    day.place.hands.pass_time(days=1)
    (row,) = day.today.day("lan").unclosed
    assert (row.identity, row.last_day.isoformat()) == (identity, "2026-12-08")
