"""Asking the program's own helper process: bytes in, bytes out, bounded in time, ended at once when nobody waits."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.settings.own_program import own_command

LOOK_SECONDS = 0.1  # how often it is asked whether somebody still waits
_NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash one up for each file


class ChildTooSlow(Exception):
    """It did not end in its time, and was ended."""


class Stopped(BadInput):
    """Whoever asked does not want the answer any more."""

    def __init__(self) -> None:
        super().__init__("Đã dừng đọc tệp.", "Reading the file was stopped.")


@dataclass(frozen=True, slots=True)
class ChildAnswer:
    """Its exit code, and what it wrote."""

    code: int
    said: bytes


def never() -> bool:
    return False


def ask_child(question: Sequence[str], data: bytes, seconds: float, stopped: Callable[[], bool] = never) -> ChildAnswer:
    """Raises ChildTooSlow, Stopped, and EnvironmentProblem where no process can be started."""
    try:
        child = subprocess.Popen(
            own_command(*question),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_CONSOLE,
        )
    except OSError as error:
        raise EnvironmentProblem(
            f"Chưa đọc được tệp vì máy không mở được tiến trình mới ({error.strerror}); hãy đóng bớt chương trình.",
            f"The file was not read: no new process could be started ({error.strerror}); close some programs.",
        ) from None
    watch = _Watch(child, stopped)
    with child, watch:
        try:
            said, _nothing = child.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            raise ChildTooSlow from None
    if watch.has_ended_it:
        raise Stopped
    return ChildAnswer(child.returncode, said)


class _Watch:
    """Ends the child as soon as nobody waits for it, while the caller sits in `communicate`."""

    def __init__(self, child: subprocess.Popen[bytes], stopped: Callable[[], bool]) -> None:
        self._child, self._stopped = child, stopped
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="counter-child-watch", daemon=True)
        self.has_ended_it = False

    def __enter__(self) -> None:
        if self._stopped is not never:
            self._thread.start()

    def __exit__(self, *_fault: object) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            if self._stopped():
                self.has_ended_it = True
                self._child.kill()
                return
