"""What waits to be handed over is found at once among a hundred thousand."""

from __future__ import annotations

import time
from pathlib import Path

from counter_app.store.handover_reading import count_held_at, held_at, recently_handed
from counter_app.store.opening import OpenDesk
from tests.store.desks import open_test_desk

MANY = 100_000
HERE = "desk-here"


def many_dossiers(desk: OpenDesk) -> None:
    """Every second one at this desk; of a thousand all but one are with a unit or back from it."""
    table = desk.projections.tables.dossiers.name
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) "
            f"INSERT INTO {table} (identity, status, state, due, received, entered, office, desk, clerk, "
            "procedure_code, procedure_name, applicant, id_number, phone, slip, verdict) "
            "SELECT printf('I%015d', i), CASE WHEN i % 1000 < 2 THEN 'received' WHEN i % 3 = 0 THEN 'with_specialist' "
            'ELSE \'returned\' END, CAST(CASE WHEN i % 9 = 0 THEN \'{"holder":"Tư pháp","status":"with_specialist"}\' '
            'ELSE \'{"holder":"Địa chính","status":"with_specialist"}\' END AS BLOB), '
            "printf('2026-%02d-01T08:00:00+07:00', 1 + i % 12), printf('2026-01-01T%06d', 1000000 - i), '', 'office', "
            "CASE WHEN i % 2 = 0 THEN 'desk-here' ELSE 'desk-there' END, 'lan', printf('1.%06d', i % 9), '', '', '', "
            "'', 'printed', 'in_order' FROM n"
        )


def test_what_waits_at_this_desk_is_found_at_once_among_a_hundred_thousand(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    many_dossiers(desk)
    with desk.database.read() as connection:
        began = time.perf_counter()
        found = held_at(connection, desk.projections, HERE, 500)
        count = count_held_at(connection, desk.projections, HERE, 10_000)
        taken = time.perf_counter() - began
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN SELECT identity FROM {desk.projections.tables.dossiers.name} "
            "WHERE desk = 'desk-here' AND status = 'received' ORDER BY received LIMIT 500"
        ).all()
    assert (len(found), count) == (100, 100)
    assert found == tuple(sorted(found, reverse=True))  # received later the smaller the number
    assert "_held" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
    assert taken < 0.05


def test_units_are_known_from_where_dossiers_are_now(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    many_dossiers(desk)
    with desk.database.read() as connection:
        handed = recently_handed(connection, desk.projections)
    assert len(handed) == 400
    assert {one.unit for one in handed} == {"Tư pháp", "Địa chính"}
    assert {one.unit for one in handed if one.procedure_code == "1.000000"} == {"Tư pháp"}
