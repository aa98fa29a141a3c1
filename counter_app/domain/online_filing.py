"""A dossier that came online, as far as rules ask: when it must be answered, from when its term runs, how it counts
without a digital signature. Pure; times are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.due_explanation import Step
from counter_app.domain.errors import BadInput
from counter_app.domain.folding import fold
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_deadlines import ONLINE_ANSWER, StepDeadline, deadline
from counter_app.domain.working_clock import in_office_time

ONLINE = "online"
LEVEL_FOUR, LEVEL_THREE = "4", "3"
# The national law's hour, as the profile national_2025 has it; for whoever knows no profiles (a test keeps them one).
NATIONAL_PROFILE = "national_2025"
NATIONAL_ANSWER_HOURS = 8  # NĐ 118/2025/NĐ-CP, điều 17.2.c
ALERT_STAFF = "online.alert_staff"
TERM_STARTS = "term.starts"
SIGNATURE_OF_LEVEL_FOUR = "filing.level_4.signature"
REGISTERED_ONLY, ACCOUNT_REQUIRED = "accounts.registered_only", "accounts.required"
WAYS_OF_LEVEL_TWO = "filing.level_2.ways"


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A level-4 dossier without a digital signature: handled as level 3 (Bình Định 2019, article 7.2.a), in Đăk Nông
    (article 9.2.a) with the papers sent by the post besides."""

    level: str
    rule: Rule

    @property
    def papers_by_post(self) -> bool:
        return "buu chinh" in fold(str(self.rule.value))


def answer_by(
    profile: Profile, came: datetime, calendar: OfficeCalendar, *, level: str | None = None
) -> StepDeadline | None:
    """By when it has to be received or sent back, counted from when the system had it whole; None without such a
    rule, and where the calendar cannot tell (years without working days)."""
    try:
        return deadline(profile, ONLINE_ANSWER, came, calendar, channel=ONLINE, level=level)
    except BadInput:
        return None


def alert_by(
    profile: Profile, came: datetime, calendar: OfficeCalendar, *, level: str | None = None
) -> StepDeadline | None:
    """By when staff are to hear of it (decree 118/2025, article 17.2: the law does not say working hours)."""
    try:
        return deadline(profile, ALERT_STAFF, came, calendar, channel=ONLINE, level=level)
    except BadInput:
        return None


def without_signature(profile: Profile, level: str | None, *, signed: bool | None) -> Unsigned | None:
    """None where it was signed, nothing is known of a signature, or the regulation has no such rule."""
    if level != LEVEL_FOUR or signed is not False:
        return None
    rule = profile.rule(SIGNATURE_OF_LEVEL_FOUR, channel=ONLINE, level=level)
    return Unsigned(LEVEL_THREE, rule) if rule is not None else None


def unregistered(profile: Profile, level: str | None, *, registered: bool | None) -> Rule | None:
    """The rule under which it is not received: sent without a registered account where only those are (the draft of
    Hải Dương 2025, article 12.3). None where the portal does not know, or no rule says so."""
    rule = profile.rule(REGISTERED_ONLY, channel=ONLINE, level=level)
    return rule if registered is False and rule is not None and rule.value is True else None


def lacks_account(profile: Profile, level: str | None, *, registered: bool | None) -> Rule | None:
    """The rule that demands a registered account for a dossier of this level which came without one (Bình Định 2019,
    article 15.3). It forbids nobody to receive it."""
    rule = profile.rule(ACCOUNT_REQUIRED, channel=ONLINE, level=level)
    return rule if registered is False and rule is not None and rule.value is True else None


def not_filed_online(profile: Profile, level: str | None) -> Rule | None:
    """The rule by which a service of level 2 is filed in person or by post alone (Bình Định 2019, article 2.4.b)."""
    return profile.rule(WAYS_OF_LEVEL_TWO, channel="direct", level=level) if level == "2" else None


def runs_from_filing(profile: Profile, level: str | None) -> Rule | None:
    """The rule, where one that speaks of online dossiers alone has the term run from the filing (Đăk Nông 2019,
    article 13.1.a); elsewhere it runs from the receipt (decree 118/2025, article 17.3)."""
    rule = profile.rule(TERM_STARTS, channel=ONLINE, level=level)
    return rule if rule is not None and rule.channels == (ONLINE,) else None


def step_from_filing(filed: datetime, rule: Rule) -> Step:
    """For the explanation of the date."""
    filed = in_office_time(filed)
    return Step(
        filed.date(),
        f"Tính từ lúc người nộp gửi hồ sơ đầy đủ trên mạng ({filed:%H:%M %d/%m/%Y})",
        f"Counted from when the complete dossier was filed online ({filed:%Y-%m-%d %H:%M})",
        citation_with_doubt(rule),
    )
