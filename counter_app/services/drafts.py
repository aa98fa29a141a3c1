"""Unsaved work: kept for each person, found again after any crash, never sent anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.services.desk_clock import DeskClock
from counter_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Draft:
    content: dict[str, object]
    changed: datetime


class Drafts:
    """`content` is a plain JSON object without floats, at most 64 KiB."""

    def __init__(self, database: Database, clock: DeskClock) -> None:
        raise NotImplementedError

    def keep(self, account: str, kind: str, content: dict[str, object]) -> None:
        raise NotImplementedError

    def find(self, account: str, kind: str) -> Draft | None:
        raise NotImplementedError

    def forget(self, account: str, kind: str) -> None:
        raise NotImplementedError
