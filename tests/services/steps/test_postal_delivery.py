"""The hours that a regulation gives the post for a result inside the province: counted, told, and on the record."""

from __future__ import annotations

import pytest

from counter_app.domain.intake import ReturnWay
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.handing_out import HandingOut
from counter_app.services.steps.postal_records import PostalRecords, PostalSide
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter
from tests.services.steps.each_regulation import UNIT, Under, each_profile

# The result comes on Tuesday 24/11/2026 at 08:00, a holiday that the clock does not know, and is sent at 18:00.
FROM_THE_RESULT, FROM_THE_POST = "Thứ Tư 25/11/2026 08:00", "Thứ Tư 25/11/2026 18:00"
TOLD = {
    "dong_nai_2020": (FROM_THE_RESULT, "QĐ 31/2020/QĐ-UBND, điều 15.2"),
    "binh_dinh_2019": (FROM_THE_RESULT, "QĐ 44/2019/QĐ-UBND, điều 18.2"),
    "dak_nong_2019": (FROM_THE_POST, "QĐ 04/2019/QĐ-UBND, điều 29.2"),
}


def ready_to_send(opened: Counter) -> str:
    identity = opened.receive(receipt_of(return_way=ReturnWay.POST, return_place="12 Lê Lợi, xã Mẫu"))
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.place.hands.pass_time(days=1)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    opened.place.hands.pass_time(hours=10)
    return identity


def record_of(opened: Counter, identity: str) -> str:
    records = PostalRecords(opened.cases, opened.place.reference, opened.place.desk.desk)
    opened.results.hand_out(identity, Return(ReturnedBy.POST, mail="EA1VN"), CLERK_LAN)
    form = records.form(records.record(PostalSide.RESULTS, CLERK_LAN, "Phạm Văn Bưu"))
    return " ".join(extracted(render_form(form)).split())


@each_profile
@pytest.mark.rule("post.result.delivery", "post.result.delivery_from", profile="dak_nong_2019")
@pytest.mark.rule("post.result.delivery", "post.result.delivery_from", profile="binh_dinh_2019")
@pytest.mark.rule("post.result.delivery", "post.result.delivery_from", profile="dong_nai_2020")
def test_whoever_gives_a_result_to_the_post_sees_by_when_it_has_to_arrive(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = ready_to_send(opened)
    view = HandingOut(opened.cases, opened.results).look(identity)
    told = [said for way, said in view.ways if way == ReturnedBy.POST.value and said.rule == "post.result.delivery"]
    if profile not in TOLD:
        assert told == []
        return
    by, article = TOLD[profile]
    assert [(said.firm, said.citation) for said in told] == [(False, article)]
    assert by in told[0].vi
    assert ("từ khi có kết quả" in told[0].vi) is (by == FROM_THE_RESULT)
    assert not [said for way, said in view.ways if way == ReturnedBy.COUNTER.value]


@pytest.mark.rule("post.result.delivery_outside", profile="binh_dinh_2019")
@pytest.mark.rule("post.result.delivery_outside", profile="dong_nai_2020")
@each_profile
def test_the_record_that_the_post_signs_says_until_when_each_result_is_brought(under: Under, profile: str) -> None:
    opened = under(profile)
    words = record_of(opened, ready_to_send(opened))
    assert ("Trả trong tỉnh chậm nhất" in words) is (profile in TOLD)
    if profile in TOLD:
        by, article = TOLD[profile]
        assert by.split(" ", 2)[2] in words
        assert f"({article})" in words
        assert ("ngoài tỉnh theo quy định chung" in words) is (profile != "dak_nong_2019")


@pytest.mark.rule("post.result.delivery", profile="dong_nai_2020")
def test_a_result_that_lay_longer_than_the_posts_hours_is_said_to_be_late(under: Under) -> None:
    opened = under("dong_nai_2020")
    identity = ready_to_send(opened)
    opened.place.hands.pass_time(hours=14)
    on_the_hour = [said.vi for said in opened.results.against_way(identity, ReturnedBy.POST)]
    opened.place.hands.pass_time(minutes=1)
    after = [said.vi for said in opened.results.against_way(identity, ReturnedBy.POST)]
    assert [len(on_the_hour), "đã qua" in on_the_hour[0]] == [1, False]
    assert "đã qua" in after[0]
    assert "hãy giao ngay" in after[0]


@pytest.mark.rule("post.result.delivery_from", profile="dong_nai_2020")
def test_a_result_that_was_put_right_has_its_hours_from_when_it_came_back(under: Under) -> None:
    opened = under("dong_nai_2020")
    identity = ready_to_send(opened)
    opened.results.send_back(identity, "Sai tên", UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="2/QĐ"), CLERK_LAN)
    assert FROM_THE_POST in opened.results.against_way(identity, ReturnedBy.POST)[0].vi


@pytest.mark.rule("post.result.delivery", profile="dong_nai_2020")
def test_a_record_that_is_printed_again_says_what_it_said_whatever_came_of_the_result_since(under: Under) -> None:
    opened = under("dong_nai_2020")
    records = PostalRecords(opened.cases, opened.place.reference, opened.place.desk.desk)
    identity = ready_to_send(opened)
    opened.results.hand_out(identity, Return(ReturnedBy.POST, mail="EA1VN"), CLERK_LAN)
    made = records.record(PostalSide.RESULTS, CLERK_LAN)
    opened.place.hands.pass_time(days=2)
    opened.results.send_back(identity, "Sai tên", UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="2/QĐ"), CLERK_LAN)
    assert "25/11/2026 08:00" in " ".join(extracted(render_form(records.form(made))).split())


@pytest.mark.rule("post.loss.dossier", "post.loss.result", profile="dak_nong_2019")
@pytest.mark.rule("post.loss.dossier", profile="binh_dinh_2019")
@each_profile
def test_what_the_post_signs_says_what_it_owes_for_what_it_loses(under: Under, profile: str) -> None:
    opened = under(profile)
    results = record_of(opened, ready_to_send(opened))
    opened.receive(receipt_of(channel="post"))
    records = PostalRecords(opened.cases, opened.place.reference, opened.place.desk.desk)
    brought = records.form(records.record(PostalSide.DOSSIERS, CLERK_LAN, "Phạm Văn Bưu"))
    dossiers = " ".join(extracted(render_form(brought)).split())
    owed = {"binh_dinh_2019": ("", "điều 18.2"), "dak_nong_2019": ("điều 29.2", "điều 29.1")}.get(profile, ("", ""))
    assert ("Mất kết quả: bưu chính bồi thường" in results) is bool(owed[0])
    assert ("Mất hồ sơ: " in dossiers) is bool(owed[1])
    if owed[1]:
        assert f"{owed[1]})." in dossiers
