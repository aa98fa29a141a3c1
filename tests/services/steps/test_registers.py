"""The register: printed for a span, closed at the year's end with its head's name, the same whenever printed again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.times import parse_iso
from counter_app.print.form_pdf import render_form
from counter_app.services.sign_in import Session
from counter_app.services.steps.registers import Registers, Span, year_span
from counter_app.services.steps.results import ArrivedResult, Return
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter, counter

YEAR, NOVEMBER = year_span(2026), Span(date(2026, 11, 1), date(2026, 11, 30))
HEAD = "Lê Văn Trưởng"
POSTAL = Session("buu", "Bưu tá", "postal", must_change=False)


@pytest.fixture(name="counter")
def opened(tmp_path: Path) -> Counter:
    return counter(tmp_path)


@pytest.fixture(name="registers")
def of_the_desk(counter: Counter) -> Registers:
    return Registers(counter.cases, counter.place.reference, counter.place.desk.desk)


def volume(counter: Counter) -> int:
    return counter.place.desk.desk.number


def to_new_year(counter: Counter) -> None:
    counter.place.hands.pass_time(days=40)


def paper(registers: Registers, number: int, span: Span = YEAR) -> bytes:
    return render_form(registers.form(number, span))


def test_each_line_says_what_happened_to_its_dossier(counter: Counter, registers: Registers) -> None:
    identity = counter.receive()
    counter.receive()
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    counter.place.hands.pass_time(days=3)
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    text = extracted(paper(registers, volume(counter)))
    for said in ("SỔ THEO DÕI", f"quyển số {volume(counter)}", "Nguyễn Thị Đẹp", "0912 345 678", "trực tiếp"):
        assert said in text
    assert [(one.count, one.last, one.own) for one in registers.volumes(YEAR)] == [(2, 2, True)]


def test_a_span_prints_its_own_days_alone_and_says_which(counter: Counter, registers: Registers) -> None:
    counter.receive()
    counter.place.hands.pass_time(days=10)
    counter.receive()
    text = extracted(paper(registers, volume(counter), NOVEMBER))
    assert "trích từ ngày 01/11/2026 đến ngày 30/11/2026" in text
    assert ("-261123-0001" in text, "-261203-" in text) == (True, False)
    with pytest.raises(BadInput):
        registers.form(volume(counter), Span(date(2026, 1, 1), date(2026, 1, 31)))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 5, 2), date(2026, 5, 1)),
        (date(2025, 12, 1), date(2026, 1, 31)),
        (date(1999, 1, 1), date(1999, 2, 1)),
    ],
)
def test_a_span_that_is_none_is_refused(first: date, last: date) -> None:
    with pytest.raises(BadInput):
        Span(first, last)


@pytest.mark.rule("register.paper", profile="national_2018")
def test_a_closed_volume_is_signed_and_printed_again_byte_for_byte(counter: Counter, registers: Registers) -> None:
    identity = counter.receive()
    counter.receive()
    to_new_year(counter)
    closing = registers.close(volume(counter), 2026, HEAD, SUPERVISOR_HOA)
    assert (closing.on, closing.head, closing.count, closing.last) == (date(2027, 1, 2), HEAD, 2, 2)
    first = paper(registers, volume(counter))
    assert "Sổ này khóa ngày 02/01/2027, gồm 2 hồ sơ, số thứ tự từ 01 đến 02." in extracted(first)
    assert HEAD in extracted(first)
    counter.place.hands.pass_time(days=5)
    counter.handovers.hand_over(identity, "Tư pháp", CLERK_LAN)
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert paper(registers, volume(counter)) == first
    assert registers.is_as_closed(volume(counter), 2026)
    (shown,) = registers.volumes(YEAR)
    assert shown.closing == closing


def test_what_is_entered_for_the_old_year_afterwards_stands_on_no_closed_page(
    counter: Counter, registers: Registers
) -> None:
    counter.receive()
    to_new_year(counter)
    registers.close(volume(counter), 2026, HEAD, SUPERVISOR_HOA)
    first = paper(registers, volume(counter))
    counter.receive(receipt_of(received=parse_iso("2026-12-30T09:00:00"), sheet="DP007-00042"))
    assert paper(registers, volume(counter)) == first
    (shown,) = registers.volumes(YEAR)
    assert (shown.count, shown.later) == (2, 1)


def test_a_new_year_begins_a_new_volume_at_one(counter: Counter, registers: Registers) -> None:
    counter.receive()
    to_new_year(counter)
    counter.receive()
    (shown,) = registers.volumes(year_span(2027))
    assert (shown.count, shown.last) == (1, 1)


@pytest.mark.parametrize("days", [0, 30])
def test_a_year_that_is_not_over_is_not_closed(counter: Counter, registers: Registers, days: int) -> None:
    counter.receive()
    counter.place.hands.pass_time(days=days)
    with pytest.raises(RuleViolation, match="31 December"):
        registers.close(volume(counter), 2026, HEAD, SUPERVISOR_HOA)
    assert "RegisterClosed" not in counter.place.entry_types()


def test_it_is_closed_once_with_a_name_and_by_whoever_may(counter: Counter, registers: Registers) -> None:
    counter.receive()
    to_new_year(counter)
    with pytest.raises(BadInput):
        registers.close(volume(counter), 2026, " ", SUPERVISOR_HOA)
    with pytest.raises(RuleViolation):
        registers.close(volume(counter), 2026, HEAD, POSTAL)
    with pytest.raises(BadInput):
        registers.close(99, 2026, HEAD, SUPERVISOR_HOA)
    registers.close(volume(counter), 2026, HEAD, SUPERVISOR_HOA)
    with pytest.raises(RuleViolation, match="closed already"):
        registers.close(volume(counter), 2026, HEAD, SUPERVISOR_HOA)
    assert counter.place.entry_types().count("RegisterClosed") == 1
