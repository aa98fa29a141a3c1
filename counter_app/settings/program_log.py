"""The program's log: what happened and where in the code, never whom it concerned.

An exception's message may hold what a citizen told the clerk, so only its kind and its places are written.
"""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import structlog

from counter_app.domain.fault_places import fault_places

LARGEST_FILE = 1024 * 1024
FILES_KEPT = 5
LOG_NAME = "counter-app.log"

_log = logging.getLogger("counter_app")


def keep_log(folder: Path) -> None:
    """One JSON object a line, in files that rotate. A folder that cannot be written stops nobody."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / LOG_NAME
        handler = RotatingFileHandler(file, maxBytes=LARGEST_FILE, backupCount=FILES_KEPT, encoding="utf-8")
    except OSError:
        return
    stamps: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=stamps,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    sys.excepthook = _main_thread_fault
    threading.excepthook = _thread_fault


def _main_thread_fault(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    _log.error("window: %s", fault_places(error))


def _thread_fault(fault: threading.ExceptHookArgs) -> None:
    if fault.exc_value is not None:
        _log.error("%s: %s", fault.thread.name if fault.thread else "thread", fault_places(fault.exc_value))
