"""One round of one office's projector: the working state of a transaction, written in a few statements at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from central.arrivals import Arrival
from central.code_owners import CodeOwners
from central.desk_families import are_one_family
from central.role_record import RoleRecord
from central.settlement import settled_state, settled_verdict
from central.sheet_holders import SheetHolders
from central.store import dossiers, judged, queues
from central.store.database import Connection
from central.store.dossiers import DossierRecord, Slip
from central.store.judged import FeedEnd, FeedRow
from central.store.queues import Passing
from counter_app.domain.entry_types import CORRECTION_DECIDED, DOSSIER_VOIDED
from counter_app.domain.judging import (
    CODE_TAKEN,
    CONFLICTING,
    COUNTS,
    IN_ORDER,
    MISSING,
    NOT_PERMITTED,
    NOT_UNDERSTOOD,
    Judgement,
    judge,
)
from counter_app.domain.life_cycle import DossierState, state_from_object
from counter_app.domain.permissions import may_decide
from counter_app.domain.settling import lets_count
from counter_app.wire import strict_json
from counter_app.wire.feed import Row, read_row, row_hash, short, write_row
from counter_app.wire.header import Header, Seen


@dataclass(frozen=True, slots=True)
class Taken:
    """What a round judges: entries for the first time and once more, the entries that their settlements name, and who
    asked for what they decide. What is not stored yet is named by nothing here."""

    arrived: Sequence[Arrival]
    again: Sequence[Arrival]
    settled: Mapping[bytes, Arrival]
    asked_by: Mapping[bytes, str]


class Round:
    """Locks the dossiers that it touches, sorted, and binds codes, before the first verdict."""

    def __init__(self, connection: Connection, office: str, end: FeedEnd, taken: Taken) -> None:
        self._connection = connection
        self._office = office
        self._position, self._last = end.position, end.row_hash
        self._settled, self._asked_by = taken.settled, taken.asked_by
        arrivals = (*taken.arrived, *taken.again)
        everything = (*arrivals, *taken.settled.values())
        self._dossiers = dossiers.lock_dossiers(connection, (one.dossier for one in everything if one.dossier))
        named = {office for one in everything if one.header is not None for office in one.header.offices}
        self._named_offices = judged.known_offices(connection, named)
        owners = CodeOwners(connection, (one.issues for one in everything if one.issues is not None))
        self._codes = dossiers.take_codes(connection, _wanted_codes(self._entitled(arrivals, owners)))
        self._sheets = SheetHolders(connection, filter(self._may_act, arrivals))
        self._roles = RoleRecord(judged.role_spans(connection, office, _people(arrivals)))
        judged_before = [*(one.waiting.hash for one in taken.again), *taken.settled]
        self._verdicts = judged.last_verdicts(connection, office, judged_before)
        # States as they stand in this round; bytes are made once, when the round is written.
        self._states = {one: _state_of(record) for one, record in self._dossiers.items()}
        self._changed: dict[str, None] = {}
        self._rows: list[FeedRow] = []
        self._passing: list[tuple[int, set[str], bytes | None]] = []
        self._slips: list[Slip] = []
        self._touched = {one.dossier for one in everything if one.dossier}

    def place(self, arrival: Arrival) -> None:
        """The first verdict on an entry."""
        header = arrival.header
        if header is None:
            self._add(arrival, MISSING if arrival.is_gap else NOT_UNDERSTOOD, None)
            self._keep_out_foreign_body(arrival)
            return
        before = self._state(arrival.dossier)
        judgement = self._judge(arrival, header, before)
        knew = self._knew(header, arrival.dossier) if judgement.verdict == CONFLICTING else None
        self._move(arrival, header, judgement, before, knew)
        self._effects(arrival, header, judgement.verdict)

    def place_again(self, arrival: Arrival) -> None:
        """A new row for an entry that had a verdict before: rows are added, never changed."""
        nth, before = self._verdicts.get(arrival.waiting.hash, (0, ""))
        if arrival.header is None and nth:
            return  # as little understood as before
        if before in COUNTS:
            return
        self.place(arrival)

    def copy(self, passing: Sequence[Passing]) -> None:
        """Rows of other offices that concern this one, verdict included, naming the place they have at home."""
        sources = judged.rows_at(self._connection, [(row.from_office, row.position) for row in passing])
        have = judged.copies_here(self._connection, self._office, [row.entry for row in sources.values()])
        for one in passing:
            source = sources.get((one.from_office, one.position))
            if source is None or (source.entry, source.nth) in have:
                continue
            home = Seen(one.from_office, one.position, short(source.hash))
            original = read_row(source.row)
            state = None if one.state is None else strict_json.read_object(one.state)
            row = replace(original, office=self._office, position=self._position + 1, home=home, state=state)
            data = self._chained(row)
            figures = replace(source, copied=True, phi=0, le_phi=0, issued=None)
            self._rows.append(replace(figures, position=self._position, row=data, hash=self._last))

    def write(self) -> int:
        """Everything at once; the transaction is the caller's. How many rows."""
        connection, office = self._connection, self._office
        judged.add_rows(connection, office, self._rows)
        dossiers.put_dossiers(connection, (self._stored(identity) for identity in self._changed))
        dossiers.add_slips(connection, self._slips)
        self._sheets.write()
        self._pass_on()
        dossiers.erase_bodies(connection, office, self._touched)
        judged.set_counter(connection, office, FeedEnd(self._position, self._last))
        return len(self._rows)

    def _stored(self, identity: str) -> DossierRecord:
        state = self._states[identity]
        return replace(self._dossiers[identity], state=strict_json.write(state.as_object() if state else {}))

    def _is_true(self, arrival: Arrival) -> bool:
        """Handed in by the desk and office that the header names, under a key that was in force.

        A copy of a desk's disk holds what the desk wrote before, and may hand that in under its own name.
        """
        header = arrival.header
        if header is None or header.office != self._office or arrival.waiting.withdrawn:
            return False
        return are_one_family(header.desk, arrival.waiting.desk)

    def _may_act(self, arrival: Arrival) -> bool:
        """A settlement acts where the entry belongs that it lets count, whatever it says of itself."""
        settled = self._settled.get(arrival.settles or b"")
        concerned = self._concerns_us(arrival) and (settled is None or self._concerns_us(settled))
        return concerned and self._is_true(arrival)

    def _concerns_us(self, arrival: Arrival) -> bool:
        """A dossier that is here already: the office that opened it, and those that it was passed on to.

        Whoever only knows its identity (it stands on every slip) moves nothing in it.
        """
        record = self._dossiers.get(arrival.dossier) if arrival.dossier else None
        return record is None or self._office == record.office or self._office in record.offices

    def _entitled(self, arrivals: Sequence[Arrival], owners: CodeOwners) -> Iterator[Arrival]:
        """Whose codes are bound: nobody takes a code with an entry that cannot be permitted, nor one out of another
        desk's numbers, unless it is settled.
        """
        for arrival in arrivals:
            if self._may_act(arrival):
                if arrival.issues is not None and not owners.may_give(arrival.waiting.desk, arrival.issues):
                    continue
                yield arrival
                settled = arrival.settles and self._settled.get(arrival.settles)
                if settled:
                    yield settled

    def _judge(self, arrival: Arrival, header: Header, state: DossierState | None) -> Judgement:
        may = self._may_act(arrival) and self._by_a_second_person(arrival, header)
        free = arrival.issues is None or self._codes.get(arrival.issues) == arrival.dossier
        return judge(
            arrival.step(),
            header.v,
            role=self._roles.of_writer(header) if may else "",
            state=state,
            code_is_free=free,
            opens_again=arrival.opens and state is not None,
            sheet_is_free=self._sheets.is_free(arrival, self._states),
        )

    def _by_a_second_person(self, arrival: Arrival, header: Header) -> bool:
        """Where one is needed: not the one who asked, nor a void that such an approval was to bring about.

        Who asked is unknown where that entry has still to come: its writer could not be told from another.
        """
        if arrival.settles is not None and lets_count(header.facts):
            return self._lets_anothers_count(header.who, arrival.settles)
        if header.type == DOSSIER_VOIDED and arrival.dossier:
            return self._last_decision(arrival.dossier) != NOT_PERMITTED
        asked_by = self._asked_by.get(arrival.decides or b"")
        return asked_by is None or may_decide(header.who, asked_by)

    def _lets_anothers_count(self, who: str, entry: bytes) -> bool:
        """What was not permitted counts by the word of somebody else: not its writer's, nor of whoever asked for what
        it decides.
        """
        target = self._settled.get(entry)
        if target is None or target.header is None or self._verdicts.get(entry, (0, ""))[1] != NOT_PERMITTED:
            return True
        asked_by = self._asked_by.get(target.decides or b"")
        return may_decide(who, target.header.who) and (asked_by is None or may_decide(who, asked_by))

    def _last_decision(self, dossier: str) -> str | None:
        """Its verdict: of this round, or of an earlier one."""
        here = (row for row in reversed(self._rows) if row.dossier == dossier and row.type == CORRECTION_DECIDED)
        newest = next(here, None)
        if newest is not None:
            return newest.verdict
        return judged.last_verdict_of_kind(self._connection, self._office, dossier, CORRECTION_DECIDED)

    def _state(self, dossier: str | None) -> DossierState | None:
        return self._states.get(dossier) if dossier else None

    def _move(
        self,
        arrival: Arrival,
        header: Header,
        judgement: Judgement,
        before: DossierState | None,
        knew: bool | None = None,
    ) -> None:
        after = judgement.state
        changes = judgement.verdict in COUNTS and after is not None and arrival.dossier is not None
        if changes:
            self._sheets.take(arrival)
        moved = changes and after != before
        self._add(arrival, judgement.verdict, after if moved else None, knew)
        if changes and after is not None:
            self._remember(arrival, header, after, moved, judgement.verdict == CODE_TAKEN)
        if judgement.verdict != NOT_UNDERSTOOD:
            self._concern(arrival, header, after if changes else None)

    def _remember(self, arrival: Arrival, header: Header, after: DossierState, moved: bool, taken: bool) -> None:
        identity = arrival.dossier
        if identity is None:
            return
        record = self._dossiers.get(identity) or self._new_record(identity, arrival, header)
        if header.offices or header.issues or moved or taken or identity not in self._dossiers:
            offices = dict.fromkeys((*record.offices, *(one for one in header.offices if one in self._named_offices)))
            self._dossiers[identity] = replace(
                record,
                code=header.issues or record.code,
                offices=tuple(offices),
                contested=taken or (record.contested and header.issues is None),
                last_office=self._office if moved else record.last_office,
                last_position=self._position if moved else record.last_position,
            )
        self._states[identity] = after
        self._changed[identity] = None

    def _new_record(self, identity: str, arrival: Arrival, header: Header) -> DossierRecord:
        return DossierRecord(
            identity=identity,
            office=self._office,
            opening=arrival.waiting.hash,
            code=None,
            state=b"",
            received=header.received or header.entered,
            offices=(),
            contested=False,
            last_office=self._office,
            last_position=self._position,
        )

    def _concern(self, arrival: Arrival, header: Header, after: DossierState | None) -> None:
        """Note which other offices are to have the row that was just added."""
        record = self._dossiers.get(arrival.dossier) if arrival.dossier else None
        others = {*header.offices, *(record.offices if record else ()), *((record.office,) if record else ())}
        others.discard(self._office)
        if others:
            state = None if after is None else strict_json.write(after.as_object())
            self._passing.append((self._position, others, state))

    def _pass_on(self) -> None:
        known = judged.known_offices(self._connection, {one for _p, others, _s in self._passing for one in others})
        rows = [(one, position, state) for position, others, state in self._passing for one in sorted(others & known)]
        queues.pass_on(self._connection, self._office, rows)

    def _effects(self, arrival: Arrival, header: Header, verdict: str) -> None:
        if arrival.understood:
            self._slips += [
                Slip(slip.signature, slip.identity, slip.code, slip.pin, self._position)
                for slip in arrival.slips()
                if verdict != NOT_PERMITTED and slip.identity == arrival.dossier
            ]
        if verdict != IN_ORDER:
            return
        target = self._settled.get(arrival.settles or b"")
        if target is not None and target.header is not None:
            self._settle(target, target.header, header)

    def _settle(self, target: Arrival, entry: Header, settlement: Header) -> None:
        """A supervisor's word on an entry that was in no order: a further row for it, with the state it leads to."""
        last = self._verdicts.get(target.waiting.hash, (0, ""))[1]
        if last in COUNTS:
            return  # settled by another desk meanwhile: what counts is not counted anew
        before = self._state(target.dossier)
        verdict = settled_verdict(settlement, last)
        after = settled_state(settlement, target.step(), before) if verdict == IN_ORDER else before
        self._move(target, entry, Judgement(verdict, after), before)

    def _knew(self, header: Header, dossier: str | None) -> bool:
        """Whether the writer knew the step that came first. A place that cannot be found counts as could not know."""
        record = self._dossiers.get(dossier) if dossier else None
        if record is None:
            return False
        last = self._row_at(record.last_office, record.last_position)
        if last is not None and read_row(last.row).journal == header.journal:
            return True
        seen = header.seen
        if seen is None or seen.office != record.last_office or seen.position < record.last_position:
            return False
        found = judged.seen_row_hash(self._connection, seen.office, seen.position)
        return found is not None and short(found) == seen.row

    def _row_at(self, office: str, position: int) -> FeedRow | None:
        if office == self._office:
            here = next((row for row in self._rows if row.position == position), None)
            if here is not None:
                return here
        return judged.rows_at(self._connection, [(office, position)]).get((office, position))

    def _add(self, arrival: Arrival, verdict: str, state: DossierState | None, knew: bool | None = None) -> None:
        waiting, header = arrival.waiting, arrival.header
        nth, before = self._verdicts.get(waiting.hash, (0, ""))
        row = Row(
            office=self._office,
            position=self._position + 1,
            entry=waiting.hash.hex(),
            verdict=verdict,
            journal=waiting.journal.hex(),
            number=waiting.number,
            dossier=arrival.dossier,
            state=state.as_object() if state else None,
        )
        counts = nth == 0 or before == MISSING  # once an entry, whatever becomes of its verdict
        data = self._chained(row)
        placed = FeedRow(
            self._position,
            data,
            self._last,
            waiting.hash,
            nth + 1,
            verdict,
            type=header.type if header else "",
            day=(header.received or header.entered)[:10] if header else "",
            dossier=arrival.dossier,
            phi=arrival.paid("phi") if counts else 0,
            le_phi=arrival.paid("le_phi") if counts else 0,
            issued=arrival.issues if counts else None,
            knew=knew,
        )
        self._rows.append(placed)
        self._verdicts[waiting.hash] = (nth + 1, verdict)

    def _chained(self, row: Row) -> bytes:
        """The row's bytes, with the counter and the chain moved on to it."""
        data = write_row(row)
        self._position += 1
        self._last = row_hash(self._last, data)
        return data

    def _keep_out_foreign_body(self, arrival: Arrival) -> None:
        """Bytes that no header vouches for are nobody's body: they are not handed on."""
        if arrival.body_is_foreign:
            dossiers.drop_body(self._connection, arrival.waiting.hash)


def _state_of(record: DossierRecord) -> DossierState | None:
    return state_from_object(strict_json.read_object(record.state))


def _wanted_codes(arrivals: Iterable[Arrival]) -> dict[str, str]:
    wanted: dict[str, str] = {}
    for arrival in arrivals:
        if arrival.issues is not None and arrival.dossier is not None:
            wanted.setdefault(arrival.issues, arrival.dossier)
    return wanted


def _people(arrivals: Sequence[Arrival]) -> set[str]:
    return {arrival.header.who for arrival in arrivals if arrival.header is not None}
