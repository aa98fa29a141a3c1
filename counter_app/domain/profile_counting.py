"""What a regulation profile says about counting, in the form that due dates take."""

from __future__ import annotations

from datetime import date, time

from counter_app.domain.due_date import CountingRules
from counter_app.domain.due_explanation import Step
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.supplement_clock import SupplementRule
from counter_app.domain.times import date_vi

START_RULE = "term.starts"
CUT_OFF_RULE = "handover.cutoff"
RESTART_RULE = "term.restarts_after_supplement"


def counting_rules(
    profile: Profile, channel: str, *, cut_off_rule: str = CUT_OFF_RULE, no_boundary: bool = False
) -> CountingRules:
    """Start of the term and cut-off hour as the profile (or its base layer) has them for this channel.

    Certification and civil status have cut-off rules of their own; name theirs in `cut_off_rule`.
    """
    start = profile.rule(START_RULE, channel=channel)
    cut_off = profile.rule(cut_off_rule, channel=channel)
    return CountingRules(
        cut_off=time.fromisoformat(str(cut_off.value)) if cut_off else None,
        cut_off_citation=citation_with_doubt(cut_off),
        start_citation=citation_with_doubt(start),
        no_boundary=no_boundary,
    )


def supplement_rule(profile: Profile, channel: str) -> SupplementRule:
    """Anew where the profile says so, else the clock stands while the citizen completes the dossier."""
    rule = profile.rule(RESTART_RULE, channel=channel)
    return SupplementRule.RESTART if rule and rule.value is True else SupplementRule.STOP


def citation_with_doubt(rule: Rule | None) -> str:
    """The citation, marked where the rule was read before an amendment that was not; '' for no rule."""
    if rule is None:
        return ""
    doubts = {"read_before_unread_amendment": " (chưa đọc được lần sửa đổi sau)", "unverified": " (chưa kiểm chứng)"}
    return rule.citation.text + doubts.get(rule.status, "")


def step_if_not_in_force(profile: Profile, day: date) -> tuple[Step, ...]:
    """A step that says so where the profile is not in force on the day of receipt."""
    if profile.in_force_on(day):
        return ()
    if profile.effective_from is None:
        return (
            Step(
                day,
                f"Lưu ý: {profile.document} là dự thảo, chưa xác nhận đã ban hành; áp dụng do cơ quan chọn",
                f"Note: {profile.document} is a draft, its issue was never confirmed; applied by the office's choice",
                profile.document,
            ),
        )
    until_vi = f" đến {date_vi(profile.effective_to)}" if profile.effective_to else ""
    until_en = f" to {profile.effective_to}" if profile.effective_to else ""
    return (
        Step(
            day,
            f"Lưu ý: {profile.document} không có hiệu lực vào ngày này "
            f"(hiệu lực từ {date_vi(profile.effective_from)}{until_vi})",
            f"Note: {profile.document} is not in force on this day (from {profile.effective_from}{until_en})",
            profile.document,
        ),
    )
