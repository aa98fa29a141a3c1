"""A printer that keeps what it was given, or fails as it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import PrintOutcome as Found
from counter_app.print.printers import PrintState


@dataclass
class TestPrinter:
    """Stands in for the system's print service: says what the test tells it to."""

    __test__ = False
    states: list[PrintState] = field(default_factory=lambda: [PrintState.PRINTED])
    broken: bool = False
    silent: bool = False
    sent: list[bytes] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    keeps_jobs: bool = False
    before_sending: Callable[[], None] = lambda: None
    name: str = "printer"

    def send(self, document: bytes, title: str, mark: str = "") -> str:
        self.before_sending()
        if self.broken:
            raise EnvironmentProblem("Máy in hết giấy.", "The printer is out of paper.")
        self.sent.append(document)
        self.marks.append(mark)
        return "printer-1"

    def take_back(self, mark: str) -> None:
        if self.keeps_jobs:
            raise EnvironmentProblem("Chưa hủy được lệnh in trước.", "The earlier job cannot be cancelled.")
        self.taken_back.append(mark)

    def outcome(self, job: str) -> Found:
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return Found(state) if self.silent else Found(state, "Máy in chưa xong.", "The printer is not done.")
