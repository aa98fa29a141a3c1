"""Who chose to be told is told of every step, in the same save; who did not is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from counter_app.domain.citizen_notice import chosen_contacts
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee, ReceiptRefused, Submitter
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.domain.times import parse_iso
from counter_app.services.steps.corrections import Corrections, Proposal
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.endings import GivenBack, Refusal
from counter_app.services.steps.fees import Refund, RefundGround
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from counter_app.store.journal import EntryDraft
from counter_app.wire.entry import read_body
from counter_app.wire.header import read_header
from tests.services.desk import BIRTH, CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter
from tests.services.steps.told_citizens import notices

REQUEST = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), (), "Thiếu giấy tờ")


def chosen(counter: Counter, *channels: str) -> str:
    """A dossier whose citizen chose these channels."""
    identity = counter.receive()

    after = {"notify": list(channels)}
    draft = EntryDraft("DossierCorrected", dossier=identity, details={"after": after, "reason": "chọn cách báo"})
    counter.place.desk.journal.append([draft], "lan", counter.place.clock.stamp())
    return identity


def test_every_step_that_concerns_the_citizen_is_told(counter: Counter) -> None:
    identity = chosen(counter, "sms")
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.supplements.receive(identity, (), CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    counter.place.hands.pass_time(days=9)
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    told = notices(counter, identity)
    assert [one["kind"] for one in told] == ["supplement", "received", "result", "returned"]
    assert all(one["to"] == {"sms": "0912 345 678"} for one in told)
    assert "Giay to chung minh dieu kien" in told[0]["sms"]


@pytest.mark.rule("return.early_notice_ways", profile="national_2025")
def test_a_result_before_its_date_is_announced_and_that_settles_the_caution(counter: Counter) -> None:
    identity = chosen(counter, "sms")
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert notices(counter, identity)[-1]["kind"] == "early_result"
    assert counter.results.cautions(identity) == ()


def test_who_chose_nothing_is_not_written_to(counter: Counter) -> None:
    identity = counter.receive()
    counter.endings.withdraw(identity, "Đổi ý", GivenBack(), CLERK_LAN)
    assert notices(counter, identity) == []


def test_the_notice_is_in_the_same_save_as_its_step(counter: Counter) -> None:
    identity = chosen(counter, "sms")
    counter.endings.withdraw(identity, "Đổi ý", GivenBack(), CLERK_LAN)
    assert counter.place.entry_types()[-2:] == ["DossierWithdrawn", "NoticeMade"]


@pytest.mark.parametrize(
    ("details", "contacts"),
    [
        ({"notify": ["sms", "email"], "applicant": {"phone": "1", "email": "a@b.vn"}}, {"sms": "1", "email": "a@b.vn"}),
        ({"notify": ["email"], "applicant": {"phone": "1"}}, {}),
        ({"notify": ["sms"], "applicant": {"phone": "1"}, "submitter": {"phone": "2"}}, {"sms": "2"}),
        ({"notify": ["pigeon"], "applicant": {"phone": "1"}}, {}),
        ({"notify": "sms", "applicant": {"phone": "1"}}, {}),
        ({}, {}),
    ],
)
def test_only_chosen_channels_with_an_address_are_used(details: dict[str, Any], contacts: dict[str, str]) -> None:
    assert chosen_contacts(details) == contacts


# ------------------------------------------------------------------------------------------------ what opens a dossier


def written(counter: Counter) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(type, facts, body) of every entry, with its hash among the facts."""
    with counter.place.desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT hash, header, body FROM entries ORDER BY sequence").all()
    headers = [(bytes(row[0]), read_header(row[1]), read_body(row[2]) if row[2] else {}) for row in rows]
    return [(header.type, header.facts | {"hash": entry.hex()}, body) for entry, header, body in headers]


def test_a_receipt_is_told_by_its_code_in_the_same_save(counter: Counter) -> None:
    counter.receive(receipt_of(notify=("sms",)))
    (opening, facts, details), (kind, told, body) = written(counter)[-2:]
    assert (opening, kind) == ("DossierReceived", "NoticeMade")
    assert details["notify"] == ["sms"]
    assert (told["kind"], told["channels"], told["about"]) == ("received", ["sms"], facts["hash"])
    assert "H36.37.05-261123-0001" in body["sms"]
    assert "27/11/2026" in body["vi"]


def test_who_takes_the_result_home_at_once_is_not_told_to_wait(counter: Counter) -> None:
    fee = ChargedFee("le_phi", "Lệ phí", 8000, paid=True)
    counter.receive(receipt_of(BIRTH, notify=("sms",), fees=(fee,), returned_at_once=True))
    entries = written(counter)
    assert [kind for kind, _facts, _body in entries][-3:] == ["FeeCollected", "ResultReturned", "NoticeMade"]
    assert entries[-1][1]["kind"] == "returned"
    assert entries[-1][1]["about"] == entries[-2][1]["hash"]


def test_a_channel_without_a_number_is_a_caution_and_stops_nothing(counter: Counter) -> None:
    command = receipt_of(notify=("email", "sms"))
    assert [note.vi for note in counter.place.intake.decide(command).notes if note.field == "notify"] == [
        "Người nộp muốn được báo qua thư điện tử nhưng chưa có địa chỉ thư điện tử; hãy hỏi và ghi vào."
    ]
    counter.receive(command)
    assert written(counter)[-1][1]["channels"] == ["sms"]


@pytest.mark.parametrize("notify", [("pigeon",), ("sms", "sms")])
def test_a_channel_that_does_not_exist_is_refused(counter: Counter, notify: tuple[str, ...]) -> None:
    with pytest.raises(ReceiptRefused) as refused:
        counter.receive(receipt_of(notify=notify))
    assert [problem.field for problem in refused.value.problems] == ["notify"]


def test_whoever_hands_it_in_for_another_is_the_one_who_is_told(counter: Counter) -> None:
    submitter = Submitter("Trần Văn Bình", "giấy ủy quyền số 5", phone="0987 000 111")
    counter.receive(receipt_of(notify=("sms",), submitter=submitter))
    assert written(counter)[-1][2]["to"] == {"sms": "0987 000 111"}


def test_guidance_and_a_refusal_at_the_counter_are_told_with_everything(counter: Counter) -> None:
    counter.supplements.guide(receipt_of(notify=("sms",)), REQUEST, CLERK_LAN)
    refusal = Refusal(("Không thuộc thẩm quyền", "Trùng hồ sơ đã nộp"))
    counter.endings.refuse_at_the_counter(receipt_of(notify=("sms",)), refusal, CLERK_LAN)
    entries = written(counter)[-4:]
    assert [kind for kind, _facts, _body in entries] == ["GuidanceGiven", "NoticeMade", "DossierRefused", "NoticeMade"]
    assert [facts["kind"] for kind, facts, _body in entries if kind == "NoticeMade"] == ["supplement", "refused"]
    assert "- Giấy tờ chứng minh điều kiện" in entries[1][2]["vi"]
    assert "- Không thuộc thẩm quyền\n- Trùng hồ sơ đã nộp" in entries[3][2]["vi"]


def test_a_correction_that_was_approved_is_told_and_one_that_was_not_is_nobodys_business(counter: Counter) -> None:
    corrections = Corrections(counter.cases, counter.place.reference)
    identity = counter.receive(receipt_of(notify=("sms",)))
    later = Proposal(CorrectionKind.DUE, "Hẹn nhầm", due=parse_iso("2026-12-01T10:00"))
    corrections.ask(identity, later, CLERK_LAN)
    corrections.decide(identity, approved=False, approver=SUPERVISOR_HOA)
    corrections.ask_and_decide(identity, later, CLERK_LAN, SUPERVISOR_HOA)
    corrections.ask_and_decide(identity, Proposal(CorrectionKind.VOID, "Nộp nhầm"), CLERK_LAN, SUPERVISOR_HOA)
    told = notices(counter, identity)
    assert [one["kind"] for one in told] == ["received", "corrected", "voided"]
    assert "01/12/2026" in told[1]["vi"]
    assert "- Nộp nhầm" in told[2]["vi"]


def test_a_result_that_went_back_is_told_with_the_new_date_and_the_reason(counter: Counter) -> None:
    identity = counter.receive(receipt_of(notify=("sms",)))
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.send_back(identity, "Sai năm sinh", "Tư pháp", CLERK_LAN)
    told = notices(counter, identity)[-1]
    assert told["kind"] == "moved"
    assert "- Sai năm sinh" in told["vi"]


@pytest.mark.rule("notice.status_says", profile="national_2025")
def test_an_online_dossier_is_told_who_handles_it_and_when(counter: Counter) -> None:
    """NĐ 224/2026, điều 15.1.g, which the regulation in force asks of online dossiers."""
    counter.receive(receipt_of(notify=("sms",), channel="online"))
    online = written(counter)[-1][2]["vi"]
    counter.receive(receipt_of(notify=("sms",)))
    direct = written(counter)[-1][2]["vi"]
    assert "Người tiếp nhận, xử lý: Nguyễn Thị Lan" in online
    assert "Tiếp nhận lúc: Thứ Hai 23/11/2026 08:00" in online
    assert "Người tiếp nhận" not in direct


def test_the_channels_are_corrected_later_like_a_telephone_number(counter: Counter) -> None:
    identity = counter.receive(receipt_of())
    Corrections(counter.cases, counter.place.reference).correct(
        identity, {"notify": ["sms"]}, "Người nộp đề nghị", CLERK_LAN
    )
    counter.endings.withdraw(identity, "Đổi ý", GivenBack(), CLERK_LAN)
    assert [one["kind"] for one in notices(counter, identity)] == ["corrected", "withdrawn"]


# ------------------------------------------------------------------------------------------------- what it names


LE_PHI = ChargedFee("le_phi", "Lệ phí", 15_000)
BY_MESSAGE = receipt_of(notify=("sms",), fees=(LE_PHI,))


def test_a_request_tells_every_reason_with_its_article_and_until_when(counter: Counter) -> None:
    """Only the names of the papers were told: not why they are asked for, nor that the dossier is closed one day."""
    wanted = WantedPaper("Bản vẽ hiện trạng", "Luật Đất đai điều 135", "thửa đất có biến động")
    identity = counter.receive(BY_MESSAGE)
    counter.supplements.ask(identity, SupplementRequest((wanted,), ("Ghi đủ năm sinh",), "Chưa đủ để xét"), CLERK_LAN)
    told = notices(counter, identity)[-1]["vi"]
    last = counter.supplements.last_day(identity)
    assert last is not None
    for words in (
        "- Bản vẽ hiện trạng (thửa đất có biến động, Luật Đất đai điều 135)",
        "- Ghi đủ năm sinh",
        "- Lý do: Chưa đủ để xét",
        f"- Hoàn thiện chậm nhất ngày {last[0]:%d/%m/%Y}",
    ):
        assert words in told


def test_whoever_is_called_for_the_result_hears_what_is_still_owed_and_not_what_was_transferred(
    counter: Counter,
) -> None:
    owing, claimed, paid = (counter.receive(BY_MESSAGE) for _ in range(3))
    line = Money(LE_PHI.kind, LE_PHI.name, LE_PHI.amount)
    counter.fees.claim(claimed, (line,), CLERK_LAN)
    counter.fees.take(paid, (line,), PaidBy.CASH, CLERK_LAN)
    for identity in (owing, claimed, paid):
        counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    told = [notices(counter, one)[-1]["vi"] for one in (owing, claimed, paid)]
    assert ["còn phải nộp trước khi nhận: 15.000 đ" in one for one in told] == [True, False, False]


def test_a_correction_says_what_was_corrected_and_the_procedure_that_it_is_now(counter: Counter) -> None:
    """“Thông tin đã được sửa”, and nobody knew which; of a wrong procedure the notice still named the wrong one."""
    corrections = Corrections(counter.cases, counter.place.reference)
    identity = counter.receive(BY_MESSAGE)
    corrections.correct(identity, {"applicant": {"address": "Tổ 9, phường Mẫu"}}, "Ghi nhầm", CLERK_LAN)
    fee = Proposal(CorrectionKind.FEE, "Thu nhầm", fees=(ChargedFee("le_phi", "Lệ phí", 8_000),))
    corrections.ask_and_decide(identity, fee, CLERK_LAN, SUPERVISOR_HOA)
    other = Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm", procedure_code="1.001022")
    corrections.ask_and_decide(identity, other, CLERK_LAN, SUPERVISOR_HOA)
    address, charged, procedure = (one["vi"] for one in notices(counter, identity)[-3:])
    assert "- Đã sửa: địa chỉ" in address
    assert "Tổ 9" not in address
    assert "- Mức phải nộp nay là: Lệ phí: 8.000 đ" in charged
    assert "Đã sửa: thủ tục" in procedure
    assert f"“{counter.cases.open(identity).row.procedure_name}”" in procedure


def test_a_duty_names_the_paper_that_tells_how_it_is_paid_and_a_refund_why(counter: Counter) -> None:
    identity = counter.receive(BY_MESSAGE)
    counter.duties.tell(identity, Duty(1_250_000, "Lệ phí trước bạ", "Thuế cơ sở 5", "128/TB"), CLERK_LAN)
    told = notices(counter, identity)[-1]["vi"]
    assert "- Lệ phí trước bạ: 1.250.000 đ (thông báo số 128/TB của Thuế cơ sở 5)" in told
    line = Money(LE_PHI.kind, LE_PHI.name, LE_PHI.amount)
    counter.fees.take(identity, (line,), PaidBy.CASH, CLERK_LAN)
    back = Refund((line,), "Máy chủ hỏng, không làm được", RefundGround.AGENCY_CANNOT, PaidBy.CASH)
    counter.fees.refund(identity, back, CLERK_LAN)
    assert "- Lệ phí: 15.000 đ\n- Lý do: Máy chủ hỏng" in notices(counter, identity)[-1]["vi"]


def test_what_the_post_brings_is_told_with_its_number(counter: Counter) -> None:
    identity = counter.receive(receipt_of(notify=("sms",)))
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(ReturnedBy.POST, mail="EE123456789VN"), CLERK_LAN)
    told = notices(counter, identity)[-1]
    assert "đã được gửi qua bưu chính" in told["vi"]
    assert "- Số bưu gửi: EE123456789VN" in told["vi"]
