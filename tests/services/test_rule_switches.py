"""An unverified rule holds where the office switched it on, in every place that applies rules, and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.errors import BadInput, Problem, RuleViolation
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.rule_book import RuleBook
from counter_app.services.rule_switches import RuleSwitches
from counter_app.services.sign_in import Session
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.results import ArrivedResult
from counter_app.store.rebuilding import rebuild
from counter_app.wire.entry import Entry
from tests.services.chosen_regulation import changed_profile, choose
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import Counter, counter
from tests.store.feed_arrivals import arrive, judged

TUAN = Session("tuan", "Phạm Văn Tuấn", ADMINISTRATOR, must_change=False)
UNREAD = "forms.slip_size"  # unverified in the shipped national profile
GROUND = "Công văn 15/UBND ngày 20/11/2026"
UNIT = "Phòng Tư pháp"


@pytest.fixture(name="opened")
def opened_counter(tmp_path: Path) -> Counter:
    return counter(tmp_path)


def switches(opened: Counter) -> RuleSwitches:
    return RuleSwitches(opened.cases, opened.place.reference)


def switched_on(opened: Counter) -> frozenset[str]:
    return opened.place.reference.switched_on()


# ------------------------------------------------------------------------------------------- every place that applies


def all_unverified(rule: dict[str, Any]) -> None:
    rule["status"] = "unverified"


def closing_problem(opened: Counter) -> str:
    """What stands against closing 18 days after a supplement was asked for; '' for nothing."""
    identity = opened.receive()
    opened.supplements.ask(identity, SupplementRequest((WantedPaper("Đơn", "điều 5"),), reason="Thiếu"), CLERK_LAN)
    opened.place.hands.pass_time(days=18)
    return next((said.vi for said in opened.supplements.against_closing(identity)), "")


def second_apology(opened: Counter) -> str:
    identity = opened.receive()
    due = opened.due(identity)
    assert due is not None
    opened.appointments.move(identity, NewAppointment(due + timedelta(days=2), "Chậm"), CLERK_LAN)
    again = opened.appointments.objections(identity, NewAppointment(due + timedelta(days=4), "Chậm"))
    return "".join(said.citation for said in again if said.firm)


def hand_over_by(opened: Counter) -> str:
    limit = opened.handovers.look(opened.receive()).deadline
    return limit.rule.id if limit else ""


def proved_paper(opened: Counter) -> str:
    request = SupplementRequest((WantedPaper("Bản sao Căn cước", "điều 5"),), reason="Thiếu")
    return "".join(said.rule for said in opened.supplements.objections(opened.receive(), request))


def early_result(opened: Counter) -> str:
    identity = opened.receive()
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    return "".join(said.rule for said in opened.results.cautions(identity))


def corrected_by(opened: Counter) -> str:
    return "có hạn" if opened.results.correction_due(opened.receive()) else ""


def restarted(opened: Counter) -> str:
    identity = opened.receive()
    opened.place.hands.pass_time(days=1)
    opened.supplements.ask(identity, SupplementRequest((WantedPaper("Đơn", "điều 5"),), reason="Thiếu"), CLERK_LAN)
    opened.place.hands.pass_time(days=1)
    return "".join("anew" for step in opened.supplements.resumption(identity).explanation if "tính lại" in step.vi)


def slip_printed(opened: Counter) -> str:
    return "slip" if opened.place.intake.decide(receipt_of()).prints_slip else ""


PLACES = {
    "supplement.closing": (closing_problem, "không cho đóng hồ sơ", ""),
    "late.reappointments": (second_apology, "", "NĐ 118/2025/NĐ-CP, điều 19.6 (chưa kiểm chứng)"),
    "handover.when": (hand_over_by, "", "handover.when"),
    "intake.no_integrated_papers": (proved_paper, "", "intake.no_integrated_papers"),
    "return.early_notice": (early_result, "", "return.early_notice"),
    "error.correction": (corrected_by, "", "có hạn"),
    "term.restarts_after_supplement": (restarted, "", "anew"),
    "slip.form": (slip_printed, "", "slip"),
}


@pytest.mark.parametrize("rule_id", PLACES)
def test_a_rule_that_nobody_verified_is_applied_from_the_switch_on_and_no_longer_after_it(
    opened: Counter, rule_id: str
) -> None:
    changed_profile(opened.place, "national_2025", all_unverified)
    ask, off, on = PLACES[rule_id]
    assert off in ask(opened)
    assert bool(ask(opened)) is bool(off)
    switches(opened).switch(rule_id, TUAN, on=True, ground=GROUND)
    assert ask(opened) == on
    switches(opened).switch(rule_id, TUAN, on=False, ground=GROUND)
    assert bool(ask(opened)) is bool(off)


def test_a_rule_of_the_law_beneath_an_older_regulation_is_switched_as_well(opened: Counter) -> None:
    choose(opened.place, "binh_dinh_2019")
    switches(opened).switch("post.transit_time", TUAN, on=True, ground=GROUND)
    profile = opened.place.reference.profile(opened.place.clock.now().date())
    assert profile.rule("post.transit_time", channel="post") is not None
    assert profile.rule("post.transit_time", channel="direct") is None


# ---------------------------------------------------------------------------------------------------- the switch itself


def test_the_rules_screen_says_who_is_meant_and_the_journal_keeps_the_ground(opened: Counter) -> None:
    switches(opened).switch(UNREAD, TUAN, on=True, ground=GROUND)
    (line,) = RuleBook(opened.place.reference, opened.place.clock.now).rules(UNREAD)
    assert line.on
    assert line.unverified
    assert opened.place.entry_types()[-1] == "RuleSwitched"


@pytest.mark.parametrize("session", [CLERK_LAN, SUPERVISOR_HOA])
def test_only_the_administrator_switches(opened: Counter, session: Session) -> None:
    with pytest.raises(RuleViolation):
        switches(opened).switch(UNREAD, session, on=True, ground=GROUND)
    assert switched_on(opened) == frozenset()


@pytest.mark.parametrize(
    ("rule_id", "ground"),
    [
        ("supplement.closing", GROUND),  # read in the law: it always holds
        ("no.such_rule", GROUND),
        ("x" * 10_000, GROUND),
        (UNREAD, "  "),
        (UNREAD, "a\x00b"),
        (UNREAD, "a" * 400),
    ],
)
def test_what_cannot_be_switched_changes_nothing(opened: Counter, rule_id: str, ground: str) -> None:
    before = opened.place.entry_types()
    with pytest.raises(BadInput) as refused:
        switches(opened).switch(rule_id, TUAN, on=True, ground=ground)
    assert len(refused.value.vi) < 300
    assert opened.place.entry_types() == before


def test_a_switch_that_stands_so_already_is_told(opened: Counter) -> None:
    with pytest.raises(BadInput, match="is off already"):
        switches(opened).switch(UNREAD, TUAN, on=False, ground=GROUND)


def test_the_desks_last_word_stands_over_the_centres_settings_and_survives_a_rebuild(opened: Counter) -> None:
    choose(opened.place, "national_2025", switched_on=[UNREAD, "forms.register_size"])
    assert switched_on(opened) == {UNREAD, "forms.register_size"}
    switches(opened).switch(UNREAD, TUAN, on=False, ground=GROUND)
    assert switched_on(opened) == {"forms.register_size"}
    rebuild(opened.place.desk.database, opened.place.desk.projections)
    assert switched_on(opened) == {"forms.register_size"}


@pytest.mark.parametrize(("verdict", "holds"), [("in_order", True), ("not_permitted", False)])
def test_a_switch_that_the_centre_did_not_permit_no_longer_holds(opened: Counter, verdict: str, holds: bool) -> None:
    switches(opened).switch(UNREAD, TUAN, on=True, ground=GROUND)
    assert switched_on(opened) == {UNREAD}
    arrive(opened.place.desk, judged(1, newest_entry(opened), verdict, None))
    assert switched_on(opened) == ({UNREAD} if holds else frozenset())


def test_a_switch_decides_no_day_of_the_calendar(opened: Counter) -> None:
    before = opened.place.reference.calendar()
    switches(opened).switch(UNREAD, TUAN, on=True, ground=GROUND)
    assert opened.place.reference.calendar() == before


def test_dates_that_were_promised_stay_as_they_were(opened: Counter) -> None:
    changed_profile(opened.place, "national_2025", all_unverified)
    opened.place.hands.pass_time(hours=8)  # 16:00, after the hour of the rule
    identity = opened.receive()
    due = opened.due(identity)
    for rule_id in ("handover.cutoff", "civil_status.cutoff"):
        switches(opened).switch(rule_id, TUAN, on=True, ground=GROUND)
    assert opened.due(identity) == due


def newest_entry(opened: Counter) -> Entry:
    with opened.place.desk.database.read() as connection:
        row = connection.exec_driver_sql(
            "SELECT previous, header, body, hash FROM entries ORDER BY sequence DESC LIMIT 1"
        ).one()
    return Entry(*(bytes(part) if part is not None else None for part in row))


def test_every_refusal_of_the_switch_is_a_problem_in_both_languages(opened: Counter) -> None:
    with pytest.raises(Problem) as refused:
        switches(opened).switch("supplement.closing", TUAN, on=True, ground=GROUND)
    assert refused.value.vi
    assert refused.value.en
