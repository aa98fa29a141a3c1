"""What was typed after `counter-central`: checked in one place before any command looks at it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

from counter_app.domain.errors import BadInput, EnvironmentProblem, in_one_line

LONGEST_TEXT = 1000
LONGEST_NAME = 200  # bytes; the key file and the files beside the database add to it
_SHOWN = 300


class OneLineParser(argparse.ArgumentParser):
    """argparse without the dump of the usage: one line, exit 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {in_one_line(message[:_SHOWN])}\n")


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
    host, _colon, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or len(port) > 5 or not 0 < int(port) < 65536:
        raise BadInput("Địa chỉ nghe phải có dạng 127.0.0.1:8470.", "The address must look like 127.0.0.1:8470.")
    return host.strip("[]"), int(port)


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
