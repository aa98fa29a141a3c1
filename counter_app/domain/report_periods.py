"""Which periods a regulation has an office report on, and until when; where it names none, the usual ones.

No regulation says from which to which day the figures of a report run. Where it names the days before which reports
are sent, the program takes what lies between two of them; else whole months, quarters and years. The office may choose
other days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI
from counter_app.domain.notice import Notice
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.report_counts import ReportSpan
from counter_app.domain.times import date_vi

AGENCY_PERIODS, AGENCY_DEADLINES = "reports.agency.periods", "reports.agency.deadlines"
AGENCY_ADDRESSEES, AGENCY_FORM = "reports.agency.addressees", "reports.agency.form"
CENTRE_PERIODS, CENTRE_ADDRESSEES = "reports.centre.periods", "reports.centre.addressees"
LATE_LIST_PERIODS = "reports.late_list.periods"
USUAL = ("month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """`before`: the report is sent before that day, None where no day is set. `rule` None: set by the program."""

    span: ReportSpan
    vi: str
    en: str
    before: date | None = None
    rule: Rule | None = None

    @property
    def source(self) -> Notice:
        if self.rule is None:
            return Notice(SET_BY_THE_PROGRAM_VI, SET_BY_THE_PROGRAM_EN)
        return Notice(citation_with_doubt(self.rule), citation_with_doubt(self.rule))


def report_periods(profile: Profile, today: date, *, late_list: bool = False) -> tuple[ReportPeriod, ...]:
    """Those that are next to be reported or were last, the one that presses first. Never empty."""
    if late_list:
        rule = profile.rule(LATE_LIST_PERIODS)
    else:
        rule = profile.rule(AGENCY_PERIODS) or profile.rule(CENTRE_PERIODS)
    days = profile.rule(AGENCY_DEADLINES) if rule is not None and not late_list else None
    if rule is not None and days is not None:
        return tuple(_between_deadlines(rule, days, today))
    names = rule.value if rule is not None and isinstance(rule.value, tuple) else USUAL
    return tuple(period for name in names for period in _whole(name, today, rule))


def addressees(profile: Profile) -> tuple[str, ...]:
    """Whom the report goes to, in the names that the office has set; nobody where the regulation names nobody."""
    rule = profile.rule(AGENCY_ADDRESSEES) or profile.rule(CENTRE_ADDRESSEES)
    named = rule.value if rule is not None and isinstance(rule.value, tuple) else ()
    settings = (profile.setting(name) for name in named)
    return tuple(setting.value for setting in settings if setting is not None)


def _between_deadlines(rule: Rule, days: Rule, today: date) -> Iterator[ReportPeriod]:
    """The next one, then the one before it: from a deadline to the day before the next."""
    named = days.value if isinstance(days.value, tuple) else ()
    yearly = isinstance(rule.value, tuple) and "year" in rule.value
    every = sorted(
        date(year, int(month), int(day))
        for year in range(today.year - 2, today.year + 2)
        for month, day in (text.split("-") for text in named)
    )
    following = next(place for place, day in enumerate(every) if day > today)
    for place in (following, following - 1):
        # The last of a year is the whole year's where the regulation wants a yearly report as well.
        back = len(named) if yearly and every[place].month == max(day.month for day in every) else 1
        begins, before = every[place - back], every[place]
        yield _period(ReportSpan(begins, before - timedelta(days=1)), whole=back > 1, before=before, rule=days)


def _period(span: ReportSpan, *, whole: bool, before: date, rule: Rule) -> ReportPeriod:
    vi, en = ("Báo cáo năm", "Yearly report") if whole else ("Báo cáo 6 tháng", "Half-yearly report")
    return ReportPeriod(
        span,
        f"{vi} {before.year}, gửi trước {date_vi(before)}",
        f"{en} of {before.year}, sent before {before}",
        before,
        rule,
    )


def _whole(name: str, today: date, rule: Rule | None) -> Iterator[ReportPeriod]:
    """The last one that is over, then the one that runs."""
    months = _MONTHS.get(name, 1)
    running = date(today.year, (today.month - 1) // months * months + 1, 1)
    for begins in (_moved(running, -months), running):
        span = ReportSpan(begins, _moved(begins, months) - timedelta(days=1))
        vi, en = _named(name, begins)
        yield ReportPeriod(span, vi, en, rule=rule)


def _named(name: str, begins: date) -> tuple[str, str]:
    if name == "year":
        return f"Năm {begins.year}", f"Year {begins.year}"
    if name == "half_year":
        half = (begins.month - 1) // 6 + 1
        return f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {begins.year}", f"Half {half} of {begins.year}"
    if name == "quarter":
        quarter = (begins.month - 1) // 3 + 1
        return f"Quý {quarter} năm {begins.year}", f"Quarter {quarter} of {begins.year}"
    return f"Tháng {begins.month}/{begins.year}", f"{begins:%Y-%m}"


def _moved(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
