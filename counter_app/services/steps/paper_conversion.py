"""An electronic result as a paper, where the regulation allows it: made from its file, which has to lie here."""

from __future__ import annotations

from counter_app.domain import entry_types as types
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, RuleViolation
from counter_app.domain.form import Form
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Rule
from counter_app.domain.scanned_paper import PaperData
from counter_app.domain.times import date_vi
from counter_app.print.forms.conversion import ConversionPaper, conversion_form
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.papers import Papers
from counter_app.services.steps.results import electronic_results

ALLOWED = "result.paper_conversion"
MOST_PAGES = 20
DPI = 150.0


class PaperConversion:
    """Reading pages takes a process each: call it from the background."""

    def __init__(self, cases: Cases, papers: Papers, copies: DigitalCopies) -> None:
        self._cases, self._papers, self._copies = cases, papers, copies

    def form(self, identity: str) -> Form | None:
        """None where the regulation has no such paper. Raises RuleViolation where there is no electronic result here,
        or it has more pages than are converted; EnvironmentProblem for a file that is gone."""
        case = self._cases.open(identity)
        rule = _rule(case)
        if rule is None:
            return None
        copy = self._newest(case)
        sheets = tuple(self._copies.picture(copy, page, DPI) for page in range(copy.pages))
        paper = copy.paper
        return conversion_form(
            ConversionPaper(
                dossier=self._papers.dossier_of(case),
                converted=case.now,
                citation=f"{citation_with_doubt(rule)}; NĐ 45/2020/NĐ-CP, điều 18",
                title=paper.title,
                number=paper.number or _document(case),
                digest=copy.content.hex(),
                size=copy.size,
                pages=copy.pages,
                sheets=sheets,
                issued=paper.issued,
                issuer=paper.issuer,
                in_force=_in_force(paper),
            )
        )

    def is_there(self, identity: str) -> bool:
        """Without reading a page."""
        case = self._cases.open(identity)
        return _rule(case) is not None and bool(electronic_results(case))

    def _newest(self, case: Case) -> DigitalCopy:
        known = {copy.content for copy in electronic_results(case)}
        here = [copy for copy in self._copies.of_dossier(case.identity) if copy.here and copy.content in known]
        if not here:
            raise RuleViolation(
                "Trên máy này không có tệp kết quả điện tử của hồ sơ; hãy đính kèm tệp kết quả trước "
                f"({SET_BY_THE_PROGRAM_VI}).",
                f"There is no electronic result of the dossier on this PC; attach its file first "
                f"({SET_BY_THE_PROGRAM_EN}).",
            )
        if here[-1].pages > MOST_PAGES:
            raise RuleViolation(
                f"Kết quả có {here[-1].pages} trang, quá {MOST_PAGES} trang; hãy in từ hệ thống phát hành "
                f"({SET_BY_THE_PROGRAM_VI}).",
                f"The result has {here[-1].pages} pages, more than {MOST_PAGES}; print it where it was issued "
                f"({SET_BY_THE_PROGRAM_EN}).",
            )
        return here[-1]


def _rule(case: Case) -> Rule | None:
    rule = case.profile.rule(ALLOWED, channel=case.channel, level=case.level)
    return rule if rule is not None and rule.value is True else None


def _document(case: Case) -> str:
    came = case.last(types.RESULT_ARRIVED)
    number = came.details.get("document") if came is not None else None
    return number if isinstance(number, str) else ""


def _in_force(paper: PaperData) -> str:
    if paper.lasting:
        return "vô thời hạn"
    return f"đến {date_vi(paper.in_force_until)}" if paper.in_force_until else ""
