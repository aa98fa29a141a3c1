"""A refusal's signed letter: fetched from the digital copies here, sent along with the words, over a real socket."""

from __future__ import annotations

import email
import email.policy
import hashlib
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from central.core import Centre
from central.notices import attached
from central.notices.channel import Attachment, Message
from central.notices.outbox import Outbox
from central.notices.pacing import Pace, Patience
from central.notices.sending import Notices
from central.notices.smtp_mail import PLAIN, MailServer, SmtpMail
from central.store.database import Database
from counter_app.wire.messages import BLOB_PART
from tests.central import loopback_servers as loopback
from tests.central.notice_post import outcomes, tell
from tests.central.sent_copies import PAPER, attach, part_of, put
from tests.central.writers import NOON, Writer, later

LETTER = PAPER[:40_000]


class MailRoom:
    """The sending rules and a real mail channel to a server on loopback."""

    def __init__(self, centre: Centre, database: Database, port: int) -> None:
        self.centre = centre
        self.mail = SmtpMail(MailServer("127.0.0.1", port, PLAIN, "Một cửa <motcua@phuong.example.vn>", seconds=10))
        paces = {"email": (Pace(), 60.0)}
        self.notices = Notices(database, centre.administration, paces, Patience(), lambda low, _high: low)
        self.notices.begin(NOON)

    def run(self, now: datetime = NOON) -> None:
        self.centre.project(now)
        self.notices.find(now)
        while (found := self.notices.next_try("email", now)) is not None:
            self.notices.finish(found, self.mail.send(found.message), now)
        self.centre.project(now)


@pytest.fixture
def desk(centre: Centre) -> Writer:
    return Writer(centre)


def refuse(desk: Writer, paper: bytes = LETTER, **facts: object) -> tuple[str, bytes]:
    """A refused result, its scan, and the notice that carries it; the file itself is not handed in yet."""
    identity = desk.receive()
    content = attach(desk, identity, paper, of="result", **facts)
    tell(desk, "refusal_letter", identity, "email", facts={"attached": content.hex()})
    desk.push()
    return identity, content


def hand_in(desk: Writer, identity: str, content: bytes, paper: bytes = LETTER) -> None:
    for part in range(-(-len(paper) // BLOB_PART)):
        assert put(desk, identity, content, part, part_of(paper, part)).status == 200


def opened(raw: bytes) -> EmailMessage:
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(letter, EmailMessage)
    return letter


def test_the_letter_waits_for_its_file_and_arrives_with_it_byte_for_byte(
    centre: Centre, database: Database, desk: Writer
) -> None:
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        identity, content = refuse(desk)
        room.run()
        assert server.post.letters == []
        hand_in(desk, identity, content)
        room.run(later(10))
    ((to, raw),) = server.post.letters
    letter = opened(raw)
    (carried,) = letter.iter_attachments()
    body = letter.get_body()
    assert to == "nguoi.dan@example.vn"
    assert body is not None
    assert "Hồ sơ refusal_letter" in body.get_content()
    assert carried.get_content_type() == "application/pdf"
    assert carried.get_filename() == f"van-ban-tra-loi-{identity}.pdf"
    assert carried.get_content() == LETTER
    assert [outcome for *_, outcome in outcomes(desk)] == ["delivered"]


def test_other_notices_carry_nothing(centre: Centre, database: Database, desk: Writer) -> None:
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        identity = desk.receive()
        hand_in(desk, identity, attach(desk, identity, LETTER))
        tell(desk, "refused_result", identity, "email")
        desk.push()
        room.run()
    ((_to, raw),) = server.post.letters
    assert list(opened(raw).iter_attachments()) == []


def test_a_file_that_never_comes_is_told_and_holds_nothing_up_for_ever(
    centre: Centre, database: Database, desk: Writer
) -> None:
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        refuse(desk)
        for hour in range(0, 26, 5):
            room.run(NOON + timedelta(hours=hour))
    assert server.post.letters == []
    assert [outcome for *_, outcome in outcomes(desk)] == ["failed no_letter"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [({"dangers": ["script"]}, "letter_unsafe"), ({"media": "text/html"}, "no_letter")],
)
def test_what_nobody_should_be_sent_is_not_sent(
    centre: Centre, database: Database, desk: Writer, facts: dict[str, object], why: str
) -> None:
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        hand_in(desk, *refuse(desk, **facts))
        room.run()
    assert server.post.letters == []
    assert [outcome for *_, outcome in outcomes(desk)] == [f"failed {why}"]


def test_a_file_that_mail_servers_would_not_take_is_told(
    centre: Centre, database: Database, desk: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "LARGEST_ATTACHED", len(LETTER) - 1)
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        hand_in(desk, *refuse(desk))
        room.run()
    assert [outcome for *_, outcome in outcomes(desk)] == ["failed letter_too_large"]


def test_an_erased_dossiers_letter_is_not_sent(centre: Centre, database: Database, desk: Writer) -> None:
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        identity, content = refuse(desk)
        hand_in(desk, identity, content)
        desk.tell("ResultReturned", dossier=identity)
        desk.tell("BodyErased", dossier=identity, who="quang")
        desk.push()
        room.run()
    assert server.post.letters == []


def test_a_letter_in_the_outbox_has_its_file_beside_it(tmp_path: Path) -> None:
    carried = Attachment("van-ban-tra-loi.pdf", "application/pdf", b"%PDF-1.4 ...")
    Outbox(tmp_path, "email").send(Message("ab12-email", "a@b.vn", "Hồ sơ", "Kèm văn bản.", NOON, carried))
    text, file = sorted(tmp_path.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert file.read_bytes() == carried.data
    assert f"Attached: {file.name}" in text.read_text("utf-8")
    assert hashlib.sha256(carried.data).hexdigest() not in repr(carried)
    assert "%PDF" not in repr(carried)


def test_an_electronic_result_goes_along_under_a_name_of_its_own(
    centre: Centre, database: Database, desk: Writer
) -> None:
    with loopback.MailServer().running() as server:
        room = MailRoom(centre, database, server.port)
        identity = desk.receive()
        content = attach(desk, identity, LETTER, of="result")
        tell(desk, "returned", identity, "email", "sms", facts={"attached": content.hex()})
        desk.push()
        hand_in(desk, identity, content)
        room.run()
    ((_to, raw),) = server.post.letters
    (carried,) = opened(raw).iter_attachments()
    assert carried.get_filename() == f"ket-qua-{identity}.pdf"
    assert carried.get_content() == LETTER
