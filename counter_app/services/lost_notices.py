"""Notices of which no channel took one: as far as anybody knows their citizen was not told."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.domain import entry_types as types
from counter_app.domain.details import hash_of, texts_of
from counter_app.domain.judging import counts
from counter_app.store.dossier_reading import Happening

LOST = ("failed", "unknown")  # outcomes as the centre names them


def lost_notices(happenings: Iterable[Happening]) -> dict[bytes, str]:
    """By the entry's hash, with the outcome that was told last. One that waits still, or went out over one of its
    channels, is not lost; nor is one that a later one overtook."""
    channels: dict[bytes, tuple[str, ...]] = {}
    outcomes: dict[bytes, dict[str, str]] = {}
    for one in happenings:
        if one.header is None or not counts(one.verdict):
            continue
        facts = one.header.facts
        if one.header.type == types.NOTICE_MADE:
            channels[one.hash] = texts_of(facts.get("channels"))
        elif one.header.type == types.NOTICE_OUTCOME and (about := hash_of(facts.get("notice"))) is not None:
            outcomes.setdefault(about, {})[str(facts.get("channel"))] = str(facts.get("outcome"))
    found = {}
    for entry, chosen in channels.items():
        told = [outcomes.get(entry, {}).get(channel) for channel in chosen]
        if told and all(outcome in LOST for outcome in told):
            found[entry] = str(told[-1])
    return found
