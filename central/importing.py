"""Importing reference data: what would change is listed first, and only an agreed import changes anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from central.administration import Administration
from central.sheet_files import read_reference_file
from central.store import people, references
from central.store.database import Connection, Database
from counter_app.domain.errors import BadInput
from counter_app.domain.reference_changes import Change, list_changes
from counter_app.domain.reference_content import CARRIED_AS, KINDS, Content, Item, content_from_items

USERS = "users"
WHOLE_KINDS = frozenset({"procedures"})  # a catalogue that is not named in the new file is no longer in force


class Importing:
    """`office` '' is for everybody; people always belong to one office."""

    def __init__(self, database: Database, administration: Administration, office: str = "") -> None:
        self._database = database
        self._administration = administration
        self._office = office

    def read(self, kind: str, path: Path) -> Content:
        """The file's content (XLSX, CSV or JSON), checked. Raises BadInput with one sentence."""
        if kind not in KINDS:
            raise BadInput(
                f"Loại dữ liệu phải là một trong: {', '.join(KINDS)}.", f"The kind must be one of: {', '.join(KINDS)}."
            )
        return read_reference_file(kind, path, self._stored(kind))

    def changes(self, content: Content) -> tuple[Change, ...]:
        """What the import would add, change and remove; nothing is changed by asking. Raises BadInput."""
        with self._database.reading() as connection:
            return list_changes(content.kind, self._present(connection, content), content.records)

    def apply(self, content: Content, now: datetime) -> None:
        """All of it or nothing; accounts one by one, and again what is left. Raises EnvironmentProblem (disk)."""
        if content.kind == USERS:
            self._apply_people(content, now)
            return
        kind, whole = _carried(content.kind), content.kind in WHOLE_KINDS
        self._administration.put_references(kind, content.items, now, self._office, whole=whole)

    def _stored(self, kind: str) -> list[Item]:
        """A calendar's table changes only the decided days of the calendar that is there."""
        if kind == USERS:
            return []
        with self._database.reading() as connection:
            stored = references.current_versions(connection, _carried(kind), self._office)
            return [Item(one.name, one.content) for one in stored]

    def _present(self, connection: Connection, content: Content) -> Mapping[str, Mapping[str, object]]:
        if content.kind == USERS:
            return self._present_people(connection, content)
        named = {item.name for item in content.items}
        stored = references.current_versions(connection, _carried(content.kind), self._office)
        items = [Item(one.name, one.content) for one in stored if content.kind in WHOLE_KINDS or one.name in named]
        return content_from_items(content.kind, items).records

    def _present_people(self, connection: Connection, content: Content) -> dict[str, Mapping[str, object]]:
        if not self._office:
            raise BadInput("Hãy nêu bộ phận của các tài khoản (--office).", "Name the accounts' office (--office).")
        # Who has left and is not in the file stays as left as before: nothing to list.
        found: dict[str, Mapping[str, object]] = {}
        for account, spans in people.accounts_of(connection, self._office):
            present = [role for role, _since, until in spans if until is None]
            if not present and account.account not in content.records:
                continue
            role = present[-1] if present else spans[-1][0] if spans else ""
            found[account.account] = {
                "id": account.account,
                "name": account.name,
                "role": role,
                "active": bool(present),
            }
        return found

    def _apply_people(self, content: Content, now: datetime) -> None:
        """Who is missing from the list loses the role; nobody is deleted, since entries name them."""
        with self._database.reading() as connection:
            before = self._present_people(connection, content)
        for account in sorted(set(before) - set(content.records)):
            self._administration.change_role(account, None, now)
        for account, record in content.records.items():
            self._put_person(account, record, before.get(account), now)

    def _put_person(
        self, account: str, record: Mapping[str, object], before: Mapping[str, object] | None, now: datetime
    ) -> None:
        name, role = str(record["name"]), str(record["role"])
        if before is None:
            self._administration.add_account(account, self._office, name, role, now)
        elif before["name"] != name:
            self._administration.rename(account, name)
        held = role if record["active"] else None
        had = before["role"] if before and before["active"] else None
        if (before is None and held is None) or (before is not None and held != had):
            self._administration.change_role(account, held, now)


def _carried(kind: str) -> str:
    """The kind under which desks fetch it."""
    return CARRIED_AS.get(kind, kind)
