"""Slips: previewed before a save, printed after it, told apart from copies, and checked when they come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.slip import CopyReason, SlipContent
from counter_app.print.slip_pdf import SlipSize
from counter_app.services.sign_in import Session
from counter_app.services.desk_clock import DeskClock
from counter_app.services.reference import Reference
from counter_app.store.opening import OpenDesk
from counter_app.wire.keys import SigningKey


class PrintOutcome(StrEnum):
    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`copy` 0 is the original. `problem` says why nothing came out; the receipt stands all the same."""

    identity: str
    outcome: PrintOutcome
    copy: int
    printer: str
    problem: EnvironmentProblem | None = None


@dataclass(frozen=True, slots=True)
class UnprintedSlip:
    """`outcome` is `none` (never sent), `ask` (nobody knows) or `not_printed`."""

    identity: str
    code: str | None
    applicant: str
    procedure: str
    received: datetime
    outcome: str


class SlipVerdict(StrEnum):
    KNOWN = "known"
    NOT_HANDED_IN = "not handed in yet"
    DESK_UNKNOWN = "desk unknown"
    KEY_WITHDRAWN = "key withdrawn"
    REPLACED = "replaced"
    OURS_UNKNOWN = "ours but not known"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """`identity` is that of the dossier to open where it is known here; `replaced_by` an identity."""

    verdict: SlipVerdict
    code: str | None
    identity: str
    received: datetime
    due: datetime | None
    vi: str
    en: str
    replaced_by: str | None = None


class Slips:
    """`spool` hands a PDF to a printer: spool(pdf, printer name, size, title) -> PrintOutcome, or raises
    EnvironmentProblem. It may take seconds: call from the background."""

    def __init__(
        self,
        desk: OpenDesk,
        clock: DeskClock,
        reference: Reference,
        key: SigningKey,
        spool: Callable[[bytes, str, SlipSize, str], PrintOutcome],
    ) -> None:
        raise NotImplementedError

    def preview(self, command: ReceiveDossier, session: Session, *, size: SlipSize, dpi: float = 110) -> bytes:
        """A PNG of what would be printed; saves nothing. Raises ReceiptRefused."""
        raise NotImplementedError

    def prepare(self, identity: str, *, reason: CopyReason | None = None) -> SlipContent:
        """What is printed next for this dossier: the original, or the next copy where `reason` is given."""
        raise NotImplementedError

    def pdf(self, identity: str, *, size: SlipSize) -> bytes:
        """The slip as PDF, without printing or writing anything. Raises BadInput before its first print."""
        raise NotImplementedError

    def print_slip(
        self,
        identity: str,
        session: Session,
        *,
        size: SlipSize = SlipSize.A4X2,
        printer_name: str = "",
        reason: CopyReason | None = None,
    ) -> PrintJob:
        """SlipSent is on disk before anything is spooled. Raises RuleViolation when paper is out and no reason given,
        or when an earlier print is not yet accounted for."""
        raise NotImplementedError

    def answer_question(self, identity: str, came_out: bool, session: Session) -> None:
        """Did paper come out? Not: the next print is the original. Asked once per print."""
        raise NotImplementedError

    def unprinted(self, limit: int = 200) -> tuple[UnprintedSlip, ...]:
        """Slips that should be out and are not, or of which nobody knows; the newest first."""
        raise NotImplementedError

    def check(self, text: str) -> SlipAnswer:
        """A scanned slip, without any network. Raises BadInput when it is no slip at all."""
        raise NotImplementedError
