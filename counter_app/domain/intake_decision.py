"""The decision on a receipt: due date with its explanation, what is missing, whether a slip is due.

Pure: procedure, profile, calendar and times come in. Nothing is invented: where no term is stated (or stated in a
unit that is not counted here) the clerk sets the date, and slip and timeline say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from counter_app.domain.due_date import CountingRules, DueDate, due_date
from counter_app.domain.due_explanation import Step
from counter_app.domain.folding import fold
from counter_app.domain.intake import (
    Decision,
    DueSetBy,
    FieldProblem,
    ReceiptRefused,
    ReceiveDossier,
)
from counter_app.domain.intake_cautions import cautions, missing_components
from counter_app.domain.intake_checks import checked_command
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.online_filing import runs_from_filing, step_from_filing
from counter_app.domain.procedures import Procedure
from counter_app.domain.profile_counting import (
    CUT_OFF_RULE,
    citation_with_doubt,
    counting_rules,
    step_if_not_in_force,
)
from counter_app.domain.receipt_objections import against_due, against_procedure
from counter_app.domain.regulations import Profile
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import in_office_time, named_en_at

RUNS_FROM_RECEIPT = "receipt"
RUNS_FROM_COMPETENT_AGENCY = "competent_agency"

SET_BY_CLERK_VI = "do cán bộ tiếp nhận ấn định"
SET_BY_CLERK_EN = "set by the receiving clerk"

# Certification and civil status have cut-off rules of their own (profile_counting).
_CUT_OFF_OF_FIELD = {"chung thuc": "certification.cutoff", "ho tich": "civil_status.cutoff"}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a receipt is decided by. `own_agency` False: the agency competent to decide is not one of the office's own
    (no-boundary intake)."""

    procedure: Procedure
    profile: Profile
    calendar: OfficeCalendar
    own_agency: bool = True


@dataclass(frozen=True, slots=True)
class ReceiptTimes:
    """Aware, of any zone. `now` is what the desk believes; nothing is received later. `filed`: when it came online and
    was whole; the term runs from then where the regulation says so."""

    received: datetime
    now: datetime
    filed: datetime | None = None


def decide_receipt(
    command: ReceiveDossier, basis: Basis, times: ReceiptTimes, against: Iterable[FieldProblem] = ()
) -> Decision:
    """Decide, or raise ReceiptRefused with all problems, `against` (what only the journal knows) among them. Raises
    BadInput where the calendar cannot give a date."""
    received, procedure = in_office_time(times.received), basis.procedure
    clean, problems = checked_command(command, received, in_office_time(times.now))
    term = StatedTerm.of(procedure, longer=clean.longer_term)
    counted = _counted(clean, basis, times, term)
    missing = missing_components(clean, procedure, basis.profile)
    returned = _returned_at_once(clean, procedure, counted.due, received, complete=not missing)
    problems += against
    problems += against_procedure(clean, procedure, basis.profile)
    problems += against_due(clean, procedure, term, basis.calendar, received, returned=returned)
    if problems:
        raise ReceiptRefused(tuple(problems))
    set_by = DueSetBy.NOBODY if returned else DueSetBy.CLERK if clean.due else DueSetBy.TERM
    decision = Decision(
        command=clean,
        received=received,
        due=_due(set_by, clean, counted.due),
        due_set_by=set_by,
        term_vi=SET_BY_CLERK_VI if set_by is DueSetBy.CLERK else term.vi,
        term_en=SET_BY_CLERK_EN if set_by is DueSetBy.CLERK else term.en,
        explanation=(),
        runs_from=RUNS_FROM_RECEIPT if basis.own_agency else RUNS_FROM_COMPETENT_AGENCY,
        missing=missing,
        immediate=procedure.immediate.value is True,
        returned=returned,
        prints_slip=_prints_slip(clean, basis.profile, returned=returned),
        notes=(),
    )
    uncertain = term.known and not term.certain
    return replace(
        decision,
        explanation=tuple(_explanation(decision, basis.profile, term, counted)),
        notes=cautions(decision, procedure, basis.profile, basis.calendar, uncertain_term=uncertain),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """By the published term; `due` None where it has none. `from_filing`: that it runs from the filing online."""

    due: DueDate | None
    from_filing: Step | None = None


def _counted(clean: ReceiveDossier, basis: Basis, times: ReceiptTimes, term: StatedTerm) -> _Counted:
    rule = runs_from_filing(basis.profile, clean.service_level) if times.filed is not None else None
    starts = in_office_time(times.filed if times.filed is not None and rule is not None else times.received)
    due = due_date(term.term, starts, basis.calendar, _rules(clean, basis, term)) if term.term is not None else None
    return _Counted(due, step_from_filing(starts, rule) if rule is not None else None)


def _due(set_by: DueSetBy, clean: ReceiveDossier, counted: DueDate | None) -> datetime | None:
    if set_by is DueSetBy.CLERK and clean.due is not None:
        return in_office_time(clean.due)
    return in_office_time(counted.due) if set_by is DueSetBy.TERM and counted is not None else None


def _rules(clean: ReceiveDossier, basis: Basis, term: StatedTerm) -> CountingRules:
    """The procedure's own cut-off hour goes before the field's, the field's before the hand-over's."""
    procedure, profile = basis.procedure, basis.profile
    field = fold(f"{procedure.field.value or ''} {procedure.sector.value or ''}")
    named = next((rule for words, rule in _CUT_OFF_OF_FIELD.items() if words in field), CUT_OFF_RULE)
    rule_id = named if profile.rule(named, channel=clean.channel) else CUT_OFF_RULE
    rules = counting_rules(profile, clean.channel, cut_off_rule=rule_id, no_boundary=not basis.own_agency)
    if not term.cut_off or rules.cut_off == time.fromisoformat(term.cut_off):
        return rules
    citation = f"Danh mục thủ tục, {procedure.code}"
    return replace(rules, cut_off=time.fromisoformat(term.cut_off), cut_off_citation=citation)


def _returned_at_once(
    clean: ReceiveDossier, procedure: Procedure, counted: DueDate | None, received: datetime, *, complete: bool
) -> bool:
    """As the clerk says; else an immediate procedure whose papers are all there is, unless the cut-off hour moves
    it to another day."""
    if clean.returned_at_once is not None:
        return clean.returned_at_once
    same_day = counted is None or counted.due.date() == received.date()
    return procedure.immediate.value is True and complete and same_day and clean.due is None


def _prints_slip(clean: ReceiveDossier, profile: Profile, *, returned: bool) -> bool:
    """Not for a result that is handed over at once unless asked for; else where the profile's slip rule applies."""
    if clean.slip_wanted is not None:
        return clean.slip_wanted
    return not returned and profile.rule("slip.form", channel=clean.channel) is not None


def _explanation(decision: Decision, profile: Profile, term: StatedTerm, counted: _Counted) -> Iterator[Step]:
    day = decision.received.date()
    if counted.from_filing is not None and decision.due_set_by is DueSetBy.TERM:
        yield counted.from_filing
    yield from step_if_not_in_force(profile, day)
    if decision.due_set_by is DueSetBy.CLERK:
        yield _set_by_clerk(decision)
    elif decision.due_set_by is DueSetBy.NOBODY:
        rule = profile.rule("immediate.slip", channel=decision.command.channel)
        yield Step(
            day, "Kết quả được trả ngay khi tiếp nhận", "The result was returned at once", citation_with_doubt(rule)
        )
    elif counted.due is not None:
        if not term.certain:
            yield Step(
                day,
                f"Thời hạn {term.vi} lấy theo danh mục, hãy đối chiếu với văn bản đã công bố",
                f"The term of {term.en} is the catalogue's; compare it with the published text",
            )
        yield from counted.due.steps


def _set_by_clerk(decision: Decision) -> Step:
    assert decision.due is not None
    why = f": {decision.command.due_reason}" if decision.command.due_reason else ""
    return Step(
        decision.received.date(),
        f"Ngày hẹn {appointment_vi(decision.due)} {SET_BY_CLERK_VI}{why}",
        f"The date {named_en_at(decision.due)} was {SET_BY_CLERK_EN}{why}",
    )
