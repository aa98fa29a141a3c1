"""Notices by real centres in processes of their own: killed, doubled, told to end."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from central.app import office_now
from central.core import Centre
from central.keys import read_key_file
from central.notices.configuration import read_ways
from central.sample import OFFICE
from central.store.database import Database
from counter_app.domain.times import iso
from counter_app.wire.header import read_header
from tests.central.bells import hang_bell, when_feed_moves
from tests.central.loopback_servers import HANG, MailServer, SmsGateway
from tests.central.pushing import push
from tests.central.served import Served, central
from tests.central.writers import Writer, seeded_bytes
from tests.postgres import PostgresServer

DEADLINE = 30.0
NUMBER, ADDRESS = "0987654321", "rieng.tu@example.vn"


@dataclass
class Place:
    """Centres on one PostgreSQL database, a desk, and the two servers that notices go through."""

    url: str
    keys: Path
    folder: Path
    database: Database
    desk: Writer
    mail: MailServer
    gateway: SmsGateway
    stack: ExitStack

    def serve(self) -> Served:
        path = self.folder / "notices.json"
        content = {
            "email": {"host": "127.0.0.1", "port": self.mail.port, "tls": "none", "from": "motcua@phuong.vn"},
            "sms": {"url": f"{self.gateway.url}/", "body": {"to": "{to}", "text": "{text}"}, "reference": "message.id"},
        }
        path.write_text(json.dumps(content), "utf-8")
        path.chmod(0o600)
        served = Served(self.url, self.keys, self.folder, "--notices", str(path))
        self.stack.callback(served.kill)
        served.start()
        return served

    def tell(self, *channels: str) -> None:
        now = iso(office_now())
        dossier = self.desk.receive(entered=now)
        body = {"subject": "Ho so", "vi": "Hồ sơ", "en": "Dossier", "sms": "Ho so da nhan"}
        facts = {"kind": "received", "channels": list(channels)}
        contacts = {"sms": NUMBER, "email": ADDRESS}
        self.desk.tell("NoticeMade", body | {"to": contacts}, dossier=dossier, facts=facts, entered=now)

    def outcomes(self) -> list[str]:
        headers = [read_header(data) for _row, data, _body in self.desk.feed() if data]
        return [str(header.facts["outcome"]) for header in headers if header.type == "NoticeOutcome"]


@pytest.fixture
def place(postgres: PostgresServer, tmp_path: Path) -> Iterator[Place]:
    url, keys = postgres.create("notices_served"), tmp_path / "central.keys"
    done = central("init", "--database", url, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    hang_bell(url)
    database = Database(url)
    desk = Writer(Centre(database, read_key_file(keys), seeded_bytes(3)), office=OFFICE)
    with ExitStack() as stack:
        mail, gateway = stack.enter_context(MailServer().running()), stack.enter_context(SmsGateway().running())
        yield Place(url, keys, tmp_path, database, desk, mail, gateway, stack)
    database.close()
    postgres.drop("notices_served")


def test_two_centres_send_each_notice_once_and_their_logs_name_nobody(place: Place) -> None:
    first, second = place.serve(), place.serve()
    for _ in range(8):
        place.tell("sms", "email")
    push(first, place.desk, 1, 16)
    when_feed_moves(place.url, lambda: place.outcomes().count("delivered") == 16)
    assert len(place.gateway.post.requests) == len(place.mail.post.letters) == 8
    for served in (first, second):
        served.end(signal.SIGTERM)
        log = served.log.read_text("utf-8")
        assert NUMBER not in log
        assert ADDRESS not in log
        assert "Traceback" not in log


def test_a_centre_killed_between_sending_and_writing_down_sends_no_second_time(place: Place) -> None:
    place.gateway.answer = HANG  # it has the message, and the centre never hears so
    served = place.serve()
    place.tell("sms")
    push(served, place.desk, 1, 2)
    assert place.gateway.post.arrived.wait(DEADLINE)
    served.kill()
    place.gateway.answer = (200, b"{}")
    place.gateway.let_go.set()
    place.serve()
    notices = place.desk.centre.notices(read_ways(place.folder / "notices.json"), lambda low, _high: low)
    assert notices.next_try("sms", office_now()) is None
    assert place.outcomes() == []
    assert notices.next_try("sms", office_now() + timedelta(minutes=10)) is None  # by then the claim has run out
    when_feed_moves(place.url, lambda: place.outcomes() == ["unknown"])
    assert len(place.gateway.post.requests) == 1


def test_what_waits_goes_out_when_the_server_is_there_again(place: Place) -> None:
    place.gateway.answer = (503, b"")
    served = place.serve()
    place.tell("sms", "email")
    push(served, place.desk, 1, 2)
    when_feed_moves(place.url, lambda: place.outcomes() == ["delivered"])  # a gateway that is down holds up no mail
    place.gateway.answer = (200, b"{}")
    served.end(signal.SIGTERM)
    ways = read_ways(place.folder / "notices.json")
    notices = place.desk.centre.notices(ways, lambda low, _high: low)
    found = notices.next_try("sms", office_now() + timedelta(hours=1))
    assert found is not None
    notices.finish(found, ways.channels["sms"].send(found.message), office_now())
    place.desk.centre.project(office_now())
    assert place.outcomes() == ["delivered", "delivered"]
    assert len(place.mail.post.letters) == 1
    assert "status 503" in served.log.read_text("utf-8")
