"""The command line: the same use cases without a window. A public interface: names, exit codes, JSON keys.

Exit 0 done · 1 the answer is no · 2 bad input · 3 the environment; always one clear line on stderr.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import io
import json
import locale
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn, TextIO

from counter_app.cli.command_help import EnglishHelp, VietnameseHelp
from counter_app.domain.command_words import asks_for_english, in_vietnamese, one_short_line
from counter_app.domain.errors import EnvironmentProblem, Problem, with_source
from counter_app.domain.notice import Notice
from counter_app.settings.durable_file import why_not_written

# One module a command, each with `add(subparsers)`; the chosen one alone is imported in full.
COMMANDS = (
    *("due", "code", "card", "slip", "rules", "vietqr", "report", "register", "feedback"),
    *("doctor", "enrol", "unlock", "demo", "simulate", "journal"),
)


class OneLineParser(argparse.ArgumentParser):
    """argparse without the dump of the usage: one line, exit 2; help in the language asked for."""

    def __init__(self, *args: Any, **options: Any) -> None:
        spoken = EnglishHelp if speaks_english() else VietnameseHelp
        super().__init__(*args, **({"formatter_class": spoken} | options))

    def error(self, message: str) -> NoReturn:
        told = message if speaks_english() else in_vietnamese(message)
        self.exit(2, f"{self.prog}: {one_short_line(told)}\n")


def speaks_english() -> bool:
    """Vietnamese unless the person asked for English (COUNTER_APP_LANG, else the locale).

    Read from the environment: Python calls the locale C.UTF-8, which asks for no language, en_US.
    """
    of_the_system = locale.getlocale()[0] if sys.platform == "win32" else None
    return asks_for_english(os.environ, of_the_system or "")


def one_line(problem: Problem) -> str:
    """With whose rule it is, where a rule forbids it, and with what is noted for whoever looks after the machine."""
    vi, en = with_source(problem)
    reasons = "".join(f" ({note})" for note in getattr(problem, "__notes__", ()))
    return one_short_line((en if speaks_english() else vi) + reasons)


def say_nothing_else() -> None:
    """What a centre inside this process logs has no log here: without one Python would write it beside the one line."""
    import logging

    logging.getLogger("central").addHandler(logging.NullHandler())


def print_json(value: object) -> None:
    print_text(json.dumps(value, ensure_ascii=False, indent=2))


def print_text(text: str) -> None:
    """Where nobody reads it any more the command goes on: its exit code is an answer, too."""
    try:
        print(text)
    except BrokenPipeError:
        _send_the_rest_nowhere(sys.stdout)


def say_no(why: Notice) -> int:
    """The answer is no: why, in one line for whoever reads no answer; the exit code."""
    say_beside(one_short_line(why.en if speaks_english() else why.vi))
    return 1


def say_beside(line: str) -> None:
    """On stderr. Where nobody reads that any more, or it is full, the exit code says what it has to say."""
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        _send_the_rest_nowhere(sys.stderr)


def print_notice(notice: Notice) -> None:
    """In the language asked for."""
    print_text(notice.en if speaks_english() else notice.vi)


def build_parser(prog: str = "counter-app") -> argparse.ArgumentParser:
    parser = OneLineParser(prog=prog, description="Phần mềm quầy của Bộ phận Một cửa")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=OneLineParser)
    for name in COMMANDS:
        importlib.import_module(f"counter_app.cli.{name}").add(subparsers)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code. Only bugs leave a traceback."""
    _stand_in_for_what_is_closed()
    _write_what_can_be_written()
    code = 0
    try:
        try:
            code = _run(argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # `| head`: what was answered before stays the answer
        _send_the_rest_nowhere(sys.stdout)
    except OSError as error:
        _send_the_rest_nowhere(sys.stdout)
        say_beside(one_line(_NO_ROOM if error.errno == errno.ENOSPC else _refused(error)))
        return 3
    return code


_NO_ROOM = EnvironmentProblem(
    "Nơi nhận kết quả đã đầy nên chưa ghi hết; hãy giải phóng chỗ trống rồi chạy lại.",
    "Where the output goes is full, so that not all of it was written; free some space and run it again.",
)


def _refused(error: OSError) -> EnvironmentProblem:
    """What the system did not let a command do, and no step of it has told better."""
    named = f": {error.filename}" if error.filename else ""
    return EnvironmentProblem(
        f"Máy không cho làm việc này ({why_not_written(error)}{named}); hãy kiểm tra ổ đĩa và quyền ghi.",
        f"The system did not allow this ({error.strerror or error}{named}); check disk and permissions.",
    )


def _stand_in_for_what_is_closed() -> None:
    """Whoever started us closed them (`>&-`): nothing is read, and nobody reads what is written."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _write_what_can_be_written() -> None:
    """A terminal of another character set shows a mark for a letter that it has not, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="replace")


def _send_the_rest_nowhere(stream: TextIO) -> None:
    """Whoever read it is gone (`| head`): what is left in the buffer must not fail once more when Python ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _run(argv: Sequence[str]) -> int:
    args = build_parser().parse_args(argv)
    try:
        if args.command is None:
            from counter_app.cli.window import open_window

            return open_window()
        code: int = args.run(args)
        return code
    except Problem as problem:
        say_beside(one_line(problem))
        return 3 if isinstance(problem, EnvironmentProblem) else 2
    except KeyboardInterrupt:
        return 130
