"""Refused, withdrawn, stopped, moved, told to pay: each with its paper and its line, none without its rule."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.endings import GivenBack, Refusal, Stop
from counter_app.services.steps.offers import Offers
from counter_app.services.steps.remarks import Remarks
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, UNSTATED, receipt_of
from tests.services.steps.counter import Counter, at


def test_a_refusal_at_the_counter_keeps_every_reason_and_prints_them(counter: Counter) -> None:
    refusal = Refusal(("Không thuộc thẩm quyền (Luật Hộ tịch 2014, điều 7)", "Chưa đủ tuổi"), "Công an phường")
    identity = counter.endings.refuse_at_the_counter(receipt_of(), refusal, CLERK_LAN).identity
    assert identity is not None
    assert counter.status(identity) == life.REFUSED
    text = extracted(render_form(counter.papers.refusal(identity)))
    for words in (*refusal.reasons, refusal.goes_to, "PHIẾU TỪ CHỐI"):
        assert words in text


def test_an_online_dossier_can_be_refused_and_not_without_a_reason(counter: Counter) -> None:
    identity = counter.arrive_online()
    with pytest.raises(RuleViolation) as refused:
        counter.endings.refuse(identity, Refusal(("",)), CLERK_LAN)
    assert refused.value.citation == "NĐ 118/2025/NĐ-CP, điều 17.2.a"
    counter.endings.refuse(identity, Refusal(("Trùng hồ sơ đã nộp",)), CLERK_LAN)
    assert counter.status(identity) == life.REFUSED
    assert "Trùng hồ sơ đã nộp" in counter.told(identity)


def test_a_received_dossier_is_not_refused_at_the_counter_any_more(counter: Counter) -> None:
    identity = counter.receive()
    with pytest.raises(RuleViolation, match="set by the program"):
        counter.endings.refuse(identity, Refusal(("Không đủ",)), CLERK_LAN)


def test_a_withdrawn_dossier_gives_its_papers_back(counter: Counter) -> None:
    identity = counter.receive()
    back = GivenBack((("Giấy tờ chứng minh điều kiện", 1),), "Nguyễn Thị Đẹp")
    counter.endings.withdraw(identity, "Đã làm ở nơi khác", back, CLERK_LAN)
    assert counter.status(identity) == life.WITHDRAWN
    assert counter.place.entry_types()[-2:] == ["DossierWithdrawn", "PapersGivenBack"]


@pytest.mark.rule("stop.by_applicant", profile="national_2025")
def test_the_letter_that_stops_a_dossier_says_what_becomes_of_the_papers(counter: Counter) -> None:
    identity = counter.receive()
    stop = Stop("Người nộp đề nghị dừng", "03/TB", "Lê Văn Trưởng", asked_by_citizen=True)
    counter.endings.stop(identity, stop, GivenBack((("Căn cước", 1),)), CLERK_LAN)
    assert counter.status(identity) == life.STOPPED
    text = extracted(render_form(counter.papers.stop_letter(identity)))
    for words in ("Căn cước (1 bản)", "điều 21.1", "03/TB", "không phải Mẫu số 05"):
        assert words in text


def test_the_appointment_is_moved_once_with_an_apology(counter: Counter) -> None:
    identity = counter.receive()
    due = counter.due(identity)
    assert due is not None
    moved = NewAppointment(due + timedelta(days=3), "Chờ xác minh", "Phòng Tư pháp", "Lê Văn Trưởng", "15/PXL")
    counter.appointments.move(identity, moved, CLERK_LAN)
    assert counter.due(identity) == due + timedelta(days=3)
    text = extracted(render_form(counter.papers.apology(identity)))
    for words in ("xin lỗi", "Chờ xác minh", "15/PXL", f"{due:%H} giờ", "Phòng Tư pháp"):
        assert words in text
    again = NewAppointment(due + timedelta(days=9), "Vẫn chờ")
    with pytest.raises(RuleViolation) as refused:
        counter.appointments.move(identity, again, CLERK_LAN)
    assert "19.6" in refused.value.citation


def test_telling_late_is_recorded_and_stops_nothing(counter: Counter) -> None:
    identity = counter.receive()
    due = counter.due(identity)
    assert due is not None
    counter.place.hands.pass_time(days=4)
    counter.appointments.move(identity, NewAppointment(due + timedelta(days=5), "Chậm"), CLERK_LAN)
    header = counter.cases.open(identity).happenings[-1].header
    assert header is not None
    assert header.facts == {"count": 1, "told_late": True}


def test_a_financial_duty_stops_the_clock_and_its_proof_starts_it_again(counter: Counter) -> None:
    identity = counter.receive()
    counter.handovers.hand_over(identity, "Địa chính", CLERK_LAN)
    counter.duties.tell(identity, Duty(1_250_000, "Tiền sử dụng đất", "Chi cục Thuế", "12/TB"), CLERK_LAN)
    assert counter.status(identity) == life.AWAITING_DUTY
    counter.place.hands.pass_time(days=7)
    with pytest.raises(BadInput):
        counter.duties.settle(identity, " ", CLERK_LAN)
    counter.duties.settle(identity, "Giấy nộp tiền 7", CLERK_LAN)
    case = counter.cases.open(identity)
    assert (case.state.status, case.state.holder) == (life.WITH_SPECIALIST, "Địa chính")
    assert case.due == at("2026-12-03T08:00")  # asked on the day of receipt: three working days were left
    explained = str(case.happenings[-1].details["explanation"])
    assert "để chờ thực hiện nghĩa vụ tài chính" in explained
    assert "bổ sung" not in explained  # nobody asked for a paper


def test_a_date_that_a_clerk_set_stood_still_too_while_the_duty_was_open(counter: Counter) -> None:
    identity = counter.receive(receipt_of(UNSTATED, components=(), due=at("2026-12-01T09:00")))
    counter.duties.tell(identity, Duty(1_250_000, "Tiền sử dụng đất"), CLERK_LAN)
    counter.place.hands.pass_time(days=20)
    assert counter.duties.resumption(identity).needs_date
    with pytest.raises(RuleViolation):
        counter.duties.settle(identity, "Giấy nộp tiền 7", CLERK_LAN)
    counter.duties.settle(identity, "Giấy nộp tiền 7", CLERK_LAN, due=at("2026-12-21T09:00"))
    settled = counter.cases.open(identity).last(types.DUTY_SETTLED)
    assert settled is not None
    assert counter.due(identity) == at("2026-12-21T09:00")
    assert "Cán bộ ấn định hẹn trả mới" in str(settled.details["explanation"])


def test_whoever_settled_a_duty_is_told_of_the_date_that_follows(counter: Counter) -> None:
    identity = counter.receive(receipt_of(notify=("sms",)))
    counter.duties.tell(identity, Duty(1_250_000, "Tiền sử dụng đất"), CLERK_LAN)
    counter.place.hands.pass_time(days=7)
    counter.duties.settle(identity, "Giấy nộp tiền 7", CLERK_LAN)
    told = counter.cases.open(identity).last(types.NOTICE_MADE)
    assert told is not None
    assert told.known.facts["kind"] == "recounted"
    assert "03/12/2026" in told.details["vi"]
    assert "03/12/2026" in told.details["sms"]


def test_a_start_that_is_fixed_tells_the_citizen_the_date_unless_the_dossier_is_over(counter: Counter) -> None:
    going, over = (counter.receive(receipt_of(notify=("sms",))) for _ in range(2))
    counter.endings.withdraw(over, "Đổi ý", GivenBack(), CLERK_LAN)
    for identity in (going, over):
        Remarks(counter.cases).fix_start(identity, at("2026-12-08T09:00"), "Đồng hồ sai", CLERK_LAN)
    kinds = [
        [header.facts["kind"] for header in counter.cases.open(one).headers(types.NOTICE_MADE)] for one in (going, over)
    ]
    assert kinds == [["received", "recounted"], ["received", "withdrawn"]]


def test_no_term_begins_before_the_receipt(counter: Counter) -> None:
    """What waited in the inbox got a date that no slip had."""
    identity = counter.arrive_online()
    with pytest.raises(RuleViolation) as refused:
        Remarks(counter.cases).fix_start(identity, at("2026-12-08T09:00"), "Đồng hồ sai", CLERK_LAN)
    assert "chưa được tiếp nhận" in refused.value.vi
    offered = {one.deed.name: one.why_not for one in Offers(counter.cases).of(identity, CLERK_LAN)}
    assert offered["fix_start"] is not None
    assert counter.due(identity) is None


@pytest.mark.parametrize("amount", [0, -5, 10**14])
def test_an_impossible_duty_is_refused(counter: Counter, amount: int) -> None:
    identity = counter.receive()
    with pytest.raises(BadInput):
        counter.duties.tell(identity, Duty(amount, "Thuế"), CLERK_LAN)
