"""Printers behind one port, and the queues of the system's print service.

Nothing here waits: `outcome` is one look, and whoever asked decides when to look again. Documents go from
memory into the printer's pipe; no file of ours holds them.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.ipp import (
    CUPS_GET_DEFAULT,
    CUPS_GET_PRINTERS,
    GET_JOB_ATTRIBUTES,
    GET_JOBS,
    GET_PRINTER_ATTRIBUTES,
    NOT_FOUND,
    Attributes,
    IppError,
    PrintService,
)

PATIENCE_SECONDS = 10.0  # for a print service or a printer that does not answer
LONGEST_TITLE = 80

_JOB_LINE = re.compile(r"request id is (\S+-\d+)")
_UNKNOWN_JOB = ""
_STOPPED_PRINTER = 5
_PENDING_STATES = (3, 4, 5, 6)
_CANCELLED, _COMPLETED = 7, 9

_REASONS = {
    "media-empty": ("hết giấy", "is out of paper"),
    "media-needed": ("cần thêm giấy", "needs paper"),
    "media-jam": ("kẹt giấy", "has a paper jam"),
    "toner-empty": ("hết mực", "is out of toner"),
    "marker-supply-empty": ("hết mực", "is out of ink"),
    "door-open": ("đang mở nắp", "has its door open"),
    "cover-open": ("đang mở nắp", "has its cover open"),
    "offline": ("chưa bật hoặc mất kết nối", "is switched off or not connected"),
    "connecting-to-device": ("chưa trả lời; kiểm tra nguồn và dây", "does not answer; check power and cable"),
    "paused": ("đang bị tạm dừng", "is paused"),
    "stopped": ("đang dừng", "is stopped"),
}


class PrintState(Enum):
    PRINTED = "printed"
    FAILED = "failed"
    WAITING = "waiting"  # not out yet; look again
    CANNOT_SAY = "cannot say"  # ask the clerk whether paper came out


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How a job stands. The sentences say what is wrong and what to do; empty where nothing is."""

    state: PrintState
    vi: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class PrinterState:
    """One queue of the system's print service; the sentences are empty while it works."""

    name: str
    description: str
    default: bool
    accepts_jobs: bool
    vi: str = ""
    en: str = ""

    @property
    def ready(self) -> bool:
        return self.accepts_jobs and not self.vi

    @property
    def is_described(self) -> bool:
        """The print service repeats the name where nobody described the queue."""
        return self.description not in ("", self.name)


class Printer(Protocol):
    """`send` returns the job's name; each raises EnvironmentProblem saying what to do. `mark` tells this print from
    every other one: whoever knows it takes the print back, after a restart too."""

    name: str

    def send(self, document: bytes, title: str, mark: str = "") -> str: ...

    def outcome(self, job: str) -> PrintOutcome: ...

    def take_back(self, mark: str) -> None:
        """Nothing of this print comes out any more; what is out already, or was never sent, stays as it is."""


class _NoAnswer(EnvironmentProblem):
    """The print service was handed something and said nothing in time."""


class CupsPrinter:
    """A queue of the system's print service. `media` is the paper's name ("A4", "A5"); "" for a raw roll queue."""

    def __init__(self, name: str, media: str = "A4", service: PrintService | None = None) -> None:
        if not re.fullmatch(r"[^\s/#'\"?-][^\s/#'\"?]{0,126}", name):
            raise ValueError("not the name of a print queue")
        self.name = name
        self._media = media
        self._service = service or PrintService.of_system()

    def send(self, document: bytes, title: str, mark: str = "") -> str:
        """Hand over PDF bytes (or a roll printer's commands). `title` is logged by the system: no personal data."""
        state = self._state()
        if not state.accepts_jobs:
            raise EnvironmentProblem(
                f"Máy in {self.name} đang từ chối lệnh in; mở lại máy in trong hệ thống hoặc chọn máy in khác.",
                f"The printer {self.name} is not accepting jobs; enable it in the system or choose another printer.",
            )
        if state.vi:
            raise EnvironmentProblem(state.vi, state.en)
        named = f"{_plain_title(title)} {mark}".rstrip()
        try:
            ran = _run(["lp", *self._service.arguments, "-d", self.name, "-t", named, *self._options()], document)
        except _NoAnswer:
            return _UNKNOWN_JOB  # the service may have taken it all the same
        found = _JOB_LINE.search(ran.stdout.decode("utf-8", "replace"))
        if ran.returncode != 0 or found is None:
            raise EnvironmentProblem(
                f"Máy in {self.name} không nhận lệnh in; kiểm tra máy in rồi in lại.",
                f"The printer {self.name} did not take the job; check it and print again.",
            )
        return found[1]

    def outcome(self, job: str) -> PrintOutcome:
        if job == _UNKNOWN_JOB:
            return _no_service()
        uri = f"ipp://localhost/jobs/{job.rpartition('-')[2]}"
        try:
            groups = self._service.ask(GET_JOB_ATTRIBUTES, PATIENCE_SECONDS, uri, ("job-state", "job-printer-uri"))
        except IppError as error:
            return cannot_say() if error.status == NOT_FOUND else _no_service()
        state = _number(groups[0], "job-state") if groups else 0
        if state == _COMPLETED:
            return PrintOutcome(PrintState.PRINTED)
        return self._not_printed(state)

    def take_back(self, mark: str) -> None:
        """Looks in every queue: the default may have been another one. Raises EnvironmentProblem while a job of this
        mark may still come out beside the next print."""
        for job in self._waiting(mark):
            with suppress(_NoAnswer):
                _run(["cancel", *self._service.arguments, str(job)], b"")
        if self._waiting(mark):
            raise EnvironmentProblem(
                "Lệnh in trước vẫn nằm trong hàng đợi và chưa hủy được, in lại ngay sẽ ra hai tờ; "
                "hãy hủy lệnh in đó trong hệ thống rồi trả lời lại.",
                "The earlier job still waits and cannot be cancelled, printing now would give two sheets; "
                "cancel it in the system, then answer again.",
            )

    def _waiting(self, mark: str) -> list[int]:
        """Numbers of the jobs of this mark that are not finished."""
        try:
            groups = self._service.ask(GET_JOBS, PATIENCE_SECONDS, "ipp://localhost/", ("job-id", "job-name"))
        except IppError as error:
            if error.status == NOT_FOUND:  # no printer at all
                return []
            raise EnvironmentProblem(
                "Dịch vụ in của máy tính không trả lời nên chưa hủy được lệnh in trước, in lại có thể ra hai tờ; "
                "hãy khởi động lại dịch vụ in rồi trả lời lại.",
                "The computer's print service does not answer, so the earlier job cannot be cancelled and printing "
                "again might give two sheets; restart the service, then answer again.",
            ) from None
        return [_number(group, "job-id") for group in groups if _text(group, "job-name").endswith(f" {mark}")]

    def _not_printed(self, state: int) -> PrintOutcome:
        if state == _CANCELLED:
            return PrintOutcome(
                PrintState.FAILED, "Lệnh in đã bị hủy; hãy in lại.", "The job was cancelled; print again."
            )
        try:
            printer = self._state()
        except EnvironmentProblem as problem:
            return PrintOutcome(PrintState.CANNOT_SAY, problem.vi, problem.en)
        if state in _PENDING_STATES:
            return PrintOutcome(PrintState.WAITING, printer.vi, printer.en)
        return PrintOutcome(
            PrintState.FAILED,
            printer.vi or f"Máy in {self.name} không in được; kiểm tra máy in rồi in lại.",
            printer.en or f"The printer {self.name} could not print it; check it and print again.",
        )

    def _options(self) -> list[str]:
        if not self._media:
            return ["-o", "raw", "-"]
        # Without these an A5 page comes out enlarged onto A4, and the QR code with it.
        return ["-o", f"media={self._media}", "-o", "print-scaling=none", "-"]

    def _state(self) -> PrinterState:
        uri = f"ipp://localhost/printers/{self.name}"
        try:
            groups = self._service.ask(GET_PRINTER_ATTRIBUTES, PATIENCE_SECONDS, uri, _PRINTER_ATTRIBUTES)
        except IppError as error:
            if error.status != NOT_FOUND:
                raise _service_problem() from None
            raise EnvironmentProblem(
                f"Không có máy in tên {self.name}; chọn máy in khác trong phần cài đặt.",
                f"There is no printer {self.name}; choose another in the settings.",
            ) from None
        return _printer_state(groups[0] if groups else {}, default="")


_PRINTER_ATTRIBUTES = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
)


def list_printers(service: PrintService | None = None) -> list[PrinterState]:
    """Every queue of the print service, the default first. Raises EnvironmentProblem when none answers."""
    asked = service or PrintService.of_system()
    try:
        default = _default_printer(asked)
        groups = asked.ask(CUPS_GET_PRINTERS, PATIENCE_SECONDS, wanted=_PRINTER_ATTRIBUTES)
    except IppError as error:
        if error.status == NOT_FOUND:
            return []
        raise _service_problem() from None
    found = [_printer_state(group, default) for group in groups if "printer-name" in group]
    return sorted(found, key=lambda printer: (not printer.default, printer.name))


def _default_printer(service: PrintService) -> str:
    try:
        groups = service.ask(CUPS_GET_DEFAULT, PATIENCE_SECONDS, wanted=("printer-name",))
    except IppError as error:
        if error.status == NOT_FOUND:
            return ""
        raise
    return _text(groups[0], "printer-name") if groups else ""


def _printer_state(group: Attributes, default: str) -> PrinterState:
    name = _text(group, "printer-name")
    vi, en = _trouble(name, group)
    return PrinterState(
        name=name,
        description=_text(group, "printer-info"),
        default=name == default,
        accepts_jobs=_number(group, "printer-is-accepting-jobs") != 0,
        vi=vi,
        en=en,
    )


def _trouble(name: str, group: Attributes) -> tuple[str, str]:
    reasons = [
        str(reason).removesuffix("-error").removesuffix("-report") for reason in group.get("printer-state-reasons", [])
    ]
    known = [_REASONS[reason] for reason in reasons if reason in _REASONS and reason != "paused"]
    if not known and _number(group, "printer-state") == _STOPPED_PRINTER:
        known = [_REASONS["stopped"]]
    if not known:
        return "", ""
    vi, en = known[0]
    return f"Máy in {name} {vi}; xử lý xong rồi in lại.", f"The printer {name} {en}; put that right and print again."


def cannot_say() -> PrintOutcome:
    return PrintOutcome(
        PrintState.CANNOT_SAY,
        "Máy in không báo lại kết quả; hãy nhìn xem giấy đã ra chưa.",
        "The printer does not report back; look whether paper came out.",
    )


def _no_service() -> PrintOutcome:
    problem = _service_problem()
    return PrintOutcome(PrintState.CANNOT_SAY, problem.vi, problem.en)


def _service_problem(kind: type[EnvironmentProblem] = EnvironmentProblem) -> EnvironmentProblem:
    return kind(
        "Dịch vụ in của máy tính không trả lời; hãy khởi động lại dịch vụ in rồi thử lại.",
        "The computer's print service does not answer; restart it and try again.",
    )


def _run(command: list[str], document: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            command, input=document, capture_output=True, timeout=PATIENCE_SECONDS, check=False, env=_plain_words()
        )
    except FileNotFoundError:
        raise EnvironmentProblem(
            "Máy tính chưa cài lệnh in (gói cups-client); hãy cài rồi in lại.",
            "The printing commands (package cups-client) are not installed; install them and print again.",
        ) from None
    except subprocess.TimeoutExpired:
        raise _service_problem(_NoAnswer) from None
    except OSError:
        raise _service_problem() from None


def _plain_words() -> dict[str, str]:
    """`lp` answers in the system's language; only English words are read here."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}


def _plain_title(title: str) -> str:
    return "".join(letter for letter in title if letter.isprintable())[:LONGEST_TITLE].lstrip("-") or "counter-app"


def _number(group: Attributes, name: str) -> int:
    value = group.get(name, [0])[0]
    return value if isinstance(value, int) else 0


def _text(group: Attributes, name: str) -> str:
    value = group.get(name, [""])[0]
    return value if isinstance(value, str) else ""
