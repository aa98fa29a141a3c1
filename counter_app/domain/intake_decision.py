"""The decision on a receipt: due date with its explanation, what is missing, whether a slip is due.

Pure: procedure, profile, calendar and times come in. Nothing is invented: where no term is stated (or stated in a
unit that is not counted here) the clerk sets the date, and slip and timeline say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from fractions import Fraction

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
from counter_app.domain.procedure_parts import term_words
from counter_app.domain.procedures import Procedure, PublishedTerm, Stated
from counter_app.domain.profile_counting import (
    CUT_OFF_RULE,
    citation_with_doubt,
    counting_rules,
    step_if_not_in_force,
)
from counter_app.domain.regulations import Profile
from counter_app.domain.term import Term, TermUnit
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import in_office_time, named_en_at

RUNS_FROM_RECEIPT = "receipt"
RUNS_FROM_COMPETENT_AGENCY = "competent_agency"

SET_BY_CLERK_VI = "do cán bộ tiếp nhận ấn định"
SET_BY_CLERK_EN = "set by the receiving clerk"

LATEST_DUE = timedelta(days=5 * 366)

# Certification and civil status have cut-off rules of their own (profile_counting).
_CUT_OFF_OF_FIELD = {"chung thuc": "certification.cutoff", "ho tich": "civil_status.cutoff"}


def decide_receipt(
    command: ReceiveDossier,
    procedure: Procedure,
    profile: Profile,
    calendar: OfficeCalendar,
    received: datetime,
    now: datetime,
    *,
    own_agency: bool = True,
    filed: datetime | None = None,
) -> Decision:
    """Decide, or raise ReceiptRefused with all problems. `now` is what the desk believes; nothing is received later.

    `filed`: when it came online and was whole; the term runs from then where the regulation says so. `own_agency`
    False: the agency competent to decide is not one of the office's own (no-boundary intake).
    Raises BadInput where the calendar cannot give a date.
    """
    received, now = in_office_time(received), in_office_time(now)
    clean, problems = checked_command(command, received, now)
    term = StatedTerm.of(procedure, longer=clean.longer_term)
    from_filing = runs_from_filing(profile, clean.service_level) if filed is not None else None
    starts = in_office_time(filed) if filed is not None and from_filing is not None else received
    counted = _counted(clean, procedure, profile, calendar, starts, term, own_agency)
    missing = missing_components(clean, procedure, profile)
    returned = _returned_at_once(clean, procedure, counted, received, complete=not missing)
    problems += _against_procedure(clean, procedure)
    problems += _against_due(clean, procedure, term, calendar, received, returned)
    if problems:
        raise ReceiptRefused(tuple(problems))
    set_by = DueSetBy.NOBODY if returned else DueSetBy.CLERK if clean.due else DueSetBy.TERM
    due = {DueSetBy.NOBODY: None, DueSetBy.CLERK: clean.due, DueSetBy.TERM: counted.due if counted else None}[set_by]
    decision = Decision(
        command=clean,
        received=received,
        due=in_office_time(due) if due else None,
        due_set_by=set_by,
        term_vi=SET_BY_CLERK_VI if set_by is DueSetBy.CLERK else term.vi,
        term_en=SET_BY_CLERK_EN if set_by is DueSetBy.CLERK else term.en,
        explanation=(),
        runs_from=RUNS_FROM_RECEIPT if own_agency else RUNS_FROM_COMPETENT_AGENCY,
        missing=missing,
        immediate=procedure.immediate.value is True,
        returned=returned,
        prints_slip=_prints_slip(clean, profile, returned=returned),
        notes=(),
    )
    return replace(
        decision,
        explanation=(
            *((step_from_filing(starts, from_filing),) if from_filing is not None and set_by is DueSetBy.TERM else ()),
            *_explanation(decision, profile, term, counted),
        ),
        notes=cautions(decision, procedure, profile, calendar, uncertain_term=term.known and not term.certain),
    )


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """The catalogue's term in the form that due dates take; `term` None where none can be counted."""

    term: Term | None
    vi: str
    en: str
    cut_off: str = ""
    certain: bool = False

    @property
    def known(self) -> bool:
        return self.term is not None

    @classmethod
    def of(cls, procedure: Procedure, *, longer: bool) -> StatedTerm:
        """An immediate procedure without a term of its own is due at once. Months are not counted here."""
        stated = procedure.term
        if stated.value is None:
            return cls._immediate(procedure.immediate)
        published = _lengthened(stated.value) if longer and stated.value.longer is not None else stated.value
        term = published.counted()
        vi, en = (term_words(published.unit, published.value, vi=language) for language in (True, False))
        doubt_vi, doubt_en = ("", "") if stated.is_certain else (" (chưa kiểm chứng)", " (not confirmed)")
        return cls(term, vi + doubt_vi, en + doubt_en, stated.value.cutoff, stated.is_certain)

    @classmethod
    def _immediate(cls, immediate: Stated[bool]) -> StatedTerm:
        if immediate.value is not True:
            return cls(None, "", "")
        term = Term(Fraction(0), TermUnit.AT_ONCE)
        return cls(term, term.vi, term.en, certain=immediate.is_certain)


def _lengthened(published: PublishedTerm) -> PublishedTerm:
    """The law *adds* the longer term: three working days and three more. At once and the same day add nothing."""
    amount = published.longer or 0
    if published.longer_unit == published.unit:
        amount += published.value
    elif published.value:
        return PublishedTerm(published.unit, published.value)
    return PublishedTerm(published.longer_unit, amount)


def _counted(
    clean: ReceiveDossier,
    procedure: Procedure,
    profile: Profile,
    calendar: OfficeCalendar,
    received: datetime,
    term: StatedTerm,
    own_agency: bool,
) -> DueDate | None:
    if term.term is None:
        return None
    rules = _rules(clean, procedure, profile, term, own_agency)
    return due_date(term.term, received, calendar, rules)


def _rules(
    clean: ReceiveDossier, procedure: Procedure, profile: Profile, term: StatedTerm, own_agency: bool
) -> CountingRules:
    """The procedure's own cut-off hour goes before the field's, the field's before the hand-over's."""
    field = fold(f"{procedure.field.value or ''} {procedure.sector.value or ''}")
    named = next((rule for words, rule in _CUT_OFF_OF_FIELD.items() if words in field), CUT_OFF_RULE)
    rule_id = named if profile.rule(named, channel=clean.channel) else CUT_OFF_RULE
    rules = counting_rules(profile, clean.channel, cut_off_rule=rule_id, no_boundary=not own_agency)
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


def _against_procedure(clean: ReceiveDossier, procedure: Procedure) -> Iterator[FieldProblem]:
    """What the catalogue excludes for certain; what it only seems to exclude is a caution."""
    source = f"Danh mục thủ tục, {procedure.code}"
    if procedure.ways_to_file.is_certain and clean.channel not in (procedure.ways_to_file.value or ()):
        yield FieldProblem(
            "channel",
            "Thủ tục này không nhận theo cách nộp đã chọn; hãy chọn lại kênh.",
            "This procedure cannot be filed in that way; choose another.",
            source,
        )
    if clean.channel == "post" and _surely_not(procedure.post_may_take_in):
        yield FieldProblem(
            "channel",
            "Thủ tục này không tiếp nhận qua bưu chính; người nộp phải đến quầy hoặc nộp trực tuyến.",
            "The post may not take in this procedure; it is filed at the counter or online.",
            source,
        )
    if clean.return_way == "post" and _surely_not(procedure.post_may_bring_back):
        yield FieldProblem(
            "return_way",
            "Kết quả thủ tục này không trả qua bưu chính; hãy chọn cách khác.",
            "The result of this procedure may not go by post; choose another way.",
            source,
        )
    elif procedure.ways_to_return.is_certain and clean.return_way not in (procedure.ways_to_return.value or ()):
        yield FieldProblem(
            "return_way",
            "Thủ tục này không trả kết quả theo cách đã chọn; hãy chọn cách khác.",
            "The result of this procedure is not returned in that way; choose another.",
            source,
        )
    if clean.longer_term and (procedure.term.value is None or procedure.term.value.longer is None):
        yield FieldProblem(
            "longer_term",
            "Danh mục không ghi thời hạn kéo dài cho thủ tục này.",
            "The catalogue names no longer term for this procedure.",
            source,
        )
    if clean.returned_at_once and procedure.immediate.value is False:
        yield FieldProblem(
            "returned_at_once",
            "Thủ tục này không thuộc loại trả kết quả ngay.",
            "This procedure is not one whose result is returned at once.",
            source,
        )


def _surely_not(stated: Stated[bool]) -> bool:
    return stated.value is False and stated.is_certain


def _against_due(
    clean: ReceiveDossier,
    procedure: Procedure,
    term: StatedTerm,
    calendar: OfficeCalendar,
    received: datetime,
    returned: bool,
) -> Iterator[FieldProblem]:
    if clean.due is None:
        if not term.known and not returned:
            yield _no_term(term)
        return
    due, source = in_office_time(clean.due), f"Danh mục thủ tục, {procedure.code}"
    if returned:
        yield FieldProblem(
            "due",
            "Kết quả trả ngay thì không hẹn ngày; hãy bỏ ngày hẹn.",
            "A result that is returned at once has no appointment; remove the date.",
        )
    elif term.known and term.certain:
        yield FieldProblem(
            "due",
            f"Thời hạn theo danh mục là {term.vi}; ngày hẹn được tính từ đó, không tự ấn định.",
            f"The term in the catalogue is {term.en}; the date follows from it and is not set by hand.",
            source,
        )
    elif term.known and not clean.due_reason:
        yield FieldProblem(
            "due_reason",
            f"Danh mục ghi {term.vi}; nếu ấn định ngày khác, hãy ghi lý do.",
            f"The catalogue says {term.en}; where you set another date, give the reason.",
            source,
        )
    if not received < due <= received + LATEST_DUE:
        yield FieldProblem(
            "due",
            "Ngày hẹn phải sau lúc nhận và không quá năm năm; hãy xem lại.",
            "The date must come after the receipt, within five years; check it.",
        )
    elif not calendar.counter_hours(due.date()):
        yield FieldProblem(
            "due",
            f"{appointment_vi(due)} không có giờ mở quầy; hãy chọn ngày khác.",
            f"On {named_en_at(due)} the counter is closed; choose another day.",
        )


def _no_term(term: StatedTerm) -> FieldProblem:
    if term.vi:
        return FieldProblem(
            "due",
            f"Danh mục ghi thời hạn {term.vi}, đơn vị này không tự tính được; hãy ấn định ngày hẹn trả.",
            f"The catalogue says {term.en}, a unit that is not counted automatically; set the date.",
        )
    return FieldProblem(
        "due",
        "Danh mục không ghi thời hạn của thủ tục này; hãy ấn định ngày hẹn trả.",
        "The catalogue states no term for this procedure; set the date.",
    )


def _explanation(decision: Decision, profile: Profile, term: StatedTerm, counted: DueDate | None) -> Iterator[Step]:
    day = decision.received.date()
    yield from step_if_not_in_force(profile, day)
    if decision.due_set_by is DueSetBy.CLERK:
        yield _set_by_clerk(decision)
    elif decision.due_set_by is DueSetBy.NOBODY:
        rule = profile.rule("immediate.slip", channel=decision.command.channel)
        yield Step(
            day, "Kết quả được trả ngay khi tiếp nhận", "The result was returned at once", citation_with_doubt(rule)
        )
    elif counted is not None:
        if not term.certain:
            yield Step(
                day,
                f"Thời hạn {term.vi} lấy theo danh mục, hãy đối chiếu với văn bản đã công bố",
                f"The term of {term.en} is the catalogue's; compare it with the published text",
            )
        yield from counted.steps


def _set_by_clerk(decision: Decision) -> Step:
    assert decision.due is not None
    why = f": {decision.command.due_reason}" if decision.command.due_reason else ""
    return Step(
        decision.received.date(),
        f"Ngày hẹn {appointment_vi(decision.due)} {SET_BY_CLERK_VI}{why}",
        f"The date {named_en_at(decision.due)} was {SET_BY_CLERK_EN}{why}",
    )
