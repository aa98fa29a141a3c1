"""A step that is not possible says whose rule that is: an article's, the office's or the program's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counter_app.domain import life_cycle as life
from counter_app.domain.errors import (
    SET_BY_THE_PROGRAM_VI,
    BadInput,
    RuleViolation,
    with_source,
)
from counter_app.domain.national_status import NATIONAL_STATUSES, national_status
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.endings import Refusal
from counter_app.services.steps.offers import DEEDS, Offers
from counter_app.services.steps.results import ArrivedResult, Return
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_state import (
    ADMIN_TUAN,
    MISSING,
    NEW_PERSON,
    POSTAL_BA,
    UNIT,
    WAYS,
    awaiting_supplement,
    received,
    result_ready,
    sources,
    with_specialist,
)


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
        (refuse_owed_return, SET_BY_THE_PROGRAM_VI),
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
