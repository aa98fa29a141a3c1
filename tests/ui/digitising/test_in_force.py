"""A paper that is no longer in force: told with the article where the regulation has only those in force digitised."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.services.steps.results import ArrivedResult
from counter_app.ui.digitising.paper_sheet import RESULT, UNTIL, objections
from counter_app.ui.steps.sheet import Values
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN
from tests.services.steps.attaching import copies_at
from tests.services.steps.counter import counter
from tests.services.steps.each_regulation import each_profile

TODAY = date(2026, 11, 23)
ARTICLE = "Dự thảo Hải Dương 2025, điều 26.2"


def told(folder: Path, profile: str, target: str, *, reading: str = "", until: str = "22/11/2026") -> list[str]:
    """Citations of what is said of the day until which the paper was in force."""
    opened = counter(folder)
    choose(opened.place, profile, readings={"digitisation.what": reading} if reading else {})
    identity = opened.receive()
    opened.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    to = copies_at(opened, folder)[0].attachable(identity)
    typed = {"target": target, "title": "Giấy xác nhận", "number": "1", "validity": UNTIL, "in_force_until": until}
    found = objections(Values(typed), TODAY, to).get("in_force_until", ())
    assert not any(one.firm for one in found)
    return [one.citation for one in found]


@each_profile
@pytest.mark.rule("digitisation.what", profile="hai_duong_2025")
def test_a_paper_that_is_over_is_told_and_by_its_article_where_there_is_one(tmp_path: Path, profile: str) -> None:
    assert told(tmp_path, profile, "0") == [ARTICLE if profile == "hai_duong_2025" else ""]


@pytest.mark.rule("digitisation.what", profile="hai_duong_2025")
@pytest.mark.parametrize(("target", "citation"), [("0", ""), (RESULT, ARTICLE)])
def test_the_sentence_read_of_results_alone_tells_nothing_of_papers(tmp_path: Path, target: str, citation: str) -> None:
    assert told(tmp_path, "hai_duong_2025", target, reading="results_only") == [citation]


def test_a_paper_in_force_until_today_is_in_force(tmp_path: Path) -> None:
    assert told(tmp_path, "hai_duong_2025", "0", until="23/11/2026") == []
