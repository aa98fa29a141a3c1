"""What entries add to what is known beside the dossiers: register numbers, codes of other desks, what an office
decided (days of its calendar, rules switched on), what citizens said of its service, contingency sheets."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.domain.contingency_sheet import pad_of
from counter_app.domain.details import hash_of
from counter_app.domain.entry_types import (
    CALENDAR_DAY_DECIDED,
    FEEDBACK_TAKEN,
    OF_FEEDBACK,
    OF_SHEETS,
    RULE_SWITCHED,
    is_understood,
)
from counter_app.store.projection_statements import RULE_KEY, ProjectionStatements
from counter_app.wire import strict_json
from counter_app.wire.header import Header


def count_entry(
    connection: Connection, known: ProjectionStatements, entry_hash: bytes, header: Header, *, arrived: bool
) -> None:
    """The same again changes nothing."""
    _count_register(connection, known, header)
    if header.type == CALENDAR_DAY_DECIDED:
        _note_decision(connection, known, entry_hash, header, header.facts.get("date"))
    elif header.type == RULE_SWITCHED:
        _note_decision(connection, known, entry_hash, header, rule_key(header.facts.get("rule")))
    elif header.type in OF_FEEDBACK and is_understood(header.type, header.v):
        _note_feedback(connection, known, entry_hash, header)
    elif header.type in OF_SHEETS and is_understood(header.type, header.v):
        _note_sheets(connection, known, entry_hash, header)
    if arrived:
        _note_code(connection, known, header)


def _count_register(connection: Connection, known: ProjectionStatements, header: Header) -> None:
    register = header.facts.get("register")
    if isinstance(register, dict) and is_understood(header.type, header.v):
        year, volume, number = (register.get(name) for name in ("year", "volume", "number"))
        if all(isinstance(value, int) for value in (year, volume, number)):
            known.register.run(connection, year, volume, number)


def rule_key(rule: object) -> str | None:
    """Where a switched rule stands among the days: no ISO date begins like this."""
    return f"{RULE_KEY}{rule}" if isinstance(rule, str) else None


def _note_decision(
    connection: Connection, known: ProjectionStatements, entry_hash: bytes, header: Header, about: object
) -> None:
    if isinstance(about, str) and is_understood(header.type, header.v):
        known.decided_day.run(connection, about, header.entered, entry_hash, strict_json.write(header.facts))


def _note_feedback(connection: Connection, known: ProjectionStatements, entry_hash: bytes, header: Header) -> None:
    subject = entry_hash if header.type == FEEDBACK_TAKEN else hash_of(header.facts.get("feedback"))
    if subject is not None:
        known.feedback.run(connection, subject, entry_hash)


def _note_sheets(connection: Connection, known: ProjectionStatements, entry_hash: bytes, header: Header) -> None:
    pad = pad_of(header.facts)
    if pad is not None:
        known.sheet.run(connection, pad.desk, pad.last, pad.first, entry_hash)


def _note_code(connection: Connection, known: ProjectionStatements, header: Header) -> None:
    """A number that another desk gave: ours must lie above it inside the same block."""
    if header.issues is None or header.issues.count("-") != 2:
        return
    agency, day, number = header.issues.split("-")
    known.number.run(connection, agency, day, number)
