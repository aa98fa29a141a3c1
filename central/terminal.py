"""The terminal as it is: perhaps without Vietnamese letters, perhaps a pipe that nobody reads any more."""

from __future__ import annotations

import io
import locale
import logging
import os
import sys
from collections.abc import Callable
from typing import TextIO

from counter_app.domain.command_words import asks_for_english, one_short_line
from counter_app.domain.errors import EnvironmentProblem, Problem


def say(vi: str, en: str) -> None:
    """One line for the person, in the language asked for."""
    try:
        sys.stderr.write(in_language(vi, en) + "\n")
        sys.stderr.flush()
    except OSError:  # nobody reads it any more, or it is full: the exit code says what it has to say
        _nobody_reads(sys.stderr)


def in_language(vi: str, en: str) -> str:
    return one_short_line(en if speaks_english() else vi)


def speaks_english() -> bool:
    """As the desk's commands read it; of Windows it is asked there what the environment does not say."""
    of_the_system = locale.getlocale()[0] if sys.platform == "win32" else None
    return asks_for_english(os.environ, of_the_system or "")


def exit_code_of(command: Callable[[], int]) -> int:
    """Run it: 0 done · 1 the answer is no · 2 bad input · 3 the environment, and one line for what is wrong."""
    _write_what_the_terminal_can_show()
    # What is logged beside the one line is for `serve`, which sets up its own log.
    logging.getLogger("central").addHandler(logging.NullHandler())
    code = 0
    try:
        code = command()
        if sys.stdout is not None:  # closed by whoever started us
            sys.stdout.flush()
    except Problem as problem:
        # Notes hold what only whoever looks after the machine may read: a host, a driver's words.
        reasons = "".join(f" ({note})" for note in getattr(problem, "__notes__", ()))
        say(problem.vi + reasons, problem.en + reasons)
        return 3 if isinstance(problem, EnvironmentProblem) else 2
    except BrokenPipeError:  # `| head`: what was answered before stays the answer
        _nobody_reads(sys.stdout)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        say(f"Hệ điều hành không cho làm việc này: {reason}.", f"The operating system did not allow this: {reason}.")
        _nobody_reads(sys.stdout)
        return 3
    except KeyboardInterrupt:
        return 130
    return code


def _write_what_the_terminal_can_show() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nobody_reads(stream: TextIO) -> None:
    """The interpreter flushes once more at its end, and would complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
