"""Sending notices with a clock that the test moves, servers that answer as told, and a desk to tell of steps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from central.core import Centre
from central.notices.channel import Answer, Verdict
from central.notices.pacing import Pace, Patience
from central.notices.sending import Notices, Try
from central.store.database import Database
from counter_app.domain.times import iso
from counter_app.wire.entry import Entry
from counter_app.wire.header import read_header
from tests.central.writers import NOON, Writer

TAKEN = Answer(Verdict.TAKEN, reference="4711")
CONTACTS = {"sms": "0912 345 678", "email": "nguoi.dan@example.vn"}


class Post:
    """The sending rules with a clock that the test moves, and servers that answer as told."""

    def __init__(self, centre: Centre, database: Database, pace: Pace | None = None) -> None:
        self.centre = centre
        paces = {channel: (pace or Pace(), 60.0) for channel in ("sms", "email")}
        self.notices = Notices(database, centre.administration, paces, Patience(), lambda low, _high: low)
        self.notices.begin(NOON)
        self.went: list[tuple[str, str, str]] = []  # channel, to, text

    def judge(self, now: datetime) -> None:
        self.centre.project(now)
        self.notices.find(now)

    def one(self, now: datetime, answer: Answer = TAKEN, channel: str = "sms") -> Try | None:
        found = self.notices.next_try(channel, now)
        if found is not None:
            self.went.append((channel, found.message.to, found.message.text))
            self.notices.finish(found, answer, now)
            self.centre.project(now)
        return found

    def run(self, now: datetime, answer: Answer = TAKEN) -> None:
        """Everything that may go out at this moment."""
        self.judge(now)
        for channel in ("sms", "email"):
            while self.one(now, answer, channel):
                pass
        self.centre.project(now)


def tell(desk: Writer, kind: str, dossier: str, *channels: str, at: datetime = NOON, **more: Any) -> Entry:
    body = {
        "subject": f"Hồ sơ: {kind}",
        "vi": f"Hồ sơ {kind}, lúc {iso(at)}",
        "en": kind,
        "sms": f"{kind} luc {iso(at)}",
        "to": CONTACTS,
    }
    facts = {"kind": kind, "channels": list(channels or ("sms",))} | more.pop("facts", {})
    return desk.tell("NoticeMade", more.pop("body", body), dossier=dossier, facts=facts, entered=iso(at), **more)


def outcomes(desk: Writer) -> list[tuple[str, str, str]]:
    """(notice, channel, outcome) of what stands in the office's feed, in order; every one judged in order."""
    found = []
    for row, data, _body in desk.feed():
        header = read_header(data) if data else None
        if header is not None and header.type == "NoticeOutcome":
            assert row.verdict == "in_order"
            facts = header.facts
            outcome = f"{facts['outcome']} {facts['reason']}" if "reason" in facts else str(facts["outcome"])
            found.append((str(facts["notice"]), str(facts["channel"]), outcome))
    return found
