"""A citizen files online, the portal hands it to the centre, the feed brings it here; the line goes down, the clerk
answers all the same, and the centre's verdict is *in order*."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest

from central.requests import Request
from central.sample import AGENCIES, OFFICE
from counter_app.domain import life_cycle as life
from counter_app.domain.judging import CONFLICTING, IN_ORDER
from counter_app.domain.step_rules import SupplementRequest
from counter_app.rehearsal.online_filings import file_the_days_dossiers
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.services.steps.case import Cases
from counter_app.services.steps.online_inbox import ArrivedDossier, OnlineInbox
from counter_app.services.steps.supplements import Supplements
from counter_app.sync.engine import JournalGrew
from counter_app.ui.intake.entered import command_from
from counter_app.ui.intake.entered_arrival import entered_of
from tests.services.desk import CLERK_LAN
from tests.sync.bench import DOWN, Bench, make_bench

REQUEST = SupplementRequest((), ("Ghi lại ngày sinh",), "Tờ khai chưa đúng")


@dataclass
class Office:
    """Everything of one desk around the bench's database and the real centre."""

    bench: Bench

    def __post_init__(self) -> None:
        bench = self.bench
        clock = DeskClock(bench.world.wall, lambda: bench.now, bench.database)
        self.reference = Reference(bench.desk, clock)
        self.cases = Cases(bench.desk, clock, self.reference)
        self.intake = Intake(bench.desk, clock, self.reference)
        self.supplements = Supplements(self.cases, self.reference)
        self.inbox = OnlineInbox(self.cases)
        self.token = bench.centre.core.online.make_portal(f"npsp-{id(self)}")

    def files(self, address: str = "", **changes: Any) -> dict[str, Any]:
        now = self.bench.world.wall()
        message = {
            "reference": "R1",
            "agency": AGENCIES[0],
            "procedure": "1.004873",
            "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
            "filed": now.isoformat(timespec="seconds"),
            "applicant": {"name": "Nguyễn Thị Đẹp", "id_number": "075190012345", "phone": "0912345678"},
            "papers": [{"name": "Giấy tờ chứng minh điều kiện"}],
            "return_way": "direct",
        }
        if address:
            message = {name: message[name] for name in ("filed", "papers")}
        answer = self.bench.centre.core.handle(
            Request(
                "POST",
                f"/v1/offices/{OFFICE}/online{address}",
                headers={"authorization": f"Bearer {self.token}"},
                body=json.dumps(message | changes).encode(),
            ),
            now,
        )
        assert answer.status == 200, answer.body
        self.bench.centre.core.project(now)
        self.bench.pass_time(60)
        found: dict[str, Any] = json.loads(answer.body)
        return found

    def only(self) -> ArrivedDossier:
        (row,) = self.inbox.inbox().rows
        return row

    def accept(self, identity: str) -> str | None:
        came = self.inbox.open(identity)
        today = self.bench.world.wall().date()
        entered = entered_of(came, self.reference.procedure(came.procedure_code, today))
        receipt = self.intake.receive(replace(command_from(entered), arrived=identity), CLERK_LAN)
        self.bench.step(JournalGrew())
        return receipt.code

    def verdicts(self, identity: str) -> list[str | None]:
        return [one.verdict for one in self.cases.open(identity).happenings]


@pytest.fixture
def office(bench: Bench) -> Office:
    return Office(bench)


def test_arrives_is_received_without_a_line_and_is_in_order_when_it_comes_back(office: Office) -> None:
    answer = office.files()
    row = office.only()
    assert (row.identity, row.code) == (answer["dossier"], answer["code"])
    office.bench.line = lambda _question: DOWN
    office.bench.pass_time(120)
    assert office.accept(row.identity) == answer["code"]
    assert office.cases.open(row.identity).state.status == life.RECEIVED
    assert office.inbox.inbox().rows == ()
    assert office.bench.waiting() > 0
    office.bench.line = lambda _question: None
    office.bench.pass_time(1_800)
    assert office.bench.waiting() == 0
    assert set(office.verdicts(row.identity)) == {IN_ORDER}
    assert office.cases.open(row.identity).row.code == answer["code"]
    assert [one.verdict for one in office.bench.centre.rows() if one.verdict != IN_ORDER] == []


def test_sent_back_completed_on_the_portal_and_received(office: Office) -> None:
    identity = office.files()["dossier"]
    office.supplements.ask(identity, REQUEST, CLERK_LAN)
    office.bench.step(JournalGrew())
    office.bench.pass_time(60)
    assert office.only().status == life.SENT_BACK
    office.files("/R1/supplement", reference="R1-b")
    row = office.only()
    assert row.status == life.ARRIVED_ONLINE
    assert row.whole > row.filed
    office.accept(identity)
    office.bench.pass_time(120)
    assert set(office.verdicts(identity)) == {IN_ORDER}


def test_two_desks_that_answer_the_same_one_offline_are_told_apart_by_the_centre(office: Office) -> None:
    other = Office(make_bench(office.bench.folder, "Quầy 2", office.bench.centre))
    identity = office.files()["dossier"]
    other.bench.now = office.bench.now
    other.bench.pass_time(60)
    for one in (office, other):
        one.bench.line = lambda _question: DOWN
        one.accept(identity)
    for one in (office, other):
        one.bench.line = lambda _question: None
        one.bench.pass_time(3_600)
    office.bench.pass_time(60)
    verdicts = office.verdicts(identity)
    assert verdicts.count(CONFLICTING) == 1
    assert office.cases.open(identity).state.status == life.RECEIVED
    other.bench.switch_off()


def test_the_sample_office_finds_its_dossiers_of_the_day_once(office: Office) -> None:
    centre, now = office.bench.centre.core, office.bench.world.wall()
    assert file_the_days_dossiers(centre, now) == 3
    assert file_the_days_dossiers(centre, now) == 0
    centre.project(now)
    office.bench.pass_time(60)
    rows = office.inbox.inbox().rows
    assert [row.person for row in rows] == ["Nguyễn Thị Đẹp", "Trần Văn Bình", "Lê Thị Hương"]
    assert all(row.verdict == IN_ORDER for row in rows)
    office.bench.pass_time(120)
    assert all(file.is_here for row in office.inbox.inbox().rows for file in row.files), "their files came too"
