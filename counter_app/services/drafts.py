"""Unsaved work: kept for each person, found again after any crash, never sent anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import BadInput
from counter_app.domain.times import iso, parse_iso
from counter_app.services.desk_clock import DeskClock
from counter_app.store.database import Connection, Database
from counter_app.store.draft_store import drafts_of_kind, drop_draft, drop_oldest, find_draft, move_draft, put_draft
from counter_app.wire import strict_json
from counter_app.wire.strict_json import NotStrictJson

LARGEST = 64 * 1024
MOST_LISTED = 20
ASIDE = " aside "
RECEIPT_DRAFT = "intake"
ANSWER_DRAFT = "answer"  # to whoever stands in the intake's form
STEP_DRAFTS = "step "  # of a dossier, which shows it; no list does
MOST_STEPS = 40  # a person; then the oldest gives way


def step_draft(dossier: str, step: str) -> str:
    """The kind of what was typed for this step of this dossier."""
    return f"{STEP_DRAFTS}{dossier} {step}"


@dataclass(frozen=True, slots=True)
class Draft:
    content: dict[str, object]
    changed: datetime


@dataclass(frozen=True)
class OtherDraft:
    """Work that somebody left at this desk, or that was put aside. `person` is an account."""

    person: str
    kind: str
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
            if kind.startswith(STEP_DRAFTS):
                drop_oldest(connection, account, STEP_DRAFTS, MOST_STEPS)

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

    def others(self, account: str, kind: str) -> tuple[OtherDraft, ...]:
        """Every other draft of this kind at this desk, one's own that were put aside among them; the newest first."""
        with self._database.read() as connection:
            rows = drafts_of_kind(connection, kind, kind + ASIDE, MOST_LISTED)
        return tuple(_readable(row for row in rows if (row[0], row[1]) != (account, kind)))

    def of(self, account: str) -> tuple[OtherDraft, ...]:
        """Receipts that this person began and did not finish, put aside or not; the newest first."""
        with self._database.read() as connection:
            rows = drafts_of_kind(connection, RECEIPT_DRAFT, RECEIPT_DRAFT + ASIDE, MOST_LISTED)
        return tuple(_readable(row for row in rows if row[0] == account))

    def take_over(self, account: str, kind: str, other: OtherDraft) -> bool:
        """It becomes this person's current draft; their own is put aside, so that nothing is lost. False: gone."""
        with self._database.write() as connection:
            if find_draft(connection, other.person, other.kind) is None:
                return False
            self._aside(connection, account, kind)
            return move_draft(connection, other.person, other.kind, account, kind)

    def _aside(self, connection: Connection, account: str, kind: str) -> None:
        found = find_draft(connection, account, kind)
        if found is None:
            return
        place = f"{kind}{ASIDE}{found[1]}"
        while find_draft(connection, account, place) is not None:  # two within one second
            place += "+"
        move_draft(connection, account, kind, account, place)


def _readable(rows: Iterable[tuple[str, str, bytes, str]]) -> Iterator[OtherDraft]:
    """Those of another version that cannot be read are left out."""
    for person, kind, content, changed in rows:
        try:
            yield OtherDraft(person, kind, strict_json.read_object(content), parse_iso(changed))
        except (NotStrictJson, BadInput):
            continue
