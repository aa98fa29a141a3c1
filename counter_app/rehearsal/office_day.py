"""One day of the demonstration office: three desks, an outage of two hours, a PC that loses power in mid-save.

Everything is the real program: databases, PDF files, a server process on loopback, a desk process that is killed.
Only office time is told by the play instead of by the PC.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.notice import Notice
from counter_app.rehearsal.count import Count, count_up
from counter_app.rehearsal.distant_desk import DistantDesk, Seat
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.rehearsal.office_clock import OPENING, OfficeClock
from counter_app.rehearsal.online_filings import file_the_days_dossiers
from counter_app.rehearsal.rehearsed_desk import DeskFolder, RehearsedDesk, enrol
from counter_app.rehearsal.shown import Shown, ShownEntry, ShownSlip
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.sync.connectivity import Line

MORNING = 3  # dossiers a desk before the outage, during it, and in the afternoon
OUTAGE = 6
AFTERNOON = 3
LONGEST_WAIT = 120.0


@dataclass(frozen=True, slots=True)
class DayReport:
    """`seconds` of office time from the line's return until nothing waited; `outage_minutes` of office time."""

    count: Count
    dossiers: int
    seconds: float
    wall_seconds: float
    outage_minutes: float

    def as_json(self) -> dict[str, Any]:
        return self.count.as_json() | {
            "dossiers": self.dossiers,
            "seconds": round(self.seconds, 1),
            "wall_seconds": round(self.wall_seconds, 1),
            "outage_minutes": self.outage_minutes,
        }


class OfficeDay:
    """`folder` gets the desks, the centre and the slips; `tell` one line per act."""

    def __init__(self, folder: Path, seed: int, tell: Callable[[Notice], None]) -> None:
        self.clock = OfficeClock()
        self._tell = tell
        self._pause = threading.Event()
        self._shown = Shown()
        self._received = 0
        self._chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
        self._slips = folder / "slips"
        self.centre = EmbeddedCentre(folder / "centre", self.clock.now)
        self.centre.start()
        folders = [DeskFolder(folder / f"desk-{number}", f"Quầy {number}") for number in (1, 2, 3)]
        for desk in folders:
            enrol(desk, self.centre.address, self.centre.enrolment_code())
        self.desks = [
            RehearsedDesk(desk, self.centre.address, self.clock, self._slips, self._chance.randrange)
            for desk in folders[:2]
        ]
        self._distant = DistantDesk(Seat(folders[2], self.centre.address, self._slips, seed), self.clock)

    def play(self) -> DayReport:
        began = time.perf_counter()
        for desk in self.desks:
            desk.desk.start()
        self._told("mở quầy, ba quầy nối với hệ thống", "the counters open, three desks connect")
        self._wait("online", lambda: all(state is Line.ONLINE for state, _waiting in self._states()))
        self._work(MORNING)
        self._outage()
        returned = self.clock.now()
        self._told(
            "hệ thống hoạt động trở lại, chuyển ngay những gì đang chờ",
            "the centre is back, what waited is handed in at once",
        )
        self._wait("handed in", self._nothing_waits)
        handed_in = (self.clock.now() - returned).total_seconds()
        self.clock.set(OPENING.replace(hour=13, minute=30))
        self._work(AFTERNOON)
        self._wait("handed in", self._nothing_waits)
        self._told("cuối ngày: mọi việc đã chuyển", "end of the day: everything is handed in")
        self._note_green()
        count = count_up(self._shown, self.centre.rows())
        return DayReport(count, self._received, handed_in, time.perf_counter() - began, 120.0)

    def hand_in(self) -> None:
        """Until the centre has everything that was done since."""
        for desk in self.desks:
            desk.desk.runner.nudge()
        self._wait("handed in", self._nothing_waits)

    def file_online(self) -> None:
        """The day's dossiers by the portal's door, until the first desk has them."""
        filed = file_the_days_dossiers(self.centre.core, self.clock.now())
        inbox = OnlineInbox(self.desks[0].desk.steps.cases)
        self._wait("filed online", lambda: inbox.inbox().to_answer >= filed)

    @contextmanager
    def without_line(self) -> Iterator[None]:
        """An outage that the desks know of; afterwards everything that was done in it is handed in."""
        self.centre.stop()
        self._wait("outage", lambda: all(state is Line.OUTAGE for state, _waiting in self._states()))
        yield
        self.centre.start()
        self.hand_in()

    def hand_over_twice(self, identity: str, units: tuple[str, str]) -> None:
        """Without a line two desks hand the same dossier over, each to another unit: the centre leaves one out."""
        self._wait("known at both", lambda: all(desk.desk.dossiers.find(identity) for desk in self.desks))
        self.centre.stop()
        for desk, unit in zip(self.desks, units, strict=True):
            desk.desk.steps.handovers.hand_over(identity, unit, desk.session)
        self.centre.start()
        self.hand_in()
        self._wait("left out", lambda: all(desk.desk.store.conflicts() for desk in self.desks))

    def close(self) -> None:
        self._distant.close()
        for desk in self.desks:
            desk.desk.close()
        self.centre.close()

    def _outage(self) -> None:
        self.clock.set(OPENING.replace(hour=9, minute=12))
        self.centre.stop()
        self._told(
            "hệ thống trung tâm ngừng; các quầy vẫn tiếp nhận bình thường",
            "the centre stops; the desks go on receiving",
        )
        self._wait("outage", lambda: all(state is Line.OUTAGE for state, _waiting in self._states()))
        self._work(OUTAGE)
        self._told(
            "Quầy 3 mất điện giữa lúc đang lưu, bật lại và làm tiếp",
            "desk 3 loses its power in mid-save, is switched on and goes on",
        )
        self._distant.receive_and_lose_power()
        self._note(*self._distant.receive())
        self.clock.set(OPENING.replace(hour=11, minute=12))
        self.centre.start()

    def _work(self, each: int) -> None:
        for _ in range(each):
            for desk in self._all():
                self.clock.pass_minutes(2)
                self._note(*desk.receive())
            self._note(self._chance.choice(self.desks).follow_up(), None)
        self._told(f"đã tiếp nhận {self._received} hồ sơ", f"dossiers received: {self._received}")

    def _all(self) -> tuple[RehearsedDesk | DistantDesk, ...]:
        return (*self.desks, self._distant)

    def _note(self, saved: list[ShownEntry], slip: ShownSlip | None) -> None:
        self._received += any(entry.number for entry in saved) and len(saved) > 1
        for entry in saved:
            self._shown.note_saved(entry)
        if slip is not None:
            self._shown.note_slip(slip)

    def _states(self) -> list[tuple[Line, int]]:
        # What waits is read from the disk: the engine's last word may be older than the last save.
        near = [(desk.desk.runner.status().state, desk.desk.store.waiting().entries) for desk in self.desks]
        far = self._distant.status()
        for entry in far["saved"]:
            self._shown.note_saved(ShownEntry(**entry))
        return [*near, (Line(far["state"]), far["waiting"])]

    def _nothing_waits(self) -> bool:
        return all(state is Line.ONLINE and not waiting for state, waiting in self._states())

    def _note_green(self) -> None:
        for desk in self.desks:
            for entry in desk.saved_since_last():
                self._shown.note_saved(entry)
        for green in (*(desk.green() for desk in self.desks), self._distant.status()["green"]):
            for journal, number in green.items():
                self._shown.note_green(journal, number)

    def _wait(self, what: str, holds: Callable[[], bool]) -> None:
        """Office time goes on meanwhile, twenty seconds a look."""
        end = time.monotonic() + LONGEST_WAIT
        while not holds():
            if time.monotonic() > end:
                raise EnvironmentProblem(
                    f"Buổi diễn tập dừng lại: chờ quá lâu ({what}).",
                    f"The rehearsal stopped: waited too long ({what}).",
                )
            self._pause.wait(0.2)
            self.clock.set(self.clock.now() + timedelta(seconds=20))

    def _told(self, vi: str, en: str) -> None:
        now = f"{self.clock.now():%H:%M}"
        self._tell(Notice(f"{now}  {vi}", f"{now}  {en}"))
