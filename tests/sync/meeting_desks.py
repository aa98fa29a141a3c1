"""Desks of one office that hear of each other's work."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from central.sample import OFFICE
from counter_app.domain.intake import ChargedFee
from counter_app.domain.permissions import SUPERVISOR
from counter_app.domain.slip import SlipContent
from counter_app.services.desk_clock import DeskClock
from counter_app.services.dossiers import Dossiers
from counter_app.services.intake import Intake
from counter_app.services.printing import Printing
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import SlipVerdict
from counter_app.services.slips import Slips
from counter_app.services.steps.steps import Steps
from counter_app.sync.engine import JournalGrew
from counter_app.wire.keys import SigningKey
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.slip_tray import TestPrinter
from tests.sync.bench import DOWN, Bench, make_bench

QUANG = Session("quang", "Phạm Minh Quang", SUPERVISOR, must_change=False)
HOA = Session("hoa", "Lê Thị Hoa", SUPERVISOR, must_change=False)
LE_PHI = ChargedFee("le_phi", "Lệ phí", 15_000)


class Desk:
    """The services of one desk around its bench."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.opened()

    def opened(self) -> None:
        bench, printer = self.bench, TestPrinter()
        self.clock = DeskClock(bench.world.wall, lambda: bench.now, bench.database)
        reference = Reference(bench.desk, self.clock)
        self.intake = Intake(bench.desk, self.clock, reference)
        key = SigningKey(bench.file.seed)
        self.slips = Slips(
            bench.desk, self.clock, reference, key, Printing(lambda _name, _size: printer, lambda _seconds: None)
        )
        self.steps = Steps(
            bench.desk, self.clock, reference, Printing(lambda _name, _size: printer, lambda _seconds: None)
        )
        self.dossiers = Dossiers(bench.desk, self.clock, reference)

    def line(self, up: bool) -> None:
        self.bench.line = lambda _question: None if up else DOWN

    def receive(self) -> str:
        return self.intake.receive(receipt_of(fees=(LE_PHI,)), CLERK_LAN).identity

    def printed(self, identity: str) -> SlipContent:
        content = self.slips.prepare(identity)
        self.slips.print_slip(identity, CLERK_LAN)
        return content

    def says(self, *slips: SlipContent) -> list[SlipVerdict]:
        return [self.slips.check(slip.qr_text).verdict for slip in slips]

    def in_days(self, days: int) -> datetime:
        return self.clock.now() + timedelta(days=days)


def meet(*desks: Desk) -> None:
    """Everything is handed in, judged and fetched."""
    start = max(desk.bench.now for desk in desks)
    for round_ in range(1, 5):
        for desk in desks:
            desk.bench.step(JournalGrew())
            desk.bench.pass_time(start + 40 * round_ - desk.bench.now)
        desks[0].bench.centre.core.project(desks[0].bench.world.wall())


def two_desks_of_one_office(folder: Path) -> tuple[Desk, Desk]:
    """They have met, and the office has two supervisors: Quang and Hoa."""
    first = make_bench(folder, "Quầy 1")
    second = make_bench(folder, "Quầy 2", first.centre)
    since = first.world.wall() - timedelta(days=2)
    first.centre.core.administration.add_account(HOA.account, OFFICE, HOA.name, HOA.role, since)
    both = Desk(first), Desk(second)
    meet(*both)
    return both
