"""Mail through an SMTP server, step by step: up to the last byte of the letter a failure means that nothing was sent.

From the final dot on, silence means that nobody knows.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime, parseaddr

from central.notices.channel import Answer, Message, Verdict
from central.notices.watchdog import ended_after

PLAIN, STARTTLS, TLS = "none", "starttls", "tls"
READY, OK, FORWARDED, GO_ON, GOING_AWAY = 220, 250, 251, 354, 421
_ABOUT_US = frozenset({503, 530, 534, 535, 538})  # it wants something of the centre, whoever the letter is for
_DOT = re.compile(rb"(?m)^\.")


@dataclass(frozen=True, slots=True)
class MailServer:
    """`sender` as a From line has it. `hello` is how the centre names itself."""

    host: str
    port: int
    tls: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    hello: str = "localhost"
    seconds: float = 30.0
    trusted: ssl.SSLContext | None = None


class _Answered(Exception):
    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.reason)
        self.answer = answer


class _PlainLine(smtplib.SMTP):
    """Not connected by its constructor, so that the connection can be ended from the very first byte on."""

    def __init__(self, server: MailServer) -> None:
        super().__init__(local_hostname=server.hello, timeout=server.seconds)
        self._host = server.host  # the name that the certificate is checked against


class _TlsLine(smtplib.SMTP_SSL):
    def __init__(self, server: MailServer) -> None:
        super().__init__(local_hostname=server.hello, timeout=server.seconds, context=_context(server))
        self._host = server.host


class SmtpMail:
    def __init__(self, server: MailServer) -> None:
        self._server = server

    @property
    def longest_seconds(self) -> float:
        return self._server.seconds * 2  # the name is looked up before the clock can be stopped

    def send(self, message: Message) -> Answer:
        letter = self._written(message)
        line = _TlsLine(self._server) if self._server.tls == TLS else _PlainLine(self._server)
        try:
            with ended_after(self._server.seconds, lambda: line.sock):
                return self._handed_over(line, message.to, letter)
        except _Answered as done:
            return done.answer
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return Answer(Verdict.UNREACHABLE, _reason(error))
        finally:
            line.close()

    def _handed_over(self, line: smtplib.SMTP, to: str, letter: bytes) -> Answer:
        self._introduced(line)
        _need(line.rcpt(to)[0], {OK, FORWARDED}, "recipient")
        _need(line.docmd("DATA")[0], {GO_ON}, "data")
        line.send(letter)
        return _ended(line)

    def _introduced(self, line: smtplib.SMTP) -> None:
        """Whatever goes wrong up to here would go wrong for every letter."""
        server = self._server
        code, _said = line.connect(server.host, server.port)
        if code != READY:
            raise _Answered(Answer(Verdict.UNREACHABLE, f"greeting {code}"))
        line.ehlo_or_helo_if_needed()
        if server.tls == STARTTLS:
            line.starttls(context=_context(server))
            line.ehlo_or_helo_if_needed()
        if server.user:
            line.login(server.user, server.password)
        code, _said = line.mail(parseaddr(server.sender)[1])
        if code != OK:
            raise _Answered(Answer(Verdict.UNREACHABLE, f"sender {code}"))

    def _written(self, message: Message) -> bytes:
        letter = EmailMessage(policy=WIRE)
        letter["From"] = self._server.sender
        letter["To"] = message.to
        letter["Subject"] = message.subject
        letter["Date"] = format_datetime(message.sent)
        domain = parseaddr(self._server.sender)[1].rpartition("@")[2]
        letter["Message-ID"] = f"<{message.identity}@{domain}>"
        letter["Auto-Submitted"] = "auto-generated"  # no holiday reply is wanted
        letter.set_content(message.text, cte="quoted-printable")
        if (carried := message.attachment) is not None:
            main, _, sub = carried.media.partition("/")
            letter.add_attachment(carried.data, maintype=main, subtype=sub, filename=carried.name)
        written = letter.as_bytes()
        return _DOT.sub(b"..", written if written.endswith(b"\r\n") else written + b"\r\n")


def _ended(line: smtplib.SMTP) -> Answer:
    try:
        line.send(b".\r\n")
        code, said = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Answer(Verdict.UNKNOWN, f"after the letter: {_reason(error)}")
    with contextlib.suppress(OSError, smtplib.SMTPException):
        line.docmd("QUIT")
    if code == OK:
        return Answer(Verdict.TAKEN, reference=said.decode("ascii", "replace"))
    return _not_taken(code, "letter")


def _need(code: int, wanted: set[int], at: str) -> None:
    if code not in wanted:
        raise _Answered(_not_taken(code, at))


def _not_taken(code: int, at: str) -> Answer:
    reason = f"{at} {code}"
    if code == GOING_AWAY or code in _ABOUT_US:
        return Answer(Verdict.UNREACHABLE, reason)
    if 400 <= code < 500:
        return Answer(Verdict.LATER, reason)
    if 500 <= code < 600:
        return Answer(Verdict.REFUSED, reason)
    return Answer(Verdict.UNKNOWN if at == "letter" else Verdict.UNREACHABLE, reason)


def _context(server: MailServer) -> ssl.SSLContext:
    return server.trusted or ssl.create_default_context()


def _reason(error: Exception) -> str:
    """Never the error's own words: they name people."""
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()
