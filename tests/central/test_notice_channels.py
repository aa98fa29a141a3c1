"""Mail and text messages over real sockets: what was sent, and what each mood of a server is taken for."""

from __future__ import annotations

import email
import email.policy
import json
import logging
import ssl
import time
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from central.notices.channel import Message, Verdict
from central.notices.http_sms import Gateway, HttpSms
from central.notices.outbox import Outbox
from central.notices.smtp_mail import PLAIN, STARTTLS, TLS, MailServer, SmtpMail
from tests.central import loopback_servers as loopback
from tests.central.certificates import certificate
from tests.central.loopback_servers import HANG, HANG_UP, SmsGateway, dead_port
from tests.central.writers import NOON

LETTER = Message(
    "ab12-email",
    "nguoi.dan@example.vn",
    "Hồ sơ H36.37.05-261123-0001: đã tiếp nhận",
    "Hẹn trả: Thứ Hai 30/11/2026.\n.dấu chấm đầu dòng\n\nReceived.",
    NOON,
)
SHORT = Message("ab12-sms", "0912345678", "", "H36: da tiep nhan {to} & {id}", NOON)


def mail(port: int, tls: str = PLAIN, seconds: float = 5.0, **more: str) -> SmtpMail:
    return SmtpMail(MailServer("127.0.0.1", port, tls, "Một cửa <motcua@phuong.example.vn>", seconds=seconds, **more))


def test_a_letter_arrives_as_it_was_written() -> None:
    with loopback.MailServer().running() as server:
        answer = mail(server.port).send(LETTER)
    assert (answer.verdict, answer.reference) == (Verdict.TAKEN, "queued as 7F3A")
    recipient, raw = server.post.letters[0]
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    assert recipient == LETTER.to
    assert letter["Subject"] == LETTER.subject
    assert letter["From"] == "Một cửa <motcua@phuong.example.vn>"
    assert letter["Message-ID"] == "<ab12-email@phuong.example.vn>"
    assert letter.get_content().replace("\r\n", "\n").strip() == LETTER.text
    raw.decode("ascii")  # any server takes it


def test_the_centre_signs_in_where_the_server_wants_it() -> None:
    with loopback.MailServer().running() as server:
        assert mail(server.port, user="motcua", password="bi-mat").send(LETTER).verdict is Verdict.TAKEN
    assert any(command.startswith("AUTH PLAIN") for command in server.post.commands)


@pytest.mark.parametrize(
    ("moods", "verdict"),
    [
        ({"HELLO": "554 go away"}, Verdict.UNREACHABLE),
        ({"HELLO": HANG_UP}, Verdict.UNREACHABLE),
        ({"AUTH": "535 who are you"}, Verdict.UNREACHABLE),
        ({"MAIL": "550 not from you"}, Verdict.UNREACHABLE),
        ({"RCPT": "550 no such person"}, Verdict.REFUSED),
        ({"RCPT": "450 mailbox busy"}, Verdict.LATER),
        ({"RCPT": "530 sign in first"}, Verdict.UNREACHABLE),
        ({"RCPT": "421 closing"}, Verdict.UNREACHABLE),
        ({"DATA": "451 disk full"}, Verdict.LATER),
        ({"DATA": HANG_UP}, Verdict.UNREACHABLE),
        ({"BODY": "554 looks like spam"}, Verdict.REFUSED),
        ({"BODY": "452 disk full"}, Verdict.LATER),
        ({"BODY": HANG_UP}, Verdict.UNKNOWN),
        ({"BODY": "what?"}, Verdict.UNKNOWN),
    ],
)
def test_what_a_mail_server_answers_is_taken_for_what_it_means(moods: dict[str, str], verdict: Verdict) -> None:
    with loopback.MailServer(moods).running() as server:
        assert mail(server.port, user="motcua", password="bi-mat").send(LETTER).verdict is verdict


@pytest.mark.parametrize(
    ("at", "verdict"), [("HELLO", Verdict.UNREACHABLE), ("RCPT", Verdict.UNREACHABLE), ("BODY", Verdict.UNKNOWN)]
)
def test_a_mail_server_that_hangs_is_left_in_time(at: str, verdict: Verdict) -> None:
    with loopback.MailServer({at: HANG}).running() as server:
        began = time.monotonic()
        assert mail(server.port, seconds=0.3).send(LETTER).verdict is verdict
        assert time.monotonic() - began < 5


@pytest.mark.parametrize("tls", [STARTTLS, TLS])
def test_nothing_is_said_to_a_server_that_does_not_speak_tls(tls: str) -> None:
    with loopback.MailServer().running() as server:
        answer = mail(server.port, tls, seconds=1, user="motcua", password="bi-mat").send(LETTER)
    assert answer.verdict is Verdict.UNREACHABLE
    assert not server.post.letters
    assert not any(command.startswith(("AUTH", "MAIL")) for command in server.post.commands)


@pytest.mark.parametrize(("trusted", "verdict"), [(True, Verdict.TAKEN), (False, Verdict.UNREACHABLE)])
def test_a_certificate_that_nobody_vouches_for_gets_no_letter(tmp_path: Path, trusted: bool, verdict: Verdict) -> None:
    files = certificate(tmp_path)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(*files)
    known = ssl.create_default_context(cafile=str(files[0])) if trusted else None
    with loopback.MailServer(context=ours).running() as server:
        account = MailServer("127.0.0.1", server.port, STARTTLS, "a@b.vn", "motcua", "bi-mat", trusted=known)
        assert SmtpMail(account).send(LETTER).verdict is verdict
    assert any(command.startswith("AUTH") for command in server.post.commands) is trusted


def test_nobody_listening_means_that_nothing_was_sent() -> None:
    assert mail(dead_port()).send(LETTER).verdict is Verdict.UNREACHABLE
    assert HttpSms(Gateway(f"http://127.0.0.1:{dead_port()}/")).send(SHORT).verdict is Verdict.UNREACHABLE


# ------------------------------------------------------------------------------------------------- text messages


def test_a_gateway_gets_what_its_template_says_and_its_number_is_kept() -> None:
    with SmsGateway().running() as gateway:
        shape = Gateway(
            f"{gateway.url}/send?ref={{id}}",
            headers={"Authorization": "Bearer khoa"},
            body={"to": ["{international}"], "message": {"text": "{text}", "id": "{id}"}, "priority": 1},
            reference=("message", "id"),
        )
        answer = HttpSms(shape).send(SHORT)
    assert (answer.verdict, answer.reference) == (Verdict.TAKEN, "4711")
    method, path, headers, body = gateway.post.requests[0]
    assert (method, path) == ("POST", "/send?ref=ab12-sms")
    assert headers["authorization"] == "Bearer khoa"
    told = {"text": "H36: da tiep nhan {to} & {id}", "id": "ab12-sms"}  # braces in a text are no placeholders
    assert json.loads(body) == {"to": ["84912345678"], "message": told, "priority": 1}


def test_a_form_and_an_address_are_filled_with_their_own_escapes() -> None:
    with SmsGateway((204, b"")).running() as gateway:
        HttpSms(Gateway(f"{gateway.url}/s", form={"phone": "{to}", "body": "{text}"})).send(SHORT)
        HttpSms(Gateway(f"{gateway.url}/s?m={{text}}", method="GET")).send(SHORT)
    posted, got = gateway.post.requests
    assert parse_qs(posted[3].decode()) == {"phone": ["0912345678"], "body": [SHORT.text]}
    assert parse_qs(got[1].partition("?")[2]) == {"m": [SHORT.text]}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ((202, b"not json"), Verdict.TAKEN),
        ((400, b""), Verdict.REFUSED),
        ((422, b""), Verdict.REFUSED),
        ((401, b""), Verdict.UNREACHABLE),
        ((404, b""), Verdict.UNREACHABLE),
        ((302, b""), Verdict.UNREACHABLE),
        ((429, b""), Verdict.UNREACHABLE),
        ((500, b""), Verdict.UNREACHABLE),
        ((503, b""), Verdict.UNREACHABLE),
        ((502, b""), Verdict.UNKNOWN),
        ((504, b""), Verdict.UNKNOWN),
        (HANG, Verdict.UNKNOWN),
        (HANG_UP, Verdict.UNKNOWN),
    ],
)
def test_what_a_gateway_answers_is_taken_for_what_it_means(answer: tuple[int, bytes] | str, verdict: Verdict) -> None:
    with SmsGateway(answer).running() as gateway:
        shape = Gateway(f"{gateway.url}/", body={"t": "{text}"}, seconds=0.3 if answer == HANG else 5)
        assert HttpSms(shape).send(SHORT).verdict is verdict


def test_no_answer_and_no_message_names_anybody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    moods = {"RCPT": f"550 <{LETTER.to}> is unknown here"}
    with loopback.MailServer(moods).running() as server:
        answer = mail(server.port).send(LETTER)
    assert LETTER.to not in repr(answer)
    assert all(text not in repr(LETTER) + caplog.text for text in (LETTER.to, LETTER.subject, LETTER.text))


def test_an_outbox_keeps_each_message_as_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    answers = [Outbox(folder, "email").send(LETTER), Outbox(folder, "sms").send(SHORT)]
    assert [answer.verdict for answer in answers] == [Verdict.TAKEN] * 2
    letter, short = (folder / answer.reference for answer in answers)
    assert letter.read_text("utf-8") == f"To: {LETTER.to}\nSubject: {LETTER.subject}\n\n{LETTER.text}\n"
    assert SHORT.text in short.read_text("utf-8")
    assert letter.stat().st_mode & 0o077 == 0
    blocked = tmp_path / "file"
    blocked.touch()
    assert Outbox(blocked, "sms").send(SHORT).verdict is Verdict.UNREACHABLE
