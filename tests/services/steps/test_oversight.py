"""What waits for a second person, and what a clerk corrected alone and somebody looks at afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ChargedFee
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.oversight import LOOKED_BACK
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter, at

NAME = {"applicant": {"name": "Nguyễn Thị Đẹp Lắm"}}


def said(counter: Counter) -> list[tuple[str, str, str]]:
    return [
        (change.field.vi, change.before.vi, change.after.vi)
        for one in counter.oversight.asked()
        for change in one.changes
    ]


def test_every_open_proposal_is_listed_with_what_it_changes_until_it_is_decided(counter: Counter) -> None:
    date, void = counter.receive(), counter.receive()
    fee = counter.receive(receipt_of(fees=(ChargedFee("phi", "Phí", 8_000),)))
    counter.corrections.ask(date, Proposal(CorrectionKind.DUE, "Ghi nhầm", due=at("2026-12-01T09:00")), CLERK_LAN)
    counter.corrections.ask(
        fee, Proposal(CorrectionKind.FEE, "Nhầm", fees=(ChargedFee("phi", "Phí", 5_000),)), CLERK_LAN
    )
    counter.corrections.ask(void, Proposal(CorrectionKind.VOID, "Nhập trùng"), CLERK_LAN)
    assert [one.dossier.identity for one in counter.oversight.asked()] == [date, void, fee]
    assert {one.clerk for one in counter.oversight.asked()} == {"Nguyễn Thị Lan"}
    told = said(counter)
    assert told[0][0] == "Ngày hẹn trả"
    assert "01/12/2026" in told[0][2]
    assert told[-1] == ("Mức phí, lệ phí", "Phí: 8.000 đ", "Phí: 5.000 đ")
    for identity, approved in ((date, True), (fee, False), (void, True)):
        counter.corrections.decide(identity, approved=approved, approver=SUPERVISOR_HOA)
    assert counter.oversight.asked() == ()


def test_another_procedure_is_named_beside_the_one_it_replaces(counter: Counter) -> None:
    identity = counter.receive()
    before = counter.view(identity).line.procedure
    counter.corrections.ask(
        identity, Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm", procedure_code="1.001022"), CLERK_LAN
    )
    told = {field: (old, new) for field, old, new in said(counter)}
    assert told["Thủ tục"][0] == before
    assert "cha, mẹ, con" in told["Thủ tục"][1]
    assert set(told) == {"Thủ tục"}  # its term gives the same date


def test_a_correction_at_once_is_seen_afterwards_once(counter: Counter) -> None:
    identity = counter.receive()
    counter.corrections.correct(identity, NAME, "Gõ nhầm tên", CLERK_LAN)
    (made,) = counter.oversight.made("hoa")
    assert [(one.field.vi, one.before.vi, one.after.vi) for one in made.changes] == [
        ("Họ tên", "Nguyễn Thị Đẹp", "Nguyễn Thị Đẹp Lắm")
    ]
    assert counter.oversight.made("lan") == ()  # nobody looks through her own
    with pytest.raises(RuleViolation):
        counter.oversight.look_at(made, CLERK_LAN)
    counter.oversight.look_at(made, SUPERVISOR_HOA, "Đã hỏi lại")
    assert counter.oversight.made("hoa") == ()
    assert "Đã xem lại lần sửa" in counter.told(identity)
    with pytest.raises(RuleViolation):
        counter.oversight.look_at(made, SUPERVISOR_HOA)


def test_a_paper_whose_kind_or_count_was_corrected_is_one_line(counter: Counter) -> None:
    identity = counter.receive()
    parts = [dict(part) for part in counter.cases.open(identity).details["components"]]
    parts[1] = {"name": parts[1]["name"], "papers": [{"kind": "certified", "count": 2}]}
    counter.corrections.correct(identity, {"components": parts}, "Ghi nhầm loại bản", CLERK_LAN)
    (made,) = counter.oversight.made("hoa")
    assert [(one.field.vi, one.before.vi, one.after.vi) for one in made.changes] == [
        ("Giấy tờ chứng minh điều kiện", "1 bản chụp", "2 bản sao chứng thực")
    ]


def test_nobody_looks_through_corrections_of_long_ago(counter: Counter) -> None:
    identity = counter.receive()
    counter.corrections.correct(identity, NAME, "Gõ nhầm tên", CLERK_LAN)
    counter.place.hands.pass_time(days=LOOKED_BACK // timedelta(days=1) + 1)
    assert counter.oversight.made("hoa") == ()
