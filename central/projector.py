"""Judging: one office a transaction, stored entries get a place, a verdict and the state that follows.

Reading and parsing come before the transaction. The office's counter is locked first and held until its rows are
written, so that a reader never sees a gap; two projectors of one office come one after the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from central.arrivals import Arrival, read_arrival, stored_header
from central.round import Round, Taken
from central.store import judged, queues, registry
from central.store.database import Connection, Database
from central.store.queues import Passing
from counter_app.domain.entry_types import VERSION
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.judging import NOT_UNDERSTOOD
from counter_app.wire import strict_json

MOST_ENTRIES = 2000
MOST_COPIES = 500

_VOCABULARY = "vocabulary"
_VOCABULARY_TAG = b"counter-central/vocabulary\0"  # of the centre's own table alone: no kind of wire bytes


@dataclass(frozen=True, slots=True)
class _Work:
    """What was read before the transaction; `number` is the batch or the place in the second queue."""

    batches: list[int]
    arrived: list[tuple[int, Arrival]]
    again: list[tuple[int, Arrival]]
    passing: list[Passing]
    settled: dict[bytes, Arrival]
    asked_by: dict[bytes, str]

    def is_empty(self) -> bool:
        return not (self.batches or self.again or self.passing)


@dataclass(frozen=True, slots=True)
class _Done:
    """`taken`: how much no longer waits. That gives no row for what is as little understood as before, nor for a
    copy that is there already, and more can wait behind it."""

    taken: int = 0
    rows: int = 0

    def __add__(self, other: _Done) -> _Done:
        return _Done(self.taken + other.taken, self.rows + other.rows)


@dataclass(frozen=True, slots=True)
class Part:
    """The `number`th of so many parts (from 0) into which a centre's offices fall, however many there are."""

    number: int = 0
    of: int = 1

    def has(self, office: str) -> bool:
        return crc32(office.encode()) % self.of == self.number


class Projector:
    """`at_once`: offices judged side by side. While one waits for the database, another is judged. `part`: only those
    offices; others have a projector of their own."""

    def __init__(self, database: Database, *, at_once: int = 1, part: Part | None = None) -> None:
        self._database = database
        self._at_once = at_once
        self._part = part or Part()

    def project(self, now: datetime) -> int:
        """Place everything that waits. How many rows were written. Raises EnvironmentProblem."""
        written = 0
        while True:
            with self._database.reading() as connection:
                waiting = queues.offices_with_work(connection)
            done = self._round_of([office for office in waiting if self._part.has(office)])
            written += done.rows
            if done.taken == 0:
                return written

    def _round_of(self, offices: list[str]) -> _Done:
        """An office that a bug cannot place holds up no other one; the first such fault is raised at the end."""
        done, faults = _Done(), list[Exception]()
        for outcome in self._outcomes(offices):
            if isinstance(outcome, EnvironmentProblem):
                raise outcome
            if isinstance(outcome, Exception):
                faults.append(outcome)
            else:
                done += outcome
        if faults:
            raise faults[0]
        return done

    def _outcomes(self, offices: list[str]) -> Iterator[_Done | Exception]:
        if self._at_once == 1 or len(offices) < 2:
            yield from map(self._outcome, offices)
            return
        with ThreadPoolExecutor(self._at_once) as side_by_side:
            yield from side_by_side.map(self._outcome, offices)

    def _outcome(self, office: str) -> _Done | Exception:
        try:
            return self._round(office)
        except Exception as fault:
            return fault

    def _round(self, office: str) -> _Done:
        """Of one office; nobody waits for another's."""
        with self._database.reading() as connection:
            work = _read(connection, office)
        if work.is_empty():
            return _Done()
        with self._database.writing() as connection:
            return _place(connection, office, work)

    def judge_again_after_upgrade(self) -> int:
        """Once after the vocabulary has grown: what was not understood waits again. How many entries."""
        vocabulary = hashlib.sha256(_VOCABULARY_TAG + strict_json.write(VERSION)).hexdigest()
        with self._database.reading() as connection:
            if registry.setting(connection, _VOCABULARY) == vocabulary:
                return 0
        with self._database.writing() as connection:
            registry.lock_settings(connection)
            before = registry.setting(connection, _VOCABULARY)
            if before == vocabulary:
                return 0
            registry.put_setting(connection, _VOCABULARY, vocabulary)
            return queues.judge_again(connection, NOT_UNDERSTOOD) if before is not None else 0


def _read(connection: Connection, office: str) -> _Work:
    batches = queues.waiting_batches(connection, office, MOST_ENTRIES)
    arrived = [(n, read_arrival(entry)) for n, entry in queues.waiting_entries(connection, batches)] if batches else []
    again = [(n, read_arrival(entry)) for n, entry in queues.entries_again(connection, office, MOST_ENTRIES)]
    passing = queues.rows_passing(connection, office, MOST_COPIES)
    judged_now = [arrival for _n, arrival in (*arrived, *again)]
    here = {arrival.waiting.hash: arrival for _n, arrival in arrived}
    settled = _settled(connection, office, judged_now, here)
    deciding = (*judged_now, *settled.values())
    return _Work(batches, arrived, again, passing, settled, _asked_by(connection, deciding, here))


def _settled(
    connection: Connection, office: str, judged_now: Iterable[Arrival], here: Mapping[bytes, Arrival]
) -> dict[bytes, Arrival]:
    targets: dict[bytes, Arrival] = {}
    for wanted in filter(None, (arrival.settles for arrival in judged_now)):
        stored = None if wanted in here else queues.entry_of_office(connection, office, wanted)
        if wanted in here:
            targets[wanted] = here[wanted]
        elif stored is not None:
            targets[wanted] = read_arrival(stored)
    return targets


def _asked_by(connection: Connection, judged_now: Iterable[Arrival], here: Mapping[bytes, Arrival]) -> dict[bytes, str]:
    """Who asked for what is decided; without what is not here: its desk has still to hand it in."""
    wanted = {asked for arrival in judged_now if (asked := arrival.decides) is not None}
    headers = {asked: here[asked].header for asked in wanted & here.keys()}
    stored = queues.stored_headers(connection, wanted - here.keys())
    headers |= {asked: stored_header(raw) for asked, raw in stored.items()}
    return {asked: header.who for asked, header in headers.items() if header is not None}


def _place(connection: Connection, office: str, work: _Work) -> _Done:
    end = judged.lock_counter(connection, office)
    batches = queues.claim_batches(connection, work.batches)
    queued = queues.claim_again(connection, [number for number, _arrival in work.again])
    copies = queues.claim_passing(connection, [row.id for row in work.passing])
    arrivals = [arrival for number, arrival in work.arrived if number in batches]
    again = [arrival for number, arrival in work.again if number in queued]
    this_round = Round(connection, office, end, Taken(arrivals, again, work.settled, work.asked_by))
    for arrival in arrivals:
        this_round.place(arrival)
    for arrival in again:
        this_round.place_again(arrival)
    this_round.copy([row for row in work.passing if row.id in copies])
    return _Done(len(batches) + len(queued) + len(copies), this_round.write())
