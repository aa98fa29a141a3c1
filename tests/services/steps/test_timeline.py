"""A dossier's whole life in plain sentences: what each step said, in both languages, and never a code word."""

from __future__ import annotations

from datetime import timedelta

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.corrections import Corrections, Proposal
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.results import ArrivedResult, Collector, Return
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter

FEE = Money("le_phi", "Lệ phí", 15_000)


def lived(counter: Counter) -> str:
    """Through nearly every step, a day apart."""
    identity = counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 15_000),)))
    corrections = Corrections(counter.cases, counter.place.reference)
    corrections.correct(identity, {"applicant": {"phone": "0988"}}, "Gõ nhầm", CLERK_LAN)
    request = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), ("Ký tờ khai",), "Thiếu")
    counter.supplements.ask(identity, request, CLERK_LAN)
    counter.supplements.receive(identity, ("Giấy tờ chứng minh điều kiện",), CLERK_LAN)
    counter.handovers.hand_over_list([identity], "Tư pháp", CLERK_LAN, receiver="Phạm Văn Dũng")
    counter.duties.tell(identity, Duty(1_250_000, "Thuế", "Chi cục Thuế", "12/TB"), CLERK_LAN)
    counter.duties.settle(identity, "Giấy nộp tiền 7", CLERK_LAN)
    due = counter.due(identity)
    assert due is not None
    counter.appointments.move(identity, NewAppointment(due + timedelta(days=2), "Chờ xác minh"), CLERK_LAN)
    later = Proposal(CorrectionKind.DUE, "Nhầm", due=due + timedelta(days=4))
    corrections.ask_and_decide(identity, later, CLERK_LAN, SUPERVISOR_HOA)
    counter.fees.take(identity, (FEE,), PaidBy.CASH, CLERK_LAN, receipt="0000123")
    counter.results.arrive(identity, ArrivedResult(document="45/XN"), CLERK_LAN)
    given = Return(collector=Collector.AUTHORISED, name="Trần Văn Bình", authority="Giấy ủy quyền 3")
    counter.results.hand_out(identity, given, CLERK_LAN)
    return identity


def test_every_step_is_told_in_both_languages_without_a_code_word(counter: Counter) -> None:
    view = counter.view(lived(counter))
    for line in view.timeline:
        for text in (line.vi, line.en, *line.details_vi, *line.details_en):
            assert text
            assert "_" not in text
            assert "{" not in text


def test_the_timeline_tells_who_got_what_and_on_whose_word(counter: Counter) -> None:
    told = counter.told(lived(counter))
    for words in (
        "Đã sửa: người nộp, chủ hồ sơ",
        "Phải sửa: Ký tờ khai",
        "Đã bổ sung: Giấy tờ chứng minh điều kiện",
        "Người nhận: Phạm Văn Dũng",
        "Phải nộp 1.250.000 đ",
        "Hẹn cũ",
        "Duyệt ngay tại quầy",
        "Biên lai số: 0000123",
        "Văn bản số: 45/XN",
        "Người nhận: Trần Văn Bình",
        "Căn cứ nhận thay: Giấy ủy quyền 3",
    ):
        assert words in told, words
