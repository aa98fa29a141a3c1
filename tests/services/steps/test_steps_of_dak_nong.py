"""Steps under the regulation of Đăk Nông: what an online dossier needs at its end and who is told of it before, the
rating slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ReturnWay
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
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


def told_at_receipt(opened: Counter, way: ReturnWay, level: str, **filed: object) -> str:
    """What the notice of the receipt says to whoever filed this online."""
    wanted = receipt_of(channel="online", service_level=level, return_way=way, notify=("sms",))
    identity = opened.arrive_online(wanted, **filed)
    opened.place.intake.receive(replace(wanted, arrived=identity), CLERK_LAN)
    return str(opened.cases.open(identity).happenings[-1].details["vi"])


@pytest.mark.rule("return.unsigned.bring_paper", "filing.level_4.signature", profile="dak_nong_2019")
@pytest.mark.parametrize("level", ["3", "4"])
def test_whoever_filed_unsigned_is_told_to_bring_the_paper_dossier_that_the_office_keeps(
    dak_nong: Counter, level: str
) -> None:
    """Told nothing, the citizen would stand at the counter and get no result."""
    said = told_at_receipt(dak_nong, ReturnWay.COUNTER, level, signed=False)
    assert "Mang hồ sơ giấy để đối chiếu và lưu: " in said
    assert "điều 10.2.b" in said
    assert "9.1.a" not in said
    assert ("gửi hồ sơ giấy qua bưu chính công ích (QĐ 04/2019/QĐ-UBND, điều 9.2.a)" in said) is (level == "4")


@pytest.mark.rule("filing.level_3.compare_at_return", profile="dak_nong_2019")
def test_whoever_signed_brings_originals_at_level_3_and_no_paper_at_level_4(dak_nong: Counter) -> None:
    assert "Mang bản chính để đối chiếu: " in told_at_receipt(dak_nong, ReturnWay.COUNTER, "3", signed=True)
    assert "đối chiếu" not in told_at_receipt(dak_nong, ReturnWay.COUNTER, "4", signed=True)


@pytest.mark.rule("term.starts", profile="dak_nong_2019")
@pytest.mark.parametrize(("days", "over"), [(3, False), (4, True), (10, True)])
def test_a_term_that_ran_out_before_the_receipt_is_told_and_nobody_is_appointed_for_a_day_that_is_past(
    dak_nong: Counter, days: int, over: bool
) -> None:
    """Filed on Monday 23/11 at 8:00, three working days, the 24th is a holiday: until Friday 27/11 at 8:00."""
    wanted = receipt_of(channel="online", service_level="4", notify=("sms",))
    identity = dak_nong.arrive_online(wanted)
    dak_nong.place.hands.pass_time(days=days)
    command = replace(wanted, arrived=identity)
    told = [note for note in dak_nong.place.intake.decide(command).notes if note.field == "due"]
    assert [note.citation for note in told] == (["QĐ 04/2019/QĐ-UBND, điều 13.1.a"] if over else [])
    dak_nong.place.intake.receive(command, CLERK_LAN)
    said = str(dak_nong.cases.open(identity).happenings[-1].details["vi"])
    assert ("đã qua, sẽ báo ngày mới" in said) is over
    assert ("Hẹn trả: Thứ Sáu 27/11/2026" in said) is not over


@pytest.mark.rule("return.post.originals", "return.post.fee", profile="dak_nong_2019")
def test_whoever_has_it_brought_by_the_post_sends_originals_and_money_before(dak_nong: Counter) -> None:
    said = told_at_receipt(dak_nong, ReturnWay.POST, "4", signed=False)
    assert "Gửi bản chính để đối chiếu (thư bảo đảm hoặc thực hiện tại nhà qua bưu điện): " in said
    assert "gửi cùng hồ sơ qua bưu chính công ích" in said
    assert said.count("điều 18.3.a") == 2
    assert "Mang" not in said
    signed = told_at_receipt(dak_nong, ReturnWay.POST, "4", signed=True)
    assert "bản chính" not in signed
    assert "cước trả kết quả" in signed


@pytest.mark.rule("return.post.compare", profile="dak_nong_2019")
def test_the_post_gets_no_result_before_the_originals_were_compared(dak_nong: Counter) -> None:
    identity = dak_nong.receive(receipt_of(channel="online", service_level="3", return_way=ReturnWay.POST))
    dak_nong.handovers.hand_over(identity, "Phòng Tư pháp", CLERK_LAN)
    dak_nong.results.arrive(identity, ArrivedResult(document="12/QĐ"), CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        dak_nong.results.hand_out(identity, Return(ReturnedBy.POST, mail="EA1VN"), CLERK_LAN)
    assert refused.value.citation == "QĐ 04/2019/QĐ-UBND, điều 18.3.b"
    dak_nong.results.hand_out(identity, Return(ReturnedBy.POST, mail="EA1VN", compared=True), CLERK_LAN)
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
