"""Finding notices: what an office's feed tells in order becomes a row for each chosen channel."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from central.notices.pacing import Patience
from central.store import judged, registry, sendings
from central.store.database import Connection, Database
from central.store.sendings import WAITING, Found, Later, Sending
from counter_app.domain.citizen_notice import CHANNELS
from counter_app.domain.errors import BadInput
from counter_app.domain.judging import COUNTS, IN_ORDER
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.times import iso, parse_iso
from counter_app.wire.header import Header, readable_header

MOST_AT_ONCE = 500
BEGAN = "notices_began"


class Finding:
    def __init__(self, database: Database, patience: Patience) -> None:
        self._database = database
        self._patience = patience

    def begin(self, now: datetime) -> None:
        """The first time ever: what happened before is not told years later. Raises EnvironmentProblem."""
        with self._database.reading() as connection:
            if registry.setting(connection, BEGAN) is not None:
                return
        with self._database.writing() as connection:
            registry.lock_settings(connection)
            if registry.setting(connection, BEGAN) is None:
                sendings.begin_at_the_end(connection)
                registry.put_setting(connection, BEGAN, iso(now))

    def look(self, now: datetime) -> int:
        """How many notices were found."""
        with self._database.reading() as connection:
            grown = sendings.offices_to_look_at(connection)
        return sum(self._look_in(office, now) for office in grown)

    def _look_in(self, office: str, now: datetime) -> int:
        with self._database.writing() as connection:
            place, end = sendings.lock_place(connection, office)
            found = sendings.notices_after(connection, office, place, end, MOST_AT_ONCE)
            rows = [row for one in found for row in self._rows(one, office, now)]
            sendings.add(connection, rows)
            sendings.look_again(connection, sorted({row.dossier for row in rows}), seconds(now))
            sendings.put_place(connection, office, found[-1].position if len(found) == MOST_AT_ONCE else end)
            return len(found)

    def _rows(self, found: Found, office: str, now: datetime) -> list[Sending]:
        header = readable_header(found.header)
        if header is None:
            return []
        arrived, entered = _moment(found.arrived, now), _moment(header.entered, now)
        late = arrived - entered > self._patience.late_after
        about = about_of(header, found.parent)
        return [
            Sending(
                notice=found.entry,
                channel=channel,
                office=office,
                dossier=found.dossier,
                position=found.position,
                about=about,
                arrived=seconds(arrived),
                late=late,
                state=WAITING,
                tries=0,
                due=seconds(now),
            )
            for channel in channels_of(header)
        ]


def kinds_that_count(connection: Connection, office: str, later: Collection[Later]) -> frozenset[NoticeKind]:
    """Of notices whose step changed something. What another office's step came to, its own centre row has said."""
    headers = {one: header for one in later if (header := readable_header(one.header)) is not None}
    abouts = {one: about_of(header, one.parent) for one, header in headers.items() if not one.copied}
    verdicts = judged.last_verdicts(connection, office, list(abouts.values()))
    counting = [one for one in headers if one not in abouts or verdicts.get(abouts[one], (0, IN_ORDER))[1] in COUNTS]
    return frozenset(kind for one in counting if (kind := kind_of(headers[one])) is not None)


def kind_of(header: Header) -> NoticeKind | None:
    kind = header.facts.get("kind")
    return NoticeKind(kind) if isinstance(kind, str) and kind in list(NoticeKind) else None


def channels_of(header: Header) -> list[str]:
    chosen = header.facts.get("channels")
    return [channel for channel in CHANNELS if isinstance(chosen, list) and channel in chosen]


def about_of(header: Header, parent: bytes) -> bytes:
    """The step that it tells of: named, or else the entry right before it."""
    about = header.facts.get("about")
    try:
        return bytes.fromhex(about) if isinstance(about, str) and len(about) == 64 else parent
    except ValueError:
        return parent


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(text: str, otherwise: datetime) -> datetime:
    try:
        return parse_iso(text)
    except BadInput:
        return otherwise
