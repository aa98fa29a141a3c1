"""What was typed after `counter-central`: checked in one place before any command looks at it."""

from __future__ import annotations

import argparse
import re
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

from central.terminal import speaks_english
from counter_app.domain.command_words import in_vietnamese, one_short_line
from counter_app.domain.errors import BadInput, EnvironmentProblem

LONGEST_TEXT = 1000
LONGEST_NAME = 200  # bytes; the key file and the files beside the database add to it
_LABEL = r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_NUMBERS = re.compile(r"[0-9.]+")


class OneLineParser(argparse.ArgumentParser):
    """argparse without the dump of the usage: one line in the language asked for, exit 2."""

    def error(self, message: str) -> NoReturn:
        told = message if speaks_english() else in_vietnamese(message)
        self.exit(2, f"{self.prog}: {one_short_line(told)}\n")


def check_texts(args: argparse.Namespace) -> None:
    """Control characters, half characters, marks that turn the direction of writing, and texts without end.

    Raises BadInput with the name of the argument.
    """
    for name, value in vars(args).items():
        texts = value if isinstance(value, list) else [value]
        for text in texts:
            if isinstance(text, str) and not (text.isprintable() and len(text) <= LONGEST_TEXT):
                raise BadInput(
                    f"“{name}” quá dài hoặc có ký tự không dùng được.",
                    f"“{name}” is too long or has characters that cannot be used.",
                )


def key_path(database: str, keys: str | None) -> Path:
    """Beside an SQLite file; for a server in the user's configuration folder. Raises BadInput, EnvironmentProblem."""
    if keys:
        return Path(keys)
    if database.startswith("postgresql"):
        return _home() / ".config" / "counter-central" / "central.keys"
    file = Path(unquote(database.partition("///")[2]) if "://" in database else database)
    if not file.name or not file.name.isprintable() or len(file.name.encode("utf-8")) > LONGEST_NAME:
        raise BadInput("Hãy cho biết tệp cơ sở dữ liệu (--database).", "Name the database file (--database).")
    return file.with_suffix(".keys")


def host_and_port(text: str) -> tuple[str, int]:
    """A name or a number of IPv4, one of IPv6 in square brackets. Raises BadInput."""
    host, _colon, port = text.rpartition(":")
    if not _is_host(host) or not port.isascii() or not port.isdigit() or len(port) > 5 or not 0 < int(port) < 65536:
        raise BadInput(
            "Địa chỉ nghe phải có dạng 127.0.0.1:8470 hoặc [::1]:8470.",
            "The address must look like 127.0.0.1:8470 or [::1]:8470.",
        )
    return host.strip("[]"), int(port)


def _is_host(host: str) -> bool:
    try:
        if host[:1] == "[" and host[-1:] == "]":
            return bool(IPv6Address(host[1:-1]).exploded)
        if _NUMBERS.fullmatch(host):
            return bool(IPv4Address(host).exploded)
    except ValueError:
        return False
    return len(host) <= 253 and bool(_NAME.fullmatch(host))


def without_password(url: str) -> str:
    """For a line on the screen."""
    scheme, marks, rest = url.partition("://")
    if "@" not in rest:
        return url
    person, _at, place = rest.rpartition("@")
    return f"{scheme}{marks}{person.partition(':')[0]}@{place}"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise EnvironmentProblem(
            "Không biết thư mục của người dùng (HOME); hãy nêu tệp khóa bằng --keys.",
            "The user's folder (HOME) is not known; name the key file with --keys.",
        ) from None
