"""Slips: previewed before a save, printed after it, and told apart from copies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_app.domain.corrections import merged
from counter_app.domain.entry_types import DOSSIER_RECEIVED, SLIP_OUTCOME, SLIP_SENT
from counter_app.domain.errors import BadInput, EnvironmentProblem, RuleViolation
from counter_app.domain.intake import DueSetBy, ReceiveDossier
from counter_app.domain.slip import CopyMark, CopyReason, RegisterLine, SlipContent
from counter_app.domain.times import iso, parse_iso, time_vi
from counter_app.print.picture import page_png
from counter_app.print.printers import CupsPrinter, Printer
from counter_app.print.slip_pdf import SlipSize, render_slip
from counter_app.print.slip_roll import roll_commands
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import Intake, register_line
from counter_app.services.print_watch import PrintOutcome, watch
from counter_app.services.receipt_details import receipt_details
from counter_app.services.reference import Reference
from counter_app.services.roles import require
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import SlipAnswer, SlipVerdict, check_slip
from counter_app.services.slip_content import SlipFacts, slip_content
from counter_app.services.slip_history import NOT_PRINTED, PRINTED, SlipHistory, slip_history
from counter_app.services.standing import OpenProposal, counted, details_now, fees_now, open_proposal
from counter_app.store.dossier_reading import DossierRowRead, Happening, dossier_row, happenings_of
from counter_app.store.dossier_search import without_paper
from counter_app.store.journal import CodeWish, EntryDraft
from counter_app.store.opening import OpenDesk, reopen_after_rollback
from counter_app.wire.header import Fee, Header
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import make_slip_text, parse_slip_text

__all__ = ["PrintJob", "PrintOutcome", "SlipAnswer", "SlipVerdict", "Slips", "UnprintedSlip"]

UNPRINTED_DAYS = 31
# A preview has no identity yet: this key is nobody's and signs nothing that any desk would call genuine.
_PREVIEW_KEY = SigningKey(hashlib.sha256(b"preview").digest())
_PREVIEW_IDENTITY = "A" * 16


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


@dataclass(frozen=True, slots=True)
class _Known:
    """A dossier as its slip needs it."""

    facts: SlipFacts
    history: SlipHistory
    waiting: bool


class Slips:
    """`printer_for` gives the printer of that name for that size ("": the default); `pause` waits so many seconds
    between looks at a job. Printing takes seconds: call it from the background."""

    def __init__(
        self,
        desk: OpenDesk,
        clock: DeskClock,
        reference: Reference,
        key: SigningKey,
        printer_for: Callable[[str, SlipSize], Printer],
        pause: Callable[[float], None],
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference
        self._key = key
        self._printer_for = printer_for
        self._pause = pause
        self._jobs: dict[str, tuple[Printer, str]] = {}

    def preview(
        self, command: ReceiveDossier, session: Session, *, size: SlipSize = SlipSize.A4X2, dpi: float = 110
    ) -> bytes:
        """A PNG of what would be printed, with the code that comes next; saves nothing. Raises ReceiptRefused."""
        decision = Intake(self._desk, self._clock, self._reference).decide(command)
        procedure = self._reference.procedure(command.procedure_code, decision.received.date())
        code, register = self._next_numbers(
            procedure.agency.value.id if procedure.agency.value else None, decision.received
        )
        facts = SlipFacts(
            _PREVIEW_IDENTITY,
            code,
            decision.received,
            decision.due,
            decision.runs_from,
            decision.due_set_by.value,
            receipt_details(decision, procedure, session.name),
            [Fee(fee.kind, fee.amount, fee.name, fee.paid) for fee in decision.command.fees],
            register,
        )
        return page_png(render_slip(self._content(facts, self._text(facts, _PREVIEW_KEY)), size), dpi=dpi)

    def prepare(self, identity: str, *, reason: CopyReason | None = None) -> SlipContent:
        """What is printed next for this dossier: the original, or the next copy with its number and reason.

        Raises BadInput when the dossier is not known here, RuleViolation as `print_slip`.
        """
        known = self._known(identity)
        text = self._text_of(known)
        copy = _copy_mark(known.history, text, reason)
        content = self._content(known.facts, text, copy, replaces=_replaced(known.history, text))
        return replace(content, waiting_for_approval=known.waiting)

    def pdf(self, identity: str, *, size: SlipSize = SlipSize.A4X2) -> bytes:
        """The newest slip as it was made, without printing or writing anything. Raises BadInput before its first."""
        known = self._known(identity)
        if known.history.qr_text is None:
            raise BadInput(
                "Giấy tiếp nhận của hồ sơ này chưa in lần nào; hãy in trước.",
                "No slip was printed for this dossier yet; print it first.",
            )
        return render_slip(self._content(known.facts, known.history.qr_text), size)

    def print_slip(
        self,
        identity: str,
        session: Session,
        *,
        size: SlipSize = SlipSize.A4X2,
        printer_name: str = "",
        reason: CopyReason | None = None,
    ) -> PrintJob:
        """SlipSent is on disk before anything is spooled; a printer that fails leaves the receipt standing.

        Raises RuleViolation when paper is out and no reason is given, or while an earlier print is unanswered.
        """
        require(session, SLIP_SENT)
        content = self.prepare(identity, reason=reason)
        pdf = render_slip(content, size)
        self._write_sent(content, session, size, printer_name)
        copy = content.copy.number if content.copy else 0
        outcome, problem = self._spool(content, pdf, size, printer_name)
        if outcome is not PrintOutcome.ASK:
            self._write_outcome(identity, content.code, outcome.value, session)
        return PrintJob(identity, outcome, copy, printer_name, problem)

    def answer_question(self, identity: str, came_out: bool, session: Session) -> None:
        """Did paper come out? Not: the next print is the original. Raises RuleViolation when nothing is open."""
        require(session, SLIP_OUTCOME)
        known = self._known(identity)
        if not known.history.pending:
            raise RuleViolation(
                "Hồ sơ này không có lần in nào đang chờ trả lời.",
                "No print of this dossier is waiting for an answer.",
            )
        printer, job = self._jobs.pop(identity, (None, ""))
        if not came_out and isinstance(printer, CupsPrinter):
            printer.cancel(job)  # or it comes out later, beside the next original
        self._write_outcome(identity, known.facts.code, PRINTED if came_out else NOT_PRINTED, session)

    def unprinted(self, limit: int = 200) -> tuple[UnprintedSlip, ...]:
        """Slips of this desk that should be out and are not, or of which nobody knows; the newest first."""
        since = iso(self._clock.now() - timedelta(days=UNPRINTED_DAYS))
        with self._desk.database.read() as connection:
            rows = without_paper(connection, self._desk.projections, self._desk.desk.desk, since, limit)
        return tuple(
            UnprintedSlip(row.identity, row.code, row.applicant, row.procedure_name, parse_iso(row.received), row.slip)
            for row in rows
        )

    def sign_with(self, key: SigningKey) -> None:
        """The desk was certified under another key; slips that are out keep their text."""
        self._key = key

    def check(self, text: str) -> SlipAnswer:
        """A scanned slip, without any network. Raises BadInput when it is no slip at all.

        A slip of ours that is not known here means that this file was put back: a new journal is opened at once.
        """
        answer = check_slip(self._desk, self._key, text)
        if answer.verdict is SlipVerdict.OURS_UNKNOWN:
            stamp = self._clock.stamp()
            with self._desk.database.write() as connection:
                reopen_after_rollback(connection, self._desk, answer.received, stamp)
        return answer

    # -----------------------------------------------------------------------------------------------------

    def _content(self, facts: SlipFacts, text: str, copy: CopyMark | None = None, *, replaces: str = "") -> SlipContent:
        office = self._reference.office()
        sample = office.sample or self._reference.catalogue().sample
        today = self._clock.now().date()
        return slip_content(facts, office, text, issued_on=today, sample=sample, copy=copy, replaces=replaces)

    def _known(self, identity: str) -> _Known:
        with self._desk.database.read() as connection:
            row = dossier_row(connection, self._desk.projections, identity)
            happenings = happenings_of(connection, self._desk.projections, identity)
        receipt = next(iter(counted(happenings, DOSSIER_RECEIVED)), None)
        if row is None or receipt is None:
            raise BadInput(
                "Không có hồ sơ này ở đây, hoặc hồ sơ chưa được tiếp nhận nên không có giấy tiếp nhận.",
                "No such dossier is known here, or it was not received and has no slip.",
            )
        waiting = open_proposal(identity, happenings)
        return _Known(_facts(row, receipt, happenings, waiting), slip_history(happenings), waiting is not None)

    def _text_of(self, known: _Known) -> str:
        """Made once and reprinted letter for letter by any desk; anew only when what it says has changed."""
        newest = known.history.qr_text
        return newest if newest is not None and _says(newest, known.facts) else self._text(known.facts, self._key)

    def _text(self, facts: SlipFacts, key: SigningKey) -> str:
        host = self._reference.office().slip_host
        return make_slip_text(host, facts.code, facts.identity, facts.received, facts.due, key)

    def _next_numbers(self, agency: str | None, received: datetime) -> tuple[str | None, RegisterLine]:
        """What the next save would get; nothing is bound."""
        numbers = self._desk.numbers
        with self._desk.database.read() as connection:
            code = numbers.next_code(connection, CodeWish(agency, received.date())) if agency else None
            volume, number = numbers.next_register_number(connection, received.year)
        return code, RegisterLine(str(volume), number)

    def _write_sent(self, content: SlipContent, session: Session, size: SlipSize, printer_name: str) -> None:
        facts: dict[str, object] = {"copy": content.copy.number if content.copy else 0, "size": size.value}
        if content.copy is not None:
            facts["reason"] = content.copy.reason.value
        details = {"qr_text": content.qr_text, "printer": printer_name, "replaces": content.replaces}
        draft = EntryDraft(
            SLIP_SENT,
            dossier=content.identity,
            code=content.code,
            details={name: value for name, value in details.items() if value},
            facts=facts,
        )
        self._desk.journal.append([draft], session.account, self._clock.stamp())

    def _write_outcome(self, identity: str, code: str | None, outcome: str, session: Session) -> None:
        draft = EntryDraft(SLIP_OUTCOME, dossier=identity, code=code, facts={"outcome": outcome})
        self._desk.journal.append([draft], session.account, self._clock.stamp())

    def _spool(
        self, content: SlipContent, pdf: bytes, size: SlipSize, printer_name: str
    ) -> tuple[PrintOutcome, EnvironmentProblem | None]:
        document = roll_commands(pdf) if size is SlipSize.ROLL else pdf
        try:
            printer = self._printer_for(printer_name, size)
            job = printer.send(document, content.code or content.identity)
        except EnvironmentProblem as problem:
            return PrintOutcome.NOT_PRINTED, problem
        self._jobs[content.identity] = printer, job
        watched = watch(printer, job, self._pause)
        return watched.outcome, watched.problem


def _facts(
    row: DossierRowRead, receipt: Header, happenings: tuple[Happening, ...], waiting: OpenProposal | None
) -> SlipFacts:
    """As it stands now; what waits for approval is printed too, and the slip says that it waits."""
    details, fees = details_now(happenings), fees_now(happenings)
    due = parse_iso(row.due) if row.due else None
    set_by = str(receipt.facts.get("due_set_by", DueSetBy.TERM.value))
    if waiting is not None:
        details, fees, due = merged(details, waiting.after), waiting.fees or fees, waiting.due or due
    return SlipFacts(
        row.identity,
        row.code,
        parse_iso(row.received),
        due,
        receipt.runs_from,
        set_by,
        details,
        fees,
        register_line(receipt),
    )


def _says(text: str, facts: SlipFacts) -> bool:
    """Whether the QR text still says what is so: code, received and due, to the minute."""
    slip = parse_slip_text(text)
    same_due = (slip.due is None) == (facts.due is None) and (
        slip.due is None or facts.due is None or iso(slip.due)[:16] == iso(facts.due)[:16]
    )
    return slip.code == facts.code and iso(slip.received)[:16] == iso(facts.received)[:16] and same_due


def _copy_mark(history: SlipHistory, text: str, reason: CopyReason | None) -> CopyMark | None:
    """None: this print is the original of its text. The first copy has number 1."""
    if history.pending:
        raise RuleViolation(
            "Chưa rõ lần in trước đã ra giấy chưa; hãy trả lời trước khi in lại.",
            "Nobody has said yet whether the last print came out; answer that first.",
        )
    if text != history.qr_text or history.out == 0 or history.stale:
        return None
    if reason is None:
        raise RuleViolation(
            "Giấy tiếp nhận đã in; muốn in lại hãy chọn lý do (mất, hỏng), bản in sẽ ghi là bản sao.",
            "The slip is out; to print it again give the reason (lost, damaged), it will be marked a copy.",
        )
    return CopyMark(history.out, reason)


def _replaced(history: SlipHistory, text: str) -> str:
    """Names the slip whose place this one takes, with its appointment: that is what the citizen sees differ."""
    if history.qr_text is None or not history.out or (text == history.qr_text and not history.stale):
        return ""
    old = parse_slip_text(history.qr_text)
    promised = f" (hẹn trả {time_vi(old.due)})" if old.due else ""
    return f"{old.code or old.identity}{promised}"
