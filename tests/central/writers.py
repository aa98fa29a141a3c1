"""A desk as the centre sees it: a key, a certificate and a journal that grows; nothing of the desk's own program."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from central.core import Centre
from central.requests import Answer, Request
from counter_app.domain.times import OFFICE_ZONE, iso
from counter_app.wire.batch import Item, make_batch, pack
from counter_app.wire.entry import Entry, genesis, identity_of, seal, write_body
from counter_app.wire.feed import Row, read_row, row_genesis, row_hash
from counter_app.wire.head import Head, sign_session
from counter_app.wire.header import Fee, Header, Seen
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import EnrolAnswer, FeedPage, PushAnswer, read_message
from counter_app.wire.papers import Certificate, Grant, Paper, b64, open_paper, unb64
from counter_app.wire.slip_text import make_slip_text

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=OFFICE_ZONE)
OFFICE = "office-1"
OTHER_OFFICE = "office-2"
POSTAL = "post-1"
AGENCY = "H36.37.05"


def seeded_bytes(seed: int) -> Callable[[int], bytes]:
    return random.Random(seed).randbytes


def call(centre: Centre, method: str, path: str, body: bytes = b"", now: datetime = NOON, **more: Any) -> Answer:
    return centre.handle(Request(method, path, body=body, **more), now)


def as_json(answer: Answer) -> dict[str, Any]:
    return json.loads(answer.body)


class Writer:
    """Enrolled on making. `tell` writes entries; `push` hands in what waits."""

    def __init__(self, centre: Centre, office: str = OFFICE, seed: int = 1, code: str | None = None) -> None:
        self.centre = centre
        self.key = SigningKey(seeded_bytes(seed)(32))
        self.code = code or centre.administration.enrolment_code(office, NOON)
        self.enrolled = self.enrol()
        self.certificate: Paper = self.enrolled.certificate.paper()
        self.desk = open_paper(self.certificate, Certificate, centre.keys.known)
        self.office = office
        self._random = seeded_bytes(seed + 1000)
        self.journal = self._random(16)
        self.entries: list[Entry] = []
        self.handed_in = 0
        self.seen: Seen | None = None

    def enrol(self) -> EnrolAnswer:
        body = json.dumps({"code": self.code, "public": self.key.public.hex(), "name": "Quầy 1"}).encode()
        answer = call(self.centre, "POST", "/v1/desks", body)
        assert answer.status == 200, answer.body
        return read_message(EnrolAnswer, answer.body)

    def grants(self) -> list[Grant]:
        return [open_paper(one.paper(), Grant, self.centre.keys.known) for one in self.enrolled.ranges]

    def tell(self, entry_type: str, details: dict[str, Any] | None = None, **changes: Any) -> Entry:
        header = self.header(entry_type, **changes)
        body = None if details is None else write_body(details, self._random(32))
        entry = seal(header, body, self.head().hash)
        self.entries.append(entry)
        return entry

    def header(self, entry_type: str, **changes: Any) -> Header:
        values: dict[str, Any] = {
            "type": entry_type,
            "v": 1,
            "journal": self.journal.hex(),
            "number": len(self.entries) + 1,
            "who": "lan",
            "desk": self.desk.desk,
            "office": self.desk.office,
            "entered": iso(NOON),
            "raw": iso(NOON),
            "seen": self.seen,
        }
        return Header(**(values | changes))

    def receive(self, code: str | None = None, name: str = "Nguyễn Văn Ánh", **changes: Any) -> str:
        """A receipt; the dossier's identity."""
        entry = self.tell(
            "DossierReceived", {"applicant": {"name": name}}, issues=code, code=code, received=iso(NOON), **changes
        )
        return identity_of(entry.hash)

    def slip(
        self,
        identity: str,
        code: str | None = None,
        due: datetime | None = None,
        *,
        instead_of: bytes | None = None,
    ) -> str:
        """A slip's QR text, with the SlipSent that carries it."""
        text = make_slip_text("TRACUU.EXAMPLE.VN", code, identity, NOON, due, self.key, instead_of=instead_of)
        self.tell("SlipSent", {"qr": text}, dossier=identity, code=code, who="program")
        return text

    def head(self, upto: int | None = None) -> Head:
        entries = self.entries if upto is None else self.entries[:upto]
        return Head(self.journal, len(entries), entries[-1].hash if entries else genesis(self.journal))

    def batch(self, first: int, last: int, items: Sequence[Item] | None = None) -> bytes:
        chosen = list(self.entries[first - 1 : last]) if items is None else list(items)
        previous = self.head(first - 1).hash
        return pack(make_batch(self.certificate, first, previous, chosen, self.head(last), self.key))

    def post(self, data: bytes, now: datetime = NOON) -> Answer:
        return call(self.centre, "POST", f"/v1/journals/{self.journal.hex()}", data, now)

    def push(self, now: datetime = NOON, size: int = 500) -> PushAnswer:
        """Everything that waits; the last answer."""
        while True:
            last = min(len(self.entries), self.handed_in + size)
            answer = self.post(self.batch(self.handed_in + 1, last), now)
            assert answer.status == 200, answer.body
            self.handed_in = last
            if last == len(self.entries):
                return read_message(PushAnswer, answer.body)

    def token(self, now: datetime = NOON, ranges: Sequence[Paper] = ()) -> str:
        nonce = unb64(as_json(call(self.centre, "GET", "/v1/centre", now=now))["nonce"])
        signature = sign_session(self.centre.keys.centre, nonce, self.key)
        message = {
            "certificate": self.certificate.as_json(),
            "nonce": b64(nonce),
            "signature": b64(signature),
            "ranges": [paper.as_json() for paper in ranges],
        }
        answer = call(self.centre, "POST", "/v1/sessions", json.dumps(message).encode(), now)
        assert answer.status == 200, answer.body
        return str(as_json(answer)["token"])

    def ask(self, method: str, path: str, body: bytes = b"", now: datetime = NOON, **more: Any) -> Answer:
        """With a session."""
        query = more.pop("query", {})
        headers = {"authorization": f"Bearer {self.token(now)}"} | more.pop("headers", {})
        return self.centre.handle(Request(method, path, query, headers, body), now)

    def pull(self, after: int = 0, row: bytes = b"", office: str | None = None) -> Answer:
        path = f"/v1/offices/{office or self.office}/feed"
        return self.ask("GET", path, query={"after": str(after), "hash": row.hex()})

    def feed(self) -> list[tuple[Row, bytes | None, bytes | None]]:
        """All of it, with its chain checked: (row, header, body)."""
        found: list[tuple[Row, bytes | None, bytes | None]] = []
        last = row_genesis(self.office)
        while True:
            page = read_message(FeedPage, self.pull(len(found), last if found else b"").body)
            for item in page.rows:
                data = unb64(item.row)
                last = row_hash(last, data)
                row = read_row(data)
                assert row.position == len(found) + 1
                header = None if item.header is None else unb64(item.header)
                found.append((row, header, None if item.body is None else unb64(item.body)))
            if not page.more:
                return found

    def verdicts(self) -> list[str]:
        return [row.verdict for row, _header, _body in self.feed()]

    def clone(self) -> Writer:
        """The same disk put into a second machine."""
        twin = Writer.__new__(Writer)
        twin.__dict__.update(self.__dict__)
        twin.entries = list(self.entries)
        twin._random = seeded_bytes(len(self.entries) + 77)
        return twin


def fee(amount: int, kind: str = "le_phi") -> Fee:
    return Fee(kind, amount, "Lệ phí", paid=True)


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def changed(entry: Entry, **values: Any) -> Entry:
    return replace(entry, **values)
