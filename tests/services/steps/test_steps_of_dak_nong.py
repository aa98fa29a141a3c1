"""Steps under the regulation of Đăk Nông: what an online dossier of level 3 needs at its end, and the rating slip."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.results import ArrivedResult, Return
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter


@pytest.fixture(name="dak_nong")
def counter_of_dak_nong(counter: Counter) -> Counter:
    return counter.under("dak_nong_2019")


@pytest.mark.rule("filing.level_3.compare_at_return", profile="dak_nong_2019")
def test_a_dossier_of_level_3_is_signed_and_compared_before_its_result_leaves(dak_nong: Counter) -> None:
    identity = dak_nong.receive(receipt_of(channel="online", service_level="3"))
    dak_nong.handovers.hand_over(identity, "Phòng Tư pháp", CLERK_LAN)
    dak_nong.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        dak_nong.results.hand_out(identity, Return(), CLERK_LAN)
    assert "ký đơn" in refused.value.vi
    assert "điều 9.1.a" in str(refused.value.citation)
    dak_nong.results.hand_out(identity, Return(compared=True), CLERK_LAN)
    assert dak_nong.place.entry_types()[-1] == "ResultReturned"


@pytest.mark.rule("satisfaction.scale", "satisfaction.details", profile="dak_nong_2019")
def test_the_rating_slip_has_the_three_grades_and_the_questions_of_the_regulation(dak_nong: Counter) -> None:
    online = dak_nong.receive(receipt_of(channel="online", service_level="4"))
    slip = dak_nong.papers.evaluation(online)
    words = extracted(render_form(slip))
    for expected in ("Rất hài lòng", "Chưa hài lòng", "Đánh giá chung", "Mức độ tiện lợi", "điều 14.2.a"):
        assert expected in words
    at_the_counter = dak_nong.papers.evaluation(dak_nong.receive())
    assert "2 điểm" in extracted(render_form(at_the_counter))  # the base layer's nine indicators, by points
