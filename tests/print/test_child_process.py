"""The program's own helper processes: started, stopped, bounded, and found again in a packed program."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from counter_app.domain.scanned_paper import ScanMedia
from counter_app.print.child_process import ChildTooSlow, Stopped, ask_child
from counter_app.print.scan_reading import ScanReader
from tests.print.scan_samples import jpeg, pdf

SLOW_PROGRAM = "#!/bin/sh\nexec sleep 60\n"
# What a packed program is: one executable that takes arguments and knows no modules.
PACKED_PROGRAM = """#!{python}
import sys
sys.frozen = True
from counter_app.__main__ import main
sys.exit(main())
"""


def program(folder: Path, text: str) -> str:
    file = folder / "counter-app"
    file.write_text(text)
    file.chmod(0o755)
    return str(file)


def as_packed(monkeypatch: pytest.MonkeyPatch, executable: str) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(sys, "frozen", True, raising=False)


def test_a_packed_program_reads_scans_by_starting_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_packed(monkeypatch, program(tmp_path, PACKED_PROGRAM.format(python=sys.executable)))
    assert ScanReader().measure(jpeg(), ScanMedia.JPEG).dpi == 200
    assert ScanReader().page_png(pdf(), ScanMedia.PDF).startswith(b"\x89PNG")


def test_a_reading_that_nobody_waits_for_is_ended_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_packed(monkeypatch, program(tmp_path, SLOW_PROGRAM))
    asked: list[float] = []

    def at_the_third_look() -> bool:
        asked.append(time.monotonic())
        return len(asked) == 3

    with pytest.raises(Stopped):
        ScanReader().measure(jpeg(), ScanMedia.JPEG, at_the_third_look)
    assert asked[-1] - asked[0] < 20


def test_a_helper_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    as_packed(monkeypatch, program(tmp_path, "#!/bin/sh\necho $$ > " + str(tmp_path / "pid") + "\nexec sleep 60\n"))
    with pytest.raises(ChildTooSlow):
        ask_child(("_read-scan",), b"", 0.5)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_large_file_reaches_a_helper_that_reads_slowly_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """More than a pipe holds, over several looks."""
    as_packed(monkeypatch, program(tmp_path, "#!/bin/sh\nsleep 0.4\nexec wc -c\n"))
    assert int(ask_child(("_read-scan",), bytes(3_000_000), 20).said) == 3_000_000


def test_an_internal_name_that_is_none_is_a_wrong_command() -> None:
    assert ask_child(("_nothing",), b"", 20).code == 2
