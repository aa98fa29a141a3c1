"""A step that is not possible says whose rule that is: an article's, the office's or the program's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counter_app.domain import life_cycle as life
from counter_app.domain.errors import (
    SET_BY_THE_OFFICE_EN,
    SET_BY_THE_OFFICE_VI,
    SET_BY_THE_PROGRAM_EN,
    SET_BY_THE_PROGRAM_VI,
    BadInput,
    Problem,
    RuleViolation,
    with_source,
)
from counter_app.domain.intake import ChargedFee
from counter_app.domain.national_status import NATIONAL_STATUSES, national_status
from counter_app.domain.permissions import ADMINISTRATOR, POSTAL
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.receipt_details import opening_details
from counter_app.services.sign_in import Session
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.endings import GivenBack, Refusal, Stop
from counter_app.services.steps.offers import DEEDS, Offers
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.store.journal import EntryDraft
from tests.services.desk import CLERK_LAN, STATUS, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter, at

UNIT = "Phòng Tư pháp"
MISSING = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Thiếu")
POSTAL_BA = Session("ba", "Trần Thị Ba", POSTAL, must_change=False)
ADMIN_TUAN = Session("tuan", "Phạm Văn Tuấn", ADMINISTRATOR, must_change=False)
NEW_PERSON = Session("moi", "Vũ Văn Mới", CLERK_LAN.role, must_change=True)


def received(counter: Counter) -> str:
    return counter.receive(receipt_of(fees=(ChargedFee("le_phi", "Lệ phí", 20_000),)))


def with_specialist(counter: Counter) -> str:
    identity = received(counter)
    counter.handovers.hand_over(identity, UNIT, CLERK_LAN)
    return identity


def awaiting_supplement(counter: Counter) -> str:
    identity = received(counter)
    counter.supplements.ask(identity, MISSING, CLERK_LAN)
    return identity


def awaiting_duty(counter: Counter) -> str:
    identity = received(counter)
    counter.duties.tell(identity, Duty(100_000, "Thuế"), CLERK_LAN)
    return identity


def result_ready(counter: Counter) -> str:
    identity = with_specialist(counter)
    counter.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    return identity


def returned(counter: Counter) -> str:
    identity = counter.receive()
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    return identity


def withdrawn(counter: Counter) -> str:
    identity = received(counter)
    counter.endings.withdraw(identity, "Không cần nữa", GivenBack(), CLERK_LAN)
    return identity


def stopped(counter: Counter) -> str:
    identity = received(counter)
    counter.endings.stop(identity, Stop("Trái luật"), GivenBack(), CLERK_LAN)
    return identity


def closed(counter: Counter) -> str:
    identity = awaiting_supplement(counter)
    counter.place.hands.pass_time(days=16)
    counter.supplements.close(identity, CLERK_LAN)
    return identity


def guided(counter: Counter) -> str:
    saved = counter.supplements.guide(receipt_of(), MISSING, CLERK_LAN)
    assert saved.identity is not None
    return saved.identity


def refused(counter: Counter) -> str:
    saved = counter.endings.refuse_at_the_counter(receipt_of(), Refusal(("Không đủ điều kiện",)), CLERK_LAN)
    assert saved.identity is not None
    return saved.identity


def arrived_online(counter: Counter) -> str:
    return counter.arrive_online()


def sent_back(counter: Counter) -> str:
    identity = counter.arrive_online()
    counter.supplements.ask(identity, MISSING, CLERK_LAN)
    return identity


def taken_by_post(counter: Counter) -> str:
    version = counter.place.reference.procedure_version(STATUS, counter.place.clock.now().date())
    details = opening_details(receipt_of(channel="post"), version.procedure, "")
    draft = EntryDraft("PostalAccepted", details=details, facts={"channel": "post"}, procedure=version.part.hash)
    saved = counter.place.desk.journal.append([draft], "ba", counter.place.clock.stamp())
    assert saved.identity is not None
    return saved.identity


def void(counter: Counter) -> str:
    identity = received(counter)
    draft = EntryDraft("DossierVoided", dossier=identity, details={"reason": "Nhận nhầm"})
    counter.place.desk.journal.append([draft], "hoa", counter.place.clock.stamp())
    return identity


WAYS: dict[str, Callable[[Counter], str]] = {
    life.RECEIVED: received,
    life.WITH_SPECIALIST: with_specialist,
    life.AWAITING_SUPPLEMENT: awaiting_supplement,
    life.AWAITING_DUTY: awaiting_duty,
    life.RESULT_READY: result_ready,
    life.RETURNED: returned,
    life.WITHDRAWN: withdrawn,
    life.STOPPED: stopped,
    life.CLOSED: closed,
    life.GUIDED: guided,
    life.REFUSED: refused,
    life.ARRIVED_ONLINE: arrived_online,
    life.SENT_BACK: sent_back,
    life.TAKEN_BY_POST: taken_by_post,
    life.VOID: void,
}


def sources(problem: Problem) -> list[str]:
    """Which of the three the sentence names."""
    assert isinstance(problem, RuleViolation)
    vi, en = with_source(problem)
    found = [problem.citation] if problem.citation and problem.citation in vi and problem.citation in en else []
    pairs = ((SET_BY_THE_OFFICE_VI, SET_BY_THE_OFFICE_EN), (SET_BY_THE_PROGRAM_VI, SET_BY_THE_PROGRAM_EN))
    return found + [said_vi for said_vi, said_en in pairs if said_vi in vi and said_en in en]


def test_every_state_of_the_life_cycle_is_walked_to() -> None:
    assert set(WAYS) == life.STATUSES


@pytest.mark.parametrize("status", sorted(WAYS))
def test_whatever_cannot_be_done_now_names_the_article_the_office_or_the_program(counter: Counter, status: str) -> None:
    identity = WAYS[status](counter)
    assert counter.status(identity) == status
    offers = Offers(counter.cases)
    for session in (CLERK_LAN, SUPERVISOR_HOA, POSTAL_BA, ADMIN_TUAN, NEW_PERSON):
        offered = offers.of(identity, session)
        assert [one.deed for one in offered] == list(DEEDS)
        for one in offered:
            if one.why_not is not None:
                assert len(sources(one.why_not)) == 1, (one.deed.name, with_source(one.why_not))


@pytest.mark.parametrize("status", sorted(life.STATUSES))
def test_every_state_is_told_to_the_national_exchange_as_one_of_its_ten(counter: Counter, status: str) -> None:
    identity = WAYS[status](counter)
    told = national_status(counter.status(identity))
    assert 1 <= told.code <= 10
    assert NATIONAL_STATUSES[told.code] is told


def test_all_ten_codes_are_told_of_some_state_and_their_names_are_the_exchanges() -> None:
    assert {national_status(status).code for status in life.STATUSES} == set(range(1, 11))
    assert [NATIONAL_STATUSES[code].vi for code in (1, 5, 7, 8, 10)] == [
        *("Mới đăng ký", "Yêu cầu bổ sung giấy tờ", "Công dân yêu cầu rút hồ sơ", "Dừng xử lý", "Đã trả kết quả"),
    ]


def refuse_twice_supplemented(counter: Counter) -> None:
    identity = awaiting_supplement(counter)
    counter.supplements.receive(identity, (), CLERK_LAN)
    counter.supplements.ask(identity, MISSING, CLERK_LAN)


def refuse_second_apology(counter: Counter) -> None:
    identity = received(counter)
    counter.appointments.move(identity, NewAppointment(at("2026-12-01T09:00"), "Chậm"), CLERK_LAN)
    counter.appointments.move(identity, NewAppointment(at("2026-12-08T09:00"), "Chậm"), CLERK_LAN)


def refuse_earlier_date(counter: Counter) -> None:
    counter.appointments.move(received(counter), NewAppointment(at("2026-11-23T09:00"), "Chậm"), CLERK_LAN)


def refuse_early_closing(counter: Counter) -> None:
    counter.supplements.close(awaiting_supplement(counter), CLERK_LAN)


def refuse_owed_return(counter: Counter) -> None:
    counter.results.hand_out(result_ready(counter), Return(), CLERK_LAN)


def refuse_unreasoned_refusal(counter: Counter) -> None:
    counter.results.arrive(with_specialist(counter), ArrivedResult(granted=False, document="2/QĐ"), CLERK_LAN)


def refuse_without_a_reason(counter: Counter) -> None:
    counter.endings.refuse_at_the_counter(receipt_of(), Refusal(("  ",)), CLERK_LAN)


def refuse_paper_of_no_step(counter: Counter) -> None:
    counter.papers.supplement_request(received(counter))


def refuse_transfer_of_nothing(counter: Counter) -> None:
    counter.fees.transfer_code(counter.receive())


def refuse_hand_over_twice(counter: Counter) -> None:
    counter.handovers.hand_over(with_specialist(counter), UNIT, CLERK_LAN)


@pytest.mark.parametrize(
    ("act", "source"),
    [
        (refuse_twice_supplemented, "điều 16.3"),
        (refuse_second_apology, "điều 19.6"),
        (refuse_earlier_date, SET_BY_THE_PROGRAM_VI),
        (refuse_early_closing, "điều 19.5"),
        (refuse_owed_return, "điều 24.2"),
        (refuse_unreasoned_refusal, "điều 19.3"),
        (refuse_without_a_reason, "điều 17.1.c"),
        (refuse_paper_of_no_step, SET_BY_THE_PROGRAM_VI),
        (refuse_transfer_of_nothing, SET_BY_THE_PROGRAM_VI),
        (refuse_hand_over_twice, SET_BY_THE_PROGRAM_VI),
    ],
)
def test_a_step_that_was_tried_and_refused_names_its_rule(
    counter: Counter, act: Callable[[Counter], None], source: str
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        act(counter)
    (named,) = sources(refusal.value)
    assert source in named


def test_what_is_typed_wrongly_is_no_rule_and_names_none() -> None:
    assert with_source(BadInput("Sai.", "Wrong.")) == ("Sai.", "Wrong.")
    assert with_source(RuleViolation("Không được.", "No.", "Luật X, điều 1")) == (
        "Không được (Luật X, điều 1).",
        "No (Luật X, điều 1).",
    )
