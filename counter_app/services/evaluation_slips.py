"""The evaluation slip (Phiếu đánh giá): what the regulation asks on it, and with which forms it is handed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from counter_app.domain.form import Form
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.print.forms.evaluation import EvaluationPaper, evaluation_form
from counter_app.services.office_settings import OfficeSettings

EVALUATION = "evaluation"  # what an entry says went along with a paper
WITH_EVALUATION = ("Kèm phiếu đánh giá", "With the evaluation slip")
SLIP = "Mẫu số 01"
USUAL_FORMS = (SLIP, "Mẫu số 02", "Mẫu số 03")
SCALE, INDICATORS, CONFIDENTIAL = "satisfaction.scale", "satisfaction.indicators", "satisfaction.confidential"
OF_A_DOSSIER = "satisfaction.indicators.dossier"
POINTS = ("2 điểm", "1 điểm", "0 điểm")  # circular 01/2018, article 13


@dataclass(frozen=True, slots=True)
class Evaluation:
    """By which regulation and for which office, of a dossier of this channel and level (None: none is named)."""

    profile: Profile
    office: OfficeSettings
    channel: str
    level: str | None

    def goes_with(self, label: str) -> bool:
        """Whether it is handed out with the form of this label: as the regulation says, unless the office decided."""
        rule, decided = self._asked("satisfaction.slip_with"), self.office.evaluation_slip
        wanted = rule is not None if decided is None else decided
        named = rule.value if rule is not None and isinstance(rule.value, tuple) else USUAL_FORMS
        return wanted and any(label.startswith(str(one)) for one in named)

    def slip(self, procedure: str, code: str, given_on: date) -> Form:
        """By the grades or indicators that the regulation has; where nobody has read any, by grades of the program's
        own, which the paper says. Without the dossier's code where opinions are confidential: nobody can be found by
        it."""
        grading = _by_grades(self._asked) or _by_indicators(self._asked) or _OWN
        confidential = self._asked(CONFIDENTIAL)
        paper = EvaluationPaper(
            self.office.heading,
            procedure,
            "" if confidential is not None else code,
            given_on,
            grading.grades,
            grading.questions,
            grading.source,
            self.office.sample,
            citation_with_doubt(confidential),
        )
        return evaluation_form(paper)

    def _asked(self, rule_id: str) -> Rule | None:
        return self.profile.rule(rule_id, channel=self.channel, level=self.level)


@dataclass(frozen=True, slots=True)
class _Grading:
    """`source` stands at the foot of the paper: whose grades and questions these are."""

    grades: tuple[str, ...]
    questions: tuple[str, ...]
    source: str


_OWN = _Grading(
    ("Hài lòng", "Bình thường", "Chưa hài lòng"),
    ("Đánh giá chung",),
    "Thang và câu hỏi do phần mềm đặt; bộ chỉ số của quy định chưa được đối chiếu",
)
_Asked = Callable[[str], Rule | None]


def _by_grades(asked: _Asked) -> _Grading | None:
    """Đăk Nông 2019, article 14.2: the whole first; details only where the citizen likes (14.3)."""
    scale, details, needed = asked(SCALE), asked("satisfaction.details"), asked("satisfaction.required")
    if scale is None or not isinstance(scale.value, tuple):
        return None
    free = " (không bắt buộc)" if needed is not None else ""
    questions = ("Đánh giá chung", *(f"{text}{free}" for text in _sentences(details)))
    return _Grading(scale.value, questions, f"Theo {citation_with_doubt(scale)}")


def _by_indicators(asked: _Asked) -> _Grading | None:
    """Circular 01/2018, articles 13 to 15: those of a dossier, for nobody can say of an agency's share of online
    filing; before them what the office's own regulation lets people rate without a scale."""
    indicators, own = asked(INDICATORS), asked("satisfaction.offered")
    if indicators is None or not isinstance(indicators.value, tuple):
        return None
    indicators = asked(OF_A_DOSSIER) or indicators
    sources = [citation_with_doubt(rule) for rule in (own, indicators) if rule is not None]
    return _Grading(POINTS, (*_sentences(own), *_sentences(indicators)), f"Theo {'; '.join(sources)}")


def _sentences(rule: Rule | None) -> tuple[str, ...]:
    texts = rule.value if rule is not None and isinstance(rule.value, tuple) else ()
    return tuple(f"{text[0].upper()}{text[1:]}" for text in map(str, texts))
