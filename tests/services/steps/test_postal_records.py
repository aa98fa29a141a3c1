"""What a desk and the post sign for: everything that stands on no record yet, once, printed again at will."""

from __future__ import annotations

import re
from typing import Any

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.form import Form, SheetSize
from counter_app.domain.intake import ReceiptRefused, ReturnWay
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.print.form_pdf import render_form
from counter_app.services.sign_in import Session
from counter_app.services.steps.postal_records import PostalRecords, PostalSide
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from counter_app.store import postal_reading
from counter_app.store.rebuilding import rebuild
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, STATUS, receipt_of
from tests.services.imported_procedure import procedure_arrives
from tests.services.newest_entry import newest_entry
from tests.services.steps.counter import Counter
from tests.services.steps.each_regulation import Under, each_profile
from tests.store.asked_statements import statements_of
from tests.store.feed_arrivals import arrive, judged

RESULTS, DOSSIERS = PostalSide.RESULTS, PostalSide.DOSSIERS


@pytest.fixture(name="records")
def postal_records(counter: Counter) -> PostalRecords:
    return PostalRecords(counter.cases, counter.place.reference, counter.place.desk.desk)


def sent_by_post(counter: Counter, mail: str, **changes: object) -> str:
    identity = counter.receive(receipt_of(return_way=ReturnWay.POST, return_place="12 Lê Lợi, xã Mẫu", **changes))
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    counter.results.arrive(identity, ArrivedResult(document=f"{mail}/GXN"), CLERK_LAN)
    counter.results.hand_out(identity, Return(ReturnedBy.POST, mail=mail), CLERK_LAN)
    return identity


def words(form: Form) -> str:
    return " ".join(extracted(render_form(form)).split())


def test_every_result_that_went_out_by_post_stands_on_one_list_with_its_number_and_address(
    counter: Counter, records: PostalRecords
) -> None:
    first, second = sent_by_post(counter, "EA1VN"), sent_by_post(counter, "EA2VN")
    at_the_counter = counter.receive()
    counter.handovers.hand_over(at_the_counter, "Tư pháp", CLERK_LAN)
    counter.results.arrive(at_the_counter, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(at_the_counter, Return(), CLERK_LAN)
    assert records.waiting(RESULTS) == (first, second)
    made = records.record(RESULTS, CLERK_LAN, "Phạm Văn Bưu")
    assert made.identities == (first, second)
    assert records.waiting(RESULTS) == ()
    with pytest.raises(BadInput, match="no list yet"):
        records.record(RESULTS, CLERK_LAN)
    text = words(records.form(made))
    for told in ("EA1VN", "EA2VN", "12 Lê Lợi, xã Mẫu", "EA1VN/GXN", "Phạm Văn Bưu", "Nguyễn Thị Lan", made.number):
        assert told in text
    assert "mẫu theo QĐ 45/2016/QĐ-TTg chưa được đối chiếu" in text
    assert f"Giao bưu chính theo danh sách {made.number}, Phạm Văn Bưu" in counter.told(first)
    assert records.last(RESULTS) == made
    assert words(records.form(made)) == text


def test_dossiers_that_the_post_brought_stand_on_a_record_of_their_own_with_originals_and_copies(
    counter: Counter, records: PostalRecords
) -> None:
    brought = counter.receive(receipt_of(channel="post"))
    counter.receive()
    assert records.waiting(RESULTS) == ()
    made = records.record(DOSSIERS, CLERK_LAN)
    assert made.identities == (brought,)
    form = records.form(made)
    text = words(form)
    assert form.size is SheetSize.A4_LANDSCAPE
    assert form.copies == ("Bản 1: cơ quan giữ", "Bản 2: bưu chính giữ")
    assert "BIÊN BẢN GIAO NHẬN HỒ SƠ" in text
    assert "Giấy tờ chứng minh điều kiện: 1 bản sao" in text
    assert "được coi là đã nộp kể từ khi biên bản này được ký (QĐ 45/2016/QĐ-TTg, điều 7.4)" in text
    assert records.last(RESULTS) is None


@each_profile
@pytest.mark.rule("post.handover.record", "post.originals", "post.filed_when_signed", profile="national_2018")
@pytest.mark.rule("post.handover.record", "post.originals", "post.filed_when_signed", profile="national_2025")
def test_what_the_post_brought_is_counted_with_its_originals_and_filed_once_both_have_signed(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    records = PostalRecords(opened.cases, opened.place.reference, opened.place.desk.desk)
    opened.receive(receipt_of(channel="post"))
    text = words(records.form(records.record(DOSSIERS, CLERK_LAN)))
    by = "QĐ 45/2016/QĐ-TTg, điều"
    assert f"số giấy tờ đúng như trên ({by} 7.2, 7.3; {by} 8.3)" in text
    assert f"coi là đã nộp kể từ khi biên bản này được ký ({by} 7.4)" in text
    sent_by_post(opened, "EA1VN")
    assert f"{by} 7" not in words(records.form(records.record(RESULTS, CLERK_LAN)))


def test_a_result_that_came_back_and_goes_out_again_stands_on_another_list(
    counter: Counter, records: PostalRecords
) -> None:
    identity = sent_by_post(counter, "EA1VN")
    first = records.record(RESULTS, CLERK_LAN)
    counter.place.hands.pass_time(hours=1)
    counter.results.send_back(identity, "Sai tên", "Tư pháp", CLERK_LAN)
    assert records.waiting(RESULTS) == ()
    counter.results.arrive(identity, ArrivedResult(document="2/GXN"), CLERK_LAN)
    counter.results.hand_out(identity, Return(ReturnedBy.POST, mail="EA9VN"), CLERK_LAN)
    second = records.record(RESULTS, CLERK_LAN)
    assert second.identities == (identity,)
    assert second.number != first.number
    assert "EA9VN" in words(records.form(second))


def test_what_the_centre_did_not_accept_and_what_is_void_is_on_no_list(
    counter: Counter, records: PostalRecords
) -> None:
    sent_by_post(counter, "EA1VN")
    arrive(counter.place.desk, judged(1, newest_entry(counter.place), "not_permitted", None))
    assert records.waiting(RESULTS) == ()


def test_what_lies_long_back_and_what_others_may_not_do_is_left_alone(counter: Counter, records: PostalRecords) -> None:
    sent_by_post(counter, "EA1VN")
    with pytest.raises(RuleViolation):
        records.record(RESULTS, Session("tuan", "Phạm Văn Tuấn", ADMINISTRATOR, must_change=False))
    with pytest.raises(BadInput):
        records.record(RESULTS, CLERK_LAN, "a\x00")
    assert types.HANDOVER_LISTED not in counter.place.entry_types()
    counter.place.hands.pass_time(days=15)
    assert records.waiting(RESULTS) == ()


def test_a_rebuild_changes_nothing_of_it(counter: Counter, records: PostalRecords) -> None:
    identity = sent_by_post(counter, "EA1VN")
    made = records.record(RESULTS, CLERK_LAN)
    rebuild(counter.place.desk.database, counter.place.desk.projections)
    assert records.waiting(RESULTS) == ()
    assert records.last(RESULTS) == made
    assert made.identities == (identity,)


def test_the_years_before_are_not_looked_through(
    counter: Counter, records: PostalRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postal_reading, "CHUNK", 4)
    for mail in ("EA1VN", "EA2VN", "EA3VN"):
        sent_by_post(counter, mail)
    counter.place.hands.pass_time(days=15)
    newest = sent_by_post(counter, "EA4VN")
    with statements_of(counter.place.desk.database) as asked:
        assert records.waiting(RESULTS) == (newest,)
    looked_through = [re.search(r"sequence > (-?\d+)", statement) for statement in asked if "instr(header" in statement]
    assert looked_through
    assert all(found is not None and int(found[1]) > 4 for found in looked_through)


@each_profile
@pytest.mark.rule("post.procedures", profile="dak_nong_2019")
@pytest.mark.parametrize(
    ("field", "receipt", "refused_at"),
    [
        ("post_may_take_in", {"channel": "post"}, "channel"),
        ("post_may_bring_back", {"return_way": ReturnWay.POST, "return_place": "12 Lê Lợi"}, "return_way"),
    ],
)
def test_what_the_post_may_not_carry_is_refused_by_the_list_and_the_article_that_leaves_it_to_the_contract(
    under: Under, profile: str, field: str, receipt: dict[str, Any], refused_at: str
) -> None:
    opened = under(profile)
    procedure_arrives(opened.place, **{field: False})
    with pytest.raises(ReceiptRefused) as refused:
        opened.place.intake.receive(receipt_of(**receipt), CLERK_LAN)
    (problem,) = refused.value.problems
    assert (problem.field, STATUS in problem.citation) == (refused_at, True)
    assert ("QĐ 04/2019/QĐ-UBND, điều 19.3" in problem.citation) is (profile == "dak_nong_2019")
