"""What the citizens of a dossier were told."""

from __future__ import annotations

import os
from typing import Any

from counter_app.services.steps.case import Cases
from counter_app.store.feed_place import feed_place
from counter_app.store.opening import OpenDesk
from counter_app.wire.entry import genesis, seal
from tests.services.steps.counter import Counter
from tests.store.feed_arrivals import OFFICE, arrive, judged
from tests.wire.entries import make_header


def notices(counter: Counter, identity: str) -> list[dict[str, Any]]:
    happenings = counter.cases.open(identity).happenings
    return [
        one.header.facts | one.details
        for one in happenings
        if one.header is not None and one.header.type == "NoticeMade"
    ]


def newest_notice(cases: Cases, identity: str) -> tuple[bytes, str]:
    """Its hash and its kind."""
    made = [one for one in cases.open(identity).happenings if one.known.type == "NoticeMade"]
    return made[-1].hash, str(made[-1].known.facts["kind"])


def centre_told(desk: OpenDesk, cases: Cases, identity: str, **outcomes: str) -> None:
    """What became of the newest notice over each channel, as the feed brings it."""
    entry, _kind = newest_notice(cases, identity)
    for channel, outcome in outcomes.items():
        journal = os.urandom(16)
        facts = {"notice": entry.hex(), "channel": channel, "outcome": outcome}
        header = make_header(journal, 1, type="NoticeOutcome", dossier=identity, who="program", facts=facts)
        with desk.database.read() as connection:
            position = feed_place(connection, OFFICE).position + 1
        arrive(desk, judged(position, seal(header, None, genesis(journal)), status=None))
