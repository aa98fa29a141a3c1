"""What a citizen asks for by the portal, as the centre's feed brings it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import AskKind
from counter_app.store.filed_arrivals import note_filed
from counter_app.store.journal import EntryDraft
from tests.services.steps.counter import Counter


def asks(counter: Counter, identity: str, what: AskKind, when: datetime | None = None, **said: Any) -> bytes:
    """The hash of its entry."""
    desk = counter.place.desk
    draft = EntryDraft(
        types.CITIZEN_ASKED,
        dossier=identity,
        details=said,
        facts={"channel": "online", "what": what.value},
        received=when or counter.place.clock.now(),
    )
    (entry,) = desk.journal.append([draft], "program", counter.place.clock.stamp()).entries
    with desk.database.write() as connection:
        note_filed(connection, [(entry.hash, entry.header, entry.body)])
    return entry.hash
