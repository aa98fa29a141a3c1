"""What few dossiers have is looked for from the few: on the way from all dossiers a start read fifty thousand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.domain.entry_types import CORRECTION_ASKED
from counter_app.store.database import Connection
from counter_app.store.opening import OpenDesk
from counter_app.store.oversight_reading import active_with_entries, with_claims, with_entries
from counter_app.store.portal_asks import with_asks
from tests.store.asked_statements import statements_of
from tests.store.desks import open_test_desk

Asked = Callable[[Connection, OpenDesk], object]
LISTS: dict[str, Asked] = {
    "asked by the portal": lambda connection, desk: with_asks(connection, desk.projections, 50),
    "asked to be corrected": lambda connection, desk: active_with_entries(
        connection, desk.projections, CORRECTION_ASKED, limit=50
    ),
    "corrected since": lambda connection, desk: with_entries(
        connection, desk.projections, CORRECTION_ASKED, since="2026-01-01", limit=50
    ),
    "claimed since": lambda connection, desk: with_claims(connection, desk.projections, since="2026-01-01", limit=50),
}


@pytest.mark.parametrize("name", LISTS)
def test_dossiers_are_looked_up_one_by_one_for_a_list_of_few(tmp_path: Path, name: str) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    with statements_of(desk.database) as asked, desk.database.read() as connection:
        LISTS[name](connection, desk)
    (statement,) = (one for one in asked if one.startswith("SELECT"))
    with desk.database.read() as connection:
        plan = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]
    (step,) = (one for one in plan if one.startswith(("SEARCH d ", "SCAN d ")))
    assert "(identity=?)" in step
