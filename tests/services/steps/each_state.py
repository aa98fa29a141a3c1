"""A dossier in each state of its life, and who acts in it."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.domain import life_cycle as life
from counter_app.domain.errors import (
    SET_BY_THE_OFFICE_EN,
    SET_BY_THE_OFFICE_VI,
    SET_BY_THE_PROGRAM_EN,
    SET_BY_THE_PROGRAM_VI,
    Problem,
    RuleViolation,
    with_source,
)
from counter_app.domain.intake import ChargedFee
from counter_app.domain.permissions import ADMINISTRATOR, POSTAL
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.receipt_details import opening_details
from counter_app.services.sign_in import Session
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.endings import GivenBack, Refusal, Stop
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.store.journal import EntryDraft
from tests.services.desk import CLERK_LAN, STATUS, receipt_of
from tests.services.steps.counter import Counter

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
