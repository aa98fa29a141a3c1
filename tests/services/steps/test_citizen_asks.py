"""What citizens ask for by the portal once their dossier is under way: seen in the inbox, answered with its article,
the clock run from when they sent it. Written by the centre in earnest; here the entry is the same."""

from __future__ import annotations

from datetime import datetime

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.step_rules import SupplementRequest
from counter_app.domain.times import parse_iso
from counter_app.services.steps.citizen_asks import CitizenAsks
from counter_app.services.steps.endings import GivenBack, Stop
from counter_app.services.steps.online_inbox import ArrivedDossier, OnlineInbox
from counter_app.services.steps.results import ArrivedResult
from counter_app.store.journal import EntryDraft
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.portal_asks import asks

REQUEST = SupplementRequest((), ("Ghi lại ngày sinh",), "Tờ khai chưa đúng")


def received(counter: Counter, **filed: object) -> str:
    identity = counter.arrive_online(**filed)
    counter.place.intake.receive(receipt_of(channel="online", notify=("sms",), arrived=identity), CLERK_LAN)
    return identity


def inbox(counter: Counter) -> tuple[ArrivedDossier, ...]:
    return OnlineInbox(counter.cases).inbox().rows


def due(counter: Counter, identity: str) -> datetime:
    found = counter.cases.open(identity).due
    assert found is not None
    return found


@pytest.mark.rule("stop.by_applicant_online", profile="national_2025")
def test_a_wish_to_take_it_back_stands_in_the_inbox_until_it_is_recorded(counter: Counter) -> None:
    identity = received(counter)
    asks(counter, identity, AskKind.WITHDRAW, reason="Đã nộp nhầm")
    (row,) = inbox(counter)
    assert (row.identity, row.waits_for_us, row.in_the_form) == (identity, True, False)
    assert row.ask is not None
    assert row.ask.said == "Đã nộp nhầm"
    assert OnlineInbox(counter.cases).to_answer(10).to_answer == 1
    counter.endings.withdraw(identity, "Đã nộp nhầm", GivenBack(), CLERK_LAN)
    assert inbox(counter) == ()
    assert counter.status(identity) == life.WITHDRAWN
    answered = counter.cases.open(identity).headers(types.CITIZEN_ANSWERED)
    assert [header.facts["granted"] for header in answered] == [True]
    told = counter.told(identity)
    assert "Người nộp đề nghị rút hồ sơ, lúc 23/11/2026 08:00" in told
    assert "Đồng ý" in told


@pytest.mark.rule("stop.by_applicant_online", profile="national_2025")
@pytest.mark.rule("stop.by_applicant", profile="national_2025")
def test_once_there_is_a_result_nothing_is_taken_back_and_the_article_says_so(counter: Counter) -> None:
    for identity, article in ((received(counter), "điều 21.2"), (counter.receive(), "điều 21.1")):
        counter.handovers.hand_over(identity, "Tư pháp - Hộ tịch", CLERK_LAN)
        counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
        with pytest.raises(RuleViolation) as refused:
            counter.endings.withdraw(identity, "Đổi ý", GivenBack(), CLERK_LAN)
        assert article in refused.value.citation
        assert counter.status(identity) == life.RESULT_READY


def test_a_wish_that_is_not_granted_is_answered_with_a_reason_and_told(counter: Counter) -> None:
    identity = received(counter)
    asked = asks(counter, identity, AskKind.WITHDRAW, reason="Đổi ý")
    with pytest.raises(BadInput):
        CitizenAsks(counter.cases).answer(identity, asked, " ", CLERK_LAN, granted=False)
    with pytest.raises(RuleViolation, match="Withdrawn by the citizen"):
        CitizenAsks(counter.cases).answer(identity, asked, "", CLERK_LAN, granted=True)
    CitizenAsks(counter.cases).answer(identity, asked, "Đã ký quyết định", CLERK_LAN, granted=False)
    assert inbox(counter) == ()
    notice = counter.cases.open(identity).last(types.NOTICE_MADE)
    assert notice is not None
    assert "Đã ký quyết định" in notice.details["vi"]
    with pytest.raises(RuleViolation):
        CitizenAsks(counter.cases).answer(identity, asked, "Lần nữa", CLERK_LAN, granted=False)


def test_a_change_is_answered_once_it_was_made(counter: Counter) -> None:
    identity = received(counter)
    first = asks(counter, identity, AskKind.CHANGE, content="Đổi số điện thoại")
    counter.place.hands.pass_time(minutes=5)
    second = asks(counter, identity, AskKind.CHANGE, content="Đổi địa chỉ")
    assert [ask.asked for ask in CitizenAsks(counter.cases).of(identity)] == [first, second]
    CitizenAsks(counter.cases).answer(identity, first, "", CLERK_LAN, granted=True)
    (row,) = inbox(counter)
    assert row.ask is not None
    assert row.ask.said == "Đổi địa chỉ"


def test_a_change_before_the_receipt_stands_beside_what_was_filed(counter: Counter) -> None:
    identity = counter.arrive_online()
    asks(counter, identity, AskKind.CHANGE, content="Đổi ngày sinh")
    (row,) = inbox(counter)
    assert row.in_the_form
    assert row.ask is not None
    assert OnlineInbox(counter.cases).inbox().asks == 0


@pytest.mark.rule("term.restarts_after_supplement", profile="national_2025")
def test_a_supplement_by_the_portal_runs_the_clock_from_when_it_was_sent(counter: Counter) -> None:
    identity = received(counter)
    before = due(counter, identity)
    counter.place.hands.pass_time(hours=2)
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.place.hands.pass_time(days=2)  # Wednesday, 10:00
    sent = at("2026-11-25T10:00")
    asks(counter, identity, AskKind.SUPPLEMENT, sent, brought=["Tờ khai"])
    counter.place.hands.pass_time(days=2)
    (row,) = inbox(counter)
    assert row.ask is not None
    assert row.ask.what is AskKind.SUPPLEMENT
    promised = counter.supplements.resumption(identity).due
    assert promised == at("2026-11-30T10:00")  # three working days from when it was sent, anew
    counter.supplements.receive(identity, ("Tờ khai",), CLERK_LAN)
    assert due(counter, identity) == promised > before
    header = counter.cases.open(identity).headers(types.SUPPLEMENT_RECEIVED)[-1]
    assert parse_iso(str(header.facts["completed"])) == sent
    assert "Tính là đủ từ khi gửi trên cổng, 25/11/2026 10:00" in counter.told(identity)
    assert inbox(counter) == ()


def test_a_portals_clock_that_is_behind_never_completes_before_the_asking(counter: Counter) -> None:
    identity = received(counter)
    counter.place.hands.pass_time(hours=2)
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    asks(counter, identity, AskKind.SUPPLEMENT, at("2026-11-23T08:01"))
    promised = counter.supplements.resumption(identity).due
    assert promised == at("2026-11-27T10:00")  # three working days from the asking, not from 08:01
    counter.supplements.receive(identity, (), CLERK_LAN)
    assert due(counter, identity) == promised


@pytest.mark.rule("supplement.closing", profile="national_2025")
def test_what_came_in_its_days_is_never_closed_unread(counter: Counter) -> None:
    identity = received(counter)
    counter.supplements.ask(identity, REQUEST, CLERK_LAN)
    counter.place.hands.pass_time(days=10)
    asked = asks(counter, identity, AskKind.SUPPLEMENT, brought=["Tờ khai"])
    counter.place.hands.pass_time(days=10)
    assert OnlineInbox(counter.cases).to_close() == ()
    with pytest.raises(RuleViolation):
        counter.supplements.close(identity, CLERK_LAN)
    CitizenAsks(counter.cases).answer(identity, asked, "Vẫn thiếu chữ ký", CLERK_LAN, granted=False)
    assert [one.identity for one in OnlineInbox(counter.cases).to_close()] == [identity]
    counter.supplements.close(identity, CLERK_LAN)


def test_the_citizens_own_stop_is_refused_with_a_result_and_the_agencys_is_not_asked_here(counter: Counter) -> None:
    identity = received(counter)
    asks(counter, identity, AskKind.WITHDRAW, reason="Đổi ý")
    counter.endings.stop(identity, Stop("Đổi ý", asked_by_citizen=True), GivenBack(), CLERK_LAN)
    assert counter.status(identity) == life.STOPPED
    assert inbox(counter) == ()


def test_an_ask_of_a_kind_that_is_not_known_here_waits_for_nobody(counter: Counter) -> None:
    identity = received(counter)
    desk = counter.place.desk
    draft = EntryDraft(types.CITIZEN_ASKED, dossier=identity, facts={"what": "praise"})
    desk.journal.append([draft], "program", counter.place.clock.stamp())
    assert CitizenAsks(counter.cases).of(identity) == ()
    assert counter.told(identity)


def test_what_waits_longest_stands_first_behind_what_we_owe_an_hour(counter: Counter) -> None:
    first, second = received(counter), received(counter)
    asks(counter, second, AskKind.WITHDRAW, reason="x")
    counter.place.hands.pass_time(minutes=1)
    asks(counter, first, AskKind.WITHDRAW, reason="x")
    arrived = counter.arrive_online()
    assert [row.identity for row in inbox(counter)] == [arrived, second, first]
