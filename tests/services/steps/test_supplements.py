"""Guidance and supplements: once and complete, the clock as the profile says, closed only when its days are over."""

from __future__ import annotations

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.print.form_pdf import render_form
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, UNSTATED, receipt_of
from tests.services.steps.counter import Counter, at

PROOF = WantedPaper("Giấy tờ chứng minh điều kiện")
REQUEST = SupplementRequest((PROOF,), ("Ghi lại ngày sinh",), "Thiếu giấy tờ")


@pytest.mark.rule("term.restarts_after_supplement", profile="national_2025")
def test_the_term_stands_while_the_citizen_completes_and_starts_anew_afterwards(counter: Counter) -> None:
    identity = counter.receive()
    promised = counter.due(identity)
    counter.place.hands.pass_time(hours=2)
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    assert counter.status(identity) == life.AWAITING_SUPPLEMENT
    assert counter.due(identity) == promised
    counter.place.hands.pass_time(days=7)
    assert counter.supplements.resumption(identity).due == at("2026-12-03T10:00")
    counter.supplements.receive(identity, (PROOF.name,), CLERK_LAN)
    assert counter.status(identity) == life.RECEIVED
    assert counter.due(identity) == at("2026-12-03T10:00")  # three working days from Monday at ten
    assert "Thời hạn tính lại từ đầu" in str(counter.cases.open(identity).happenings[-1].details["explanation"])


def test_a_second_request_in_the_same_stage_needs_its_ground_and_is_marked(counter: Counter) -> None:
    identity = counter.receive()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.supplements.receive(identity, (), CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    assert refused.value.citation.startswith("NĐ 118/2025/NĐ-CP, điều 16.3")
    assert counter.status(identity) == life.RECEIVED
    grounded = SupplementRequest(REQUEST.papers, (), "Thiếu giấy tờ", ground="Luật Hộ tịch 2014, điều 5")
    counter.supplements.ask(identity, grounded, CLERK_LAN)
    assert counter.cases.open(identity).happenings[-1].header.facts["again"] is True  # type: ignore[union-attr]


def test_guidance_before_the_receipt_does_not_use_up_the_request_after_it(counter: Counter) -> None:
    saved = counter.supplements.guide(receipt_of(), REQUEST, CLERK_LAN)
    assert saved.identity is not None
    assert counter.status(saved.identity) == life.GUIDED
    assert counter.view(saved.identity).line.applicant == "Nguyễn Thị Đẹp"
    with pytest.raises(RuleViolation):
        counter.supplements.ask(saved.identity, REQUEST, CLERK_LAN)
    identity = counter.receive()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)


def test_a_paper_outside_the_list_is_refused_without_an_article_and_nothing_is_written(counter: Counter) -> None:
    identity = counter.receive()
    before = counter.place.entry_types()
    with pytest.raises(RuleViolation, match="published list"):
        counter.supplements.ask(identity, SupplementRequest((WantedPaper("Giấy khác"),), (), "Thiếu"), CLERK_LAN)
    assert counter.place.entry_types() == before


@pytest.mark.parametrize("text", ["a\x00b", "x" * 2_000])
def test_texts_that_cannot_stand_on_paper_are_refused(counter: Counter, text: str) -> None:
    identity = counter.receive()
    with pytest.raises(BadInput):
        counter.supplements.ask(identity, SupplementRequest((PROOF,), (), text), CLERK_LAN)


def test_an_online_dossier_that_is_sent_back_returns_to_the_inbox_without_a_term(counter: Counter) -> None:
    identity = counter.arrive_online()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    assert counter.status(identity) == life.SENT_BACK
    counter.supplements.receive(identity, (PROOF.name,), CLERK_LAN)
    assert counter.status(identity) == life.ARRIVED_ONLINE
    assert counter.due(identity) is None


def test_a_dossier_is_closed_the_day_after_the_last_and_not_before(counter: Counter) -> None:
    identity = counter.receive()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.place.hands.pass_time(days=15)
    with pytest.raises(RuleViolation) as refused:
        counter.supplements.close(identity, CLERK_LAN)
    assert "19.5" in refused.value.citation
    assert counter.status(identity) == life.AWAITING_SUPPLEMENT
    counter.place.hands.pass_time(days=1)
    counter.supplements.close(identity, CLERK_LAN)
    assert counter.status(identity) == life.CLOSED


def test_where_no_term_is_stated_the_clerk_sets_the_new_date(counter: Counter) -> None:
    identity = counter.receive(receipt_of(UNSTATED, components=(), due=at("2026-12-01T09:00")))
    request = SupplementRequest((), ("Ký tờ khai",), "Chưa ký")
    counter.supplements.ask(identity, request, CLERK_LAN)
    assert counter.supplements.resumption(identity).needs_date
    with pytest.raises(RuleViolation):
        counter.supplements.receive(identity, (), CLERK_LAN)
    for past_or_mistyped in (at("2026-11-20T09:00"), at("2062-12-08T09:00")):
        with pytest.raises(RuleViolation):
            counter.supplements.receive(identity, (), CLERK_LAN, due=past_or_mistyped)
    counter.supplements.receive(identity, (), CLERK_LAN, due=at("2026-12-08T09:00"))
    assert counter.due(identity) == at("2026-12-08T09:00")
    came = counter.cases.open(identity).last(types.SUPPLEMENT_RECEIVED)
    assert came is not None
    assert "Cán bộ ấn định hẹn trả mới" in str(came.details["explanation"])


def test_the_paper_says_what_is_missing_until_when_and_by_which_article(counter: Counter) -> None:
    identity = counter.receive()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    form = counter.papers.supplement_request(identity)
    text = extracted(render_form(form))
    for words in ("Giấy tờ chứng minh điều kiện", "Ghi lại ngày sinh", "08/12/2026", "điều 19.5", "Nguyễn Thị Lan"):
        assert words in text
    job = counter.papers.print_form(form, identity, CLERK_LAN)
    assert job.problem is None
    assert counter.place.entry_types()[-2:] == ["PaperSent", "PaperOutcome"]


def test_a_printer_that_fails_leaves_the_request_standing(counter: Counter) -> None:
    identity = counter.receive()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.printer.broken = True
    job = counter.papers.print_form(counter.papers.supplement_request(identity), identity, CLERK_LAN)
    assert job.problem is not None
    assert counter.status(identity) == life.AWAITING_SUPPLEMENT


def test_the_timeline_tells_what_was_asked(counter: Counter) -> None:
    identity = counter.receive()
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    told = counter.told(identity)
    assert "Yêu cầu bổ sung hồ sơ" in told
    assert "Còn thiếu: Giấy tờ chứng minh điều kiện" in told
