"""A period's report for whoever answers for the office: figures by field and by procedure, figures of each online
service, the list of late dossiers; on paper and as a sheet. Nothing is written: figures are read, not kept.

Reads every dossier of the period and those carried over: call it from the background.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from counter_app.domain.due_days import working_days_late
from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.errors import BadInput
from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.report_counts import LATE, ONLINE, Counts, Happened, Outcome, ReportSpan, Stood, stood
from counter_app.domain.report_periods import AGENCY_FORM, ReportPeriod, addressees, report_periods
from counter_app.domain.times import iso, parse_iso
from counter_app.print.forms.period_report import (
    FieldLine,
    LateLine,
    ReportHead,
    ServiceLine,
    ToPropose,
    field_report,
    late_list,
    service_report,
)
from counter_app.services.reference import Reference
from counter_app.services.report_sheets import field_sheets, late_sheet, service_sheet
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases
from counter_app.settings.sheet_file import Sheet, write_sheets
from counter_app.store.dossier_fold import step_of
from counter_app.store.report_reading import ReportedDossier, of_span
from counter_app.wire.header import Header

PER_SERVICE = "statistics.per_service"
ONLINE_SHARE = "statistics.online_share"
PROPOSALS = "service.proposals"
MOST_PROPOSED = 5
HIGH_LEVELS = frozenset({"3", "4", "full"})
UNNAMED_FIELD = "(chưa rõ lĩnh vực)"
MOST_LATE = 5_000


class ReportKind(StrEnum):
    """`ii06a`: by field, in the columns that running systems give that form."""

    FIELDS = "ii06a"
    SERVICES = "services"
    LATE = "late"


KIND_WORDS = {
    ReportKind.FIELDS: Notice("Tình hình giải quyết hồ sơ theo lĩnh vực", "Dossiers by field"),
    ReportKind.SERVICES: Notice("Số liệu từng dịch vụ công trực tuyến", "Figures of each online service"),
    ReportKind.LATE: Notice("Danh sách hồ sơ chậm muộn", "List of late dossiers"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """`until` is the last day looked at: of a period that still runs, today. `fields` by name, each with its
    procedures; `services` those that were asked for online. `online_high`: received online in the period at a high
    level."""

    span: ReportSpan
    until: date
    made: datetime
    total: Counts
    fields: tuple[FieldLine, ...]
    services: tuple[ServiceLine, ...]
    late: tuple[LateLine, ...]
    online_high: int = 0


class PeriodReports:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases, self._reference = cases, reference

    def periods(self, kind: ReportKind) -> tuple[ReportPeriod, ...]:
        """What the regulation in force has the office report on, the most pressing first."""
        today = self._cases.today()
        return report_periods(self._profile(), today, late_list=kind is ReportKind.LATE)

    def figures(self, span: ReportSpan) -> Figures:
        """Of the whole office, as far as this desk knows. Raises BadInput for a period that has not begun."""
        now = self._cases.now()
        if span.begins > now:
            raise BadInput(
                "Kỳ báo cáo chưa bắt đầu; hãy chọn kỳ đã qua hoặc đang diễn ra.",
                "The period has not begun; choose one that is over or runs.",
            )
        counted = _Counting(span, min(span.last, now.date()), self._reference, self._service_rule())
        with self._cases.reading() as connection:
            for one in of_span(connection, self._cases.projections, iso(span.begins), iso(span.ends)):
                counted.take(one)
        return counted.figures(now)

    def form(self, kind: ReportKind, span: ReportSpan, session: Session | None = None) -> Form:
        """The report on paper, to be signed by the head."""
        figures, head = self.figures(span), self._head(kind, span, session)
        if kind is ReportKind.SERVICES:
            return service_report(head, figures.services, figures.until, self._wanted(), self._to_propose(figures))
        if kind is ReportKind.LATE:
            return late_list(head, figures.late, figures.until)
        return field_report(head, figures.fields, figures.total, figures.until, self._share(figures))

    def sheets(self, kind: ReportKind, span: ReportSpan) -> tuple[Sheet, ...]:
        figures, office = self.figures(span), self._reference.office().heading.unit
        if kind is ReportKind.SERVICES:
            return (service_sheet(figures.services, self._wanted(), span, office),)
        if kind is ReportKind.LATE:
            return (late_sheet(figures.late, span, office),)
        return field_sheets(figures.fields, figures.total, span, office)

    def save(self, kind: ReportKind, span: ReportSpan, file: Path) -> Path:
        """As a file of sheets, written whole or not at all. Raises BadInput for a place that cannot be written."""
        return write_sheets(file, self.sheets(kind, span))

    # -----------------------------------------------------------------------------------------------------

    def _profile(self) -> Profile:
        return self._reference.profile(self._cases.today())

    def _service_rule(self) -> Rule | None:
        return next((rule for rule in self._profile().all_rules() if rule.id == PER_SERVICE), None)

    def _wanted(self) -> tuple[str, ...]:
        """The figures that the regulation names for each service; none where it is silent: then all are shown."""
        rule = self._service_rule()
        return tuple(map(str, rule.value)) if rule is not None and isinstance(rule.value, tuple) else ()

    def _head(self, kind: ReportKind, span: ReportSpan, session: Session | None) -> ReportHead:
        office, profile = self._reference.office(), self._profile()
        period = next((one for one in self.periods(kind) if one.span == span), None)
        rule = period.rule if period else None
        named = [rule, self._service_rule() if kind is ReportKind.SERVICES else profile.rule(AGENCY_FORM)]
        return ReportHead(
            office.heading,
            KIND_WORDS[kind].vi,
            span.vi,
            self._cases.now(),
            addressees(profile) if kind is not ReportKind.LATE else (),
            "; ".join(dict.fromkeys(citation_with_doubt(one) for one in named if one is not None)),
            session.name if session else "",
            office.sample,
        )

    def _share(self, figures: Figures) -> tuple[int, int, str] | None:
        """Online dossiers of a high level among all of the period, where the regulation has the share measured."""
        rule = self._profile().rule(ONLINE_SHARE, channel=ONLINE)
        if rule is None:
            return None
        return figures.online_high, figures.total.new, rule.citation.text

    def _to_propose(self, figures: Figures) -> ToPropose | None:
        """What the office may propose to be offered online, where its regulation has it look (Đồng Nai 2020, article
        13.7)."""
        profile = self._profile()
        rule = profile.rule(PROPOSALS, channel=ONLINE)
        if rule is None:
            return None
        counted = (one for line in figures.fields for one in line.procedures)
        missing = [(name or code, counts.new) for code, name, counts in counted if counts.new and not counts.online]
        settings = (profile.setting(name) for name in (rule.value if isinstance(rule.value, tuple) else ()))
        return ToPropose(
            tuple(sorted(missing, key=lambda one: (-one[1], one[0]))[:MOST_PROPOSED]),
            tuple(setting.value for setting in settings if setting is not None),
            citation_with_doubt(rule),
        )


class _Counting:
    """Takes one dossier after another; keeps sums, and the late ones that a list can hold."""

    def __init__(self, span: ReportSpan, until: date, reference: Reference, service_rule: Rule | None) -> None:
        self._span, self._until = span, until
        self._calendar = reference.calendar()
        self._field_of = {procedure.code: procedure.field.value or "" for procedure in reference.catalogue().procedures}
        self._service_rule = service_rule
        self._total = Counts()
        self._fields: dict[str, Counts] = {}
        self._procedures: dict[tuple[str, str, str], Counts] = {}
        self._services: dict[tuple[str, str, str], Counts] = {}
        self._late: list[LateLine] = []
        self._online_high = 0

    def take(self, one: ReportedDossier) -> None:
        found = stood(_happened(one.headers), self._span.ends)
        if found is None or found.has_gone_before(self._span.begins):
            return
        channel = _channel(one.headers)
        field = self._field_of.get(one.procedure_code) or UNNAMED_FIELD
        procedure = (field, one.procedure_code, one.procedure_name)
        sums = [self._total, self._fields.setdefault(field, Counts()), self._procedures.setdefault(procedure, Counts())]
        if self._is_counted_service(channel, one.level):
            service = (one.procedure_code, one.procedure_name, one.level)
            sums.append(self._services.setdefault(service, Counts()))
        for counts in sums:
            became = counts.take(found, channel, self._span, self._until)
        self._online_high += channel == ONLINE and one.level in HIGH_LEVELS and found.received >= self._span.begins
        if became in LATE:
            self._late.append(self._late_line(one, found, became))

    def figures(self, made: datetime) -> Figures:
        late = sorted(self._late, key=lambda line: (line.due, line.named))
        return Figures(
            self._span,
            self._until,
            made,
            self._total,
            tuple(self._field_lines()),
            tuple(
                ServiceLine(code, name, level, counts) for (code, name, level), counts in sorted(self._services.items())
            ),
            tuple(late[:MOST_LATE]),
            self._online_high,
        )

    def _is_counted_service(self, channel: str, level: str) -> bool:
        if channel != ONLINE:
            return False
        return self._service_rule is None or self._service_rule.applies_to(channel, level)

    def _field_lines(self) -> Iterator[FieldLine]:
        for name in sorted(self._fields):
            of_field = sorted((key[1:], counts) for key, counts in self._procedures.items() if key[0] == name)
            procedures = tuple((code, title, counts) for (code, title), counts in of_field)
            yield FieldLine(name, self._fields[name], procedures)

    def _late_line(self, one: ReportedDossier, found: Stood, became: Outcome) -> LateLine:
        assert found.due is not None
        done = found.finished if became is Outcome.LATE else None
        until = done or datetime.combine(self._until, found.due.timetz())
        return LateLine(
            one.code or one.identity,
            one.procedure_name,
            found.unit,
            found.received,
            found.due,
            done,
            working_days_late(found.due, until, self._calendar),
            found.moved,
        )


def _happened(headers: Iterable[Header]) -> Iterator[Happened]:
    for header in headers:
        opens = header.type == DOSSIER_RECEIVED
        received = parse_iso(header.received) if opens and header.received else None
        yield Happened(step_of(header), _when(header, received), received)


def _when(header: Header, received: datetime | None) -> datetime:
    """What was entered after an outage came when it was received. What was received anew in another's place bears that
    one's time, but until then the other stood in the figures."""
    entered = parse_iso(header.entered)
    return entered if received is None or "replaces" in header.facts else min(received, entered)


def _channel(headers: Iterable[Header]) -> str:
    receipt = next(header for header in headers if header.type == DOSSIER_RECEIVED)
    return str(receipt.facts.get("channel") or "direct")
