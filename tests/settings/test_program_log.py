"""The log says where a bug was and never whom it concerned."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.settings.program_log import LOG_NAME, keep_log


@pytest.fixture(autouse=True)
def hooks_and_handlers_put_back() -> Iterator[None]:
    log, hooks = logging.getLogger("counter_app"), (sys.excepthook, threading.excepthook)
    handlers, level = list(log.handlers), log.level
    yield
    sys.excepthook, threading.excepthook = hooks
    for handler in [handler for handler in log.handlers if handler not in handlers]:
        log.removeHandler(handler)
        handler.close()
    log.setLevel(level)


def lines(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / LOG_NAME).read_text("utf-8").splitlines()]


def fail() -> None:
    raise ValueError("Nguyễn Thị Đẹp 075190012345")


def test_a_fault_of_the_window_is_written_with_its_place_and_without_its_message(tmp_path: Path) -> None:
    keep_log(tmp_path)
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    (line,) = lines(tmp_path)
    assert "ValueError" in line["event"]
    assert "test_program_log.py" in line["event"]
    assert "fail" in line["event"]
    assert "Đẹp" not in json.dumps(line, ensure_ascii=False)
    assert line["level"] == "error"


def test_a_fault_in_a_thread_is_written_too(tmp_path: Path) -> None:
    keep_log(tmp_path)
    thread = threading.Thread(target=fail, name="sync")
    thread.start()
    thread.join()
    assert lines(tmp_path)[0]["event"].startswith("sync: ValueError")


def test_a_folder_that_cannot_be_written_stops_nobody() -> None:
    keep_log(Path("/proc/nowhere"))
