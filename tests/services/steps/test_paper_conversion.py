"""An electronic result as a paper: only where the regulation allows it, from its own file, marked as not confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem, RuleViolation
from counter_app.domain.scanned_paper import PaperData
from counter_app.print.form_pdf import draw_form
from counter_app.print.picture import page_count
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.paper_conversion import MOST_PAGES, PaperConversion
from counter_app.services.steps.results import ArrivedResult
from counter_app.store.scan_store import ScanStore
from tests.print.paper_reading import extracted
from tests.print.scan_samples import pdf
from tests.services.desk import CLERK_LAN
from tests.services.steps.attaching import copies_at
from tests.services.steps.counter import Counter

LETTER = (1654, 2339)


class Converted:
    """A dossier whose result arrived, with or without its electronic file."""

    def __init__(self, counter: Counter, folder: Path, profile: str = "hai_duong_2025") -> None:
        counter.under(profile)
        self.counter = counter
        self.copies: DigitalCopies
        self.store: ScanStore
        self.copies, self.store = copies_at(counter, folder)
        self.identity = counter.receive()
        counter.handovers.hand_over(self.identity, "Tư pháp - Hộ tịch", CLERK_LAN)
        counter.results.arrive(self.identity, ArrivedResult(document="12/GXN"), CLERK_LAN)
        self.conversion = PaperConversion(counter.cases, counter.papers, self.copies)
        counter.papers.also("conversion", self.conversion.form, self.conversion.is_there)

    def attach(self, pages: int = 2) -> bytes:
        file = self.copies.check(pdf(*([LETTER] * pages)))
        self.copies.attach_result(self.identity, file, PaperData("Giấy xác nhận", lasting=True), CLERK_LAN)
        return self.copies.of_dossier(self.identity)[-1].content


@pytest.mark.rule("result.paper_conversion", profile="hai_duong_2025")
def test_the_pages_come_first_and_the_sheet_says_from_which_file_and_that_it_is_not_confirmed(
    counter: Counter, tmp_path: Path
) -> None:
    made = Converted(counter, tmp_path)
    assert not counter.papers.is_there("conversion", made.identity)
    content = made.attach(2)
    assert counter.papers.is_there("conversion", made.identity)
    form = counter.papers.named("conversion", made.identity)
    assert form is not None
    assert len(form.sheets) == 2
    data, boxes = draw_form(form)
    assert page_count(data) == 3
    assert [box.page for box in boxes if box.kind == "picture"] == [1, 2]
    said = " ".join(extracted(data).split())
    for words in ("trang 1/2", "12/GXN", "điều 14.7", "chưa được xác nhận", "vô thời hạn", content.hex()[:8]):
        assert words in said


@pytest.mark.parametrize("profile", ["national_2025", "dak_nong_2019"])
def test_where_no_regulation_allows_it_there_is_no_such_paper(counter: Counter, tmp_path: Path, profile: str) -> None:
    made = Converted(counter, tmp_path, profile)
    made.attach()
    assert not counter.papers.is_there("conversion", made.identity)
    assert counter.papers.named("conversion", made.identity) is None


def test_without_its_file_it_says_what_is_missing(counter: Counter, tmp_path: Path) -> None:
    made = Converted(counter, tmp_path)
    with pytest.raises(RuleViolation, match="attach its file"):
        counter.papers.named("conversion", made.identity)
    made.store.drop(made.attach())
    with pytest.raises(EnvironmentProblem):
        counter.papers.named("conversion", made.identity)


def test_a_long_result_is_printed_where_it_was_issued(counter: Counter, tmp_path: Path) -> None:
    made = Converted(counter, tmp_path)
    made.attach(MOST_PAGES + 1)
    with pytest.raises(RuleViolation, match=str(MOST_PAGES)):
        counter.papers.named("conversion", made.identity)
