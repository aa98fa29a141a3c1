"""Contingency pads at a desk: printed beforehand, scanned back when power returns, every sheet accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from counter_app.domain.blank_slip import BlankSlip, PadContent
from counter_app.domain.contingency_sheet import HOW, Mark, Pad, SheetNumber, next_pad
from counter_app.domain.details import text_of
from counter_app.domain.entry_types import PAD_PRINTED, SHEET_MARKED
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.form_names import FormKind, form_name
from counter_app.domain.step_details import reason
from counter_app.domain.times import parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.services.reference import Reference
from counter_app.services.roles import require
from counter_app.services.sheet_checking import SheetAnswer, check_sheet, entered_as, marked_by, printed_at, standing
from counter_app.services.sign_in import Session
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import DossierRowRead
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk, reopen_after_rollback
from counter_app.store.sheet_reading import (
    SheetEntry,
    dossiers_of_sheets,
    entries_of_sheet,
    entries_of_sheets,
    highest_sheet,
)
from counter_app.wire.keys import SigningKey
from counter_app.wire.sheet_text import make_sheet_text


class SheetState(StrEnum):
    OUTSTANDING = "outstanding"
    ENTERED = "entered"
    SPOILED = Mark.SPOILED.value
    MISSING = Mark.MISSING.value


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of this desk. `identity` and `code` are the dossier's where it was entered; `reason` of one that was
    spoiled or is missing."""

    number: str
    printed: datetime
    state: SheetState
    identity: str = ""
    code: str | None = None
    applicant: str = ""
    received: datetime | None = None
    reason: str = ""


class ContingencySheets:
    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference, key: SigningKey) -> None:
        self._desk, self._clock, self._reference, self._key = desk, clock, reference, key

    def sign_with(self, key: SigningKey) -> None:
        """The desk was certified under another key; sheets that are out keep their text."""
        self._key = key

    def check(self, text: str) -> SheetAnswer:
        """A scanned QR text, or a number. Raises BadInput when it is neither.

        A sheet of ours whose pad is not known here means that this file was put back: a new journal is opened at once,
        so that its number is not printed again.
        """
        answer = check_sheet(self._desk, self._key, text)
        if answer.ours_unknown and answer.printed is not None:
            stamp = self._clock.stamp()
            with self._desk.database.write() as connection:
                reopen_after_rollback(connection, self._desk, answer.printed, stamp)
        return answer

    def plan(self, count: int, session: Session) -> PadContent:
        """The next sheets of this desk, ready to be drawn; nothing is written before `record`. Raises RuleViolation
        for who may not, BadInput for a count that no pad has."""
        self._require(session, PAD_PRINTED)
        now, office = self._clock.now(), self._reference.office()
        with self._desk.database.read() as connection:
            pad = self._next(connection, count)
        slips = tuple(
            BlankSlip(str(number), make_sheet_text(office.slip_host, number, now, self._key))
            for number in pad.numbers()
        )
        label = form_name(self._reference.profile(now.date()), FormKind.SLIP).label
        return PadContent(pad, now, office.heading, label, slips, office.sample)

    def record(self, content: PadContent, session: Session) -> Pad:
        """Durable when it returns; only then may paper come out. Raises RuleViolation where another pad took these
        numbers meanwhile."""
        self._require(session, PAD_PRINTED)
        with self._desk.database.write() as connection:
            if self._next(connection, content.pad.count) != content.pad:
                raise RuleViolation(
                    "Vừa có một tập phiếu khác được in ở quầy này; hãy bấm in lại để lấy số mới.",
                    "Another pad was printed at this desk just now; print again to take new numbers.",
                )
            draft = EntryDraft(PAD_PRINTED, facts=content.pad.facts())
            self._desk.journal.append_in(connection, [draft], session.account, self._clock.stamp())
        return content.pad

    def mark(self, number: SheetNumber, how: Mark, why: str, session: Session) -> None:
        """A sheet that nobody will enter. Raises RuleViolation for one that was entered, BadInput without a reason and
        for a sheet that is not known here."""
        self.mark_pad(Pad(number.desk, number.count, 1), how, why, session)

    def mark_pad(self, pad: Pad, how: Mark, why: str, session: Session) -> None:
        """The same of sheets that follow each other: all of them, or none."""
        self._require(session, SHEET_MARKED)
        said = reason(why)
        with self._desk.database.write() as connection:
            for number in pad.numbers():
                self._refuse_mark(connection, number)
            facts = {**pad.facts(), HOW: how.value}
            draft = EntryDraft(SHEET_MARKED, facts=facts, details={"reason": said, "clerk": session.name})
            self._desk.journal.append_in(connection, [draft], session.account, self._clock.stamp())

    def account(self) -> tuple[SheetRow, ...]:
        """Every sheet that was printed under this desk's numbers, those that are still out first."""
        with self._desk.database.read() as connection:
            rows = [row for number in self._desk_numbers() for row in self._rows(connection, number)]
        return tuple(sorted(rows, key=lambda row: (row.state is not SheetState.OUTSTANDING, row.number)))

    # -----------------------------------------------------------------------------------------------------

    def _require(self, session: Session, entry_type: str) -> None:
        require(session, entry_type, self._reference.profile(self._clock.now().date()) if session.must_change else None)

    def _next(self, connection: Connection, count: int) -> Pad:
        """Under the desk's number; a journal that followed another may not know the last sheets of its predecessor, and
        no date separates its own from those: it prints under the spare number for good."""
        desk = self._desk.desk
        number = desk.number if self._desk.numbers.reopened_on(connection) is None else desk.spare
        return next_pad(number, highest_sheet(connection, self._desk.projections, number), count)

    def _desk_numbers(self) -> tuple[int, ...]:
        return self._desk.desk.number, self._desk.desk.spare

    def _refuse_mark(self, connection: Connection, number: SheetNumber) -> None:
        if printed_at(entries_of_sheet(connection, self._desk.projections, number)) is None:
            raise BadInput(
                f"Không có phiếu dự phòng {number} trong các tập đã in biết ở đây; hãy xem lại số phiếu.",
                f"No contingency sheet {number} is known among the printed pads; check the number.",
            )
        entered = entered_as(connection, self._desk, number)
        if entered is not None:
            raise RuleViolation(
                f"Phiếu dự phòng {number} đã nhập thành hồ sơ {entered.code or entered.identity}, không ghi hỏng được.",
                f"Sheet {number} was entered as dossier {entered.code or entered.identity}; it cannot be marked.",
            )

    def _rows(self, connection: Connection, desk_number: int) -> list[SheetRow]:
        entries = entries_of_sheets(connection, self._desk.projections, desk_number)
        entered = {
            number: standing(connection, self._desk, (row for _number, row in listed))
            for number, listed in groupby(
                dossiers_of_sheets(connection, self._desk.projections, desk_number), key=itemgetter(0)
            )
        }
        marks = tuple(one for one in entries if one.header.type == SHEET_MARKED)
        return [
            _row(number, parse_iso(one.header.entered), entered.get(str(number)), marks)
            for one in entries
            if one.header.type == PAD_PRINTED
            for number in one.pad.numbers()
        ]


def _row(
    number: SheetNumber, printed: datetime, dossier: DossierRowRead | None, marks: tuple[SheetEntry, ...]
) -> SheetRow:
    if dossier is not None:
        received = parse_iso(dossier.received)
        return SheetRow(
            str(number), printed, SheetState.ENTERED, dossier.identity, dossier.code, dossier.applicant, received
        )
    mark = marked_by(tuple(one for one in marks if number in one.pad))
    if mark is None:
        return SheetRow(str(number), printed, SheetState.OUTSTANDING)
    missing = mark.header.facts.get(HOW) == Mark.MISSING.value
    state = SheetState.MISSING if missing else SheetState.SPOILED
    return SheetRow(str(number), printed, state, reason=text_of(mark.details, "reason"))
