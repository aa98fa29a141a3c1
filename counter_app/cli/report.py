"""`counter-app report`: the figures of a period, of the whole office as far as this desk knows it.

Nothing is written but the file that was asked for; the desk's window may be open meanwhile.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import cli
from counter_app.cli.desk_beside import desk_beside
from counter_app.cli.desk_file import name_desk_file
from counter_app.domain.errors import BadInput
from counter_app.domain.report_counts import Counts, Outcome, ReportSpan
from counter_app.domain.times import iso, parse_date

if TYPE_CHECKING:
    from counter_app.services.steps.period_reports import Figures, PeriodReports, ReportKind
    from counter_app.settings.sheet_file import Sheet

KINDS = ("ii06a", "services", "late")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("report", help="số liệu một kỳ: ii06a (theo lĩnh vực), services, late")
    parser.add_argument("kind", choices=KINDS, metavar="KIND")
    parser.add_argument("--from", dest="first", required=True, metavar="D", help="ngày đầu, như 2026-01-01")
    parser.add_argument("--to", dest="last", required=True, metavar="D", help="ngày cuối, như 2026-12-31")
    parser.add_argument("--out", type=Path, metavar="FILE", help="ghi ra tệp .xlsx hoặc .pdf")
    parser.add_argument("--json", action="store_true")
    name_desk_file(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    span = ReportSpan(parse_date(args.first), parse_date(args.last))
    if args.out is not None and args.out.suffix.lower() not in (".xlsx", ".pdf"):
        raise BadInput("Tệp báo cáo phải có đuôi .xlsx hoặc .pdf.", "The report's file ends in .xlsx or .pdf.")
    with _opened(args) as reports:
        from counter_app.services.steps.period_reports import ReportKind

        kind = ReportKind(args.kind)
        if args.out is not None:
            _write(reports, kind, span, args.out)
        elif args.json:
            cli.print_json(figures_as_json(reports.figures(span), kind))
        else:
            for sheet in reports.sheets(kind, span)[:1]:
                print_sheet(sheet)
    return 0


@contextmanager
def _opened(args: argparse.Namespace) -> Iterator[PeriodReports]:
    from counter_app.services.steps.period_reports import PeriodReports

    with desk_beside(args) as desk:
        yield PeriodReports(desk.cases, desk.reference)


def _write(reports: PeriodReports, kind: ReportKind, span: ReportSpan, out: Path) -> None:
    if out.suffix.lower() == ".xlsx":
        reports.save(kind, span, out)
        return
    from counter_app.print.form_pdf import render_form
    from counter_app.settings.durable_file import write_durably
    from counter_app.settings.sheet_file import READABLE

    write_durably(out, render_form(reports.form(kind, span)), READABLE)


def print_sheet(sheet: Sheet) -> None:
    """Columns parted by tabs, as other programs read them."""
    for line in sheet.above:
        print(line)
    for row in (sheet.titles, *sheet.rows):
        print("\t".join("" if cell is None else str(cell) for cell in row))


def figures_as_json(figures: Figures, kind: ReportKind) -> dict[str, object]:
    found: dict[str, object] = {
        "kind": kind.value,
        "from": figures.span.first.isoformat(),
        "to": figures.span.last.isoformat(),
        "until": figures.until.isoformat(),
        "made": iso(figures.made),
        "total": counts_as_json(figures.total),
    }
    if kind.value == "services":
        found["services"] = [
            {"code": one.code, "name": one.name, "level": one.level} | counts_as_json(one.counts)
            for one in figures.services
        ]
    elif kind.value == "late":
        found["late"] = [
            {
                "code": one.named,
                "procedure": one.procedure,
                "unit": one.unit,
                "received": iso(one.received),
                "due": iso(one.due),
                "done": iso(one.done) if one.done else None,
                "working_days_late": one.days,
                "moved": one.moved,
            }
            for one in figures.late
        ]
    else:
        found["fields"] = [{"field": one.name} | counts_as_json(one.counts) for one in figures.fields]
    return found


def counts_as_json(counts: Counts) -> dict[str, object]:
    return {
        "received": counts.received,
        "online": counts.online,
        "direct_or_post": counts.direct,
        "carried_over": counts.carried,
        "resolved": counts.resolved,
        "early": counts.by[Outcome.EARLY],
        "on_time": counts.by[Outcome.ON_TIME],
        "late": counts.by[Outcome.LATE],
        "ended": counts.ended,
        "pending": counts.pending,
        "pending_in_time": counts.by[Outcome.PENDING_IN_TIME],
        "pending_late": counts.by[Outcome.PENDING_LATE],
        "moved": counts.moved,
    }
