"""Unsaved work: kept for each person, found again after any crash, never sent anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import BadInput
from counter_app.domain.times import iso, parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.store.database import Database
from counter_app.store.draft_store import drop_draft, find_draft, put_draft
from counter_app.wire import strict_json
from counter_app.wire.strict_json import NotStrictJson

LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Draft:
    content: dict[str, object]
    changed: datetime


class Drafts:
    """`content` is a plain JSON object without floats, at most 64 KiB. Each save is durable and short."""

    def __init__(self, database: Database, clock: DeskClock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, account: str, kind: str, content: dict[str, object]) -> None:
        """Raises BadInput when it is too large; what was kept before stays then."""
        data = strict_json.write(content)
        if len(data) > LARGEST:
            raise BadInput(
                "Nội dung đang nhập quá dài nên chưa giữ được bản nháp; hãy rút gọn.",
                "What was typed is too long to be kept as a draft; shorten it.",
            )
        with self._database.write() as connection:
            put_draft(connection, account, kind, data, iso(self._clock.now()))

    def find(self, account: str, kind: str) -> Draft | None:
        """None also for a draft of another version that cannot be read."""
        with self._database.read() as connection:
            found = find_draft(connection, account, kind)
        if found is None:
            return None
        try:
            return Draft(strict_json.read_object(found[0]), parse_iso(found[1]))
        except (NotStrictJson, BadInput):
            return None

    def forget(self, account: str, kind: str) -> None:
        with self._database.write() as connection:
            drop_draft(connection, account, kind)
