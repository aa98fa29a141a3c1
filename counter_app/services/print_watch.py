"""Sends a document to a printer and looks for a while whether paper came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.printers import Printer, PrintState
from counter_app.services.slip_history import NOT_PRINTED, PRINTED
from counter_app.store.dossier_fold import SLIP_ASK

LOOKS, PAUSE_SECONDS = 20, 0.5  # ten seconds for a printer to say that paper is out


class PrintOutcome(StrEnum):
    PRINTED = PRINTED
    NOT_PRINTED = NOT_PRINTED
    ASK = SLIP_ASK


@dataclass(frozen=True, slots=True)
class Watched:
    """`problem` says why nothing came out, or what the printer said last."""

    outcome: PrintOutcome
    problem: EnvironmentProblem | None = None


def watch(printer: Printer, job: str, pause: Callable[[float], None]) -> Watched:
    """`pause` waits so many seconds between two looks; ten seconds in all."""
    why: EnvironmentProblem | None = None
    for _look in range(LOOKS):
        try:
            found = printer.outcome(job)
        except EnvironmentProblem as problem:
            return Watched(PrintOutcome.ASK, problem)
        if found.state is PrintState.PRINTED:
            return Watched(PrintOutcome.PRINTED)
        if found.state is PrintState.FAILED:
            return Watched(PrintOutcome.NOT_PRINTED, EnvironmentProblem(found.vi, found.en))
        why = EnvironmentProblem(found.vi, found.en) if found.vi else None
        if found.state is PrintState.CANNOT_SAY:
            return Watched(PrintOutcome.ASK, why)
        pause(PAUSE_SECONDS)
    return Watched(PrintOutcome.ASK, why or _still_waiting(printer.name))


def _still_waiting(printer: str) -> EnvironmentProblem:
    """A printer that is switched off gives no reason: its jobs stand in the queue."""
    named_vi, named_en = (f"máy in {printer}", f"the printer {printer}") if printer else ("máy in", "the printer")
    return EnvironmentProblem(
        f"Lệnh in vẫn nằm chờ ở {named_vi}; hãy xem máy đã bật và nối dây chưa.",
        f"The job still waits at {named_en}; look whether it is switched on and connected.",
    )
