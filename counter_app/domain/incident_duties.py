"""Whom an office tells of an incident, by when and on what paper, as its regulation says.

Two incidents, not one: the *fault of one online service* (Đăk Nông 2019, article 8.3.a: the same day, on annex IV)
and the *stop of the portal* (Bình Định 2019, article 14.6: at once; Đồng Nai 2020, article 13.5: promptly). A
regulation speaks of one of them or of neither; the other one is reported as the office likes. The draft of Hải Dương
speaks of neither and still says whom difficulties go to, one after the other (article 22.6). Who helps, and how work
goes on meanwhile, stands in Đăk Nông's articles 26.4, 26.6 and 13.3.b.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.notice import Notice
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule


class IncidentKind(StrEnum):
    SERVICE_FAULT = "service_fault"
    PORTAL = "portal"


NOTICE = {
    IncidentKind.SERVICE_FAULT: "incident.service_fault.notice",
    IncidentKind.PORTAL: "incident.portal.notice",
}
ADDRESSEES = {
    IncidentKind.SERVICE_FAULT: "incident.service_fault.addressees",
    IncidentKind.PORTAL: "incident.portal.addressees",
}
FORM = "incident.service_fault.form"
HELP_OF_THE_UNIT, HELP_FROM_ABOVE = "support.unit_contact", "support.incident_contact"
HELP = (HELP_OF_THE_UNIT, HELP_FROM_ABOVE)
MEANWHILE = ("outage.work_by_ordinary_means", "outage.enter_afterwards")
DIFFICULTIES = "support.escalation"
_WHEN = {
    "at_once": Notice("báo ngay", "told at once"),
    "same_day": Notice("báo ngay trong ngày", "told the same day"),
    "promptly": Notice("báo kịp thời", "told promptly"),
}


@dataclass(frozen=True, slots=True)
class IncidentDuty:
    """`addressees` by the names in the office's settings; `form` as the regulation calls it, '' where it has none."""

    rule: Rule
    when: Notice
    addressees: tuple[str, ...]
    form: str = ""

    @property
    def source(self) -> str:
        return citation_with_doubt(self.rule)


@dataclass(frozen=True, slots=True)
class IncidentHelp:
    """What whoever stands before an incident is told, in few words and with the articles. `addressees`: the body that
    helps, by its name in the office's settings; `source` the article that names it, '' where none does."""

    told: tuple[Notice, ...]
    addressees: tuple[str, ...] = ()
    source: str = ""


def incident_help(profile: Profile, kind: IncidentKind) -> IncidentHelp:
    above = profile.rule(HELP_FROM_ABOVE)
    bodies = _named(profile, above)
    meanwhile = _meanwhile(profile) if kind is IncidentKind.PORTAL else ()
    return IncidentHelp(
        (*meanwhile, *_who_helps(profile, bodies)), bodies, citation_with_doubt(above) if above is not None else ""
    )


def _meanwhile(profile: Profile) -> tuple[Notice, ...]:
    goes_on, entered = (profile.rule(name) for name in MEANWHILE)
    if goes_on is None or entered is None:
        return ()
    source = citation_with_doubt(entered)
    return (
        Notice(
            f"Trong lúc đó giải quyết bằng biện pháp thông thường; hệ thống có lại thì nhập đầy đủ ngay ({source}).",
            f"Work goes on by ordinary means; enter everything as soon as the system is back ({source}).",
        ),
    )


def _who_helps(profile: Profile, bodies: tuple[str, ...]) -> tuple[Notice, ...]:
    at_hand = profile.rule(HELP_OF_THE_UNIT)
    if at_hand is None and not bodies:
        return ()
    own_vi, own_en = ([str(at_hand.value)], ["your unit's own technical staff"]) if at_hand is not None else ([], [])
    rules = (rule for name in HELP if (rule := profile.rule(name)) is not None)
    source = "; ".join(citation_with_doubt(rule) for rule in rules)
    return (
        Notice(
            f"Hỗ trợ: {'; '.join((*own_vi, *bodies))} ({source}).", f"Help: {'; '.join((*own_en, *bodies))} ({source})."
        ),
    )


def incident_duty(profile: Profile, kind: IncidentKind) -> IncidentDuty | None:
    """None where the regulation asks for no notice of such an incident."""
    channel = "online" if kind is IncidentKind.SERVICE_FAULT else None
    rule = profile.rule(NOTICE[kind], channel=channel)
    if rule is None:
        return _in_difficulties(profile)
    told = profile.rule(ADDRESSEES[kind], channel=channel)
    form = profile.rule(FORM, channel=channel) if kind is IncidentKind.SERVICE_FAULT else None
    return IncidentDuty(
        rule,
        _WHEN.get(rule.unit, Notice(str(rule.value), str(rule.value))),
        _named(profile, told),
        str(form.value) if form is not None else "",
    )


def _in_difficulties(profile: Profile) -> IncidentDuty | None:
    """Without a time: to the first, and to the others only where that one does not settle it. None where the office
    has set nobody of those whom the rule names."""
    rule = profile.rule(DIFFICULTIES)
    named = _named(profile, rule)
    if rule is None or not named:
        return None
    then = ", ".join(named[1:])
    further_vi = f" (chưa ổn thì phản ánh tiếp {then})" if then else ""
    further_en = f" (and to {then} where that does not settle it)" if then else ""
    when = Notice(f"phản ánh để được hỗ trợ{further_vi}", f"reported for help{further_en}")
    return IncidentDuty(rule, when, named[:1])


def _named(profile: Profile, rule: Rule | None) -> tuple[str, ...]:
    names = rule.value if rule is not None and isinstance(rule.value, tuple) else ()
    settings = (profile.setting(name) for name in names)
    return tuple(setting.value for setting in settings if setting is not None)
