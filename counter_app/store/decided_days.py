"""What the office decided at one of its desks: days of its calendar, rules switched; entries of journal and feed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from counter_app.domain.judging import IN_ORDER
from counter_app.store.projection_statements import AFTER_RULE_KEYS, RULE_KEY
from counter_app.store.projections import Projections
from counter_app.wire import strict_json
from counter_app.wire.feed import read_row

_FIRST = ""


def decided_days(connection: Connection, projections: Projections) -> list[dict[str, Any]]:
    """The facts of the last decision for each day (date, kind, decision, hours), in the order of the days."""
    last = dict(_decisions(connection, projections, _FIRST, RULE_KEY))
    return [last[day] for day in sorted(last)]


def switched_rules(connection: Connection, projections: Projections) -> dict[str, bool]:
    """Unverified rules by id, on or off, the last word of each."""
    decisions = _decisions(connection, projections, RULE_KEY, AFTER_RULE_KEYS)
    return {str(facts.get("rule")): facts.get("on") is True for _key, facts in decisions}


def _decisions(
    connection: Connection, projections: Projections, first: str, before: str
) -> list[tuple[str, dict[str, Any]]]:
    """What was decided about what, as far as it holds. Entries of one second follow each other by their places."""
    rows = connection.exec_driver_sql(
        "SELECT d.day, d.content, f.row, e.sequence "
        f"FROM {projections.tables.decided_days.name} d LEFT JOIN feed_rows f ON f.entry_hash = d.entry_hash "
        "LEFT JOIN entries e ON e.hash = d.entry_hash WHERE d.day >= ? AND d.day < ? "
        "ORDER BY d.decided, f.position IS NULL, f.position, e.sequence",
        (first, before),
    ).all()
    return [
        (str(day), strict_json.read_object(bytes(content)))
        for day, content, row, sequence in rows
        if _holds(row, own=sequence is not None)
    ]


def _holds(feed_row: bytes | None, *, own: bool) -> bool:
    """What the centre judged and did not find in order (written by somebody who may not) decides nothing. Without a
    place in the feed this desk's own holds until it is judged, and what the feed has lost again does not."""
    return own if feed_row is None else read_row(bytes(feed_row)).verdict == IN_ORDER
