"""A dossier as its slip needs it: what it says now, what is out already, and what the next print would be."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.corrections import merged
from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.intake import DueSetBy
from counter_app.domain.slip import CopyMark, CopyReason
from counter_app.domain.times import iso, parse_iso, time_vi
from counter_app.services.intake import register_line
from counter_app.services.slip_content import SlipFacts
from counter_app.services.slip_history import SlipHistory, slip_history
from counter_app.services.standing import OpenProposal, as_charged, counted, details_now, fees_now, open_proposal
from counter_app.store.dossier_reading import DossierRowRead, Happening, dossier_row, happenings_of
from counter_app.store.opening import OpenDesk
from counter_app.wire.header import Header
from counter_app.wire.slip_text import parse_slip_text


@dataclass(frozen=True, slots=True)
class KnownSlip:
    """`waiting`: a correction of it waits for approval. `profile` is the hash of the regulation it was received
    under."""

    facts: SlipFacts
    history: SlipHistory
    waiting: bool
    profile: str | None = None
    channel: str = "direct"

    @property
    def unchanged(self) -> bool:
        """What was printed last still says what is so."""
        text = self.history.qr_text
        return text is not None and not self.history.stale and says(text, self.facts)


def known_slip(desk: OpenDesk, identity: str) -> KnownSlip:
    """Raises BadInput where the dossier is not known here or was not received."""
    with desk.database.read() as connection:
        row = dossier_row(connection, desk.projections, identity)
        happenings = happenings_of(connection, desk.projections, identity)
    receipt = next(iter(counted(happenings, DOSSIER_RECEIVED)), None)
    if row is None or receipt is None:
        raise BadInput(
            "Không có hồ sơ này ở đây, hoặc hồ sơ chưa được tiếp nhận nên không có giấy tiếp nhận.",
            "No such dossier is known here, or it was not received and has no slip.",
        )
    waiting = open_proposal(identity, happenings)
    facts, channel = _facts(row, receipt, happenings, waiting), str(receipt.facts.get("channel") or "direct")
    return KnownSlip(facts, slip_history(happenings), waiting is not None, receipt.profile, channel)


def _facts(
    row: DossierRowRead, receipt: Header, happenings: tuple[Happening, ...], waiting: OpenProposal | None
) -> SlipFacts:
    """As it stands now; what waits for approval is printed too, and the slip says that it waits."""
    details, fees = details_now(happenings), fees_now(happenings)
    due = parse_iso(row.due) if row.due else None
    set_by = str(receipt.facts.get("due_set_by", DueSetBy.TERM.value))
    if waiting is not None:
        details, due = merged(details, waiting.after), waiting.due or due
        fees = as_charged(happenings, waiting.fees) if waiting.charges else fees
    return SlipFacts(
        identity=row.identity,
        code=row.code,
        received=parse_iso(row.received),
        due=due,
        runs_from=receipt.runs_from,
        due_set_by=set_by,
        details=details,
        fees=fees,
        register=register_line(receipt),
    )


def says(text: str, facts: SlipFacts) -> bool:
    """Whether the QR text still says what is so: code, received and due, to the minute."""
    slip = parse_slip_text(text)
    same_due = (slip.due is None) == (facts.due is None) and (
        slip.due is None or facts.due is None or iso(slip.due)[:16] == iso(facts.due)[:16]
    )
    return slip.code == facts.code and iso(slip.received)[:16] == iso(facts.received)[:16] and same_due


def copy_mark(history: SlipHistory, text: str, reason: CopyReason | None) -> CopyMark | None:
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


def replaced(history: SlipHistory, text: str) -> str:
    """Names the slip whose place this one takes, with its appointment: that is what the citizen sees differ."""
    if history.qr_text is None or not history.out or (text == history.qr_text and not history.stale):
        return ""
    old = parse_slip_text(history.qr_text)
    promised = f" (hẹn trả {time_vi(old.due)})" if old.due else ""
    return f"{old.code or old.identity}{promised}"
