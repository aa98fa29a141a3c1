"""A save must not become slower from year to year: nothing that grows is read from end to end."""

from __future__ import annotations

from pathlib import Path

from counter_app.domain.entry_types import HANDED_OVER
from tests.services.desk import CLERK_LAN, receipt_of, workplace
from tests.services.taken_steps import take
from tests.store.asked_statements import read_whole, statements_of

# What has a handful of rows for ever: journals of the desk ("j"), its number ranges, kinds of reference data, the days
# that a supervisor decided on.
SMALL = {"j", "grants", "reference_current", "CONSTANT", "decided_days"}


def test_receiving_and_handing_over_read_no_growing_table_from_end_to_end(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    place.intake.receive(receipt_of(), CLERK_LAN)
    with statements_of(place.desk.database) as asked:
        received = place.intake.receive(receipt_of(), CLERK_LAN)
        take(place, HANDED_OVER, received.identity)
    assert any("INSERT INTO entries" in statement for statement in asked)
    with place.desk.database.read() as connection:
        assert read_whole(connection, asked) <= SMALL


def test_a_receipt_is_one_transaction_and_no_reading_beside_it(tmp_path: Path) -> None:
    """A reading after a write decrypts its pages anew: as long as a tenth of the save."""
    place = workplace(tmp_path)
    place.intake.receive(receipt_of(), CLERK_LAN)
    with statements_of(place.desk.database) as asked:
        place.intake.receive(receipt_of(), CLERK_LAN)
    assert [one for one in asked if one.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert sum("FROM reference_current" in one for one in asked) == 1
