"""The file behind `serve --notices`: how notices leave this centre. Anything wrong in it is told in one sentence."""

from __future__ import annotations

import os
import re
import ssl
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from email.utils import formataddr, parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from central.notices.channel import Channel
from central.notices.http_sms import Gateway, HttpSms
from central.notices.outbox import Outbox
from central.notices.pacing import Pace, Patience, QuietHours
from central.notices.smtp_mail import PLAIN, STARTTLS, TLS, MailServer, SmtpMail
from counter_app.domain.citizen_notice import CHANNELS
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.records import Place, Record, read_json

LARGEST_FILE = 64 * 1024
_PORTS = {PLAIN: 25, STARTTLS: 587, TLS: 465}
_PACE = ("per_minute", "quiet", "gateway")
_HOST = re.compile(r"[A-Za-z0-9.:_-]{1,253}")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ADDRESS = re.compile(r"[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,190}")


@dataclass(frozen=True, slots=True)
class Ways:
    """Every channel that this centre has, with its pace."""

    channels: Mapping[str, Channel]
    paces: Mapping[str, Pace]
    patience: Patience

    def timed_paces(self) -> dict[str, tuple[Pace, float]]:
        """As the sending rules want them: with the seconds that a try may take."""
        return {name: (pace, self.channels[name].longest_seconds) for name, pace in self.paces.items()}


def outbox_ways(folder: Path, patience: Patience | None = None) -> Ways:
    """Every notice becomes a file: nothing leaves the machine."""
    channels = {channel: Outbox(folder, channel) for channel in CHANNELS}
    return Ways(channels, {channel: Pace(per_minute=6000) for channel in channels}, patience or Patience())


def read_ways(path: Path) -> Ways:
    """Raises BadInput for what is wrong in the file, EnvironmentProblem when it cannot be read."""
    place = Place(f"Tệp cấu hình thông báo {path}", f"The notices file {path}")
    data, private = _read(path, place)
    record = Record.of(read_json(data, place), place)
    record.only(("give_up_hours", "settle_seconds", "outbox", *_READERS))
    if "outbox" in record:
        return outbox_ways(path.parent / record.text("outbox", longest=1000), _patience(record))
    found = {name: (record.record(name), read) for name, read in _READERS.items() if name in record}
    if not found:
        place.refuse(
            "chưa có kênh nào; hãy khai “email”, “sms” hoặc “outbox”.",
            "it names no channel; give “email”, “sms” or “outbox”.",
        )
    if not private and any(_holds_a_secret(part) for part, _read_it in found.values()):
        place.refuse(
            f"có mật khẩu hoặc khóa mà người khác đọc được; hãy chạy: chmod 600 {path}",
            f"it holds a password or key that others can read; run: chmod 600 {path}",
        )
    channels = {name: read(part) for name, (part, read) in found.items()}
    return Ways(channels, {name: _pace(part) for name, (part, _read_it) in found.items()}, _patience(record))


def _read(path: Path, place: Place) -> tuple[bytes, bool]:
    """Its bytes, and whether its owner alone can read it."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            place.refuse("không phải là tệp.", "it is no file.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise EnvironmentProblem(
            f"Không đọc được tệp cấu hình thông báo {path}: {reason}.",
            f"The notices file {path} cannot be read: {reason}.",
        ) from None
    if len(data) > LARGEST_FILE:
        place.refuse("lớn hơn 64 KB.", "it is larger than 64 KB.")
    return data, os.name != "posix" or not mode & 0o077


def _holds_a_secret(part: Record) -> bool:
    return any(name in part for name in ("password", "headers", "body", "form"))


def _patience(record: Record) -> Patience:
    patience = Patience()
    hours = record.integer("give_up_hours", least=1, most=24 * 30) if "give_up_hours" in record else None
    settle = record.integer("settle_seconds", least=0, most=900) if "settle_seconds" in record else None
    return Patience(
        patience.give_up if hours is None else timedelta(hours=hours),
        patience.settle if settle is None else timedelta(seconds=settle),
    )


def _pace(part: Record) -> Pace:
    per_minute = part.integer("per_minute", least=1, most=6000) if "per_minute" in part else Pace().per_minute
    return Pace(per_minute, _quiet(part), part.optional_flag("repeats_safe") or False)


def _quiet(part: Record) -> QuietHours | None:
    hours = part.texts("quiet")
    if not hours:
        return None
    if len(hours) != 2 or not all(map(_CLOCK.fullmatch, hours)) or hours[0] == hours[1]:
        part.at("quiet").refuse(
            'phải là hai giờ khác nhau, ví dụ ["21:00", "07:00"].',
            'must be two different times, for example ["21:00", "07:00"].',
        )
    return QuietHours(time.fromisoformat(hours[0]), time.fromisoformat(hours[1]))


# ---------------------------------------------------------------------------------------------------------- mail


def _read_mail(part: Record) -> Channel:
    part.only((*_PACE, "host", "port", "tls", "user", "password", "from", "hello", "timeout_seconds", "ca_file"))
    tls = part.choice("tls", _PORTS) if "tls" in part else STARTTLS
    return SmtpMail(
        MailServer(
            host=_host(part, "host"),
            port=part.integer("port", least=1, most=65535) if "port" in part else _PORTS[tls],
            tls=tls,
            sender=_sender(part),
            user=_line(part, "user"),
            password=_line(part, "password"),
            hello=_host(part, "hello") if "hello" in part else "localhost",
            seconds=_seconds(part),
            trusted=_trusted(part),
        )
    )


def _line(part: Record, key: str) -> str:
    """'' where it is absent."""
    text = part.optional_text(key, longest=300)
    if not text.isprintable():
        part.at(key).refuse("phải viết trên một dòng.", "must be on one line.")
    return text


def _host(part: Record, key: str) -> str:
    host = part.text(key, longest=253)
    if not _HOST.fullmatch(host):
        part.at(key).refuse("phải là tên máy hoặc địa chỉ IP.", "must be a host name or an IP address.")
    return host


def _sender(part: Record) -> str:
    name, address = parseaddr(_line(part, "from"))
    if not _ADDRESS.fullmatch(address):
        part.at("from").refuse(
            "phải có dạng “Tên <hopthu@noi.vn>” hoặc “hopthu@noi.vn”.", "must look like “Name <box@place.vn>”."
        )
    return formataddr((name, address), charset="utf-8")


# ---------------------------------------------------------------------------------------------------- text messages


def _read_sms(part: Record) -> Channel:
    """`gateway` names the kind; each further kind is one reader more."""
    kind = part.choice("gateway", _GATEWAYS) if "gateway" in part else "http"
    return _GATEWAYS[kind](part)


def _read_http(part: Record) -> Channel:
    part.only(
        (
            *(*_PACE, "url", "method", "headers", "body", "form", "accepted", "reference", "country"),
            *("timeout_seconds", "ca_file", "repeats_safe"),
        )
    )
    if "body" in part and "form" in part:
        part.at("form").refuse("không dùng cùng lúc với “body”.", "cannot be used together with “body”.")
    return HttpSms(
        Gateway(
            url=_url(part),
            method=part.choice("method", ("POST", "PUT", "GET")) if "method" in part else "POST",
            headers=_headers(part),
            body=part.fields.get("body"),
            form=_texts_by_name(part, "form") if "form" in part else None,
            accepted=_accepted(part),
            reference=tuple(filter(None, part.optional_text("reference", longest=200).split("."))),
            country=_country(part),
            seconds=_seconds(part),
            trusted=_trusted(part),
        )
    )


def _url(part: Record) -> str:
    url = part.text("url", longest=2000)
    try:
        place = urlsplit(url)
        usable = place.scheme in ("http", "https") and place.hostname is not None and place.port != 0
    except ValueError:
        usable = False
    if not usable or not url.isascii() or any(char.isspace() for char in url) or "@" in place.netloc:
        part.at("url").refuse(
            "phải là địa chỉ http:// hoặc https:// không có khoảng trắng và mật khẩu.",
            "must be an http:// or https:// address without blanks and without a password.",
        )
    return url


def _headers(part: Record) -> Mapping[str, str]:
    found = _texts_by_name(part, "headers") if "headers" in part else {}
    for name, value in found.items():
        if not _HEADER.fullmatch(name) or not (value.isascii() and value.isprintable()):
            part.at("headers").refuse(
                f"“{name[:40]}” có ký tự không dùng được.", f"“{name[:40]}” has characters that cannot be used."
            )
    return found


def _texts_by_name(part: Record, key: str) -> Mapping[str, str]:
    inner = part.record(key)
    return {name: inner.text(name, longest=2000) for name in inner.fields}


def _accepted(part: Record) -> frozenset[int]:
    listed = part.items("accepted")
    codes = [code for code in listed if isinstance(code, int) and not isinstance(code, bool) and 200 <= code < 300]
    if len(codes) != len(listed):
        part.at("accepted").refuse("phải là các mã từ 200 đến 299.", "must be codes from 200 to 299.")
    return frozenset(codes) if codes else Gateway(url="").accepted


def _country(part: Record) -> str:
    country = part.optional_text("country", longest=4) or "84"
    if not (country.isascii() and country.isdigit()):
        part.at("country").refuse("chỉ gồm chữ số, ví dụ 84.", "holds digits only, for example 84.")
    return country


# ------------------------------------------------------------------------------------------------------------- both


def _seconds(part: Record) -> float:
    return float(part.integer("timeout_seconds", least=1, most=300) if "timeout_seconds" in part else 30)


def _trusted(part: Record) -> ssl.SSLContext | None:
    """An office's own authority, where its servers have no public certificate."""
    file = part.optional_text("ca_file", longest=1000)
    if not file:
        return None
    try:
        return ssl.create_default_context(cafile=file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        part.at("ca_file").refuse(f"không dùng được ({reason}).", f"cannot be used ({reason}).")


_READERS: Mapping[str, Callable[[Record], Channel]] = {"email": _read_mail, "sms": _read_sms}
_GATEWAYS: Mapping[str, Callable[[Record], Channel]] = {"http": _read_http}
