"""A step that is shown as not possible is refused by its service too, with one source in every state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import SET_BY_THE_OFFICE_VI, RuleViolation, with_source
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.office_calendar import DayKind
from counter_app.domain.regulations import Profile
from counter_app.domain.scanned_paper import MeasuredScan, PaperData, ScanMedia
from counter_app.services.calendar_days import CalendarDays
from counter_app.services.clock_check import ClockCheck
from counter_app.services.outage import Outages
from counter_app.services.sign_in import Session
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.citizen_asks import CitizenAsks
from counter_app.services.steps.conflicts import Choice, Conflicts, Settlement
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.digital_copies import CheckedFile
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.endings import GivenBack, Refusal, Stop
from counter_app.services.steps.fees import Exemption, Refund, RefundGround
from counter_app.services.steps.offers import DEEDS, Offers
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import ArrivedResult, Return
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import FEE, MISSING, UNIT, Under, each_profile
from tests.services.steps.each_state import ADMIN_TUAN, NEW_PERSON, POSTAL_BA, WAYS, sources

Act = Callable[[Counter, str, Session], object]

MONEY = (Money("le_phi", "Lệ phí", 20_000),)
LATER = at("2026-12-31T09:00")
NOT_COUNTED = Settlement(b"\0" * 32, Choice.LEAVE, "Hai quầy cùng làm")
VOID = Proposal(CorrectionKind.DUE, "Nhầm ngày", due=LATER)
SCAN = CheckedFile(b"%PDF-1.7", ScanMedia.PDF, MeasuredScan(1, 200), ())
STAFF = (CLERK_LAN, SUPERVISOR_HOA, POSTAL_BA, ADMIN_TUAN, NEW_PERSON)


def attach(counter: Counter, identity: str, who: Session) -> object:
    copies, _store = copies_at(counter, Path(counter.place.desk.database.path).parent)
    return copies.attach_paper(identity, PAPER, SCAN, PaperData("Giấy xác nhận"), who)


def print_one(counter: Counter, identity: str, who: Session) -> object:
    return counter.papers.print_form(counter.papers.control_slip(identity), identity, who)


ACTS: dict[str, Act] = {
    "ask_supplement": lambda c, one, who: c.supplements.ask(one, MISSING, who),
    "receive_supplement": lambda c, one, who: c.supplements.receive(one, (), who, due=LATER),
    "close": lambda c, one, who: c.supplements.close(one, who),
    "refuse": lambda c, one, who: c.endings.refuse(one, Refusal(("Sai thẩm quyền",)), who),
    "take_fee": lambda c, one, who: c.fees.take(one, MONEY, PaidBy.CASH, who),
    "claim_transfer": lambda c, one, who: c.fees.claim(one, MONEY, who),
    "confirm_transfer": lambda c, one, who: c.fees.confirm(one, "FT 1", who),
    "exempt_fee": lambda c, one, who: c.fees.exempt(one, MONEY, Exemption("Hộ nghèo"), who),
    "refund_fee": lambda c, one, who: c.fees.refund(
        one, Refund(MONEY, "Không làm được", RefundGround.AGENCY_CANNOT, PaidBy.CASH), who
    ),
    "correct": lambda c, one, who: c.corrections.correct(one, {"request": "Nội dung khác"}, "Nhầm", who),
    "propose": lambda c, one, who: c.corrections.ask(one, VOID, who),
    "decide": lambda c, one, who: c.corrections.decide(one, approved=False, approver=who),
    "digitise": attach,
    "hand_over": lambda c, one, who: c.handovers.hand_over(one, UNIT, who),
    "tell_duty": lambda c, one, who: c.duties.tell(one, Duty(100_000, "Thuế"), who),
    "settle_duty": lambda c, one, who: c.duties.settle(one, "Biên lai 1", who),
    "move": lambda c, one, who: c.appointments.move(one, NewAppointment(LATER, "Chậm"), who),
    "result_arrived": lambda c, one, who: c.results.arrive(one, ArrivedResult(document="1/QĐ"), who),
    "return_result": lambda c, one, who: c.results.hand_out(one, Return(), who),
    "send_back": lambda c, one, who: c.results.send_back(one, "Sai tên", UNIT, who),
    "withdraw": lambda c, one, who: c.endings.withdraw(one, "Không cần nữa", GivenBack(), who),
    "answer_citizen": lambda c, one, who: CitizenAsks(c.cases).answer(one, b"\0" * 32, "Đã xem", who, granted=False),
    "settle": lambda c, one, who: Conflicts(c.cases, c.corrections).settle(one, NOT_COUNTED, who),
    "stop": lambda c, one, who: c.endings.stop(one, Stop("Trái luật"), GivenBack(), who),
    "fix_start": lambda c, one, who: Remarks(c.cases).fix_start(one, LATER, "Ngoài giờ", who),
    "note": lambda c, one, who: Remarks(c.cases).note(one, "Gọi lại", who),
    "print_paper": print_one,
}


def test_every_deed_has_its_service_here() -> None:
    assert ACTS.keys() == {deed.name for deed in DEEDS}


def refuse_all_that_is_not_offered(counter: Counter, identity: str) -> int:
    """Tries each deed that the person is not offered; how many there were. Nothing may be written by any."""
    before, tried = counter.place.entry_types(), 0
    for who in STAFF:
        for one in Offers(counter.cases).of(identity, who):
            if one.why_not is None:
                continue
            with pytest.raises(RuleViolation) as refused:
                ACTS[one.deed.name](counter, identity, who)
            assert len(sources(refused.value)) == 1, (one.deed.name, with_source(refused.value))
            if who is CLERK_LAN:
                assert sources(refused.value) == sources(one.why_not), one.deed.name
            tried += 1
    assert counter.place.entry_types() == before
    return tried


@pytest.mark.parametrize("status", sorted(WAYS))
def test_what_is_not_offered_is_refused_by_its_service_too(counter: Counter, status: str) -> None:
    assert refuse_all_that_is_not_offered(counter, WAYS[status](counter)) > len(DEEDS)


def moved_once(opened: Counter) -> str:
    identity = opened.receive(receipt_of(fees=FEE))
    opened.appointments.move(identity, NewAppointment(at("2026-12-01T09:00"), "Chậm"), CLERK_LAN)
    return identity


def awaiting_supplement(opened: Counter) -> str:
    identity = opened.receive()
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    return identity


def with_result(opened: Counter) -> str:
    identity = opened.receive(receipt_of(fees=FEE))
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    return identity


@each_profile
@pytest.mark.parametrize("way", [moved_once, awaiting_supplement, with_result])
def test_what_a_regulation_forbids_is_refused_by_its_service_under_each(
    under: Under, profile: str, way: Callable[[Counter], str]
) -> None:
    opened = under(profile)
    assert refuse_all_that_is_not_offered(opened, way(opened)) > len(DEEDS)


@pytest.mark.rule("accounts.change_issued_password", profile="dak_nong_2019")
def test_in_dak_nong_no_service_works_for_whoever_keeps_an_issued_password(under: Under) -> None:
    opened = under("dak_nong_2019")
    identity = WAYS["with_specialist"](opened)
    for deed, act in ACTS.items():
        with pytest.raises(RuleViolation) as refused:
            act(opened, identity, NEW_PERSON)
        assert refused.value.citation == "QĐ 04/2019/QĐ-UBND, điều 26.2", deed


@pytest.mark.rule("accounts.change_issued_password", profile="dak_nong_2019")
def test_in_dak_nong_what_is_no_step_of_a_dossier_is_refused_by_the_article_too(under: Under) -> None:
    place = under("dak_nong_2019").place

    def regulation() -> Profile:
        return place.reference.profile(place.clock.now().date())

    outages, days = (made(place.desk, place.clock, regulation) for made in (Outages, CalendarDays))
    check = ClockCheck(place.clock, place.desk, regulation)
    for act in (
        lambda: outages.declare(NEW_PERSON, "Mất mạng"),
        lambda: outages.declare_over(NEW_PERSON),
        lambda: days.decide(date(2026, 12, 7), DayKind.OFF, "1/QĐ", NEW_PERSON),
        lambda: check.confirm(NEW_PERSON),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert refused.value.citation == "QĐ 04/2019/QĐ-UBND, điều 26.2"


@pytest.mark.parametrize("field", ["procedure_code", "due", "fees", "term"])
def test_what_needs_a_second_person_says_that_the_office_set_it(counter: Counter, field: str) -> None:
    identity = counter.receive()
    with pytest.raises(RuleViolation) as refused:
        counter.corrections.correct(identity, {field: "1.001193"}, "Nhầm", CLERK_LAN)
    assert sources(refused.value) == [SET_BY_THE_OFFICE_VI]
