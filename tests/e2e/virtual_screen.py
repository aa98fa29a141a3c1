"""A screen in memory and a session bus, both private to one test: real X, real D-Bus, nothing on the desktop moves.

A machine without them fails the tests instead of skipping them.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 30.0


@contextmanager
def virtual_screen(width: int = 1366, height: int = 768) -> Iterator[str]:
    """The value of DISPLAY. The server chooses a free number by itself."""
    reading, writing = os.pipe()
    command = [_program("Xvfb"), "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        yield f":{_line(reading, 'Xvfb')}"
    finally:
        os.close(reading)
        server.terminate()
        server.wait(20)


@contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[str]:
    """The bus's address. What it starts by itself (the accessibility bus) ends with it."""
    reading, writing = os.pipe()
    command = [_program("dbus-daemon"), "--session", "--nofork", f"--print-address={writing}"]
    daemon = subprocess.Popen(command, pass_fds=[writing], env=environment, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        yield _line(reading, "dbus-daemon")
    finally:
        os.close(reading)
        daemon.terminate()
        daemon.wait(20)


def graphical_environment(display: str, home: Path) -> dict[str, str]:
    """For a program on that screen: nothing of the person who runs the tests, X instead of offscreen."""
    home.mkdir(parents=True, exist_ok=True)
    left_out = ("QT_", "XDG_", "DBUS_", "WAYLAND_", "COUNTER_APP_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return kept | {
        "HOME": str(home),
        "TMPDIR": str(runtime),
        "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "COUNTER_APP_KEYRING": "file",
        "PYTHONUTF8": "1",
    }


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is missing: install the packages of installers/packages-test.txt")
    return found


def _line(reading: int, who: str) -> str:
    said = b""
    while not said.endswith(b"\n"):
        ready, _, _ = select.select([reading], [], [], SECONDS_TO_START)
        part = os.read(reading, 1024) if ready else b""
        if not part:
            raise RuntimeError(f"{who} did not start")
        said += part
    return said.decode("ascii").strip()
