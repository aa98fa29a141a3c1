"""What somebody who answers for the office looks through: corrections that wait for approval, and those that a clerk
made at once and that are seen afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.judging import counts
from counter_app.domain.notice import Notice
from counter_app.domain.step_details import line
from counter_app.domain.times import iso, parse_iso, time_vi
from counter_app.services.correction_words import KIND_WORDS, Change, changes_of, due_words, fee_words
from counter_app.services.sign_in import Session
from counter_app.services.standing import OpenProposal, fees_now, open_proposal
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.corrections import need_another
from counter_app.store.dossier_reading import Happening
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.oversight_reading import active_with_entries, with_entries

MOST_LISTED = 200
# Corrections at once are made until hand-over, so that a dossier received longer ago has none that is new.
LOOKED_BACK = timedelta(days=45)
ABOUT = "about"  # in a note: the entry that was looked at


@dataclass(frozen=True, slots=True)
class Overseen:
    """The dossier that something was done to, as lists name it."""

    identity: str
    code: str | None
    person: str
    procedure: str

    @property
    def shown_code(self) -> str:
        return self.code or self.identity

    @classmethod
    def of(cls, case: Case) -> Overseen:
        return cls(case.identity, case.row.code, case.row.applicant, case.row.procedure_name)


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """Waits for a second person. `asked_by` an account, `clerk` its name."""

    dossier: Overseen
    kind: Notice
    reason: str
    asked_by: str
    clerk: str
    when: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MadeCorrection:
    """In force since it was made; `entry` is its hash."""

    dossier: Overseen
    entry: bytes
    reason: str
    made_by: str
    clerk: str
    when: datetime
    changes: tuple[Change, ...]


class Oversight:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def asked(self) -> tuple[AskedCorrection, ...]:
        """Every correction of the office that waits for approval, the longest waiting first."""
        with self._cases.reading() as connection:
            found = active_with_entries(connection, self._cases.projections, types.CORRECTION_ASKED, limit=MOST_LISTED)
            cases = self._cases.readable(connection, found)
        waiting = ((case, open_proposal(case.identity, case.happenings)) for case in cases)
        found_open = [_asked(case, proposal) for case, proposal in waiting if proposal is not None]
        return tuple(sorted(found_open, key=lambda one: one.when))

    def made(self, viewer: str) -> tuple[MadeCorrection, ...]:
        """Corrections made at once by others than `viewer` (an account) that nobody looked at yet, the newest first."""
        since = iso(self._cases.now() - LOOKED_BACK)
        with self._cases.reading() as connection:
            found = with_entries(
                connection, self._cases.projections, types.DOSSIER_CORRECTED, since=since, limit=MOST_LISTED
            )
            cases = self._cases.readable(connection, found)
        made = [one for case in cases for one in _made(case) if one.made_by != viewer]
        return tuple(sorted(made, key=lambda one: one.when, reverse=True))

    def look_at(self, correction: MadeCorrection, session: Session, remark: str = "") -> Saved:
        """It was seen: a note that names it. By whoever may approve corrections, and not by the one who made it."""
        self._cases.require(session, types.CORRECTION_DECIDED)
        need_another(correction.made_by, session)
        said = line(remark, "Ý kiến", "Remark")

        def decide(case: Case) -> list[EntryDraft]:
            if all(one.entry != correction.entry for one in _made(case)):
                raise RuleViolation("Lần sửa này đã có người xem.", "Somebody has looked at this correction already.")
            note = f"Đã xem lại lần sửa lúc {time_vi(correction.when)}"
            details = {"note": f"{note}: {said}" if said else note, "clerk": session.name}
            return [EntryDraft(types.NOTE_ADDED, details=details, facts={ABOUT: correction.entry.hex()})]

        return self._cases.take(correction.dossier.identity, types.NOTE_ADDED, session, decide)


def _asked(case: Case, proposal: OpenProposal) -> AskedCorrection:
    return AskedCorrection(
        Overseen.of(case),
        KIND_WORDS[proposal.kind],
        proposal.reason,
        proposal.asked_by,
        str(proposal.details.get("clerk") or proposal.asked_by),
        proposal.when,
        tuple(_proposed(case, proposal)),
    )


def _proposed(case: Case, proposal: OpenProposal) -> Iterator[Change]:
    yield from changes_of(case.details, proposal.after)
    if proposal.due is not None and iso(proposal.due) != case.state.due:
        yield Change(KIND_WORDS[CorrectionKind.DUE], due_words(case.state.due), due_words(iso(proposal.due)))
    if proposal.charges and fee_words(fees_now(case.happenings)) != fee_words(proposal.fees):
        charged = fees_now(case.happenings)
        yield Change(KIND_WORDS[CorrectionKind.FEE], fee_words(charged), fee_words(proposal.fees))


def _made(case: Case) -> Iterator[MadeCorrection]:
    """Those that count and that no note of somebody who answers for it names yet."""
    seen = {str(header.facts.get(ABOUT)) for header in case.headers(types.NOTE_ADDED)}
    for one in case.happenings:
        if _is_correction(one) and one.hash.hex() not in seen:
            header, details = one.known, one.details
            before, after = details.get("before"), details.get("after")
            yield MadeCorrection(
                Overseen.of(case),
                one.hash,
                str(details.get("reason", "")),
                header.who,
                str(details.get("clerk") or header.who),
                parse_iso(header.entered),
                changes_of(before if isinstance(before, dict) else {}, after if isinstance(after, dict) else {}),
            )


def _is_correction(one: Happening) -> bool:
    return one.header is not None and one.header.type == types.DOSSIER_CORRECTED and counts(one.verdict)
