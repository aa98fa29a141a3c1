"""A desk in virtual time: the real journal, engine and number book over a real SQLite file, and a clerk who saves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.domain.entry_types import (
    DOSSIER_RECEIVED,
    DOSSIER_WITHDRAWN,
    FEE_COLLECTED,
    HANDED_OVER,
    RESULT_RETURNED,
    SLIP_SENT,
)
from counter_app.rehearsal.sample_office import AGENCY, PROVINCE
from counter_app.rehearsal.shown import Shown, ShownEntry, ShownSlip
from counter_app.rehearsal.simulated_line import SimulatedLine
from counter_app.rehearsal.virtual_time import World
from counter_app.store.acknowledgements import journals_with_work
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Database
from counter_app.store.desk_papers import SIGNING_SEED, identity_from, stored_certificate
from counter_app.store.desk_store import DeskStore, EngineClock
from counter_app.store.desk_values import desk_value
from counter_app.store.journal import EntryDraft, Saved, Stamp
from counter_app.store.known_keys import centre_keys
from counter_app.store.new_desk import write_new_desk
from counter_app.store.opening import HighWaterMark, OpenDesk, open_desk
from counter_app.sync.engine import Answered, Engine, Event, Failed, JournalGrew, Send, Tick
from counter_app.sync.enrolment import Enrolled
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.sync.pace import Pace
from counter_app.wire.header import Fee
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate, open_paper

# A quiet line is asked seldom: what is done about trouble does not wait for these.
PACE = Pace(idle=5.0, pull=600.0, heartbeat=900.0)
FOLLOW_UPS = (HANDED_OVER, RESULT_RETURNED, DOSSIER_WITHDRAWN, FEE_COLLECTED)


class PowerCut(Exception):
    """The PC stops in the middle of a save."""


@dataclass
class DeskFile:
    """What lies on the disk of one PC."""

    folder: Path
    key: bytes
    seed: bytes
    mark: str

    @property
    def database(self) -> Path:
        return self.folder / "desk.db"

    def back_up(self) -> None:
        """A copy of the file beside it, as a technician makes one; the PC must be off."""
        for path in self.folder.glob("desk.db*"):
            shutil.copyfile(path, self.folder / f"old.{path.name}")

    def put_back(self) -> None:
        """The copy over the file that has gone on since; the PC must be off."""
        if (self.folder / "old.desk.db").exists():
            for path in self.folder.glob("desk.db*"):
                path.unlink()
            for path in self.folder.glob("old.desk.db*"):
                shutil.copyfile(path, self.folder / path.name.removeprefix("old."))

    def copied_to(self, folder: Path, mark: str) -> DeskFile:
        """As an image of the disk does it; `mark` tells the machine that it runs on."""
        folder.mkdir(parents=True)
        for path in self.folder.glob("desk.db*"):
            shutil.copyfile(path, folder / path.name)
        return DeskFile(folder, self.key, self.seed, mark)


class SimulatedDesk:
    """`clock_error` is how far this PC's clock is off; the clerk does not notice."""

    def __init__(self, world: World, name: str, file: DeskFile, line: SimulatedLine, shown: Shown) -> None:
        self.world = world
        self.name = name
        self.file = file
        self.line = line
        self.shown = shown
        self.clock_error = timedelta()
        self.is_off = False
        self._cut_in = 0
        self._generation = 0
        self._wakes_at: float | None = None
        self.start()

    # -- the PC -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Switch on, whatever state the disk was left in."""
        self._cut_in = 0
        self._generation += 1
        self._wakes_at = None
        self.is_off = False
        self._database = Database(self.file.database, self.file.key, durable=False)
        with self._database.read() as connection:
            paper = stored_certificate(connection)
            seed = desk_value(connection, SIGNING_SEED) or self.file.seed
        assert paper is not None
        with self._database.read() as connection:
            certificate = open_paper(paper, Certificate, centre_keys(connection))
        self.desk: OpenDesk = open_desk(
            self._database,
            identity_from(certificate, PROVINCE),
            mark=self.file.mark,
            stamp=self.stamp,
            random_bytes=self._random_bytes,
            high_water=HighWaterMark(self.file.folder.parent / f"{self.file.folder.name}.mark"),
        )
        self.store = DeskStore(
            self.desk, SigningKey(seed), paper, clock=EngineClock(self.stamp), random_bytes=self.world.random_bytes
        )
        self.engine = Engine(self.store, self.world.chance.random, PACE)
        self._step(Tick())

    def stop(self) -> None:
        """Switch off, or lose power; what is under way with the centre is forgotten here."""
        self.is_off = True
        self._generation += 1
        self._database.close()

    def stamp(self) -> Stamp:
        moment = self.world.wall() + self.clock_error
        return Stamp(moment, moment)

    # -- the clerk ----------------------------------------------------------------------------------------

    def receive(self, *, power_cut: bool = False) -> None:
        """A citizen hands in a dossier and goes home with a slip; or the power goes in mid-save."""
        if self.is_off:
            return
        self._save([self._receipt()], power_cut=power_cut, then=self._print_slip)

    def follow_up(self) -> None:
        """Any later step for any dossier that this desk knows, wise or not."""
        if self.is_off:
            return
        known = self._known_dossier()
        if known is not None:
            kind = self.world.chance.choice(FOLLOW_UPS)
            fees = (Fee("phi", 8_000, "Bản sao", paid=True),) if kind == FEE_COLLECTED else ()
            self._save([EntryDraft(kind, dossier=known, fees=fees, details={"note": "mô phỏng"})])

    def _receipt(self) -> EntryDraft:
        moment: datetime = self.stamp().entered
        return EntryDraft(
            DOSSIER_RECEIVED,
            details={
                "applicant": {"name": f"Nguyễn Thị Đẹp {self.world.chance.randrange(10**6)}", "id_number": ""},
                "procedure_code": "1.001193",
                "procedure_name": "Đăng ký khai sinh",
            },
            wish=CodeWish(AGENCY, moment.date()),
            received=moment,
            due=moment + timedelta(days=3),
            takes_register_number=True,
        )

    def _print_slip(self, saved: Saved) -> None:
        """Only now is anything printed: the receipt is on disk."""
        sent = EntryDraft(SLIP_SENT, dossier=saved.opened, code=saved.code, details={"qr_text": ""})
        self._save([sent], then=lambda _saved: self._hand_out(saved))

    def _hand_out(self, saved: Saved) -> None:
        self.shown.note_slip(ShownSlip(self.name, saved.opened, saved.code))

    def _save(
        self, drafts: list[EntryDraft], *, power_cut: bool = False, then: Callable[[Saved], None] | None = None
    ) -> None:
        self._cut_in = 1 if power_cut else 0
        try:
            saved = self.desk.journal.append(drafts, "lan", self.stamp())
        except PowerCut:
            self.stop()
            self.start()
            return
        for entry, header in zip(saved.entries, saved.headers, strict=True):
            self.world.note(f"{self.name} saved {header.number} {header.issues}")
            self.shown.note_saved(
                ShownEntry(self.name, header.journal, header.number, entry.hash.hex(), self.file.mark)
            )
        if then is not None:
            then(saved)
        self._step(JournalGrew())

    def _known_dossier(self) -> str | None:
        with self._database.read() as connection:
            table = self.desk.projections.tables.dossiers.name
            rows = connection.exec_driver_sql(f"SELECT identity FROM {table} ORDER BY identity").scalars().all()  # noqa: S608
        return self.world.chance.choice(list(rows)) if rows else None

    def _random_bytes(self, count: int) -> bytes:
        """The salt is drawn inside the save's transaction: the place where a power cut hurts most."""
        if self._cut_in:
            self._cut_in -= 1
            raise PowerCut
        return self.world.random_bytes(count)

    # -- the engine ---------------------------------------------------------------------------------------

    def wake(self) -> None:
        self._step(Tick())

    def is_quiet(self) -> bool:
        """Nothing waits to be handed in, and the feed has been followed to its end."""
        return not any(work.waits for work in self.store.work())

    def _step(self, event: Event) -> None:
        if self.is_off:
            return
        for action in self.engine.step(event, self.world.now):
            if isinstance(action, Send):
                self._ask(action.question)
        self.engine.prepare()
        if isinstance(event, Answered):
            self._note_green()
        self._wake_later()

    def _ask(self, question: Question) -> None:
        generation = self._generation

        def deliver(reply: Answer | Failure) -> None:
            if generation == self._generation and not self.is_off:
                self._step(Answered(reply) if isinstance(reply, Answer) else Failed(reply))

        self.line.ask(question, deliver)

    def _wake_later(self) -> None:
        wake = self.engine.wake_at(self.world.now)
        if wake is None or (self._wakes_at is not None and self.world.now < self._wakes_at <= wake):
            return
        self._wakes_at = max(wake, self.world.now + 0.05)
        generation = self._generation

        def tick() -> None:
            if generation == self._generation:
                self._wakes_at = None
                self._step(Tick())

        self.world.later(self._wakes_at - self.world.now, tick)

    def _note_green(self) -> None:
        with self._database.read() as connection:
            for journal, acknowledged, _head in journals_with_work(connection):
                if acknowledged:
                    self.shown.note_green(journal.hex(), acknowledged)


def enrol_on_disk(file: DeskFile, enrolled: Enrolled) -> None:
    """What first start writes: certificate, keys and ranges, before the first dossier."""
    file.folder.mkdir(parents=True, exist_ok=True)
    database = Database(file.database, file.key, durable=False)
    write_new_desk(database, enrolled.paper, enrolled.keys, enrolled.grants)
    database.close()
