"""What is written down beside the steps: an internal note, and from when a term runs where that was unclear."""

from __future__ import annotations

from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, BadInput, RuleViolation
from counter_app.domain.step_details import LONGEST_REASON, line, reason
from counter_app.domain.working_clock import in_office_time
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import PHONE, TOLD_BY, Case, Cases
from counter_app.store.journal import EntryDraft, Saved


class Remarks:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def note(self, identity: str, text: str, session: Session, *, called: bool = False) -> Saved:
        """Of the office's own: no paper bears it. `called`: the citizen was told of it by telephone, as decree 118/2025
        has it beside messages (articles 19.6 and 22.5); whoever chose neither message nor mail is told so alone."""
        said = line(text, "Ghi chú", "Note", needed=True, longest=LONGEST_REASON)
        note = f"Đã gọi điện báo người nộp: {said}" if called else said
        details = {"note": note, "clerk": session.name}
        facts: dict[str, object] = {TOLD_BY: PHONE} if called else {}
        return self._cases.take(
            identity,
            types.NOTE_ADDED,
            session,
            lambda _case: [EntryDraft(types.NOTE_ADDED, details=details, facts=facts)],
        )

    def fix_start(self, identity: str, due: datetime, why: str, session: Session) -> Saved:
        """The date that follows from when the term really began (hours outside the counter's, a clock put right)."""
        said, moved = reason(why), in_office_time(due)

        def decide(case: Case) -> list[EntryDraft]:
            need_a_term(case)
            if moved <= case.received:
                raise BadInput("Ngày hẹn phải sau lúc nhận hồ sơ.", "The date must come after the receipt.")
            details = {"reason": said, "clerk": session.name}
            return [EntryDraft(types.START_FIXED, details=details, due=moved)]

        return self._cases.take(identity, types.START_FIXED, session, decide)


def need_a_term(case: Case) -> None:
    """Raises RuleViolation before the receipt: no term begins there."""
    if not case.was_received:
        raise RuleViolation(
            f"Chưa làm được: hồ sơ chưa được tiếp nhận nên chưa có thời hạn nào ({SET_BY_THE_PROGRAM_VI}).",
            f"Not possible now: it was not received yet, so that no term runs ({SET_BY_THE_PROGRAM_EN}).",
        )
