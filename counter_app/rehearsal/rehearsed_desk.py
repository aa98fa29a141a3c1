"""A desk of the demonstration: the real program without its window, enrolled at the embedded centre over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.desk import Desk, DeskFiles, Surroundings
from counter_app.domain.intake import Applicant, ReceiveDossier
from counter_app.domain.permissions import CLERK
from counter_app.print.folder_printer import FolderPrinter
from counter_app.rehearsal.office_clock import OfficeClock, fast_seconds
from counter_app.rehearsal.sample_office import FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES
from counter_app.rehearsal.shown import ShownEntry, ShownSlip
from counter_app.rehearsal.taken_papers import all_originals
from counter_app.services.sign_in import Session
from counter_app.store.database import Database
from counter_app.store.new_desk import write_new_desk
from counter_app.sync.enrolment import enrolment_question, read_enrolment
from counter_app.sync.http_shell import HttpShell
from counter_app.sync.pace import Pace
from counter_app.wire.header import read_header
from counter_app.wire.keys import SigningKey

CLERK_OF_THE_DAY = Session("lan", "Nguyễn Thị Lan", CLERK, must_change=False)
PACE = Pace(idle=1.0, pull=40.0, heartbeat=600.0)
# Procedures of the sample catalogue with a term, a term of days and an immediate one.
PROCEDURES = ("1.001612", "1.004873", "2.000884")


@dataclass(frozen=True)
class DeskFolder:
    """Where a rehearsed desk lies. Keys are derived from the name: the demonstration keeps no secret."""

    folder: Path
    name: str

    def files(self) -> DeskFiles:
        key = hashlib.sha256(f"demonstration {self.name} {self.folder}".encode()).digest()
        seed = hashlib.sha256(key).digest()
        return DeskFiles(self.folder / "desk.db", key, seed, "demonstration", self.folder / "mark")


def enrol(desk: DeskFolder, centre: str, code: str) -> None:
    """First start: ask the centre, write what it answers. Raises BadInput, EnvironmentProblem."""
    files = desk.files()
    desk.folder.mkdir(parents=True, exist_ok=True)
    shell = HttpShell(centre)
    key = SigningKey(files.signing_seed)
    enrolled = read_enrolment(shell.ask(enrolment_question(code, desk.name, key)), key)
    shell.close()
    database = Database(files.database, files.database_key)
    write_new_desk(database, enrolled.paper, enrolled.keys, enrolled.grants)
    database.close()


class RehearsedDesk:
    """`chance` picks names and procedures; every citizen here is invented."""

    def __init__(
        self,
        folder: DeskFolder,
        centre: str,
        clock: OfficeClock,
        slips: Path,
        pick: Callable[[int], int],
        engine_seconds: Callable[[], float] = fast_seconds,
    ) -> None:
        self.name = folder.name
        self._pick = pick
        printer = FolderPrinter(slips)
        around = Surroundings(
            wall=clock.now,
            monotonic=clock.seconds,
            boot=str,
            engine_seconds=engine_seconds,
            pause=lambda _seconds: None,
            printer_for=lambda _name, _size: printer,
            pace=PACE,
        )
        self.desk = Desk(folder.files(), centre, around)
        self.session = CLERK_OF_THE_DAY
        self._told = 0
        self._lying_here: list[str] = []

    def receive(self) -> tuple[list[ShownEntry], ShownSlip | None]:
        """One citizen: receipt, then slip. What was shown; the slip is None where the procedure needs none."""
        receipt = self.desk.intake.receive(self._command(), self.session)
        if not receipt.returned:
            self._lying_here.append(receipt.identity)
        slip = None
        if receipt.prints_slip:
            self.desk.slips.print_slip(receipt.identity, self.session)
            slip = ShownSlip(self.name, receipt.identity, receipt.code)
        self.desk.runner.nudge()
        return self.saved_since_last(), slip

    def follow_up(self) -> list[ShownEntry]:
        """Hand the oldest dossier that still lies here over to the specialist office."""
        if self._lying_here:
            self.desk.steps.handovers.hand_over(self._lying_here.pop(0), "Tư pháp - Hộ tịch", self.session)
        self.desk.runner.nudge()
        return self.saved_since_last()

    def saved_since_last(self) -> list[ShownEntry]:
        """Entries on disk that were not told yet: what *saved* on a screen stands for."""
        with self.desk.database.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT sequence, header, hash FROM entries WHERE sequence > ? ORDER BY sequence", (self._told,)
            ).all()
        self._told = rows[-1][0] if rows else self._told
        headers = [(read_header(header), entry) for _sequence, header, entry in rows]
        return [ShownEntry(self.name, header.journal, header.number, entry.hex()) for header, entry in headers]

    def green(self) -> dict[str, int]:
        """What the screen shows as handed in: journal (hex) to number."""
        return {work.journal.hex(): work.acknowledged for work in self.desk.store.work() if work.acknowledged}

    def _command(self) -> ReceiveDossier:
        names = (FAMILY_NAMES, MIDDLE_NAMES, GIVEN_NAMES)
        name = " ".join(group[self._pick(len(group))] for group in names)
        procedure = self.desk.reference.procedure(PROCEDURES[self._pick(len(PROCEDURES))], self.desk.clock.now().date())
        return ReceiveDossier(
            procedure_code=procedure.code,
            applicant=Applicant(
                name=name,
                id_number=f"0681{self._pick(10**8):08d}",
                address="Tổ 5, phường Mẫu",
                phone=f"09{self._pick(10**8):08d}",
            ),
            components=all_originals(procedure),
        )
