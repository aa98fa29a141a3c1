"""Slips: previewed before a save, printed after it, and told apart from copies."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.entry_types import SLIP_OUTCOME, SLIP_SENT
from counter_app.domain.errors import EnvironmentProblem, RuleViolation
from counter_app.domain.folding import fold
from counter_app.domain.form import Form
from counter_app.domain.form_names import FormKind, form_name
from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.slip import MOST_ON_ONE_SLIP, CopyMark, CopyReason, SlipContent
from counter_app.print.form_pdf import render_form
from counter_app.print.picture import joined, page_count, pages_png
from counter_app.print.slip_pdf import render_shared_slip
from counter_app.print.slip_roll import roll_commands
from counter_app.print.slip_size import SlipSize
from counter_app.services.desk_clock import DeskClock
from counter_app.services.evaluation_slips import EVALUATION, SLIP, Evaluation
from counter_app.services.known_slip import KnownSlip, copy_mark, known_slip, replaced
from counter_app.services.print_watch import PrintOutcome
from counter_app.services.printing import Printing, Tray
from counter_app.services.reference import Reference
from counter_app.services.roles import require
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import SlipAnswer, SlipVerdict, check_slip
from counter_app.services.slip_content import SlipFacts, slip_content
from counter_app.services.slip_history import (
    NOT_PRINTED,
    PRINTED,
    OnTheSheet,
    SentSlip,
    SlipHistory,
    job_of_sheet,
    print_mark,
    sheet_details,
)
from counter_app.services.slip_preview import SlipPreview
from counter_app.services.unprinted_slips import UnprintedSlip, UnprintedSlips
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk, reopen_after_rollback
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import make_slip_text, parse_slip_text

__all__ = ["PrintJob", "PrintOutcome", "SlipAnswer", "SlipVerdict", "Slips", "UnprintedSlip"]

# A preview was never saved: this key is nobody's and signs nothing that any desk would call genuine.
_PREVIEW_KEY = SigningKey(hashlib.sha256(b"preview").digest())


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`copy` 0 is the original. `problem` says why nothing came out; the receipt stands all the same. `together`:
    every dossier on the sheet, `identity` the first of them."""

    identity: str
    outcome: PrintOutcome
    copy: int
    printer: str
    problem: EnvironmentProblem | None = None
    together: tuple[str, ...] = ()


class Slips:
    """Printing takes seconds: call it from the background."""

    def __init__(
        self,
        desk: OpenDesk,
        clock: DeskClock,
        reference: Reference,
        key: SigningKey,
        printing: Printing,
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._reference = reference
        self._key = key
        self._printing = printing

    def preview(
        self,
        command: ReceiveDossier,
        session: Session,
        *,
        size: SlipSize = SlipSize.A4X2,
        dpi: float = 110,
        beside: Sequence[str] = (),
    ) -> bytes:
        """A PNG of what would be printed, with the code that it would have; saves nothing. `beside`: dossiers that were
        saved and are waiting for the same sheet. Raises ReceiptRefused."""
        facts = SlipPreview(self._desk, self._clock, self._reference).facts(command, session)
        every = [*(known_slip(self._desk, identity).facts for identity in beside), facts]
        pdf = render_shared_slip([self._content(one, self._text(one, _PREVIEW_KEY)) for one in every], size)
        # Both copies of a shared slip have pages of their own; the picture is of the first.
        return pages_png(pdf, max(1, page_count(pdf) // 2) if beside else 1, dpi=dpi)

    def prepare(self, identity: str, *, reason: CopyReason | None = None) -> SlipContent:
        """What is printed next for this dossier: the original, or the next copy with its number and reason.

        Raises BadInput when the dossier is not known here, RuleViolation as `print_slip`.
        """
        known = known_slip(self._desk, identity)
        text = self._text_of(known)
        copy = copy_mark(known.history, text, reason)
        content = self._content(known.facts, text, known.profile, copy, replaces=replaced(known.history, text))
        return replace(content, waiting_for_approval=known.waiting)

    def pdf(self, identity: str, *, size: SlipSize = SlipSize.A4X2) -> bytes:
        """The newest slip as it was made, printing and writing nothing. Raises RuleViolation before its first."""
        contents = []
        for one in self.on_one_sheet(identity):
            known = known_slip(self._desk, one)
            if known.history.qr_text is None:
                raise RuleViolation(
                    "Giấy tiếp nhận của hồ sơ này chưa in lần nào; hãy in trước.",
                    "No slip was printed for this dossier yet; print it first.",
                )
            contents.append(self._content(known.facts, known.history.qr_text, known.profile))
        return render_shared_slip(contents, size)

    def on_one_sheet(self, identity: str) -> tuple[str, ...]:
        """What is printed when this dossier's slip is printed again: the dossiers of the sheet that is out.

        One that was corrected since has, or will have, a slip of its own that replaces its part of the sheet.
        """
        known = known_slip(self._desk, identity)
        if not known.unchanged or not known.history.together:
            return (identity,)
        others = {one: known_slip(self._desk, one) for one in known.history.together if one != identity}
        gone = {one for one, other in others.items() if not _still_on(other, known)}
        return tuple(one for one in known.history.together if one not in gone)

    def print_slip(
        self,
        identity: str,
        session: Session,
        *,
        size: SlipSize = SlipSize.A4X2,
        printer_name: str = "",
        reason: CopyReason | None = None,
    ) -> PrintJob:
        """Printed again: with the dossiers that stand on the same sheet. As `print_together`."""
        together = self.on_one_sheet(identity)
        return self.print_together(together, session, size=size, printer_name=printer_name, reason=reason)

    def print_together(
        self,
        identities: Sequence[str],
        session: Session,
        *,
        size: SlipSize = SlipSize.A4X2,
        printer_name: str = "",
        reason: CopyReason | None = None,
    ) -> PrintJob:
        """One slip for these dossiers of one person. Each keeps its code, its QR text and its count of copies.

        SlipSent is on disk before anything is spooled; a printer that fails leaves the receipts standing.
        Raises RuleViolation when paper is out and no reason is given, while an earlier print is unanswered, for
        dossiers of several people and for more than MOST_ON_ONE_SLIP.
        """
        self._require(session, SLIP_SENT)
        contents = [self.prepare(identity, reason=reason) for identity in dict.fromkeys(identities)]
        _check_one_person(contents)
        evaluation = self._evaluation_with(contents, size)
        pdf = joined([render_shared_slip(contents, size), *([render_form(evaluation)] if evaluation else [])])
        mark = self._write_sent(contents, session, size, printer_name, evaluated=evaluation is not None)
        first, document = contents[0], roll_commands(pdf) if size is SlipSize.ROLL else pdf
        done = self._printing.send(document, first.code or first.identity, Tray(printer_name, size), mark)
        if done.outcome is not PrintOutcome.ASK:
            self._write_outcome([(one.identity, one.code) for one in contents], done.outcome.value, session)
        together = tuple(one.identity for one in contents)
        copy = first.copy.number if first.copy else 0
        return PrintJob(first.identity, done.outcome, copy, printer_name, done.problem, together)

    def _require(self, session: Session, entry_type: str) -> None:
        profile = self._reference.profile(self._clock.now().date()) if session.must_change else None
        require(session, entry_type, profile)

    def answer_question(self, identity: str, came_out: bool, session: Session) -> None:
        """Did paper come out? One answer holds for every dossier on the sheet that was not printed again since. Not:
        its job is taken back first, of a program that ended since too, and the next print is the original.

        Raises RuleViolation when nothing is open, EnvironmentProblem while the job may still come out beside the next
        print: the question stays then. May take seconds.
        """
        self._require(session, SLIP_OUTCOME)
        known = known_slip(self._desk, identity)
        if not known.history.pending:
            raise RuleViolation(
                "Hồ sơ này không có lần in nào đang chờ trả lời.",
                "No print of this dossier is waiting for an answer.",
            )
        sheet = {one: known_slip(self._desk, one) for one in known.history.together or (identity,)}
        asked = [(one, each.facts.code) for one, each in sheet.items() if _asked_with(each.history, known.history)]
        if not came_out:
            self._take_back(job_of_sheet(identity, {one: each.history for one, each in sheet.items()}))
        self._write_outcome(asked, PRINTED if came_out else NOT_PRINTED, session)

    def unprinted(self) -> tuple[UnprintedSlip, ...]:
        """As `UnprintedSlips` lists them."""
        return UnprintedSlips(self._desk, self._clock).listed()

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

    def _content(
        self,
        facts: SlipFacts,
        text: str,
        profile: str | None = None,
        copy: CopyMark | None = None,
        *,
        replaces: str = "",
    ) -> SlipContent:
        """`profile` is the hash of the regulation that it was received under, whose form it bears."""
        office, received_under = self._reference.office(), facts.received.date()
        named = form_name(self._reference.profile_named(profile, received_under), FormKind.SLIP)
        return slip_content(
            *(facts, office, text),
            issued_on=self._clock.now().date(),
            form_label=office.form_label or named.shown_label,
            sample=office.sample or self._reference.catalogue().sample,
            copy=copy,
            replaces=replaces,
        )

    def _text_of(self, known: KnownSlip) -> str:
        """Made once and reprinted letter for letter by any desk; anew once anything on the slip was corrected, and then
        never one that was out before: the old paper must answer that it was replaced."""
        newest = known.history.qr_text
        if newest is None:
            return self._text(known.facts, self._key)
        if known.unchanged:
            return newest
        return self._text(known.facts, self._key, instead_of=parse_slip_text(newest).signature)

    def _text(self, facts: SlipFacts, key: SigningKey, *, instead_of: bytes | None = None) -> str:
        host = self._reference.office().slip_host
        return make_slip_text(host, facts.code, facts.identity, facts.received, facts.due, key, instead_of=instead_of)

    def _evaluation_with(self, contents: Sequence[SlipContent], size: SlipSize) -> Form | None:
        """With the first slip that a person gets, in the same job: one question for both. A roll is too narrow."""
        known = [known_slip(self._desk, one.identity) for one in contents]
        if size is SlipSize.ROLL or any(one.history.ever_out for one in known):
            return None
        first, office = known[0], self._reference.office()
        profile = self._reference.profile_named(first.profile, first.facts.received.date())
        level = first.facts.details.get("service_level")
        evaluation = Evaluation(profile, office, first.channel, level if isinstance(level, str) else None)
        if not evaluation.goes_with(SLIP):
            return None
        others = f" và {len(contents) - 1} hồ sơ khác" if len(contents) > 1 else ""
        code = (contents[0].code or contents[0].identity) + others
        return evaluation.slip(contents[0].procedure, code, self._clock.now().date())

    def _write_sent(
        self,
        contents: Sequence[SlipContent],
        session: Session,
        size: SlipSize,
        printer_name: str,
        *,
        evaluated: bool,
    ) -> str:
        """One entry a dossier, in one transaction: a sheet is sent for all of them or for none. Its print's mark."""
        sheet = sheet_details(OnTheSheet(one.identity, one.code) for one in contents) if len(contents) > 1 else []
        drafts = [_sent(one, size, printer_name, sheet) for one in contents]
        if evaluated:
            drafts[0].facts["with"] = EVALUATION
        saved = self._desk.journal.append(drafts, session.account, self._clock.stamp())
        return print_mark(saved.entries[0].hash)

    def _write_outcome(self, dossiers: Sequence[tuple[str, str | None]], outcome: str, session: Session) -> None:
        drafts = [
            EntryDraft(SLIP_OUTCOME, dossier=identity, code=code, facts={"outcome": outcome})
            for identity, code in dossiers
        ]
        self._desk.journal.append(drafts, session.account, self._clock.stamp())

    def _take_back(self, sent: SentSlip | None) -> None:
        """Or it comes out later, beside the next original. Where another desk sent it, only that desk can."""
        if sent is not None:
            size = next((known for known in SlipSize if known.value == sent.size), SlipSize.A4X2)
            self._printing.take_back(sent.mark, Tray(sent.printer, size))


def _sent(content: SlipContent, size: SlipSize, printer_name: str, sheet: list[dict[str, str]]) -> EntryDraft:
    facts: dict[str, object] = {"copy": content.copy.number if content.copy else 0, "size": size.value}
    if content.copy is not None:
        facts["reason"] = content.copy.reason.value
    details: dict[str, object] = {
        "qr_text": content.qr_text,
        "printer": printer_name,
        "replaces": content.replaces,
        "together": sheet,
    }
    return EntryDraft(
        SLIP_SENT,
        dossier=content.identity,
        code=content.code,
        details={name: value for name, value in details.items() if value},
        facts=facts,
    )


def _still_on(other: KnownSlip, known: KnownSlip) -> bool:
    """Nothing newer was printed or is to be printed for it."""
    return other.unchanged and other.history.together == known.history.together


def _asked_with(other: SlipHistory, asked: SlipHistory) -> bool:
    """The same print of both is open. What another desk printed alone since is that desk's question."""
    return other.pending and other.together == asked.together


def _check_one_person(contents: Sequence[SlipContent]) -> None:
    if len(contents) > MOST_ON_ONE_SLIP:
        raise RuleViolation(
            f"Một giấy tiếp nhận ghi tối đa {MOST_ON_ONE_SLIP} hồ sơ; hãy in thành nhiều giấy.",
            f"One slip holds at most {MOST_ON_ONE_SLIP} dossiers; print several slips.",
        )
    people = {(fold(one.applicant.name), one.applicant.id_number) for one in contents}
    if len(people) > 1:
        raise RuleViolation(
            "Một giấy tiếp nhận chỉ ghi hồ sơ của cùng một người nộp; hãy in riêng cho từng người.",
            "One slip holds dossiers of one person only; print one for each person.",
        )
