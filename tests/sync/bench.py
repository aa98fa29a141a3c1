"""A real desk's store and engine facing the real centre's core, one question after the other, time told by the test."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counter_app.rehearsal.sample_office import PROVINCE
from counter_app.rehearsal.simulated_centre import SimulatedCentre
from counter_app.rehearsal.simulated_desk import DeskFile, enrol_on_disk
from counter_app.rehearsal.virtual_time import World
from counter_app.store.database import Database
from counter_app.store.desk_papers import SIGNING_SEED, identity_from, stored_certificate
from counter_app.store.desk_store import DeskStore, EngineClock
from counter_app.store.desk_values import desk_value
from counter_app.store.journal import EntryDraft, Saved, Stamp
from counter_app.store.known_keys import centre_keys
from counter_app.store.opening import HighWaterMark, open_desk
from counter_app.store.scan_store import ScanStore
from counter_app.sync.engine import Answered, Engine, Event, Failed, JournalGrew, Send, Tick
from counter_app.sync.enrolment import enrolment_question, read_enrolment
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.sync.pace import Pace
from counter_app.wire.header import read_header
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate, open_paper
from tests.store.desks import receipt

DOWN = Failure(FailureKind.UNREACHABLE)
PORTAL = Answer(200, b"<html>Please log in to the hotel network</html>")
Reply = Answer | Failure
Line = Callable[[Question], Reply | None]
MOST_TURNS = 400


@dataclass
class Bench:
    """`line` may answer in the centre's place; None lets the question through."""

    folder: Path
    world: World
    centre: SimulatedCentre
    file: DeskFile
    now: float = 0.0
    line: Line = lambda _question: None
    asked: list[str] = field(default_factory=list)
    chance: Callable[[], float] = lambda: 1.0

    def __post_init__(self) -> None:
        self.switch_on()

    # -- the PC -------------------------------------------------------------------------------------------

    def switch_on(self) -> None:
        self.database = Database(self.file.database, self.file.key, durable=False)
        with self.database.read() as connection:
            paper = stored_certificate(connection)
            assert paper is not None
            certificate = open_paper(paper, Certificate, centre_keys(connection))
            seed = desk_value(connection, SIGNING_SEED) or self.file.seed
        self.desk = open_desk(
            self.database,
            identity_from(certificate, PROVINCE),
            mark=self.file.mark,
            stamp=self.stamp,
            random_bytes=self.world.random_bytes,
            high_water=HighWaterMark(self.file.folder.parent / f"{self.file.folder.name}.mark"),
        )
        self.scans = ScanStore(self.file.folder / "desk.scans", self.file.key, self.world.random_bytes)
        self.store = DeskStore(
            self.desk,
            SigningKey(seed),
            paper,
            clock=EngineClock(self.stamp),
            random_bytes=self.world.random_bytes,
            scans=self.scans,
        )
        self.engine = Engine(self.store, lambda: self.chance(), Pace(idle=5, pull=15, heartbeat=600))

    def switch_off(self) -> None:
        self.database.close()

    def restart(self) -> None:
        self.switch_off()
        self.switch_on()

    def clone(self, mark: str = "another machine") -> Bench:
        """The disk's image in a second PC."""
        self.switch_off()
        file = self.file.copied_to(self.folder / f"clone {mark}", mark)
        self.switch_on()
        return Bench(self.folder, self.world, self.centre, file, self.now)

    # -- the clerk ----------------------------------------------------------------------------------------

    def stamp(self) -> Stamp:
        return Stamp(self.world.wall(), self.world.wall())

    def save(self, *drafts: EntryDraft) -> Saved:
        saved = self.desk.journal.append(drafts or (receipt(),), "lan", self.stamp())
        self.step(JournalGrew())
        return saved

    # -- the engine ---------------------------------------------------------------------------------------

    def step(self, event: Event | None = None) -> None:
        """Until nothing more is to be asked at this moment."""
        actions = self.engine.step(event or Tick(), self.now)
        for _turn in range(MOST_TURNS):
            sends = [action for action in actions if isinstance(action, Send)]
            if not sends:
                return
            self.engine.prepare()
            actions = self.engine.step(_event(self._reply(sends[0].question)), self.now)
        raise AssertionError(f"the engine asks for ever: {self.asked[-6:]}")

    def pass_time(self, seconds: float, look_every: float = 5.0) -> None:
        """Virtual seconds, waking the engine as often as its thread would at least."""
        end = self.now + seconds
        while self.now < end:
            self._move(min(end - self.now, look_every))
            self.step()

    def _move(self, seconds: float) -> None:
        self.now += seconds
        self.world.now = self.now

    def _reply(self, question: Question) -> Reply:
        self.asked.append(question.purpose)
        own = self.line(question)
        return self.centre.answer(question, self.file.mark) if own is None else own

    # -- looking ------------------------------------------------------------------------------------------

    def waiting(self) -> int:
        return self.store.waiting().entries

    def entries(self, *types: str) -> list[dict[str, Any]]:
        """Facts of the entries of these types, in the order of writing."""
        with self.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT header FROM entries ORDER BY sequence").scalars().all()
        headers = [read_header(header) for header in rows]
        return [header.facts for header in headers if header.type in types]

    def feed(self) -> list[bytes]:
        with self.database.read() as connection:
            found = connection.exec_driver_sql("SELECT row_hash FROM feed_rows ORDER BY position").scalars().all()
        return [bytes(row) for row in found]

    def stored(self) -> list[str]:
        """Hashes at the centre, in the order of the feed."""
        return [row.entry for row in self.centre.rows()]

    def log(self, what: str) -> list[str]:
        with self.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT detail FROM local_log WHERE what = ? ORDER BY id", (what,))
            return list(rows.scalars().all())


def make_bench(folder: Path, name: str = "Quầy 1", centre: SimulatedCentre | None = None, seed: int = 1) -> Bench:
    world = World(seed)
    if centre is None:
        (folder / "centre").mkdir(parents=True)
        centre = SimulatedCentre(world, folder / "centre")
    else:
        world = centre._world
    return Bench(folder, world, centre, enrolled(folder, name, centre))


def enrolled(folder: Path, name: str, centre: SimulatedCentre) -> DeskFile:
    """The disk of a desk that was enrolled and never opened."""
    secret = hashlib.sha256(name.encode()).digest()
    file = DeskFile(folder / name.replace(" ", "-"), hashlib.sha256(secret).digest(), secret, f"machine {name}")
    key = SigningKey(secret)
    question = enrolment_question(centre.enrolment_code(), name, key)
    enrol_on_disk(file, read_enrolment(centre.answer(question, name), key))
    return file


def night_falls(*benches: Bench) -> None:
    """Every PC sleeps until this time tomorrow."""
    for bench in benches:
        bench._move(86_400)


def _event(reply: Reply) -> Event:
    return Answered(reply) if isinstance(reply, Answer) else Failed(reply)
