"""Plays a simulation under observation and leaves what the checker needs: files, and what people were shown.

The observer stands between the simulator's parts; it looks at every answer of the centre with an eye of its own
(plain SQLite on the committed file) and can forge acknowledgements on the line.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from central.sample import OFFICE
from counter_app.rehearsal.simulated_desk import SimulatedDesk
from counter_app.rehearsal.simulation import Plan, Result, Simulation
from counter_app.sync.engine import Event
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.wire.batch import unpack
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import PushAnswer, message_of_paper, write_message
from counter_app.wire.papers import Acknowledgement, sign_paper

FORGER = SigningKey(hashlib.sha256(b"a stranger on the line").digest())
FORGED_EVERY = 7
MOST_QUESTIONS = 3_000  # an honest run of these sizes asks some hundred; a broken one may ask for ever


class AskedForEver(BaseException):
    """Not an Exception: nothing on the way may take it for a mishap of the line."""


class Observed:
    """A simulation and what was seen of it. `forging` puts a liar on the line."""

    def __init__(self, plan: Plan, folder: Path, *, forging: bool = False, most: int = MOST_QUESTIONS) -> None:
        self.folder = folder
        self.green: dict[tuple[str, int], bytes] = {}
        self.false_acks: list[str] = []
        self.stopped: list[str] = []
        self.result: Result | None = None
        self._pushes = self._questions = 0
        self._forging, self._most = forging, most
        with _watching(self):
            self.simulation = Simulation(plan, folder / "run")
        self.simulation.centre.answer = self._answering(self.simulation.centre.answer)  # type: ignore[method-assign]

    def run(self, act: Callable[[Simulation], Result] = Simulation.run) -> Path:
        """The evidence file. A part that stopped working is evidence too, not an error of the test."""
        with _watching(self):
            try:
                self.result = act(self.simulation)
            except AskedForEver:
                self.stopped.append(f"more than {self._most} questions without coming to rest")
                self.simulation.close()
        return self.write()

    def write(self) -> Path:
        simulation, file = self.simulation, self.folder / "evidence.json"
        told = {
            "office": OFFICE,
            "centre": str(self.folder / "run" / "centre" / "centre.db"),
            "centre_public": simulation.centre.core.keys.signing.public.hex(),
            "saved": [asdict(entry) for entry in simulation.shown.saved.values()],
            "slips": [asdict(slip) for slip in simulation.shown.slips.values()],
            "green": [
                {"journal": journal, "number": number, "paper": base64.b64encode(paper).decode()}
                for (journal, number), paper in self.green.items()
            ],
            "false_acks": self.false_acks,
            "stopped": self.stopped,
            "healed": self.result is not None and self.result.healed,
            "desks": [
                {"name": desk.name, "file": str(desk.file.database), "key": desk.file.key.hex()}
                for desk in simulation.desks
            ],
        }
        file.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        return file

    def saw_green(self, desk: SimulatedDesk) -> None:
        with desk.desk.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT journal, number, paper FROM acknowledgements").all()
        for journal, number, paper in rows:
            if number:
                self.green.setdefault((journal.hex(), number), paper)

    def stops(self, what: str, error: Exception) -> None:
        line = f"{what}: {type(error).__name__}: {str(error)[:200]}"
        if line not in self.stopped:
            self.stopped.append(line)

    def _answering(self, answer: Callable[[Question, str], Answer | Failure]) -> Callable[..., Answer | Failure]:
        def answering(question: Question, client: str) -> Answer | Failure:
            self._questions += 1
            if self._questions > self._most:
                raise AskedForEver
            if question.purpose != "push":
                return answer(question, client)
            self._pushes += 1
            if self._forging and self._pushes % FORGED_EVERY == 0:
                return _forged(question)
            reply = answer(question, client)
            if isinstance(reply, Answer) and reply.status == 200:
                self._look_for(reply)
            return reply

        return answering

    def _look_for(self, reply: Answer) -> None:
        ack = json.loads(base64.b64decode(json.loads(reply.body)["ack"]["bytes"]))
        with closing(sqlite3.connect(self.folder / "run" / "centre" / "centre.db")) as centre:
            found = centre.execute("SELECT 1 FROM entries WHERE hash = ?", (bytes.fromhex(ack["hash"]),)).fetchone()
        if found is None:
            self.false_acks.append(f"entry {ack['number']} of {ack['journal']} was acknowledged and is not stored")


class _watching:  # noqa: N801 - reads as a phrase
    """While it lasts, desks report what their screens show and what keeps their clerks from working."""

    def __init__(self, observed: Observed) -> None:
        self._observed = observed

    def __enter__(self) -> None:
        observed = self._observed
        self._step, self._save = SimulatedDesk._step, SimulatedDesk._save
        step, save = self._step, self._save

        def stepping(desk: SimulatedDesk, event: Event) -> None:
            try:
                step(desk, event)
            except Exception as error:
                observed.stops(f"{desk.name} cannot go on", error)
            if not desk.is_off:
                observed.saw_green(desk)

        def saving(desk: SimulatedDesk, *drafts: Any, **how: Any) -> None:
            try:
                save(desk, *drafts, **how)
            except Exception as error:
                observed.stops(f"{desk.name} cannot save", error)

        SimulatedDesk._step = stepping  # type: ignore[method-assign]
        SimulatedDesk._save = saving  # type: ignore[method-assign]

    def __exit__(self, *_what: object) -> None:
        SimulatedDesk._step, SimulatedDesk._save = self._step, self._save  # type: ignore[method-assign]


def _forged(question: Question) -> Answer:
    head = unpack(question.body).head
    ack = Acknowledgement(head.journal.hex(), head.number, head.hash.hex(), "2026-11-23T08:00:00+07:00")
    return Answer(200, write_message(PushAnswer(ack=message_of_paper(sign_paper(ack, FORGER)))))
