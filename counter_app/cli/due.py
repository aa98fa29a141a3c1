"""`counter-app due`: a due date on the office's calendar, with the reason for every day."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from counter_app import cli
from counter_app.domain.due_date import DueDate, due_date
from counter_app.domain.due_explanation import Step
from counter_app.domain.errors import BadInput
from counter_app.domain.profile_counting import counting_rules, step_if_not_in_force
from counter_app.domain.regulations import CHANNELS
from counter_app.domain.term import Term, TermUnit, parse_amount
from counter_app.domain.times import appointment_vi, iso, parse_iso
from counter_app.domain.working_clock import named_en_at
from counter_app.settings.office_file import read_office_file, sample_office_file
from counter_app.settings.public_holidays import FIRST_YEAR, LAST_YEAR
from counter_app.settings.regulation_files import load_profile

# The longest term, 1,000 working days, ends within five years on any ordinary calendar.
YEARS_AHEAD = 6


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("due", help="ngày hẹn trả, kèm lý do từng ngày")
    parser.add_argument("--profile", required=True, metavar="P")
    term = parser.add_mutually_exclusive_group(required=True)
    term.add_argument("--days", metavar="N", help="ngày làm việc, có thể nửa ngày (0.5)")
    term.add_argument("--hours", metavar="N", help="giờ làm việc")
    parser.add_argument("--received", required=True, metavar="ISO", help="2026-11-20T15:30")
    parser.add_argument("--office", metavar="FILE", help="tệp lịch của cơ quan (TOML)")
    parser.add_argument("--channel", choices=CHANNELS, default="direct")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    term, received = _term(args), _received(args.received)
    profile = load_profile(args.profile).as_of(received.date())
    office = Path(args.office) if args.office is not None else sample_office_file()
    calendar = read_office_file(office, range(received.year - 1, received.year + YEARS_AHEAD))
    result = due_date(term, received, calendar, counting_rules(profile, args.channel))
    steps = (*step_if_not_in_force(profile, received.date()), *result.steps)
    if args.json:
        cli.print_json({"due": iso(result.due), "explanation": [step.to_json() for step in steps]})
    else:
        cli.print_text(described(result, steps, cli.speaks_english()))
    return 0


def described(result: DueDate, steps: tuple[Step, ...], english: bool) -> str:
    lines = [f"Due: {named_en_at(result.due)}" if english else f"Hẹn trả: {appointment_vi(result.due)}"]
    for step in steps:
        citation = f"  [{step.citation}]" if step.citation else ""
        lines.append(f"  - {step.en if english else step.vi}{citation}")
    if result.unconfirmed_days:
        note = "Some days are not confirmed: ask the administrator for the decisions."
        lines.append(note if english else "Có ngày chưa xác nhận: đề nghị quản trị nhập số quyết định.")
    return "\n".join(lines)


def _term(args: argparse.Namespace) -> Term:
    if args.days is not None:
        return Term(parse_amount(args.days), TermUnit.WORKING_DAYS)
    return Term(parse_amount(args.hours), TermUnit.WORKING_HOURS)


def _received(text: str) -> datetime:
    received = parse_iso(text)
    if not FIRST_YEAR <= received.year <= LAST_YEAR:
        raise BadInput(
            f"Thời điểm nhận phải trong các năm {FIRST_YEAR}–{LAST_YEAR}.",
            f"The time of receipt must lie in the years {FIRST_YEAR} to {LAST_YEAR}.",
        )
    return received
