"""A save must not become slower from year to year: nothing that grows is read from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from counter_app.domain.entry_types import HANDED_OVER
from counter_app.services.dossiers import Dossiers, StepDetails
from counter_app.store.database import Database
from tests.services.desk import CLERK_LAN, receipt_of, workplace

# What has a handful of rows for ever: journals of the desk ("j"), its number ranges, kinds of reference data, the days
# that a supervisor decided on.
SMALL = {"j", "grants", "reference_current", "CONSTANT", "decided_days"}


def test_receiving_and_handing_over_read_no_growing_table_from_end_to_end(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    dossiers = Dossiers(place.desk, place.clock, place.reference)
    place.intake.receive(receipt_of(), CLERK_LAN)
    with _statements(place.desk.database) as asked:
        received = place.intake.receive(receipt_of(), CLERK_LAN)
        step = StepDetails(details={"receiver": "Trần Thị Bình"}, facts={"holder": "Tư pháp - Hộ tịch"})
        dossiers.record(HANDED_OVER, received.identity, step, CLERK_LAN)
        place.desk.database.fold_log()
    assert any("INSERT INTO entries" in statement for statement in asked)
    with place.desk.database.read() as connection:
        scans = {scan for statement in asked for scan in _scans(connection, statement)}
    assert {scan.split()[0].split("_v")[0] for scan in scans} <= SMALL


def _scans(connection: Connection, statement: str) -> Iterator[str]:
    """The tables that SQLite would read whole; what reads an index from its end and stops is named apart."""
    if not statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
        return
    if statement.rstrip().endswith("ORDER BY sequence DESC LIMIT 1"):
        return
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}"):
        if row[3].startswith("SCAN "):
            yield row[3].removeprefix("SCAN ")


@contextmanager
def _statements(database: Database) -> Iterator[list[str]]:
    """What the writer and a reader were asked, with its values."""
    asked: list[str] = []
    with ExitStack() as stack:
        for opened in (database.write, database.read):
            with opened() as connection:
                driver = connection.connection.driver_connection
            assert driver is not None
            driver.set_trace_callback(asked.append)
            stack.callback(driver.set_trace_callback, None)
        yield asked
