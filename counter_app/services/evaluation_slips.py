"""The evaluation slip (Phiếu đánh giá): what the regulation asks on it, and with which forms it is handed out."""

from __future__ import annotations

from datetime import date

from counter_app.domain.form import Form
from counter_app.domain.regulations import Profile, Rule
from counter_app.print.forms.evaluation import EvaluationPaper, evaluation_form
from counter_app.services.office_settings import OfficeSettings

EVALUATION = "evaluation"  # what an entry says went along with a paper
WITH_EVALUATION = ("Kèm phiếu đánh giá", "With the evaluation slip")
SLIP = "Mẫu số 01"
USUAL_FORMS = (SLIP, "Mẫu số 02", "Mẫu số 03")
POINTS = ("2 điểm", "1 điểm", "0 điểm")  # circular 01/2018, article 13


def goes_with(label: str, profile: Profile, office: OfficeSettings, channel: str, level: str | None) -> bool:
    """Whether it is handed out with the form of this label: as the regulation says, unless the office has decided."""
    rule = profile.rule("satisfaction.slip_with", channel=channel, level=level)
    wanted = rule is not None if office.evaluation_slip is None else office.evaluation_slip
    named = rule.value if rule is not None and isinstance(rule.value, tuple) else USUAL_FORMS
    return wanted and any(label.startswith(str(one)) for one in named)


def evaluation_slip(
    profile: Profile,
    office: OfficeSettings,
    channel: str,
    level: str | None,
    procedure: str,
    code: str,
    given_on: date,
) -> Form | None:
    """None where the regulation has nothing to grade by: neither grades nor indicators."""
    scale = profile.rule("satisfaction.scale", channel=channel, level=level)
    asked = profile.rule("satisfaction.details", channel=channel, level=level)
    if scale is not None and isinstance(scale.value, tuple):
        grades, questions, source = scale.value, ("Đánh giá chung", *_sentences(asked)), scale
    else:
        indicators = profile.rule("satisfaction.indicators", channel=channel, level=level)
        if indicators is None or not isinstance(indicators.value, tuple):
            return None
        grades, questions, source = POINTS, _sentences(indicators), indicators
    paper = EvaluationPaper(
        office.heading, procedure, code, given_on, grades, questions, source.citation.text, office.sample
    )
    return evaluation_form(paper)


def _sentences(rule: Rule | None) -> tuple[str, ...]:
    texts = rule.value if rule is not None and isinstance(rule.value, tuple) else ()
    return tuple(f"{text[0].upper()}{text[1:]}" for text in map(str, texts))
