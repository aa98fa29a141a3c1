"""SQL over the tables of one build of the projections, written once."""

from __future__ import annotations

from counter_app.store.dossier_fold import DossierRow
from counter_app.store.prepared import Prepared
from counter_app.store.projection_tables import ProjectionTables

# Which entries concern a dossier and what the feed says of them: placed ones by position, then own ones without a
# place by the order of writing.
_WHAT = "h.entry_hash, coalesce(e.header, f.header), coalesce(e.body, f.body), f.row, e.sequence"
_WHERE = "LEFT JOIN entries e ON e.hash = h.entry_hash LEFT JOIN feed_rows f ON f.entry_hash = h.entry_hash "
_ORDER = "f.position IS NULL, f.position, e.sequence"

# Rules that an office switched stand among its decided days, under this and their id.
RULE_KEY = "rule:"
AFTER_RULE_KEYS = "rule;"

ENTRY_AT = Prepared(
    "SELECT f.entry_hash, coalesce(f.header, e.header) FROM feed_rows f "
    "LEFT JOIN entries e ON e.hash = f.entry_hash WHERE f.office = ? AND f.position = ?"
)


class ProjectionStatements:
    def __init__(self, tables: ProjectionTables) -> None:
        self._of_dossiers(tables)
        self._of_happenings(tables)
        self._of_counts(tables)

    def _of_dossiers(self, tables: ProjectionTables) -> None:
        dossiers, columns = tables.dossiers.name, list(DossierRow.__slots__)
        named, marks = ", ".join(columns), ", ".join("?" * len(columns))
        changed = ", ".join(f"{name} = ?" for name in columns[1:])
        self.find = Prepared(
            f"SELECT id, applicant, id_number, code, procedure_name, phone, sheet FROM {dossiers} WHERE identity = ?"
        )
        self.insert = Prepared(f"INSERT INTO {dossiers} ({named}) VALUES ({marks})")
        self.insert_numbered = Prepared(f"INSERT INTO {dossiers} (id, {named}) VALUES (?, {marks})")
        self.update = Prepared(f"UPDATE {dossiers} SET {changed} WHERE id = ?")
        self.remove = Prepared(f"DELETE FROM {dossiers} WHERE id = ?")
        self.last = Prepared(f"SELECT max(id) FROM {dossiers}")
        self.rows_after = Prepared(f"SELECT id, {named} FROM {dossiers} WHERE id > ? ORDER BY id LIMIT ?")

    def _of_happenings(self, tables: ProjectionTables) -> None:
        happenings = tables.happenings.name
        self.happen = Prepared(
            f"INSERT INTO {happenings} (dossier, entry_hash, type) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        )
        self.happenings = Prepared(f"SELECT {_WHAT} FROM {happenings} h {_WHERE} WHERE h.dossier = ? ORDER BY {_ORDER}")
        self.happenings_of = Prepared(
            f"SELECT h.dossier, {_WHAT} FROM json_each(?) j CROSS JOIN {happenings} h ON h.dossier = j.value "
            f"{_WHERE} ORDER BY j.key, {_ORDER}"
        )
        self.dossiers_after = Prepared(
            f"SELECT DISTINCT h.dossier FROM feed_rows f JOIN {happenings} h ON h.entry_hash = f.entry_hash "
            "WHERE f.office = ? AND f.position > ?"
        )
        self.without_row = Prepared(
            f"SELECT DISTINCT h.dossier FROM {happenings} h "
            f"WHERE NOT EXISTS (SELECT 1 FROM {tables.dossiers.name} d WHERE d.identity = h.dossier)"
        )
        self.drop_orphans = Prepared(
            f"DELETE FROM {happenings} WHERE dossier = ? "
            "AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.hash = entry_hash) "
            f"AND NOT EXISTS (SELECT 1 FROM feed_rows f WHERE f.entry_hash = {happenings}.entry_hash)"
        )

    def _of_counts(self, tables: ProjectionTables) -> None:
        numbers, registers, days = tables.numbers.name, tables.registers.name, tables.decided_days.name
        self.number = Prepared(f"INSERT INTO {numbers} (agency, day, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        self.highest_arrived = Prepared(
            f"SELECT max(number) FROM {numbers} "
            "WHERE agency = ? AND day = ? AND number BETWEEN ? AND ? AND length(number) = ?"
        )
        self.register = Prepared(
            f"INSERT INTO {registers} (year, volume, highest) VALUES (?, ?, ?) "
            "ON CONFLICT (year, volume) DO UPDATE SET highest = max(highest, excluded.highest)"
        )
        self.highest_register = Prepared(f"SELECT highest FROM {registers} WHERE year = ? AND volume = ?")
        self.decided_day = Prepared(
            f"INSERT INTO {days} (day, decided, entry_hash, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
        self.feedback = Prepared(
            f"INSERT INTO {tables.feedback.name} (subject, entry_hash) VALUES (?, ?) ON CONFLICT DO NOTHING"
        )
        self.sheet = Prepared(
            f"INSERT INTO {tables.sheets.name} (desk_number, last, first, entry_hash) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING"
        )
        self.highest_sheet = Prepared(f"SELECT max(last) FROM {tables.sheets.name} WHERE desk_number = ?")
        # A decision counts again once the centre has judged it: who was not permitted to decides nothing.
        self.reference_state = Prepared(
            f"SELECT kind, etag FROM reference_current UNION ALL SELECT '', (SELECT count(*) FROM {days}) + "
            f"(SELECT count(*) FROM {days} JOIN feed_rows f ON f.entry_hash = {days}.entry_hash)"
        )
